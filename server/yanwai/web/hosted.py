"""The WSGI entry of a server that several users share: `gunicorn --preload yanwai.web.hosted:app`.

Importing this module reads the environment and loads everything, so that the processes which are
forked afterwards share its memory.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
from typing import TYPE_CHECKING

from yanwai.errors import YanwaiError
from yanwai.web.crash_reports import WithoutMessages

if TYPE_CHECKING:
    from yanwai.web.app import YanwaiApp

_EXIT_MISTAKE = 2


def _create_app() -> YanwaiApp:
    # pypinyin's phrases are 40 MiB, and only `lexicon check` needs them.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from yanwai.study import archive, database, reviews, statistics  # noqa: F401 - for all
    from yanwai.web.app import create_app
    from yanwai.web.arenas import keep_few_heaps
    from yanwai.web.hosting.settings import hosted_settings
    from yanwai.web.hosting.shared_lexicon import SharedLexicon

    keep_few_heaps()
    hosted = hosted_settings(os.environ)
    live = SharedLexicon(hosted.settings.lexicon_folders, hosted.cache_folder)
    live.warm_up()
    return create_app(hosted.settings, live, hosted.hosting)


_to_log = logging.StreamHandler()
_to_log.setFormatter(WithoutMessages("%(message)s"))
logging.basicConfig(handlers=[_to_log])
logging.getLogger("yanwai").setLevel(logging.INFO)
try:
    app = _create_app()
except YanwaiError as error:
    sys.stderr.write(f"yanwai: {error}\n")
    sys.exit(_EXIT_MISTAKE)
# What is there now is never garbage: not looked at, its pages stay shared.
gc.collect()
gc.freeze()
