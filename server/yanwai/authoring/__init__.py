"""Tools for the lexicon's editors: check every entry, start a new one, see what there is."""
