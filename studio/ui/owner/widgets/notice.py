"""What a page says when there is nothing to show on it yet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from studio.ui.icons import Icons
from studio.ui.owner.widgets.chip import Chip, ChipKind
from studio.ui.theme import Theme
from studio.ui.widgets.labels import Label, Role


class Notice(QWidget):
    """A sign, a sentence, what to do about it, and perhaps a button that does it.

    Signals:
        wished: The button was touched.
    """

    wished = Signal()

    def __init__(self, *, theme: Theme, icons: Icons) -> None:
        """Lay out the notice.

        Args:
            theme: Sizes.
            icons: The drawings.
        """
        super().__init__()
        self._theme, self._icons = theme, icons
        centre = Qt.AlignmentFlag.AlignHCenter
        self._sign = QLabel()
        self.title = Label(role=Role.HEADING, alignment=centre)
        self.words = Label(role=Role.QUIET, alignment=centre)
        self.button = Chip("", theme=theme, kind=ChipKind.PILL)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(10),) * 4)
        column.setSpacing(theme.px(5))
        column.addStretch(2)
        column.addWidget(self._sign, 0, centre)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addSpacing(theme.px(3))
        column.addWidget(self.button, 0, centre)
        column.addStretch(3)
        self.button.clicked.connect(self.wished)

    def say(self, title: str, words: str, *, icon: str, button: str = "") -> None:
        """Say this.

        Args:
            title: In a few words.
            words: A sentence or two.
            icon: Name of the drawing.
            button: What may be done about it; "" = nothing.
        """
        self._sign.setPixmap(self._icons.pixmap(icon, size_px=self._theme.px(22)))
        self.title.setText(title)
        self.words.setText(words)
        self.button.set_words(button)
        self.button.setVisible(bool(button))
