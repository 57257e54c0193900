"""Faults as data: each changes what it says, and nothing else needs to know."""

import pytest

from studio.model.landmarks import Side
from studio.vision.athlete.body import Joint
from studio.vision.athlete.faults import FAULT_UNITS, Fault, FaultKind
from studio.vision.athlete.performer import Performer, SetPlanned
from studio.vision.athlete.source import AthleteSource
from tests.vision.athlete.library import EXERCISES


def far_values(exercise_id: str, *faults: Fault) -> dict[str, float]:
    source = AthleteSource(EXERCISES[exercise_id], reps=2, fault=faults, paced=False)
    rep = source.truth.reps[0]
    return source.truth_at(0.5 * (rep.far_start_s + rep.far_end_s)).values


def change(exercise_id: str, kind: FaultKind, amount: float, name: str) -> float:
    faulty = far_values(exercise_id, Fault(kind=kind, amount=amount))
    return faulty[name] - far_values(exercise_id)[name]


def test_every_fault_names_its_unit() -> None:
    assert set(FAULT_UNITS) == set(FaultKind)


def test_shallow_leaves_out_a_share_of_the_range() -> None:
    way = change("goblet_squat", FaultKind.SHALLOW, 0.3, "left_hip_fold_deg")
    assert way == pytest.approx(-0.3 * 113.0, abs=1.0)  # 7 to 120 degrees


def test_shin_forward_tilts_the_shin_by_its_amount() -> None:
    assert change("goblet_squat", FaultKind.SHIN_FORWARD, 15.0, "left_shank_deg") == pytest.approx(
        15.0
    )


def test_knees_in_turns_the_knee_inward() -> None:
    assert change("sumo_squat", FaultKind.KNEES_IN, 20.0, "left_knee_azimuth_deg") < -10.0


def test_hips_not_back_brings_the_hips_over_the_feet() -> None:
    away = change(
        "romanian_deadlift", FaultKind.HIPS_NOT_BACK, 20.0, "left_hips_behind_heels_ratio"
    )
    assert away < -0.2


def test_knee_dominant_bends_more_knee_and_less_hip() -> None:
    faulty = far_values("goblet_squat", Fault(kind=FaultKind.KNEE_DOMINANT, amount=12.0))
    clean = far_values("goblet_squat")
    assert faulty["left_knee_flexion_deg"] > clean["left_knee_flexion_deg"] + 8.0
    assert faulty["left_hip_fold_deg"] < clean["left_hip_fold_deg"] - 8.0


@pytest.mark.parametrize(
    ("kind", "row", "other"),
    [(FaultKind.HEELS_UP, "HEEL", "TOE"), (FaultKind.TOES_UP, "TOE", "HEEL")],
)
def test_heel_or_toes_leave_the_floor_and_the_other_end_stays(
    kind: FaultKind, row: str, other: str
) -> None:
    exercise = EXERCISES["goblet_squat"]
    plan = SetPlanned(reps=1, faults=(Fault(kind=kind, amount=15.0),))
    performer = Performer(exercise, plan)
    start = performer.body_at_progress(0.0, side=Side.BOTH).joints_m
    far = performer.body_at_progress(1.0, side=Side.BOTH).joints_m
    lifted, stays = Joint[f"LEFT_{row}"], Joint[f"LEFT_{other}"]
    assert far[lifted, 2] - start[lifted, 2] > 0.02
    assert far[stays, 2] - start[stays, 2] == pytest.approx(0.0, abs=0.012)


def test_too_fast_shortens_the_lowering_alone() -> None:
    fault = Fault(kind=FaultKind.TOO_FAST, amount=0.5)
    rep = AthleteSource(EXERCISES["goblet_squat"], fault=fault, paced=False).truth.reps[0]
    assert rep.far_start_s - rep.start_s == pytest.approx(1.5)  # half of 3 s
    assert rep.end_s - rep.far_end_s == pytest.approx(1.0)


def test_bounce_has_no_pause() -> None:
    fault = Fault(kind=FaultKind.BOUNCE, amount=1.0)
    rep = AthleteSource(EXERCISES["goblet_squat"], fault=fault, paced=False).truth.reps[0]
    assert rep.far_end_s == rep.far_start_s


def test_no_lockout_turns_round_early() -> None:
    fault = Fault(kind=FaultKind.NO_LOCKOUT, amount=0.25)
    source = AthleteSource(EXERCISES["goblet_squat"], reps=3, fault=fault, paced=False)
    assert source.truth_at(source.truth.reps[0].end_s).progress == pytest.approx(0.25)


def test_torso_lean_tilts_the_trunk() -> None:
    lean = change("standing_abduction", FaultKind.TORSO_LEAN, 12.0, "trunk_deg")
    assert lean == pytest.approx(12.0)


@pytest.mark.parametrize(
    ("exercise_id", "lower", "higher"),
    [
        ("standing_abduction", Joint.LEFT_HIP, Joint.RIGHT_HIP),  # the right leg stands
        ("single_leg_romanian_deadlift", Joint.RIGHT_HIP, Joint.LEFT_HIP),  # the left one
    ],
)
def test_the_pelvis_drops_on_the_side_that_does_not_stand(
    exercise_id: str, lower: Joint, higher: Joint
) -> None:
    plan = SetPlanned(
        reps=1, sides=(Side.LEFT,), faults=(Fault(kind=FaultKind.PELVIS_DROP, amount=12.0),)
    )
    body = Performer(EXERCISES[exercise_id], plan).body_at_progress(1.0, side=Side.LEFT)
    assert body.joints_m[lower, 2] < body.joints_m[higher, 2] - 0.01


def test_a_per_side_fault_touches_the_working_leg_alone() -> None:
    plan = SetPlanned(
        reps=1, sides=(Side.LEFT,), faults=(Fault(kind=FaultKind.SHIN_FORWARD, amount=10.0),)
    )
    motion = Performer(EXERCISES["reverse_lunge"], plan).motion_of(Side.LEFT)
    clean = EXERCISES["reverse_lunge"].motion
    assert clean is not None
    assert motion.far.left_shank_deg == clean.far.left_shank_deg + 10.0
    assert motion.far.right_shank_deg == clean.far.right_shank_deg


def test_body_turned_turns_the_athlete_and_not_the_joints() -> None:
    fault = Fault(kind=FaultKind.BODY_TURNED, amount=20.0)
    clean = AthleteSource(EXERCISES["goblet_squat"], paced=False)
    turned = AthleteSource(EXERCISES["goblet_squat"], fault=fault, paced=False)
    assert turned.driver_at(4.0) == clean.driver_at(4.0)
    assert turned.figure_at(4.0).spot.heading_deg == clean.figure_at(4.0).spot.heading_deg + 20.0
