"""What nginx and the guard turn away, and what is logged of it all: no word."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from support.hosted import DEPLOY, GUNICORN, HOST, configure_nginx, make_certificate, nginx

if TYPE_CHECKING:
    from pathlib import Path

    from support.hosted import HostedServer

CANARY = "鱟蝯鬱金絲雀"


@pytest.mark.parametrize("host", ["127.0.0.1", "evil.example", f"{HOST}.evil.example", f"{HOST}:1"])
def test_another_host_is_misdirected(server: HostedServer, anna: str, host: str) -> None:
    answer = server.ask("/v1/lexicon", anna, headers={"Host": host})
    assert answer.status == 421
    assert answer.json()["type"] == "/docs#host-not-allowed"


@pytest.mark.parametrize(
    ("origin", "status"), [(f"https://{HOST}", 200), (f"http://{HOST}", 403), ("null", 403)]
)
def test_only_our_own_pages_may_ask(
    server: HostedServer, anna: str, origin: str, status: int
) -> None:
    assert server.ask("/v1/lexicon", anna, headers={"Origin": origin}).status == status


@pytest.mark.parametrize(
    ("path", "mebibytes", "status"),
    [("/v1/annotate", 3, 413), ("/v1/imports?name=x", 3, 422), ("/v1/imports?name=x", 22, 413)],
)
def test_a_body_over_the_limit_is_refused(
    server: HostedServer, anna: str, path: str, mebibytes: int, status: int
) -> None:
    headers = {"Content-Type": "application/octet-stream"}
    answer = server.ask(path, anna, body=b"\0" * mebibytes * 2**20, headers=headers)
    assert answer.status == status
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_nobody_can_say_for_another_where_a_request_comes_from(
    server: HostedServer, anna: str
) -> None:
    forged = {"X-Forwarded-For": "192.0.2.7", "X-Forwarded-Host": "evil.example"}
    assert server.ask("/v1/lexicon", anna, headers=forged).status == 200


def test_no_word_that_was_read_or_asked_for_is_logged(server: HostedServer, anna: str) -> None:
    server.ask("/v1/annotate", anna, body={"text": CANARY})
    server.ask("/v1/annotate", anna, body={"text": CANARY, CANARY: CANARY})
    server.ask(f"/v1/words/{CANARY}", anna)
    server.ask(f"/v1/entries?q={CANARY}", anna)
    server.ask(f"/v1/{CANARY}", CANARY.encode().hex(), body={"text": CANARY})
    logged = server.logs() + server.ask("/metrics", anna).body.decode()
    assert "POST 200" in logged
    encoded = CANARY.encode()
    forms = [CANARY, encoded.hex(), "".join(f"%{byte:02X}" for byte in encoded)[:18]]
    assert [form for form in forms if form in logged] == []
    assert anna not in logged


def test_nginx_takes_the_shipped_configuration(tmp_path: Path) -> None:
    make_certificate(tmp_path)
    configure_nginx(tmp_path, 443)
    checked = subprocess.run([*nginx(tmp_path), "-t"], capture_output=True, check=False)
    assert checked.returncode == 0, checked.stderr.decode()
    assert b"warn" not in checked.stderr


def test_systemd_takes_the_shipped_unit(tmp_path: Path) -> None:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("there is no systemd-analyze")
    shipped = (DEPLOY / "yanwai.service").read_text(encoding="utf-8")
    unit = tmp_path / "yanwai.service"
    unit.write_text(shipped.replace("/opt/yanwai/bin/gunicorn", sys.executable), encoding="utf-8")
    checked = subprocess.run([program, "verify", unit], capture_output=True, check=False)
    assert checked.stderr.decode() == ""
    assert checked.returncode == 0


def test_a_server_for_nobody_does_not_start(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "YANWAI_ALLOWED_HOSTS": HOST,
        "YANWAI_USERS": str(tmp_path / "users.json"),
        "YANWAI_METRICS": str(tmp_path / "metrics"),
    }
    ended = subprocess.run(GUNICORN, env=environment, capture_output=True, check=False, timeout=60)
    assert ended.returncode == 2
    [line] = ended.stderr.decode().splitlines()
    assert "yanwai users add" in line


def test_who_is_refused_with_a_large_body_hears_why(server: HostedServer) -> None:
    with closing(server.connection()) as connection:
        for _ in range(5):
            answer = server.ask("/v1/annotate", "wrong", body=b"\0" * 2**20, through=connection)
            assert answer.status == 401
