"""A finished set as the planner remembers it."""

import math
from collections.abc import Mapping
from statistics import median

from studio.coaching.planning.training_history import DoneSet
from studio.coaching.set_effort import set_velocity_loss
from studio.engine.snapshot import SetFinished
from studio.model.exercise import Exercise


def done_set(
    finished: SetFinished, exercises: Mapping[str, Exercise], *, session_id: str, at_h: float
) -> DoneSet:
    """What the planner reads of a set.

    Args:
        finished: The set.
        exercises: By id.
        session_id: Of the visit.
        at_h: When, on the clock of the sets.
    """
    plan = finished.plan
    ranges = [rep.rom_ratio for rep in finished.reps if math.isfinite(rep.rom_ratio)]
    movements = [
        (rep.driver_start, rep.driver_far, rep.tempo.concentric_s) for rep in finished.reps
    ]
    return DoneSet(
        exercise_id=plan.exercise_id,
        session_id=session_id,
        at_h=at_h,
        side=plan.side,
        reps=finished.count,
        reps_target=plan.reps_target,
        zone=plan.zone,
        load_kg=plan.load_kg,
        rom_ratio=median(ranges) if ranges else math.nan,
        score=finished.score,
        coverage=finished.coverage,
        velocity_loss=set_velocity_loss(exercises[plan.exercise_id], movements),
    )
