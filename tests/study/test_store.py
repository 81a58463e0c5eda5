"""Saved words: kept whole, in order, and never lost, whichever database holds them."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from yanwai.study.store import WordStore
from yanwai.study.tables import ContextRow
from yanwai.study.words import MOST_CONTEXTS, Context, WordStatus

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Engine

    from study.conftest import Clock

LEARNING, KNOWN, IGNORED = WordStatus


def test_a_saved_word_comes_back_with_its_sentence(store: WordStore, clock: Clock) -> None:
    store.put("内卷", LEARNING, Context("别内卷了。", "https://a.cn/1", "标题"))
    saved = store.get("内卷")
    assert saved is not None
    assert (saved.status, saved.created_at, saved.times_saved) == (LEARNING, clock.now, 1)
    [context] = saved.contexts
    assert (context.sentence, context.url, context.title) == (
        "别内卷了。",
        "https://a.cn/1",
        "标题",
    )
    assert context.met_at == clock.now


def test_a_word_that_was_never_saved_is_none(store: WordStore) -> None:
    assert store.get("内卷") is None


def test_saving_again_changes_the_status_and_keeps_the_sentences(
    store: WordStore, clock: Clock
) -> None:
    first = store.put("内卷", LEARNING, Context("一。"))
    clock.turn(days=1)
    again = store.put("内卷", KNOWN)
    assert (again.status, again.created_at, again.updated_at) == (
        KNOWN,
        first.created_at,
        clock.now,
    )
    assert [context.sentence for context in again.contexts] == ["一。"]
    assert again.times_saved == 2


def test_the_same_sentence_is_kept_once_and_the_newest_come_first(
    store: WordStore, clock: Clock
) -> None:
    for number in [*range(MOST_CONTEXTS + 5), 10]:
        clock.turn(minutes=1)
        store.put("内卷", LEARNING, Context(f"{number}。"))
    saved = store.get("内卷")
    assert saved is not None
    sentences = [context.sentence for context in saved.contexts]
    assert sentences[:2] == ["10。", f"{MOST_CONTEXTS + 4}。"]
    assert len(sentences) == len(set(sentences)) == MOST_CONTEXTS


def test_a_forgotten_word_is_gone_with_its_sentences(store: WordStore) -> None:
    store.put("内卷", LEARNING, Context("一。"))
    assert store.delete("内卷")
    assert not store.delete("内卷")
    with Session(store.engine) as session:
        assert session.scalar(select(func.count()).select_from(ContextRow)) == 0


def test_words_are_listed_by_status_the_last_changed_first(store: WordStore, clock: Clock) -> None:
    for word, status in [("一", LEARNING), ("二", KNOWN), ("三", LEARNING), ("四", IGNORED)]:
        clock.turn(seconds=1)
        store.put(word, status)
    assert [saved.word for saved in store.list()] == ["四", "三", "二", "一"]
    assert [saved.word for saved in store.list(LEARNING, first=1, most=5)] == ["一"]
    assert (store.count(), store.count(LEARNING)) == (4, 2)
    assert store.not_marked() == {"二", "四"}


def test_two_threads_that_save_at_once_lose_nothing(store: WordStore) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: store.put(f"词{number % 10}", LEARNING), range(100)))
    assert store.count() == 10
    assert sum(saved.times_saved for saved in store.list()) == 100


def test_what_was_acknowledged_before_the_process_is_killed_is_there(
    tmp_path: Path, url: str | None, reopen: Callable[[], Engine]
) -> None:
    script = (
        "import sys; from pathlib import Path\n"
        "from yanwai.study.database import open_database\n"
        "from yanwai.study.store import WordStore\n"
        "from yanwai.study.words import WordStatus\n"
        "store = WordStore(open_database(Path(sys.argv[1]), sys.argv[2]))\n"
        "for number in range(1_000):\n"
        "    store.put(f'词{number}', WordStatus.LEARNING)\n"
        "    print(number, flush=True)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, tmp_path, url or ""], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        acknowledged = -1
        for line in process.stdout:
            acknowledged = int(line)
            if acknowledged == 500:
                process.kill()
    assert 500 <= acknowledged < 999
    saved = {word.word for word in WordStore(reopen()).list()}
    assert saved >= {f"词{number}" for number in range(acknowledged + 1)}
