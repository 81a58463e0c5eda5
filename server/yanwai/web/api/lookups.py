"""The part of the JSON API that answers: what is this word under my pointer?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apiflask import APIBlueprint

from yanwai.engine.lookup_shapes import BoundariesPayload, SpanPayload
from yanwai.engine.shapes import OffsetEncoding
from yanwai.text.spans import Utf16Offsets
from yanwai.web.api.json_codec import json_response
from yanwai.web.api.schemas import (
    BATCH_EXAMPLE,
    LOOKUP_EXAMPLE,
    BatchRequest,
    BatchResponse,
    LookupRequest,
    LookupResponse,
)
from yanwai.web.api.sizes import check_size
from yanwai.web.problems import Problem, ProblemError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flask import Response

    from yanwai.settings import Limits
    from yanwai.web.live_lexicon import LiveLexicon
    from yanwai.web.turns import Turns


def create_words_api(live: LiveLexicon, limits: Limits, turns: Turns) -> APIBlueprint:
    """Return the routes that look words up."""
    api = APIBlueprint("words", __name__, tag="API")

    @api.post("/v1/lookup")
    @api.input(LookupRequest, arg_name="wish", example=LOOKUP_EXAMPLE)
    @api.output(LookupResponse)
    def lookup(wish: LookupRequest) -> Response:
        """Explain the word at a position of a text.

        The sentence decides where the word begins and ends, also when the position is that of its
        second character. The lexicon's entry comes first, CC-CEDICT's beside it.
        """
        check_size([wish.text], limits)
        encoding = OffsetEncoding(wish.offset_encoding)
        [offset] = _code_points(wish.text, {"offset": wish.offset}, encoding)
        with turns.taken():
            found = live.explainer.words.look_up(
                wish.text,
                offset,
                encoding,
                tone_sandhi=wish.tone_sandhi,
                numbered=wish.pinyin == "numbers",
            )
        return json_response(found)

    @api.post("/v1/lookup/batch")
    @api.input(BatchRequest, arg_name="wish", example=BATCH_EXAMPLE)
    @api.output(BatchResponse)
    def lookup_batch(wish: BatchRequest) -> Response:
        """Tell where the words at many positions of a text begin and end, in the order asked."""
        check_size([wish.text], limits)
        encoding = OffsetEncoding(wish.offset_encoding)
        asked = {f"offsets.{i}": offset for i, offset in enumerate(wish.offsets)}
        offsets = _code_points(wish.text, asked, encoding)
        with turns.taken():
            words = live.explainer.words.boundaries(wish.text, offsets)
        if encoding is OffsetEncoding.UTF_16:
            words = list(map(Utf16Offsets(wish.text).span_to_utf16, words))
        return json_response(BoundariesPayload([SpanPayload(*word) for word in words]))

    return api


def _code_points(text: str, asked: Mapping[str, int], encoding: OffsetEncoding) -> list[int]:
    """Convert offsets, given by the path of their field, into code points.

    Raises:
        ProblemError: one of them lies beyond the text.
    """
    units = Utf16Offsets(text) if encoding is OffsetEncoding.UTF_16 else None
    length = units.to_utf16(len(text)) if units else len(text)
    beyond = [
        {"path": path, "message": f"lies beyond the text, which has {length} of these units"}
        for path, offset in asked.items()
        if offset >= length
    ]
    if beyond:
        raise ProblemError(Problem.INVALID_REQUEST, errors=beyond)
    return [units.from_utf16(offset) if units else offset for offset in asked.values()]
