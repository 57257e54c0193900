"""Guide of folding at the hips (coaching.md 4.3, C18): which bends first, hip or knee.

A function answers () when a point it needs is not seen.
"""

import math

from studio.coaching.cues.rules import Measure, Part
from studio.coaching.guides.guide_geometry import direction_deg, moved, pointing, turned_deg
from studio.coaching.guides.guide_scene import GuideScene
from studio.coaching.guides.side_guides import MOVING_FROM
from studio.model.guide import (
    Guide,
    GuideArc,
    GuideHand,
    GuideLabel,
    GuideLevel,
    GuideWord,
    Point,
)

HAND_RATIO = 0.45


def fold_hips_guides(scene: GuideScene) -> tuple[Guide, ...]:
    """Gauges around hip and knee, the hip's to fill first, and a hand in the crease (C18).

    Both are full together when the hip takes exactly the least share it should.
    """
    least = scene.exercise.limits.hinge_index_min_ratio
    fold, bend = scene.values[Measure.HIP_FOLD], scene.values[Measure.KNEE_FLEXION]
    seen = scene.all_at(Part.SHOULDER, Part.HIP, Part.KNEE, Part.ANKLE)
    if least is None or math.isnan(fold) or math.isnan(bend) or seen is None:
        return ()
    if not (scene.in_rep or scene.is_shown):
        return ()
    driver = scene.exercise.driver
    full_fold_deg = max(abs(driver.far), abs(driver.start))
    fold_ratio = min(max(fold / full_fold_deg, 0.0), 1.0)
    bend_ratio = min(max(bend * least / ((1.0 - least) * full_fold_deg), 0.0), 1.0)
    _, hip, knee, _ = seen
    level = scene.guide_level
    if scene.is_shown and bend_ratio > fold_ratio + 0.05:
        level = GuideLevel.AMBER
    return (
        _gauge(scene, hip, fold_ratio, sign=-scene.facing, level=GuideLevel.GOOD),
        _gauge(scene, knee, bend_ratio, sign=scene.facing, level=level),
        *_gauge_words(scene, hip, knee),
        *_crease_hand(scene, *seen[:3]),
    )


def _gauge_words(scene: GuideScene, hip: Point, knee: Point) -> tuple[Guide, ...]:
    """Which gauge is which, while the cue is on screen."""
    if not scene.is_shown:
        return ()
    beside = 0.62 * scene.body.thigh_px
    return (
        GuideLabel(
            cue_id=scene.cue_id,
            at_px=moved(hip, (-scene.facing, 0.0), beside),
            word=GuideWord.HIP,
            level=GuideLevel.GOOD,
        ),
        GuideLabel(
            cue_id=scene.cue_id,
            at_px=moved(knee, (scene.facing, 0.0), beside),
            word=GuideWord.KNEE,
            level=GuideLevel.QUIET,
        ),
    )


def _gauge(
    scene: GuideScene, joint: Point, fill_ratio: float, *, sign: float, level: GuideLevel
) -> GuideArc:
    """A half ring on the outside of a joint, filling upwards; sign +1 = right of it."""
    return GuideArc(
        cue_id=scene.cue_id,
        centre_px=joint,
        radius_px=0.3 * scene.body.thigh_px,
        from_deg=sign * 170.0,
        to_deg=sign * 10.0,
        fill_ratio=fill_ratio,
        level=level,
    )


def _crease_hand(scene: GuideScene, shoulder: Point, hip: Point, knee: Point) -> tuple[Guide, ...]:
    """The edge of a hand where thigh and trunk meet in front."""
    if not MOVING_FROM <= scene.q <= 1.5 and not scene.is_shown:
        return ()
    trunk_deg, thigh_deg = direction_deg(hip, shoulder), direction_deg(hip, knee)
    opening_deg = turned_deg(trunk_deg, thigh_deg)
    inward_deg = trunk_deg + opening_deg / 2.0
    return (
        GuideHand(
            cue_id=scene.cue_id,
            at_px=moved(hip, pointing(inward_deg), 0.1 * scene.body.thigh_px),
            direction_deg=inward_deg,
            length_px=HAND_RATIO * scene.body.thigh_px,
            level=GuideLevel.QUIET,
        ),
    )
