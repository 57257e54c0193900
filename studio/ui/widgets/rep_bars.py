"""Reps as bars against the target range: a good set is a row of equal, full bars."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.model.rep import Rep, RepStatus
from studio.ui.theme import Colour, TextSize, Theme, Weight

_TOP_RATIO = 1.2
_LABEL_STEPS = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bar:
    number: int
    ratio: float
    short: bool
    by_hand: bool = False


class RepBars(QWidget):
    """One bar a rep: sky and plain = full, orange with a triangle = short, dotted = by hand."""

    def __init__(self, *, theme: Theme) -> None:
        """Start empty.

        Args:
            theme: Sizes and letters.
        """
        super().__init__()
        self._theme = theme
        self._bars: tuple[_Bar, ...] = ()
        self._caption = theme.font(TextSize.CAPTION, Weight.MEDIUM)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def bar_count(self) -> int:
        """Bars drawn, those added by hand included."""
        return len(self._bars)

    def labels(self, slot_px: float) -> tuple[int, ...]:
        """The numbers written below the bars: as many as stand apart from each other.

        Args:
            slot_px: Room for one bar.
        """
        metrics = QFontMetrics(self._caption)
        needed_px = metrics.horizontalAdvance(f"{len(self._bars)}0")
        fitting = (step for step in _LABEL_STEPS if step * slot_px >= needed_px)
        step = next(fitting, _LABEL_STEPS[-1])
        return tuple(bar.number for bar in self._bars if bar.number % step == 0)

    def show_reps(self, reps: Sequence[Rep], *, count: int) -> None:
        """Draw these.

        Args:
            reps: As measured.
            count: After corrections; reps added by hand become dotted bars, and of reps taken
                away the last ones are left out.
        """
        kept = [
            _Bar(
                number=place,
                ratio=rep.rom_ratio,
                short=rep.status is RepStatus.SHORT,
            )
            for place, rep in enumerate(reps[:count], start=1)
        ]
        added = [
            _Bar(number=number, ratio=math.nan, short=False, by_hand=True)
            for number in range(len(kept) + 1, count + 1)
        ]
        self._bars = (*kept, *added)
        self.update()

    def sizeHint(self) -> QSize:
        """Wide and flat."""
        return QSize(self._theme.px(120), self._theme.px(48))

    def minimumSizeHint(self) -> QSize:
        """Still readable."""
        return QSize(self._theme.px(60), self._theme.px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw target line, bars and numbers."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line_px = QFontMetrics(self._caption).height()
        label_px = QFontMetrics(self._caption).horizontalAdvance(self.tr("target"))
        plot = QRectF(0, 0, self.width() - label_px - self._theme.px(3), self.height() - line_px)
        plot.adjust(0, self._theme.px(1), 0, -self._theme.px(1.5))
        if self._bars:
            slot = plot.width() / max(5, len(self._bars))
            labels = self.labels(slot)
            for place, bar in enumerate(self._bars):
                area = QRectF(place * slot, plot.top(), slot, plot.height())
                self._paint_bar(painter, bar, area)
                if bar.number in labels:
                    self._paint_number(painter, bar, area)
        self._paint_target(painter, plot)

    def _paint_target(self, painter: QPainter, plot: QRectF) -> None:
        height = plot.bottom() - plot.height() / _TOP_RATIO
        pen = QPen(QColor(Colour.TEXT), max(1.5, self._theme.dots_per_mm * 0.5))
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(0, height), QPointF(plot.right(), height))
        painter.setFont(self._caption)
        painter.setPen(QColor(Colour.TEXT_QUIET))
        line_px = QFontMetrics(self._caption).height()
        left = plot.right() + self._theme.px(2)
        area = QRectF(left, height - line_px / 2, self.width() - left, line_px)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self.tr("target"))

    def _paint_bar(self, painter: QPainter, bar: _Bar, slot: QRectF) -> None:
        width = min(slot.width() * 0.68, self._theme.px(15))
        known = math.isfinite(bar.ratio)
        ratio = min(_TOP_RATIO, max(0.06, bar.ratio)) if known else 1.0
        height = slot.height() * ratio / _TOP_RATIO
        left = slot.center().x() - width / 2
        area = QRectF(left, slot.bottom() - height, width, height)
        colour = QColor(Colour.ORANGE if bar.short else Colour.SKY)
        if known:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
        else:
            pen = QPen(QColor(Colour.OUTLINE), max(1.5, self._theme.dots_per_mm * 0.5))
            pen.setStyle(Qt.PenStyle.DotLine if bar.by_hand else Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, width * 0.18, width * 0.18)
        self._paint_sign(painter, bar, area)

    def _paint_number(self, painter: QPainter, bar: _Bar, slot: QRectF) -> None:
        painter.setFont(self._caption)
        painter.setPen(QColor(Colour.TEXT_QUIET))
        line_px = QFontMetrics(self._caption).height()
        words = str(bar.number)
        width = max(slot.width(), QFontMetrics(self._caption).horizontalAdvance(words) + 2.0)
        left = slot.center().x() - width / 2
        below = QRectF(left, slot.bottom() + self._theme.px(1.0), width, line_px)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_sign(self, painter: QPainter, bar: _Bar, area: QRectF) -> None:
        """The shape that says the same as the colour."""
        side = area.width() * 0.46
        centre = QPointF(area.center().x(), area.bottom() - area.width() * 0.62)
        if bar.by_hand:
            painter.setPen(QPen(QColor(Colour.TEXT_QUIET), max(1.5, side * 0.18)))
            half = side / 2
            painter.drawLine(centre - QPointF(half, 0), centre + QPointF(half, 0))
            painter.drawLine(centre - QPointF(0, half), centre + QPointF(0, half))
        elif bar.short:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(Colour.ON_BRIGHT))
            half = side / 2
            corners = [
                centre + QPointF(-half, -half * 0.8),
                centre + QPointF(half, -half * 0.8),
                centre + QPointF(0, half),
            ]
            painter.drawPolygon(QPolygonF(corners))
