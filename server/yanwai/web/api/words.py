"""The part of the JSON API that keeps the reader's words; all of it needs the token."""

from __future__ import annotations

from dataclasses import asdict
from math import ceil
from typing import TYPE_CHECKING

from apiflask import APIBlueprint
from pydantic import TypeAdapter, ValidationError

from yanwai.engine.payload import entry_url
from yanwai.study.words import Context, WordStatus
from yanwai.web.api.study_schemas import (
    BulkRequest,
    BulkResponse,
    PairRequest,
    PairResponse,
    UndoResponse,
    Word,
    WordRequest,
    WordResponse,
    WordsPage,
    WordsQuery,
)
from yanwai.web.problems import Problem, ProblemError

if TYPE_CHECKING:
    from yanwai.study.words import SavedWord
    from yanwai.web.live_lexicon import LiveLexicon
    from yanwai.web.own_words import OwnWords

WORDS_PER_PAGE = 100
_WORD: TypeAdapter[str] = TypeAdapter(Word)


def create_study_api(live: LiveLexicon, own: OwnWords) -> APIBlueprint:
    """Return the routes for pairing and for saved words."""
    api = APIBlueprint("study", __name__, tag="Saved words")

    def shown(word: SavedWord) -> WordResponse:
        item = live.explainer.lexicon.find(word.word)
        url = entry_url(item.entry.headword) if item else None
        return WordResponse.model_validate({**asdict(word), "url": url})

    @api.post("/v1/pair")
    @api.input(PairRequest, arg_name="wish", example={"code": "K7QM-3FXD"})
    @api.output(PairResponse)
    def pair(wish: PairRequest) -> PairResponse:
        """Trade the code that `yanwai pair` has printed for the token."""
        token = own.pairing.redeem(wish.code)
        if token is None:
            raise ProblemError(Problem.WRONG_CODE)
        return PairResponse(token=token)

    @api.get("/v1/words")
    @api.input(WordsQuery, location="query", arg_name="query")
    @api.output(WordsPage)
    def words(query: WordsQuery) -> WordsPage:
        """List saved words, the last changed first."""
        store = own.store()
        status = WordStatus(query.status) if query.status else None
        total = store.count(status)
        first = (query.page - 1) * WORDS_PER_PAGE
        return WordsPage(
            total=total,
            page=query.page,
            pages=max(1, ceil(total / WORDS_PER_PAGE)),
            words=[shown(word) for word in store.list(status, first=first, most=WORDS_PER_PAGE)],
        )

    @api.patch("/v1/words")
    @api.input(BulkRequest, arg_name="wish", example={"words": ["内卷"], "status": "known"})
    @api.output(BulkResponse)
    def change(wish: BulkRequest) -> BulkResponse:
        """Give many words another status, or forget them, as one change."""
        store = own.store()
        if wish.status is None:
            return BulkResponse(changed=store.forget(wish.words))
        return BulkResponse(changed=store.move(wish.words, WordStatus(wish.status)))

    @api.post("/v1/undo")
    @api.output(UndoResponse)
    def undo() -> UndoResponse:
        """Take back the last change of saved words: a status, a bulk, an answer, an import."""
        undone = own.store().undo()
        if undone is None:
            return UndoResponse(undone=None, words=[])
        return UndoResponse(undone=undone.what.value, words=list(undone.words))

    @api.get("/v1/words/<path:word>")
    @api.output(WordResponse)
    def word(word: str) -> WordResponse:
        """Return one saved word."""
        found = own.store().get(_checked(word))
        if found is None:
            raise ProblemError(Problem.NO_SUCH_WORD)
        return shown(found)

    @api.put("/v1/words/<path:word>")
    @api.input(WordRequest, arg_name="wish", example={"status": "learning"})
    @api.output(WordResponse)
    def save(word: str, wish: WordRequest) -> WordResponse:
        """Save a word, or change its status."""
        store = own.store()
        context = Context(**wish.context.model_dump()) if wish.context else None
        return shown(store.put(_checked(word), WordStatus(wish.status), context))

    @api.delete("/v1/words/<path:word>")
    @api.output({}, status_code=204)
    def forget(word: str) -> str:
        """Forget a word, and where it was met."""
        if not own.store().delete(_checked(word)):
            raise ProblemError(Problem.NO_SUCH_WORD)
        return ""

    return api


def _checked(word: str) -> str:
    try:
        return _WORD.validate_python(word.strip())
    except ValidationError as error:
        faults = [{"path": "word", "message": fault["msg"]} for fault in error.errors()]
        raise ProblemError(Problem.INVALID_REQUEST, errors=faults) from None
