"""Picture pixels to view pixels: exact, mirrored, and never cutting the client."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

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


def test_framing_grows_until_the_body_is_inside_and_stays() -> None:
    framing = Framing()
    pose = figure.squat_pose(0.0)
    pose.points_px[:, 0] += 500.0
    for _ in range(60):
        transform = framing.update((1280, 720), view_size_px=(700, 1000), pose=pose)
    seen = transform.points(pose.points_px[pose.visibility >= 0.5])
    target = transform.target_px
    assert seen[:, 0].min() >= target.left
    assert seen[:, 0].max() <= target.left + target.width
    assert framing.update((1280, 720), view_size_px=(700, 1000), pose=None) == transform


def test_framing_does_not_jump() -> None:
    framing = Framing()
    before = framing.update((1280, 720), view_size_px=(700, 1000), pose=None)
    pose = figure.squat_pose(0.0)
    pose.points_px[:, 0] += 500.0
    after = framing.update((1280, 720), view_size_px=(700, 1000), pose=pose)
    grown = after.crop_px.width - before.crop_px.width
    assert 0 < grown <= 0.25 * (1280 - before.crop_px.width)


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
