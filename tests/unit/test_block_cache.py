import pickle

from support.lexicons import annotator_of, entry
from yanwai.engine.annotate import Annotation
from yanwai.engine.block_cache import ANNOTATION_BYTES, BLOCK_BYTES, BlockCache

ANNOTATOR = annotator_of(entry("小程序"))


class Counting:
    """An annotator that counts how often it is asked."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def annotate(self, text: str) -> tuple[Annotation, ...]:
        self.texts.append(text)
        return ANNOTATOR.annotate(text)


def test_a_block_is_annotated_once() -> None:
    counting = Counting()
    cache = BlockCache(counting.annotate)
    first = cache.annotate("打开小程序")
    assert cache.annotate("打开小程序") is first
    assert len(first) == 1
    assert counting.texts == ["打开小程序"]


def test_the_oldest_go_when_the_bytes_are_used_up() -> None:
    counting = Counting()
    cache = BlockCache(counting.annotate, size=2 * (BLOCK_BYTES + ANNOTATION_BYTES))
    for text in ("一小程序", "二小程序", "一小程序", "三小程序", "一小程序", "二小程序"):
        cache.annotate(text)
    assert counting.texts == ["一小程序", "二小程序", "三小程序", "二小程序"]


def test_a_block_that_does_not_fit_is_not_kept() -> None:
    counting = Counting()
    cache = BlockCache(counting.annotate, size=BLOCK_BYTES)
    assert len(cache.annotate("小程序，小程序")) == 2
    cache.annotate("小程序，小程序")
    assert len(counting.texts) == 2


def test_no_word_of_a_block_is_kept() -> None:
    cache = BlockCache(ANNOTATOR.annotate)
    cache.annotate("金丝雀打开小程序")
    kept = pickle.dumps(dict(cache._known))
    assert "金丝雀".encode() not in kept


def test_lone_surrogates_do_no_harm() -> None:
    assert len(BlockCache(ANNOTATOR.annotate).annotate("\ud800小程序")) == 1
