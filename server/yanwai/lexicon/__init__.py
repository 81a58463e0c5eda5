"""The lexicon: YAML files in, an immutable and indexed `Lexicon` out."""
