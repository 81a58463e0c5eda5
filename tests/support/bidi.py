"""Commands of WebDriver BiDi go to Firefox, results and events come back; no driver in between."""

from __future__ import annotations

import itertools
import json
import re
import shutil
import subprocess
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import IO, TYPE_CHECKING, Any, Self

from websockets.sync.client import connect

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    """One headless Firefox with a fresh profile, from entering to leaving the context."""

    def __init__(self, preferences: dict[str, object]) -> None:
        self._preferences = _QUIET | preferences
        self._ids = itertools.count(1)
        self.events: list[dict[str, Any]] = []  # as they came; whoever reads them empties the list

    def __enter__(self) -> Self:
        """Start Firefox and open a session."""
        binary = shutil.which("firefox-esr") or shutil.which("firefox")
        if not binary:
            raise AssertionError("the end-to-end tests need Firefox: run `make browsers`")
        with ExitStack() as stack:
            folder = TemporaryDirectory(prefix="yanwai-firefox-", ignore_cleanup_errors=True)
            profile = Path(stack.enter_context(folder))
            (profile / "user.js").write_text(_to_user_js(self._preferences))
            address = f"{stack.enter_context(_firefox(binary, profile))}/session"
            self._socket = stack.enter_context(connect(address, max_size=None))
            self.send("session.new", capabilities={})
            self._cleanup = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        """End Firefox and remove its profile."""
        with self._cleanup:
            self.send("browser.close")

    def send(self, method: str, **params: object) -> dict[str, Any]:
        """Send a command and return its result."""
        command_id = next(self._ids)
        self._socket.send(json.dumps({"id": command_id, "method": method, "params": params}))
        while True:
            message = json.loads(self._socket.recv(timeout=_ANSWER_TIMEOUT_S))
            if message["type"] == "event":
                self.events.append(message)
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


@contextmanager
def _firefox(binary: str, profile: Path) -> Iterator[str]:
    """Run Firefox and give the address at which it listens."""
    options = ["--headless", "--no-remote", "--profile", str(profile)]
    remote = ["--remote-debugging-port=0", "--remote-allow-system-access"]
    with subprocess.Popen(
        [binary, *options, *remote, "about:blank"],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stderr
        # What Firefox goes on to say must be read, or it stops when the pipe is full.
        drain = Thread(target=process.stderr.read, daemon=True)
        try:
            address = _address_in(process.stderr)
            drain.start()
            yield address
            process.wait(_END_TIMEOUT_S)
        finally:
            process.kill()
            if drain.ident:
                drain.join()


def _address_in(output: IO[str]) -> str:
    for line in output:
        if found := re.search(r"WebDriver BiDi listening on (ws://\S+)", line):
            return found[1]
    raise AssertionError("Firefox ended before it could be driven")


def _to_user_js(preferences: dict[str, object]) -> str:
    lines = (f"user_pref({json.dumps(n)}, {json.dumps(v)});" for n, v in preferences.items())
    return "\n".join(lines)
