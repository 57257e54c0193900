"""Lines over days or seconds, each with its name at its end; every point can be touched."""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph
from PySide6.QtGui import QFontMetrics

from studio.ui.owner.charts.chart import Chart, Mark
from studio.ui.owner.charts.look import Look
from studio.ui.theme import Weight

_POINT_MM = 2.6
_LINE_MM = 0.7
_HEADROOM_RATIO = 0.12
_SYMBOLS = ("o", "s", "t", "d", "star")


@dataclass(frozen=True, slots=True, kw_only=True)
class LinePoint:
    """One point.

    Attributes:
        x: Days (`date.toordinal`) or seconds.
        y: NaN = not measured: the line has a gap.
        key: What lies behind it.
        about: What it says, for those who point at it.
    """

    x: float
    y: float
    key: object = None
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRow:
    """One line.

    Attributes:
        words: Its name, written at its end; "" = none is needed.
        points: Rising in x.
        has_dots: False = the line alone, which cannot be touched.
    """

    words: str
    points: tuple[LinePoint, ...]
    has_dots: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """How the upright axis runs.

    Attributes:
        unit: After each number, with its blank.
        low: Shown in any case; None = as the values say.
        high: As low.
        factor: Values are multiplied by it, 100 for per cent.
        target: A dashed line; None = there is none.
        target_words: Beside it.
    """

    unit: str = ""
    low: float | None = None
    high: float | None = None
    factor: float = 1.0
    target: float | None = None
    target_words: str = ""


class LineChart(Chart):
    """Up to five lines; the axis below has words of its own."""

    def __init__(self, *, look: Look) -> None:
        """Start empty.

        Args:
            look: Colours and letters.
        """
        super().__init__(look=look)
        self._lines: tuple[LineRow, ...] = ()
        self._scale = Scale()
        self._ticks: tuple[tuple[float, str], ...] = ()

    def show_lines(
        self,
        lines: Sequence[LineRow],
        *,
        scale: Scale,
        ticks: Sequence[tuple[float, str]],
    ) -> None:
        """Draw these.

        Args:
            lines: The most important first.
            scale: Of the upright axis.
            ticks: Places and words of the axis below; those there is no room for are left out.
        """
        self._lines, self._scale, self._ticks = tuple(lines), scale, tuple(ticks)
        self.arrange()

    def arrange(self) -> None:
        """Draw the lines into the room there is."""
        self._begin()
        found = [point for line in self._lines for point in line.points]
        seen = [point.y * self._scale.factor for point in found if math.isfinite(point.y)]
        if not seen:
            return
        low, high = self._ends(seen)
        left, right = min(point.x for point in found), max(point.x for point in found)
        if left == right:
            left, right = left - 1.0, right + 1.0
        self._show_left_axis(self._scale.unit, widest=f"{high:.0f}.0")
        room_px = max(self.width() - self._axis.width(), 1)
        names_px = self._names_px()
        dot = self.look.theme.px(_POINT_MM)
        per_px = (right - left) / max(1.0, room_px - names_px - 2 * dot)
        self._set_range(x=(left - dot * per_px, right + (names_px + dot) * per_px), y=(low, high))
        self._show_bottom_axis(self._ticks_that_fit(per_px, right=right))
        if self._scale.target is not None:
            self._draw_target(self._scale.target * self._scale.factor, at=left - dot * per_px)
        marks: list[Mark] = []
        for number, line in enumerate(self._lines):
            marks += self._draw(line, number=number, name_at=right + 1.6 * dot * per_px)
        self._marks = tuple(marks)
        self._keep_apart(high - low)

    def _ends(self, seen: Sequence[float]) -> tuple[float, float]:
        scale = self._scale
        told = [value for value in (scale.low, scale.high) if value is not None]
        if scale.target is not None:
            told.append(scale.target * scale.factor)
        low, high = min(*seen, *told, seen[0]), max(*seen, *told, seen[0])
        if high - low < 1e-9:
            low, high = low - 1.0, high + 1.0
        spare = _HEADROOM_RATIO * (high - low)
        return low if scale.low == low else low - spare, high + spare

    def _names_px(self) -> int:
        metrics = QFontMetrics(self.look.font(weight=Weight.STRONG))
        widest = max((metrics.horizontalAdvance(line.words) for line in self._lines), default=0)
        return widest + (self.look.theme.px(_POINT_MM) if widest else 0)

    def _ticks_that_fit(self, per_px: float, *, right: float) -> list[tuple[float, str]]:
        metrics = QFontMetrics(self.look.font())
        kept: list[tuple[float, str]] = []
        free_from = -math.inf
        for place, words in self._ticks:
            half = (metrics.horizontalAdvance(words) / 2 + self.look.theme.px(2)) * per_px
            if place - half >= free_from and place <= right:
                kept.append((place, words))
                free_from = place + half
        return kept

    def _draw_target(self, target: float, *, at: float) -> None:
        look = self.look
        pen = pyqtgraph.mkPen(look.quiet, width=max(1, look.theme.px(0.4)))
        pen.setDashPattern([5.0, 4.0])
        line = pyqtgraph.InfiniteLine(pos=target, angle=0, movable=False, pen=pen)
        self.getPlotItem().addItem(line, ignoreBounds=True)
        if self._scale.target_words:
            words = self._scale.target_words
            self._add_words(words, x=at, y=target, anchor=(0.0, 1.0), colour=look.quiet)

    def _draw(self, line: LineRow, *, number: int, name_at: float) -> list[Mark]:
        look, factor = self.look, self._scale.factor
        colour = look.series[number % len(look.series)]
        x = np.array([point.x for point in line.points])
        y = np.array([point.y for point in line.points]) * factor
        measured = np.isfinite(y)
        if not measured.any():
            return []
        curve = pyqtgraph.PlotCurveItem(
            x[measured],
            y[measured],
            pen=pyqtgraph.mkPen(colour, width=max(2, look.theme.px(_LINE_MM))),
            antialias=True,
        )
        self.getPlotItem().addItem(curve, ignoreBounds=True)
        if line.has_dots:
            dots = pyqtgraph.ScatterPlotItem(
                x[measured],
                y[measured],
                size=look.theme.px(_POINT_MM),
                symbol=_SYMBOLS[number % len(_SYMBOLS)],
                brush=colour,
                pen=pyqtgraph.mkPen(look.ground, width=max(1, look.theme.px(0.3))),
                antialias=True,
            )
            self.getPlotItem().addItem(dots, ignoreBounds=True)
        if line.words:
            last = float(y[measured][-1])
            self._add_words(
                line.words,
                x=name_at,
                y=last,
                anchor=(0.0, 0.5),
                colour=colour,
                weight=Weight.STRONG,
            )
        if not line.has_dots:
            return []
        return [
            Mark(key=point.key, x=point.x, y=point.y * factor, about=point.about)
            for point in line.points
            if math.isfinite(point.y)
        ]

    def _keep_apart(self, height: float) -> None:
        """Names at the ends of lines that run together are moved off one another."""
        names = {line.words for line in self._lines if line.words}
        items = [
            item
            for item in self.getPlotItem().items
            if isinstance(item, pyqtgraph.TextItem) and item.toPlainText() in names
        ]
        if len(items) < 2 or not self.height():
            return
        metrics = QFontMetrics(self.look.font(weight=Weight.STRONG))
        plot_px = max(1.0, self.getPlotItem().getViewBox().height())
        least = 1.05 * metrics.height() * height / plot_px
        items.sort(key=lambda item: float(item.pos().y()))
        for below, above in itertools.pairwise(items):
            if above.pos().y() - below.pos().y() < least:
                above.setPos(above.pos().x(), below.pos().y() + least)
        bottom, top = self.getPlotItem().getViewBox().viewRange()[1]
        over = items[-1].pos().y() + 0.5 * least - top
        if over > 0:
            for item in items:
                item.setPos(item.pos().x(), max(bottom + 0.5 * least, item.pos().y() - over))
