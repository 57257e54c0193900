"""Paints the client's body line and the guides, on a widget or on an image alike.

Everything arrives in picture pixels and is mapped by one `ViewTransform`. Colour is never the
only carrier (coaching.md 4.3): amber is dashed, red is thick and carries an icon, good carries
a tick. A dark halo keeps every line readable on a bright gym wall.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF

from studio.model.guide import (
    Guide,
    GuideAnchor,
    GuideBubble,
    GuideLevel,
    GuideLine,
    GuideWedge,
)
from studio.ui.fade import FadedGuide
from studio.ui.marks import paint_alert, paint_tick
from studio.ui.theme import Colour
from studio.ui.transform import ViewTransform

LINE_AT_1080_PX = 8.0
"""Line width on a full HD screen; coaching.md 4.3 asks for at least 6."""

_LEVEL_COLOURS = {
    GuideLevel.QUIET: Colour.TEXT,
    GuideLevel.GOOD: Colour.SKY,
    GuideLevel.AMBER: Colour.ORANGE,
    GuideLevel.RED: Colour.VERMILLION,
}
_QUIET_ALPHA = 0.8
_RED_WIDTH_RATIO = 1.7
_HALO_ALPHA = 0.55


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlayStyle:
    """Sizes of everything that is drawn on the body.

    Attributes:
        line_px: Width of a guide line, in view pixels.
    """

    line_px: float

    @classmethod
    def for_screen(cls, short_side_px: int) -> "OverlayStyle":
        """The style for a screen (or image) whose shorter side has this many pixels."""
        return cls(line_px=max(4.0, LINE_AT_1080_PX * short_side_px / 1080.0))

    @property
    def icon_px(self) -> float:
        """Size of an icon beside a line."""
        return 6.0 * self.line_px


def paint_guides(
    painter: QPainter,
    guides: Iterable[FadedGuide],
    *,
    transform: ViewTransform,
    style: OverlayStyle,
) -> None:
    """Paint every guide at its opacity, and one icon for each cue that is good or red."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    with_icon: set[str] = set()
    for faded in guides:
        if faded.opacity <= 0.0:
            continue
        painter.setOpacity(faded.opacity)
        guide = faded.guide
        icon_at = _paint_guide(painter, guide, transform=transform, style=style)
        if icon_at is None or guide.cue_id in with_icon:
            continue
        if _paint_level_icon(painter, guide.level, above=icon_at, style=style):
            with_icon.add(guide.cue_id)
    painter.setOpacity(1.0)


def _paint_guide(
    painter: QPainter, guide: Guide, *, transform: ViewTransform, style: OverlayStyle
) -> QPointF | None:
    """Paint one guide and return where its icon belongs, or None when it needs none."""
    if isinstance(guide, GuideLine):
        return _paint_line(painter, guide, transform=transform, style=style)
    if isinstance(guide, GuideBubble):
        return _paint_bubble(painter, guide, transform=transform, style=style)
    if isinstance(guide, GuideWedge):
        return _paint_wedge(painter, guide, transform=transform, style=style)
    return _paint_anchor(painter, guide, transform=transform, style=style)


def level_pen(level: GuideLevel, *, style: OverlayStyle, dashed: bool = False) -> QPen:
    """The pen of a level: amber is always dashed, red always thick."""
    colour = QColor(_LEVEL_COLOURS[level])
    if level is GuideLevel.QUIET:
        colour.setAlphaF(_QUIET_ALPHA)
    width = style.line_px * (_RED_WIDTH_RATIO if level is GuideLevel.RED else 1.0)
    pen = QPen(QBrush(colour), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if level is GuideLevel.AMBER or (dashed and level is not GuideLevel.RED):
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([2.2, 1.3])
    else:
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


def stroke_with_halo(painter: QPainter, path: QPainterPath, pen: QPen) -> None:
    """Stroke a path over a wider dark one."""
    halo = QPen(pen)
    shade = QColor(Colour.GROUND)
    shade.setAlphaF(_HALO_ALPHA)
    halo.setBrush(QBrush(shade))
    halo.setWidthF(pen.widthF() * 1.7)
    halo.setStyle(Qt.PenStyle.SolidLine)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(halo)
    painter.drawPath(path)
    painter.setPen(pen)
    painter.drawPath(path)


def _paint_line(
    painter: QPainter, guide: GuideLine, *, transform: ViewTransform, style: OverlayStyle
) -> QPointF | None:
    points = [QPointF(*transform.point(point)) for point in guide.points_px]
    if len(points) < 2:
        return None
    path = QPainterPath()
    path.addPolygon(QPolygonF(points))
    stroke_with_halo(painter, path, level_pen(guide.level, style=style, dashed=guide.dashed))
    return min(points, key=lambda point: point.y())


def _paint_level_icon(
    painter: QPainter, level: GuideLevel, *, above: QPointF, style: OverlayStyle
) -> bool:
    """The icon that repeats the level's colour as a shape; False when the level has none."""
    size = style.icon_px
    box = QRectF(above.x() - size / 2, above.y() - size - style.line_px, size, size)
    if level is GuideLevel.RED:
        paint_alert(painter, box, fill=Colour.VERMILLION)
    elif level is GuideLevel.GOOD:
        paint_tick(painter, box, fill=Colour.SKY)
    return level in (GuideLevel.RED, GuideLevel.GOOD)


def _paint_bubble(
    painter: QPainter, guide: GuideBubble, *, transform: ViewTransform, style: OverlayStyle
) -> QPointF | None:
    centre = QPointF(*transform.point(guide.centre_px))
    radius = max(2.0 * style.line_px, transform.length(guide.radius_px))
    circle = QPainterPath()
    circle.addEllipse(centre, radius, radius)
    fill_ratio = min(1.0, max(0.0, guide.fill_ratio))
    water = QPainterPath()
    top = centre.y() + radius - 2.0 * radius * fill_ratio
    water.addRect(QRectF(centre.x() - radius, top, 2.0 * radius, 2.0 * radius))
    colour = QColor(_LEVEL_COLOURS[guide.level])
    colour.setAlphaF(0.6)
    painter.fillPath(circle.intersected(water), colour)
    stroke_with_halo(painter, circle, level_pen(guide.level, style=style))
    if guide.level is GuideLevel.GOOD:
        half = radius * 0.55
        box = QRectF(centre.x() - half, centre.y() - half, 2.0 * half, 2.0 * half)
        paint_tick(painter, box, fill=None)
        return None
    return QPointF(centre.x(), centre.y() - radius)


def _paint_wedge(
    painter: QPainter, guide: GuideWedge, *, transform: ViewTransform, style: OverlayStyle
) -> QPointF:
    apex = QPointF(*transform.point(guide.apex_px))
    radius = transform.length(guide.radius_px)
    start_deg = transform.direction_deg(guide.from_deg)
    end_deg = transform.direction_deg(guide.to_deg)
    bounds = QRectF(apex.x() - radius, apex.y() - radius, 2.0 * radius, 2.0 * radius)
    sector = QPainterPath(apex)
    # Qt counts counter-clockwise from three o'clock; ours is clockwise from twelve.
    sector.arcTo(bounds, 90.0 - start_deg, start_deg - end_deg)
    sector.closeSubpath()
    colour = QColor(_LEVEL_COLOURS[guide.level])
    colour.setAlphaF(0.35)
    painter.fillPath(sector, colour)
    reference = _ray(apex, direction_deg=start_deg, length=radius)
    quiet = level_pen(GuideLevel.QUIET, style=style, dashed=True)
    stroke_with_halo(painter, reference, quiet)
    actual = _ray(apex, direction_deg=end_deg, length=radius)
    stroke_with_halo(painter, actual, level_pen(guide.level, style=style))
    return actual.currentPosition()


def _ray(apex: QPointF, *, direction_deg: float, length: float) -> QPainterPath:
    direction = math.radians(direction_deg)
    path = QPainterPath(apex)
    path.lineTo(apex + QPointF(length * math.sin(direction), -length * math.cos(direction)))
    return path


def _paint_anchor(
    painter: QPainter, guide: GuideAnchor, *, transform: ViewTransform, style: OverlayStyle
) -> QPointF:
    """An anchor under heel or toes; the looser, the higher and the more tilted it hangs."""
    ground = QPointF(*transform.point(guide.at_px))
    size = 7.0 * style.line_px
    lift = min(1.0, max(0.0, guide.lift_ratio))
    painter.save()
    painter.translate(ground)
    painter.rotate(28.0 * lift)
    anchor = _anchor_path(size)
    anchor.translate(0.0, style.line_px * (1.0 - 2.0 * lift))
    stroke_with_halo(painter, anchor, level_pen(guide.level, style=style))
    painter.restore()
    if lift > 0.0 and guide.level in (GuideLevel.AMBER, GuideLevel.RED):
        floor = QPainterPath()
        line = QLineF(ground.x() - size / 2, ground.y(), ground.x() + size / 2, ground.y())
        floor.moveTo(line.p1())
        floor.lineTo(line.p2())
        stroke_with_halo(painter, floor, level_pen(guide.level, style=style))
    return ground


def _anchor_path(size: float) -> QPainterPath:
    """Ring, shank, stock and two flukes, hanging down from (0, 0)."""
    path = QPainterPath()
    ring = 0.12 * size
    path.addEllipse(QPointF(0.0, ring), ring, ring)
    path.moveTo(0.0, 2.0 * ring)
    path.lineTo(0.0, size)
    path.moveTo(-0.28 * size, 0.42 * size)
    path.lineTo(0.28 * size, 0.42 * size)
    path.moveTo(-0.42 * size, 0.68 * size)
    path.quadTo(-0.34 * size, size, 0.0, size)
    path.quadTo(0.34 * size, size, 0.42 * size, 0.68 * size)
    return path
