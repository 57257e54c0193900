"""A tap meant for the screen before must not act on the one that has just come up."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject

_QUIET_S = 0.4
"""A double tap is over by then; a client who means the new screen needs longer to read it."""

_PRESSES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick})


class TapGuard(QObject):
    """Drops the taps that reach a window shortly after its screen changed.

    It is an event filter for the window of the system (`QWidget.windowHandle`): there every touch
    arrives once, before Qt looks for the widget below the finger. A press that was dropped takes
    its release with it; a finger that was down before the change may still be lifted.
    """

    def __init__(self, parent: QObject | None = None, *, clock: Callable[[], float]) -> None:
        """Let everything through, until told of a change.

        Args:
            parent: Owner in Qt's sense.
            clock: Monotonic seconds.
        """
        super().__init__(parent)
        self._clock = clock
        self._quiet_until_s = clock()
        self._has_dropped_press = False

    def screen_changed(self) -> None:
        """Drop taps from now on, for a moment."""
        self._quiet_until_s = self._clock() + _QUIET_S

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True = the event goes no further."""
        kind = event.type()
        if kind in _PRESSES:
            self._has_dropped_press = self._clock() < self._quiet_until_s
            return self._has_dropped_press
        if kind == QEvent.Type.MouseButtonRelease and self._has_dropped_press:
            self._has_dropped_press = False
            return True
        return False
