"""Under a heavy weight, or with pain, nobody is asked for more depth (coaching.md 8.5)."""

from dataclasses import replace

import pytest

from studio.coaching.planning.training_history import DoneSet
from studio.coaching.spare_depth import spares_depth, without_depth_cue
from studio.model.landmarks import Side
from studio.model.session import SetPlan
from tests.coaching.planned_visits import library

PLAN = SetPlan(set_id="set-1", exercise_id="goblet_squat", side=Side.BOTH, reps_target=8)


def _done(load_kg: float | None, exercise_id: str = "goblet_squat") -> DoneSet:
    return DoneSet(
        exercise_id=exercise_id, session_id="", at_h=0.0, reps=8, reps_target=8, load_kg=load_kg
    )


@pytest.mark.parametrize(
    ("load_kg", "past", "is_spared"),
    [
        pytest.param(16.0, [20.0], True, id="eighty-percent"),
        pytest.param(15.0, [20.0], False, id="lighter"),
        pytest.param(15.0, [12.0, 18.0], True, id="of-the-heaviest"),
        pytest.param(16.0, [], False, id="nothing-known"),
        pytest.param(16.0, [None], False, id="never-told"),
        pytest.param(None, [20.0], False, id="no-weight"),
    ],
)
def test_a_weight_near_the_heaviest_so_far_is_spared(
    load_kg: float | None, past: list[float | None], is_spared: bool
) -> None:
    sets = [*map(_done, past), _done(5.0, "hip_thrust")]

    assert spares_depth(replace(PLAN, load_kg=load_kg), sets) is is_spared


def test_who_had_pain_is_spared() -> None:
    assert spares_depth(replace(PLAN, range_ratio=0.8), [])


def test_only_the_depth_cue_falls_silent() -> None:
    exercise = library()["goblet_squat"]
    spared = without_depth_cue(exercise)

    assert set(exercise.cues) - set(spared.cues) == {"C17"}
    assert spared.driver == exercise.driver
