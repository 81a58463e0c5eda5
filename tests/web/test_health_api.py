"""What watches over a server is told: whether it is ready, and figures without a word in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prometheus_client.parser import text_string_to_metric_families

from support.server import free_port
from yanwai.settings import Settings
from yanwai.web.app import create_app

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from yanwai.web.live_lexicon import LiveLexicon

BASE = "http://127.0.0.1:8788"


def figures(client: FlaskClient) -> dict[tuple[str, ...], float]:
    """Return each figure by its name and labels."""
    told = client.get("/metrics").get_data(as_text=True)
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(told)
        for sample in family.samples
    }


def test_a_server_with_its_lexicon_is_ready(client: FlaskClient, live: LiveLexicon) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.get_json() == {
        "status": "ready",
        "lexicon_version": live.explainer.lexicon.version,
    }


def test_a_server_whose_database_is_away_is_not_ready(
    settings: Settings, live: LiveLexicon
) -> None:
    away = Settings(
        lexicon_folders=settings.lexicon_folders,
        data_folder=settings.data_folder,
        database=f"postgresql://nobody@127.0.0.1:{free_port()}/words",
    )
    answer = create_app(away, live).test_client().get("/readyz", base_url=BASE)
    assert answer.status_code == 503
    assert answer.content_type == "application/problem+json"


def test_requests_are_counted_by_the_routes_template(client: FlaskClient) -> None:
    for word in ("小程序", "上头"):
        client.get(f"/v1/entries/{word}")
    client.get("/v1/entries/没有")
    client.get("/nowhere/小程序")
    client.get("/healthz", headers={"Host": "evil.example"})
    counted = figures(client)
    route = "/v1/entries/<path:headword>"
    assert counted["yanwai_requests_total", "GET", route, "200"] == 2
    assert counted["yanwai_requests_total", "GET", route, "404"] == 1
    assert counted["yanwai_requests_total", "GET", "other", "404"] == 1
    assert counted["yanwai_requests_total", "GET", "/healthz", "421"] == 1
    assert counted["yanwai_request_duration_seconds_count", route] == 3


def test_blocks_are_counted_and_those_known_from_before(client: FlaskClient) -> None:
    blocks = [{"id": "1", "text": "打开小程序"}, {"id": "2", "text": "太上头了"}]
    client.post("/v1/annotate", json={"blocks": blocks})
    client.post("/v1/annotate", json={"blocks": blocks[:1]})
    counted = figures(client)
    assert counted[("yanwai_annotated_blocks_total",)] == 3
    assert counted[("yanwai_annotated_characters_total",)] == 14
    assert counted[("yanwai_remembered_blocks_total",)] == 1


def test_a_method_that_is_made_up_makes_no_series_of_its_own(client: FlaskClient) -> None:
    client.open("/healthz", method="INVENTED")
    assert ("yanwai_requests_total", "other", "other", "405") in figures(client)


def test_no_figure_holds_a_word(client: FlaskClient) -> None:
    client.post("/v1/annotate", json={"text": "打开小程序"})
    client.get("/v1/entries/小程序")
    client.put("/v1/words/小程序", json={"status": "小程序"})
    told = client.get("/metrics").get_data(as_text=True)
    assert told.isascii()
    assert "%E5" not in told


def test_pages_elsewhere_may_not_read_the_figures(client: FlaskClient) -> None:
    assert client.get("/metrics", headers={"Origin": "https://evil.example"}).status_code == 403
