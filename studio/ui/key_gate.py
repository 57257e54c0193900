"""No key of any keyboard does anything here, but for what a reader of codes and tags types.

Such a reader is a keyboard to the machine: it types digits or letters within milliseconds, then
Enter. Everything else ends at the window of the system: no focus moves, no button is pressed by a
key, nothing is dragged or dropped, no menu opens.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

_PAUSE_S = 0.5
"""A reader types a character every few milliseconds; a busy screen may see them later."""

_LONGEST = 200
_KEYS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.Shortcut,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.ContextMenu,
        QEvent.Type.DragEnter,
        QEvent.Type.DragMove,
        QEvent.Type.Drop,
        QEvent.Type.TabletPress,
        QEvent.Type.Wheel,
    }
)
_ENDS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class KeyGate(QObject):
    """An event filter for the window of the system (`QWidget.windowHandle`).

    Signals:
        tag_read: What a reader typed, without its Enter.
    """

    tag_read = Signal(str)

    def __init__(self, parent: QObject | None = None, *, clock: Callable[[], float]) -> None:
        """Let no key through.

        Args:
            parent: Owner in Qt's sense.
            clock: Monotonic seconds.
        """
        super().__init__(parent)
        self._clock = clock
        self._typed = ""
        self._typed_at_s = clock()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True = the event goes no further."""
        if event.type() not in _KEYS:
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._hear(event)
        return True

    def _hear(self, event: QKeyEvent) -> None:
        now_s = self._clock()
        if now_s - self._typed_at_s > _PAUSE_S:
            self._typed = ""
        self._typed_at_s = now_s
        if event.key() in _ENDS:
            typed, self._typed = self._typed, ""
            if typed:
                self.tag_read.emit(typed)
        elif event.text().isprintable() and len(self._typed) < _LONGEST:
            self._typed += event.text()
