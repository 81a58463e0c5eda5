"""How much one user and one address may ask of all processes together, and what is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hosted.clients import OWN_WORD

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.hosted import HostedServer


def test_a_server_that_lacks_things_keeps_its_limits_and_lets_people_read(
    poor: tuple[HostedServer, Callable[[], None]],
) -> None:
    server, end_redis = poor
    token = server.users.add("anna")
    first = [
        server.ask("/v1/annotate", token, body={"text": "内卷"}).status,
        server.ask("/v1/words", token).status,
    ]
    assert first == [200, 503]
    assert [server.ask(path).status for path in ("/healthz", "/readyz")] == [200, 503]
    answers = [server.ask("/v1/lexicon", token) for _ in range(22)]
    assert [answer.status for answer in answers] == [200] * 18 + [429] * 4
    refused = answers[-1]
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert refused.json()["type"] == "/docs#too-many-requests"
    assert 0 < int(refused.headers["Retry-After"]) <= 3601  # an hour, rounded up
    assert server.ask("/v1/lexicon", server.users.add("ben")).status == 200
    guesses = [server.ask("/v1/lexicon", f"guess {number}").status for number in range(40)]
    assert guesses == [401] * 35 + [429] * 5
    end_redis()
    assert server.ask("/v1/lexicon", token).status == 200  # each process counts by itself


def test_all_processes_figures_are_added_up(server: HostedServer, anna: str) -> None:
    def count() -> float:
        figures = server.ask("/metrics", anna).body.decode()
        name = (
            'yanwai_requests_total{method="GET",route="/v1/entries/<path:headword>",status="200"}'
        )
        [value] = [line for line in figures.splitlines() if line.startswith(name)] or ["0 0"]
        return float(value.split()[-1])

    before = count()
    for _ in range(20):
        server.ask(f"/v1/entries/{OWN_WORD}", anna)
    assert count() == before + 20
