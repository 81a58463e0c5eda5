"""A piece of work in, its result out once it is on the disk; two writers at once both succeed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from yanwai.errors import NoRoomError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine

_TRIES = 3
T = TypeVar("T")
_NO_ROOM = ("full", "No space left")


def in_transaction(engine: Engine, work: Callable[[Session], T]) -> T:
    """Do some work in one transaction; begin anew when another writer made the same row first.

    Raises:
        NoRoomError: the disk is full.
    """
    for _ in range(_TRIES - 1):
        try:
            return _once(engine, work)
        except IntegrityError:
            continue
    return _once(engine, work)


def _once(engine: Engine, work: Callable[[Session], T]) -> T:
    try:
        with Session(engine) as session, session.begin():
            return work(session)
    except OperationalError as error:
        if any(sign in str(error.orig) for sign in _NO_ROOM):
            raise NoRoomError from None
        raise
