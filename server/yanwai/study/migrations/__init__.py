"""The versions of the database, run by `yanwai.study.database`."""
