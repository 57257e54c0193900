"""One of a few, side by side."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.icons import Icons
from studio.ui.theme import TOUCH_GAP_MM, Theme
from studio.ui.widgets.labels import Label, Role
from studio.ui.widgets.touch_button import ButtonKind, TouchButton


class ChoiceRow(QWidget):
    """A caption and buttons, of which at most one is lit.

    Signals:
        chosen: The key tapped.
    """

    chosen = Signal(str)

    def __init__(
        self, caption: str, choices: Sequence[tuple[str, str]], *, theme: Theme, icons: Icons
    ) -> None:
        """Lay out the row.

        Args:
            caption: Above the buttons, "" = none.
            choices: Key and words.
            theme: Sizes and letters.
            icons: The drawings.
        """
        super().__init__()
        self._value: str | None = None
        self.buttons = {
            key: TouchButton(words, theme=theme, icons=icons, kind=ButtonKind.CHOICE)
            for key, words in choices
        }
        row = QHBoxLayout()
        row.setSpacing(theme.px(TOUCH_GAP_MM * 1.1))
        for button in self.buttons.values():
            button.setCheckable(True)
            button.clicked.connect(self._on_clicked)
            row.addWidget(button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        if caption:
            column.addWidget(Label(caption, role=Role.QUIET))
        column.addLayout(row)

    @property
    def value(self) -> str | None:
        """The key that is lit; None = none."""
        return self._value

    def show_value(self, value: str | None) -> None:
        """Light this one."""
        self._value = value
        for key, button in self.buttons.items():
            button.setChecked(key == value)

    def _on_clicked(self) -> None:
        sender = self.sender()
        key = next(key for key, button in self.buttons.items() if button is sender)
        self.show_value(key)
        self.chosen.emit(key)
