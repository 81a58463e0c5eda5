"""Runs in a process of its own: prints its start-up time and memory as one line of JSON.

    python -m bench.fresh

`memory_mib` is resident memory: after the first annotated text, and after the first looked-up word.
"""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

_BEGAN = time.perf_counter()


def main() -> None:
    """Make the application as the server does, and ask it twice."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from yanwai.settings import Settings
    from yanwai.web.app import create_app
    from yanwai.web.live_lexicon import LiveLexicon

    settings = Settings()
    client = create_app(settings, LiveLexicon(settings.lexicon_folders)).test_client()
    base = f"http://{settings.host}:{settings.port}"
    client.post("/v1/annotate", json={"text": "打开小程序就能点餐。"}, base_url=base)
    seconds = time.perf_counter() - _BEGAN
    annotated = _resident_mib()
    client.post("/v1/lookup", json={"text": "打开小程序就能点餐。", "offset": 7}, base_url=base)
    print(json.dumps({"seconds": seconds, "memory_mib": [annotated, _resident_mib()]}))


def _resident_mib() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    main()
