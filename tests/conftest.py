"""Fixtures that several kinds of test use."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from yanwai.engine.document import Explainer
from yanwai.lexicon.load import Loaded, load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the reader's own cache folder out of the tests, and what they compile out of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def bundled_folder() -> Path:
    """Return the lexicon of this checkout."""
    return ROOT / "lexicon"


@pytest.fixture(scope="session")
def bundled(bundled_folder: Path) -> Loaded:
    """Return this checkout's lexicon as it loads."""
    return load_lexicon([bundled_folder])


@pytest.fixture(scope="session")
def explainer(bundled: Loaded) -> Explainer:
    """Return the engine over this checkout's lexicon."""
    return Explainer(bundled.lexicon)
