"""A row of numbers to tap one of: 0 to 10, or fewer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.icons import Icons
from studio.ui.theme import TOUCH_GAP_MM, TextSize, Theme
from studio.ui.widgets.labels import Label, Role
from studio.ui.widgets.touch_button import ButtonKind, TouchButton


class ScaleRow(QWidget):
    """One button a number; a second tap takes the answer back.

    Signals:
        answered: The answer changed.
    """

    answered = Signal()

    def __init__(
        self,
        highest: int,
        *,
        theme: Theme,
        icons: Icons,
        last_words: str = "",
        anchors: tuple[str, str] | None = None,
    ) -> None:
        """Start without an answer.

        Args:
            highest: Numbers run from 0 to this.
            theme: Sizes and letters.
            icons: The drawings.
            last_words: On the last button instead of its number ("4+").
            anchors: What the first and the last number mean, below them.
        """
        super().__init__()
        self._value: int | None = None
        self._across = highest + 1
        self.buttons = [
            TouchButton(
                last_words if last_words and number == highest else str(number),
                theme=theme,
                icons=icons,
                kind=ButtonKind.CHOICE,
                size=TextSize.HEADING,
            )
            for number in range(highest + 1)
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(1.5))
        self._grid = QGridLayout()
        column.addLayout(self._grid)
        if anchors is not None:
            column.addLayout(_anchors(*anchors, theme=theme))
        self._grid.setSpacing(theme.px(TOUCH_GAP_MM * 1.05))
        for button in self.buttons:
            button.setCheckable(True)
            button.clicked.connect(self._on_clicked)
        self.wrap(self._across)

    @property
    def value(self) -> int | None:
        """The number tapped; None = not answered."""
        return self._value

    def clear(self) -> None:
        """Take the answer back."""
        self._set(None)

    def wrap(self, across: int) -> None:
        """Lay the buttons out in lines.

        Args:
            across: Buttons a line.
        """
        for place, button in enumerate(self.buttons):
            self._grid.addWidget(button, place // across, place % across)

    def _set(self, value: int | None) -> None:
        self._value = value
        for number, button in enumerate(self.buttons):
            button.setChecked(number == value)

    def _on_clicked(self) -> None:
        number = self.buttons.index(self.sender())  # type: ignore[arg-type]
        self._set(None if number == self._value else number)
        self.answered.emit()


def _anchors(first: str, last: str, *, theme: Theme) -> QHBoxLayout:
    """What the ends of a scale mean, each below its end."""
    row = QHBoxLayout()
    row.setSpacing(theme.px(6))
    row.addWidget(Label(first, role=Role.BODY), 1)
    row.addWidget(Label(last, role=Role.BODY, alignment=Qt.AlignmentFlag.AlignRight), 1)
    return row
