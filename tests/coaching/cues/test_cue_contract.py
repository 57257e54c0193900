"""The table exercise x cue x view: exhaustive, and as the specification has it."""

import json
from collections import Counter
from pathlib import Path

import pytest

from studio.coaching.cues.cue_contract import (
    CueUse,
    contract,
    in_view,
    is_judged,
    reason_of,
    use_of,
)
from studio.coaching.cues.front_view import in_front_view
from studio.model.exercise import View
from tests.builders import symmetric_posture
from tests.coaching.cue_sets import CATALOG, SquatSet

ROWS = tuple(contract(CATALOG.exercises, cues=CATALOG.cues))
LIBRARY = Path(__file__).parents[4] / "shared" / "library.json"


def test_the_table_has_a_cell_for_everything() -> None:
    cells = Counter((row.exercise_id, row.cue_id, row.view) for row in ROWS)
    assert len(cells) == len(CATALOG.exercises) * len(CATALOG.cues) * len(View)
    assert set(cells.values()) == {1}


def test_what_is_on_can_be_seen_from_there_and_has_a_rule() -> None:
    for row in ROWS:
        exercise, cue = CATALOG.exercises[row.exercise_id], CATALOG.cues[row.cue_id]
        seen = in_view(exercise, row.view)
        is_on = seen is not None and is_judged(cue, exercise=seen)
        assert (row.use is CueUse.ON) == is_on, row
        if is_on:
            assert not cue.views or row.view in cue.views, row


def test_every_silent_cell_has_a_reason_and_no_other() -> None:
    for row in ROWS:
        exercise, cue = CATALOG.exercises[row.exercise_id], CATALOG.cues[row.cue_id]
        reason = reason_of(cue, exercise=exercise, view=row.view)
        assert bool(reason) == (row.use is not CueUse.ON), row


def test_cues_on_without_a_limit_are_these_and_no_others() -> None:
    """In the list of the specification, but nothing to compare with, or not to be seen."""
    silent = {
        (row.cue_id, row.exercise_id, row.view.value) for row in ROWS if row.use is CueUse.NO_LIMIT
    }
    assert silent == {
        ("C03", "forward_lunge", "side"),  # the foot steps and takes the knee along
        ("C07", "lateral_lunge", "front"),  # bilateral work only
        ("C07", "lateral_step_up", "front"),
        ("C14", "box_squat", "front"),  # no target
        ("C14", "goblet_squat", "front"),
        ("C14", "sit_to_stand", "front"),
        ("C17", "sit_to_stand", "front"),  # the seat decides
        ("C20", "full_squat", "side"),  # no pause of a second is prescribed
        ("C20", "hip_thrust", "side"),
        ("C22", "good_morning", "front"),  # straight knees point nowhere
        ("C22", "romanian_deadlift", "front"),
        ("C22", "lateral_lunge", "front"),  # one leg at a time
        ("C23", "single_leg_romanian_deadlift", "side"),  # the lean is the exercise
    }


@pytest.mark.skipif(not LIBRARY.is_file(), reason="the specification is not here")
def test_lists_are_those_of_the_specification() -> None:
    library = json.loads(LIBRARY.read_text(encoding="utf-8"))
    for row in library["exercises"]:
        exercise = CATALOG.exercises.get(row["id"])
        if exercise is None:
            continue
        assert set(exercise.cues) == set(row["cues"]), exercise.id
        assert set(exercise.front_view_cues) == set(row["front_view_cues"]), exercise.id


@pytest.mark.parametrize("cue_id", ["C01", "C02", "C03", "C18"])
def test_the_full_squat_is_silent_by_design_and_says_why(cue_id: str) -> None:
    full = CATALOG.exercise("full_squat")
    for view in View:
        assert use_of(CATALOG.cues[cue_id], exercise=full, view=view) is not CueUse.ON
        assert "forward knees" in reason_of(CATALOG.cues[cue_id], exercise=full, view=view)


def test_a_full_squat_with_shins_at_40_degrees_hears_nothing_of_shins() -> None:
    squats = SquatSet(exercise=CATALOG.exercise("full_squat"))
    off = {"C01", "C02", "C03", "C18"}
    for _ in range(3):
        verdicts = squats.do_rep(
            lambda depth: symmetric_posture(
                trunk_deg=20 * depth, thigh_deg=90 * depth, shank_deg=40 * depth
            )
        )
        assert not off & set(verdicts.observed)
    assert not off & {guide.cue_id for step in squats.steps for guide in step.guides}
    assert not off & {step.shown.cue_id for step in squats.steps if step.shown is not None}


def test_from_the_front_a_squat_is_judged_by_the_cues_of_the_front() -> None:
    goblet = CATALOG.exercise("goblet_squat")
    front = in_front_view(goblet)
    assert front is not None
    assert front.cues == goblet.front_view_cues
    assert front.driver.feature == "pelvis_height_ratio"
    share = front.driver.rom_target / abs(front.driver.far - front.driver.start)
    target = goblet.driver.rom_target / abs(goblet.driver.far - goblet.driver.start)
    assert share == pytest.approx(target)


def test_a_hinge_keeps_its_fold_from_the_front() -> None:
    hinge = CATALOG.exercise("romanian_deadlift")
    front = in_front_view(hinge)
    assert front is not None
    assert front.driver == hinge.driver


def test_an_exercise_without_front_cues_has_no_front() -> None:
    assert in_front_view(CATALOG.exercise("glute_bridge")) is None
    assert in_front_view(CATALOG.exercise("sumo_squat")) is None
