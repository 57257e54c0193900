"""A weight between four buttons: a big and a small step down, a small and a big step up."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.settings import WeightUnit
from studio.ui.icons import Icons
from studio.ui.theme import TOUCH_GAP_MM, Theme
from studio.ui.weights import added_kg, number_words, unit_words
from studio.ui.widgets.labels import Label, Role
from studio.ui.widgets.touch_button import TouchButton

_UNKNOWN = "–"
_WIDEST_MM = 150.0


class WeightStepper(QWidget):
    """Holds a weight; None = none, or not told.

    Signals:
        changed: The weight was stepped.
    """

    changed = Signal()

    def __init__(
        self,
        *,
        theme: Theme,
        icons: Icons,
        steps_kg: tuple[float, ...],
        unit: WeightUnit = WeightUnit.KG,
        button_mm: float = 20.0,
    ) -> None:
        """Lay out the parts.

        Args:
            theme: Sizes and letters.
            icons: The drawings.
            steps_kg: Of the station's plates, the smallest first; the last is the big one.
            unit: Of the words.
            button_mm: Side of the buttons.
        """
        super().__init__()
        self._unit = unit
        self._load_kg: float | None = None
        self._steps_kg = steps_kg
        self.value = Label(role=Role.HEADING, alignment=Qt.AlignmentFlag.AlignHCenter, wraps=False)
        self.value.setMinimumWidth(theme.px(26))
        self.caption = Label(
            unit_words(unit), role=Role.QUIET, alignment=Qt.AlignmentFlag.AlignHCenter, wraps=False
        )
        sizes = sorted({steps_kg[0], steps_kg[-1]})
        self.buttons: dict[float, TouchButton] = {}
        for step_kg in (*(-size for size in reversed(sizes)), *sizes):
            button = TouchButton("", theme=theme, icons=icons, height_mm=button_mm)
            button.clicked.connect(self._on_clicked)
            self.buttons[step_kg] = button
        middle = QVBoxLayout()
        middle.setSpacing(0)
        for part in (self.value, self.caption):
            middle.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(TOUCH_GAP_MM * 1.05))
        for step_kg, button in self.buttons.items():
            if step_kg == sizes[0]:
                row.addLayout(middle, 1)
            row.addWidget(button)
        self.setMaximumWidth(theme.px(_WIDEST_MM))
        self.set_unit(unit)

    @property
    def load_kg(self) -> float | None:
        """The weight; None = none, or not told."""
        return self._load_kg

    def set_load(self, load_kg: float | None) -> None:
        """Show a weight without a signal."""
        self._load_kg = load_kg
        self._show()

    def set_unit(self, unit: WeightUnit) -> None:
        """Show in this unit."""
        self._unit = unit
        self.caption.setText(unit_words(unit))
        for step_kg, button in self.buttons.items():
            sign = "−" if step_kg < 0 else "+"
            button.set_words(f"{sign}{number_words(abs(step_kg), unit=unit)}")
        self._show()

    def _show(self) -> None:
        load_kg = self._load_kg
        words = _UNKNOWN if load_kg is None else number_words(load_kg, unit=self._unit)
        self.value.setText(words)
        for step_kg, button in self.buttons.items():
            changed = added_kg(load_kg, step_kg, smallest_kg=self._steps_kg[0])
            button.setEnabled(changed != load_kg)

    def _on_clicked(self) -> None:
        sender = self.sender()
        step_kg = next(step for step, button in self.buttons.items() if button is sender)
        self.set_load(added_kg(self._load_kg, step_kg, smallest_kg=self._steps_kg[0]))
        self.changed.emit()
