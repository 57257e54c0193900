"""Ctrl-C: exit code 130 and at most one line, at whatever moment it comes.

Python's own way raises KeyboardInterrupt. While a module loads that ends in a page of traceback:
C code turns it into an ImportError, or aborts. Nothing is begun then, so the program just ends.
"""

import os
import signal
from types import FrameType

INTERRUPTED = 130
"""Exit code of a program that was interrupted (128 + SIGINT)."""

_LOADER = "<frozen importlib._bootstrap>"


def end_at_once() -> None:
    """From now on Ctrl-C ends the program at once, for moments with nothing to clean up.

    Where interrupts are ignored (nohup, a job in the background) they stay so.
    """
    _listen(_end)


def raise_unless_loading() -> None:
    """From now on Ctrl-C raises KeyboardInterrupt; while a module loads it ends the program."""
    _listen(_raise_or_end)


def _listen(handler: "signal._HANDLER") -> None:
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, handler)


def _end(_number: int, _frame: FrameType | None) -> None:
    os._exit(INTERRUPTED)


def _raise_or_end(number: int, frame: FrameType | None) -> None:
    caller = frame
    while caller is not None:
        if caller.f_code.co_filename == _LOADER:
            _end(number, frame)
        caller = caller.f_back
    raise KeyboardInterrupt
