"""The key poses of the shipped exercises: possible bodies that move as the library says."""

import numpy as np
import pytest

from studio.engine.judging.athlete_grid import GRID_EXERCISES
from studio.model.landmarks import Side
from studio.vision.athlete.body import ADULT, Body, Joint
from studio.vision.athlete.furniture import FURNITURE
from studio.vision.athlete.motion import PhaseKind
from studio.vision.athlete.performer import Performer, SetPlanned
from studio.vision.athlete.source import driver_value
from studio.vision.athlete.truth import FrameTruth, landmark_points, true_values
from studio.vision.athlete.weights import WEIGHTS
from tests.vision.athlete.library import EXERCISES

_STEPS = tuple(step / 10 for step in range(11))


def performer_of(exercise_id: str, side: Side) -> Performer:
    exercise = EXERCISES[exercise_id]
    sides = (side,) if exercise.per_side else (Side.BOTH,)
    return Performer(exercise, SetPlanned(reps=1, sides=sides))


def bodies(exercise_id: str, side: Side = Side.LEFT) -> list[Body]:
    performer = performer_of(exercise_id, side)
    worked = side if EXERCISES[exercise_id].per_side else Side.BOTH
    return [performer.body_at_progress(progress, side=worked) for progress in _STEPS]


def driver(exercise_id: str, body: Body, start: Body, side: Side = Side.LEFT) -> float:
    exercise = EXERCISES[exercise_id]
    truth = FrameTruth(
        time_s=0.0,
        progress=0.0,
        kind=PhaseKind.STILL,
        rep=0,
        side=side if exercise.per_side else Side.BOTH,
        points_px=landmark_points(body.joints_m[:, :2]),
        values=true_values(body, start=start),
    )
    return driver_value(truth, exercise)


def test_every_exercise_of_the_grid_has_key_poses() -> None:
    assert set(GRID_EXERCISES) <= set(EXERCISES)


@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_props_are_known(exercise_id: str) -> None:
    motion = EXERCISES[exercise_id].motion
    assert motion is not None
    assert set(motion.props) <= FURNITURE | WEIGHTS


@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_nothing_sinks_through_the_floor(exercise_id: str) -> None:
    for body in bodies(exercise_id):
        lowest = Joint(int(body.joints_m[:, 2].argmin()))
        assert body.joints_m[lowest, 2] > -0.02, lowest.name


@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_bones_keep_their_length(exercise_id: str) -> None:
    for body in bodies(exercise_id):
        joints = body.joints_m
        for offset in (0, 1):
            hip, knee = joints[Joint.LEFT_HIP + offset], joints[Joint.LEFT_KNEE + offset]
            ankle = joints[Joint.LEFT_ANKLE + offset]
            assert np.linalg.norm(knee - hip) == pytest.approx(ADULT.thigh_m)
            assert np.linalg.norm(ankle - knee) == pytest.approx(ADULT.shank_m)


@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_no_joint_jumps(exercise_id: str) -> None:
    performer = performer_of(exercise_id, Side.LEFT)
    worked = Side.LEFT if EXERCISES[exercise_id].per_side else Side.BOTH
    places = np.stack(
        [performer.body_at_progress(step / 60, side=worked).joints_m for step in range(61)]
    )
    steps_m = np.linalg.norm(np.diff(places, axis=0), axis=2)
    assert float(steps_m.max()) < 0.05


@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_the_driver_moves_over_the_range_that_earns_full_marks(exercise_id: str) -> None:
    exercise = EXERCISES[exercise_id]
    way = bodies(exercise_id)
    values = [driver(exercise_id, body, way[0]) for body in way]
    reach = values[-1] - values[0]
    assert abs(reach) >= exercise.driver.rom_target
    assert np.sign(reach) == np.sign(exercise.driver.far - exercise.driver.start)
    steps = np.diff(values) * np.sign(reach)
    assert steps.min() > -0.04 * abs(reach)


@pytest.mark.parametrize("exercise_id", [name for name in EXERCISES if EXERCISES[name].per_side])
def test_the_right_leg_does_the_mirror_image(exercise_id: str) -> None:
    flip = np.array((1.0, -1.0, 1.0))
    for left_body, right_body in zip(
        bodies(exercise_id, Side.LEFT), bodies(exercise_id, Side.RIGHT), strict=True
    ):
        left_knee = left_body.joints_m[Joint.LEFT_KNEE]
        assert right_body.joints_m[Joint.RIGHT_KNEE] == pytest.approx(left_knee * flip, abs=1e-9)


@pytest.mark.parametrize(
    "exercise_id", ["goblet_squat", "romanian_deadlift", "glute_bridge", "hip_thrust"]
)
def test_planted_feet_stay_on_their_spot(exercise_id: str) -> None:
    way = bodies(exercise_id)
    for body in way[1:]:
        for row in (Joint.LEFT_ANKLE, Joint.RIGHT_ANKLE):
            assert body.joints_m[row] == pytest.approx(way[0].joints_m[row], abs=1e-6)


def test_rear_forefoot_of_the_split_squat_stays() -> None:
    way = bodies("split_squat")
    for body in way[1:]:
        moved = body.joints_m[Joint.RIGHT_BALL] - way[0].joints_m[Joint.RIGHT_BALL]
        assert float(np.linalg.norm(moved)) < 0.02
