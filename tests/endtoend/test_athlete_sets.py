"""A dozen sets of the demo athlete through the real network; `studio score --athlete` has all."""

import pytest

from studio.catalog.loader import Catalog
from studio.coaching.coach import Coach
from studio.engine.judging.athlete_grid import AthleteCase
from studio.engine.judging.landmark_cache import LandmarkCache
from studio.engine.judging.score_athlete import AthleteJudge
from studio.vision.athlete.motion import SpeedShape
from studio.vision.athlete.source import Facing
from studio.vision.blazepose import BlazePoseEstimator

SETS = (
    ("goblet_squat", SpeedShape.MINIMUM_JERK, Facing.RIGHT),
    ("goblet_squat", SpeedShape.CONSTANT, Facing.LEFT),
    ("kettlebell_deadlift", SpeedShape.SKEWED, Facing.RIGHT),
    ("romanian_deadlift", SpeedShape.MINIMUM_JERK, Facing.LEFT),
    ("single_leg_romanian_deadlift", SpeedShape.MINIMUM_JERK, Facing.RIGHT),
    ("hip_thrust", SpeedShape.CONSTANT, Facing.RIGHT),
    ("glute_bridge", SpeedShape.MINIMUM_JERK, Facing.LEFT),
    ("split_squat", SpeedShape.SKEWED, Facing.RIGHT),
    ("step_up", SpeedShape.MINIMUM_JERK, Facing.RIGHT),
    ("standing_abduction", SpeedShape.MINIMUM_JERK, Facing.LEFT),
    ("clamshell", SpeedShape.MINIMUM_JERK, Facing.RIGHT),
    ("donkey_kick", SpeedShape.MINIMUM_JERK, Facing.LEFT),
)


@pytest.mark.parametrize(("exercise_id", "shape", "facing"), SETS)
def test_every_rep_of_the_athlete_is_counted(
    catalog: Catalog,
    estimator: BlazePoseEstimator,
    landmark_cache: LandmarkCache,
    exercise_id: str,
    shape: SpeedShape,
    facing: Facing,
) -> None:
    judge = AthleteJudge(
        make_coach=lambda exercise: Coach(exercise, cues=catalog.cues),
        estimator=estimator,
        cache=landmark_cache,
    )
    case = AthleteCase(
        exercise=catalog.exercise(exercise_id), tempo="brisk", shape=shape, facing=facing
    )
    judged = judge.judge(case)
    assert judged.score.counted == judged.score.label.reps
    assert judged.replay.frames_seen >= 0.98 * judged.replay.frames
