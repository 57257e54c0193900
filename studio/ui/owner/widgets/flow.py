"""Cards in columns: as many as the width carries."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from studio.ui.theme import Theme

_COLUMN_MM = 100.0
_MOST_COLUMNS = 3


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Placed:
    """A widget and how much room it takes.

    Attributes:
        widget: What is placed.
        columns: How many columns it takes where there are as many.
        weight: How much of the height its row takes against others.
    """

    widget: QWidget
    columns: int = 1
    weight: int = 1


class Flow(QWidget):
    """Fills row after row; the rows share the height."""

    def __init__(
        self, placed: Sequence[Placed], *, theme: Theme, most_columns: int = _MOST_COLUMNS
    ) -> None:
        """Place them.

        Args:
            placed: In the order read.
            theme: Sizes.
            most_columns: Even in the widest window.
        """
        super().__init__()
        self._placed = tuple(placed)
        self._theme = theme
        self._most = most_columns
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(3))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._place(most_columns)

    @property
    def columns(self) -> int:
        """How many there are just now."""
        return self._columns

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as there is room for."""
        super().resizeEvent(event)
        fitting = int(self.width() // self._theme.px(_COLUMN_MM))
        self._place(max(1, min(self._most, fitting)))

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        weights: dict[int, int] = {}
        for row, placed in enumerate(self._rows(columns)):
            weights[row] = max(one.weight for one in placed)
            column = 0
            for one in placed:
                span = min(one.columns, columns)
                if one is placed[-1]:
                    span = columns - column
                self._grid.addWidget(one.widget, row, column, 1, span)
                column += span
        for number in range(max(self._most, columns)):
            self._grid.setColumnStretch(number, 1 if number < columns else 0)
            self._grid.setColumnMinimumWidth(number, 1 if number < columns else 0)
        for number in range(len(self._placed)):
            self._grid.setRowStretch(number, weights.get(number, 0))
        # The layout has already been laid out for this size, with the columns before.
        self._grid.activate()

    def _rows(self, columns: int) -> list[list[Placed]]:
        """Row after row, each as full as it gets."""
        rows: list[list[Placed]] = [[]]
        used = 0
        for placed in self._placed:
            span = min(placed.columns, columns)
            if used + span > columns:
                rows.append([])
                used = 0
            rows[-1].append(placed)
            used += span
        return rows
