"""Entries and annotations in, the shapes of the public API out."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from yanwai.engine.shapes import (
    AnnotationPayload,
    BlockPayload,
    ChoicePayload,
    EntryPayload,
    ExamplePayload,
    FactPayload,
    OffsetEncoding,
    OriginPayload,
    ProsePayload,
    RelatedPayload,
    RunPayload,
    SensePayload,
    SourcePayload,
    VariantPayload,
)
from yanwai.lexicon.pinyin import to_zhuyin
from yanwai.lexicon.prose import parse_prose
from yanwai.text.spans import Span, Utf16Offsets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from yanwai.engine.annotate import Annotation
    from yanwai.engine.readings import Reader
    from yanwai.lexicon.index import Lexicon, LexiconEntry
    from yanwai.lexicon.model import Entry, Sense


def entry_url(headword: str) -> str:
    """Return the address of an entry's page, from the server's root."""
    return f"/entries/{headword}"


class PayloadBuilder:
    """Builds payloads for one lexicon, each entry's once."""

    def __init__(self, lexicon: Lexicon, reader: Reader) -> None:
        self._lexicon = lexicon
        self._reader = reader
        # An entry's payload reads its examples aloud, so it is built when it is first asked for.
        self.entry: Callable[[str], EntryPayload] = lru_cache(maxsize=None)(self._build_entry)

    def block(
        self, block_id: str, text: str, annotations: Iterable[Annotation], encoding: OffsetEncoding
    ) -> BlockPayload:
        """Return a block's annotations with offsets in `encoding`."""
        offsets = Utf16Offsets(text) if encoding is OffsetEncoding.UTF_16 else None
        return BlockPayload(block_id, [annotation_payload(a, text, offsets) for a in annotations])

    def _build_entry(self, headword: str) -> EntryPayload:
        item = self._lexicon.entries[headword]
        entry = item.entry
        return EntryPayload(
            headword=entry.headword,
            traditional=item.traditional,
            pinyin=entry.pinyin,
            pinyin_note=entry.pinyin_note,
            zhuyin=to_zhuyin(entry.headword, entry.pinyin),
            tagline=entry.tagline,
            senses=[_sense(sense) for sense in entry.senses],
            when_it_fits=entry.when_it_fits,
            when_it_fits_blocks=[
                ProsePayload(block.kind, [RunPayload(*run) for run in block.runs])
                for block in parse_prose(entry.when_it_fits)
            ],
            how_people_say_it=self._examples(entry),
            choose_by_situation=[
                ChoicePayload(choice.term, choice.meaning, choice.when, self._url_of(choice.term))
                for choice in entry.choose_by_situation
            ],
            avoid=list(entry.avoid),
            variants=[VariantPayload(variant.form, variant.kind) for variant in entry.variants],
            related=[
                RelatedPayload(related.term, related.as_, entry_url(related.term))
                for related in entry.related
            ],
            origin=self._origin(entry),
            facts=[
                FactPayload(fact.claim, fact.as_of, self._source(fact.source))
                for fact in entry.facts
            ],
            sources=[found for key in entry.sources if (found := self._source(key))],
            domain=item.domain,
            reviewed=entry.reviewed,
            url=entry_url(entry.headword),
            is_own=item.is_own,
        )

    def _examples(self, entry: Entry) -> list[ExamplePayload]:
        return [
            ExamplePayload(
                example.zh,
                example.pinyin or self._reader.example(example.zh, entry),
                example.en,
                example.situation,
            )
            for example in entry.how_people_say_it
        ]

    def _origin(self, entry: Entry) -> OriginPayload | None:
        origin = entry.origin
        if origin is None:
            return None
        source = self._source(origin.source) if origin.source else None
        return OriginPayload(origin.text, origin.certainty, source)

    def _source(self, key: str) -> SourcePayload | None:
        """Return a source, or None for a key that leads nowhere: the checker complains of it."""
        source = self._lexicon.sources.get(key)
        if source is None:
            return None
        return SourcePayload(source.title, source.publisher, source.url, source.date)

    def _url_of(self, term: str) -> str | None:
        found: LexiconEntry | None = self._lexicon.find(term)
        return entry_url(found.entry.headword) if found else None


def annotation_payload(
    annotation: Annotation, text: str, offsets: Utf16Offsets | None
) -> AnnotationPayload:
    """Return an annotation of a text; without `offsets`, spans are counted in code points."""

    def count(span: Span) -> Span:
        return offsets.span_to_utf16(span) if offsets else span

    start, end = count(annotation.span)
    return AnnotationPayload(
        start=start,
        end=end,
        parts=[(part.start, part.end) for part in map(count, annotation.parts)],
        surface=annotation.span.cut(text),
        headword=annotation.entry.headword,
        sense=annotation.sense.id,
        other_senses=[sense.id for sense in annotation.other_senses],
        match=annotation.kind,
        confidence=annotation.confidence,
    )


def _sense(sense: Sense) -> SensePayload:
    return SensePayload(
        id=sense.id,
        meaning=sense.meaning,
        literal=sense.literal,
        register=sense.register_,
        sentiment=sense.sentiment,
        risk=sense.risk,
        risk_note=sense.risk_note,
        region=list(sense.region),
        since=sense.since,
        status=sense.status,
        audience=sense.audience,
    )
