"""The part of the API for whatever watches over a server: is it ready, and how much does it do?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apiflask import APIBlueprint
from flask import Response
from prometheus_client import CONTENT_TYPE_LATEST

from yanwai.web.api.schemas import Readiness

if TYPE_CHECKING:
    from yanwai.web.live_lexicon import LiveLexicon
    from yanwai.web.metrics import Metrics
    from yanwai.web.own_words import OwnWords

_FIGURES: dict[int | str, dict[str, str | dict[str, dict[str, Any]]]] = {
    200: {
        "description": "The figures in Prometheus' text format.",
        "content": {"text/plain": {"schema": {"type": "string"}}},
    }
}


def create_health_api(live: LiveLexicon, own: OwnWords, metrics: Metrics) -> APIBlueprint:
    """Return the routes beside /healthz."""
    api = APIBlueprint("health", __name__, tag="API")

    @api.get("/readyz")
    @api.output(Readiness)
    def readyz() -> Readiness:
        """Tell whether requests can be served: lexicon loaded, and the database answers."""
        own.check_database()
        return Readiness(status="ready", lexicon_version=live.explainer.lexicon.version)

    @api.get("/metrics")
    @api.doc(responses=_FIGURES)
    def figures() -> Response:
        """Return counts and durations for Prometheus; they hold no text, words or addresses."""
        return Response(metrics.exposition(), content_type=CONTENT_TYPE_LATEST)

    return api
