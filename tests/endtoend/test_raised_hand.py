"""A raised hand of real people through the real network: what is one, and what is none."""

import itertools
from contextlib import closing
from pathlib import Path

import pytest

from studio.engine.course.hand_raise import HandRaise
from studio.engine.judging.landmark_cache import LandmarkCache, clip_version
from studio.engine.replay import sightings
from studio.vision.blazepose import BlazePoseEstimator
from studio.vision.clip import ClipSource


@pytest.mark.parametrize("one_hand", [True, False])
def test_squats_with_clasped_hands_at_the_head_end_no_set(
    one_hand: bool,
    clips_folder: Path,
    estimator: BlazePoseEstimator,
    landmark_cache: LandmarkCache,
) -> None:
    clip = clips_folder / "goblet_squat-oblique-3.mp4"
    content = clip_version(clip)
    seen = landmark_cache.load(content)
    if seen is None:
        estimator.reset()
        seen = landmark_cache.keep(content, sightings(ClipSource(clip), estimator=estimator))
    hand = HandRaise(one_hand=one_hand)

    for sighting in seen:
        hand.update(sighting.pose, time_s=sighting.time_s)
        assert not hand.is_fired, f"at {sighting.time_s:.2f} s"


def test_an_arm_stretched_up_for_a_second_is_a_sign(
    clips_folder: Path, estimator: BlazePoseEstimator
) -> None:
    """A film that begins with one arm going up and staying up."""
    estimator.reset()
    hand = HandRaise(one_hand=True)
    source = ClipSource(clips_folder / "kettlebell_deadlift-side-2.mp4")

    with closing(sightings(source, estimator=estimator)) as seen:
        fired = [
            sighting.time_s
            for sighting in itertools.takewhile(lambda one: one.time_s < 1.5, seen)
            if (hand.update(sighting.pose, time_s=sighting.time_s), hand.is_fired)[1]
        ]

    assert len(fired) == 1
    assert 1.0 <= fired[0] <= 1.4
