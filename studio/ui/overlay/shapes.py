"""Paints the flat shapes among the guides: lines, bubbles, wedges, areas, beams, arcs, targets.

Each function paints one guide and answers where its icon belongs, or None when it needs none.
"""

import itertools
import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainterPath, QPolygonF

from studio.model.guide import (
    GuideArc,
    GuideArea,
    GuideBeam,
    GuideBubble,
    GuideDot,
    GuideLevel,
    GuideLine,
    GuideRibbon,
    GuideTarget,
    GuideWall,
    GuideWedge,
)
from studio.ui.marks import paint_tick
from studio.ui.overlay.style import LEVEL_COLOURS, Canvas, level_pen, round_pen, shade, square_pen
from studio.ui.theme import Colour

_PROTRACTOR_STEP_DEG = 10.0
_FLASH_HZ = 2.0
"""Below the three flashes a second of the kiosk page, section D."""


def paint_line(canvas: Canvas, guide: GuideLine) -> QPointF | None:
    """A line or polyline; its icon sits at its upper end."""
    points = [canvas.point(point) for point in guide.points_px]
    if len(points) < 2:
        return None
    path = QPainterPath()
    path.addPolygon(QPolygonF(points))
    canvas.stroke(path, guide.level, dashed=guide.dashed)
    return min(points, key=lambda point: point.y())


def paint_bubble(canvas: Canvas, guide: GuideBubble) -> QPointF | None:
    """A ring that fills like a glass; a tick inside once it is good."""
    painter, centre = canvas.painter, canvas.point(guide.centre_px)
    radius = max(2.0 * canvas.style.line_px, canvas.transform.length(guide.radius_px))
    box = _around(centre, radius)
    fill = shade(LEVEL_COLOURS[guide.level], 0.6)
    half_deg = math.degrees(math.acos(1.0 - 2.0 * min(1.0, max(0.0, guide.fill_ratio))))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawChord(box, round(16 * (270.0 - half_deg)), round(16 * 2.0 * half_deg))
    circle = QPainterPath()
    circle.addEllipse(centre, radius, radius)
    canvas.stroke(circle, guide.level)
    if guide.level is GuideLevel.GOOD:
        paint_tick(painter, _around(centre, 0.55 * radius), fill=None)
        return None
    return QPointF(centre.x(), centre.y() - radius)


def paint_wedge(canvas: Canvas, guide: GuideWedge) -> QPointF:
    """A protractor between two directions, with a stroke every ten degrees."""
    apex = canvas.point(guide.apex_px)
    radius = canvas.transform.length(guide.radius_px)
    start_deg = canvas.transform.direction_deg(guide.from_deg)
    end_deg = start_deg + _short_way_deg(start_deg, canvas.transform.direction_deg(guide.to_deg))
    painter = canvas.painter
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade(LEVEL_COLOURS[guide.level], 0.35))
    # Qt counts counter-clockwise from three o'clock; ours is clockwise from twelve.
    painter.drawPie(
        _around(apex, radius), round(16 * (90.0 - start_deg)), round(16 * (start_deg - end_deg))
    )
    canvas.stroke(_ray(apex, direction_deg=start_deg, length=radius), GuideLevel.QUIET, dashed=True)
    actual = _ray(apex, direction_deg=end_deg, length=radius)
    canvas.stroke(actual, guide.level)
    painter.strokePath(
        _protractor(apex, radius, start_deg=start_deg, end_deg=end_deg),
        square_pen(QColor(Colour.TEXT), 0.4 * canvas.style.line_px),
    )
    return actual.currentPosition()


def _short_way_deg(start_deg: float, end_deg: float) -> float:
    return (end_deg - start_deg + 180.0) % 360.0 - 180.0


def _protractor(apex: QPointF, radius: float, *, start_deg: float, end_deg: float) -> QPainterPath:
    path = QPainterPath()
    sign = 1.0 if end_deg >= start_deg else -1.0
    for step in range(1, int(abs(end_deg - start_deg) / _PROTRACTOR_STEP_DEG) + 1):
        towards = _pointing(start_deg + sign * step * _PROTRACTOR_STEP_DEG)
        path.moveTo(apex + towards * (0.88 * radius))
        path.lineTo(apex + towards * (0.98 * radius))
    return path


def _ray(apex: QPointF, *, direction_deg: float, length: float) -> QPainterPath:
    path = QPainterPath(apex)
    path.lineTo(apex + _pointing(direction_deg) * length)
    return path


def _pointing(direction_deg: float) -> QPointF:
    angle = math.radians(direction_deg)
    return QPointF(math.sin(angle), -math.cos(angle))


def _around(centre: QPointF, radius: float) -> QRectF:
    return QRectF(centre.x() - radius, centre.y() - radius, 2.0 * radius, 2.0 * radius)


def paint_wall(canvas: Canvas, guide: GuideWall) -> QPointF:
    """A translucent slab with a bright face; it flashes while it is touched."""
    foot, top = canvas.point(guide.foot_px), canvas.point(guide.top_px)
    back = canvas.point((guide.foot_px[0] + guide.depth_px, guide.foot_px[1])) - foot
    colour = LEVEL_COLOURS[guide.level]
    alpha = 0.34
    if guide.is_touched:
        colour = Colour.ORANGE if guide.level is GuideLevel.QUIET else colour
        alpha = 0.65 if math.sin(2.0 * math.pi * _FLASH_HZ * canvas.now_s) >= 0.0 else 0.45
    slab = QPolygonF([foot, top, top + back, foot + back])
    painter = canvas.painter
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade(colour, alpha))
    painter.drawPolygon(slab)
    bricks = QPainterPath()
    for share in (0.25, 0.5, 0.75):
        at = foot + (top - foot) * share
        bricks.moveTo(at)
        bricks.lineTo(at + back)
    painter.strokePath(bricks, square_pen(shade(Colour.TEXT, 0.5), 0.4 * canvas.style.line_px))
    face = QPainterPath(foot)
    face.lineTo(top)
    canvas.stroke(face, guide.level)
    return QPointF(top.x(), top.y())


def paint_ribbon(canvas: Canvas, guide: GuideRibbon) -> QPointF | None:
    """A soft band along a smooth curve, and the level's line in it."""
    points = [canvas.point(point) for point in guide.points_px]
    if len(points) < 3:
        return None
    curve = QPainterPath(points[0])
    for middle, after in itertools.pairwise(points[1:]):
        is_last = after is points[-1]
        curve.quadTo(middle, after if is_last else (middle + after) / 2.0)
    width = canvas.transform.length(guide.width_px)
    canvas.painter.strokePath(
        curve, round_pen(shade(LEVEL_COLOURS[guide.level], 0.4), max(width, canvas.style.line_px))
    )
    canvas.painter.strokePath(curve, level_pen(guide.level, style=canvas.style, dashed=True))
    return min(points, key=lambda point: point.y())


def paint_area(canvas: Canvas, guide: GuideArea) -> None:
    """A translucent area with a fine edge."""
    polygon = QPolygonF([canvas.point(point) for point in guide.points_px])
    colour = LEVEL_COLOURS[guide.level]
    painter = canvas.painter
    painter.setPen(round_pen(shade(colour, 0.85), 0.5 * canvas.style.line_px))
    painter.setBrush(shade(colour, 0.26))
    painter.drawPolygon(polygon)


def paint_dot(canvas: Canvas, guide: GuideDot) -> QPointF:
    """A disc with a dark rim."""
    centre, radius = canvas.point(guide.at_px), 1.9 * canvas.style.line_px
    painter = canvas.painter
    painter.setPen(round_pen(shade(Colour.GROUND, 0.8), 0.5 * canvas.style.line_px))
    painter.setBrush(QColor(LEVEL_COLOURS[guide.level]))
    painter.drawEllipse(centre, radius, radius)
    return QPointF(centre.x(), centre.y() - radius)


def paint_beam(canvas: Canvas, guide: GuideBeam) -> QPointF:
    """A laser with a glow and a dot, or the soft cone of a headlight."""
    start, end = canvas.point(guide.from_px), canvas.point(guide.to_px)
    colour = LEVEL_COLOURS[guide.level]
    painter, line = canvas.painter, canvas.style.line_px
    if guide.spread_px > 0.0:
        _paint_cone(canvas, start, end, canvas.transform.length(guide.spread_px), colour)
        return end
    path = QPainterPath(start)
    path.lineTo(end)
    painter.strokePath(path, square_pen(shade(colour, 0.3), 2.6 * line))
    canvas.stroke(path, guide.level)
    painter.setPen(round_pen(shade(Colour.GROUND, 0.8), 0.5 * line))
    painter.setBrush(QColor(colour))
    painter.drawEllipse(start, 1.5 * line, 1.5 * line)
    painter.setBrush(QColor(Colour.TEXT))
    painter.drawEllipse(end, 1.3 * line, 1.3 * line)
    return QPointF(end.x(), end.y() - 1.3 * line)


def _paint_cone(canvas: Canvas, start: QPointF, end: QPointF, spread: float, colour: str) -> None:
    along = end - start
    length = math.hypot(along.x(), along.y())
    if length <= 0.0:
        return
    side = QPointF(-along.y(), along.x()) / length
    light = QLinearGradient(start, end)
    light.setColorAt(0.0, shade(colour, 0.75))
    light.setColorAt(1.0, shade(colour, 0.0))
    cone = QPolygonF(
        [
            start - side * (0.1 * spread),
            end - side * (0.5 * spread),
            end + side * (0.5 * spread),
            start + side * (0.1 * spread),
        ]
    )
    canvas.painter.setPen(Qt.PenStyle.NoPen)
    canvas.painter.setBrush(light)
    canvas.painter.drawPolygon(cone)
    radius = 1.4 * canvas.style.line_px
    canvas.painter.setPen(round_pen(shade(Colour.GROUND, 0.8), 0.5 * canvas.style.line_px))
    canvas.painter.setBrush(QColor(colour))
    canvas.painter.drawEllipse(start, radius, radius)


def paint_target(canvas: Canvas, guide: GuideTarget) -> QPointF | None:
    """Two rings, filled once they are hit."""
    centre = canvas.point(guide.at_px)
    radius = max(2.5 * canvas.style.line_px, canvas.transform.length(guide.radius_px))
    rings = QPainterPath()
    for share in (1.0, 0.5):
        rings.addEllipse(centre, share * radius, share * radius * guide.flat_ratio)
    if guide.level is GuideLevel.GOOD:
        canvas.painter.setPen(Qt.PenStyle.NoPen)
        canvas.painter.setBrush(shade(LEVEL_COLOURS[guide.level], 0.5))
        canvas.painter.drawEllipse(centre, radius, radius * guide.flat_ratio)
    canvas.stroke(rings, guide.level)
    return QPointF(centre.x(), centre.y() - radius * guide.flat_ratio)


def paint_arc(canvas: Canvas, guide: GuideArc) -> QPointF | None:
    """A bent gauge: a dark track and what is filled of it."""
    centre = canvas.point(guide.centre_px)
    radius = canvas.transform.length(guide.radius_px)
    start_deg = 90.0 - canvas.transform.direction_deg(guide.from_deg)
    span_deg = 90.0 - canvas.transform.direction_deg(guide.to_deg) - start_deg
    width = 1.7 * canvas.style.line_px
    box = _around(centre, radius)
    canvas.painter.strokePath(
        _arc(box, start_deg, span_deg), round_pen(shade(Colour.GROUND, 0.7), 1.5 * width)
    )
    fill_ratio = min(1.0, max(0.0, guide.fill_ratio))
    if fill_ratio > 0.0:
        filled = _arc(box, start_deg, fill_ratio * span_deg)
        pen = round_pen(QColor(LEVEL_COLOURS[guide.level]), width)
        canvas.painter.strokePath(filled, pen)
    return None if guide.level in (GuideLevel.GOOD, GuideLevel.QUIET) else box.center()


def _arc(box: QRectF, start_deg: float, span_deg: float) -> QPainterPath:
    path = QPainterPath()
    path.arcMoveTo(box, start_deg)
    path.arcTo(box, start_deg, span_deg)
    return path
