"""The command line: a thin layer that turns words into calls and results into text or JSON.

Results go to stdout, messages to stderr. Exit codes: 0 done, 2 the user's mistake, 3 the world
(no camera, no model, disk full), 1 a bug, 130 interrupted with Ctrl-C.
"""

import sys
from collections.abc import Sequence

from studio.cli.interrupt import end_at_once, raise_unless_loading

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and end the program with its exit code.

    Args:
        arguments: Words of the command; None = those the program was started with.
    """
    end_at_once()
    # Loading every command takes a second: Ctrl-C must have its meaning by then.
    from studio.cli.application import run_command

    raise_unless_loading()
    try:
        code = run_command(sys.argv[1:] if arguments is None else arguments)
    finally:
        end_at_once()
    sys.exit(code)
