"""A fixed third of the real clips through the whole pipeline; `studio score` runs them all."""

from collections.abc import Generator
from pathlib import Path
from statistics import median

import pytest

from studio.catalog.loader import Catalog
from studio.coaching.coach import Coach
from studio.engine.judging.clip_labels import ClipKind, ClipLabel, read_labels
from studio.engine.judging.landmark_cache import LandmarkCache, clip_version
from studio.engine.judging.score_clips import ClipJudge
from studio.engine.replay import Sighting, replay
from studio.vision.blazepose import BlazePoseEstimator
from studio.vision.clip import ClipSource

THIRD = (
    "barbell_deadlift-side-3.mp4",
    "clamshell-front-1.mp4",
    "forward_lunge-front-1.mp4",
    "frog_pump-side-1.mp4",
    "glute_bridge-oblique-1.mp4",
    "goblet_squat-front-2.mp4",
    "goblet_squat-front-4.gif",
    "goblet_squat-oblique-4.mp4",
    "goblet_squat-oblique-6.mp4",
    "goblet_squat-side-2.mp4",
    "good_morning-oblique-2.mp4",
    "kettlebell_deadlift-oblique-3.mp4",
    "reverse_lunge-oblique-1.mp4",
    "standing_abduction-front-1.mp4",
    "negative-jumping_jacks-1.mp4",
    "negative-push_ups-1.mp4",
    "negative-walking_sway-1.mp4",
)
CUT = ("goblet_squat-side-2.mp4", "forward_lunge-front-1.mp4", "frog_pump-side-1.mp4")
WITH_MARKERS = "goblet_squat-oblique-1.mp4"

CORRELATION_MIN = 0.98
TURN_ERROR_MEDIAN_S = 0.40


@pytest.fixture(scope="module")
def judge(
    catalog: Catalog, estimator: BlazePoseEstimator, landmark_cache: LandmarkCache
) -> ClipJudge:
    return ClipJudge(
        catalog=catalog,
        make_coach=lambda exercise: Coach(exercise, cues=catalog.cues),
        open_clip=ClipSource,
        estimator=estimator,
        cache=landmark_cache,
    )


def label_of(folder: Path, file: str) -> ClipLabel:
    return next(label for label in read_labels(folder) if label.file == file)


@pytest.mark.parametrize("file", THIRD)
def test_a_stranger_is_counted_right(clips_folder: Path, judge: ClipJudge, file: str) -> None:
    label = label_of(clips_folder, file)
    judged = judge.judge(label, folder=clips_folder)
    assert judged.score.note == ""
    assert judged.replay is not None
    assert judged.replay.frames_analysed == judged.replay.frames
    if label.kind is ClipKind.NEGATIVE:
        assert judged.score.counted == 0
        return
    assert judged.score.counted in label.reps_ok
    matched = [
        error
        for error, found in zip(judged.score.turn_errors_s, judged.score.matched_s, strict=True)
        if found is not None
    ]
    assert median(matched) <= TURN_ERROR_MEDIAN_S


def test_knee_flexion_follows_the_markers(clips_folder: Path, judge: ClipJudge) -> None:
    judged = judge.judge(label_of(clips_folder, WITH_MARKERS), folder=clips_folder)
    better = [knee for knee in judged.knees if knee.is_better_seen]
    assert better
    assert max(knee.correlation for knee in better) >= CORRELATION_MIN


@pytest.mark.parametrize("file", CUT)
def test_a_rep_is_counted_from_the_pictures_so_far(
    clips_folder: Path, judge: ClipJudge, landmark_cache: LandmarkCache, file: str
) -> None:
    """A clip that ends just after a count gives the same count: no rep needs the future."""
    label = label_of(clips_folder, file)
    whole = judge.judge(label, folder=clips_folder).replay
    assert whole is not None
    assert whole.reps
    for rep in whole.reps:
        cut = replay(
            until(landmark_cache, clips_folder / file, rep.span.counted_at_s),
            clip=file,
            exercise_id=label.exercise_id,
            coach=judge.make_coach(judge.catalog.exercise(label.exercise_id)),
        )
        so_far = [other for other in whole.reps if other.span.counted_at_s <= rep.span.counted_at_s]
        assert len(cut.reps) == len(so_far), f"cut at {rep.span.counted_at_s:.2f} s"


def until(cache: LandmarkCache, clip: Path, end_s: float) -> Generator[Sighting, None, None]:
    """The kept landmarks of a clip up to a moment, that picture included."""
    seen = cache.load(clip_version(clip))
    assert seen is not None
    for sighting in seen:
        if sighting.time_s > end_s + 1e-6:
            return
        yield sighting
