"""A knee in space from picture, depth and lengths."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.kinematics.features import SPACE_FROM_DEG, FeatureExtractor
from studio.kinematics.fusion import DOUBTFUL_DEPTH_RATIO, lift
from tests.builders import Posture, make_pose, squat_posture


def test_a_segment_in_the_picture_plane_has_no_depth() -> None:
    assert lift((0.0, 0.0), (3.0, 4.0), depth=0.1, length=5.0) == (3.0, 4.0, 0.0)


def test_depth_is_mixed_from_network_and_length() -> None:
    # Length 5, pictured 3: 4 are missing; the network says -2: 0.6 * 2 + 0.4 * 4 = 2.8,
    # shrunk to sqrt(2.8^2 - (0.12 * 5)^2).
    assert lift((0.0, 0.0), (3.0, 0.0), depth=-2.0, length=5.0) == pytest.approx(
        (3.0, 0.0, -math.sqrt(2.8**2 - (DOUBTFUL_DEPTH_RATIO * 5.0) ** 2))
    )


@given(yaw_deg=st.floats(0.0, 90.0), depth_ratio=st.floats(0.3, 1.0))
def test_knee_and_hip_are_right_from_every_view(yaw_deg: float, depth_ratio: float) -> None:
    extractor = FeatureExtractor()
    for step in range(15):
        extractor.update(make_pose(Posture(), yaw_deg=yaw_deg), time_s=step / 30.0)
    measured = extractor.update(make_pose(squat_posture(depth_ratio), yaw_deg=yaw_deg), time_s=0.5)
    for side in ("left", "right"):
        assert measured[f"{side}_hip_fold_deg"] == pytest.approx(122.0 * depth_ratio, abs=6.0)
        assert measured[f"{side}_knee_flexion_deg"] == pytest.approx(102.0 * depth_ratio, abs=9.0)


def test_a_small_bend_toward_the_camera_is_not_believed() -> None:
    # 12 degrees of bend seen from the front: what the network says of straight standing legs.
    extractor = FeatureExtractor()
    bent = Posture(left_thigh_deg=6.0, left_shank_deg=6.0, right_thigh_deg=6.0, right_shank_deg=6.0)
    for step in range(30):
        measured = extractor.update(make_pose(bent, yaw_deg=90.0), time_s=step / 30.0)
    assert measured["left_knee_flexion_deg"] < 4.0


def test_not_known_from_the_picture_is_still_known_in_space() -> None:
    # From the front nothing says which way the body faces, so the picture has no signed fold.
    extractor = FeatureExtractor()
    measured = extractor.update(make_pose(yaw_deg=SPACE_FROM_DEG + 50.0), time_s=0.0)
    assert measured["left_hip_fold_deg"] == pytest.approx(0.0, abs=0.5)
