"""Whole-body signals: hand-derived values and what must not change them."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.kinematics.movement import Movement, MovementReader
from studio.model.landmarks import Landmark
from studio.model.pattern import Signal
from tests.builders import Posture, hide, make_pose, squat_posture


def _read(posture: Posture, **kwargs: float) -> Movement:
    return MovementReader().update(make_pose(posture, **kwargs))  # type: ignore[arg-type]


def test_standing_is_straight_and_tall() -> None:
    signals = _read(Posture()).signals

    assert signals[Signal.KNEE_FLEXION] == pytest.approx(0.0, abs=0.5)
    assert signals[Signal.TRUNK_LEAN] == pytest.approx(0.0, abs=0.5)
    assert signals[Signal.PELVIS_HEIGHT] == pytest.approx(1.0, abs=0.02)


def test_squat_angles_are_the_posed_ones() -> None:
    # Bottom of the posed squat: knee 80 + 22, trunk 42.
    signals = _read(squat_posture(1.0)).signals

    assert signals[Signal.KNEE_FLEXION] == pytest.approx(102.0, abs=1.0)
    assert signals[Signal.TRUNK_LEAN] == pytest.approx(42.0, abs=1.0)


@given(yaw=st.floats(0.0, 180.0), depth=st.floats(0.0, 1.0))
def test_angles_do_not_depend_on_the_view(yaw: float, depth: float) -> None:
    side = _read(squat_posture(depth)).signals
    turned = _read(squat_posture(depth), yaw_deg=yaw).signals

    for signal in (Signal.HIP_FOLD, Signal.KNEE_FLEXION, Signal.TRUNK_LEAN, Signal.THIGH_GAP):
        assert turned[signal] == pytest.approx(side[signal], abs=0.5)


@given(scale=st.floats(0.4, 2.5))
def test_heights_do_not_depend_on_the_distance(scale: float) -> None:
    near = _read(squat_posture(0.7), pixels_per_m=340.0 * scale).signals
    usual = _read(squat_posture(0.7)).signals

    assert near[Signal.PELVIS_HEIGHT] == pytest.approx(usual[Signal.PELVIS_HEIGHT], abs=0.01)


def test_leg_length_outlasts_a_squat_seen_from_the_front() -> None:
    reader = MovementReader()
    standing = reader.update(make_pose(squat_posture(0.0), yaw_deg=90.0, time_s=0.0))
    low = reader.update(make_pose(squat_posture(1.0), yaw_deg=90.0, time_s=1.0))

    assert low.leg_px == pytest.approx(standing.leg_px, rel=0.02)


def test_pelvis_rise_is_over_the_lowest_of_the_last_seconds() -> None:
    reader = MovementReader()
    reader.update(make_pose(squat_posture(1.0), time_s=0.0))
    risen = reader.update(make_pose(squat_posture(0.0), time_s=1.0))
    later = reader.update(make_pose(squat_posture(0.0), time_s=20.0))

    assert risen.signals[Signal.PELVIS_RISE] > 0.2
    assert later.signals[Signal.PELVIS_RISE] == pytest.approx(0.0, abs=1e-6)


def test_one_bent_leg_is_told_from_the_other() -> None:
    posture = dataclasses.replace(Posture(), left_thigh_deg=60.0, left_shank_deg=0.0)

    movement = _read(posture)

    assert movement.bends_deg[0] == pytest.approx(60.0, abs=1.0)
    assert movement.bends_deg[1] == pytest.approx(0.0, abs=1.0)
    assert movement.signals[Signal.KNEE_FLEXION_MOST] == pytest.approx(60.0, abs=1.0)


def test_a_hidden_far_leg_does_not_hide_the_body() -> None:
    pose = hide(make_pose(), Landmark.RIGHT_HIP, Landmark.RIGHT_KNEE, Landmark.RIGHT_ANKLE)
    both = hide(pose, Landmark.LEFT_HIP, Landmark.LEFT_KNEE, Landmark.LEFT_ANKLE)

    assert MovementReader().update(pose).legs_seen_ratio > 0.9
    assert MovementReader().update(both).legs_seen_ratio < 0.2


def test_a_forgotten_person_leaves_no_leg_behind() -> None:
    reader = MovementReader()
    reader.update(make_pose(pixels_per_m=340.0))
    reader.reset()

    small = reader.update(make_pose(pixels_per_m=100.0))

    assert small.leg_px == pytest.approx(84.0, rel=0.05)
    assert np.isfinite(list(small.signals.values())).all()


def test_a_leg_that_moves_in_the_picture_is_seen_there_when_depth_is_guessed_flat() -> None:
    standing = make_pose(Posture(), yaw_deg=90.0)
    points = standing.points_px.copy()
    hip = points[Landmark.LEFT_HIP]
    length_px = float(np.linalg.norm(points[Landmark.LEFT_KNEE] - hip))
    aside = np.array([np.sin(np.radians(20.0)), np.cos(np.radians(20.0))])
    points[Landmark.LEFT_KNEE] = hip + length_px * aside

    signals = MovementReader().update(dataclasses.replace(standing, points_px=points)).signals

    assert signals[Signal.THIGH_GAP_SHOWN] == pytest.approx(20.0, abs=1.0)


@pytest.mark.parametrize(
    ("left_x", "right_x", "wanted_deg"),
    [(0.0, 0.0, 0.0), (-50.0, 0.0, 45.0), (0.0, 50.0, 45.0), (50.0, 0.0, 0.0)],
)
def test_of_both_shanks_the_one_further_towards_the_other_leg_swings(
    left_x: float, right_x: float, wanted_deg: float
) -> None:
    """Knees 100 px apart, ankles 50 px below them; the left one is right in the picture."""
    pose = make_pose(Posture(), yaw_deg=90.0)
    points = pose.points_px.copy()
    points[Landmark.LEFT_KNEE], points[Landmark.RIGHT_KNEE] = (400.0, 400.0), (300.0, 400.0)
    points[Landmark.LEFT_ANKLE] = (400.0 + left_x, 450.0)
    points[Landmark.RIGHT_ANKLE] = (300.0 + right_x, 450.0)

    signals = MovementReader().update(dataclasses.replace(pose, points_px=points)).signals

    assert signals[Signal.SHANK_SWING_MOST] == pytest.approx(wanted_deg, abs=0.1)
