"""The environment of a hosted server: what it must hold, and what it gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from yanwai.study.users import Users
from yanwai.web.hosting.settings import Hosted, HostedSettingsError, hosted_settings


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Return no more than is needed."""
    users = Users(tmp_path / "users.json")
    users.add("anna")
    return {"YANWAI_ALLOWED_HOSTS": "yanwai.example", "YANWAI_USERS": str(users.path)}


def test_hosts_and_users_are_enough(environment: dict[str, str]) -> None:
    hosted = hosted_settings(environment)
    assert hosted.settings.allowed_hosts == ("yanwai.example",)
    assert hosted.settings.database is None
    assert (hosted.hosting.redis, hosted.hosting.proxies) == (None, 1)


def test_everything_can_be_said(environment: dict[str, str], tmp_path: Path) -> None:
    hosted = hosted_settings(
        environment
        | {
            "YANWAI_ALLOWED_HOSTS": "yanwai.example, [::1]:8443 a-b.example:8443",
            "YANWAI_ORIGINS": "https://reader.example",
            "YANWAI_DATABASE": "postgresql://a@b/c",
            "YANWAI_REDIS": "redis://127.0.0.1/0",
            "YANWAI_DATA": str(tmp_path / "data"),
            "YANWAI_CACHE": str(tmp_path / "cache"),
            "YANWAI_LEXICON": "/one:/two",
            "YANWAI_PROXIES": "0",
            "YANWAI_LIMIT_USER": "5/second",
        }
    )
    assert hosted.settings.allowed_hosts == (
        "yanwai.example",
        "[::1]:8443",
        "a-b.example:8443",
    )
    assert hosted.settings.origins == ("https://reader.example",)
    assert hosted.settings.lexicon_folders[1:] == (Path("/one"), Path("/two"))
    assert hosted.settings.database == "postgresql://a@b/c"
    assert hosted.hosting.limit_a_user == "5/second"
    assert hosted == Hosted(hosted.settings, hosted.hosting, tmp_path / "cache")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("YANWAI_ALLOWED_HOSTS", ""),
        ("YANWAI_ALLOWED_HOSTS", "*"),
        ("YANWAI_ALLOWED_HOSTS", "https://yanwai.example"),
        ("YANWAI_ALLOWED_HOSTS", "Yanwai.example"),
        ("YANWAI_ORIGINS", "*"),
        ("YANWAI_ORIGINS", "reader.example"),
        ("YANWAI_ORIGINS", "https://reader.example/"),
        ("YANWAI_USERS", "/nowhere/users.json"),
        ("YANWAI_PROXIES", "one"),
        ("YANWAI_LIMIT_USER", "many"),
        ("YANWAI_LIMIT_ADDRESS", "-1/minute"),
    ],
)
def test_what_does_not_fit_is_told_by_its_name(
    environment: dict[str, str], name: str, value: str
) -> None:
    with pytest.raises(HostedSettingsError, match=name):
        hosted_settings(environment | {name: value})
