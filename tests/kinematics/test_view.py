"""From where the camera sees the body."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.kinematics.segments import body_points, world_points
from studio.kinematics.view import (
    HYSTERESIS_DEG,
    ViewGate,
    ViewState,
    ViewTracker,
    classify,
    gate,
    yaw_from_axes_deg,
)
from studio.kinematics.world import body_axes
from studio.model.exercise import View
from studio.model.landmarks import Landmark, Side
from studio.model.pose import Pose
from tests.builders import Posture, hide, make_pose, squat_posture


def watch(tracker: ViewTracker, pose: Pose, *, from_s: float, seconds: float) -> ViewState:
    """Show the same pose for a while."""
    for step in range(max(round(seconds * 30), 1)):
        points = body_points(pose)
        space = [(x, y, z) for x, y, z in world_points(pose).tolist()]
        state = tracker.update(points, body_axes(space), time_s=from_s + step / 30.0)
    return state


@given(yaw_deg=st.floats(0.0, 90.0), depth_ratio=st.floats(0.0, 1.0), facing_left=st.booleans())
def test_yaw_is_that_of_the_body_in_any_depth_of_a_squat(
    yaw_deg: float, depth_ratio: float, facing_left: bool
) -> None:
    pose = make_pose(squat_posture(depth_ratio), yaw_deg=yaw_deg, facing_left=facing_left)
    state = watch(ViewTracker(), pose, from_s=0.0, seconds=0.1)
    assert state.yaw_deg == pytest.approx(yaw_deg, abs=0.1)


def test_yaw_follows_a_turn_smoothly() -> None:
    tracker = ViewTracker()
    watch(tracker, make_pose(yaw_deg=0.0), from_s=0.0, seconds=1.0)
    turned = make_pose(yaw_deg=60.0)
    assert watch(tracker, turned, from_s=1.0, seconds=0.04).yaw_deg < 10.0
    assert watch(tracker, turned, from_s=1.1, seconds=3.0).yaw_deg == pytest.approx(60.0, abs=0.5)


def rolled(pose: Pose, degrees: float) -> Pose:
    """The same body with the camera (or the body) turned about the optical axis."""
    angle = math.radians(degrees)
    turn = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    points = (pose.points_px - 400.0) @ turn.T + 400.0
    world = pose.world_m.copy()
    world[:, :2] = world[:, :2] @ turn.T
    return replace(pose, points_px=points.astype(np.float32), world_m=world)


@pytest.mark.parametrize("degrees", [90.0, -90.0, 180.0])
def test_lying_people_have_the_same_view_as_standing_ones(degrees: float) -> None:
    for yaw_deg in (5.0, 45.0, 85.0):
        upright = make_pose(squat_posture(0.5), yaw_deg=yaw_deg)
        standing = watch(ViewTracker(), upright, from_s=0.0, seconds=0.5)
        lying = watch(ViewTracker(), rolled(upright, degrees), from_s=0.0, seconds=0.5)
        assert lying.yaw_deg == pytest.approx(standing.yaw_deg, abs=0.1)
        assert lying.view is standing.view
        assert lying.facing == standing.facing
        assert lying.near is standing.near


@pytest.mark.parametrize("facing_left", [False, True])
@pytest.mark.parametrize("depth_ratio", [0.0, 1.0])
def test_facing_and_near_side_from_the_side(facing_left: bool, depth_ratio: float) -> None:
    pose = make_pose(squat_posture(depth_ratio), facing_left=facing_left)
    state = watch(ViewTracker(), pose, from_s=0.0, seconds=0.5)
    assert state.facing == (-1.0 if facing_left else 1.0)
    assert state.near is (Side.LEFT if facing_left else Side.RIGHT)


def test_facing_survives_a_short_glimpse_of_the_other_way_but_not_a_turn() -> None:
    tracker = ViewTracker()
    right, left = make_pose(), make_pose(facing_left=True)
    watch(tracker, right, from_s=0.0, seconds=2.0)
    assert watch(tracker, left, from_s=2.0, seconds=0.2).facing == 1.0
    assert watch(tracker, right, from_s=2.3, seconds=1.0).facing == 1.0
    assert watch(tracker, left, from_s=3.3, seconds=3.0).facing == -1.0


def test_the_near_side_does_not_switch_within_a_rep() -> None:
    tracker = ViewTracker()
    watch(tracker, make_pose(), from_s=0.0, seconds=2.0)
    blurred = hide(make_pose(), Landmark.RIGHT_KNEE, Landmark.RIGHT_ANKLE)
    assert watch(tracker, blurred, from_s=2.0, seconds=0.3).near is Side.RIGHT


def test_the_near_side_follows_visibility_where_depth_says_little() -> None:
    pose = make_pose(yaw_deg=88.0)
    visibility = pose.visibility.copy()
    visibility[[Landmark.RIGHT_HIP, Landmark.RIGHT_KNEE, Landmark.RIGHT_ANKLE]] = 0.4
    tracker = ViewTracker()
    state = watch(tracker, replace(pose, visibility=visibility), from_s=0.0, seconds=1.0)
    assert state.near is Side.LEFT


def test_outward_tells_facing_the_camera_from_turned_away() -> None:
    facing = make_pose(yaw_deg=90.0)
    away = make_pose(yaw_deg=-90.0)
    assert watch(ViewTracker(), facing, from_s=0.0, seconds=0.5).left_outward == 1.0
    assert watch(ViewTracker(), away, from_s=0.0, seconds=0.5).left_outward == -1.0


def test_nothing_is_known_before_anything_is_seen() -> None:
    hidden = hide(make_pose(), *Landmark)
    state = watch(ViewTracker(), hidden, from_s=0.0, seconds=0.5)
    assert math.isnan(state.yaw_deg)
    assert math.isnan(state.facing)
    assert state.view is None
    assert gate(state.yaw_deg, View.SIDE) is ViewGate.COUNT_ONLY


def test_reset_forgets_the_client() -> None:
    tracker = ViewTracker()
    watch(tracker, make_pose(), from_s=0.0, seconds=1.0)
    tracker.reset()
    assert tracker.state.view is None
    assert tracker.state.near is None


def test_a_still_body_seen_from_the_front_gives_no_facing_by_itself() -> None:
    state = watch(ViewTracker(), make_pose(Posture(), yaw_deg=90.0), from_s=0.0, seconds=1.0)
    assert math.isnan(state.facing)


@pytest.mark.parametrize(
    ("yaw_deg", "wanted", "expected"),
    [
        (12.0, View.SIDE, ViewGate.FULL),
        (12.1, View.SIDE, ViewGate.COUNT_ONLY),
        (20.0, View.SIDE, ViewGate.COUNT_ONLY),
        (20.1, View.SIDE, ViewGate.TURN),
        (82.0, View.FRONT, ViewGate.FULL),
        (81.9, View.FRONT, ViewGate.COUNT_ONLY),
        (75.0, View.FRONT, ViewGate.COUNT_ONLY),
        (74.9, View.FRONT, ViewGate.TURN),
        (35.0, View.OBLIQUE, ViewGate.FULL),
        (55.0, View.OBLIQUE, ViewGate.FULL),
        (60.0, View.OBLIQUE, ViewGate.COUNT_ONLY),
        (80.0, View.OBLIQUE, ViewGate.TURN),
    ],
)
def test_gates_are_those_of_the_specification(
    yaw_deg: float, wanted: View, expected: ViewGate
) -> None:
    assert gate(yaw_deg, wanted) is expected


def test_a_gate_is_left_later_than_entered() -> None:
    just_out = 12.0 + HYSTERESIS_DEG - 0.1
    assert gate(just_out, View.SIDE, before=ViewGate.FULL) is ViewGate.FULL
    assert gate(just_out, View.SIDE, before=ViewGate.COUNT_ONLY) is ViewGate.COUNT_ONLY
    turned = 20.0 + HYSTERESIS_DEG - 0.1
    assert gate(turned, View.SIDE, before=ViewGate.COUNT_ONLY) is ViewGate.COUNT_ONLY
    assert gate(turned, View.SIDE, before=ViewGate.TURN) is ViewGate.TURN


def test_view_classes_have_hysteresis() -> None:
    assert classify(21.0) is View.OBLIQUE
    assert classify(21.0, before=View.SIDE) is View.SIDE
    assert classify(74.0) is View.OBLIQUE
    assert classify(74.0, before=View.FRONT) is View.FRONT
    assert classify(10.0) is View.SIDE
    assert classify(80.0) is View.FRONT
    assert classify(math.nan) is None


@pytest.mark.parametrize(("lean_deg", "wanted_deg"), [(0.0, 12.0), (95.0, 4.0)])
def test_lying_the_shoulders_tell_how_far_a_body_is_turned(
    lean_deg: float, wanted_deg: float
) -> None:
    """Shoulders 4 degrees off the side view, hips 20: upright the mean, lying the shoulders."""
    up = (math.sin(math.radians(lean_deg)), math.cos(math.radians(lean_deg)), 0.0)

    def across(yaw_deg: float) -> tuple[float, float, float]:
        """At right angles to the trunk, so many degrees off the line of sight."""
        yaw = math.radians(yaw_deg)
        return math.sin(yaw) * up[1], -math.sin(yaw) * up[0], math.cos(yaw)

    points = [(0.0, 0.0, 0.0)] * 33
    for left, right, yaw_deg, height in (
        (Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER, 4.0, 0.5),
        (Landmark.LEFT_HIP, Landmark.RIGHT_HIP, 20.0, 0.0),
    ):
        middle = np.array(up) * height
        points[left] = tuple((middle + 0.15 * np.array(across(yaw_deg))).tolist())
        points[right] = tuple((middle - 0.15 * np.array(across(yaw_deg))).tolist())

    assert yaw_from_axes_deg(body_axes(points)) == pytest.approx(wanted_deg, abs=0.2)
