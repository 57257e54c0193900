"""The client's own body as one soft line, and the part of it that a cue speaks of."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from studio.model.cue import CueLevel
from studio.model.exercise import View
from studio.model.guide import GuideLevel
from studio.model.landmarks import Landmark
from studio.model.pose import VISIBLE, Pose
from studio.ui.overlay.style import OverlayStyle, level_pen, stroke_with_halo
from studio.ui.theme import Colour
from studio.ui.transform import ViewTransform


class Segment(StrEnum):
    """Parts of the body line."""

    TRUNK = "trunk"
    PELVIS = "pelvis"
    THIGH = "thigh"
    SHANK = "shank"
    FOOT = "foot"
    ARM = "arm"


_CUE_SEGMENTS: dict[str, tuple[Segment, ...]] = {
    "C01": (Segment.THIGH,),
    "C02": (Segment.SHANK,),
    "C03": (Segment.SHANK,),
    "C09": (Segment.FOOT,),
    "C10": (Segment.FOOT,),
    "C11": (Segment.FOOT,),
    "C12": (Segment.THIGH, Segment.SHANK),
    "C13": (Segment.THIGH,),
    "C14": (Segment.THIGH,),
    "C17": (Segment.THIGH,),
    "C18": (Segment.TRUNK, Segment.THIGH),
    "C20": (Segment.THIGH,),
}
"""Which part of the body each cue speaks of (coaching.md 4.3).

Cues whose guide draws that part itself (the trunk, the pelvis) are left out.
"""

_LEFT = {
    Segment.ARM: (Landmark.LEFT_SHOULDER, Landmark.LEFT_ELBOW, Landmark.LEFT_WRIST),
    Segment.THIGH: (Landmark.LEFT_HIP, Landmark.LEFT_KNEE),
    Segment.SHANK: (Landmark.LEFT_KNEE, Landmark.LEFT_ANKLE),
    Segment.FOOT: (Landmark.LEFT_ANKLE, Landmark.LEFT_HEEL, Landmark.LEFT_FOOT_INDEX),
}
_RIGHT = {
    Segment.ARM: (Landmark.RIGHT_SHOULDER, Landmark.RIGHT_ELBOW, Landmark.RIGHT_WRIST),
    Segment.THIGH: (Landmark.RIGHT_HIP, Landmark.RIGHT_KNEE),
    Segment.SHANK: (Landmark.RIGHT_KNEE, Landmark.RIGHT_ANKLE),
    Segment.FOOT: (Landmark.RIGHT_ANKLE, Landmark.RIGHT_HEEL, Landmark.RIGHT_FOOT_INDEX),
}
_BODY_ALPHA = 0.5
_FAR_ALPHA = 0.18
_CUE_LEVELS = {CueLevel.AMBER: GuideLevel.AMBER, CueLevel.RED: GuideLevel.RED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Emphasis:
    """The part of the body line to bring forward."""

    cue_id: str
    level: CueLevel


def paint_body(
    painter: QPainter,
    pose: Pose,
    *,
    transform: ViewTransform,
    style: OverlayStyle,
    opacity: float,
    view: View | None = None,
    emphasis: Emphasis | None = None,
) -> None:
    """Paint limbs and trunk softly, and the part the cue speaks of strongly.

    Args:
        painter: On a widget or an image.
        pose: The client. Joints below `VISIBLE` are left out, and so is the face.
        transform: Picture to view.
        style: Line width.
        opacity: 0..1.
        view: From the front both sides are alike; otherwise the side seen better is
            emphasised, and side-on the other one is hardly drawn.
        emphasis: The cue on screen, or None.
    """
    if opacity <= 0.0:
        return
    points = transform.points(pose.points_px)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(opacity)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    far_side, near_side = _softly(pose, view)
    for chains, alpha in ((far_side, _FAR_ALPHA), (near_side, _BODY_ALPHA)):
        if chains:
            painter.strokePath(_path(points, chains), _soft_pen(style, alpha=alpha))
    if emphasis is not None:
        strong = _path(points, _emphasised_chains(pose, emphasis.cue_id, view))
        if not strong.isEmpty():
            pen = level_pen(_CUE_LEVELS[emphasis.level], style=style)
            pen.setWidthF(1.25 * pen.widthF())
            stroke_with_halo(painter, strong, pen)
    painter.setOpacity(1.0)


Chain = Sequence[Sequence[Landmark]]
"""Joints in order; a joint given by two landmarks lies halfway between those that are seen."""


def _softly(pose: Pose, view: View | None) -> tuple[list[Chain], list[Chain]]:
    """What is drawn hardly, and what softly."""
    if view is not View.SIDE:
        chains = [_trunk(), _shoulders(), _pelvis(), *_limbs(_LEFT), *_limbs(_RIGHT)]
        return [], _seen(pose, chains)
    (near,) = _sides(pose, Segment.THIGH, view)
    far = _RIGHT if near is _LEFT else _LEFT
    return _seen(pose, _limbs(far)), _seen(pose, [_trunk(), *_limbs(near)])


def _limbs(side: dict[Segment, tuple[Landmark, ...]]) -> list[Chain]:
    leg = (*side[Segment.THIGH], *side[Segment.SHANK][1:])
    return [_single(side[Segment.ARM]), _single(leg), _single(side[Segment.FOOT])]


def _seen(pose: Pose, chains: Sequence[Chain]) -> list[Chain]:
    return [part for chain in chains for part in _seen_parts(pose, chain)]


def _emphasised_chains(pose: Pose, cue_id: str, view: View | None) -> list[Chain]:
    chains: list[Chain] = []
    for segment in _CUE_SEGMENTS.get(cue_id, ()):
        if segment is Segment.TRUNK:
            chains.append(_trunk())
        elif segment is Segment.PELVIS:
            chains.append(_pelvis())
        else:
            chains.extend(_single(side[segment]) for side in _sides(pose, segment, view))
    return _seen(pose, chains)


def _trunk() -> Chain:
    return (
        (Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER),
        (Landmark.LEFT_HIP, Landmark.RIGHT_HIP),
    )


def _shoulders() -> Chain:
    return _single((Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER))


def _pelvis() -> Chain:
    return _single((Landmark.LEFT_HIP, Landmark.RIGHT_HIP))


def _single(landmarks: Sequence[Landmark]) -> Chain:
    return tuple((landmark,) for landmark in landmarks)


def _sides(
    pose: Pose, segment: Segment, view: View | None
) -> list[dict[Segment, tuple[Landmark, ...]]]:
    if view is View.FRONT:
        return [_LEFT, _RIGHT]
    left = float(pose.visibility[list(_LEFT[segment])].mean())
    right = float(pose.visibility[list(_RIGHT[segment])].mean())
    return [_LEFT if left >= right else _RIGHT]


def _seen_parts(pose: Pose, chain: Chain) -> list[Chain]:
    """Cut a chain at every joint that is not seen; single joints make no line."""
    parts: list[list[Sequence[Landmark]]] = [[]]
    for joint in chain:
        seen = [landmark for landmark in joint if pose.visibility[landmark] >= VISIBLE]
        if seen:
            parts[-1].append(seen)
        else:
            parts.append([])
    return [part for part in parts if len(part) >= 2]


def _soft_pen(style: OverlayStyle, *, alpha: float) -> QPen:
    colour = QColor(Colour.TEXT)
    colour.setAlphaF(alpha)
    pen = QPen(QBrush(colour), 0.8 * style.line_px)
    pen.setCapStyle(Qt.PenCapStyle.SquareCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _path(points: NDArray[np.float32], chains: Sequence[Chain]) -> QPainterPath:
    path = QPainterPath()
    for chain in chains:
        _add_chain(path, points, chain)
    return path


def _add_chain(path: QPainterPath, points: NDArray[np.float32], chain: Chain) -> None:
    for number, joint in enumerate(chain):
        x, y = points[list(joint)].mean(axis=0).tolist()
        if number == 0:
            path.moveTo(QPointF(x, y))
        else:
            path.lineTo(QPointF(x, y))
