"""The demo athlete as the station's camera."""

import numpy as np
import pytest

from studio import paths
from studio.catalog.loader import load_catalog
from studio.model.landmarks import Side
from studio.vision.demo_athlete import DemoAthlete


@pytest.fixture(scope="module")
def athlete() -> DemoAthlete:
    return DemoAthlete(load_catalog(paths.resources()).exercises, first_id="goblet_squat")


def test_pictures_are_numbered_and_time_goes_on(athlete: DemoAthlete) -> None:
    source = athlete.open()
    frames = [source.read() for _ in range(4)]
    source.close()

    shown = [frame for frame in frames if frame is not None]
    assert [frame.index for frame in shown] == [0, 1, 2, 3]
    assert all(np.diff([frame.time_s for frame in shown]) > 0)
    assert shown[0].size_px == (1280, 720)


def test_it_does_what_is_chosen_and_time_still_goes_on(athlete: DemoAthlete) -> None:
    source = athlete.open()
    squat = source.read()
    athlete.perform("clamshell", side=Side.LEFT)
    lying = source.read()
    source.close()

    assert squat is not None
    assert lying is not None
    assert lying.index == 1
    assert lying.time_s > squat.time_s
    changed = np.abs(lying.image_bgr.astype(int) - squat.image_bgr.astype(int)).max(axis=2) > 30
    assert changed.mean() > 0.02


def test_it_turns_so_that_the_working_leg_is_near(athlete: DemoAthlete) -> None:
    source = athlete.open()
    pictures = {}
    for side in (Side.LEFT, Side.RIGHT):
        athlete.perform("reverse_lunge", side=side)
        frame = source.read()
        assert frame is not None
        pictures[side] = frame.image_bgr[:, 320:960].astype(int)
    source.close()
    mirrored = np.abs(pictures[Side.LEFT][:, ::-1] - pictures[Side.RIGHT]).mean()
    same_way = np.abs(pictures[Side.LEFT] - pictures[Side.RIGHT]).mean()
    assert mirrored < 0.5 * same_way


def test_an_unknown_exercise_changes_nothing(athlete: DemoAthlete) -> None:
    athlete.perform("goblet_squat", side=Side.BOTH)
    before = athlete.task

    athlete.perform("handstand", side=Side.BOTH)

    assert athlete.task is before


def test_it_is_a_live_source_without_an_end(athlete: DemoAthlete) -> None:
    source = athlete.open()

    assert source.is_live
    assert source.frame_count is None
    assert source.name == "demo athlete"
    source.close()


def test_closed_it_gives_nothing(athlete: DemoAthlete) -> None:
    source = athlete.open()
    source.close()
    source.close()

    assert source.read() is None
