"""Guides of the pelvis (coaching.md 4.3).

The cup of water from the side and from the front (C05, C06), hips over the middle of the feet
(C07), headlights from the hip bones (C08).
"""

import math

from studio.coaching.cues.rules import Measure, Part
from studio.coaching.guides.guide_geometry import (
    across,
    band,
    between,
    direction_deg,
    moved,
    pointing,
    turned_deg,
    unit,
)
from studio.coaching.guides.guide_scene import GuideScene
from studio.model.exercise import Position
from studio.model.guide import (
    Guide,
    GuideArea,
    GuideBeam,
    GuideCup,
    GuideDot,
    GuideLabel,
    GuideLevel,
    GuideLine,
    GuideWord,
    Point,
)
from studio.model.landmarks import Side

CUP_UNTIL_Q = 0.3
"""Never shown in deep hip flexion (coaching.md C05)."""

CUP_OK_DEG = 8.0
CUP_AMBER_DEG = 12.0
LEVEL_OK_DEG = 6.0
LEVEL_AMBER_DEG = 9.0
CUP_WIDTH_RATIO = 0.5
CENTRE_OK_RATIO = 0.08
CENTRE_FROM_Q = 0.3
OPEN_PER_THIGH = 0.55
"""Hip width in thigh lengths, as the network places the hip joints [reasoned]."""

OPEN_OK_RATIO = 0.10
_MOST_OPEN_DEG = 40.0
_BEAM_RATIO = 1.25


def side_cup_guides(scene: GuideScene) -> tuple[Guide, ...]:
    """A cup on the pelvis that leans with it: forward for an arch, back for a tuck (C05).

    The camera does not see the pelvis: an estimate, and named so.
    """
    seen = scene.all_at(Part.SHOULDER, Part.HIP)
    tilt = _side_tilt_deg(scene)
    is_due = scene.q <= CUP_UNTIL_Q or scene.level is not None
    if seen is None or math.isnan(tilt) or not (is_due and scene.body.thigh_px > 0.0):
        return ()
    shoulder, hip = seen
    width = CUP_WIDTH_RATIO * scene.body.thigh_px
    if scene.exercise.position is Position.STANDING or scene.exercise.position is Position.HINGE:
        at = moved(hip, unit(hip, shoulder), 0.75 * width)
    else:
        at = moved(hip, (0.0, -1.0), 0.95 * width)
    lean = -scene.facing * tilt
    label = moved(at, (-scene.facing, 0.0), 1.9 * width)
    return (
        _cup(scene, at, tilt_deg=lean, width_px=width, ok_deg=CUP_OK_DEG, full_deg=CUP_AMBER_DEG),
        GuideLabel(
            cue_id=scene.cue_id,
            at_px=label,
            word=GuideWord.ESTIMATE,
            level=scene.guide_level,
        ),
    )


def _side_tilt_deg(scene: GuideScene) -> float:
    """Pseudo-degrees of the cup: - = arch, + = tail tuck; NaN = not seen (coaching.md C05)."""
    measured = scene.number(f"{scene.near}_cup_deg")
    if not math.isnan(measured):
        return measured
    return 0.6 * min(0.0, scene.values[Measure.HIP_FOLD] + 5.0)


def front_cup_guides(scene: GuideScene) -> tuple[Guide, ...]:
    """A cup between the hips, seen from the front, and the line of the hips (C06)."""
    left, right = scene.at(Part.HIP, side=Side.LEFT), scene.at(Part.HIP, side=Side.RIGHT)
    was_left, was_right = (scene.rest_at(Part.HIP, side=side) for side in (Side.LEFT, Side.RIGHT))
    if left is None or right is None or was_left is None or was_right is None:
        return ()
    if not scene.body.thigh_px > 0.0:
        return ()
    tilt = turned_deg(direction_deg(was_right, was_left), direction_deg(right, left))
    width = CUP_WIDTH_RATIO * scene.body.thigh_px
    middle = between(left, right)
    axis = unit(right, left)
    half = max(0.75 * width, 0.8 * math.dist(left, right))
    line = GuideLine(
        cue_id=scene.cue_id,
        points_px=(moved(middle, axis, -half), moved(middle, axis, half)),
        level=scene.guide_level,
    )
    cup = _cup(
        scene,
        moved(middle, (0.0, -1.0), 0.62 * width),
        tilt_deg=tilt,
        width_px=width,
        ok_deg=LEVEL_OK_DEG,
        full_deg=LEVEL_AMBER_DEG,
    )
    return line, cup


def _cup(
    scene: GuideScene,
    at_px: Point,
    *,
    tilt_deg: float,
    width_px: float,
    ok_deg: float,
    full_deg: float,
) -> GuideCup:
    """Drips once beyond what is ok, pours where the alarm is."""
    beyond = abs(tilt_deg) - ok_deg
    return GuideCup(
        cue_id=scene.cue_id,
        at_px=at_px,
        width_px=width_px,
        tilt_deg=tilt_deg,
        spill_ratio=min(max(beyond / (full_deg - ok_deg), 0.0), 1.0),
        level=scene.guide_level,
    )


def centred_guides(scene: GuideScene) -> tuple[Guide, ...]:
    """A plumb line from the middle of the feet, and the lane the hips are to stay in (C07)."""
    hip, ankle = scene.middle(Part.HIP), scene.middle(Part.ANKLE)
    left, right = scene.at(Part.ANKLE, side=Side.LEFT), scene.at(Part.ANKLE, side=Side.RIGHT)
    if hip is None or ankle is None or left is None or right is None:
        return ()
    if not (scene.q >= CENTRE_FROM_Q or scene.is_shown or scene.level is not None):
        return ()
    stance = abs(left[0] - right[0])
    if not stance > 0.0:
        return ()
    centre_x = ankle[0] + _rest_shift(scene) * stance
    half = max(CENTRE_OK_RATIO * stance, 0.06 * scene.body.thigh_px)
    foot, top = (centre_x, ankle[1]), (centre_x, hip[1] - 0.7 * scene.body.thigh_px)
    is_inside = abs(hip[0] - centre_x) <= half
    dot = scene.guide_level
    if dot is GuideLevel.QUIET and is_inside:
        dot = scene.fine_level
    return (
        GuideArea(
            cue_id=scene.cue_id,
            points_px=band(foot, top, start_half=half, end_half=half),
            level=scene.fine_level if is_inside else scene.guide_level,
        ),
        GuideLine(cue_id=scene.cue_id, points_px=(foot, top), level=GuideLevel.QUIET, dashed=True),
        GuideDot(cue_id=scene.cue_id, at_px=hip, level=dot),
    )


def _rest_shift(scene: GuideScene) -> float:
    """Where the hips stood between the feet when the rep began, stance widths."""
    hip, ankle = scene.middle(Part.HIP, rest=True), scene.middle(Part.ANKLE, rest=True)
    left, right = (scene.rest_at(Part.ANKLE, side=side) for side in (Side.LEFT, Side.RIGHT))
    if hip is None or ankle is None or left is None or right is None:
        return 0.0
    stance = abs(left[0] - right[0])
    return (hip[0] - ankle[0]) / stance if stance > 0.0 else 0.0


def headlight_guides(scene: GuideScene) -> tuple[Guide, ...]:
    """Two headlights from the hip bones, which part when the pelvis opens (C08); an estimate."""
    seen = scene.all_at(Part.SHOULDER, Part.HIP)
    hips = scene.at(Part.HIP, side=Side.LEFT), scene.at(Part.HIP, side=Side.RIGHT)
    if seen is None or hips[0] is None or hips[1] is None or not scene.body.thigh_px > 0.0:
        return ()
    if scene.level is None and not scene.is_shown and not scene.in_rep:
        return ()
    shoulder, hip = seen
    ahead = _ahead(scene, shoulder, hip)
    opening_deg = _opening_deg(scene, (hips[0], hips[1]))
    side = across(ahead)
    length = _BEAM_RATIO * scene.body.thigh_px
    apart = 0.16 * scene.body.thigh_px
    ahead_deg = direction_deg((0.0, 0.0), ahead)
    beams: list[Guide] = []
    for sign in (-1.0, 1.0):
        start = moved(hip, side, sign * apart)
        beams.append(
            GuideBeam(
                cue_id=scene.cue_id,
                from_px=start,
                to_px=moved(start, pointing(ahead_deg + sign * opening_deg), length),
                spread_px=0.42 * length,
                level=scene.guide_level,
            )
        )
    end = moved(hip, ahead, 0.8 * length)
    label = GuideLabel(
        cue_id=scene.cue_id, at_px=end, word=GuideWord.ESTIMATE, level=scene.guide_level
    )
    return (*beams, label)


def _ahead(scene: GuideScene, shoulder: Point, hip: Point) -> Point:
    """Where the pelvis looks in the picture: across the trunk, or towards us from the front."""
    if scene.is_from_front:
        return (0.0, 1.0)
    side = across(unit(hip, shoulder))
    return (side[0] * scene.facing, side[1] * scene.facing)


def _opening_deg(scene: GuideScene, hips: tuple[Point, Point]) -> float:
    """How far the pelvis opened since the rep began, from the gap between the hips."""
    was = scene.rest_at(Part.HIP, side=Side.LEFT), scene.rest_at(Part.HIP, side=Side.RIGHT)
    if was[0] is None or was[1] is None:
        return 0.0
    change = (math.dist(*hips) - math.dist(was[0], was[1])) / scene.body.thigh_px
    beyond = max(abs(change) - OPEN_OK_RATIO / 2.0, 0.0)
    opened = math.degrees(math.asin(min(beyond / OPEN_PER_THIGH, 1.0)))
    return min(opened, _MOST_OPEN_DEG)
