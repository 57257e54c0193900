"""An exercise of the side view, done in front of the camera (coaching.md 3.3).

One camera cannot judge shins and knees at once. In a front-view set the cues of that view are on,
those of the side view are not seen, and the pelvis height drives where the picture cannot see the
hips fold. Its range is that share of the key poses' range which earns full marks from the side.
"""

import math
from dataclasses import replace

from studio.model.exercise import Driver, Exercise, KeyPose, View
from studio.model.pattern import Signal

_PELVIS = "pelvis_height_ratio"


def in_front_view(exercise: Exercise) -> Exercise | None:
    """The same exercise as it is judged from the front.

    Args:
        exercise: Of the side view.

    Returns:
        With the front view's cues and driver; None where nothing is judged from the front.
    """
    if exercise.view is View.FRONT or not exercise.front_view_cues:
        return None
    return replace(
        exercise, view=View.FRONT, cues=exercise.front_view_cues, driver=_front_driver(exercise)
    )


def _front_driver(exercise: Exercise) -> Driver:
    """Pelvis height where a rep lowers the pelvis; a hinge keeps its fold, measured in space."""
    lowers = any(row.signal is Signal.PELVIS_HEIGHT for row in exercise.pattern.signals)
    if exercise.motion is None or not lowers:
        return exercise.driver
    driver = exercise.driver
    motion = exercise.motion
    two_levels = motion.left_support_m != motion.right_support_m
    start, far = (
        _pelvis_height(pose, is_on_two_levels=two_levels) for pose in (motion.start, motion.far)
    )
    share = abs(far - start) / abs(driver.far - driver.start)
    return Driver(
        feature=_PELVIS,
        unit="ratio",
        start=start,
        far=far,
        rom_target=share * driver.rom_target,
        counts_from=share * driver.counts_from,
    )


def _pelvis_height(pose: KeyPose, *, is_on_two_levels: bool) -> float:
    """Hips above the feet, in leg lengths; thigh and shank are as long.

    Of feet on two levels (a box, a bench) the middle of both ankles counts, else the working leg.
    """
    left = (
        math.cos(math.radians(pose.left_thigh_deg)),
        math.cos(math.radians(pose.left_shank_deg)),
    )
    if not is_on_two_levels:
        return sum(left) / 2.0
    right = (
        math.cos(math.radians(pose.right_thigh_deg)),
        math.cos(math.radians(pose.right_shank_deg)),
    )
    return sum((*left, *right)) / 4.0
