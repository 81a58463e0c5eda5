"""What the API takes and gives, as models that validate requests and make the OpenAPI document."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, RootModel, model_validator

from yanwai.engine.lookup_shapes import BoundariesPayload, LookupPayload, ReadingsPayload
from yanwai.engine.shapes import DocumentPayload, EntryPayload
from yanwai.lexicon.vocabulary import Region

BLOCKS_EXAMPLE = {
    "blocks": [{"id": "p1", "text": "扫桌上的二维码，打开小程序就能点餐。"}],
    "offset_encoding": "code-point",
}

LOOKUP_EXAMPLE = {"text": "这家店用小程序点餐。", "offset": 5}
READINGS_EXAMPLE = {"blocks": [{"id": "p1", "text": "他还书，我还没还。"}]}
BATCH_EXAMPLE = {"text": "这家店用小程序点餐。", "offsets": [0, 5]}

MOST_OFFSETS = 10_000

OffsetEncodingName = Literal["code-point", "utf-16"]
RiskName = Literal["safe", "know_your_audience", "recognise_only", "legal_or_account_risk"]
RegisterName = Literal[
    "formal_official",
    "written_neutral",
    "spoken_neutral",
    "spoken_casual",
    "netspeak",
    "subculture",
    "dialect",
    "vulgar",
    "slur",
]


PageNumber = Annotated[int, Field(ge=1, le=1_000_000)]  # a database counts no further than 2**63


class Strict(BaseModel):
    """What a request's body is: nothing but its fields, each of its own type."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Block(Strict):
    """A piece of a page: a paragraph, a heading, a list item."""

    id: Annotated[str, Field(max_length=200)]
    text: str


class AnnotateRequest(Strict):
    """The texts to annotate: `blocks`, or `text` for one block with the id "0"."""

    blocks: list[Block] | None = None
    text: str | None = None
    offset_encoding: OffsetEncodingName = "code-point"
    domains: list[str] | None = None
    max_risk: RiskName = "legal_or_account_risk"
    min_confidence: Annotated[float, Field(ge=0, le=1, strict=False)] = 0.0
    detail: Literal["tooltip", "spans"] = "tooltip"
    skip_known: bool = False

    @model_validator(mode="after")
    def _has_blocks_or_text(self) -> Self:
        if (self.blocks is None) == (self.text is None):
            raise ValueError("give either blocks or text")
        return self

    def pairs(self) -> list[tuple[str, str]]:
        """Return the blocks as pairs of id and text."""
        if self.blocks is not None:
            return [(block.id, block.text) for block in self.blocks]
        return [("0", self.text or "")]


class ReadingsRequest(Strict):
    """The texts to read aloud."""

    blocks: list[Block]
    offset_encoding: OffsetEncodingName = "code-point"


class LookupRequest(Strict):
    """A text and the position of one of its characters, counted in `offset_encoding`."""

    text: str
    offset: Annotated[int, Field(ge=0)]
    offset_encoding: OffsetEncodingName = "code-point"
    tone_sandhi: bool = False
    pinyin: Literal["marks", "numbers"] = "marks"


class BatchRequest(Strict):
    """A text and positions of its characters, counted in `offset_encoding`."""

    text: str
    offsets: Annotated[list[Annotated[int, Field(ge=0)]], Field(max_length=MOST_OFFSETS)]
    offset_encoding: OffsetEncodingName = "code-point"


class EntriesQuery(BaseModel):
    """Which entries to list."""

    model_config = ConfigDict(extra="forbid")

    q: Annotated[str, Field(max_length=100)] = ""
    domain: str | None = None
    register_: Annotated[RegisterName | None, Field(alias="register")] = None
    risk: RiskName | None = None
    region: Region | None = None
    page: PageNumber = 1


class EntrySummary(BaseModel):
    """An entry as lists show it; `is_own` when the reader has written it."""

    headword: str
    traditional: str
    pinyin: str
    tagline: str
    domain: str
    url: str
    is_own: bool


class EntriesPage(BaseModel):
    """One page of a list of entries; `near` when none is spelt as asked, and these nearly are."""

    total: int
    page: int
    pages: int
    near: bool
    entries: list[EntrySummary]


class LexiconSummary(BaseModel):
    """Which lexicon the server answers from; `domains` counts the entries of each."""

    version: str
    entries: int
    domains: dict[str, int]


class LexiconHealth(BaseModel):
    """The lexicon in use; `complaints` counts the faults of its files."""

    version: str
    entries: int
    complaints: int


class Health(BaseModel):
    """The server is up."""

    status: Literal["ok"]
    lexicon: LexiconHealth


class Readiness(BaseModel):
    """Requests can be served."""

    status: Literal["ready"]
    lexicon_version: str


class AnnotateResponse(RootModel[DocumentPayload]):
    """The annotations of each block, and each entry they name, once."""


class EntryResponse(RootModel[EntryPayload]):
    """One entry, whole."""


class LookupResponse(RootModel[LookupPayload]):
    """Everything about the word at one position."""


class BatchResponse(RootModel[BoundariesPayload]):
    """The words at several positions, in the order that was asked for."""


class ReadingsResponse(RootModel[ReadingsPayload]):
    """The Chinese words of each block, in order, with their pinyin."""
