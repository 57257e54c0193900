"""Exercises and cues: data in `resources/`, checked when loaded."""
