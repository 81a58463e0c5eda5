"""The closed sets of values an entry may use; `lexicon/README.md` tells what each one means."""

from __future__ import annotations

from enum import StrEnum


class VariantKind(StrEnum):
    """How a form that people write differs from the headword."""

    TRADITIONAL = "traditional"
    TAIWAN = "taiwan"
    HONGKONG = "hongkong"
    ABBREVIATION = "abbreviation"
    FULL_FORM = "full_form"
    INITIALS = "initials"
    HOMOPHONE = "homophone"
    DISGUISE = "disguise"
    SLANG_SPELLING = "slang_spelling"
    ERHUA = "erhua"
    EMOJI = "emoji"


DISGUISES = frozenset({VariantKind.HOMOPHONE, VariantKind.DISGUISE, VariantKind.EMOJI})
"""The kinds that hide the word from a reader, or from a filter."""


class MatchMode(StrEnum):
    """How a term is found in a text."""

    PLAIN = "plain"
    CUE = "cue"
    WHOLE_MESSAGE = "whole_message"
    SPLIT = "split"
    FRAME = "frame"


class Register(StrEnum):
    """In what sort of speech or writing a sense belongs."""

    FORMAL_OFFICIAL = "formal_official"
    WRITTEN_NEUTRAL = "written_neutral"
    SPOKEN_NEUTRAL = "spoken_neutral"
    SPOKEN_CASUAL = "spoken_casual"
    NETSPEAK = "netspeak"
    SUBCULTURE = "subculture"
    DIALECT = "dialect"
    VULGAR = "vulgar"
    SLUR = "slur"


class Sentiment(StrEnum):
    """The colour a sense has in the speaker's mouth."""

    POSITIVE = "positive"
    NEUTRAL = "neutral"
    SELF_MOCKING = "self_mocking"
    IRONIC = "ironic"
    NEGATIVE = "negative"
    HOSTILE = "hostile"


class Risk(StrEnum):
    """The answer to "may I say it?", mildest first."""

    SAFE = "safe"
    KNOW_YOUR_AUDIENCE = "know_your_audience"
    RECOGNISE_ONLY = "recognise_only"
    LEGAL_OR_ACCOUNT_RISK = "legal_or_account_risk"


class Region(StrEnum):
    """Where a sense is at home."""

    MAINLAND = "mainland"
    NORTHEAST = "northeast"
    BEIJING = "beijing"
    SHANGHAI_WU = "shanghai_wu"
    SICHUAN_CHONGQING = "sichuan_chongqing"
    CANTONESE_GD = "cantonese_gd"
    HONG_KONG = "hong_kong"
    MACAU = "macau"
    TAIWAN = "taiwan"
    SINGAPORE_MALAYSIA = "singapore_malaysia"
    OVERSEAS = "overseas"


class Status(StrEnum):
    """Where a sense stands in its life."""

    RISING = "rising"
    CURRENT = "current"
    SETTLED = "settled"
    FADING = "fading"
    DEAD = "dead"
    HISTORICAL = "historical"


class Relation(StrEnum):
    """What another entry is to this one."""

    SYNONYM = "synonym"
    ANTONYM = "antonym"
    PART_OF = "part_of"
    LEADS_TO = "leads_to"
    REPLACED_BY = "replaced_by"
    CONFUSED_WITH = "confused_with"


class Certainty(StrEnum):
    """How well the story of a term's origin is known."""

    DOCUMENTED = "documented"
    LIKELY = "likely"
    FOLK = "folk"
