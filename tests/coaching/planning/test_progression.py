from collections.abc import Mapping
from dataclasses import replace

import pytest

from studio.coaching.planning.progression import (
    Progress,
    ProgressStep,
    is_ready,
    next_step,
    quality_fell,
)
from studio.coaching.planning.rest_times import rest_s
from studio.coaching.planning.training_history import DoneSet
from studio.model.client import RepZone
from tests.coaching.planned_visits import library

HYP = RepZone.HYPERTROPHY
GOOD = DoneSet(
    exercise_id="goblet_squat",
    session_id="",
    at_h=0.0,
    reps=12,
    reps_target=12,
    zone=HYP,
    load_kg=20.0,
    rom_ratio=0.97,
    score=84.0,
    coverage=0.8,
    reserve=2,
)


def _visits(*visits: Mapping[str, object]) -> list[DoneSet]:
    """Two sets a visit, three days apart."""
    return [
        replace(GOOD, session_id=str(number), at_h=72.0 * number, **changes)  # type: ignore[arg-type]
        for number, changes in enumerate(visits)
        for _ in range(2)
    ]


def _next(*visits: Mapping[str, object], exercise: str = "goblet_squat") -> Progress:
    return next_step(library()[exercise], _visits(*visits), zone=HYP, load_step_kg=2.5)


def test_two_good_visits_are_ready_and_add_weight() -> None:
    assert is_ready(library()["goblet_squat"], _visits({}, {}), zone=HYP)
    assert _next({}, {}) == Progress(step=ProgressStep.MORE_LOAD, reps=8, load_kg=22.5)


@pytest.mark.parametrize(
    "flaw",
    [
        pytest.param({"reps": 11}, id="one-rep-short"),
        pytest.param({"rom_ratio": 0.94}, id="shallow"),
        pytest.param({"rom_ratio": float("nan")}, id="range-not-seen"),
        pytest.param({"score": 79.0}, id="quality"),
        pytest.param({"score": float("nan")}, id="not-scored"),
        pytest.param({"coverage": 0.5}, id="seen-too-little"),
        pytest.param({"reserve": 0}, id="nothing-left"),
        pytest.param({"reserve": None}, id="not-answered"),
        pytest.param({"reserve": None, "velocity_loss": 0.31}, id="slowed-down"),
        pytest.param({"pain": 3}, id="pain"),
    ],
)
@pytest.mark.parametrize("place", [0, 1])
def test_one_flaw_in_either_visit_is_not_ready(flaw: Mapping[str, object], place: int) -> None:
    visits: list[Mapping[str, object]] = [{}, {}]
    visits[place] = flaw

    assert not is_ready(library()["goblet_squat"], _visits(*visits), zone=HYP)


def test_a_valid_speed_stands_in_for_the_answer() -> None:
    quick = {"reserve": None, "velocity_loss": 0.2}

    assert is_ready(library()["goblet_squat"], _visits(quick, quick), zone=HYP)


def test_one_good_visit_is_not_enough() -> None:
    assert _next({}).step is ProgressStep.SAME


def test_in_range_adds_a_rep() -> None:
    assert _next({"reps": 9}) == Progress(step=ProgressStep.MORE_REPS, reps=10, load_kg=20.0)


@pytest.mark.parametrize(
    "visits",
    [
        pytest.param([{"reps": 7}, {"reps": 7}], id="below-range-twice"),
        pytest.param([{}, {"rom_ratio": 0.87}], id="shallow"),
        pytest.param([{}, {"score": 64.0}], id="low-quality"),
    ],
)
def test_too_much_takes_weight_away(visits: list[Mapping[str, object]]) -> None:
    assert _next(*visits) == Progress(step=ProgressStep.LESS_LOAD, reps=8, load_kg=17.5)


def test_below_range_once_stays() -> None:
    assert _next({}, {"reps": 7}) == Progress(step=ProgressStep.MORE_REPS, reps=8, load_kg=20.0)


def test_a_little_pain_takes_range_and_weight_away() -> None:
    step = _next({}, {"pain": 3})

    assert (step.step, step.load_kg, step.range_ratio) == (ProgressStep.LESS_PAIN, 17.5, 0.8)


def test_without_a_told_weight_nothing_is_said_about_weight() -> None:
    untold = {"load_kg": None}

    assert _next(untold, untold) == Progress(step=ProgressStep.NO_LOAD, reps=12)
    assert _next({"load_kg": None, "reps": 9}).step is ProgressStep.NO_LOAD


@pytest.mark.parametrize(
    ("load_kg", "step_kg", "heavier_kg"),
    [(20.0, 2.5, 22.5), (100.0, 2.5, 105.0), (60.0, 1.0, 63.0)],
)
def test_the_next_weight_is_five_per_cent_in_whole_steps(
    load_kg: float, step_kg: float, heavier_kg: float
) -> None:
    past = _visits({"load_kg": load_kg}, {"load_kg": load_kg})
    step = next_step(library()["goblet_squat"], past, zone=HYP, load_step_kg=step_kg)

    assert step.load_kg == pytest.approx(heavier_kg)


def test_ready_without_weight_climbs_the_ladder() -> None:
    exercise = library()["clamshell"]
    fits = {"exercise_id": "clamshell", "load_kg": None, "reps": 15}
    past = _visits(fits, fits)

    if exercise.loadable:
        exercise = replace(exercise, loadable=False)
    step = next_step(exercise, past, zone=HYP, load_step_kg=2.5)

    assert step.step is ProgressStep.HARDER
    assert step.variant == exercise.harder[0]


def test_the_first_time_starts_at_the_low_end_with_the_weight_of_another_zone() -> None:
    heavy = [replace(GOOD, zone=RepZone.STRENGTH, reps=5, reps_target=5, load_kg=30.0)]
    exercise = library()["goblet_squat"]

    first = next_step(exercise, [], zone=HYP, load_step_kg=2.5)
    other = next_step(exercise, heavy, zone=HYP, load_step_kg=2.5)

    assert first == Progress(step=ProgressStep.FIRST, reps=8)
    assert (other.step, other.load_kg) == (ProgressStep.FIRST, 30.0)


@pytest.mark.parametrize(("scores", "fell"), [((90, 80), False), ((90, 75), True), ((90,), False)])
def test_a_fall_of_fifteen_points_ends_the_sets(scores: tuple[float, ...], fell: bool) -> None:
    assert quality_fell([replace(GOOD, score=score) for score in scores]) is fell


def test_rests_grow_with_the_weight() -> None:
    assert [rest_s(zone, is_heavy_family=True) for zone in RepZone] == [180.0, 120.0, 60.0]
    assert [rest_s(zone, is_heavy_family=False) for zone in RepZone] == [150.0, 90.0, 45.0]
