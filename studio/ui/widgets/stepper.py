"""A value between a minus and a plus: reps, weight, count. No keyboard, one tap a step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.icons import Icons
from studio.ui.theme import TOUCH_GAP_MM, TextSize, Theme
from studio.ui.widgets.labels import Label, Role
from studio.ui.widgets.touch_button import TouchButton


class Stepper(QWidget):
    """Minus, value, plus. It shows what it is told and says which way was tapped.

    Signals:
        stepped: -1 or +1 was tapped.
    """

    stepped = Signal(int)

    def __init__(
        self,
        caption: str,
        *,
        theme: Theme,
        icons: Icons,
        role: Role = Role.HEADING,
        value_mm: float = 34.0,
        button_mm: float = 20.0,
    ) -> None:
        """Lay out the three parts.

        Args:
            caption: Small words below the value, "" = none.
            theme: Sizes and letters.
            icons: The drawings.
            role: Look of the value.
            value_mm: Room for the value.
            button_mm: Side of the two buttons.
        """
        super().__init__()
        self.value = Label(role=role, alignment=Qt.AlignmentFlag.AlignHCenter, wraps=False)
        self.value.setMinimumWidth(theme.px(value_mm))
        self.caption = Label(
            caption, role=Role.QUIET, alignment=Qt.AlignmentFlag.AlignHCenter, wraps=False
        )
        self.minus = self._button("minus", self.tr("One less"), theme, icons, button_mm)
        self.plus = self._button("plus", self.tr("One more"), theme, icons, button_mm)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addStretch(1)
        middle.addWidget(self.value)
        if caption:
            middle.addWidget(self.caption)
        middle.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(TOUCH_GAP_MM / 2))
        row.addWidget(self.minus)
        row.addLayout(middle, 1)
        row.addWidget(self.plus)
        self.minus.clicked.connect(self._on_minus_clicked)
        self.plus.clicked.connect(self._on_plus_clicked)

    def show_value(self, words: str, *, can_go_down: bool = True, can_go_up: bool = True) -> None:
        """Show a value.

        Args:
            words: The value as read.
            can_go_down: False at the lower end.
            can_go_up: False at the upper end.
        """
        self.value.setText(words)
        self.minus.setEnabled(can_go_down)
        self.plus.setEnabled(can_go_up)

    def _button(
        self, icon: str, name: str, theme: Theme, icons: Icons, side_mm: float
    ) -> TouchButton:
        button = TouchButton(
            "", theme=theme, icons=icons, icon=icon, height_mm=side_mm, size=TextSize.LEAD
        )
        button.setAccessibleName(name)
        return button

    def _on_minus_clicked(self) -> None:
        self.stepped.emit(-1)

    def _on_plus_clicked(self) -> None:
        self.stepped.emit(1)
