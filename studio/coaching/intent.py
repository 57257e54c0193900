"""The intent of a squat: for the glutes, or for depth and power (coaching.md 3.3, intent switch).

Depth and power need forward knees, so whoever picks them is judged by the cues of the full-depth
squat: what speaks against forward knees is off, neither drawn nor spoken nor scored.
"""

from collections.abc import Mapping
from dataclasses import replace

from studio.model.exercise import Exercise, View
from studio.model.session import SetPlan

MODEL = "full_squat"
"""Whose cues hold for depth and power."""

SWITCHED = frozenset({"box_squat", "goblet_squat", "sumo_squat"})
"""S01 to S03."""


def as_intended(plan: SetPlan, exercises: Mapping[str, Exercise]) -> Exercise:
    """The exercise of a set as its client means it.

    Args:
        plan: The set.
        exercises: By id.
    """
    exercise = exercises[plan.exercise_id]
    if not plan.for_power or plan.exercise_id not in SWITCHED or MODEL not in exercises:
        return exercise
    model = exercises[MODEL]
    cues = model.front_view_cues if exercise.view is View.FRONT else model.cues
    return replace(
        exercise,
        cues=cues,
        front_view_cues=model.front_view_cues,
        cues_off_reason=model.cues_off_reason,
    )
