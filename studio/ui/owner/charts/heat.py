"""Hours by days of the week: the fuller the cell, the busier the hour; its number stands in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsRectItem

from studio.ui.owner.charts.chart import Chart, Margins, Mark
from studio.ui.owner.charts.look import Look
from studio.ui.theme import Weight, contrast_ratio

_GAP_MM = 0.6


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
        names_px = max(self._width_px(words) for words in self._rows) + self.look.theme.px(3)
        width = len(self._columns)
        around = Margins(left=names_px, bottom=self._line_px() + self.look.theme.px(1))
        self._frame(x=(0.0, float(width)), y=(-float(len(self._rows)), 0.0), around=around)
        for row, words in enumerate(self._rows):
            self._add_words(
                words,
                x=-names_px * self._per_px[0],
                y=-row - 0.5,
                anchor=(0.0, 0.5),
                colour=self.look.quiet,
            )
        ticks = [(place + 0.5, words) for place, words in enumerate(self._columns)]
        self._draw_bottom_axis(ticks, y=-float(len(self._rows)), x=(0.0, float(width)))
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
        across, up = (self.look.theme.px(_GAP_MM) / 2 * one for one in self._per_px)
        box = QGraphicsRectItem(
            cell.column + across, -cell.row - 1.0 + up, 1.0 - 2 * across, 1.0 - 2 * up
        )
        box.setPen(QPen(Qt.PenStyle.NoPen))
        filled = _between(self.look.line, self.look.series[0], ratio)
        box.setBrush(filled)
        self.getPlotItem().addItem(box, ignoreBounds=True)
        if cell.value > 0 and self._has_room(cell.words):
            dark, light = self.look.inks
            is_dark = contrast_ratio(filled.name(), dark) > contrast_ratio(filled.name(), light)
            self._add_words(
                cell.words,
                x=cell.column + 0.5,
                y=-cell.row - 0.5,
                anchor=(0.5, 0.5),
                colour=dark if is_dark else light,
                weight=Weight.STRONG,
            )

    def _has_room(self, words: str) -> bool:
        wide = self._width_px(words, Weight.STRONG) * self._per_px[0] <= 0.94
        return wide and self._line_px() * self._per_px[1] <= 1.05


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
