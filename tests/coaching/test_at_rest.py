"""Where a rep is at rest, and a number against its own value there."""

import math

import numpy as np
import pytest

from studio.coaching.at_rest import since_rest, where_at_rest, where_at_start, where_setting_off
from tests.coaching.cue_sets import CATALOG

Q = np.array([0.0, 0.15, 0.5, 0.85, 1.0])
"""Muscle length: 0 the short end, 1 the long end."""

SHORT = [True, True, False, False, False]
LONG = [False, False, False, True, True]


@pytest.mark.parametrize(
    ("exercise_id", "at_rest", "at_start", "setting_off"),
    [
        ("goblet_squat", SHORT, SHORT, SHORT),  # stands upright between reps
        ("kettlebell_deadlift", SHORT, SHORT, SHORT),  # compared with the standing it leads to
        ("glute_bridge", LONG, LONG, LONG),  # the hips are down
        ("standing_abduction", SHORT, LONG, LONG),  # leaves from the long end
        ("step_up", SHORT, SHORT, LONG),  # feet as in standing, sets off below the box
        ("sit_to_stand", SHORT, SHORT, LONG),
    ],
)
def test_where_an_exercise_is_at_rest(
    exercise_id: str, at_rest: list[bool], at_start: list[bool], setting_off: list[bool]
) -> None:
    exercise = CATALOG.exercise(exercise_id)

    assert where_at_rest(Q, exercise).tolist() == at_rest
    assert where_at_start(Q, exercise).tolist() == at_start
    assert where_setting_off(Q, exercise).tolist() == setting_off


def test_an_unknown_length_is_no_rest() -> None:
    nothing = np.full(3, math.nan)
    for exercise_id in ("goblet_squat", "glute_bridge"):
        assert not where_at_rest(nothing, CATALOG.exercise(exercise_id)).any()


def test_a_number_counts_from_its_middle_at_rest() -> None:
    column = np.array([4.0, 5.0, 90.0, math.nan, 12.0])
    rest = np.array([True, True, True, True, False])

    changed = since_rest(column, rest)

    assert changed[4] == 7.0  # one spike among the three seen at rest moves nothing
    assert math.isnan(changed[3])


def test_a_rest_that_was_not_seen_leaves_no_number() -> None:
    column = np.array([math.nan, 5.0, 6.0])

    assert np.isnan(since_rest(column, np.array([True, False, False]))).all()
