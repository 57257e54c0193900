"""Standing bars over days or hours; the number of the tallest stands above it."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyqtgraph
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetrics

from studio.ui.owner.charts.chart import Chart, Mark
from studio.ui.owner.charts.look import Look
from studio.ui.theme import Weight

_WIDTH_SHARE = 0.72


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One bar.

    Attributes:
        words: Below it; "" = nothing.
        value: Its height, 0 or more; of the whole.
        value_words: Above it, where there is room.
        key: What lies behind it.
        about: What it says, for those who point at it.
        parts: Heights of its parts, from the ground up, in the order of the colours; () = one.
    """

    words: str
    value: float
    value_words: str
    key: object = None
    about: str = ""
    parts: tuple[float, ...] = ()


class ColumnChart(Chart):
    """Columns side by side; words below are thinned out where they have no room."""

    def __init__(self, *, look: Look) -> None:
        """Start empty.

        Args:
            look: Colours and letters.
        """
        super().__init__(look=look)
        self._columns: tuple[Column, ...] = ()
        self._part_names: tuple[str, ...] = ()
        self._target: tuple[float, str] | None = None

    def show_columns(
        self,
        columns: Sequence[Column],
        *,
        part_names: Sequence[str] = (),
        target: tuple[float, str] | None = None,
    ) -> None:
        """Draw these.

        Args:
            columns: From left to right.
            part_names: What the colours of the parts mean, written at the top left.
            target: A dashed line at this height, with words; None = there is none.
        """
        self._columns, self._part_names = tuple(columns), tuple(part_names)
        self._target = target
        self.arrange()

    def arrange(self) -> None:
        """Draw the columns into the room there is."""
        self._begin()
        count = len(self._columns)
        if not count:
            return
        line_px = 1.15 * QFontMetrics(self.look.font()).height()
        tallest = max(column.value for column in self._columns)
        if self._target is not None:
            tallest = max(tallest, self._target[0])
        tallest = tallest or 1.0
        lines_above = 1.3 + (1.2 if self._part_names else 0.0)
        plot_px = max(line_px, self.height() - 1.6 * line_px)
        top = tallest * plot_px / max(0.3 * plot_px, plot_px - lines_above * line_px)
        self._set_range(x=(-0.5, count - 0.5), y=(0.0, top))
        self._show_bottom_axis(self._words_that_fit())
        self._draw_bars()
        self._draw_values()
        if self._target is not None:
            self._draw_target(*self._target)
        if self._part_names:
            self._draw_part_names(top)
        self._marks = tuple(
            Mark(
                key=column.key,
                x=float(place),
                y=column.value,
                area=QRectF(place - 0.5, 0.0, 1.0, top),
                about=column.about or f"{column.words}: {column.value_words}",
            )
            for place, column in enumerate(self._columns)
        )

    def _draw_bars(self) -> None:
        places = list(range(len(self._columns)))
        stacks = [column.parts or (column.value,) for column in self._columns]
        ground = [0.0] * len(stacks)
        for number in range(max(len(stack) for stack in stacks)):
            heights = [stack[number] if number < len(stack) else 0.0 for stack in stacks]
            bars = pyqtgraph.BarGraphItem(
                x=places,
                y0=list(ground),
                height=heights,
                width=_WIDTH_SHARE,
                pen=None,
                brush=self.look.series[number % len(self.look.series)],
            )
            self.getPlotItem().addItem(bars, ignoreBounds=True)
            ground = [low + height for low, height in zip(ground, heights, strict=True)]

    def _draw_values(self) -> None:
        """Every number where all have room, else that of the tallest alone."""
        metrics = QFontMetrics(self.look.font(weight=Weight.STRONG))
        room_px = self.width() / len(self._columns)
        widest = max(metrics.horizontalAdvance(one.value_words) for one in self._columns)
        has_room = widest + self.look.theme.px(1.5) <= room_px
        tallest = max(self._columns, key=lambda column: column.value)
        for place, column in enumerate(self._columns):
            if column.value > 0 and (has_room or column is tallest):
                side = place / max(1, len(self._columns) - 1)
                self._add_words(
                    column.value_words,
                    x=float(place),
                    y=column.value,
                    anchor=(0.5 if has_room else side, 1.0),
                    weight=Weight.STRONG,
                )

    def _draw_target(self, height: float, words: str) -> None:
        look = self.look
        pen = pyqtgraph.mkPen(look.text, width=max(1, look.theme.px(0.4)))
        pen.setDashPattern([5.0, 4.0])
        line = pyqtgraph.InfiniteLine(pos=height, angle=0, movable=False, pen=pen)
        self.getPlotItem().addItem(line, ignoreBounds=True)
        self._add_words(words, x=-0.5, y=height, anchor=(0.0, 1.0), colour=look.text)

    def _draw_part_names(self, top: float) -> None:
        """Side by side, each in its colour."""
        metrics = QFontMetrics(self.look.font(weight=Weight.STRONG))
        per_px = len(self._columns) / max(1, self.width())
        left = -0.5
        for number, name in enumerate(self._part_names):
            colour = self.look.series[number % len(self.look.series)]
            words = f"■ {name}"
            self._add_words(
                words, x=left, y=top, anchor=(0.0, 0.0), colour=colour, weight=Weight.STRONG
            )
            left += (metrics.horizontalAdvance(words) + self.look.theme.px(4)) * per_px

    def _words_that_fit(self) -> list[tuple[float, str]]:
        metrics = QFontMetrics(self.look.font())
        room_px = self.width() / len(self._columns)
        kept: list[tuple[float, str]] = []
        free_from_px = float("-inf")
        for place, column in enumerate(self._columns):
            if not column.words:
                continue
            middle = (place + 0.5) * room_px
            half = metrics.horizontalAdvance(column.words) / 2 + self.look.theme.px(1.2)
            if middle - half >= free_from_px and middle + half <= self.width() + half / 2:
                kept.append((float(place), column.words))
                free_from_px = middle + half
        return kept
