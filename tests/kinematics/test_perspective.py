"""Knees before the hips show larger."""

import math

import numpy as np
import pytest

from studio.kinematics.perspective import FOCAL_PER_WIDTH, knee_scale_ratio
from studio.kinematics.segments import body_points, world_points
from studio.model.landmarks import LANDMARK_COUNT, Landmark
from studio.model.pose import Pose

_WIDTH_PX = 1000.0
_THIGH_PX = 100.0


def ratio(*, shown_px: float, knees_z_m: float, visible: float = 1.0) -> float:
    """Both thighs show `shown_px` of their 100 px; z as the network gives it, away positive."""
    points = np.full((LANDMARK_COUNT, 2), 300.0, dtype=np.float32)
    world_m = np.zeros((LANDMARK_COUNT, 3), dtype=np.float32)
    for knee in (Landmark.LEFT_KNEE, Landmark.RIGHT_KNEE):
        points[knee, 1] += shown_px
        world_m[knee, 2] = knees_z_m
    pose = Pose(
        time_s=0.0,
        image_size_px=(1000, 700),
        points_px=points,
        depth_px=np.zeros(LANDMARK_COUNT, dtype=np.float32),
        world_m=world_m,
        visibility=np.full(LANDMARK_COUNT, visible, dtype=np.float32),
        score=1.0,
    )
    space = [(x, y, z) for x, y, z in world_points(pose).tolist()]
    return knee_scale_ratio(body_points(pose), space, thigh_length=_THIGH_PX, width_px=_WIDTH_PX)


def test_thighs_in_the_picture_plane_change_nothing() -> None:
    assert ratio(shown_px=100.0, knees_z_m=-0.1) == pytest.approx(1.0)


def test_knees_toward_the_camera_show_larger() -> None:
    share = 80.0 / (FOCAL_PER_WIDTH * _WIDTH_PX)
    assert ratio(shown_px=60.0, knees_z_m=-0.3) == pytest.approx(1.0 / (1.0 - share))


def test_knees_away_from_the_camera_show_smaller() -> None:
    assert ratio(shown_px=60.0, knees_z_m=0.3) < 1.0


def test_unseen_knees_have_no_scale() -> None:
    assert math.isnan(ratio(shown_px=60.0, knees_z_m=0.3, visible=0.0))
