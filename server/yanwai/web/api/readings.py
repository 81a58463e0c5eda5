"""The part of the JSON API that answers: how do the words of these paragraphs read?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apiflask import APIBlueprint

from yanwai.engine.lookup_shapes import ReadingsPayload
from yanwai.engine.shapes import OffsetEncoding
from yanwai.web.api.json_codec import json_response
from yanwai.web.api.schemas import READINGS_EXAMPLE, ReadingsRequest, ReadingsResponse
from yanwai.web.api.sizes import check_size

if TYPE_CHECKING:
    from flask import Response

    from yanwai.settings import Limits
    from yanwai.web.live_lexicon import LiveLexicon
    from yanwai.web.turns import Turns


def create_readings_api(live: LiveLexicon, limits: Limits, turns: Turns) -> APIBlueprint:
    """Return the route that reads paragraphs aloud."""
    api = APIBlueprint("readings", __name__, tag="API")

    @api.post("/v1/readings")
    @api.input(ReadingsRequest, arg_name="wish", example=READINGS_EXAMPLE)
    @api.output(ReadingsResponse)
    def readings(wish: ReadingsRequest) -> Response:
        """Tell how the words of texts read, each in its sentence.

        Every word that holds a Chinese character is answered, cut as `/v1/lookup` cuts. Reading
        takes far longer than annotating: ask for what is in view, not for a whole book.
        """
        check_size([block.text for block in wish.blocks], limits, limits.reading_chars)
        encoding = OffsetEncoding(wish.offset_encoding)
        ruby = live.explainer.ruby
        with turns.taken():
            blocks = [ruby.block(block.id, block.text, encoding) for block in wish.blocks]
        return json_response(ReadingsPayload(blocks))

    return api
