"""What was done to other programs that listen on their users' own machines, tried on ours."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from support.views import record_views

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from yanwai.web.app import YanwaiApp

EVIL = "https://evil.example"
REBOUND = "evil.example:8788"
OWN = "127.0.0.1:8788"
JSON = "application/json"


@dataclass(frozen=True)
class Attack:
    """One request of an attack, and the status that answers it here."""

    method: str
    path: str
    status: int
    headers: dict[str, str] = field(default_factory=dict)


ATTACKS = {
    # FooSoft/anki-connect issues 60 and 130: any page could send commands. When the answer's CORS
    # header was narrowed, pages read nothing more, but what they sent as plain text was still done.
    "AnkiConnect before 2021: a command as plain text": Attack(
        "POST", "/v1/annotate", 403, {"Origin": EVIL, "Content-Type": "text/plain"}
    ),
    "AnkiConnect before 2021: a preflight of any page": Attack(
        "OPTIONS", "/v1/words/x", 403, {"Origin": EVIL, "Access-Control-Request-Method": "PUT"}
    ),
    # Origins were matched by `re.match`, which does not ask for the end.
    "Jupyter CVE-2026-40110: an origin that begins like ours": Attack(
        "PUT", "/v1/words/x", 403, {"Origin": f"http://{OWN}.evil.example", "Content-Type": JSON}
    ),
    "Jupyter CVE-2026-40110: an origin that begins like an extension's": Attack(
        "POST",
        "/v1/annotate",
        403,
        {"Origin": f"chrome-extension://{'a' * 32}.evil.example", "Content-Type": JSON},
    ),
    # What a browser asks for without CORS was taken for the program's own.
    "JupyterHub CVE-2026-40864: a request without CORS": Attack(
        "GET", "/v1/words", 403, {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
    ),
    # The page's own name is bound to 127.0.0.1 when it has loaded: to the browser it is one origin,
    # and as plain HTTP of a far name it gets no Sec-Fetch headers.
    "MCP CVE-2025-66416: a tool is called after rebinding": Attack(
        "POST", "/v1/annotate", 421, {"Host": REBOUND, "Origin": f"http://{REBOUND}"}
    ),
    "Ollama CVE-2024-28224: something is deleted after rebinding": Attack(
        "DELETE", "/v1/words/x", 421, {"Host": REBOUND, "Origin": f"http://{REBOUND}"}
    ),
    # Three in one: CORS for everybody, no check of a WebSocket's Origin, none of Host.
    "Vite CVE-2025-24010: any page reads by CORS": Attack(
        "GET", "/v1/lexicon", 403, {"Origin": EVIL, "Sec-Fetch-Site": "cross-site"}
    ),
    "Vite CVE-2025-24010: any page opens a WebSocket": Attack(
        "GET", "/", 403, {"Origin": EVIL, "Connection": "Upgrade", "Upgrade": "websocket"}
    ),
    "Vite CVE-2025-24010: a file is read after rebinding": Attack(
        "GET", "/static/yanwai.css", 421, {"Host": REBOUND}
    ),
}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_what_was_done_to_others_runs_no_view_here(
    attack: Attack, app: YanwaiApp, client: FlaskClient
) -> None:
    ran = record_views(app)
    response = client.open(
        attack.path,
        method=attack.method,
        headers={"Host": OWN, "Content-Type": JSON} | attack.headers,
        data=b'{"text": "x", "status": "known"}',
    )
    assert (response.status_code, ran) == (attack.status, [])
    assert "Access-Control-Allow-Origin" not in response.headers
