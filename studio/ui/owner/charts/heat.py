"""Hours by days of the week: the fuller the cell, the busier the hour; its number stands in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QGraphicsRectItem

from studio.ui.owner.charts.chart import Chart, Mark
from studio.ui.owner.charts.look import Look
from studio.ui.theme import TextSize, Weight

_GAP = 0.06


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One hour of one day of the week.

    Attributes:
        row: 0 = the first row, at the top.
        column: 0 = the first column.
        value: How full it is; 0 = empty.
        words: In it.
        key: What lies behind it.
        about: What it says, for those who point at it.
    """

    row: int
    column: int
    value: float
    words: str
    key: object = None
    about: str = ""


class HeatGrid(Chart):
    """Cells with words for each row at the left and for each column below."""

    def __init__(self, *, look: Look) -> None:
        """Start empty.

        Args:
            look: Colours and letters.
        """
        super().__init__(look=look)
        self._cells: tuple[Cell, ...] = ()
        self._rows: tuple[str, ...] = ()
        self._columns: tuple[str, ...] = ()

    def show_cells(
        self, cells: Sequence[Cell], *, rows: Sequence[str], columns: Sequence[str]
    ) -> None:
        """Draw these.

        Args:
            cells: In any order.
            rows: Words of each row.
            columns: Words of each column.
        """
        self._cells, self._rows, self._columns = tuple(cells), tuple(rows), tuple(columns)
        self.arrange()

    def arrange(self) -> None:
        """Draw the cells into the room there is."""
        self._begin()
        if not self._cells:
            return
        metrics = QFontMetrics(self.look.font())
        names_px = max(metrics.horizontalAdvance(words) for words in self._rows)
        names_px += self.look.theme.px(3)
        width = len(self._columns)
        share = names_px / max(1.0, self.width() - names_px)
        self._set_range(x=(-share * width, width), y=(-len(self._rows), 0.0))
        for row, words in enumerate(self._rows):
            self._add_words(
                words,
                x=-share * width,
                y=-row - 0.5,
                anchor=(0.0, 0.5),
                colour=self.look.quiet,
            )
        self._show_bottom_axis(self._words_that_fit(names_px))
        fullest = max(cell.value for cell in self._cells) or 1.0
        for cell in self._cells:
            self._draw(cell, ratio=cell.value / fullest)
        self._marks = tuple(self._mark(cell) for cell in self._cells)

    def _mark(self, cell: Cell) -> Mark:
        area = QRectF(cell.column, -cell.row - 1.0, 1.0, 1.0)
        return Mark(
            key=cell.key,
            x=cell.column + 0.5,
            y=-cell.row - 0.5,
            area=area,
            about=cell.about or cell.words,
        )

    def _draw(self, cell: Cell, *, ratio: float) -> None:
        box = QGraphicsRectItem(
            cell.column + _GAP / 2, -cell.row - 1.0 + _GAP, 1.0 - _GAP, 1.0 - 2 * _GAP
        )
        box.setPen(QColor(0, 0, 0, 0))
        box.setBrush(_between(self.look.line, self.look.series[0], ratio))
        self.getPlotItem().addItem(box, ignoreBounds=True)
        if cell.value > 0 and self._has_room(cell.words):
            colour = self.look.ground if ratio > 0.35 else self.look.text
            self._add_words(
                cell.words,
                x=cell.column + 0.5,
                y=-cell.row - 0.5,
                anchor=(0.5, 0.5),
                colour=colour,
                weight=Weight.STRONG if ratio > 0.35 else Weight.MEDIUM,
            )

    def _has_room(self, words: str) -> bool:
        metrics = QFontMetrics(self.look.font(TextSize.CAPTION, Weight.STRONG))
        per_cell = float(self.width()) / (len(self._columns) + 2)
        return metrics.horizontalAdvance(words) <= 0.92 * per_cell

    def _words_that_fit(self, names_px: int) -> list[tuple[float, str]]:
        metrics = QFontMetrics(self.look.font())
        widest = max(metrics.horizontalAdvance(words) for words in self._columns)
        per_cell = max(1.0, (self.width() - names_px) / len(self._columns))
        every = max(1, -(-(widest + self.look.theme.px(1)) // int(per_cell)))
        return [
            (place + 0.5, words) for place, words in enumerate(self._columns) if place % every == 0
        ]


def _between(cold: str, warm: str, ratio: float) -> QColor:
    """A colour between two; an hour with one set is already seen apart from an empty one."""
    first, second = QColor(cold), QColor(warm)
    share = 0.0 if ratio <= 0 else 0.15 + 0.85 * min(1.0, ratio)
    empty = 0.45 if ratio <= 0 else 1.0
    mixed = QColor.fromRgbF(
        first.redF() + share * (second.redF() - first.redF()),
        first.greenF() + share * (second.greenF() - first.greenF()),
        first.blueF() + share * (second.blueF() - first.blueF()),
    )
    mixed.setAlphaF(empty)
    return mixed
