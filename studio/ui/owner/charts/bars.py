"""Lying bars: each row says its name, its number, and can be touched all along."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyqtgraph
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics

from studio.ui.owner.charts.chart import Chart, Margins, Mark
from studio.ui.owner.charts.look import Look
from studio.ui.theme import TextSize, Weight

ROW_MM = 11.5
"""Height of a row at least."""

_TALLEST_ROW_MM = 17.0
_BAR_SHARE = 0.30


@dataclass(frozen=True, slots=True, kw_only=True)
class BarRow:
    """One row.

    Attributes:
        words: Its name, at the left above the bar.
        value: Its length; below 0 it runs to the left.
        value_words: Its number with the unit, at the right.
        key: What lies behind it.
        target: Where a notch stands; None = there is none.
        is_warm: Drawn in the colour that asks to be looked at; the words say why.
    """

    words: str
    value: float
    value_words: str
    key: object = None
    target: float | None = None
    is_warm: bool = False


class BarChart(Chart):
    """As many rows as there is room for, the first ones first."""

    def __init__(self, *, look: Look) -> None:
        """Start empty.

        Args:
            look: Colours and letters.
        """
        super().__init__(look=look)
        self._bars: tuple[BarRow, ...] = ()
        self._longest: float | None = None

    @property
    def rows_shown(self) -> int:
        """How many rows there is room for."""
        return min(len(self._bars), max(1, int(self.height()) // self.look.theme.px(ROW_MM)))

    def show_bars(self, bars: Sequence[BarRow], *, longest: float | None = None) -> None:
        """Draw these.

        Args:
            bars: In the order shown.
            longest: Value of a bar of full length; None = the longest one's.
        """
        self._bars, self._longest = tuple(bars), longest
        self.arrange()

    def arrange(self) -> None:
        """Draw the rows that fit."""
        self._begin()
        shown = self._bars[: self.rows_shown]
        if not shown:
            return
        row_px = min(self.height() / len(shown), self.look.theme.px(_TALLEST_ROW_MM))
        rows = self.height() / row_px
        ends = [*(bar.value for bar in shown), *(bar.target or 0.0 for bar in shown)]
        right = max(self._longest or 0.0, *ends, 0.0)
        left = min(0.0, *ends)
        if right == left:
            right = left + 1.0
        self._frame(x=(left, right), y=(-rows, 0.0), around=Margins())
        marks = []
        for place, bar in enumerate(shown):
            self._draw(bar, place=place, span=(left, right))
            area = QRectF(left, -place - 1.0, right - left, 1.0)
            about = f"{bar.words}: {bar.value_words}"
            marks.append(Mark(key=bar.key, x=bar.value, y=-place - 0.5, area=area, about=about))
        self._marks = tuple(marks)
        self.arranged.emit()

    def _draw(self, bar: BarRow, *, place: int, span: tuple[float, float]) -> None:
        look, (left, right) = self.look, span
        colour = look.warm if bar.is_warm else look.series[0]
        y = -place - 0.98 + _BAR_SHARE / 2 + 0.08
        track = pyqtgraph.BarGraphItem(
            x0=[left], x1=[right], y=[y], height=_BAR_SHARE, pen=None, brush=_soft(look)
        )
        filled = pyqtgraph.BarGraphItem(
            x0=[min(0.0, bar.value)],
            x1=[max(0.0, bar.value)],
            y=[y],
            height=_BAR_SHARE,
            pen=None,
            brush=colour,
        )
        for item in (track, filled):
            self.getPlotItem().addItem(item, ignoreBounds=True)
        if bar.target is not None:
            notch = pyqtgraph.PlotCurveItem(
                [bar.target, bar.target],
                [y - 0.7 * _BAR_SHARE, y + 0.7 * _BAR_SHARE],
                pen=pyqtgraph.mkPen(look.text, width=max(2, look.theme.px(0.8))),
            )
            self.getPlotItem().addItem(notch, ignoreBounds=True)
        top = y + 0.62 * _BAR_SHARE
        self._add_words(bar.value_words, x=right, y=top, anchor=(1.0, 1.0), weight=Weight.STRONG)
        self._add_words(self._fitted(bar), x=left, y=top, anchor=(0.0, 1.0), colour=look.text)

    def _fitted(self, bar: BarRow) -> str:
        """The name; where it would run into the number it ends with an ellipsis."""
        metrics = QFontMetrics(self.look.font())
        number = QFontMetrics(self.look.font(TextSize.CAPTION, Weight.STRONG))
        room = self.width() - number.horizontalAdvance(bar.value_words) - self.look.theme.px(4)
        return metrics.elidedText(bar.words, Qt.TextElideMode.ElideRight, room)


def _soft(look: Look) -> pyqtgraph.QtGui.QColor:
    colour = pyqtgraph.mkColor(look.line)
    colour.setAlpha(110)
    return colour
