"""The fault matrix: doses at the limit, and its arithmetic."""

import math
from dataclasses import replace

import pytest

from studio.catalog.loader import load_catalog
from studio.cli.fault_table import recall_table
from studio.coaching.cues.front_view import in_front_view
from studio.coaching.cues.rules import limits_of
from studio.engine.judging.fault_doses import dose, target
from studio.engine.judging.fault_matrix import (
    NOT_COUNTED,
    REPS,
    FaultCase,
    FaultResult,
    alarms,
    alarms_per_100_reps,
    in_views,
    matrix,
    quick_tempo,
    recalls,
    whole_recall,
    working_side,
)
from studio.model.cue import CueGrade, CueLevel, CueVerdict, Unjudged
from studio.model.exercise import Exercise
from studio.model.landmarks import Side
from studio.paths import resources
from studio.vision.athlete.faults import FaultKind
from studio.vision.athlete.performer import Performer, SetPlanned
from studio.vision.athlete.truth import true_values
from tests.engine.fakes import rep_at

CATALOG = load_catalog(resources())
GOBLET = CATALOG.exercise("goblet_squat")


def result(cue_id: str | None, *, told: int, judged: int = REPS) -> FaultResult:
    """A set in which the shin cue came in some reps."""
    verdict = CueVerdict(id="C02", level=CueLevel.AMBER, at_s=1.0, shown=False)
    reps = []
    for number in range(REPS):
        rep = rep_at(number + 1.0)
        cues = (verdict,) if number < told else ()
        known = frozenset({"C02"}) if number < judged else frozenset()
        reps.append(replace(rep, cues=cues, judged_cue_ids=known))
    cue = None if cue_id is None else CATALOG.cues[cue_id]
    case = FaultCase(exercise=GOBLET, cue=cue, faults=())
    return FaultResult(case=case, true=REPS, reps=tuple(reps))


def test_a_shin_is_drawn_exactly_at_red() -> None:
    faults = dose(CATALOG.cues["C02"], exercise=GOBLET, side=Side.BOTH)
    assert faults is not None
    performer = Performer(GOBLET, SetPlanned(faults=faults))
    start, far = performer.ends_of(Side.BOTH)
    shank_deg = true_values(far, start=start)["right_shank_deg"]
    assert GOBLET.limits.shin_high_deg is not None
    assert shank_deg == pytest.approx(GOBLET.limits.shin_high_deg + 12.0, abs=0.1)


def test_depth_is_left_out_to_three_quarters_of_the_target() -> None:
    faults = dose(CATALOG.cues["C17"], exercise=GOBLET, side=Side.BOTH)
    assert faults is not None
    (shallow,) = faults
    assert shallow.kind is FaultKind.SHALLOW
    performer = Performer(GOBLET, SetPlanned())
    start = performer.body_at_progress(0.0, side=Side.BOTH)
    far = performer.body_at_progress(1.0 - shallow.amount, side=Side.BOTH)
    fold = [true_values(one, start=start)["right_hip_fold_deg"] for one in (start, far)]
    assert (fold[1] - fold[0]) / GOBLET.driver.rom_target == pytest.approx(0.75, abs=0.01)


def test_where_there_is_no_red_a_margin_beyond_amber_is_drawn() -> None:
    lockout = CATALOG.cues["C16"]
    assert lockout.red is None
    assert target(lockout, exercise=GOBLET) > limits_of(lockout, exercise=GOBLET).amber


def test_the_matrix_has_every_view_and_every_judged_cue() -> None:
    cases = list(matrix(CATALOG, exercise_ids=["full_squat"]))
    front = in_front_view(CATALOG.exercise("full_squat"))
    assert front is not None
    assert [case.name for case in cases[:2]] == ["full_squat-side-clean", "full_squat-front-clean"]
    told = {(case.exercise.view, case.cue.id) for case in cases if case.cue is not None}
    wanted = {
        (exercise.view, cue_id)
        for exercise in (CATALOG.exercise("full_squat"), front)
        for cue_id in exercise.cues
        if cue_id != "C20"  # no pause is prescribed
    }
    assert told == wanted
    grades = [case.cue.grade is CueGrade.C for case in cases if case.cue is not None]
    assert grades == sorted(grades)


@pytest.mark.parametrize(
    ("cue_id", "kind", "amount"),
    [
        ("C19", FaultKind.TOO_FAST, 1.0 - 0.65 + 0.15),
        ("C20", FaultKind.BOUNCE, 1.0),
        ("C21", FaultKind.NO_HOLD, 0.75),
    ],
)
def test_faults_of_time_need_no_search(cue_id: str, kind: FaultKind, amount: float) -> None:
    exercise = CATALOG.exercise("pull_through" if cue_id == "C21" else "romanian_deadlift")
    faults = dose(CATALOG.cues[cue_id], exercise=exercise, side=Side.BOTH)
    assert faults is not None
    (fault,) = faults
    assert fault.kind is kind
    assert fault.amount == pytest.approx(amount)


@pytest.mark.parametrize("exercise", CATALOG.exercises.values(), ids=lambda one: one.id)
def test_a_set_done_well_is_as_quick_as_tempo_allows_and_no_quicker(exercise: Exercise) -> None:
    tempo, asked = quick_tempo(exercise, cue=None), exercise.tempo
    if asked.eccentric_s is not None:
        assert tempo.eccentric_s is not None
        assert 0.75 <= tempo.eccentric_s / asked.eccentric_s <= 1.0
    assert tempo.pause_short_s >= 0.8 * asked.pause_short_s or asked.concentric_s is None


def test_the_working_leg_is_the_one_that_is_seen() -> None:
    lunge = CATALOG.exercise("reverse_lunge")
    assert [working_side(one) for one in in_views(lunge)] == [Side.RIGHT, Side.LEFT]
    assert working_side(GOBLET) is Side.BOTH


def test_recall_is_the_share_of_reps_that_were_told() -> None:
    (row,) = recalls([result("C02", told=4), result("C02", told=1, judged=2)])
    assert (row.sets, row.true, row.hits, row.not_judged) == (2, 8, 5, 2)
    assert row.recall == pytest.approx(5 / 8)
    assert not row.is_ok
    assert row.missed == ("goblet_squat-side-C02",)


def test_sets_done_well_count_alarms_and_no_recall() -> None:
    clean = [result(None, told=1), result(None, told=0)]
    assert recalls(clean) == ()
    (row,) = (one for one in alarms(clean, cues=CATALOG.cues) if one.cue.id == "C02")
    assert (row.judged, row.alarms) == (8, 1)
    assert alarms_per_100_reps(clean, cues=CATALOG.cues) == pytest.approx(12.5)
    assert math.isnan(alarms_per_100_reps([], cues=CATALOG.cues))


def test_what_was_not_judged_has_its_reason() -> None:
    seen = result("C02", told=1, judged=2)
    turned = tuple(
        rep if "C02" in rep.judged_cue_ids else replace(rep, unjudged={"C02": Unjudged.TURNED})
        for rep in seen.reps
    )

    (row,) = recalls([replace(seen, reps=turned[:-1])])

    assert row.not_judged == 2
    assert row.reasons == {"turned away": 1, NOT_COUNTED: 1}


def test_the_whole_recall_leaves_estimates_out() -> None:
    estimate = next(cue.id for cue in CATALOG.cues.values() if cue.grade is CueGrade.C)

    assert whole_recall([result("C02", told=3), result(estimate, told=0)]) == 3 / REPS
    assert math.isnan(whole_recall([result(None, told=0)]))


def test_the_table_has_a_row_for_each_cue_with_its_false_alarms() -> None:
    table = recall_table([result("C02", told=3, judged=3), result(None, told=1)], cues=CATALOG.cues)
    (cells,) = zip(*(list(column.cells) for column in table.columns), strict=True)

    assert cells[:6] == ("C02", "A", "4", "3", "0.75", "missed")
    assert cells[7:] == ("4", "1", "goblet_squat-side")
