"""Who may use the server. A refused request must not only be answered so: no view may have run."""

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from support.views import record_views
from yanwai.settings import Settings
from yanwai.web.app import YanwaiApp, create_app
from yanwai.web.live_lexicon import LiveLexicon

OWN = "http://127.0.0.1:8788"
CHROME = "chrome-extension://" + "abcdefghijklmnop" * 2
FIREFOX = "moz-extension://11111111-2222-4333-8444-555555555555"
JSON = "application/json"


@pytest.fixture
def views_run(app: YanwaiApp) -> list[str]:
    """Record the name of every view that runs."""
    return record_views(app)


def post(client: FlaskClient, path: str = "/v1/annotate", **headers: str) -> int:
    body = {"data": b'{"text": "x"}'} if path == "/v1/annotate" else {"data": b"text=x"}
    wire = {"Host": "127.0.0.1:8788", "Content-Type": JSON} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    return client.post(path, headers=wire, **body).status_code


def get(client: FlaskClient, path: str = "/v1/lexicon", **headers: str) -> int:
    wire = {"Host": "127.0.0.1:8788"} | {n.replace("_", "-"): v for n, v in headers.items()}
    return client.get(path, headers=wire).status_code


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": OWN},
        {"Origin": "http://localhost:8788", "Host": "localhost:8788"},
        {"Origin": CHROME, "Sec_Fetch_Site": "none"},
        {"Origin": CHROME, "Sec_Fetch_Site": "cross-site"},
        {"Origin": FIREFOX, "Sec_Fetch_Site": "same-origin"},
        {"Host": "[::1]:8788"},
        {"Content_Type": "application/json; charset=utf-8"},
    ],
    ids=[
        "curl",
        "own page",
        "localhost",
        "chrome",
        "chrome cross-site",
        "firefox",
        "IPv6",
        "charset",
    ],
)
def test_our_own_requests_are_served(
    client: FlaskClient, views_run: list[str], headers: dict[str, str]
) -> None:
    assert post(client, **headers) == 200
    assert views_run == ["api.annotate"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "127.0.0.1", "Origin": "http://127.0.0.1"}, 200),
        ({"Host": "localhost:80"}, 200),
        ({"Host": "evil.example"}, 421),
        ({"Host": "127.0.0.1", "Origin": "http://127.0.0.1:8788"}, 403),
    ],
)
def test_at_port_80_the_server_answers_to_its_name_alone(
    settings: Settings, live: LiveLexicon, headers: dict[str, str], status: int
) -> None:
    client = create_app(replace(settings, port=80), live).test_client()
    assert post(client, **headers) == status


REFUSED_POSTS = {
    "a rebound domain": ({"Host": "evil.example:8788"}, 421),
    "our address on another port": ({"Host": "127.0.0.1:80"}, 421),
    "our address without a port": ({"Host": "127.0.0.1"}, 421),
    "a host that begins like ours": ({"Host": "127.0.0.1:8788.evil.example"}, 421),
    "a web page": ({"Origin": "https://evil.example"}, 403),
    "a sandboxed page": ({"Origin": "null"}, 403),
    "an empty origin": ({"Origin": ""}, 403),
    "a page on another local port": ({"Origin": "http://127.0.0.1:3000"}, 403),
    "our own name over https": ({"Origin": "https://127.0.0.1:8788"}, 403),
    "an extension id too short": ({"Origin": "chrome-extension://abc"}, 403),
    "an extension id with a tail": ({"Origin": CHROME + ".evil.example"}, 403),
    "an extension id with a line break": ({"Origin": CHROME + "%0a"}, 403),
    "letters beyond p": ({"Origin": "chrome-extension://" + "z" * 32}, 403),
    "a Firefox id that is no uuid": ({"Origin": "moz-extension://" + "-" * 36}, 403),
    "cross-site without an origin": ({"Sec_Fetch_Site": "cross-site"}, 403),
    "cross-site in capitals": ({"Sec_Fetch_Site": "CROSS-SITE"}, 403),
    "a form": ({"Content_Type": "application/x-www-form-urlencoded"}, 415),
    "plain text": ({"Content_Type": "text/plain"}, 415),
    "a type that begins like ours": ({"Content_Type": "application/jsonp"}, 415),
    "no type": ({"Content_Type": ""}, 415),
}


@pytest.mark.parametrize(("headers", "status"), REFUSED_POSTS.values(), ids=REFUSED_POSTS.keys())
def test_a_refused_post_runs_no_view(
    client: FlaskClient, views_run: list[str], headers: dict[str, str], status: int
) -> None:
    assert post(client, **headers) == status
    assert views_run == []


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 421),
        ({"Origin": "https://evil.example"}, 403),
        ({"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors"}, 403),
        (
            {
                "Sec_Fetch_Site": "cross-site",
                "Sec_Fetch_Mode": "navigate",
                "Sec_Fetch_Dest": "document",
            },
            403,
        ),
    ],
    ids=["host", "origin", "embedded", "navigation to the API"],
)
def test_a_refused_get_runs_no_view(
    client: FlaskClient, views_run: list[str], headers: dict[str, str], status: int
) -> None:
    assert get(client, **headers) == status
    assert views_run == []


def test_a_reader_may_follow_a_link_to_a_page(client: FlaskClient, views_run: list[str]) -> None:
    link = {
        "Sec_Fetch_Site": "cross-site",
        "Sec_Fetch_Mode": "navigate",
        "Sec_Fetch_Dest": "document",
    }
    assert get(client, "/entries/小程序", **link) == 200
    assert views_run == ["pages.entry"]


def test_a_page_may_not_frame_ours(client: FlaskClient, views_run: list[str]) -> None:
    frame = {
        "Sec_Fetch_Site": "cross-site",
        "Sec_Fetch_Mode": "navigate",
        "Sec_Fetch_Dest": "iframe",
    }
    assert get(client, "/entries/小程序", **frame) == 403
    assert views_run == []


def test_a_body_without_a_length_is_refused(client: FlaskClient, views_run: list[str]) -> None:
    response = client.post(
        "/v1/annotate",
        headers={"Host": "127.0.0.1:8788", "Content-Type": JSON, "Transfer-Encoding": "chunked"},
    )
    assert response.status_code == 411
    assert views_run == []


def test_a_body_over_the_limit_is_refused(client: FlaskClient, views_run: list[str]) -> None:
    response = client.post(
        "/v1/annotate",
        data=b"x" * 20_001,
        headers={"Host": "127.0.0.1:8788", "Content-Type": JSON},
    )
    assert response.status_code == 413
    assert "20000 bytes; this one has 20001" in response.get_json()["detail"]
    assert views_run == []


def test_the_reader_form_is_taken_from_our_own_page_only(
    client: FlaskClient, views_run: list[str]
) -> None:
    form = {"Content_Type": "application/x-www-form-urlencoded"}
    assert post(client, "/", Origin=OWN, **form) == 200
    assert post(client, "/", Origin="https://evil.example", **form) == 403
    assert views_run == ["reader.read"]


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data"])
def test_the_page_that_is_saved_takes_our_own_form_and_nobody_elses(
    client: FlaskClient, views_run: list[str], kind: str
) -> None:
    own = {"Origin": OWN, "Content_Type": kind}
    assert post(client, "/export.html", **own) in {200, 422}
    assert views_run == ["reader.export"]
    for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}):
        assert post(client, "/export.html", **own | headers) == 403
    assert post(client, "/export.html", Content_Type=kind, Sec_Fetch_Site="cross-site") == 403
    assert post(client, "/export.html", **own | {"Content_Type": "text/plain"}) == 415
    for path in ("/export", "/export.html/", "/entries/export.html", "/v1/annotate"):
        assert post(client, path, **own) == 415
    assert views_run == ["reader.export"]


@pytest.mark.parametrize(("origin", "allowed"), [(CHROME, CHROME), ("https://evil.example", None)])
def test_a_preflight_is_answered_for_extensions_only(
    client: FlaskClient, views_run: list[str], origin: str, allowed: str | None
) -> None:
    response = client.options(
        "/v1/annotate",
        headers={
            "Host": "127.0.0.1:8788",
            "Origin": origin,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type",
        },
    )
    assert response.headers.get("Access-Control-Allow-Origin") == allowed
    assert views_run == []


def test_answers_tell_the_browser_to_keep_them_to_us(client: FlaskClient) -> None:
    headers = client.get("/", headers={"Host": "127.0.0.1:8788"}).headers
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Host": "evil.example:8788"},
    ],
    ids=lambda headers: next(iter(headers)),
)
def test_no_page_can_change_saved_words(
    client: FlaskClient, views_run: list[str], method: str, headers: dict[str, str]
) -> None:
    wire = {"Host": "127.0.0.1:8788", "Content-Type": JSON} | headers
    response = client.open("/v1/words/x", method=method, headers=wire, data=b'{"status": "known"}')
    assert response.status_code in {403, 421}
    assert views_run == []
