"""What every chart of the owner's pages has in common: nothing moves, every mark can be touched."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pyqtgraph
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent, QWheelEvent
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


class UnitAxis(pyqtgraph.AxisItem):
    """An upright axis whose every number carries its unit."""

    def __init__(self, look: Look) -> None:
        """Prepare without a unit.

        Args:
            look: Colours and letters.
        """
        super().__init__("left")
        self.unit = ""
        self._look = look
        self.setStyle(tickLength=0, tickTextOffset=look.theme.px(1.5), maxTickLevel=0)
        self.setTickFont(look.font())
        self.setPen(pyqtgraph.mkPen(None))
        self.setTextPen(look.quiet)
        self.enableAutoSIPrefix(False)

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Plain numbers with their unit."""
        digits = max(0, -math.floor(math.log10(spacing))) if spacing > 0 else 0
        return [f"{value:.{digits}f}{self.unit}" for value in values]


class Chart(pyqtgraph.PlotWidget):
    """A plot that stands still.

    Signals:
        tapped: The `key` of a mark that was touched.
    """

    tapped = Signal(object)

    def __init__(self, *, look: Look) -> None:
        """Prepare an empty plot.

        Args:
            look: Colours and letters.
        """
        self._axis = UnitAxis(look)
        self._is_ready = False
        super().__init__(background=look.ground, axisItems={"left": self._axis})
        self.look = look
        self._marks: tuple[Mark, ...] = ()
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

    def _set_range(self, *, x: tuple[float, float], y: tuple[float, float]) -> None:
        self.getPlotItem().getViewBox().setRange(xRange=x, yRange=y, padding=0.0, update=True)

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
    ) -> pyqtgraph.TextItem:
        item = pyqtgraph.TextItem(words, color=colour or self.look.text, anchor=anchor)
        item.textItem.document().setDocumentMargin(0.0)
        item.setFont(self.look.font(size, weight))
        item.setPos(x, y)
        self.getPlotItem().addItem(item, ignoreBounds=True)
        return item

    def _show_bottom_axis(self, ticks: Sequence[tuple[float, str]]) -> None:
        plot = self.getPlotItem()
        axis = plot.getAxis("bottom")
        axis.setStyle(tickLength=0, tickTextOffset=self.look.theme.px(1.5))
        axis.setTickFont(self.look.font())
        axis.setPen(pyqtgraph.mkPen(self.look.line, width=max(1, self.look.theme.px(0.3))))
        axis.setTextPen(self.look.quiet)
        axis.setTicks([list(ticks)])
        axis.setHeight(self.look.theme.font_px(TextSize.CAPTION) + self.look.theme.px(3))
        plot.showAxis("bottom")

    def _show_left_axis(self, unit: str, *, widest: str) -> None:
        self._axis.unit = unit
        metrics = pyqtgraph.QtGui.QFontMetrics(self.look.font())
        self._axis.setWidth(metrics.horizontalAdvance(widest + unit) + self.look.theme.px(3))
        self._axis.setGrid(40)
        self.getPlotItem().showAxis("left")
