"""Light and distance during a set: told when they last, never for a moment."""

from dataclasses import replace

import numpy as np
import pytest

from studio.engine.course.sight_watch import FAR_HOLD_S, HOLD_S, SightWatch
from studio.model.pose import Pose
from tests.builders import make_pose, squat_posture
from tests.coaching.planned_visits import library
from tests.engine.fakes import BRIGHT, DARK, frame_at

STANDING = make_pose(squat_posture(0.0))


def scaled(pose: Pose, factor: float) -> Pose:
    """Nearer or farther, about the middle of the picture."""
    middle = np.asarray(pose.image_size_px, dtype=np.float32) / 2.0
    points = middle + factor * (pose.points_px - pose.points_px.mean(axis=0))
    return replace(pose, points_px=points.astype(np.float32))


def watch(
    sight: SightWatch,
    pose: Pose | None,
    *,
    seconds: float,
    start_s: float = 0.0,
    image: np.ndarray = BRIGHT,
) -> str:
    """What is said after so many seconds."""
    for step in range(round(30 * seconds) + 1):
        sight.update(pose, frame=frame_at(start_s + step / 30.0, image=image))
    return sight.advice


@pytest.mark.parametrize(
    ("factor", "image", "said"),
    [
        (1.0, BRIGHT, ""),
        (1.0, DARK, "It is too dark to see you well"),
        (3.0, BRIGHT, "Step back a little"),
        (0.2, BRIGHT, "Come a little closer"),
    ],
)
def test_what_keeps_the_station_from_seeing_is_told(
    factor: float, image: np.ndarray, said: str
) -> None:
    pose = scaled(STANDING, factor)

    assert watch(SightWatch(), pose, seconds=FAR_HOLD_S + 0.5, image=image) == said


def test_a_moment_is_not_told_and_what_is_over_is_not_told_on() -> None:
    sight = SightWatch()
    near = scaled(STANDING, 3.0)

    assert watch(sight, near, seconds=0.8 * HOLD_S) == ""
    assert watch(sight, STANDING, seconds=0.1, start_s=0.9) == ""
    assert watch(sight, near, seconds=1.2 * HOLD_S, start_s=1.1) != ""
    assert watch(sight, STANDING, seconds=0.1, start_s=2.5) == ""


def test_who_bows_in_every_rep_is_not_far_away() -> None:
    sight = SightWatch()
    bowed = scaled(STANDING, 0.2)

    for rep in range(4):
        assert watch(sight, bowed, seconds=3.0, start_s=4.0 * rep) == ""
        assert watch(sight, STANDING, seconds=0.5, start_s=4.0 * rep + 3.1) == ""


def test_who_lies_is_small_by_design() -> None:
    lying = SightWatch(library()["glute_bridge"])

    assert watch(lying, scaled(STANDING, 0.2), seconds=2 * FAR_HOLD_S) == ""


def test_of_nobody_only_the_light_is_told() -> None:
    assert watch(SightWatch(), None, seconds=2 * HOLD_S) == ""
    assert watch(SightWatch(), None, seconds=2 * HOLD_S, image=DARK) != ""
