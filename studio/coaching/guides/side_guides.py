"""Guides of the cues that are judged from the side (coaching.md 4.3).

C01 to C04, C09, C10, C15 and C16.

Each says what to do: a bubble to fill, a wall to stay behind, a cup to keep level, an anchor to
keep in the floor. A function answers () when a point it needs is not seen.
"""

import math

from studio.coaching.cues.rules import Measure, Part, is_kick
from studio.coaching.guides.guide_geometry import (
    across,
    between,
    direction_deg,
    moved,
    pointing,
    unit,
)
from studio.coaching.guides.guide_scene import GuideScene
from studio.model.exercise import Position
from studio.model.guide import (
    Guide,
    GuideAnchor,
    GuideBubble,
    GuideLabel,
    GuideLevel,
    GuideLine,
    GuideRibbon,
    GuideWall,
    GuideWedge,
    GuideWord,
    Point,
)
from studio.model.landmarks import Landmark, Side

UPRIGHT_ASKED_DEG = 15.0
"""Up to this limit the shin guide stands upright; beyond it the guide leans to the limit, since a
fully upright shin is not asked for there (coaching.md ten facts, 1)."""

ANCHOR_FROM_RATIO = 0.06
"""Foot lengths of lift that are still fine; anchors appear beyond (coaching.md C09)."""

ANCHOR_LOOSE_RATIO = 0.25
WALL_NEAR_RATIO = 0.12
WALL_DEPTH_RATIO = 0.16
STRAIGHT_DEG = 12.0
PASSED_DEG = -8.0
"""Hip fold of a finished bridge: lifted far enough (C16), and not past the line (C15)."""

MOVING_FROM = 0.2
"""Share of the way down from where on a leaning shin guide makes sense; standing it does not."""

LONG_HALF = 0.5
FINISHING_Q = 0.35
"""From here on up the finish is near enough for its line to be shown."""

BACK_FROM_Q = 0.4
"""The back line is judged from here on (coaching.md C04)."""

RIBBON_WIDTH_RATIO = 0.13
RIBBON_BEHIND_RATIO = 0.17


def hips_back_guides(scene: GuideScene) -> tuple[Guide, ...]:
    """A dashed line at the heel, and behind it the bubble the hip is to fill (C01)."""
    least = scene.exercise.limits.hips_behind_heels_min_ratio
    reached = scene.values[Measure.HIPS_BEHIND_HEELS]
    thigh_px = scene.body.thigh_px
    seen = scene.all_at(Part.HIP, Part.HEEL)
    if least is None or math.isnan(reached) or seen is None or not thigh_px > 0.0:
        return ()
    (hip_x, hip_y), (heel_x, heel_y) = seen
    radius = 0.22 * thigh_px
    missing = (least - reached) * thigh_px
    level = scene.guide_level
    if level is GuideLevel.QUIET and missing <= 0.0 and scene.q >= LONG_HALF:
        level = GuideLevel.GOOD
    line = GuideLine(
        cue_id=scene.cue_id,
        points_px=((heel_x, heel_y), (heel_x, hip_y - 2.0 * radius)),
        level=GuideLevel.QUIET,
        dashed=True,
    )
    bubble = GuideBubble(
        cue_id=scene.cue_id,
        centre_px=(hip_x - scene.facing * max(missing, 0.0), hip_y),
        radius_px=radius,
        fill_ratio=min(max(reached / least, 0.0), 1.0),
        level=level,
    )
    return line, bubble


def shin_guides(scene: GuideScene) -> tuple[Guide, ...]:
    """The line to keep, the shin itself, and the protractor between them when it leaves (C02)."""
    high = scene.exercise.limits.shin_high_deg
    shank_deg = scene.values[Measure.SHANK]
    seen = scene.all_at(Part.KNEE, Part.ANKLE)
    if high is None or math.isnan(shank_deg) or seen is None:
        return ()
    knee, ankle = seen
    asked_deg = scene.facing * (high if high > UPRIGHT_ASKED_DEG else 0.0)
    length = 1.15 * math.dist(ankle, knee)
    end = moved(ankle, pointing(asked_deg), length)
    level = scene.guide_level
    guides: list[Guide] = [GuideLine(cue_id=scene.cue_id, points_px=(ankle, knee), level=level)]
    if asked_deg == 0.0 or scene.q >= MOVING_FROM:
        asked = GuideLine(
            cue_id=scene.cue_id, points_px=(ankle, end), level=GuideLevel.QUIET, dashed=True
        )
        guides.insert(0, asked)
    if level is not GuideLevel.QUIET:
        wedge = GuideWedge(
            cue_id=scene.cue_id,
            apex_px=ankle,
            radius_px=0.72 * length,
            from_deg=asked_deg,
            to_deg=direction_deg(ankle, knee),
            level=level,
        )
        guides.append(wedge)
    return tuple(guides)


def knee_wall_guides(scene: GuideScene) -> tuple[Guide, ...]:
    """A wall in front of the knee, there only while the knee comes near it (C03)."""
    most = scene.exercise.limits.knee_travel_max_ratio
    travelled = scene.values[Measure.KNEE_TRAVEL]
    shank_px = scene.body.shank_px
    seen = scene.all_at(Part.KNEE, Part.ANKLE)
    if most is None or math.isnan(travelled) or seen is None or not shank_px > 0.0:
        return ()
    is_near = travelled >= most - WALL_NEAR_RATIO or scene.is_shown
    if scene.shin_is_off or not is_near:
        return ()
    knee, ankle = seen
    wall_x = knee[0] + scene.facing * (most - travelled) * shank_px
    return (
        GuideWall(
            cue_id=scene.cue_id,
            foot_px=(wall_x, ankle[1] + 0.12 * shank_px),
            top_px=(wall_x, knee[1] - 0.4 * shank_px),
            depth_px=scene.facing * WALL_DEPTH_RATIO * shank_px,
            is_touched=travelled >= most,
            level=scene.guide_level,
        ),
    )


def long_back_guides(scene: GuideScene) -> tuple[Guide, ...]:
    """A ribbon along the back, from ear over shoulder to hip (C04); an estimate."""
    seen = scene.all_at(Part.SHOULDER, Part.HIP)
    ear = scene.body.points.get(
        Landmark.LEFT_EAR if scene.near is Side.LEFT else Landmark.RIGHT_EAR
    )
    if seen is None or ear is None or not (scene.q >= BACK_FROM_Q or scene.is_shown):
        return ()
    shoulder, hip = seen
    up = unit(hip, shoulder)
    trunk_px = math.dist(hip, shoulder)
    back = moved((0.0, 0.0), across(up), -scene.facing)
    bulge_px = _back_bulge(scene) * trunk_px
    behind = RIBBON_BEHIND_RATIO * trunk_px
    middle = moved(between(hip, shoulder), back, behind + bulge_px)
    points = (
        moved(hip, back, 1.15 * behind),
        middle,
        moved(shoulder, back, 0.55 * behind),
        moved(ear, unit(shoulder, ear), 0.1 * trunk_px),
    )
    level = scene.guide_level
    return (
        GuideRibbon(
            cue_id=scene.cue_id,
            points_px=points,
            width_px=RIBBON_WIDTH_RATIO * trunk_px,
            level=level,
        ),
        _estimate(scene, moved(middle, back, 0.32 * trunk_px)),
    )


def _back_bulge(scene: GuideScene) -> float:
    """How far the back stands out of its line, trunk lengths; 0 where it is not measured."""
    bulge = scene.number("back_bulge_ratio")
    return 0.0 if math.isnan(bulge) else min(max(bulge, -0.12), 0.12)


def _estimate(scene: GuideScene, at_px: Point) -> GuideLabel:
    return GuideLabel(
        cue_id=scene.cue_id, at_px=at_px, word=GuideWord.ESTIMATE, level=scene.guide_level
    )


def heel_guides(scene: GuideScene) -> tuple[Guide, ...]:
    """An anchor where the heel belongs, once the heel leaves it (C09)."""
    return _anchor(scene, Part.HEEL, scene.values[Measure.HEEL_LIFT])


def toe_guides(scene: GuideScene) -> tuple[Guide, ...]:
    """An anchor where the forefoot belongs, once it leaves it (C10)."""
    return _anchor(scene, Part.TOE, scene.values[Measure.TOE_LIFT])


def _anchor(scene: GuideScene, part: Part, lift_ratio: float) -> tuple[Guide, ...]:
    seen = scene.all_at(part, Part.HEEL, Part.TOE)
    is_due = lift_ratio > ANCHOR_FROM_RATIO or (scene.is_shown and not math.isnan(lift_ratio))
    if seen is None or not is_due:
        return ()
    (x, y), heel, toe = seen
    lift = max(lift_ratio, 0.0)
    return (
        GuideAnchor(
            cue_id=scene.cue_id,
            at_px=(x, y + lift * math.dist(heel, toe)),
            lift_ratio=min(lift / ANCHOR_LOOSE_RATIO, 1.0) if lift > ANCHOR_FROM_RATIO else 0.0,
            level=scene.guide_level,
        ),
    )


def overextension_guides(scene: GuideScene) -> tuple[Guide, ...]:
    """The straight line to finish on, and how far the trunk passed it (C15)."""
    if scene.level is None and not scene.is_shown:
        return ()
    if is_kick(scene.exercise):
        return _still_trunk(scene)
    if scene.exercise.position is Position.SUPINE:
        return _past_bridge(scene)
    seen = scene.all_at(Part.SHOULDER, Part.HIP, Part.KNEE)
    if seen is None:
        return ()
    shoulder, hip, knee = seen
    top = moved(hip, (0.0, -1.0), 1.1 * math.dist(hip, shoulder))
    body = (shoulder, hip, knee)
    return _passed(scene, ghost=(top, hip, knee), body=body, apex=hip, tips=(top, shoulder))


def _still_trunk(scene: GuideScene) -> tuple[Guide, ...]:
    """The trunk as it was when the kick began."""
    seen = scene.all_at(Part.SHOULDER, Part.HIP)
    rest_shoulder, rest_hip = scene.rest_at(Part.SHOULDER), scene.rest_at(Part.HIP)
    if seen is None or rest_shoulder is None or rest_hip is None:
        return ()
    shoulder, hip = seen
    was = moved(hip, unit(rest_hip, rest_shoulder), 1.1 * math.dist(hip, shoulder))
    return _passed(scene, ghost=(was, hip), body=(shoulder, hip), apex=hip, tips=(was, shoulder))


def _past_bridge(scene: GuideScene) -> tuple[Guide, ...]:
    seen = scene.all_at(Part.SHOULDER, Part.HIP, Part.KNEE)
    if seen is None:
        return ()
    shoulder, hip, knee = seen
    on_line = between(shoulder, knee, share=math.dist(shoulder, hip) / math.dist(shoulder, knee))
    ghost = (shoulder, knee)
    return _passed(scene, ghost=ghost, body=seen, apex=shoulder, tips=(on_line, hip))


def _passed(
    scene: GuideScene,
    *,
    ghost: tuple[Point, ...],
    body: tuple[Point, ...],
    apex: Point,
    tips: tuple[Point, Point],
) -> tuple[Guide, ...]:
    """A dashed ghost, the body beside it, and the arc between them while it is passed."""
    level = scene.guide_level
    line = GuideLine(cue_id=scene.cue_id, points_px=ghost, level=GuideLevel.QUIET, dashed=True)
    own = GuideLine(cue_id=scene.cue_id, points_px=body, level=level)
    if level is GuideLevel.QUIET:
        return line, own
    wedge = GuideWedge(
        cue_id=scene.cue_id,
        apex_px=apex,
        radius_px=0.9 * math.dist(apex, tips[1]),
        from_deg=direction_deg(apex, tips[0]),
        to_deg=direction_deg(apex, tips[1]),
        level=level,
    )
    return line, own, wedge


def lockout_guides(scene: GuideScene) -> tuple[Guide, ...]:
    """The gate: the line that shoulder, hip and knee are to make at the top (C16)."""
    fold_deg = scene.values[Measure.HIP_FOLD]
    is_near = scene.q < FINISHING_Q and scene.in_rep
    if scene.exercise.position is Position.SUPINE:
        is_near = scene.q < LONG_HALF
    seen = scene.all_at(Part.SHOULDER, Part.HIP, Part.KNEE)
    if seen is None or math.isnan(fold_deg) or not (is_near or scene.is_shown):
        return ()
    is_straight = PASSED_DEG <= fold_deg <= STRAIGHT_DEG
    level = GuideLevel.GOOD if is_straight else GuideLevel.QUIET
    if scene.is_shown and not is_straight and is_near:
        level = GuideLevel.AMBER
    return (
        GuideLine(
            cue_id=scene.cue_id,
            points_px=_gate(scene, *seen),
            level=level,
            dashed=level is GuideLevel.QUIET,
        ),
    )


def _gate(scene: GuideScene, shoulder: Point, hip: Point, knee: Point) -> tuple[Point, ...]:
    """Lying: shoulder to knee. Kicking: the trunk's line, on to where the leg is to come.

    Standing: the thigh's line, on to where the shoulder is to come.
    """
    if scene.exercise.position is Position.SUPINE:
        return shoulder, knee
    if is_kick(scene.exercise):
        return shoulder, moved(hip, unit(shoulder, hip), 1.2 * math.dist(hip, knee))
    return knee, moved(hip, unit(knee, hip), 1.1 * math.dist(hip, shoulder))
