"""The pages on which the reader writes entries: shells, which a script with the token fills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apiflask import APIBlueprint
from flask import render_template, request

from yanwai.lexicon.labels import LABELS
from yanwai.lexicon.model import LONGEST_WORD
from yanwai.lexicon.vocabulary import Register, Risk, Sentiment
from yanwai.web.problems import Problem, ProblemError

if TYPE_CHECKING:
    from enum import StrEnum

    from yanwai.web.live_lexicon import LiveLexicon
    from yanwai.web.own_entries import OwnEntries


def create_own_entries_pages(live: LiveLexicon, entries: OwnEntries) -> APIBlueprint:
    """Return the routes of the form for a new entry and for one that is there."""
    pages = APIBlueprint("own_entries_pages", __name__, enable_openapi=False)

    @pages.app_context_processor
    def links() -> dict[str, bool]:
        return {"can_write": True}  # without these routes no page leads to them

    def form(headword: str, *, is_new: bool) -> str:
        return render_template(
            "own_entry.html",
            headword=headword,
            is_new=is_new,
            domains={name: of.title for name, of in live.explainer.lexicon.domains.items()},
            registers=_labelled(Register),
            sentiments=_labelled(Sentiment),
            risks=_labelled(Risk),
        )

    @pages.get("/lexicon/new")
    def new() -> str:
        return form(request.args.get("headword", "").strip()[:LONGEST_WORD], is_new=True)

    @pages.get("/lexicon/edit/<path:headword>")
    def edit(headword: str) -> str:
        if entries.find(headword) is None:
            raise ProblemError(Problem.NO_SUCH_OWN_ENTRY)
        return form(headword, is_new=False)

    return pages


def _labelled(values: type[StrEnum]) -> dict[str, str]:
    return {value: LABELS[value][0].upper() + LABELS[value][1:] for value in values}
