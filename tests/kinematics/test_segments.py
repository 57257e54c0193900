"""Turning a network's pose into the frames everything is computed in."""

import math

import numpy as np
import pytest

from studio.kinematics.segments import body_points, segment_lengths, world_points
from studio.kinematics.world import angle_deg, unit
from studio.model.landmarks import Landmark, Side
from tests.builders import FOOT_M, SHANK_M, THIGH_M, TRUNK_M, hide, make_pose


def test_up_is_positive_and_hidden_points_are_not_seen() -> None:
    pose = hide(make_pose(), Landmark.LEFT_KNEE)
    points = body_points(pose)
    assert points.right.hip == pytest.approx(
        (pose.points_px[Landmark.RIGHT_HIP, 0], -pose.points_px[Landmark.RIGHT_HIP, 1])
    )
    assert math.isnan(points.left.knee[0])
    assert points.left_visibility == pytest.approx((0.99 + 0.1 + 0.99) / 3.0)


def test_space_is_turned_to_up_and_toward_the_camera() -> None:
    pose = hide(make_pose(), Landmark.NOSE)
    world = world_points(pose)
    assert world[Landmark.LEFT_SHOULDER, 1] == pytest.approx(TRUNK_M, abs=1e-6)
    # Facing picture right, the right side is near: positive toward the camera.
    assert world[Landmark.RIGHT_HIP, 2] > 0.0 > world[Landmark.LEFT_HIP, 2]
    assert np.isnan(world[Landmark.NOSE]).all()


def test_segment_lengths_of_a_standing_body() -> None:
    lengths = segment_lengths(body_points(make_pose(pixels_per_m=100.0)).right)
    assert lengths.thigh == pytest.approx(100.0 * THIGH_M, abs=0.01)
    assert lengths.shank == pytest.approx(100.0 * SHANK_M, abs=0.01)
    assert lengths.trunk == pytest.approx(100.0 * TRUNK_M, abs=0.01)
    assert lengths.foot == pytest.approx(100.0 * FOOT_M, abs=0.01)


def test_both_is_no_side() -> None:
    with pytest.raises(ValueError, match="left or right"):
        body_points(make_pose()).limb(Side.BOTH)


def test_no_direction_is_not_a_number() -> None:
    assert math.isnan(unit((0.0, 0.0, 0.0))[0])
    assert math.isnan(angle_deg((0.0, 0.0, 0.0), (1.0, 0.0, 0.0)))
