"""Depth and power have the cues of the full-depth squat (coaching.md 3.3)."""

from dataclasses import replace

import pytest

from studio.coaching.intent import MODEL, SWITCHED, as_intended
from studio.model.landmarks import Side
from studio.model.session import SetPlan
from tests.coaching.planned_visits import library

PLAN = SetPlan(
    set_id="set-1", exercise_id="goblet_squat", side=Side.BOTH, reps_target=8, for_power=True
)
FORWARD_KNEES = {"C01", "C02", "C03", "C18"}


@pytest.mark.parametrize("name", sorted(SWITCHED))
def test_nothing_speaks_against_forward_knees(name: str) -> None:
    meant = as_intended(replace(PLAN, exercise_id=name), library())

    assert not FORWARD_KNEES & {*meant.cues, *meant.front_view_cues}
    assert "C17" in meant.cues
    assert "forward knees" in meant.cues_off_reason
    assert meant.id == name
    assert meant.driver == library()[name].driver


def test_for_the_glutes_an_exercise_is_as_it_is() -> None:
    glutes = replace(PLAN, for_power=False)

    assert as_intended(glutes, library()) == library()["goblet_squat"]
    assert FORWARD_KNEES & set(as_intended(glutes, library()).cues)


def test_other_exercises_have_no_such_switch() -> None:
    hinge = replace(PLAN, exercise_id="romanian_deadlift")

    assert as_intended(hinge, library()) == library()["romanian_deadlift"]
    assert MODEL not in SWITCHED
