"""A short code becomes a token: once, in time, and not by guessing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from yanwai.study.pairing import MOST_TRIES, Pairing

if TYPE_CHECKING:
    from pathlib import Path

    from study.conftest import Clock


@pytest.fixture
def pairing(tmp_path: Path, clock: Clock) -> Pairing:
    """Return the pairing of an empty folder."""
    return Pairing(tmp_path / "data", clock)


def test_the_code_gives_the_token_once(pairing: Pairing) -> None:
    code = pairing.new_code()
    assert pairing.redeem(code) == pairing.token()
    assert pairing.redeem(code) is None


def test_the_code_may_be_typed_in_small_letters_and_without_its_hyphen(pairing: Pairing) -> None:
    assert pairing.redeem(f" {pairing.new_code().lower().replace('-', '')} ") is not None


def test_the_code_works_for_ten_minutes(pairing: Pairing, clock: Clock) -> None:
    code = pairing.new_code()
    clock.turn(minutes=10)
    assert pairing.redeem(code) is None


def test_a_new_code_makes_the_earlier_one_void(pairing: Pairing) -> None:
    earlier = pairing.new_code()
    pairing.new_code()
    assert pairing.redeem(earlier) is None


def test_after_five_wrong_tries_the_right_code_is_void(pairing: Pairing) -> None:
    code = pairing.new_code()
    for _ in range(MOST_TRIES):
        assert pairing.redeem("AAAA-AAAA") is None
    assert pairing.redeem(code) is None


def test_four_wrong_tries_leave_one_for_the_right_code(pairing: Pairing) -> None:
    code = pairing.new_code()
    for _ in range(MOST_TRIES - 1):
        pairing.redeem("")
    assert pairing.redeem(code) is not None


def test_no_code_works_before_one_was_made(pairing: Pairing) -> None:
    assert pairing.redeem("") is None


def test_a_code_of_another_process_works_here(
    pairing: Pairing, tmp_path: Path, clock: Clock
) -> None:
    assert pairing.redeem(Pairing(tmp_path / "data", clock).new_code()) is not None


def test_a_renewed_token_takes_the_place_of_the_old_one(pairing: Pairing) -> None:
    old = pairing.token()
    assert pairing.is_token(old)
    pairing.renew_token()
    assert not pairing.is_token(old)


def test_token_and_code_are_for_the_readers_eyes_alone(pairing: Pairing, tmp_path: Path) -> None:
    code = pairing.new_code()
    pairing.token()
    files = list((tmp_path / "data").iterdir())
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    assert not any(code.replace("-", "") in file.read_text() for file in files)
