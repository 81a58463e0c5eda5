"""Servers under load, on this machine alone: `make load`."""
