"""The JSON API, version 1."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from apiflask import APIBlueprint

from yanwai.engine.payload import entry_url
from yanwai.engine.shapes import OffsetEncoding
from yanwai.engine.tally import Tally
from yanwai.engine.wanted import Wanted
from yanwai.lexicon.search import Query
from yanwai.lexicon.vocabulary import Risk
from yanwai.web.api.json_codec import json_response
from yanwai.web.api.schemas import (
    BLOCKS_EXAMPLE,
    AnnotateRequest,
    AnnotateResponse,
    EntriesPage,
    EntriesQuery,
    EntryResponse,
    EntrySummary,
    Health,
    LexiconHealth,
    LexiconSummary,
)
from yanwai.web.api.sizes import check_size
from yanwai.web.problems import Problem, ProblemError

if TYPE_CHECKING:
    from flask import Response

    from yanwai.lexicon.index import Lexicon, LexiconEntry
    from yanwai.settings import Limits
    from yanwai.web.live_lexicon import LiveLexicon
    from yanwai.web.metrics import Metrics
    from yanwai.web.own_words import OwnWords
    from yanwai.web.turns import Turns

ENTRIES_PER_PAGE = 50


def create_api(
    live: LiveLexicon, limits: Limits, turns: Turns, own: OwnWords, metrics: Metrics
) -> APIBlueprint:
    """Return the API's routes, answering from one live lexicon."""
    api = APIBlueprint("api", __name__, tag="API")

    @api.post("/v1/annotate")
    @api.input(AnnotateRequest, arg_name="wish", example=BLOCKS_EXAMPLE)
    @api.output(AnnotateResponse)
    def annotate(wish: AnnotateRequest) -> Response:
        """Find the lexicon's terms in texts.

        Spans count code points, or UTF-16 units when `offset_encoding` says so, into the text as
        it was posted.
        """
        explainer = live.explainer
        pairs = wish.pairs()
        check_size([text for _, text in pairs], limits)
        skipped = own.store().not_marked() if wish.skip_known else frozenset()
        wanted = _wanted(wish, explainer.lexicon, skipped)
        tally = Tally()
        with turns.taken():
            document = explainer.explain(
                pairs,
                OffsetEncoding(wish.offset_encoding),
                wanted,
                with_entries=wish.detail == "tooltip",
                tally=tally,
            )
        metrics.annotated(tally)
        return json_response(document)

    @api.get("/v1/entries")
    @api.input(EntriesQuery, location="query", arg_name="query")
    @api.output(EntriesPage)
    def entries(query: EntriesQuery) -> EntriesPage:
        """List entries, or those that fit a query of characters, pinyin or English."""
        asked = Query(query.q, query.domain, query.register_, query.risk, query.region)
        found = live.explainer.search.find(asked)
        first = (query.page - 1) * ENTRIES_PER_PAGE
        return EntriesPage(
            total=len(found.entries),
            page=query.page,
            pages=max(1, ceil(len(found.entries) / ENTRIES_PER_PAGE)),
            near=found.near,
            entries=[summary(item) for item in found.entries[first : first + ENTRIES_PER_PAGE]],
        )

    @api.get("/v1/entries/<path:headword>")
    @api.output(EntryResponse)
    def entry(headword: str) -> Response:
        """Return one entry by its headword or one of its variants."""
        explainer = live.explainer
        found = explainer.lexicon.find(headword)
        if found is None:
            raise ProblemError(Problem.NO_SUCH_ENTRY)
        return json_response(explainer.entry(found.entry.headword))

    @api.get("/v1/lexicon")
    @api.output(LexiconSummary)
    def lexicon() -> LexiconSummary:
        """Tell which lexicon the server answers from."""
        used = live.explainer.lexicon
        return LexiconSummary(
            version=used.version, entries=len(used.entries), domains=used.count_by_domain()
        )

    @api.get("/healthz")
    @api.output(Health)
    def healthz() -> Health:
        """Tell that the server is up, and with which lexicon."""
        used = live.explainer.lexicon
        return Health(
            status="ok",
            lexicon=LexiconHealth(
                version=used.version, entries=len(used.entries), complaints=len(live.complaints)
            ),
        )

    return api


def summary(item: LexiconEntry) -> EntrySummary:
    """Return an entry as lists show it."""
    entry = item.entry
    return EntrySummary(
        headword=entry.headword,
        traditional=item.traditional,
        pinyin=entry.pinyin,
        tagline=entry.tagline,
        domain=item.domain,
        url=entry_url(entry.headword),
        is_own=item.is_own,
    )


def _wanted(wish: AnnotateRequest, lexicon: Lexicon, skipped: frozenset[str]) -> Wanted:
    unknown = [
        {"path": f"domains.{i}", "message": f"must be one of {', '.join(lexicon.domains)}"}
        for i, domain in enumerate(wish.domains or ())
        if domain not in lexicon.domains
    ]
    if unknown:
        raise ProblemError(Problem.INVALID_REQUEST, errors=unknown)
    return Wanted(
        domains=None if wish.domains is None else frozenset(wish.domains),
        max_risk=Risk(wish.max_risk),
        min_confidence=wish.min_confidence,
        skipped=skipped,
    )
