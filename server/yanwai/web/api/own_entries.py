"""The part of the JSON API that takes the reader's own entries; all of it needs the token."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import orjson
from apiflask import APIBlueprint

from yanwai.authoring.draft import advice, read_draft
from yanwai.authoring.scaffold import derived_pinyin
from yanwai.engine.payload import entry_url
from yanwai.lexicon.model import LONGEST_WORD
from yanwai.web.api.own_entries_schemas import (
    ENTRY_EXAMPLE,
    Complaint,
    OwnEntryChecked,
    OwnEntryDraft,
    OwnEntryRequest,
    OwnEntryResponse,
    OwnEntryWritten,
)
from yanwai.web.api.sizes import check_size
from yanwai.web.problems import Problem, ProblemError, shown_path

if TYPE_CHECKING:
    from datetime import date

    from yanwai.authoring.draft import Draft
    from yanwai.settings import Limits
    from yanwai.web.live_lexicon import LiveLexicon
    from yanwai.web.own_entries import OwnEntries
    from yanwai.web.own_words import OwnWords
    from yanwai.web.turns import Turns

MOST_ENTRY_CHARS = 15_000  # of its JSON; the longest entry of the lexicon has half of it


def create_own_entries_api(
    live: LiveLexicon, entries: OwnEntries, own: OwnWords, limits: Limits, turns: Turns
) -> APIBlueprint:
    """Return the routes that check, write and return entries of the reader's own."""
    api = APIBlueprint("own_entries", __name__, tag="Own entries")

    def read(wish: OwnEntryDraft) -> Draft:
        own.check_token()
        check_size([_as_json(wish.entry)], limits, MOST_ENTRY_CHARS)
        return read_draft(wish.entry, wish.domain, live.explainer.lexicon, _today())

    @api.post("/v1/own-entries/check")
    @api.input(OwnEntryDraft, arg_name="wish", example=ENTRY_EXAMPLE)
    @api.output(OwnEntryChecked)
    def check(wish: OwnEntryDraft) -> OwnEntryChecked:
        """Tell everything that is wrong with an entry, at each of its fields."""
        draft = read(wish)
        with turns.taken():
            advised = list(advice(draft, live.explainer.lexicon, _today()))
        told = [(remark, True) for remark in draft.faults] + [(r, False) for r in advised]
        return OwnEntryChecked(
            complaints=[
                Complaint(path=_name(path), message=message, keeps_out=keeps_out)
                for (path, message), keeps_out in told
            ],
            pinyin=_usual_pinyin(wish.entry.get("headword")),
        )

    @api.post("/v1/own-entries")
    @api.input(OwnEntryRequest, arg_name="wish", example=ENTRY_EXAMPLE)
    @api.output(OwnEntryWritten, status_code=201)
    def write(wish: OwnEntryRequest) -> OwnEntryWritten:
        """Write an entry into the reader's own folder; it is in use when this is answered."""
        draft = read(wish)
        if draft.entry is None:
            why = "does not fit: /v1/own-entries/check says why"
            faults = [{"path": shown_path(_name(r.path)), "message": why} for r in draft.faults]
            raise ProblemError(Problem.INVALID_REQUEST, errors=faults)
        file = entries.write(draft.entry, wish.domain, replace=wish.replace)
        headword = draft.entry.headword
        return OwnEntryWritten(headword=headword, url=entry_url(headword), file=str(file))

    @api.get("/v1/own-entries/<path:headword>")
    @api.output(OwnEntryResponse)
    def entry(headword: str) -> OwnEntryResponse:
        """Return an own entry as its file holds it, to be changed."""
        own.check_token()
        found = entries.find(headword)
        if found is None:
            raise ProblemError(Problem.NO_SUCH_OWN_ENTRY)
        return OwnEntryResponse.model_validate({"domain": found.domain, "entry": found.fields})

    return api


def _today() -> date:
    return datetime.now(tz=UTC).date()


def _as_json(fields: dict[str, Any]) -> str:
    try:
        return orjson.dumps(fields).decode()
    except TypeError:  # nested more deeply than it writes
        raise ProblemError(Problem.INVALID_REQUEST) from None


def _name(path: tuple[str | int, ...]) -> str:
    return ".".join(map(str, path))


def _usual_pinyin(headword: object) -> str:
    if not isinstance(headword, str) or not 0 < len(headword.strip()) <= LONGEST_WORD:
        return ""
    return derived_pinyin(headword.strip())
