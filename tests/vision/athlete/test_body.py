"""Joint angles to joint places, against answers worked out by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.model.exercise import KeyPose
from studio.vision.athlete.body import ADULT, Joint, rotation, shortest_turn, vector
from studio.vision.athlete.kinematics import pose_body
from studio.vision.athlete.stance import blend, mirrored_pose, reach

_FIELDS = tuple(KeyPose.__dataclass_fields__)
_ANGLES = st.floats(min_value=-120.0, max_value=120.0)
_POSES = st.builds(
    KeyPose, **{name: _ANGLES for name in _FIELDS if name not in ("pelvis_shift_m", "roll_deg")}
)
_BONES = (
    (Joint.LEFT_HIP, Joint.LEFT_KNEE, ADULT.thigh_m),
    (Joint.RIGHT_HIP, Joint.RIGHT_KNEE, ADULT.thigh_m),
    (Joint.LEFT_KNEE, Joint.LEFT_ANKLE, ADULT.shank_m),
    (Joint.RIGHT_KNEE, Joint.RIGHT_ANKLE, ADULT.shank_m),
    (Joint.PELVIS, Joint.CHEST, ADULT.trunk_m),
    (Joint.LEFT_SHOULDER, Joint.LEFT_ELBOW, ADULT.upper_arm_m),
    (Joint.RIGHT_ELBOW, Joint.RIGHT_WRIST, ADULT.forearm_m),
    (Joint.LEFT_HIP, Joint.RIGHT_HIP, 2 * ADULT.hip_half_m),
    (Joint.LEFT_SHOULDER, Joint.RIGHT_SHOULDER, 2 * ADULT.shoulder_half_m),
)


def test_standing_straight_puts_every_joint_on_a_plumb_line() -> None:
    joints = pose_body(KeyPose()).joints_m
    leg_m = ADULT.thigh_m + ADULT.shank_m
    assert joints[Joint.LEFT_ANKLE] == pytest.approx((0.0, ADULT.hip_half_m, -leg_m))
    assert joints[Joint.RIGHT_KNEE] == pytest.approx((0.0, -ADULT.hip_half_m, -ADULT.thigh_m))
    assert joints[Joint.CHEST] == pytest.approx((0.0, 0.0, ADULT.trunk_m))


def test_thigh_forward_by_90_and_shank_hanging() -> None:
    joints = pose_body(KeyPose(left_thigh_deg=90.0)).joints_m
    # Hip to knee straight ahead, knee to ankle straight down.
    assert joints[Joint.LEFT_KNEE, [0, 2]] == pytest.approx((ADULT.thigh_m, 0.0))
    assert joints[Joint.LEFT_ANKLE, [0, 2]] == pytest.approx((ADULT.thigh_m, -ADULT.shank_m))


def test_abduction_by_30_moves_a_straight_leg_outward_by_half_its_length() -> None:
    joints = pose_body(KeyPose(right_abduction_deg=30.0)).joints_m
    leg_m = ADULT.thigh_m + ADULT.shank_m
    # sin 30 = 0.5, to the right = negative y
    assert joints[Joint.RIGHT_ANKLE, 1] == pytest.approx(-ADULT.hip_half_m - 0.5 * leg_m)


def test_abduction_leaves_the_side_view_of_the_thigh_as_it_was() -> None:
    joints = pose_body(KeyPose(left_thigh_deg=60.0, left_abduction_deg=25.0)).joints_m
    thigh = joints[Joint.LEFT_KNEE] - joints[Joint.LEFT_HIP]
    assert np.degrees(np.arctan2(thigh[0], -thigh[2])) == pytest.approx(60.0)


def test_outward_rotation_carries_the_ankle_of_a_bent_knee_to_the_midline() -> None:
    pose = KeyPose(left_thigh_deg=90.0, left_rotation_deg=30.0)
    joints = pose_body(pose).joints_m
    swing_m = joints[Joint.LEFT_ANKLE, 1] - joints[Joint.LEFT_KNEE, 1]
    assert swing_m == pytest.approx(-0.5 * ADULT.shank_m)  # sin 30


def test_trunk_leaning_30_puts_the_shoulders_forward_by_half_the_trunk() -> None:
    joints = pose_body(KeyPose(trunk_deg=30.0)).joints_m
    assert joints[Joint.CHEST, 0] == pytest.approx(0.5 * ADULT.trunk_m)


def test_pelvis_drop_lowers_the_right_hip() -> None:
    joints = pose_body(KeyPose(pelvis_drop_deg=10.0)).joints_m
    drop_m = joints[Joint.LEFT_HIP, 2] - joints[Joint.RIGHT_HIP, 2]
    assert drop_m == pytest.approx(2 * ADULT.hip_half_m * np.sin(np.radians(10.0)))


@given(pose=_POSES)
def test_bones_keep_their_length_in_any_pose(pose: KeyPose) -> None:
    joints = pose_body(pose).joints_m
    for first, second, length_m in _BONES:
        assert np.linalg.norm(joints[first] - joints[second]) == pytest.approx(length_m)


@given(pose=_POSES)
def test_a_mirrored_pose_is_the_mirror_image(pose: KeyPose) -> None:
    joints = pose_body(pose).joints_m
    mirrored = pose_body(mirrored_pose(pose)).joints_m
    for left in (row for row in Joint if row.name.startswith("LEFT")):
        right = Joint[left.name.replace("LEFT", "RIGHT")]
        assert mirrored[right] == pytest.approx(joints[left] * (1.0, -1.0, 1.0), abs=1e-9)


@given(pose=_POSES)
def test_mirroring_twice_changes_nothing(pose: KeyPose) -> None:
    assert mirrored_pose(mirrored_pose(pose)) == pose


def test_blend_is_halfway_at_one_half() -> None:
    middle = blend(KeyPose(trunk_deg=10.0), KeyPose(trunk_deg=50.0), 0.5)
    assert middle.trunk_deg == pytest.approx(30.0)


def test_reach_bends_the_knee_to_the_side_of_the_hint() -> None:
    hip, ankle = vector(0.0, 0.0, 0.6), vector(0.0, 0.0, 0.0)
    knee, foot = reach(hip, vector(1.0, 0.0, 0.3), ankle)
    assert foot == pytest.approx(ankle)
    assert knee[0] > 0.0
    assert np.linalg.norm(knee - hip) == pytest.approx(ADULT.thigh_m)
    assert np.linalg.norm(ankle - knee) == pytest.approx(ADULT.shank_m)


def test_reach_beyond_the_leg_stays_straight_and_falls_short() -> None:
    hip, ankle = vector(0.0, 0.0, 2.0), vector(0.0, 0.0, 0.0)
    knee, foot = reach(hip, vector(0.1, 0.0, 1.0), ankle)
    assert np.linalg.norm(foot - hip) == pytest.approx(ADULT.thigh_m + ADULT.shank_m, abs=1e-5)
    assert np.linalg.norm(knee - hip) == pytest.approx(ADULT.thigh_m)


def test_shortest_turn_brings_one_direction_onto_the_other() -> None:
    start, end = vector(1.0, 0.0, 0.0), vector(0.0, 0.6, 0.8)
    assert shortest_turn(start, end) @ start == pytest.approx(end)
    assert rotation(vector(0.0, 0.0, 1.0), 90.0) @ start == pytest.approx((0.0, 1.0, 0.0))
