"""Each row has an owner; what was saved before belongs to the reader of the server, who is ''.

SQLite makes a table anew to change it, and dropping the old one takes along what refers to it.
So nothing may refer to the words while theirs is made.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

# As PostgreSQL names them by itself; SQLite keeps no names.
_NAMES = {"pk": "%(table_name)s_pkey", "fk": "%(table_name)s_%(column_0_name)s_fkey"}
_OF_A_WORD = ("contexts", "cards")
_KEYS = {"words": ["owner", "word"], "cards": ["owner", "word", "kind"]}
_INDEXES = (
    ("ix_words_status", "words", ["owner", "status"]),
    ("ix_words_updated_at", "words", ["owner", "updated_at"]),
    ("ix_contexts_word", "contexts", ["owner", "word"]),
    ("ix_reviews_reviewed_at", "reviews", ["owner", "reviewed_at"]),
    ("ix_changes_owner", "changes", ["owner", "id"]),
)


def upgrade() -> None:
    """Give the five tables an owner."""
    for name, table, _ in _INDEXES:
        op.drop_index(name, table, if_exists=True)
    for name in _OF_A_WORD:
        with op.batch_alter_table(name, naming_convention=_NAMES) as batch:
            batch.drop_constraint(f"{name}_word_fkey", type_="foreignkey")
    for name in ("words", "contexts", "cards", "reviews", "changes"):
        with op.batch_alter_table(name, naming_convention=_NAMES) as batch:
            batch.add_column(sa.Column("owner", sa.String(64), nullable=False, server_default=""))
            if name in _KEYS:
                batch.drop_constraint(f"{name}_pkey", type_="primary")
        with op.batch_alter_table(name, naming_convention=_NAMES) as batch:
            batch.alter_column("owner", server_default=None)
            if name in _KEYS:
                batch.create_primary_key(f"{name}_pkey", _KEYS[name])
    for name in _OF_A_WORD:
        with op.batch_alter_table(name, naming_convention=_NAMES) as batch:
            batch.create_foreign_key(
                f"{name}_word_fkey",
                "words",
                ["owner", "word"],
                ["owner", "word"],
                ondelete="CASCADE",
            )
    for name, table, columns in _INDEXES:
        op.create_index(name, table, columns)
