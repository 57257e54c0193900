"""The first weight in a hip hinge is held back (coaching.md 8.5)."""

import pytest

from studio.coaching.planning.hinge_start import held_back_kg, ten_rep_load_kg
from studio.coaching.planning.planner import prescribe
from studio.coaching.planning.planning_state import PlanningState
from studio.coaching.planning.progression import ProgressStep
from studio.coaching.planning.training_history import DoneSet
from studio.model.client import RepZone
from tests.coaching.planned_visits import full_profile, full_station, library

HINGE = library()["romanian_deadlift"]


def _set(
    exercise_id: str = "romanian_deadlift",
    *,
    at_h: float = 0.0,
    load_kg: float | None = 40.0,
    reserve: int | None = 0,
    reps: int = 10,
) -> DoneSet:
    return DoneSet(
        exercise_id=exercise_id,
        session_id=f"{at_h:g}",
        at_h=at_h,
        reps=reps,
        reps_target=10,
        zone=RepZone.HYPERTROPHY,
        load_kg=load_kg,
        reserve=reserve,
    )


def _state(*, past: tuple[DoneSet, ...] = (), today: tuple[DoneSet, ...] = ()) -> PlanningState:
    return PlanningState(
        exercises=library(),
        profile=full_profile(),
        station=full_station(),
        past=past,
        session=today,
        now_h=0.0,
    )


def test_ten_reps_without_reserve_are_their_own_estimate() -> None:
    assert ten_rep_load_kg(_set()) == pytest.approx(40.0)
    # 40 (1 + 13 / 30) / (1 + 10 / 30) = 43
    assert ten_rep_load_kg(_set(reserve=3)) == pytest.approx(43.0)
    assert ten_rep_load_kg(_set(reserve=None)) is None
    assert ten_rep_load_kg(_set(load_kg=None)) is None


def test_a_first_visit_stays_within_sixty_percent() -> None:
    today = _state(today=(_set(),))

    # 0.6 * 40 = 24; in steps of 2.5 that is 22.5.
    assert held_back_kg(40.0, HINGE, today) == 22.5
    assert held_back_kg(20.0, HINGE, today) == 20.0
    assert held_back_kg(40.0, HINGE, _state()) == 40.0  # nothing to estimate from
    assert held_back_kg(None, HINGE, today) is None


def test_it_is_the_first_visit_with_a_weight_in_any_hinge_that_counts() -> None:
    before = _set("kettlebell_deadlift", at_h=-200.0)
    bare = _set("kettlebell_deadlift", at_h=-200.0, load_kg=None)

    assert held_back_kg(40.0, HINGE, _state(past=(before,), today=(_set(),))) == 40.0
    assert held_back_kg(40.0, HINGE, _state(past=(bare,), today=(_set(),))) == 22.5
    squat = library()["goblet_squat"]
    assert held_back_kg(40.0, squat, _state(today=(_set("goblet_squat"),))) == 40.0


def test_the_card_says_so() -> None:
    first = prescribe(HINGE, _state(), zone=RepZone.HYPERTROPHY)
    later = prescribe(HINGE, _state(past=(_set(at_h=-200.0),)), zone=RepZone.HYPERTROPHY)
    squat = prescribe(library()["goblet_squat"], _state(), zone=RepZone.HYPERTROPHY)

    assert first.progress.step is ProgressStep.FIRST_HINGE
    assert later.progress.step is not ProgressStep.FIRST_HINGE
    assert squat.progress.step is ProgressStep.FIRST


def test_a_second_offer_in_the_same_visit_is_held_back_too() -> None:
    again = prescribe(HINGE, _state(today=(_set(),)), zone=RepZone.HYPERTROPHY)

    assert again.load_kg == 22.5
    assert again.progress.step is ProgressStep.FIRST_HINGE
