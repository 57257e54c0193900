"""Standing bars over days or hours; the number of the tallest stands above it."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyqtgraph
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetrics

from studio.ui.owner.charts.chart import Chart, Margins, Mark
from studio.ui.owner.charts.look import Look
from studio.ui.theme import Weight

_WIDTH_SHARE = 0.72
_PALE = 0.45


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
        is_partial: Drawn paler: a week or month that is not over.
    """

    words: str
    value: float
    value_words: str
    key: object = None
    about: str = ""
    parts: tuple[float, ...] = ()
    is_partial: bool = False


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
        self._target: float | None = None

    def show_columns(
        self,
        columns: Sequence[Column],
        *,
        part_names: Sequence[str] = (),
        target: float | None = None,
    ) -> None:
        """Draw these.

        Args:
            columns: From left to right.
            part_names: What the colours of the parts mean, written at the top left.
            target: A dashed line at this height; None = there is none.
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
        tallest = max(column.value for column in self._columns)
        if self._target is not None:
            tallest = max(tallest, self._target)
        tallest = tallest or 1.0
        line_px = self._line_px()
        around = Margins(
            top=line_px * (2.6 if self._part_names else 1.2),
            bottom=line_px + self.look.theme.px(1),
        )
        self._frame(x=(-0.5, count - 0.5), y=(0.0, tallest), around=around)
        top = tallest + around.top * self._per_px[1]
        words = [(float(place), column.words) for place, column in enumerate(self._columns)]
        self._draw_bottom_axis(words, y=0.0, x=(-0.5, count - 0.5))
        self._draw_bars()
        if self._target is not None:
            self._draw_target(self._target)
        self._draw_values()
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
                brushes=[self._brush(number, column) for column in self._columns],
            )
            self.getPlotItem().addItem(bars, ignoreBounds=True)
            ground = [low + height for low, height in zip(ground, heights, strict=True)]

    def _brush(self, number: int, column: Column) -> QColor:
        colour = QColor(self.look.series[number % len(self.look.series)])
        colour.setAlphaF(_PALE if column.is_partial else 1.0)
        return colour

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
                    fill=None if self._target is None else self.look.ground,
                )

    def _draw_target(self, height: float) -> None:
        pen = self._thin(self.look.text, width_mm=0.4)
        pen.setDashPattern([5.0, 4.0])
        self._draw_line((-0.5, len(self._columns) - 0.5), (height, height), pen)

    def _draw_part_names(self, top: float) -> None:
        """Side by side, each in its colour."""
        metrics = QFontMetrics(self.look.font(weight=Weight.STRONG))
        left = -0.5
        for number, name in enumerate(self._part_names):
            colour = self.look.series[number % len(self.look.series)]
            words = f"■ {name}"
            self._add_words(
                words, x=left, y=top, anchor=(0.0, 0.0), colour=colour, weight=Weight.STRONG
            )
            left += (metrics.horizontalAdvance(words) + self.look.theme.px(4)) * self._per_px[0]
