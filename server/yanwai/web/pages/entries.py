"""The pages for people beside the reader: the entries, and the documentation of the API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apiflask import APIBlueprint
from flask import current_app, redirect, render_template, url_for

from yanwai.lexicon.labels import LABELS
from yanwai.web.problems import Problem

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from yanwai.web.live_lexicon import LiveLexicon


def create_pages(live: LiveLexicon) -> APIBlueprint:
    """Return the routes of the pages, showing one live lexicon."""
    pages = APIBlueprint("pages", __name__, enable_openapi=False)

    @pages.app_context_processor
    def labels() -> dict[str, Any]:
        return {"labels": LABELS}

    @pages.get("/entries/<path:headword>")
    def entry(headword: str) -> ResponseReturnValue:
        explainer = live.explainer
        found = explainer.lexicon.find(headword)
        if found is None:
            page = render_template("missing.html", word=headword[:40])
            return page, 404
        if found.entry.headword != headword:
            return redirect(url_for("pages.entry", headword=found.entry.headword))
        domain = explainer.lexicon.domains[found.domain]
        return render_template("entry.html", entry=explainer.entry(headword), domain=domain)

    @pages.get("/docs")
    def docs() -> str:
        return render_template("docs.html", spec=current_app.spec, problems=list(Problem))  # type: ignore[attr-defined]

    return pages
