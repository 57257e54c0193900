"""Reads resources/*.toml into frozen dataclasses, or says which file and key is wrong."""
