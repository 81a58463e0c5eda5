"""The JSON API, one part a module, with what it takes and gives."""
