"""What every chart of the owner's pages has in common: nothing moves, every mark can be touched."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pyqtgraph
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy

from studio.ui.owner.charts.look import Look
from studio.ui.theme import TextSize, Weight

_REACH_MM = 8.0
"""How far from a point a touch still means it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something that can be touched.

    Attributes:
        key: What it stands for; told when it is touched. None = nothing lies behind it.
        x: Place in the chart's own numbers.
        y: As x.
        area: All of what may be touched, in the chart's own numbers; None = near the point.
        about: What it says, for those who do not see it.
    """

    key: object
    x: float
    y: float
    area: QRectF | None = None
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """Pixels left free around what is drawn, for words."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


class Chart(pyqtgraph.PlotWidget):
    """A plot that stands still.

    Signals:
        tapped: The `key` of a mark that was touched.
        arranged: Everything was laid out anew.
    """

    tapped = Signal(object)
    arranged = Signal()

    def __init__(self, *, look: Look) -> None:
        """Prepare an empty plot.

        Args:
            look: Colours and letters.
        """
        self._is_ready = False
        super().__init__(background=look.ground)
        self.look = look
        self._marks: tuple[Mark, ...] = ()
        self._per_px = (1.0, 1.0)
        plot = self.getPlotItem()
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.setContentsMargins(0, 0, 0, 0)
        plot.hideAxis("left")
        plot.hideAxis("bottom")
        view = plot.getViewBox()
        view.setMouseEnabled(x=False, y=False)
        view.disableAutoRange()
        view.setDefaultPadding(0.0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(look.theme.px(20), look.theme.px(12))
        self._is_ready = True

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Everything that can be touched."""
        return self._marks

    def place_of(self, mark: Mark) -> QPoint:
        """Where a mark lies, in this widget's pixels."""
        view = self.getPlotItem().getViewBox()
        point = QPointF(mark.x, mark.y) if mark.area is None else mark.area.center()
        place: QPoint = self.mapFromScene(view.mapViewToScene(point))
        return place

    def mark_at(self, place: QPointF) -> Mark | None:
        """What a touch at this pixel means; None = nothing.

        Args:
            place: In this widget's pixels.
        """
        view = self.getPlotItem().getViewBox()
        at = view.mapSceneToView(self.mapToScene(place.toPoint()))
        nearest, distance = None, float(self.look.theme.px(_REACH_MM))
        for mark in self._marks:
            if mark.key is None:
                continue
            if mark.area is not None:
                if mark.area.contains(at):
                    return mark
                continue
            away = QPointF(self.place_of(mark)) - place
            if math.hypot(away.x(), away.y()) <= distance:
                nearest, distance = mark, math.hypot(away.x(), away.y())
        return nearest

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Wait for the finger to be lifted."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell which mark was touched."""
        event.accept()
        if event.button() is Qt.MouseButton.LeftButton:
            mark = self.mark_at(event.position())
            if mark is not None:
                self.tapped.emit(mark.key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two touches are two touches."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A mouse sees what can be clicked."""
        mark = self.mark_at(event.position())
        shape = Qt.CursorShape.ArrowCursor if mark is None else Qt.CursorShape.PointingHandCursor
        self.setCursor(shape)
        self.setToolTip("" if mark is None else mark.about)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Nothing is zoomed."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What depends on pixels is laid out anew."""
        super().resizeEvent(event)
        if self._is_ready and self.plotItem is not None:  # pyqtgraph calls this at birth and end
            self.arrange()

    def arrange(self) -> None:
        """Draw what there is into the size there is. For charts to fill in."""

    def _begin(self) -> None:
        self._marks = ()
        self.getPlotItem().clear()

    def _frame(self, *, x: tuple[float, float], y: tuple[float, float], around: Margins) -> None:
        """Lay the chart's own numbers out over the pixels.

        Args:
            x: Left and right end of what is drawn.
            y: Lower and upper end.
            around: Pixels left free.
        """
        wide = max(1.0, float(self.width()) - around.left - around.right)
        tall = max(1.0, float(self.height()) - around.top - around.bottom)
        across, up = (x[1] - x[0]) / wide, (y[1] - y[0]) / tall
        self._per_px = (across, up)
        self.getPlotItem().getViewBox().setRange(
            xRange=(x[0] - around.left * across, x[1] + around.right * across),
            yRange=(y[0] - around.bottom * up, y[1] + around.top * up),
            padding=0.0,
            update=True,
        )

    def _add_words(
        self,
        words: str,
        *,
        x: float,
        y: float,
        anchor: tuple[float, float],
        colour: str | None = None,
        size: TextSize = TextSize.CAPTION,
        weight: Weight = Weight.MEDIUM,
        fill: str | None = None,
    ) -> pyqtgraph.TextItem:
        item = pyqtgraph.TextItem(words, color=colour or self.look.text, anchor=anchor, fill=fill)
        item.textItem.document().setDocumentMargin(0.0)
        item.setFont(self.look.font(size, weight))
        item.setPos(x, y)
        self.getPlotItem().addItem(item, ignoreBounds=True)
        return item

    def _line_px(self) -> float:
        """Height of a line of words."""
        return 1.1 * QFontMetrics(self.look.font()).height()

    def _width_px(self, words: str, weight: Weight = Weight.MEDIUM) -> float:
        return float(QFontMetrics(self.look.font(weight=weight)).horizontalAdvance(words))

    def _draw_line(self, x: tuple[float, float], y: tuple[float, float], pen: QPen) -> None:
        curve = pyqtgraph.PlotCurveItem([*x], [*y], pen=pen)
        self.getPlotItem().addItem(curve, ignoreBounds=True)

    def _thin(self, colour: str, *, width_mm: float = 0.25) -> QPen:
        pen: QPen = pyqtgraph.mkPen(colour, width=max(1, self.look.theme.px(width_mm)))
        return pen

    def _draw_left_axis(
        self, ticks: Sequence[tuple[float, str]], *, x: tuple[float, float], low: float
    ) -> None:
        """Thin lines across, each with its words at the left.

        Args:
            ticks: Places and words.
            x: Where the lines begin and end.
            low: Where the axis below runs: words there stand above it.
        """
        gap = self.look.theme.px(2) * self._per_px[0]
        for place, words in ticks:
            self._draw_line(x, (place, place), self._thin(self.look.line))
            is_lowest = place - 0.5 * self._line_px() * self._per_px[1] < low
            anchor = (1.0, 1.0 if is_lowest else 0.5)
            self._add_words(words, x=x[0] - gap, y=place, anchor=anchor, colour=self.look.quiet)

    def _draw_bottom_axis(
        self, ticks: Sequence[tuple[float, str]], *, y: float, x: tuple[float, float]
    ) -> None:
        """Words below, every second or third one where not all have room.

        Args:
            ticks: Places and words, rising, evenly spaced.
            y: Height of the line above the words.
            x: Where the line begins and ends.
        """
        self._draw_line(x, (y, y), self._thin(self.look.line))
        shown = [(place, words) for place, words in ticks if words]
        if not shown:
            return
        room_px = math.inf
        if len(shown) > 1:
            room_px = (shown[-1][0] - shown[0][0]) / (len(shown) - 1) / self._per_px[0]
        widest = max(self._width_px(words) for _, words in shown) + self.look.theme.px(3)
        every = max(1, math.ceil(widest / max(1.0, room_px)))
        top = y - self.look.theme.px(1) * self._per_px[1]
        low, high = self.getPlotItem().getViewBox().viewRange()[0]
        gap = self.look.theme.px(2) * self._per_px[0]
        for place, words in shown[:: int(every)]:
            half = self._width_px(words) / 2 * self._per_px[0]
            if low <= place - half and place + half <= high:
                low = place + half + gap
                self._add_words(words, x=place, y=top, anchor=(0.5, 0.0), colour=self.look.quiet)
