"""The pages of what the reader has saved: empty shells, which a script with the token fills."""

from __future__ import annotations

from apiflask import APIBlueprint
from flask import render_template


def create_own_pages() -> APIBlueprint:
    """Return the routes of the words, the review and its statistics."""
    pages = APIBlueprint("own", __name__, enable_openapi=False)

    @pages.get("/words")
    def words() -> str:
        return render_template("words.html")

    @pages.get("/review")
    def review() -> str:
        return render_template("review.html")

    @pages.get("/review/statistics")
    def statistics() -> str:
        return render_template("statistics.html")

    return pages
