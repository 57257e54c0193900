"""How far a client moves in an exercise: counted on the person, graded on the standard.

Three slow reps without a weight, as deep as feels good, give the personal range (coaching.md 2.4).
The target follows it within 0.75 to 1.10 of the library's, so that nobody is graded by less than
three quarters of the standard. Good reps of later sets may raise it by a little; it never falls
below what was calibrated without another calibration.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from studio.model.exercise import Exercise
from studio.model.rep import Rep

REPS = 3
NARROWEST_RATIO = 0.75
WIDEST_RATIO = 1.10
MOST_GAIN_DEG = 3.0
MOST_GAIN_SHARE = 0.03
"""Of the library's target, for a driver without degrees."""

_GOOD_SCORE = 80.0
_PERCENTILE = 90.0
_LEAST_GOOD_REPS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalRange:
    """How far a client moves in an exercise, in the unit of its driver.

    Attributes:
        range: Start to far pose, now.
        calibrated: As calibrated; `range` is never less.
    """

    range: float
    calibrated: float


def calibrated(reps: Sequence[Rep]) -> PersonalRange | None:
    """The median of the best two reps; None when fewer were seen.

    Args:
        reps: Of the calibration.
    """
    seen = sorted(_ranges(reps))
    if len(seen) < 2:
        return None
    value = float(np.median(seen[-2:]))
    return PersonalRange(range=value, calibrated=value)


def raised(known: PersonalRange, reps: Sequence[Rep], *, exercise: Exercise) -> PersonalRange:
    """What good reps of a set make of it: the 90th percentile, up by a little at most.

    Args:
        known: Until now.
        reps: Of the set.
        exercise: What was done.
    """
    good = _ranges([rep for rep in reps if rep.score >= _GOOD_SCORE])
    if len(good) < _LEAST_GOOD_REPS:
        return known
    is_angle = exercise.driver.unit == "deg"
    most = MOST_GAIN_DEG if is_angle else MOST_GAIN_SHARE * exercise.driver.rom_target
    reached = float(np.percentile(good, _PERCENTILE))
    return replace(known, range=max(known.range, min(reached, known.range + most)))


def for_client(
    exercise: Exercise, known: PersonalRange | None, *, range_ratio: float = 1.0
) -> Exercise:
    """The exercise with this client's target; without a calibration the library's.

    Args:
        exercise: From the catalog.
        known: Of the client; None = not calibrated.
        range_ratio: Share asked for today, because something hurt.
    """
    library = exercise.driver.rom_target
    target = library
    if known is not None:
        target = min(max(known.range, NARROWEST_RATIO * library), WIDEST_RATIO * library)
    target *= range_ratio
    if math.isclose(target, library):
        return exercise
    return replace(exercise, driver=replace(exercise.driver, rom_target=target))


def _ranges(reps: Sequence[Rep]) -> list[float]:
    ranges = [abs(rep.driver_far - rep.driver_start) for rep in reps]
    return [value for value in ranges if math.isfinite(value)]
