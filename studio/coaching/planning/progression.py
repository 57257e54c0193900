"""Load and reps of the next set: double progression with measured gates (coaching.md 6.4).

What was not measured or not answered never counts as good: without range, score or a word on what
was left, an exercise is not ready; it stays and adds reps. Without a told weight nothing is said
about weight.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from statistics import median

from studio.coaching.planning.training_history import DoneSet, sessions_of, zone_of, zone_range
from studio.model.client import RepZone
from studio.model.exercise import Exercise, RepRange

READY_RANGE = 0.95
READY_SCORE = 80.0
READY_COVERAGE = 0.6
READY_LOSS = 0.30
READY_PAIN = 2
WEAK_RANGE = 0.88
WEAK_SCORE = 65.0
MORE_LOAD = 0.05
LESS_LOAD = 0.075
PAIN_LOAD = 0.10
PAIN_RANGE = 0.8
SORE = 3
QUALITY_DROP = 15.0
_VISITS_TO_BE_READY = 2
_STALLED_CHECKS = 2
_FALLBACK_RANGE = RepRange(low=10, high=10)


class ProgressStep(StrEnum):
    """What changes against last time. Also the key of its words: "step.<value>"."""

    FIRST = "first"
    """Not done in this zone yet."""
    FIRST_HINGE = "first_hinge"
    """The first visit with a weight in a hip hinge: held back for the back's sake."""
    MORE_LOAD = "more_load"
    HARDER = "harder"
    """Ready, but no weight can be added: the next item of the ladder."""
    HOLD_LONGER = "hold_longer"
    """Ready, and nothing harder is there: one second more at the end."""
    MORE_REPS = "more_reps"
    SAME = "same"
    """At the top of the range, not ready yet."""
    LESS_LOAD = "less_load"
    EASIER = "easier"
    LESS_PAIN = "less_pain"
    """It hurt a little: four fifths of the range, a tenth less weight."""
    NO_LOAD = "no_load"
    """A weight belongs here and was not told: reps go on, the weight cannot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """The next set of an exercise.

    Attributes:
        step: What changes.
        reps: Asked for.
        load_kg: Suggested; None = no weight, or none told so far.
        variant: Id of the easier or harder exercise the step speaks of, or "".
        range_ratio: Share of the usual range asked for.
    """

    step: ProgressStep
    reps: int
    load_kg: float | None = None
    variant: str = ""
    range_ratio: float = 1.0


def is_ready(exercise: Exercise, past: Sequence[DoneSet], *, zone: RepZone) -> bool:
    """Whether the last two visits both passed every gate.

    Args:
        exercise: Which.
        past: Its sets, in any order.
        zone: Of the next set; visits in other zones are left out.
    """
    visits = _visits(exercise, past, zone=zone)[-_VISITS_TO_BE_READY:]
    top = (zone_range(exercise, zone) or _FALLBACK_RANGE).high
    return len(visits) == _VISITS_TO_BE_READY and all(_passed(visit, top) for visit in visits)


def is_stalled(exercise: Exercise, past: Sequence[DoneSet]) -> bool:
    """Whether the last two visits of a zone brought nothing: not ready, no weight, no rep more.

    Args:
        exercise: Which.
        past: Its sets, in any order. A weight that was not told hides progress: then it is no
            stall.
    """
    for zone in RepZone:
        visits = _visits(exercise, past, zone=zone)[-(_STALLED_CHECKS + 1) :]
        top = (zone_range(exercise, zone) or _FALLBACK_RANGE).high
        told = not exercise.loadable or all(done.load_kg for visit in visits for done in visit)
        if len(visits) > _STALLED_CHECKS and told:
            moved = [_moved(before, after, top) for before, after in pairwise(visits)]
            if not any(moved):
                return True
    return False


def _moved(before: Sequence[DoneSet], after: Sequence[DoneSet], top: int) -> bool:
    """Ready, or more weight, or more reps with the same weight."""
    more_kg = max(done.load_kg or 0.0 for done in after) - max(
        done.load_kg or 0.0 for done in before
    )
    more_reps = min(done.reps for done in after) - min(done.reps for done in before)
    return _passed(after, top) or more_kg > 0 or (more_kg == 0 and more_reps > 0)


def next_step(
    exercise: Exercise, past: Sequence[DoneSet], *, zone: RepZone, load_step_kg: float
) -> Progress:
    """Reps and weight of the next set.

    Args:
        exercise: Which.
        past: Its sets, in any order.
        zone: Of the next set.
        load_step_kg: The smallest change of a weight at this station.
    """
    reps = zone_range(exercise, zone) or _FALLBACK_RANGE
    visits = _visits(exercise, past, zone=zone)
    load_kg = last_load_kg(exercise, past, zone=zone)
    if not visits:
        is_told = load_kg is not None or not past
        step = ProgressStep.FIRST if is_told or not exercise.loadable else ProgressStep.NO_LOAD
        return Progress(step=step, reps=reps.low, load_kg=load_kg)
    last = visits[-1]
    if any(done.pain == SORE for done in last):
        less_kg = _lighter(load_kg, PAIN_LOAD, load_step_kg)
        return Progress(
            step=ProgressStep.LESS_PAIN, reps=reps.low, load_kg=less_kg, range_ratio=PAIN_RANGE
        )
    if _was_too_much(visits, reps):
        return _less(exercise, reps, load_kg=load_kg, load_step_kg=load_step_kg)
    if is_ready(exercise, past, zone=zone):
        return _more(exercise, reps, load_kg=load_kg, load_step_kg=load_step_kg)
    return _stay(exercise, last, reps, load_kg=load_kg)


def last_load_kg(
    exercise: Exercise, past: Sequence[DoneSet], *, zone: RepZone | None = None
) -> float | None:
    """The weight told last, in this zone if there was one; None = never told.

    Args:
        exercise: Which.
        past: Its sets, in any order.
        zone: Preferred; None = any.
    """
    told = [done for done in sorted(past, key=lambda done: done.at_h) if done.load_kg is not None]
    same = [done for done in told if zone in {None, zone_of(exercise, done)}]
    found = same or told
    return found[-1].load_kg if found else None


def quality_fell(sets: Sequence[DoneSet]) -> bool:
    """Whether to stop adding sets today: the score fell by 15 points from the first to the last.

    Args:
        sets: Of one exercise in this visit, oldest first.
    """
    scores = [done.score for done in sets if math.isfinite(done.score)]
    return len(scores) > 1 and scores[0] - scores[-1] >= QUALITY_DROP


def _visits(exercise: Exercise, past: Sequence[DoneSet], *, zone: RepZone) -> list[list[DoneSet]]:
    same = [done for done in past if zone_of(exercise, done) is zone]
    return sessions_of(same)


def _passed(visit: Sequence[DoneSet], top: int) -> bool:
    ranges = [done.rom_ratio for done in visit if math.isfinite(done.rom_ratio)]
    last = visit[-1]
    has_rest = last.velocity_loss <= READY_LOSS if math.isfinite(last.velocity_loss) else False
    has_rest = has_rest or (last.reserve is not None and last.reserve >= 1)
    return (
        all(done.reps >= top for done in visit)
        and bool(ranges)
        and median(ranges) >= READY_RANGE
        and all(done.score >= READY_SCORE and done.coverage >= READY_COVERAGE for done in visit)
        and has_rest
        and all(done.pain is None or done.pain <= READY_PAIN for done in visit)
    )


def _was_too_much(visits: Sequence[Sequence[DoneSet]], reps: RepRange) -> bool:
    """Below the range in two visits, or shallow, or of low quality."""
    below = [any(done.reps < reps.low for done in visit) for visit in visits[-2:]]
    ranges = [done.rom_ratio for done in visits[-1] if math.isfinite(done.rom_ratio)]
    scores = [done.score for done in visits[-1] if math.isfinite(done.score)]
    return (
        (len(below) == 2 and all(below))
        or (bool(ranges) and median(ranges) < WEAK_RANGE)
        or (bool(scores) and median(scores) < WEAK_SCORE)
    )


def _less(
    exercise: Exercise, reps: RepRange, *, load_kg: float | None, load_step_kg: float
) -> Progress:
    """Less weight first, depth stays; without a weight the easier variant."""
    if exercise.loadable and load_kg:
        lighter_kg = _lighter(load_kg, LESS_LOAD, load_step_kg)
        return Progress(step=ProgressStep.LESS_LOAD, reps=reps.low, load_kg=lighter_kg)
    return Progress(
        step=ProgressStep.EASIER, reps=reps.low, variant=_other(exercise.easier, exercise.id)
    )


def _more(
    exercise: Exercise, reps: RepRange, *, load_kg: float | None, load_step_kg: float
) -> Progress:
    if exercise.loadable and load_kg:
        heavier_kg = _heavier(load_kg, load_step_kg)
        return Progress(step=ProgressStep.MORE_LOAD, reps=reps.low, load_kg=heavier_kg)
    if exercise.loadable:
        return Progress(step=ProgressStep.NO_LOAD, reps=reps.high)
    harder = _other(exercise.harder, exercise.id)
    step = ProgressStep.HARDER if harder else ProgressStep.HOLD_LONGER
    return Progress(step=step, reps=reps.high, variant=harder)


def _stay(
    exercise: Exercise, last: Sequence[DoneSet], reps: RepRange, *, load_kg: float | None
) -> Progress:
    worst = min(done.reps for done in last)
    more = min(reps.high, max(reps.low, worst + 1))
    if exercise.loadable and load_kg is None:
        return Progress(step=ProgressStep.NO_LOAD, reps=more)
    step = ProgressStep.MORE_REPS if worst < reps.high else ProgressStep.SAME
    return Progress(step=step, reps=more, load_kg=load_kg)


def _heavier(load_kg: float, step_kg: float) -> float:
    """Five per cent more in whole steps, at least one: the smallest plate available."""
    steps = max(1, round(load_kg * MORE_LOAD / step_kg))
    return round(load_kg + steps * step_kg, 3)


def _lighter(load_kg: float | None, share: float, step_kg: float) -> float | None:
    """So much less in whole steps, at least one; None when nothing would be left."""
    if not load_kg:
        return None
    steps = max(1, round(load_kg * share / step_kg))
    return round(max(0.0, load_kg - steps * step_kg), 3) or None


def _other(ids: Sequence[str], own_id: str) -> str:
    return next((name for name in ids if name != own_id), "")
