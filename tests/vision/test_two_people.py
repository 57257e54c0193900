"""The client stays the client, through the real networks.

Each case reads the client alone and then with somebody else in the picture, and compares the
two tracks: pictures made of two demo athletes, and of two real clips side by side.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from studio.catalog.loader import load_catalog
from studio.model.frame import Frame
from studio.model.landmarks import Landmark
from studio.model.pose import Pose
from studio.paths import resources
from studio.vision.athlete.backdrop import studio_backdrop
from studio.vision.athlete.camera import Camera
from studio.vision.athlete.figure import DEFAULT_CLOTHES, SECOND_CLOTHES, Clothes
from studio.vision.athlete.scene import Scene
from studio.vision.athlete.source import AthleteSource
from studio.vision.athlete.spot import Spot
from studio.vision.blazepose import BlazePoseEstimator
from studio.vision.clip import ClipSource
from studio.vision.model_files import ModelFiles

FPS = 30.0
SIZE_PX = (960, 540)
Picture = NDArray[np.uint8]


@pytest.fixture(scope="module")
def estimator(model_files: ModelFiles) -> BlazePoseEstimator:
    return BlazePoseEstimator(model_files.folder)


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a track with company differs from the track alone, in torso lengths.

    Attributes:
        apart: One value a picture in which both tracks saw the client.
        hidden: Pictures in which only the track alone saw the client.
        longest_hidden: Most of them in a row.
    """

    apart: NDArray[np.float64]
    hidden: int
    longest_hidden: int


def track(estimator: BlazePoseEstimator, pictures: Iterator[Picture]) -> list[Pose | None]:
    estimator.reset()
    return [
        estimator.estimate(
            Frame(index=index, time_s=index / FPS, arrived_s=index / FPS, image_bgr=picture)
        )
        for index, picture in enumerate(pictures)
    ]


def _middle(pose: Pose, left: Landmark, right: Landmark) -> NDArray[np.float64]:
    return np.asarray(pose.points_px[[left, right]].mean(axis=0), np.float64)


def compare(alone: list[Pose | None], together: list[Pose | None]) -> Comparison:
    apart: list[float] = []
    hidden = run = longest = 0
    for single, other in zip(alone, together, strict=True):
        if single is None:
            continue
        run = run + 1 if other is None else 0
        longest = max(longest, run)
        if other is None:
            hidden += 1
            continue
        hip = _middle(single, Landmark.LEFT_HIP, Landmark.RIGHT_HIP)
        shoulder = _middle(single, Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER)
        other_hip = _middle(other, Landmark.LEFT_HIP, Landmark.RIGHT_HIP)
        apart.append(float(np.linalg.norm(hip - other_hip) / np.linalg.norm(hip - shoulder)))
    return Comparison(np.array(apart), hidden, longest)


class AthletePair:
    """A client who squats in the middle, and somebody else where the test says."""

    def __init__(self, *, other_clothes: Clothes) -> None:
        catalog = load_catalog(resources())
        self._client = AthleteSource(
            catalog.exercise("goblet_squat"), reps=2, size_px=SIZE_PX, paced=False
        )
        self._other = AthleteSource(
            catalog.exercise("kettlebell_deadlift"),
            reps=3,
            size_px=SIZE_PX,
            paced=False,
            clothes=other_clothes,
        )
        camera = Camera(size_px=SIZE_PX)
        self._scene = Scene(camera, studio_backdrop(camera))

    def pictures(
        self, spot_at: Callable[[float], Spot | None], *, duration_s: float
    ) -> Iterator[Picture]:
        for number in range(round(duration_s * FPS)):
            time_s = number / FPS
            figures = [self._client.figure_at(time_s)]
            spot = spot_at(time_s)
            if spot is not None:
                figures.append(replace(self._other.figure_at(time_s), spot=spot))
            yield self._scene.paint(figures)


@pytest.fixture(scope="module")
def athlete_alone(estimator: BlazePoseEstimator) -> list[Pose | None]:
    """Five seconds of the client with nobody else in the picture."""
    pair = AthletePair(other_clothes=SECOND_CLOTHES)
    return track(estimator, pair.pictures(lambda _: None, duration_s=5.0))


@pytest.mark.parametrize("side", [-1.0, 1.0], ids=["from the left", "from the right"])
@pytest.mark.parametrize("clothes", [DEFAULT_CLOTHES, SECOND_CLOTHES], ids=["same", "other"])
def test_athlete_who_crosses_in_front(
    side: float,
    clothes: Clothes,
    estimator: BlazePoseEstimator,
    athlete_alone: list[Pose | None],
) -> None:
    """Walks by at 1.4 m/s, nearer to the camera and so bigger."""
    pair = AthletePair(other_clothes=clothes)

    def walking_by(time_s: float) -> Spot | None:
        right_m = side * (2.4 - 1.4 * (time_s - 1.0))
        if time_s < 1.0 or abs(right_m) > 2.4:
            return None
        return Spot(right_m=right_m, away_m=-0.9, heading_deg=-90.0 * side)

    together = track(estimator, pair.pictures(walking_by, duration_s=5.0))
    result = compare(athlete_alone, together)
    assert np.median(result.apart) < 0.02
    assert (result.apart > 0.5).sum() <= 6  # a blink while both bodies overlap
    assert np.all(result.apart[-30:] < 0.1)
    assert result.longest_hidden < 0.8 * FPS


@pytest.mark.parametrize("side", [-1.0, 1.0], ids=["left", "right"])
def test_bigger_athlete_beside_who_leaves(
    side: float, estimator: BlazePoseEstimator, athlete_alone: list[Pose | None]
) -> None:
    pair = AthletePair(other_clothes=SECOND_CLOTHES)

    def beside(time_s: float) -> Spot | None:
        right_m = side * (1.3 + max(0.0, time_s - 2.0) * 1.4)
        if abs(right_m) > 2.6:
            return None
        return Spot(right_m=right_m, away_m=-0.6, heading_deg=90.0 * side, scale_ratio=1.05)

    together = track(estimator, pair.pictures(beside, duration_s=4.0))
    result = compare(athlete_alone[: len(together)], together)
    assert result.apart.max() < 0.2
    assert result.hidden <= 3


def _clip(path: Path, *, count: int, height_px: int) -> list[Picture]:
    source = ClipSource(path)
    pictures: list[Picture] = []
    while len(pictures) < count and (frame := source.read()) is not None:
        width, height = frame.size_px
        size = (round(width * height_px / height), height_px)
        pictures.append(np.asarray(cv2.resize(frame.image_bgr, size), np.uint8))
    source.close()
    return pictures


@pytest.mark.parametrize("side", ["left", "right"])
def test_real_clips_side_by_side(
    side: str, clips_folder: Path, estimator: BlazePoseEstimator
) -> None:
    """The client in the middle, and a bigger stranger's clip pasted beside it."""
    count = 120
    client = _clip(clips_folder / "goblet_squat-oblique-7.mp4", count=count, height_px=420)
    stranger = _clip(clips_folder / "goblet_squat-oblique-8.mp4", count=count, height_px=536)

    def pictures(*, with_stranger: bool) -> Iterator[Picture]:
        for own, other in zip(client, stranger, strict=True):
            canvas = np.full((SIZE_PX[1], SIZE_PX[0], 3), 100, np.uint8)
            left = (SIZE_PX[0] - own.shape[1]) // 2
            canvas[-own.shape[0] :, left : left + own.shape[1]] = own
            if with_stranger:
                start = left - other.shape[1] if side == "left" else left + own.shape[1]
                begin, end = max(0, start), min(SIZE_PX[0], start + other.shape[1])
                canvas[-other.shape[0] :, begin:end] = other[:, begin - start : end - start]
            yield canvas

    alone = track(estimator, pictures(with_stranger=False))
    together = track(estimator, pictures(with_stranger=True))
    result = compare(alone, together)
    assert np.median(result.apart) < 0.02
    assert (result.apart > 0.2).sum() <= 12  # the first look, until the middle was looked at
    assert np.all(result.apart[12:] < 0.2)
    assert result.hidden <= 3


def test_a_stream_that_begins_again_is_followed_as_before(estimator: BlazePoseEstimator) -> None:
    """As after the camera was off: stream time starts at 0 again."""
    pair = AthletePair(other_clothes=SECOND_CLOTHES)
    pictures = list(pair.pictures(lambda _: None, duration_s=1.0))
    first = track(estimator, iter(pictures))
    frames = [
        Frame(index=index, time_s=index / FPS, arrived_s=index / FPS, image_bgr=picture)
        for index, picture in enumerate(pictures)
    ]
    again = [estimator.estimate(frame) for frame in frames]
    assert compare(first, again).apart.max() < 0.02
    assert sum(pose is None for pose in again) == sum(pose is None for pose in first)
