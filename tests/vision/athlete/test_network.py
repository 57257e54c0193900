"""The real network follows the drawn athlete."""

import math

import numpy as np
import pytest

from studio.model.exercise import TempoTarget, View
from studio.model.landmarks import Landmark
from studio.vision.athlete.crowd import Walker
from studio.vision.athlete.source import AthleteSource, Facing, near_side
from studio.vision.athlete.spot import Spot
from studio.vision.blazepose import BlazePoseEstimator
from studio.vision.model_files import ModelFiles
from tests.vision.athlete.library import EXERCISES

_QUICK = TempoTarget(eccentric_s=1.0, pause_long_s=0.2, concentric_s=1.0, pause_short_s=0.2)
_ERROR_MAX_PX = 15.0


@pytest.fixture(scope="module")
def estimator(model_files: ModelFiles) -> BlazePoseEstimator:
    return BlazePoseEstimator(model_files.folder, threads=1)


def follow(
    source: AthleteSource, estimator: BlazePoseEstimator, sides: tuple[str, ...]
) -> tuple[int, int, dict[str, float]]:
    """Frames, frames with a body, and the median error of each joint in pixels."""
    estimator.reset()
    errors: dict[str, list[float]] = {}
    frames = found = 0
    while (frame := source.read()) is not None:
        frames += 1
        pose = estimator.estimate(frame)
        if pose is None:
            continue
        found += 1
        truth = source.truth_at(frame.time_s).points_px
        for name in ("SHOULDER", "HIP", "KNEE", "ANKLE"):
            for side in sides:
                row = Landmark[f"{side}_{name}"]
                errors.setdefault(name, []).append(math.dist(pose.points_px[row], truth[row]))
    return frames, found, {name: float(np.median(values)) for name, values in errors.items()}


@pytest.mark.parametrize("facing", list(Facing))
@pytest.mark.parametrize("exercise_id", ["goblet_squat", "glute_bridge", "donkey_kick"])
def test_side_view_is_followed(
    estimator: BlazePoseEstimator, exercise_id: str, facing: Facing
) -> None:
    source = AthleteSource(
        EXERCISES[exercise_id], reps=1, tempo=_QUICK, facing=facing, fps=8.0, paced=False
    )
    frames, found, errors = follow(source, estimator, (near_side(facing).name,))
    assert found == frames
    assert max(errors.values()) < _ERROR_MAX_PX, errors


def test_front_view_is_followed(estimator: BlazePoseEstimator) -> None:
    source = AthleteSource(
        EXERCISES["standing_abduction"],
        reps=1,
        tempo=_QUICK,
        view=View.FRONT,
        fps=8.0,
        paced=False,
    )
    frames, found, errors = follow(source, estimator, ("LEFT", "RIGHT"))
    assert found == frames
    assert max(errors.values()) < _ERROR_MAX_PX, errors


def test_a_passer_by_alone_is_seen_as_a_person(estimator: BlazePoseEstimator) -> None:
    walker = Walker(begins_at=Spot(right_m=0.2), speed_m_s=0.2)
    far_away = Spot(away_m=500.0)
    source = AthleteSource(
        EXERCISES["goblet_squat"],
        reps=1,
        tempo=_QUICK,
        fps=4.0,
        paced=False,
        at=far_away,
        others=(walker,),
    )
    frames, found, _ = follow(source, estimator, ("LEFT",))
    assert found >= 0.9 * frames
