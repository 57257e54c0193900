"""How hard a set was, from its reps (coaching.md 5.4)."""

import math
from collections.abc import Sequence

from studio.coaching.metrics import concentric_speed, velocity_loss_ratio
from studio.model.exercise import Exercise

SPEED_RANGE_DEG = 60.0
"""Below this range speed says too little."""

_BALLISTIC = "ballistic"


def set_velocity_loss(exercise: Exercise, movements: Sequence[tuple[float, float, float]]) -> float:
    """Loss of speed of the last rep, 0 to 1; NaN where it says nothing.

    It says nothing below 60 degrees of range, in ballistic lifts, where the way up is meant to be
    slow, and with fewer than three reps.

    Args:
        exercise: What was done.
        movements: Of each rep in order: driver at the start, at the far pose, concentric seconds;
            NaN = not seen.
    """
    quick = exercise.tempo.concentric_s is None or exercise.tempo.concentric_s <= 1.0
    if exercise.driver.unit != "deg" or exercise.family == _BALLISTIC or not quick:
        return math.nan
    ranges = [abs(far - start) for start, far, _ in movements]
    seen = [value for value in ranges if math.isfinite(value)]
    if not seen or sorted(seen)[len(seen) // 2] < SPEED_RANGE_DEG:
        return math.nan
    speeds = [
        concentric_speed(start, far, concentric_s=seconds) for start, far, seconds in movements
    ]
    return velocity_loss_ratio(speeds)
