"""What every sheet has: a way back, a title, and one body."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.owner.parts import OwnerParts
from studio.ui.owner.widgets.chip import Chip, ChipKind
from studio.ui.widgets.labels import Label, Role


class Sheet(QWidget):
    """Opens in the place of a page.

    Signals:
        left: Back to what was there before.
    """

    left = Signal()

    def __init__(self, title: str, *, parts: OwnerParts) -> None:
        """Lay out the head.

        Args:
            title: What it is about.
            parts: What to build from.
        """
        super().__init__()
        self.parts = parts
        theme = parts.theme
        self.back = Chip(self.tr("Back"), theme=theme, kind=ChipKind.PILL)
        self.title = Label(title, role=Role.LEAD)
        self.about = Label(role=Role.CAPTION)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.about)
        self.about.hide()
        self.head = QHBoxLayout()
        self.head.setSpacing(theme.px(4))
        self.head.addWidget(self.back)
        self.head.addLayout(words, 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(3))
        self.column.addLayout(self.head)
        self.back.clicked.connect(self.left)

    def minimumSizeHint(self) -> QSize:
        """None: a sheet fits itself into its window."""
        return QSize(0, 0)

    def say_about(self, words: str) -> None:
        """A line below the title."""
        self.about.setText(words)
        self.about.setVisible(bool(words))
