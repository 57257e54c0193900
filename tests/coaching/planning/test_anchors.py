"""The main lifts take turns, one after every block of weeks, and a stalled one at once."""

from dataclasses import replace
from itertools import pairwise

import pytest

from studio.coaching.planning.anchors import BLOCK_WEEKS, anchors_now
from studio.coaching.planning.planner import prescribe
from studio.coaching.planning.planning_state import PlanningState
from studio.coaching.planning.progression import is_stalled
from studio.coaching.planning.training_history import DoneSet
from studio.model.client import ClientFlag, ClientProfile, RepZone, StationEquipment
from tests.coaching.planned_visits import ANCHORS, full_profile, full_station, library


def _state(
    weeks: float | None,
    *,
    past: tuple[DoneSet, ...] = (),
    profile: ClientProfile | None = None,
    station: StationEquipment | None = None,
) -> PlanningState:
    return PlanningState(
        exercises=library(),
        profile=profile or full_profile(),
        station=station or full_station(),
        past=past,
        now_h=0.0,
        anchors_weeks=weeks,
    )


def _visits(*reps: int, load_kg: float | None = 40.0, days: float = 4.0) -> tuple[DoneSet, ...]:
    return tuple(
        DoneSet(
            exercise_id="romanian_deadlift",
            session_id=f"visit-{place}",
            at_h=-24.0 * days * (len(reps) - place),
            reps=count,
            reps_target=12,
            zone=RepZone.HYPERTROPHY,
            load_kg=load_kg,
            score=70.0,
            coverage=0.8,
        )
        for place, count in enumerate(reps)
    )


@pytest.mark.parametrize("weeks", [None, 0.0, BLOCK_WEEKS - 0.01])
def test_they_stay_for_a_block(weeks: float | None) -> None:
    assert anchors_now(_state(weeks)) == ANCHORS


def test_one_of_them_changes_after_each_block_within_its_kind() -> None:
    blocks = [anchors_now(_state(BLOCK_WEEKS * number + 0.5)) for number in range(5)]

    changed = [
        [place for place in range(3) if before[place] != after[place]]
        for before, after in pairwise(blocks)
    ]
    assert changed == [[0], [1], [2], [0]]
    for anchors in blocks:
        families = [library()[name].family for name in anchors]
        assert families[0] == "hinge_long"
        assert families[1] in {"squat", "split"}
        assert families[2] == "bridge"
        assert len(set(anchors)) == 3


def test_nobody_is_given_a_lift_that_speaks_against_them() -> None:
    profile = full_profile(level=1, flags=frozenset({ClientFlag.KNEE_PF}))
    for number in range(12):
        names = anchors_now(_state(BLOCK_WEEKS * number, profile=profile))
        for name in set(names) - set(ANCHORS):
            assert library()[name].level == 1
            assert "knee_pf" not in library()[name].exclusions


def test_where_nothing_else_is_there_it_stays() -> None:
    profile = replace(full_profile(), anchors=("hip_thrust",))
    station = StationEquipment(items=frozenset())
    bridges = frozenset(item.id for item in library().values() if item.family == "bridge")
    profile = replace(profile, disliked=bridges - {"hip_thrust"})

    assert anchors_now(_state(BLOCK_WEEKS, profile=profile, station=station)) == ("hip_thrust",)


def test_two_checks_without_progress_change_it_at_once() -> None:
    assert anchors_now(_state(3.0, past=_visits(10, 10, 10)))[0] != "romanian_deadlift"
    assert anchors_now(_state(3.0, past=_visits(8, 9, 10))) == ANCHORS
    assert anchors_now(_state(3.0, past=_visits(10, 10))) == ANCHORS
    # What was before this block is over.
    assert (
        anchors_now(_state(BLOCK_WEEKS * 3 + 1.0, past=_visits(10, 10, 10)))[0]
        == (anchors_now(_state(BLOCK_WEEKS * 3 + 1.0))[0])
    )


def test_a_weight_that_was_not_told_is_no_stall() -> None:
    exercise = library()["romanian_deadlift"]

    assert is_stalled(exercise, _visits(10, 10, 10))
    assert not is_stalled(exercise, _visits(10, 10, 10, load_kg=None))


def test_the_new_lift_has_the_points_and_says_that_it_is_new() -> None:
    before, after = _state(0.0), _state(BLOCK_WEEKS)
    (new,) = set(anchors_now(after)) - set(ANCHORS)
    exercise = library()[new]

    gain = prescribe(exercise, after).points - prescribe(exercise, before).points
    assert gain == pytest.approx(12.0)
    old = library()["romanian_deadlift"]
    assert prescribe(old, before).points - prescribe(old, after).points == pytest.approx(12.0)
