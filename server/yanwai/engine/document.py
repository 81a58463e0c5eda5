"""Blocks of text in, one answer about all of them out: what the API and the command line send."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from yanwai.dictionary.reference import current_reference
from yanwai.engine.annotate import Annotator
from yanwai.engine.block_cache import BlockCache
from yanwai.engine.lookup import WordFinder
from yanwai.engine.payload import PayloadBuilder
from yanwai.engine.readings import Reader
from yanwai.engine.ruby import RubyReader
from yanwai.engine.shapes import DocumentPayload, EntryPayload, OffsetEncoding
from yanwai.engine.wanted import ALL, Wanted, narrow
from yanwai.lexicon.search import LexiconSearch

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yanwai.engine.tally import Tally
    from yanwai.lexicon.index import Lexicon


class Explainer:
    """Everything that one lexicon has to say about a text. Safe to share by threads."""

    def __init__(self, lexicon: Lexicon) -> None:
        reference = current_reference()
        self.lexicon = lexicon
        self.annotator = Annotator(lexicon, reference.words)
        self._blocks = BlockCache(self.annotator.annotate)
        reader = Reader(self.annotator.segmenter, reference.dictionary)
        self._payloads = PayloadBuilder(lexicon, reader)
        self.words = WordFinder(self.annotator, reader, self._payloads, reference)
        self.ruby = RubyReader(self.words, reader)
        self._dictionary = reference.dictionary

    @cached_property
    def search(self) -> LexiconSearch:
        """The search in the lexicon's entries, made when it is first used."""
        return LexiconSearch(self.lexicon, self._glosses)

    def _glosses(self, word: str) -> list[str]:
        found = self._dictionary.look_up(word)
        return [definition for entry in found for definition in entry.definitions]

    def entry(self, headword: str) -> EntryPayload:
        """Return an entry's payload.

        Raises:
            KeyError: the lexicon has no such headword.
        """
        return self._payloads.entry(headword)

    def explain(
        self,
        blocks: Iterable[tuple[str, str]],
        encoding: OffsetEncoding = OffsetEncoding.CODE_POINT,
        wanted: Wanted = ALL,
        *,
        with_entries: bool = True,
        tally: Tally | None = None,
    ) -> DocumentPayload:
        """Annotate blocks, given as pairs of id and text, in their order.

        They are counted in `tally`.
        """
        found = ((name, text, self._blocks.annotate(text, tally)) for name, text in blocks)
        annotated = [
            self._payloads.block(name, text, narrow(all_found, wanted, self.lexicon), encoding)
            for name, text, all_found in found
        ]
        headwords = {a.headword: None for block in annotated for a in block.annotations}
        entries = {word: self.entry(word) for word in headwords} if with_entries else {}
        return DocumentPayload(self.lexicon.version, annotated, entries)
