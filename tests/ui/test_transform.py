"""Picture pixels to view pixels: exact, mirrored, and never cutting the client."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.model.pose import Pose
from studio.ui.transform import Box, Framing, ViewTransform, whole_picture
from tests.ui import figure


def make_transform(*, mirrored: bool = True) -> ViewTransform:
    return ViewTransform(
        crop_px=Box(left=100, top=50, width=400, height=200),
        target_px=Box(left=10, top=20, width=800, height=400),
        mirrored=mirrored,
    )


def test_mirrored_point_is_exact() -> None:
    # 100 px into the crop of 400 = a quarter; mirrored three quarters of 800, from 10.
    assert make_transform().point((200.0, 100.0)) == (610.0, 120.0)


def test_unmirrored_point_is_exact() -> None:
    assert make_transform(mirrored=False).point((200.0, 100.0)) == (210.0, 120.0)


def test_edges_of_the_crop_are_edges_of_the_target() -> None:
    transform = make_transform()
    assert transform.point((100.0, 50.0)) == (810.0, 20.0)
    assert transform.point((500.0, 250.0)) == (10.0, 420.0)


def test_lengths_scale_and_directions_mirror() -> None:
    assert make_transform().length(10.0) == 20.0
    assert make_transform().direction_deg(30.0) == -30.0
    assert make_transform(mirrored=False).direction_deg(30.0) == 30.0


@given(
    x=st.floats(-2000, 4000, width=32),
    y=st.floats(-2000, 4000, width=32),
    mirrored=st.booleans(),
)
def test_many_points_go_where_each_point_goes(x: float, y: float, mirrored: bool) -> None:
    transform = make_transform(mirrored=mirrored)
    several = transform.points(np.array([[x, y]], np.float32))
    assert several.dtype == np.float32
    assert several[0] == pytest.approx(transform.point((x, y)), abs=0.02)


def test_points_leaves_its_input_alone() -> None:
    points = np.array([[200.0, 100.0]], np.float32)
    make_transform().points(points)
    assert points.tolist() == [[200.0, 100.0]]


def test_whole_picture_has_bars_where_shapes_differ() -> None:
    transform = whole_picture((1280, 720), view_size_px=(1000, 1000))
    assert transform.crop_px == Box(left=0, top=0, width=1280, height=720)
    assert transform.target_px == Box(left=0, top=219, width=1000, height=562)


def test_framing_fills_the_view() -> None:
    transform = Framing().update((1280, 720), view_size_px=(1000, 1000), pose=None)
    assert transform.target_px == Box(left=0, top=0, width=1000, height=1000)
    assert transform.crop_px == Box(left=280, top=0, width=720, height=720)


def settle(framing: Framing, pose: Pose | None, *, view: tuple[int, int]) -> ViewTransform:
    for _ in range(60):
        transform = framing.update((1280, 720), view_size_px=view, pose=pose)
    return transform


def moved_pose(right_px: float, down_px: float = 0.0, *, progress: float = 0.0) -> Pose:
    pose = figure.squat_pose(progress)
    pose.points_px[:, 0] += right_px
    pose.points_px[:, 1] += down_px
    return pose


def test_framing_moves_to_the_body_at_the_same_scale_and_stays() -> None:
    framing, pose, view = Framing(), moved_pose(500.0), (700, 1000)
    before = framing.update((1280, 720), view_size_px=view, pose=None)
    transform = settle(framing, pose, view=view)
    seen = transform.points(pose.points_px[pose.visibility >= 0.5])
    assert seen[:, 0].min() >= 0
    assert seen[:, 0].max() <= 700
    assert transform.scale == pytest.approx(before.scale, rel=0.01)
    assert settle(framing, None, view=view) == transform


def test_framing_shows_more_where_the_body_is_too_long_for_the_view() -> None:
    pose, view = figure.squat_pose(0.0), (300, 1000)
    pose.points_px[:, 0] = np.linspace(200.0, 1000.0, len(pose.points_px))
    transform = settle(Framing(), pose, view=view)
    seen = transform.points(pose.points_px[pose.visibility >= 0.5])
    assert seen[:, 0].min() >= 0
    assert seen[:, 0].max() <= 300


def test_framing_does_not_jump() -> None:
    framing, view = Framing(), (700, 1000)
    before = framing.update((1280, 720), view_size_px=view, pose=None).crop_px.left
    after = framing.update((1280, 720), view_size_px=view, pose=moved_pose(500.0)).crop_px.left
    end = settle(framing, moved_pose(500.0), view=view).crop_px.left
    assert before < after <= before + 0.25 * (end - before)


@pytest.mark.parametrize("view", [(1400, 830), (700, 1000), (1280, 720), (800, 540)])
def test_the_head_stays_clear_of_the_cue(view: tuple[int, int]) -> None:
    pose = moved_pose(0.0, -60.0)
    transform = settle(Framing(headroom_ratio=0.17), pose, view=view)
    seen = transform.points(pose.points_px[pose.visibility >= 0.5])
    assert seen[:, 1].min() >= 0.17 * view[1]
    assert seen[:, 1].max() <= view[1]
    target = transform.target_px
    assert target.top >= 0
    assert target.top + target.height <= view[1]


def test_a_squat_does_not_move_the_picture() -> None:
    framing, view = Framing(headroom_ratio=0.17), (1400, 830)
    standing = settle(framing, moved_pose(0.0, -40.0), view=view)
    down = moved_pose(0.0, -40.0, progress=1.0)
    assert settle(framing, down, view=view) == standing
    assert settle(framing, moved_pose(0.0, -40.0), view=view) == standing


@given(
    width=st.integers(64, 2000),
    height=st.integers(64, 2000),
    view_width=st.integers(50, 2000),
    view_height=st.integers(50, 2000),
)
def test_framing_stays_inside_picture_and_view(
    width: int, height: int, view_width: int, view_height: int
) -> None:
    view = (view_width, view_height)
    transform = Framing().update((width, height), view_size_px=view, pose=None)
    crop, target = transform.crop_px, transform.target_px
    assert crop.left >= 0
    assert crop.top >= 0
    assert crop.left + crop.width <= width
    assert crop.top + crop.height <= height
    assert target.left >= 0
    assert target.left + target.width <= view_width
    assert target.top + target.height <= view_height
