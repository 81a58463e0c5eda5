"""The entry's model in, the JSON Schema that editors complete and validate by out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from yanwai.lexicon.model import Cue, Entry

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA_FILE = "schema.json"


def schema_json() -> str:
    """Return the JSON Schema of an entry's YAML file, as `lexicon/schema.json` holds it."""
    schema = Entry.model_json_schema(by_alias=True)
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "Made from yanwai.lexicon.model by `yanwai lexicon build`; not edited by hand.",
        **schema,
    }
    cue = schema["$defs"][Cue.__name__]
    schema["$defs"][Cue.__name__] = {"anyOf": [{"type": "string", "minLength": 1}, cue]}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def write_schema(lexicon: Path) -> Path:
    """Write the schema into a lexicon folder and return the file's path."""
    file = lexicon / SCHEMA_FILE
    file.write_text(schema_json(), encoding="utf-8")
    return file
