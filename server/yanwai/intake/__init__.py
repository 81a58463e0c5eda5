"""Files of words in, words to be saved out: the way back for what other programs have kept."""
