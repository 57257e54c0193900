"""When nobody is asked for more depth: under a heavy weight, or with pain (coaching.md 8.5)."""

from collections.abc import Iterable
from dataclasses import replace

from studio.coaching.planning.training_history import DoneSet
from studio.model.exercise import Exercise
from studio.model.session import SetPlan

HEAVY_RATIO = 0.80
"""Of the heaviest set so far."""

_DEPTH_CUE = "C17"


def spares_depth(plan: SetPlan, past: Iterable[DoneSet]) -> bool:
    """Whether a set must not be asked for more depth while it runs.

    Args:
        plan: The set.
        past: Sets of the client before it; those of other exercises are passed over.
    """
    if plan.range_ratio < 1.0:  # it hurt a little: less range is asked for on purpose
        return True
    loads_kg = [done.load_kg or 0.0 for done in past if done.exercise_id == plan.exercise_id]
    best_kg = max(loads_kg, default=0.0)
    return bool(plan.load_kg) and best_kg > 0.0 and (plan.load_kg or 0.0) >= HEAVY_RATIO * best_kg


def without_depth_cue(exercise: Exercise) -> Exercise:
    """The exercise with the depth cue off: neither drawn nor spoken. Depth itself is measured on.

    Args:
        exercise: As it is judged otherwise.
    """
    return replace(
        exercise,
        cues=tuple(cue_id for cue_id in exercise.cues if cue_id != _DEPTH_CUE),
        front_view_cues=tuple(name for name in exercise.front_view_cues if name != _DEPTH_CUE),
    )
