"""A dim layer over the whole window that carries a question."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.theme import Colour, Theme
from studio.ui.widgets.labels import panel

_OPACITY = 0.82


class Veil(QWidget):
    """Covers its parent, keeps touches away from what lies below, and centres one sheet."""

    def __init__(self, parent: QWidget, *, theme: Theme) -> None:
        """Start hidden.

        Args:
            parent: What is covered.
            theme: Sizes.
        """
        super().__init__(parent)
        self._covered = parent
        self.sheet = panel("sheet")
        column = QVBoxLayout(self)
        margin = theme.px(10)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addWidget(self.sheet, 0, Qt.AlignmentFlag.AlignCenter)
        parent.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the parent."""
        if watched is self._covered and event.type() == QEvent.Type.Resize:
            self.resize(self._covered.size())
        return False

    def lift(self) -> None:
        """Come up over everything."""
        self.resize(self._covered.size())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim what lies below."""
        colour = QColor(Colour.GROUND)
        colour.setAlphaF(_OPACITY)
        QPainter(self).fillRect(self.rect(), colour)
