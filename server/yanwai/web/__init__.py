"""The engine over HTTP: a guarded JSON API for the extension, and pages for people."""
