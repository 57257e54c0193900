"""How the program is asked to end."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from PySide6.QtCore import QCoreApplication, QTimer


def end_loop() -> None:
    """End the event loop. `quit` would ask the windows first, and the kiosk's says no."""
    QCoreApplication.exit(0)


@contextmanager
def ending_on_signals() -> Iterator[None]:
    """Ctrl+C and the supervisor's stop end the program as closing the window does.

    Python runs the handler between two of its own steps; the bridge's timer takes one often. A
    stop that comes while the station starts waits for the event loop.
    """

    def end(_number: int, _frame: FrameType | None) -> None:
        QTimer.singleShot(0, end_loop)

    numbers = (signal.SIGINT, signal.SIGTERM)
    former = [signal.signal(number, end) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, former, strict=True):
            signal.signal(number, handler)
