"""Saved words and where they were met."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "words",
        sa.Column("word", sa.String(64), primary_key=True),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("times_saved", sa.Integer(), nullable=False),
    )
    op.create_index("ix_words_status", "words", ["status"])
    op.create_index("ix_words_updated_at", "words", ["updated_at"])
    op.create_table(
        "contexts",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("word", sa.String(64), nullable=False),
        sa.Column("sentence", sa.String(1000), nullable=False),
        sa.Column("url", sa.String(2000), nullable=False),
        sa.Column("title", sa.String(500), nullable=False),
        sa.Column("met_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["word"], ["words.word"], ondelete="CASCADE"),
    )
    op.create_index("ix_contexts_word", "contexts", ["word"])
