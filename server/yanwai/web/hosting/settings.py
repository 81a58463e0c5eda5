"""The environment of a hosted server in, its settings out; or what is missing, in one line."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from limits import parse

from yanwai.errors import YanwaiError
from yanwai.paths import bundled, default_cache_folder, default_data_folder
from yanwai.settings import Limits, Settings
from yanwai.study.users import USERS_FILE, Users
from yanwai.web.hosting.access import Hosting

if TYPE_CHECKING:
    from collections.abc import Mapping

_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?|\[[0-9a-f:.]+\](:\d{1,5})?")
_ORIGIN = re.compile(rf"https?://(?:{_HOST.pattern})")
_LIMIT_A_USER = "600/minute"  # a reader's browser sends about sixty at its busiest
_LIMIT_AN_ADDRESS = "3000/minute"  # of a school or a firm, with many users
_AT_WORK_A_PROCESS = 2  # annotating holds Python's lock: more would only wait inside
_WAITING_A_PROCESS = 16


class HostedSettingsError(YanwaiError):
    """Raised when the environment lacks what a hosted server must not be without."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name} {reason}; see docs/hosting.md")
        self.name = name


@dataclass(frozen=True, slots=True)
class Hosted:
    """Everything that a hosted server is started with."""

    settings: Settings
    hosting: Hosting
    cache_folder: Path


def hosted_settings(environment: Mapping[str, str]) -> Hosted:
    """Read the variables that begin with YANWAI_.

    Raises:
        HostedSettingsError: one is missing, or is not what it should be.
        BrokenFileError: the file of users holds something else.
    """
    hosts = _listed(environment, "YANWAI_ALLOWED_HOSTS", _HOST)
    if not hosts:
        raise HostedSettingsError(
            "YANWAI_ALLOWED_HOSTS", "names no host: set it to what the server is called"
        )
    data = Path(environment.get("YANWAI_DATA") or default_data_folder())
    users = Users(Path(environment.get("YANWAI_USERS") or data / USERS_FILE))
    if not users.list():
        raise HostedSettingsError(
            "YANWAI_USERS", f"names {users.path}, which holds no user: run `yanwai users add NAME`"
        )
    own_lexicon = environment.get("YANWAI_LEXICON", "")
    own_folders = tuple(Path(folder) for folder in own_lexicon.split(os.pathsep) if folder)
    return Hosted(
        settings=Settings(
            lexicon_folders=(bundled("lexicon"), *own_folders),
            data_folder=data,
            database=environment.get("YANWAI_DATABASE") or None,
            allowed_hosts=hosts,
            origins=_listed(environment, "YANWAI_ORIGINS", _ORIGIN),
            limits=Limits(requests_at_work=_AT_WORK_A_PROCESS, requests_waiting=_WAITING_A_PROCESS),
        ),
        hosting=Hosting(
            users=users,
            redis=environment.get("YANWAI_REDIS") or None,
            proxies=_number(environment, "YANWAI_PROXIES", 1),
            limit_a_user=_limit(environment, "YANWAI_LIMIT_USER", _LIMIT_A_USER),
            limit_an_address=_limit(environment, "YANWAI_LIMIT_ADDRESS", _LIMIT_AN_ADDRESS),
        ),
        cache_folder=Path(environment.get("YANWAI_CACHE") or default_cache_folder()),
    )


def _listed(environment: Mapping[str, str], name: str, pattern: re.Pattern[str]) -> tuple[str, ...]:
    values = tuple(environment.get(name, "").replace(",", " ").split())
    for value in values:
        if not pattern.fullmatch(value):
            raise HostedSettingsError(
                name, f"holds {value!r}, which is no {name.rpartition('_')[2]}"
            )
    return values


def _number(environment: Mapping[str, str], name: str, usual: int) -> int:
    value = environment.get(name) or str(usual)
    if not value.isdecimal():
        raise HostedSettingsError(name, f"is {value!r}, which is no number")
    return int(value)


def _limit(environment: Mapping[str, str], name: str, usual: str) -> str:
    value = environment.get(name) or usual
    try:
        parse(value)
    except ValueError:
        raise HostedSettingsError(name, f"is {value!r}: write a limit such as {usual}") from None
    return value
