"""Commands of WebDriver BiDi go to Firefox, results and events come back; no driver in between."""

from __future__ import annotations

import itertools
import json
import re
import shutil
import subprocess
from pathlib import Path
from tempfile import mkdtemp
from threading import Thread
from typing import IO, Any

from websockets.sync.client import connect

_QUIET = {
    "remote.active-protocols": 1,
    "app.update.disabledForTesting": True,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,#none",
    "toolkit.telemetry.reportingpolicy.firstRun": False,
    "intl.accept_languages": "en",
    "intl.locale.requested": "en-US",
}
_ANSWER_TIMEOUT_S = 30
_END_TIMEOUT_S = 20


class BiDiError(RuntimeError):
    """Raised when Firefox refuses a command or a script in it throws."""


class BiDi:
    """One headless Firefox with a fresh profile."""

    def __init__(self, preferences: dict[str, object]) -> None:
        binary = shutil.which("firefox-esr") or shutil.which("firefox")
        if not binary:
            raise AssertionError("the end-to-end tests need Firefox: run `make browsers`")
        self._profile = Path(mkdtemp(prefix="yanwai-firefox-"))
        lines = [
            f"user_pref({json.dumps(name)}, {json.dumps(value)});\n"
            for name, value in (_QUIET | preferences).items()
        ]
        (self._profile / "user.js").write_text("".join(lines))
        self._process = subprocess.Popen(
            [
                *(binary, "--headless", "--no-remote", "--profile", str(self._profile)),
                *("--remote-debugging-port=0", "--remote-allow-system-access", "about:blank"),
            ],
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
        )
        assert self._process.stderr
        address = _address_in(self._process.stderr)
        # What Firefox goes on to say must be read, or it stops when the pipe is full.
        self._drain = Thread(target=self._process.stderr.read, daemon=True)
        self._drain.start()
        self._socket = connect(f"{address}/session", max_size=None)
        self._ids = itertools.count(1)
        self.send("session.new", capabilities={})

    def send(self, method: str, **params: object) -> dict[str, Any]:
        """Send a command and return its result."""
        command_id = next(self._ids)
        self._socket.send(json.dumps({"id": command_id, "method": method, "params": params}))
        while True:
            message = json.loads(self._socket.recv(timeout=_ANSWER_TIMEOUT_S))
            if message.get("id") != command_id:
                continue
            if message["type"] == "error":
                raise BiDiError(f"{method}: {message['error']}: {message['message'][:400]}")
            result: dict[str, Any] = message["result"]
            return result

    def call(self, context: str, function: str, *arguments: object) -> Any:
        """Call a JavaScript function in a page with JSON values, and return its JSON value."""
        return self.call_with(context, function, [], *arguments)

    def call_with(
        self, context: str, function: str, nodes: list[dict[str, str]], *arguments: object
    ) -> Any:
        """Call a function whose first arguments are nodes that were located before."""
        answer = self.send(
            "script.callFunction",
            functionDeclaration="async (json, ...nodes) => JSON.stringify("
            f"await ({function})(...nodes, ...JSON.parse(json)) ?? null)",
            arguments=[{"type": "string", "value": json.dumps(arguments)}, *nodes],
            target={"context": context},
            awaitPromise=True,
        )
        if answer["type"] != "success":
            raise BiDiError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def close(self) -> None:
        """End Firefox and remove its profile."""
        self.send("browser.close")
        self._socket.close()
        self._process.wait(_END_TIMEOUT_S)
        self._drain.join(_END_TIMEOUT_S)
        assert self._process.stderr
        self._process.stderr.close()
        shutil.rmtree(self._profile, ignore_errors=True)


def _address_in(output: IO[str]) -> str:
    for line in output:
        if found := re.search(r"WebDriver BiDi listening on (ws://\S+)", line):
            return found[1]
    raise AssertionError("Firefox ended before it could be driven")
