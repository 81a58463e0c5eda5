"""Text as the engine sees it: spans with a unit, a normal form with a way back, sentences."""
