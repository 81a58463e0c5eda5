"""The pages of the lexicon: what is in it, by domain, register, risk and region, and the search."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from apiflask import APIBlueprint
from flask import Response, redirect, render_template, request, url_for

from yanwai.lexicon.search import Query
from yanwai.lexicon.vocabulary import Region, Register, Risk
from yanwai.web.pages.feed import newest_entries

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flask.typing import ResponseReturnValue

    from yanwai.lexicon.index import Lexicon, LexiconEntry
    from yanwai.web.live_lexicon import LiveLexicon

ENTRIES_PER_PAGE = 40
MOST_QUERY_CHARS = 100
_FIELDS = ("q", "domain", "register", "risk", "region")


@dataclass(frozen=True, slots=True)
class _Page:
    """One page of a list; numbers count from 1."""

    entries: list[LexiconEntry]
    number: int
    of: int
    total: int


def create_lexicon_pages(live: LiveLexicon) -> APIBlueprint:
    """Return the routes of the lexicon's pages, showing one live lexicon."""
    pages = APIBlueprint("lexicon_pages", __name__, enable_openapi=False)

    @pages.get("/lexicon")
    def lexicon() -> ResponseReturnValue:
        explainer = live.explainer
        asked = {field: request.args.get(field, "").strip() for field in _FIELDS}
        asked["q"] = asked["q"][:MOST_QUERY_CHARS]
        options = _options(explainer.lexicon)
        wrong = {f: v for f, v in asked.items() if v and f in options and v not in options[f]}
        kept = {field: value for field, value in asked.items() if value and field not in wrong}
        shown: dict[str, Any] = {"asked": kept, "options": options, "wrong": wrong}
        if not kept:
            shown["shelves"] = _shelves(explainer.lexicon)
            shown["own"] = [i for i in explainer.lexicon.entries.values() if i.is_own]
            return render_template("lexicon.html", page=None, near=False, **shown)
        words = kept.pop("q", "")
        found = explainer.search.find(Query(words, **kept))
        page = _page(found.entries, request.args.get("page", ""))
        link = url_for("lexicon_pages.lexicon") + "?" + urlencode({"q": words, **kept})
        shown["asked"] = {"q": words, **kept}
        return render_template("lexicon.html", page=page, near=found.near, link=link, **shown)

    @pages.get("/lexicon/feed.atom")
    def feed() -> Response:
        entries = newest_entries(live.explainer.lexicon, live.files)
        address = request.host_url.rstrip("/")
        text = render_template("feed.xml", entries=entries, address=address)
        return Response(text, content_type="application/atom+xml; charset=utf-8")

    @pages.get("/lexicon/random")
    def random_entry() -> ResponseReturnValue:
        headword = secrets.choice(list(live.explainer.lexicon.entries))
        response = redirect(url_for("pages.entry", headword=headword))
        response.headers["Cache-Control"] = "no-store"
        return response

    return pages


def _options(lexicon: Lexicon) -> dict[str, Mapping[str, str | None]]:
    """Return what each field may be, with its title; None where the labels have one."""
    return {
        "domain": {name: domain.title for name, domain in lexicon.domains.items()},
        "register": dict.fromkeys(Register),
        "risk": dict.fromkeys(Risk),
        "region": dict.fromkeys(Region),
    }


def _shelves(lexicon: Lexicon) -> list[tuple[str, str, list[LexiconEntry]]]:
    """Return, for each domain that has entries, its name, its title and the entries."""
    by_domain = groupby(lexicon.entries.values(), key=lambda item: item.domain)
    return [(name, lexicon.domains[name].title, list(items)) for name, items in by_domain]


def _page(entries: list[LexiconEntry], number: str) -> _Page:
    """Cut out one page; a number that is none, or too high, gives the nearest one."""
    pages = max(1, ceil(len(entries) / ENTRIES_PER_PAGE))
    wanted = int(number) if number.isdecimal() and len(number) < 6 else 1
    at = min(max(wanted, 1), pages)
    first = (at - 1) * ENTRIES_PER_PAGE
    return _Page(entries[first : first + ENTRIES_PER_PAGE], at, pages, len(entries))
