import itertools

import pytest

from studio.catalog.loader import Catalog, load_catalog
from studio.engine.course.planning import SetPlanner, usual_reps
from studio.engine.snapshot import ChooseExercise
from studio.model.landmarks import Side
from studio.paths import resources


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(resources())


@pytest.fixture
def planner() -> SetPlanner:
    numbers = itertools.count(1)
    return SetPlanner(new_set_id=lambda: f"set-{next(numbers)}")


def test_a_choice_without_reps_takes_the_middle_of_the_range(
    catalog: Catalog, planner: SetPlanner
) -> None:
    exercise = catalog.exercise("goblet_squat")
    plan = planner.chosen(ChooseExercise(exercise_id=exercise.id), exercise)
    reps = exercise.rep_ranges.hypertrophy
    assert reps is not None
    assert reps.low <= plan.reps_target == usual_reps(exercise) <= reps.high
    assert plan.side is Side.BOTH


@pytest.mark.parametrize("side", list(Side))
def test_both_legs_at_once_know_no_side(catalog: Catalog, planner: SetPlanner, side: Side) -> None:
    exercise = catalog.exercise("goblet_squat")
    plan = planner.chosen(ChooseExercise(exercise_id=exercise.id, side=side), exercise)
    assert plan.side is Side.BOTH
    assert planner.finished(plan) is None


@pytest.mark.parametrize(("first", "second"), [("left", "right"), ("right", "left")])
def test_the_other_leg_comes_next_then_nothing(
    catalog: Catalog, planner: SetPlanner, first: str, second: str
) -> None:
    exercise = catalog.exercise("split_squat")
    wish = ChooseExercise(exercise_id=exercise.id, side=Side(first), reps_target=8, load_kg=12.0)
    plan = planner.chosen(wish, exercise)
    other = planner.finished(plan)
    assert other is Side(second)
    following = planner.following(plan, next_side=other)
    assert (following.side, following.reps_target, following.load_kg) == (Side(second), 8, 12.0)
    assert following.set_id != plan.set_id
    assert planner.finished(following) is None


def test_sets_are_numbered_for_each_exercise_and_leg(catalog: Catalog, planner: SetPlanner) -> None:
    exercise = catalog.exercise("goblet_squat")
    plan = planner.chosen(ChooseExercise(exercise_id=exercise.id), exercise)
    numbers = []
    for _ in range(3):
        numbers.append(plan.number)
        planner.finished(plan)
        plan = planner.following(plan, next_side=None)
    assert numbers == [1, 2, 3]
    planner.forget()
    assert planner.chosen(ChooseExercise(exercise_id=exercise.id), exercise).number == 1
