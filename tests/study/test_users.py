"""The users of a hosted server: a token each, of which only the hash is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from yanwai.errors import BrokenFileError
from yanwai.study.users import NoSuchUserError, UserExistsError, UserNameError, Users

if TYPE_CHECKING:
    from pathlib import Path

    from study.conftest import Clock


@pytest.fixture
def users(tmp_path: Path, clock: Clock) -> Users:
    """Return a file without users."""
    return Users(tmp_path / "users.json", clock)


def test_a_token_is_its_users_and_nobody_elses(users: Users) -> None:
    anna, ben = users.add("anna"), users.add("ben")
    assert [users.name_of(token) for token in (anna, ben)] == ["anna", "ben"]
    for wrong in ("", anna[:-1], anna.swapcase(), "anna", "\ud800"):
        assert users.name_of(wrong) is None


def test_the_file_holds_no_token_and_is_its_owners_alone(users: Users) -> None:
    token = users.add("anna")
    assert token not in users.path.read_text(encoding="utf-8")
    assert users.path.stat().st_mode & 0o777 == 0o600


def test_another_process_notices_who_came_and_who_went(users: Users) -> None:
    other = Users(users.path)
    token = users.add("anna")
    assert other.name_of(token) == "anna"
    users.remove("anna")
    assert other.name_of(token) is None


def test_users_are_listed_with_the_day_they_came(users: Users, clock: Clock) -> None:
    users.add("ben")
    came = clock.now
    clock.turn(days=1)
    users.add("anna")
    assert [(user.name, user.since) for user in users.list()] == [
        ("anna", clock.now),
        ("ben", came),
    ]


def test_a_file_that_is_missing_holds_nobody(users: Users) -> None:
    assert users.list() == []
    assert users.name_of("x") is None


@pytest.mark.parametrize("name", ["", "Anna", "-a", "a b", "a/b", "安娜", "a\n", "a" * 65])
def test_a_name_that_is_none_is_refused(users: Users, name: str) -> None:
    with pytest.raises(UserNameError, match="a-z"):
        users.add(name)


def test_a_name_is_given_once(users: Users) -> None:
    token = users.add("anna")
    with pytest.raises(UserExistsError, match="anna"):
        users.add("anna")
    assert users.name_of(token) == "anna"


def test_who_is_not_there_cannot_be_removed(users: Users) -> None:
    with pytest.raises(NoSuchUserError, match="carl"):
        users.remove("carl")


@pytest.mark.parametrize("content", [b"", b"[]", b'{"anna": {"token": "x"}}', b"\xff"])
def test_a_file_that_is_no_list_of_users_lets_nobody_in_and_stays(
    users: Users, content: bytes
) -> None:
    users.path.write_bytes(content)
    with pytest.raises(BrokenFileError):
        users.name_of("x")
    with pytest.raises(BrokenFileError):
        users.add("anna")
    assert users.path.read_bytes() == content
