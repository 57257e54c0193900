"""Paints the things among the guides: anchor, cup, hand, footprint, pad, ring, gate, word.

Each function paints one guide and answers where its icon belongs, or None when it needs none.
"""

import math

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPolygonF, QTransform

from studio.model.guide import (
    GuideAnchor,
    GuideCup,
    GuideFootprint,
    GuideGate,
    GuideHand,
    GuideLabel,
    GuideLevel,
    GuidePad,
    GuideRing,
    GuideWord,
)
from studio.ui.marks import paint_tick
from studio.ui.overlay.style import LEVEL_COLOURS, Canvas, round_pen, shade, stroke_with_halo
from studio.ui.theme import Colour

CUP_GAIN = 2.0
"""A cup leans twice as far as the pelvis: 12 degrees must be seen from three metres."""

_CUP_MOST_DEG = 50.0
_DROP_S = 0.7
_FLOOR_FLATNESS = 0.4


def paint_anchor(canvas: Canvas, guide: GuideAnchor) -> QPointF:
    """An anchor under heel or toes; the looser, the higher and the more tilted it hangs."""
    painter, line = canvas.painter, canvas.style.line_px
    ground = canvas.point(guide.at_px)
    size = 9.0 * line
    lift = min(1.0, max(0.0, guide.lift_ratio))
    place = QTransform()
    place.translate(ground.x(), ground.y())
    place.rotate(28.0 * lift)
    place.translate(0.0, line * (1.0 - 2.0 * lift))
    pen = round_pen(QColor(LEVEL_COLOURS[guide.level]), 0.9 * line)
    stroke_with_halo(painter, place.map(_anchor_path(size)), pen)
    if lift > 0.0 and guide.level in (GuideLevel.AMBER, GuideLevel.RED):
        floor = QPainterPath()
        edge = QLineF(ground.x() - size / 2, ground.y(), ground.x() + size / 2, ground.y())
        floor.moveTo(edge.p1())
        floor.lineTo(edge.p2())
        canvas.stroke(floor, guide.level)
    return ground + QPointF(0.95 * size, size)


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


def paint_cup(canvas: Canvas, guide: GuideCup) -> QPointF:
    """A glass that leans, water that stays level in it, and drops where it spills."""
    width = max(6.0 * canvas.style.line_px, canvas.transform.length(guide.width_px))
    lean = canvas.transform.direction_deg(CUP_GAIN * guide.tilt_deg)
    lean = min(_CUP_MOST_DEG, max(-_CUP_MOST_DEG, lean))
    at = canvas.point(guide.at_px)
    place = QTransform()
    place.translate(at.x(), at.y())
    place.rotate(lean)
    half, low = 0.5 * width, 0.4 * width
    corners = [
        place.map(QPointF(x, y))
        for x, y in ((-half, -low), (half, -low), (0.72 * half, low), (-0.72 * half, low))
    ]
    painter = canvas.painter
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade(Colour.GROUND, 0.45))
    painter.drawPolygon(QPolygonF(corners))
    surface_y = at.y() - 0.4 * low
    lowest_rim = max(corners[:2], key=lambda corner: corner.y())
    surface_y = max(surface_y, lowest_rim.y())
    painter.setBrush(shade(Colour.SKY, 0.9))
    painter.drawPolygon(_below(corners, surface_y))
    glass = QPainterPath(corners[0])
    for corner in (corners[3], corners[2], corners[1]):
        glass.lineTo(corner)
    canvas.stroke(glass, guide.level)
    if guide.spill_ratio > 0.0:
        _paint_drops(canvas, lowest_rim, guide.spill_ratio, size=0.12 * width)
    return QPointF(at.x(), min(corner.y() for corner in corners))


def _below(corners: list[QPointF], level_y: float) -> QPolygonF:
    """The part of a convex shape that lies below a height."""
    kept: list[QPointF] = []
    for first, second in zip(corners, [*corners[1:], corners[0]], strict=True):
        if first.y() >= level_y:
            kept.append(first)
        if (first.y() >= level_y) != (second.y() >= level_y):
            share = (level_y - first.y()) / (second.y() - first.y())
            kept.append(first + (second - first) * share)
    return QPolygonF(kept)


def _paint_drops(canvas: Canvas, rim: QPointF, ratio: float, *, size: float) -> None:
    """Drops that fall from the rim: one where it begins, four where it pours."""
    count = 1 + round(3 * ratio)
    painter = canvas.painter
    painter.setPen(round_pen(shade(Colour.GROUND, 0.7), 0.3 * canvas.style.line_px))
    painter.setBrush(QColor(Colour.SKY))
    for number in range(count):
        fallen = (canvas.now_s / _DROP_S + number / count) % 1.0
        at = rim + QPointF(0.0, size * (1.0 + 9.0 * fallen**1.5))
        drop = QPainterPath(at - QPointF(0.0, 1.7 * size))
        drop.quadTo(at + QPointF(size, -0.2 * size), at + QPointF(0.0, size))
        drop.quadTo(at + QPointF(-size, -0.2 * size), at - QPointF(0.0, 1.7 * size))
        painter.drawPath(drop)


def paint_hand(canvas: Canvas, guide: GuideHand) -> None:
    """The edge of a flat hand, fingertips in the crease."""
    length = canvas.transform.length(guide.length_px)
    at = canvas.point(guide.at_px)
    place = QTransform()
    place.translate(at.x(), at.y())
    place.rotate(canvas.transform.direction_deg(guide.direction_deg))
    place.scale(-1.0 if canvas.transform.mirrored else 1.0, 1.0)
    finger = 0.085 * length
    fingers = QPainterPath()
    for number, reach in enumerate((0.93, 1.0, 0.97, 0.84)):
        x = (number - 1.5) * 2.0 * finger
        fingers.moveTo(x, -length)
        fingers.lineTo(x, (reach - 1.0) * length)
    fingers.moveTo(3.0 * finger, -0.95 * length)
    fingers.lineTo(5.8 * finger, -0.5 * length)
    pen = round_pen(shade(Colour.TEXT, 0.75), 1.7 * finger)
    stroke_with_halo(canvas.painter, place.map(fingers), pen)


def paint_footprint(canvas: Canvas, guide: GuideFootprint) -> QPointF:
    """A sole on the floor; seen from the side it looks flat."""
    heel, toe = canvas.point(guide.heel_px), canvas.point(guide.toe_px)
    along = toe - heel
    length = max(math.hypot(along.x(), along.y()), 3.0 * canvas.style.line_px)
    upright = abs(along.y()) / length
    half = 0.5 * canvas.transform.length(guide.width_px)
    half *= _FLOOR_FLATNESS + (1.0 - _FLOOR_FLATNESS) * upright
    sole = QPainterPath(QPointF(-0.18 * length, 0.0))
    sole.cubicTo(-0.18 * length, -0.9 * half, 0.3 * length, -0.6 * half, 0.6 * length, -half)
    sole.cubicTo(1.3 * length, -1.2 * half, 1.3 * length, 1.2 * half, 0.6 * length, half)
    sole.cubicTo(0.3 * length, 0.6 * half, -0.18 * length, 0.9 * half, -0.18 * length, 0.0)
    place = QTransform()
    place.translate(heel.x(), heel.y())
    place.rotate(math.degrees(math.atan2(along.y(), along.x())))
    outline = place.map(sole)
    canvas.painter.fillPath(outline, shade(LEVEL_COLOURS[guide.level], 0.25))
    canvas.stroke(outline, guide.level, dashed=True)
    return QPointF(
        (heel.x() + toe.x()) / 2, outline.boundingRect().bottom() + 7 * canvas.style.line_px
    )


def paint_pad(canvas: Canvas, guide: GuidePad) -> QPointF:
    """A cushion that fills while the body rests on it."""
    width = canvas.transform.length(guide.width_px)
    at = canvas.point(guide.at_px)
    thick = max(2.4 * canvas.style.line_px, 0.2 * width)
    place = QTransform()
    place.translate(at.x(), at.y())
    place.rotate(canvas.transform.direction_deg(guide.direction_deg))
    cushion, filled = QPainterPath(), QPainterPath()
    cushion.addRoundedRect(QRectF(-width / 2, 0.0, width, thick), thick / 2, thick / 2)
    fill_ratio = min(1.0, max(0.0, guide.fill_ratio))
    inner = fill_ratio * (width - thick)
    filled.addRoundedRect(
        QRectF(-(inner + thick) / 2, 0.0, inner + thick, thick), thick / 2, thick / 2
    )
    painter = canvas.painter
    painter.fillPath(place.map(cushion), shade(Colour.GROUND, 0.55))
    if fill_ratio > 0.0:
        painter.fillPath(place.map(filled), shade(Colour.SKY, 0.9))
    canvas.stroke(place.map(cushion), guide.level)
    middle = place.map(QPointF(0.0, thick / 2))
    return middle + QPointF(0.0, canvas.style.icon_px / 2 + canvas.style.line_px)


def paint_ring(canvas: Canvas, guide: GuideRing) -> None:
    """A ring that closes while the hold lasts, with the seconds left, then a tick."""
    pulse = 1.0 + 0.03 * math.sin(2.0 * math.pi * canvas.now_s)
    radius = pulse * canvas.transform.length(guide.radius_px)
    centre = canvas.point(guide.centre_px)
    box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    width = 1.6 * canvas.style.line_px
    track, done = QPainterPath(), QPainterPath()
    track.addEllipse(centre, radius, radius)
    canvas.painter.strokePath(track, round_pen(shade(Colour.GROUND, 0.6), 1.5 * width))
    done.arcMoveTo(box, 90.0)
    done.arcTo(box, 90.0, -360.0 * min(1.0, max(0.0, guide.fill_ratio)))
    canvas.painter.strokePath(done, round_pen(QColor(Colour.SKY), width))
    badge = centre - QPointF(0.0, radius)
    if guide.level is GuideLevel.GOOD:
        half = 0.6 * canvas.style.icon_px
        paint_tick(
            canvas.painter,
            QRectF(badge.x() - half, badge.y() - half, 2 * half, 2 * half),
            fill=Colour.SKY,
        )
        return
    canvas.stamps.paint(
        canvas.painter,
        str(math.ceil(guide.left_s)),
        centre=badge,
        colour=Colour.TEXT,
        size_px=round(1.5 * canvas.style.letter_px),
    )


def paint_gate(canvas: Canvas, guide: GuideGate) -> QPointF:
    """A post on the floor with a flag towards the side that is closed."""
    foot = canvas.point(guide.foot_px)
    height = canvas.transform.length(guide.height_px)
    inward = canvas.point((guide.foot_px[0] + guide.inward, guide.foot_px[1])) - foot
    sign = math.copysign(1.0, inward.x())
    top = foot - QPointF(0.0, height)
    flag = QPolygonF(
        [
            top,
            top + QPointF(sign * 0.42 * height, 0.17 * height),
            top + QPointF(0.0, 0.34 * height),
        ]
    )
    painter = canvas.painter
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade(Colour.GROUND, 0.5))
    painter.drawEllipse(foot, 0.22 * height, 0.07 * height)
    painter.setBrush(shade(LEVEL_COLOURS[guide.level], 0.75))
    painter.drawPolygon(flag)
    post = QPainterPath(foot)
    post.lineTo(top)
    canvas.stroke(post, guide.level)
    return top


def paint_label(canvas: Canvas, guide: GuideLabel) -> None:
    """A word on a dark plate, never mirrored."""
    canvas.stamps.paint(
        canvas.painter,
        guide_words(guide.word),
        centre=canvas.point(guide.at_px),
        colour=Colour.TEXT_QUIET if guide.level is GuideLevel.QUIET else LEVEL_COLOURS[guide.level],
        size_px=canvas.style.letter_px,
    )


def guide_words(word: GuideWord) -> str:
    """A guide's word in the client's language."""
    return {
        GuideWord.ESTIMATE: QCoreApplication.translate("Guides", "estimate"),
        GuideWord.HIP: QCoreApplication.translate("Guides", "hip"),
        GuideWord.KNEE: QCoreApplication.translate("Guides", "knee"),
    }[word]
