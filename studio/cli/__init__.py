"""The command line: a thin layer that turns words into calls and results into text or JSON.

Results go to stdout, messages to stderr. Exit codes: 0 done, 2 the user's mistake, 3 the world
(no camera, no model, disk full), 1 a bug.
"""

from studio.cli.application import main

__all__ = ["main"]
