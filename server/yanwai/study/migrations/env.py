"""Alembic's entry: runs the versions on the connection that `yanwai.study.database` has opened."""

from alembic import context

from yanwai.study.tables import Table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    render_as_batch=True,
)
context.run_migrations()
