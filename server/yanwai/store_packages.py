"""The extension's folder in, one package for each browser's store out.

The folder is loaded unpacked in both browsers as it is; each store complains of what only the other
browser knows, so a package leaves that out of the manifest. The same folder gives the same bytes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from yanwai.errors import NotWrittenError

if TYPE_CHECKING:
    from pathlib import Path

_MANIFEST = "manifest.json"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest moment that a ZIP file can tell


@dataclass(frozen=True, slots=True)
class _Store:
    name: str
    unknown_keys: tuple[str, ...]
    unknown_background_keys: tuple[str, ...]
    unknown_permissions: tuple[str, ...]


_STORES = (
    _Store("chrome", ("browser_specific_settings", "sidebar_action"), ("scripts",), ()),
    _Store(
        "firefox", ("side_panel", "minimum_chrome_version"), ("service_worker",), ("sidePanel",)
    ),
)


def pack_extension(source: Path, target: Path) -> list[Path]:
    """Write both packages into a folder and return them.

    Raises:
        NotWrittenError: the folder cannot be written.
    """
    manifest = json.loads((source / _MANIFEST).read_bytes())
    files = sorted(path for path in source.rglob("*") if path.is_file())
    written = []
    for store in _STORES:
        package = target / f"yanwai-{store.name}-{manifest['version']}.zip"
        try:
            target.mkdir(parents=True, exist_ok=True)
            with ZipFile(package, "w", ZIP_DEFLATED) as archive:
                for file in files:
                    name = file.relative_to(source).as_posix()
                    is_manifest = name == _MANIFEST
                    content = _manifest_for(store, manifest) if is_manifest else file.read_bytes()
                    archive.writestr(ZipInfo(name, _LONG_AGO), content, ZIP_DEFLATED)
        except OSError as error:
            raise NotWrittenError(package, error.strerror or str(error)) from None
        written.append(package)
    return written


def _manifest_for(store: _Store, manifest: dict[str, Any]) -> bytes:
    own = {key: value for key, value in manifest.items() if key not in store.unknown_keys}
    own["background"] = {
        key: value
        for key, value in manifest["background"].items()
        if key not in store.unknown_background_keys
    }
    own["permissions"] = [
        name for name in manifest["permissions"] if name not in store.unknown_permissions
    ]
    return json.dumps(own, ensure_ascii=False, indent=2).encode() + b"\n"
