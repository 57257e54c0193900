"""The depth bar: how far into the rep the client is, against a notch at the target.

It fills the way the body moves: downwards for a squat, upwards for a bridge. Blank while the
joints are not seen.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.marks import paint_tick
from studio.ui.theme import Colour, Theme

END_RATIO = 1.25
"""Progress at the end of the bar; the target, 1.0, lies inside it."""

REACHED_RATIO = 0.92
"""From here a rep is full (coaching.md 3.2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DepthShown:
    """What the bar says.

    Attributes:
        progress_ratio: 0 start pose, 1 the target; None = not seen.
        best_ratio: The furthest rep of this set, drawn as a ghost; None = no rep yet.
        downwards: True where going further means going down.
    """

    progress_ratio: float | None
    best_ratio: float | None
    downwards: bool


class BestReach:
    """Remembers how far the furthest counted rep went, on the same scale as the bar."""

    def __init__(self) -> None:
        self._peak: float | None = None
        self._best: float | None = None

    @property
    def best_ratio(self) -> float | None:
        """Progress at the turn of the furthest rep; None = no rep yet."""
        return self._best

    def update(self, progress_ratio: float | None) -> None:
        """Take in one sample; None = not seen."""
        if progress_ratio is not None:
            self._peak = max(progress_ratio, self._peak or 0.0)

    def rep_counted(self) -> None:
        """The movement since the last rep was a rep."""
        if self._peak is not None:
            self._best = max(self._peak, self._best or 0.0)
        self._peak = None

    def clear(self) -> None:
        """The next set."""
        self._peak = self._best = None


def depth_y_px(box: QRectF, ratio: float, *, downwards: bool) -> float:
    """Height in the box that stands for a progress ratio."""
    share = min(1.0, max(0.0, ratio / END_RATIO))
    return box.top() + box.height() * (share if downwards else 1.0 - share)


def paint_depth(painter: QPainter, box: QRectF, shown: DepthShown) -> None:
    """Paint the bar into a box; the notch reaches over its edges."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    notch_px = max(5.0, box.width() * 0.09)
    bar = box.adjusted(box.width() * 0.15, 0.0, -box.width() * 0.15, 0.0)
    radius = bar.width() * 0.22
    shape = QPainterPath()
    shape.addRoundedRect(bar, radius, radius)
    painter.fillPath(shape, QColor(Colour.RAISED))
    _paint_fill(painter, bar, shape, shown)
    _paint_ghost(painter, bar, shown, width_px=notch_px * 0.7)
    _paint_notch(painter, box, shown, width_px=notch_px)


def _paint_fill(painter: QPainter, bar: QRectF, shape: QPainterPath, shown: DepthShown) -> None:
    if shown.progress_ratio is None:
        return
    start = depth_y_px(bar, 0.0, downwards=shown.downwards)
    now = depth_y_px(bar, shown.progress_ratio, downwards=shown.downwards)
    filled = QPainterPath()
    filled.addRect(QRectF(QPointF(bar.left(), start), QPointF(bar.right(), now)).normalized())
    reached = shown.progress_ratio >= REACHED_RATIO
    painter.fillPath(shape.intersected(filled), QColor(Colour.SKY if reached else Colour.OUTLINE))
    edge = QPen(QColor(Colour.TEXT), max(4.0, bar.width() * 0.08))
    painter.setPen(edge)
    painter.setClipPath(shape)
    painter.drawLine(QPointF(bar.left(), now), QPointF(bar.right(), now))
    painter.setClipping(False)


def _paint_ghost(painter: QPainter, bar: QRectF, shown: DepthShown, *, width_px: float) -> None:
    if shown.best_ratio is None:
        return
    y = depth_y_px(bar, shown.best_ratio, downwards=shown.downwards)
    pen = QPen(QBrush(QColor(Colour.TEXT_QUIET)), width_px)
    pen.setDashPattern([1.6, 1.2])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(QPointF(bar.left(), y), QPointF(bar.right(), y))


def _paint_notch(painter: QPainter, box: QRectF, shown: DepthShown, *, width_px: float) -> None:
    y = depth_y_px(box, 1.0, downwards=shown.downwards)
    reached = shown.progress_ratio is not None and shown.progress_ratio >= REACHED_RATIO
    pen = QPen(QBrush(QColor(Colour.YELLOW)), width_px)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    inset = width_px
    painter.drawLine(QPointF(box.left() + inset, y), QPointF(box.right() - inset, y))
    if reached:
        size = box.width() * 0.42
        painter.translate(0.0, -size * 0.9 if shown.downwards else size * 0.9)
        centre = QRectF(box.center().x() - size / 2, y - size / 2, size, size)
        paint_tick(painter, centre, fill=Colour.SKY_PRESSED)
        painter.translate(0.0, size * 0.9 if shown.downwards else -size * 0.9)


class DepthBar(QWidget):
    """Shows a `DepthShown`; repaints only when it changes."""

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Prepare a blank bar.

        Args:
            theme: Sizes.
            parent: As in Qt.
        """
        super().__init__(parent)
        self._theme = theme
        self._shown = DepthShown(progress_ratio=None, best_ratio=None, downwards=True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    @property
    def shown(self) -> DepthShown:
        """What it says now."""
        return self._shown

    def show_depth(self, shown: DepthShown) -> None:
        """Say this."""
        if shown != self._shown:
            self._shown = shown
            self.update()

    def sizeHint(self) -> QSize:
        """A bar that is seen from three metres."""
        return QSize(self._theme.px(30.0), self._theme.px(90.0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar."""
        painter = QPainter(self)
        margin = self._theme.px(2.0)
        paint_depth(painter, QRectF(self.rect()).adjusted(0, margin, 0, -margin), self._shown)
        painter.end()
