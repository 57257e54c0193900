"""Paints the guides on the client's body, on a widget or on an image alike.

Everything arrives in picture pixels and is mapped by one `ViewTransform`; words and numbers are
never mirrored.
"""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from studio.model.guide import (
    Guide,
    GuideAnchor,
    GuideArc,
    GuideArea,
    GuideBeam,
    GuideBubble,
    GuideCup,
    GuideDot,
    GuideFootprint,
    GuideGate,
    GuideHand,
    GuideLabel,
    GuideLine,
    GuidePad,
    GuideRibbon,
    GuideRing,
    GuideTarget,
    GuideWall,
    GuideWedge,
)
from studio.ui.overlay import shapes, things
from studio.ui.overlay.fade import FadedGuide
from studio.ui.overlay.style import Canvas, paint_level_icon


def paint_guides(canvas: Canvas, guides: Iterable[FadedGuide]) -> None:
    """Paint every guide at its opacity, and one icon for each cue, above its shapes.

    Args:
        canvas: Where.
        guides: The last one lies on top.
    """
    painter = canvas.painter
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    icons: dict[str, tuple[FadedGuide, QPointF]] = {}
    for faded in guides:
        if faded.opacity <= 0.0:
            continue
        painter.setOpacity(faded.opacity)
        icon_at = paint_guide(canvas, faded.guide)
        if icon_at is not None and _is_worse(faded.guide, icons.get(faded.guide.cue_id)):
            icons[faded.guide.cue_id] = (faded, icon_at)
    for faded, icon_at in icons.values():
        painter.setOpacity(faded.opacity)
        paint_level_icon(painter, faded.guide.level, above=icon_at, style=canvas.style)
    painter.setOpacity(1.0)


_LEVELS = ("quiet", "good", "amber", "red")


def _is_worse(guide: Guide, before: tuple[FadedGuide, QPointF] | None) -> bool:
    if before is None:
        return True
    return _LEVELS.index(guide.level) >= _LEVELS.index(before[0].guide.level)


_PAINTERS: Mapping[type, Callable[..., QPointF | None]] = {
    GuideLine: shapes.paint_line,
    GuideBubble: shapes.paint_bubble,
    GuideWedge: shapes.paint_wedge,
    GuideWall: shapes.paint_wall,
    GuideRibbon: shapes.paint_ribbon,
    GuideBeam: shapes.paint_beam,
    GuideTarget: shapes.paint_target,
    GuideArea: shapes.paint_area,
    GuideDot: shapes.paint_dot,
    GuideArc: shapes.paint_arc,
    GuideAnchor: things.paint_anchor,
    GuideCup: things.paint_cup,
    GuideHand: things.paint_hand,
    GuideFootprint: things.paint_footprint,
    GuidePad: things.paint_pad,
    GuideRing: things.paint_ring,
    GuideGate: things.paint_gate,
    GuideLabel: things.paint_label,
}


def paint_guide(canvas: Canvas, guide: Guide) -> QPointF | None:
    """Paint one guide and return where its icon belongs, or None when it needs none."""
    return _PAINTERS[type(guide)](canvas, guide)
