"""Numbered steps in plain words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from studio.ui.theme import Theme
from studio.ui.widgets.labels import Label, Role


class StepList(QWidget):
    """One line a step, the numbers in a column of their own."""

    def __init__(self, *, theme: Theme) -> None:
        """Start empty.

        Args:
            theme: Sizes.
        """
        super().__init__()
        self._role = Role.BODY
        self._labels: list[Label] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(3))
        self._grid.setVerticalSpacing(theme.px(1.5))
        self._grid.setColumnStretch(1, 1)

    def set_role(self, role: Role) -> None:
        """Write the steps in letters of this role."""
        self._role = role
        for label in self._labels[1::2]:
            label.set_role(role)

    def show_steps(self, steps: Sequence[str]) -> None:
        """Show these instead of the ones before."""
        for label in self._labels:
            self._grid.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._labels = []
        for row, step in enumerate(steps):
            number = Label(str(row + 1), role=Role.STEP, wraps=False)
            words = Label(step, role=self._role)
            self._grid.addWidget(number, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(words, row, 1)
            self._labels += [number, words]
