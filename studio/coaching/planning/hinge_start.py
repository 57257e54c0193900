"""A careful start with a weight in a hip hinge (coaching.md 8.5).

No cue tells red about the back, so the weight protects it: in the first visit with a weight it
stays within 60 % of what could be lifted ten times, and grows in small steps from there.
"""

import math
from collections.abc import Sequence
from dataclasses import replace

from studio.coaching.planning.planning_state import PlanningState
from studio.coaching.planning.progression import Progress, ProgressStep
from studio.coaching.planning.training_history import DoneSet
from studio.model.exercise import Exercise

HINGE_FAMILIES = ("hinge_long", "hinge_short", "ballistic")
FIRST_RATIO = 0.60
_TEN_REPS = 10
_EPLEY_REPS = 30.0
"""Epley: the weight of one rep is w (1 + reps / 30); taken twice, it gives that of ten."""


def ten_rep_load_kg(done: DoneSet) -> float | None:
    """The weight that could be lifted ten times, estimated from a set.

    Args:
        done: Reps that were left in reserve count as done.

    Returns:
        None where the weight or the reserve was not told: nothing is guessed from half of it.
    """
    if not done.load_kg or done.reps <= 0 or done.reserve is None:
        return None
    reps = done.reps + done.reserve
    return done.load_kg * (1 + reps / _EPLEY_REPS) / (1 + _TEN_REPS / _EPLEY_REPS)


def is_first_loaded_hinge(exercise: Exercise, state: PlanningState) -> bool:
    """Whether this is a client's first visit with a weight in any hip hinge.

    Args:
        exercise: About to be done.
        state: Of the client; of a guest nothing is known, so it always is.
    """
    if exercise.family not in HINGE_FAMILIES or not exercise.loadable:
        return False
    before = [done for family in HINGE_FAMILIES for done in state.of_family(family)]
    return not any(done.load_kg for done in before)


def most_load_kg(
    exercise: Exercise, today: Sequence[DoneSet], *, load_step_kg: float
) -> float | None:
    """What a first visit's weight stays within, in whole steps; None = no estimate yet.

    Args:
        exercise: About to be done.
        today: Sets of this visit.
        load_step_kg: The smallest change of a weight at this station.
    """
    guesses = [ten_rep_load_kg(done) for done in today if done.exercise_id == exercise.id]
    known = [guess for guess in guesses if guess is not None]
    if not known:
        return None
    steps = math.floor(FIRST_RATIO * max(known) / load_step_kg + 1e-9)
    return round(max(1, steps) * load_step_kg, 3)


def careful(progress: Progress, exercise: Exercise, state: PlanningState) -> Progress:
    """The next set of a hinge, with the weight of a first visit held back.

    Args:
        progress: As double progression has it.
        exercise: About to be done.
        state: Of the client.
    """
    if not is_first_loaded_hinge(exercise, state):
        return progress
    load_kg = held_back_kg(progress.load_kg, exercise, state)
    is_start = progress.step in {ProgressStep.FIRST, ProgressStep.NO_LOAD}
    is_less = load_kg != progress.load_kg
    step = ProgressStep.FIRST_HINGE if is_start or is_less else progress.step
    return replace(progress, step=step, load_kg=load_kg)


def held_back_kg(load_kg: float | None, exercise: Exercise, state: PlanningState) -> float | None:
    """A weight, not above what a first visit with one allows.

    Args:
        load_kg: As meant; None = none told.
        exercise: About to be done.
        state: Of the client.
    """
    if load_kg is None or not is_first_loaded_hinge(exercise, state):
        return load_kg
    most_kg = most_load_kg(exercise, state.session, load_step_kg=state.station.step_kg)
    return load_kg if most_kg is None else min(load_kg, most_kg)
