"""The part of the JSON API that asks what is being learnt; all of it needs the token."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from apiflask import APIBlueprint

from yanwai.web.api.study_schemas import (
    AnswerRequest,
    AnswerResponse,
    CardResponse,
    DayResponse,
    DueQuery,
    DueResponse,
    StatisticsResponse,
)
from yanwai.web.problems import Problem, ProblemError

if TYPE_CHECKING:
    from yanwai.study.questions import Questions
    from yanwai.study.reviews import DueCard
    from yanwai.study.store import WordStore
    from yanwai.web.live_lexicon import LiveLexicon
    from yanwai.web.own_words import OwnWords

EXAMPLE = {"word": "内卷", "kind": "meaning", "answer": "good", "last_review": None}


def create_reviews_api(live: LiveLexicon, own: OwnWords) -> APIBlueprint:
    """Return the routes of the review. What they are made of is loaded for who saves words."""
    api = APIBlueprint("reviews", __name__, tag="Review")

    @api.get("/v1/reviews/due")
    @api.input(DueQuery, location="query", arg_name="query")
    @api.output(DueResponse)
    def due(query: DueQuery) -> DueResponse:
        """Return the cards that are due, those met before first, and the day's new ones."""
        from yanwai.study.questions import Questions
        from yanwai.study.reviews import Reviews

        store = own.store()
        questions = Questions(live.explainer)
        found = Reviews(store).due(questions.kinds, query.most)
        return DueResponse(
            cards=[
                shown
                for card in found.cards
                if (shown := _shown(card, store, questions)) is not None
            ],
            waiting=found.waiting,
            fresh=found.fresh,
            next_at=found.next_at,
        )

    @api.post("/v1/reviews")
    @api.input(AnswerRequest, arg_name="wish", example=EXAMPLE)
    @api.output(AnswerResponse)
    def answer(wish: AnswerRequest) -> AnswerResponse:
        """Take an answer; `last_review` is the card's as it was handed out."""
        from yanwai.study.reviews import AnsweredElsewhereError, NotLearntError, Reviews
        from yanwai.study.schedule import Answer, Kind

        reviews = Reviews(own.store())
        try:
            after = reviews.answer(
                wish.word, Kind(wish.kind), Answer(wish.answer), wish.last_review
            )
        except NotLearntError:
            raise ProblemError(Problem.NO_SUCH_WORD) from None
        except AnsweredElsewhereError:
            raise ProblemError(Problem.ANSWERED_ELSEWHERE) from None
        return AnswerResponse(due=after.due)

    @api.get("/v1/reviews/statistics")
    @api.output(StatisticsResponse)
    def figures() -> StatisticsResponse:
        """Count the answers of the last days, the cards of the next, and the words."""
        from yanwai.study.statistics import statistics

        store = own.store()
        found = statistics(store)
        lexicon = live.explainer.lexicon
        domains = Counter(
            lexicon.domains[item.domain].title if item else "Other words"
            for item in map(lexicon.find, found.learning)
        )
        return StatisticsResponse(
            days=[DayResponse.model_validate(day, from_attributes=True) for day in found.days],
            ahead=list(found.ahead),
            words={status.value: count for status, count in found.words.items()},
            domains=dict(domains.most_common()),
        )

    return api


def _shown(card: DueCard, store: WordStore, questions: Questions) -> CardResponse | None:
    saved = store.get(card.word)
    if saved is None:
        return None  # forgotten since, in another tab
    asked = questions.ask(saved, card.kind, card.answered)
    return CardResponse(
        word=card.word,
        kind=card.kind.value,
        last_review=card.last_review,
        front=asked.front,
        back=asked.back,
        options=asked.options,
        right=asked.right,
        url=asked.url,
        source=asked.source,
    )
