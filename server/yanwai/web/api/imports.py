"""The part of the JSON API that takes files of words; it needs the token."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apiflask import APIBlueprint
from flask import request

from yanwai.errors import YanwaiError
from yanwai.web.api.study_schemas import ImportQuery, ImportResponse, LeftResponse
from yanwai.web.problems import Problem, ProblemError

if TYPE_CHECKING:
    from yanwai.web.own_words import OwnWords

_LEFT_SHOWN = 100


def create_imports_api(own: OwnWords) -> APIBlueprint:
    """Return the route of the imports. What reads the formats is loaded when it is asked for."""
    api = APIBlueprint("imports", __name__, tag="Saved words")

    @api.post("/v1/imports")
    @api.input(ImportQuery, location="query", arg_name="query")
    @api.output(ImportResponse)
    def take(query: ImportQuery) -> ImportResponse:
        """Take the words of a file, sent as `application/octet-stream`.

        A backup, our table, Zhongwen's or Pleco's list, or a word a line. Nothing is taken away.
        """
        from yanwai.intake.read import read_words
        from yanwai.study.archive import take_in

        store = own.store()
        try:
            found = read_words(query.name, request.get_data(cache=False), store.clock())
        except YanwaiError as error:
            raise ProblemError(Problem.UNUSABLE_FILE, f"{error}.") from None
        taken = take_in(store, found.archive, store.clock(), may_renew=found.is_dated)
        return ImportResponse(
            read_as=found.format,
            added=len(taken.added),
            renewed=len(taken.renewed),
            kept=len(taken.kept),
            left_out=len(found.left),
            left=[
                LeftResponse(line=left.line, reason=left.reason)
                for left in found.left[:_LEFT_SHOWN]
            ],
        )

    return api
