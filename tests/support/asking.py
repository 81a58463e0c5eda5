"""The address of a running server goes in; what it says about a text comes out."""

from __future__ import annotations

import json
import urllib.request
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Server:
    """A running server that tests may ask what the extension should show."""

    url: str

    @property
    def port(self) -> int:
        """The port at which it listens."""
        return urlsplit(self.url).port or 80

    def annotate(self, text: str) -> dict[str, Any]:
        """Return what the server says about one text."""
        request = urllib.request.Request(
            f"{self.url}/v1/annotate",
            data=json.dumps({"text": text}).encode(),
            headers={"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request) as response:
            answer: dict[str, Any] = json.load(response)
        return answer

    def entry_count(self) -> int:
        """Return with how many entries it is up."""
        with urllib.request.urlopen(f"{self.url}/healthz") as response:
            entries: int = json.load(response)["lexicon"]["entries"]
        return entries
