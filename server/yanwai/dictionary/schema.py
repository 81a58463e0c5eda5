"""The compiled dictionary's tables, which `compile.py` writes and `store.py` reads.

::

    metadata  name, value                one row for each field of `Release`
    entries   key, position, traditional, simplified, pinyin, definitions
    words     content                    one row: the word list, packed as `word_packing.py` tells

`key` is the normal form of either script's headword, by the same one-to-one table as the text that
is looked up; `position` counts from 0, the likeliest entry first. `simplified` is null where it is
the key, `traditional` where it is the simplified form; `pinyin` is joined by spaces, `definitions`
by slashes.
"""

APPLICATION_ID = 0x59435744  # "YCWD": tells our file from any other SQLite database
SCHEMA_VERSION = 1

SCHEMA = f"""
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {SCHEMA_VERSION};
CREATE TABLE metadata (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE entries (
    key TEXT NOT NULL,
    position INTEGER NOT NULL,
    traditional TEXT,
    simplified TEXT,
    pinyin TEXT NOT NULL,
    definitions TEXT NOT NULL,
    PRIMARY KEY (key, position)
) WITHOUT ROWID;
CREATE TABLE words (
    content BLOB NOT NULL
);
"""
