"""Lines over days or seconds, each with its name at its end; every point can be touched."""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph

from studio.ui.numbers import local_number
from studio.ui.owner.charts.chart import Chart, Margins, Mark
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
        y: NaN = not measured.
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
        has_dots: False = the line alone, which cannot be touched, and has a gap where nothing was
            measured; dots are joined across one.
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
        least_span: From the lowest to the highest number at least, so that noise stays small.
        factor: Values are multiplied by it, 100 for per cent.
        target: A dashed line; None = there is none.
        target_words: Beside it.
    """

    unit: str = ""
    low: float | None = None
    high: float | None = None
    least_span: float = 1.0
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
        self._drawn: tuple[LineRow, ...] = ()
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
        self._drawn = self._lines[: max(1, int(0.8 * float(self.height()) / self._line_px()))]
        found = [point for line in self._drawn for point in line.points]
        seen = [point.y * self._scale.factor for point in found if math.isfinite(point.y)]
        if not seen:
            return
        low, high = self._ends(seen)
        left, right = min(point.x for point in found), max(point.x for point in found)
        if left == right:
            left, right = left - 1.0, right + 1.0
        dot = self.look.theme.px(_POINT_MM)
        ticks = nice_ticks(low, high, most=self._most_ticks())
        words = [(place, number_text(place, ticks) + self._scale.unit) for place in ticks]
        widest = max((self._width_px(text) for _, text in words), default=0.0)
        around = Margins(
            left=widest + self.look.theme.px(2) + dot,
            right=self._names_px() + dot,
            bottom=self._line_px() + self.look.theme.px(1),
            top=0.3 * self._line_px(),
        )
        self._frame(x=(left, right), y=(low, high), around=around)
        ends = (left - dot * self._per_px[0], right + dot * self._per_px[0])
        self._draw_left_axis(words, x=ends, low=low)
        self._draw_bottom_axis(self._ticks, y=low, x=ends)
        if self._scale.target is not None:
            self._draw_target(self._scale.target * self._scale.factor, x=ends)
        marks: list[Mark] = []
        for number, line in enumerate(self._drawn):
            marks += self._draw(line, number=number, name_at=right + 1.6 * dot * self._per_px[0])
        self._marks = tuple(marks)
        self._keep_apart()

    def _ends(self, seen: Sequence[float]) -> tuple[float, float]:
        scale = self._scale
        told = [value for value in (scale.low, scale.high) if value is not None]
        if scale.target is not None:
            told.append(scale.target * scale.factor)
        low, high = min(*seen, *told, seen[0]), max(*seen, *told, seen[0])
        missing = scale.least_span - (high - low)
        if missing > 0:
            has_top = scale.high is not None and high >= scale.high
            low -= missing if has_top else missing / 2
            high += 0.0 if has_top else missing / 2
        spare = _HEADROOM_RATIO * (high - low)
        low = low if scale.low == low else low - spare
        return low, high if scale.high == high else high + spare

    def _most_ticks(self) -> int:
        return max(2, int(float(self.height()) / (2.2 * self._line_px())))

    def _names_px(self) -> float:
        shown = [line.words for line in self._drawn]
        widest = max((self._width_px(words, Weight.STRONG) for words in shown), default=0.0)
        return widest + (self.look.theme.px(_POINT_MM) if widest else 0)

    def _draw_target(self, target: float, *, x: tuple[float, float]) -> None:
        pen = self._thin(self.look.quiet, width_mm=0.4)
        pen.setDashPattern([5.0, 4.0])
        self._draw_line(x, (target, target), pen)
        words = self._scale.target_words
        if words:
            self._add_words(words, x=x[0], y=target, anchor=(0.0, 1.0), colour=self.look.quiet)

    def _draw(self, line: LineRow, *, number: int, name_at: float) -> list[Mark]:
        look, factor = self.look, self._scale.factor
        colour = look.series[number % len(look.series)]
        x = np.array([point.x for point in line.points])
        y = np.array([point.y for point in line.points]) * factor
        measured = np.isfinite(y)
        if not measured.any():
            return []
        drawn = measured if line.has_dots else np.ones_like(measured)
        curve = pyqtgraph.PlotCurveItem(
            x[drawn],
            y[drawn],
            connect="finite",
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
            self._add_name(line.words, x=name_at, y=float(y[measured][-1]), colour=colour)
        if not line.has_dots:
            return []
        return [
            Mark(key=point.key, x=point.x, y=point.y * factor, about=point.about)
            for point in line.points
            if math.isfinite(point.y)
        ]

    def _add_name(self, words: str, *, x: float, y: float, colour: str) -> None:
        self._add_words(words, x=x, y=y, anchor=(0.0, 0.5), colour=colour, weight=Weight.STRONG)

    def _keep_apart(self) -> None:
        """Names at the ends of lines that run together are moved off one another."""
        names = {line.words for line in self._drawn if line.words}
        items = [
            item
            for item in self.getPlotItem().items
            if isinstance(item, pyqtgraph.TextItem) and item.toPlainText() in names
        ]
        if len(items) < 2:
            return
        least = self._line_px() * self._per_px[1]
        items.sort(key=lambda item: float(item.pos().y()))
        for below, above in itertools.pairwise(items):
            if above.pos().y() - below.pos().y() < least:
                above.setPos(above.pos().x(), below.pos().y() + least)
        bottom, top = self.getPlotItem().getViewBox().viewRange()[1]
        over = items[-1].pos().y() + 0.5 * least - top
        if over > 0:
            for item in items:
                item.setPos(item.pos().x(), max(bottom + 0.5 * least, item.pos().y() - over))


def nice_ticks(low: float, high: float, *, most: int) -> list[float]:
    """Round numbers from one to another, at most so many.

    Args:
        low: Where they may begin.
        high: Where they may end.
        most: How many at most, 2 or more.
    """
    span = max(high - low, 1e-9)
    decade = 10.0 ** math.floor(math.log10(span / most))
    step = next(decade * part for part in (1, 2, 2.5, 5, 10) if span / (decade * part) <= most)
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return [round(step * number, 9) for number in range(first, last + 1)]


def number_text(value: float, ticks: Sequence[float]) -> str:
    """A tick with as many digits as tell it from its neighbours."""
    step = ticks[1] - ticks[0] if len(ticks) > 1 else 1.0
    digits = next((one for one in (0, 1, 2) if abs(round(step, one) - step) < 1e-9), 2)
    return local_number(f"{value:.{digits}f}")
