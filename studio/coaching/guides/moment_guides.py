"""Guides of a moment of the rep: depth, the stop at the long end, the hold (C17, C20, C21)."""

import math

from studio.coaching.cues.rep_rules import REP_RULES
from studio.coaching.cues.rules import Part
from studio.coaching.guides.guide_geometry import between, moved
from studio.coaching.guides.guide_scene import GuideScene
from studio.model.exercise import Position
from studio.model.guide import (
    Guide,
    GuideLevel,
    GuideLine,
    GuidePad,
    GuideRing,
    Point,
)
from studio.model.landmarks import Landmark, Side

DWELL_S = 0.30
"""Stop that is long enough (coaching.md C20)."""

HELD_SHOWN_S = 0.7
PAD_FROM_Q = 0.6
_VERTICAL = frozenset({Position.STANDING, Position.SPLIT, Position.SUPINE, Position.LATERAL})


def depth_guides(scene: GuideScene) -> tuple[Guide, ...]:
    """The line the hips are to reach, as far as the furthest rep tells (C17).

    The depth bar shows the same all the time; on the body only while the cue is on screen.
    """
    body = scene.body
    if not scene.is_shown or scene.exercise.position not in _VERTICAL or not body.reach_u > 0.0:
        return ()
    hip, rest = scene.at(Part.HIP), scene.rest_at(Part.HIP)
    reached = body.reach.get(_hip_of(scene.near))
    if hip is None or rest is None or reached is None:
        return ()
    line_y = rest[1] + (reached[1] - rest[1]) / body.reach_u
    is_down = reached[1] > rest[1]
    is_there = (hip[1] >= line_y) if is_down else (hip[1] <= line_y)
    half = 0.75 * body.thigh_px
    return (
        GuideLine(
            cue_id=scene.cue_id,
            points_px=((hip[0] - half, line_y), (hip[0] + half, line_y)),
            level=GuideLevel.GOOD if is_there else GuideLevel.QUIET,
            dashed=not is_there,
        ),
    )


def _hip_of(side: Side) -> Landmark:
    return Landmark.LEFT_HIP if side is Side.LEFT else Landmark.RIGHT_HIP


def landing_guides(scene: GuideScene) -> tuple[Guide, ...]:
    """A pad at the long end that turns good once the body stopped on it (C20).

    Under the hips where they go down; behind them in a hinge, where they go back.
    """
    if not REP_RULES["no_bounce"].has_limit(scene.exercise) or not scene.q >= PAD_FROM_Q:
        return ()
    hip = scene.middle(Part.HIP) if scene.is_from_front else scene.at(Part.HIP)
    if hip is None or not scene.body.thigh_px > 0.0:
        return ()
    place = _landing_hip(scene) or hip
    thigh_px = scene.body.thigh_px
    is_hinge = scene.exercise.position is Position.HINGE
    if is_hinge:
        at = moved(place, (-scene.facing, 0.0), 0.38 * thigh_px)
        from_deg = 90.0 * scene.facing
    else:
        at = (place[0], max(place[1], hip[1]) + 0.42 * thigh_px)
        from_deg = 0.0
    fill = min(scene.body.dwell_s / DWELL_S, 1.0)
    return (
        GuidePad(
            cue_id=scene.cue_id,
            at_px=at,
            width_px=0.95 * thigh_px,
            direction_deg=from_deg,
            fill_ratio=fill,
            level=GuideLevel.GOOD if fill >= 1.0 else scene.guide_level,
        ),
    )


def _landing_hip(scene: GuideScene) -> Point | None:
    points = scene.body.long_end
    if not scene.is_from_front:
        return points.get(_hip_of(scene.near))
    left, right = points.get(Landmark.LEFT_HIP), points.get(Landmark.RIGHT_HIP)
    return None if left is None or right is None else between(left, right)


def hold_guides(scene: GuideScene) -> tuple[Guide, ...]:
    """A ring round the hips that counts the hold down (C21)."""
    asked_s = scene.exercise.tempo.pause_short_s
    hold_s = scene.body.hold_s
    if not asked_s > 0.0 or math.isnan(hold_s) or hold_s > asked_s + HELD_SHOWN_S:
        return ()
    hip = scene.middle(Part.HIP) if scene.is_from_front else scene.at(Part.HIP)
    if hip is None or not scene.body.thigh_px > 0.0:
        return ()
    is_held = hold_s >= asked_s
    return (
        GuideRing(
            cue_id=scene.cue_id,
            centre_px=hip,
            radius_px=0.52 * scene.body.thigh_px,
            fill_ratio=min(hold_s / asked_s, 1.0),
            left_s=max(asked_s - hold_s, 0.0),
            level=GuideLevel.GOOD if is_held else GuideLevel.QUIET,
        ),
    )
