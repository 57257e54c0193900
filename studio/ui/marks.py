"""Small signs that repeat in shape what a colour says: tick, triangle, arrows, alert, camera."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from studio.ui.theme import Colour


def _at(box: QRectF, x_ratio: float, y_ratio: float) -> QPointF:
    return QPointF(box.left() + x_ratio * box.width(), box.top() + y_ratio * box.height())


def _polyline(box: QRectF, *ratios: tuple[float, float]) -> QPainterPath:
    path = QPainterPath(_at(box, *ratios[0]))
    for ratio in ratios[1:]:
        path.lineTo(_at(box, *ratio))
    return path


def _pen(colour: str, width: float) -> QPen:
    join, cap = Qt.PenJoinStyle.RoundJoin, Qt.PenCapStyle.RoundCap
    return QPen(QBrush(QColor(colour)), width, Qt.PenStyle.SolidLine, cap, join)


def paint_tick(painter: QPainter, box: QRectF, *, fill: str | None) -> None:
    """A tick, on a filled disc or alone when `fill` is None."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if fill is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill))
        painter.drawEllipse(box)
    colour = Colour.TEXT if fill is None else Colour.ON_BRIGHT
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(colour, 0.13 * box.width()))
    painter.drawPath(_polyline(box, (0.27, 0.53), (0.44, 0.70), (0.74, 0.34)))


def paint_triangle(painter: QPainter, box: QRectF, *, fill: str) -> None:
    """A triangle pointing up with a short bar below it: not all the way."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(fill))
    painter.setPen(_pen(fill, 0.08 * box.width()))
    path = _polyline(box, (0.5, 0.1), (0.94, 0.86), (0.06, 0.86))
    path.closeSubpath()
    painter.drawPath(path)
    painter.setPen(_pen(Colour.ON_BRIGHT, 0.1 * box.width()))
    painter.drawPath(_polyline(box, (0.5, 0.38), (0.5, 0.6)))
    painter.drawPoint(_at(box, 0.5, 0.75))


def paint_fast(painter: QPainter, box: QRectF, *, fill: str) -> None:
    """Two arrow heads: faster than asked."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(fill, 0.14 * box.width()))
    painter.drawPath(_polyline(box, (0.14, 0.16), (0.46, 0.5), (0.14, 0.84)))
    painter.drawPath(_polyline(box, (0.54, 0.16), (0.86, 0.5), (0.54, 0.84)))


def paint_alert(painter: QPainter, box: QRectF, *, fill: str) -> None:
    """An octagon with an exclamation mark."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    cut = 0.29
    path = _polyline(
        box,
        (cut, 0.0),
        (1.0 - cut, 0.0),
        (1.0, cut),
        (1.0, 1.0 - cut),
        (1.0 - cut, 1.0),
        (cut, 1.0),
        (0.0, 1.0 - cut),
        (0.0, cut),
    )
    path.closeSubpath()
    painter.fillPath(path, QColor(fill))
    painter.setPen(_pen(Colour.TEXT, 0.13 * box.width()))
    painter.drawPath(_polyline(box, (0.5, 0.24), (0.5, 0.54)))
    painter.drawPoint(_at(box, 0.5, 0.76))


def paint_camera(painter: QPainter, box: QRectF, *, colour: str) -> None:
    """A camera body with its lens."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    body = QRectF(_at(box, 0.0, 0.24), _at(box, 0.68, 0.78))
    radius = 0.1 * box.width()
    painter.drawRoundedRect(body, radius, radius)
    path = _polyline(box, (0.74, 0.44), (1.0, 0.28), (1.0, 0.74), (0.74, 0.58))
    path.closeSubpath()
    painter.drawPath(path)
