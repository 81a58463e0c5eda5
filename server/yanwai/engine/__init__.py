"""From a text to its annotations and their payload.

The modules stand in the order of the work::

    patterns → candidates → segment → cues → judge
        → senses → overlaps → annotate → payload → document
"""
