"""The way in for staff: a finger that rests in the top left corner for three seconds."""

from PySide6.QtCore import QEvent, QObject, QPointF, QTimer, Signal
from PySide6.QtGui import QMouseEvent

from studio.ui.theme import TOUCH_MM, Theme

HOLD_MS = 3000

_PRESSES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick})


class Corner(QObject):
    """An event filter for the window of the system; nothing on the screen shows it.

    Signals:
        held: A finger stayed in the corner for `HOLD_MS`.
        touched: Somebody touched the screen anywhere.
    """

    held = Signal()
    touched = Signal()

    def __init__(self, parent: QObject | None = None, *, theme: Theme) -> None:
        """Wait.

        Args:
            parent: Owner in Qt's sense.
            theme: Sizes.
        """
        super().__init__(parent)
        self._side_px = theme.px(TOUCH_MM)
        self._timer = QTimer(self, singleShot=True, interval=HOLD_MS)
        self._timer.timeout.connect(self.held)

    @property
    def side_px(self) -> int:
        """Of the square in the corner."""
        return self._side_px

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only looks on: every event goes its way."""
        kind = event.type()
        if kind in _PRESSES and isinstance(event, QMouseEvent):
            self.touched.emit()
            if self._is_inside(event.position()):
                self._timer.start()
            else:
                self._timer.stop()
        elif kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            if not self._is_inside(event.position()):
                self._timer.stop()
        elif kind == QEvent.Type.MouseButtonRelease:
            self._timer.stop()
        return False

    def _is_inside(self, position: QPointF) -> bool:
        return 0 <= position.x() < self._side_px and 0 <= position.y() < self._side_px
