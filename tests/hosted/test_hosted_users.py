"""Through TLS: nothing without a token, and each user's own words with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from support.hosted import HostedServer

CONTEXT = {"sentence": "别内卷了。", "url": "https://a.cn/", "title": "卷"}


@pytest.mark.parametrize(
    "path",
    ["/", "/docs", "/openapi.json", "/metrics", "/v1/lexicon", "/v1/words", "/static/x", "/none"],
)
@pytest.mark.parametrize("token", [None, "", "wrong"])
def test_without_a_users_token_nothing_is_told(
    server: HostedServer, path: str, token: str | None
) -> None:
    answer = server.ask(path, token)
    assert answer.status == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_health_is_told_to_everybody(server: HostedServer, path: str) -> None:
    assert server.ask(path).status == 200


def test_two_users_see_only_their_own_words(server: HostedServer, anna: str, ben: str) -> None:
    saved = {"status": "known", "context": CONTEXT}
    assert server.ask("/v1/words/内卷", anna, method="PUT", body=saved).status == 200
    assert server.ask("/v1/words/内卷", anna).json()["contexts"][0]["sentence"] == "别内卷了。"
    assert server.ask("/v1/words/内卷", ben).status == 404
    assert server.ask("/v1/words/内卷", ben, method="DELETE").status == 404
    assert server.ask("/v1/words", ben).json()["total"] == 0
    assert server.ask("/v1/undo", ben, body={}).json()["undone"] is None
    assert server.ask("/v1/exports/words.json", ben).json()["words"] == []
    wish = {"text": "这行太内卷了。", "skip_known": True, "detail": "spans"}
    found = [
        len(server.ask("/v1/annotate", token, body=wish).json()["blocks"][0]["annotations"])
        for token in (anna, ben)
    ]
    assert found == [0, 1]


def test_a_user_who_is_removed_is_out_at_once_and_one_added_is_in(server: HostedServer) -> None:
    token = server.users.add("carl")
    asked = [server.ask("/v1/lexicon", token).status for _ in range(6)]  # of every process
    server.users.remove("carl")
    asked += [server.ask("/v1/lexicon", token).status for _ in range(6)]
    assert asked == [200] * 6 + [401] * 6


def test_the_words_of_a_removed_user_wait_for_one_added_again(server: HostedServer) -> None:
    token = server.users.add("dora")
    server.ask("/v1/words/躺平", token, method="PUT", body={"status": "learning"})
    server.users.remove("dora")
    assert server.ask("/v1/words", server.users.add("dora")).json()["total"] == 1


def test_nobody_writes_entries_for_all(server: HostedServer, anna: str) -> None:
    assert server.ask("/v1/own-entries", anna, body={}).status == 404
    assert server.ask("/lexicon/new", anna).status == 404
