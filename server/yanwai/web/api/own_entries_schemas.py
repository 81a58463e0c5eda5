"""What the part of the API that takes the reader's own entries takes and gives."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, Field

from yanwai.web.api.schemas import Strict

ENTRY_EXAMPLE = {
    "domain": "food_drink",
    "entry": {"headword": "火锅", "pinyin": "huǒguō", "tagline": "…"},
}
DomainName = Annotated[str, Field(max_length=60)]


class OwnEntryDraft(Strict):
    """An entry with the fields of its file, and its domain, which is the file's folder.

    `reviewed`, a sense's `id` and its `region` may be left out.
    """

    domain: DomainName
    entry: dict[str, Any]


class OwnEntryRequest(OwnEntryDraft):
    """An entry to write; with `replace` also over one that the reader has already."""

    replace: bool = False


class Complaint(BaseModel):
    """What is wrong at a field, and what would be right; with `keeps_out` it cannot be saved so."""

    path: str
    message: str
    keeps_out: bool


class OwnEntryChecked(BaseModel):
    """Every complaint about a draft, and the pinyin that its headword usually has."""

    complaints: list[Complaint]
    pinyin: str


class OwnEntryWritten(BaseModel):
    """The headword, the address of its page, and the file that holds it."""

    headword: str
    url: str
    file: str


class OwnEntryResponse(BaseModel):
    """An own entry, with the fields of its file as texts."""

    domain: str
    entry: dict[str, Any]
