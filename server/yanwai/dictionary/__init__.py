"""CC-CEDICT: the general dictionary that stands beside the lexicon, under its own name."""
