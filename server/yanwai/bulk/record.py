"""A page in, the record of its terms out: what is written for it, whichever engine runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yanwai.bulk.page import BrokenPage, Page
from yanwai.engine.payload import annotation_payload

if TYPE_CHECKING:
    from yanwai.engine.annotate import Annotator

Record = dict[str, Any]
"""`id`, `url`, `date`, `lexicon_version`, `error` (null or why), `annotations`; `text` if asked."""


class Recorder:
    """Makes records with one lexicon."""

    def __init__(self, annotator: Annotator, *, with_text: bool = False) -> None:
        self._annotator = annotator
        self._with_text = with_text

    def record(self, page: Page | BrokenPage) -> Record:
        """Return a page's record. A page on which the engine fails is one with an error."""
        if isinstance(page, BrokenPage):
            return self._record(page, error=page.reason)
        try:
            found = self.annotations(page.text)
        except Exception as error:
            return self._record(page, error=f"the engine failed: {type(error).__name__}")
        record = self._record(page, annotations=found)
        return record | {"text": page.text} if self._with_text else record

    def annotations(self, text: str) -> list[Record]:
        """Return the terms of a text; spans in code points."""
        return [
            {
                "start": found.start,
                "end": found.end,
                "surface": found.surface,
                "headword": found.headword,
                "sense": found.sense,
                "match": str(found.match),
                "confidence": round(found.confidence, 4),
            }
            for found in (
                annotation_payload(annotation, text, None)
                for annotation in self._annotator.annotate(text)
            )
        ]

    def _record(
        self,
        page: Page | BrokenPage,
        *,
        annotations: list[Record] | None = None,
        error: str | None = None,
    ) -> Record:
        return {
            "id": page.id,
            "url": page.url,
            "date": page.date,
            "lexicon_version": self._annotator.lexicon.version,
            "error": error,
            "annotations": annotations or [],
        }
