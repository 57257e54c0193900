"""True values against answers worked out by hand."""

import pytest

from studio.model.exercise import KeyPose
from studio.vision.athlete.kinematics import pose_body
from studio.vision.athlete.truth import true_values


def values(pose: KeyPose) -> dict[str, float]:
    return true_values(pose_body(pose), start=pose_body(KeyPose()))


def test_hip_fold_is_trunk_plus_thigh_and_knee_is_thigh_plus_shank() -> None:
    seen = values(KeyPose(trunk_deg=42.0, left_thigh_deg=80.0, left_shank_deg=22.0))
    assert seen["left_hip_fold_deg"] == pytest.approx(122.0)  # 42 + 80
    assert seen["left_knee_flexion_deg"] == pytest.approx(102.0)  # 80 + 22
    assert seen["left_shank_deg"] == pytest.approx(22.0)
    assert seen["trunk_deg"] == pytest.approx(42.0)


def test_lying_on_the_back_the_fold_is_the_same_sum() -> None:
    seen = values(KeyPose(trunk_deg=-90.0, right_thigh_deg=142.0, right_shank_deg=-30.0))
    assert seen["right_hip_fold_deg"] == pytest.approx(52.0)


def test_a_thigh_behind_the_trunk_line_is_negative() -> None:
    seen = values(KeyPose(trunk_deg=0.0, left_thigh_deg=-10.0, left_shank_deg=20.0))
    assert seen["left_hip_fold_deg"] == pytest.approx(-10.0)


def test_abduction_on_both_sides() -> None:
    seen = values(KeyPose(left_abduction_deg=30.0, right_abduction_deg=-5.0))
    assert seen["left_thigh_abduction_deg"] == pytest.approx(30.0)
    assert seen["right_thigh_abduction_deg"] == pytest.approx(-5.0)


def test_knee_azimuth_is_zero_straight_ahead_and_positive_outward() -> None:
    straight = values(KeyPose(left_thigh_deg=80.0, left_shank_deg=20.0))
    outward = values(
        KeyPose(
            left_thigh_deg=80.0,
            left_shank_deg=20.0,
            left_abduction_deg=20.0,
            right_thigh_deg=80.0,
            right_shank_deg=20.0,
            right_abduction_deg=20.0,
        )
    )
    assert straight["left_knee_azimuth_deg"] == pytest.approx(0.0, abs=1e-6)
    assert outward["left_knee_azimuth_deg"] > 10.0
    assert outward["right_knee_azimuth_deg"] == pytest.approx(outward["left_knee_azimuth_deg"])


def test_shank_swing_counts_toward_the_midline() -> None:
    seen = values(KeyPose(right_thigh_deg=90.0, right_rotation_deg=25.0))
    assert seen["right_shank_swing_deg"] == pytest.approx(25.0)
    assert seen["left_shank_swing_deg"] == pytest.approx(0.0)


def test_standing_straight_is_full_height() -> None:
    assert values(KeyPose())["pelvis_height_ratio"] == pytest.approx(1.0)
