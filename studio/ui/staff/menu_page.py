"""A page of what is known and what can be done: lines on one side, buttons on the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from studio.ui.icons import Icons
from studio.ui.theme import TOUCH_GAP_MM, Theme
from studio.ui.widgets.labels import Label, Role, panel
from studio.ui.widgets.touch_button import ButtonKind, TouchButton

_BUTTON_MM = 62.0
_HEIGHT_MM = 22.0
_MOST_COLUMNS = 3
_MANY_LINES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A button.

    Attributes:
        key: Told when it is tapped.
        words: What it does.
        icon: Name of the drawing, "" = none.
        is_main: What is most likely wanted.
    """

    key: str
    words: str
    icon: str = ""
    is_main: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Something known.

    Attributes:
        words: One sentence.
        is_warning: Somebody should do something about it.
    """

    words: str
    is_warning: bool = False


class MenuPage(QWidget):
    """Lines, if any, and buttons.

    Signals:
        chosen: The key of the button tapped.
    """

    chosen = Signal(str)

    def __init__(self, *, theme: Theme, icons: Icons) -> None:
        """Start empty.

        Args:
            theme: Sizes and letters.
            icons: The drawings.
        """
        super().__init__()
        self._theme, self._icons = theme, icons
        self._columns = 0
        self.buttons: dict[str, TouchButton] = {}
        self.lines: list[Label] = []
        self._sheet = panel()
        self._words = QVBoxLayout(self._sheet)
        self._words.setContentsMargins(*(theme.px(7),) * 4)
        self._words.setSpacing(theme.px(3.5))
        self._words.addStretch(1)
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.px(TOUCH_GAP_MM * 1.2))
        side = QVBoxLayout()
        side.addLayout(self._grid)
        side.addStretch(1)
        self._main = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._main.setSizeConstraint(QBoxLayout.SizeConstraint.SetNoConstraint)
        self._main.setContentsMargins(0, 0, 0, 0)
        self._main.setSpacing(theme.px(8))
        self._main.addWidget(self._sheet, 2)
        self._main.addLayout(side, 3)

    def show_choices(self, choices: Sequence[Choice], *, lines: Sequence[Line] = ()) -> None:
        """Show these buttons and lines instead of those before.

        Args:
            choices: In the order shown.
            lines: What is known; none = buttons alone.
        """
        for button in self.buttons.values():
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {choice.key: self._button(choice) for choice in choices}
        self.show_lines(lines)
        self._columns = 0
        self._turn()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines instead of those before; none = no sheet for them."""
        for label in self.lines:
            self._words.removeWidget(label)
            label.hide()
            label.deleteLater()
        self.lines = []
        for place, line in enumerate(lines):
            plain = Role.BODY if len(lines) > _MANY_LINES else Role.LEAD
            label = Label(line.words, role=Role.WARNING if line.is_warning else plain)
            self._words.insertWidget(place, label)
            self.lines.append(label)
        self._sheet.setVisible(bool(lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines above the buttons in portrait; as many columns as there is room for."""
        super().resizeEvent(event)
        self._turn()

    def _button(self, choice: Choice) -> TouchButton:
        button = TouchButton(
            choice.words,
            theme=self._theme,
            icons=self._icons,
            icon=choice.icon,
            kind=ButtonKind.PRIMARY if choice.is_main else ButtonKind.PLAIN,
            height_mm=_HEIGHT_MM,
        )
        button.clicked.connect(self._on_clicked)
        return button

    def _turn(self) -> None:
        upright = self.width() < self.height()
        way = QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight
        self._main.setDirection(way)
        has_lines = not self._sheet.isHidden()
        self._main.setStretch(0, 0 if upright else 2)
        room = self.width() * (0.6 if has_lines and not upright else 1.0)
        columns = int(room // self._theme.px(_BUTTON_MM + TOUCH_GAP_MM))
        columns = min(_MOST_COLUMNS, max(1, columns))
        if columns == self._columns:
            return
        self._columns = columns
        for place, button in enumerate(self.buttons.values()):
            self._grid.addWidget(button, place // columns, place % columns)
        for column in range(_MOST_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _on_clicked(self) -> None:
        sender = self.sender()
        self.chosen.emit(next(key for key, button in self.buttons.items() if button is sender))
