"""Annotated text in, files and views that stand alone out."""
