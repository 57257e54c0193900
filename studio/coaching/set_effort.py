"""How hard a set was, from its reps (coaching.md 5.4, 8.5): words, never a number."""

import math
from collections.abc import Sequence
from enum import StrEnum
from statistics import median

import numpy as np

from studio.coaching.metrics import concentric_speed, velocity_loss_ratio
from studio.model.client import RepZone
from studio.model.exercise import Exercise
from studio.model.rep import Rep

SPEED_RANGE_DEG = 60.0
"""Below this range speed says too little."""

FPS_MIN = 25.0
"""Below it the time of a quick rep is too coarse."""

HARD_FROM = 0.15
FINISH_FROM = 0.30
STRENGTH_FINISH_FROM = 0.25
SLOWER_RACK = 2.5
SHORTER_RACK = 0.7
_RACK_AFTER = 3
_BALLISTIC = "ballistic"


class Effort(StrEnum):
    """What speed and range say about the reps that are left. A suggestion, never an order."""

    PLENTY = "plenty"
    HARD = "hard"
    FINISH = "finish"
    """One or two left: two reps in a row have lost the speed."""
    RACK = "rack"
    """A loaded rep took much longer, or went much less far, than those before."""


def effort_of(
    exercise: Exercise, reps: Sequence[Rep], *, zone: RepZone | None, is_loaded: bool
) -> Effort | None:
    """How hard the last rep was; None where speed says nothing.

    Args:
        exercise: What was done.
        reps: In order, measured.
        zone: Of the set: strength stops earlier.
        is_loaded: With a weight, so that there is something to rack.
    """
    if is_loaded and _is_breaking_down(reps):
        return Effort.RACK
    if not reps or _pictures_per_s(reps[-1]) < FPS_MIN:
        return None
    movements = [(rep.driver_start, rep.driver_far, rep.tempo.concentric_s) for rep in reps]
    losses = [set_velocity_loss(exercise, movements[:end]) for end in (len(reps) - 1, len(reps))]
    if math.isnan(losses[1]):
        return None
    limit = STRENGTH_FINISH_FROM if zone is RepZone.STRENGTH else FINISH_FROM
    if min(losses) >= limit:
        return Effort.FINISH
    return Effort.HARD if losses[1] >= HARD_FROM else Effort.PLENTY


def _is_breaking_down(reps: Sequence[Rep]) -> bool:
    """The last rep against the median of those before (coaching.md 8.5)."""
    if len(reps) <= _RACK_AFTER:
        return False
    last = reps[-1]
    times_s = [rep.tempo.concentric_s for rep in reps[:-1]]
    ranges = [rep.rom_ratio for rep in reps[:-1]]
    slow = last.tempo.concentric_s > SLOWER_RACK * _median(times_s)
    return slow or last.rom_ratio < SHORTER_RACK * _median(ranges)


def _median(values: Sequence[float]) -> float:
    """Of what was seen; NaN when that is less than half."""
    seen = [value for value in values if math.isfinite(value)]
    return median(seen) if 2 * len(seen) >= len(values) else math.nan


def _pictures_per_s(rep: Rep) -> float:
    if rep.trace_time_s.size < 2:
        return 0.0
    return 1.0 / max(1e-6, float(np.median(np.diff(rep.trace_time_s))))


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
