"""An application goes in; a list that fills with the name of every view that runs comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Response

if TYPE_CHECKING:
    from flask import Flask


def record_views(app: Flask) -> list[str]:
    """Let every view run as before, and note its name first."""
    return _wrap(app, runs=True)


def replace_views(app: Flask) -> list[str]:
    """Let every view note its name and answer 204 at once, so that thousands can be asked for."""
    return _wrap(app, runs=False)


def _wrap(app: Flask, *, runs: bool) -> list[str]:
    names: list[str] = []

    def recording(name: str, view: Any) -> Any:
        def run(*arguments: Any, **keywords: Any) -> Any:
            names.append(name)
            return view(*arguments, **keywords) if runs else Response(status=204)

        return run

    for name, view in list(app.view_functions.items()):
        app.view_functions[name] = recording(name, view)
    return names
