"""What a file says, whatever its format was."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """A file's text.

    Attributes:
        title: what the file calls itself; empty where it does not.
        paragraphs: in their order, without the line breaks between them.
        remarks: what a reader should know of how it was read, as whole sentences.
    """

    title: str
    paragraphs: list[str]
    remarks: list[str]

    @property
    def text(self) -> str:
        """The whole text, a line break between paragraphs."""
        return "\n".join(self.paragraphs)
