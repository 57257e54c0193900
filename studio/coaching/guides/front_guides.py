"""Guides of the cues that are judged from the front (coaching.md 4.3): C11, C12, C22 to C24.

Knee lane, footprints, mirror ghost, spine corridor and floor gates. A function
answers () when a point it needs is not seen.
"""

import math

from studio.coaching.cues.rules import Part
from studio.coaching.guides.guide_geometry import (
    across,
    along,
    band,
    between,
    moved,
    unit,
)
from studio.coaching.guides.guide_scene import GuideScene
from studio.model.guide import (
    Guide,
    GuideArea,
    GuideDot,
    GuideFootprint,
    GuideGate,
    GuideLevel,
    GuideLine,
    Point,
)
from studio.model.landmarks import Side

BENT_DEG = 40.0
"""Knee flexion below which nobody can tell where a knee points (coaching.md C12)."""

INWARD_AMBER_DEG = 10.0
INWARD_OK_DEG = 6.0
SLIDE_SHOWN_RATIO = 0.06
CORRIDOR_DEG = 7.0
MATCH_DEG = 10.0
GATE_RATIO = 0.90
_STRAIGHT_TURNOUT_DEG = 20.0


def footprint_guides(scene: GuideScene) -> tuple[Guide, ...]:
    """The feet's outlines where they stood when the rep began (C11)."""
    guides: list[Guide] = []
    sides = (Side.LEFT, Side.RIGHT) if scene.is_from_front else (scene.near,)
    for side in sides:
        was, now = foot_points(scene, side, rest=True), foot_points(scene, side, rest=False)
        if was is None or now is None or not scene.body.foot_px > 0.0:
            continue
        slid = math.dist(between(*was), between(*now)) / scene.body.foot_px
        if slid < SLIDE_SHOWN_RATIO and scene.level is None and not scene.is_shown:
            continue
        width = 0.42 * max(scene.body.foot_px, 0.3 * scene.body.shank_px)
        guides.append(
            GuideFootprint(
                cue_id=scene.cue_id,
                heel_px=was[0],
                toe_px=was[1],
                width_px=width,
                level=scene.guide_level,
            )
        )
    return tuple(guides)


def foot_points(scene: GuideScene, side: Side, *, rest: bool) -> tuple[Point, Point] | None:
    """Heel and toe of one foot, now or when the rep began; None = not seen."""
    where = scene.rest_at if rest else scene.at
    heel, toe = where(Part.HEEL, side=side), where(Part.TOE, side=side)
    return None if heel is None or toe is None else (heel, toe)


def knee_lane_guides(scene: GuideScene) -> tuple[Guide, ...]:
    """A lane from the toes up to where the knee belongs, and the knee in it (C12)."""
    guides: list[Guide] = []
    for side in scene.legs:
        guides += _knee_lane(scene, side)
    return tuple(guides)


def _knee_lane(scene: GuideScene, side: Side) -> tuple[Guide, ...]:
    seen = scene.all_at(Part.HIP, Part.KNEE, Part.ANKLE, Part.TOE, side=side)
    outward = scene.outward(side)
    if seen is None or outward is None:
        return ()
    hip, knee, ankle, toe = seen
    reach_px = _knee_reach_px(scene, hip, ankle)
    bend_deg = scene.number(f"{side}_knee_bend_front_deg")
    if not reach_px > 0.0 or (not bend_deg >= BENT_DEG and not scene.is_shown):
        return ()
    normal = across(unit(hip, ankle))
    normal = normal if along((0.0, 0.0), outward, normal) >= 0.0 else (-normal[0], -normal[1])
    off_px = along(hip, knee, normal)
    foot_deg = _foot_deg(scene, side)
    asked_px = reach_px * math.sin(math.radians(foot_deg))
    aim = moved(knee, normal, asked_px - off_px)
    least_px = reach_px * math.sin(math.radians(foot_deg - INWARD_AMBER_DEG))
    is_in = off_px >= reach_px * math.sin(math.radians(foot_deg - INWARD_OK_DEG))
    level = scene.fine_level if is_in else GuideLevel.QUIET
    if off_px < least_px and scene.level is not None:
        level = scene.guide_level
    half = max(asked_px - least_px, 0.13 * scene.body.shank_px)
    top = moved(aim, unit(toe, aim), 0.45 * scene.body.shank_px)
    return (
        GuideArea(
            cue_id=scene.cue_id,
            points_px=band(toe, top, start_half=0.11 * scene.body.shank_px, end_half=half),
            level=level,
        ),
        GuideDot(cue_id=scene.cue_id, at_px=knee, level=level),
    )


def _foot_deg(scene: GuideScene, side: Side) -> float:
    """Where the foot points, outward positive; an ordinary turn-out where it is not seen."""
    foot_deg = scene.number(f"{side}_foot_azimuth_deg")
    return _STRAIGHT_TURNOUT_DEG if math.isnan(foot_deg) else min(max(foot_deg, -10.0), 50.0)


def _knee_reach_px(scene: GuideScene, hip: Point, ankle: Point) -> float:
    """How far the knee stands off the hip-ankle line in space (coaching.md 2.3, p)."""
    thigh, shank = scene.body.thigh_px, scene.body.shank_px
    if not (thigh > 0.0 and shank > 0.0):
        return math.nan
    apart = min(math.dist(hip, ankle), 0.999 * (thigh + shank))
    if not apart > 0.0:
        return math.nan
    cosine = (thigh**2 + shank**2 - apart**2) / (2.0 * thigh * shank)
    inner = math.acos(min(max(cosine, -1.0), 1.0))
    return thigh * shank * math.sin(inner) / apart


def mirror_guides(scene: GuideScene) -> tuple[Guide, ...]:
    """The leg that opens more, mirrored onto the other one (C22)."""
    legs = {
        side: scene.all_at(Part.HIP, Part.KNEE, Part.ANKLE, side=side)
        for side in (Side.LEFT, Side.RIGHT)
    }
    left, right = legs[Side.LEFT], legs[Side.RIGHT]
    if left is None or right is None or (scene.level is None and not scene.is_shown):
        return ()
    middle_x = (left[0][0] + right[0][0]) / 2.0
    opened = {
        side: abs(leg[1][0] - middle_x) for side, leg in ((Side.LEFT, left), (Side.RIGHT, right))
    }
    model = left if opened[Side.LEFT] >= opened[Side.RIGHT] else right
    other = right if model is left else left
    ghost = tuple((2.0 * middle_x - x, y) for x, y in model)
    return (
        GuideLine(cue_id=scene.cue_id, points_px=ghost, level=GuideLevel.QUIET, dashed=True),
        GuideLine(cue_id=scene.cue_id, points_px=other, level=scene.guide_level),
    )


def spine_guides(scene: GuideScene) -> tuple[Guide, ...]:
    """A narrow corridor where the trunk was, and the trunk's line in it (C23)."""
    now, was = _spine(scene, rest=False), _spine(scene, rest=True)
    if now is None or was is None:
        return ()
    if scene.level is None and not scene.is_shown and not scene.in_rep:
        return ()
    (hip, shoulder), (rest_hip, rest_shoulder) = now, was
    length = math.dist(hip, shoulder)
    top = moved(hip, unit(rest_hip, rest_shoulder), 1.08 * length)
    half = length * math.tan(math.radians(CORRIDOR_DEG))
    return (
        GuideArea(
            cue_id=scene.cue_id,
            points_px=band(hip, top, start_half=0.5 * half, end_half=half),
            level=GuideLevel.QUIET if scene.level is not None else scene.fine_level,
        ),
        GuideLine(cue_id=scene.cue_id, points_px=(hip, shoulder), level=scene.guide_level),
        GuideDot(cue_id=scene.cue_id, at_px=shoulder, level=scene.guide_level),
    )


def _spine(scene: GuideScene, *, rest: bool) -> tuple[Point, Point] | None:
    if scene.is_from_front:
        hip, shoulder = scene.middle(Part.HIP, rest=rest), scene.middle(Part.SHOULDER, rest=rest)
    else:
        where = scene.rest_at if rest else scene.at
        hip, shoulder = where(Part.HIP), where(Part.SHOULDER)
    return None if hip is None or shoulder is None else (hip, shoulder)


def gate_guides(scene: GuideScene) -> tuple[Guide, ...]:
    """Two posts between the feet that keep the band tight (C24)."""
    ankles = {side: scene.at(Part.ANKLE, side=side) for side in (Side.LEFT, Side.RIGHT)}
    was = {side: scene.rest_at(Part.ANKLE, side=side) for side in (Side.LEFT, Side.RIGHT)}
    left, right = ankles[Side.LEFT], ankles[Side.RIGHT]
    was_left, was_right = was[Side.LEFT], was[Side.RIGHT]
    if left is None or right is None or was_left is None or was_right is None:
        return ()
    stance = abs(was_left[0] - was_right[0])
    if not stance > 0.0 or not scene.body.shank_px > 0.0:
        return ()
    middle_x, floor_y = (left[0] + right[0]) / 2.0, max(left[1], right[1])
    is_tight = abs(left[0] - right[0]) >= GATE_RATIO * stance
    level = scene.guide_level
    if level is GuideLevel.QUIET and is_tight and scene.is_shown:
        level = GuideLevel.GOOD
    return tuple(
        GuideGate(
            cue_id=scene.cue_id,
            foot_px=(middle_x + sign * 0.5 * GATE_RATIO * stance, floor_y),
            height_px=0.7 * scene.body.shank_px,
            inward=-sign,
            level=level,
        )
        for sign in (-1.0, 1.0)
    )
