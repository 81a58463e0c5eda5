"""Yanwai 言外: explains the Chinese words that a dictionary explains wrongly or not at all.

The packages stand in the order in which a text travels through them::

    text → lexicon → engine → authoring → web → cli
"""
