"""The athlete as a camera: frames, truth, pace, other people."""

import threading
from dataclasses import replace

import numpy as np
import pytest

from studio.errors import KnownError, Reason
from studio.model.exercise import TempoTarget, View
from studio.model.landmarks import Landmark, Side
from studio.vision.athlete.crowd import Companion, Walker, walking_body
from studio.vision.athlete.source import AthleteSource, Facing, heading_of
from studio.vision.athlete.spot import Spot
from studio.vision.source import FrameSource
from tests.vision.athlete.library import EXERCISES

SQUAT = EXERCISES["goblet_squat"]
QUICK = TempoTarget(eccentric_s=0.5, pause_long_s=0.2, concentric_s=0.5, pause_short_s=0.2)
SMALL = (320, 180)


def quick_source(**changes: object) -> AthleteSource:
    values: dict[str, object] = {"reps": 2, "tempo": QUICK, "size_px": SMALL, "paced": False}
    return AthleteSource(SQUAT, **(values | changes))  # type: ignore[arg-type]


def test_it_is_a_frame_source() -> None:
    source: FrameSource = quick_source()
    assert source.name == "demo athlete"
    assert not source.is_live


def test_an_unpaced_set_ends_after_its_frames() -> None:
    source = quick_source()
    frames = []
    while (frame := source.read()) is not None:
        frames.append(frame)
    # 1.5 s still, two reps of 1.4 s, 1 s still, at 30 pictures a second
    assert len(frames) == source.frame_count == int(5.3 * 30) + 1
    assert [frame.index for frame in frames] == list(range(len(frames)))
    assert frames[30].time_s == pytest.approx(1.0)
    assert frames[0].image_bgr.shape == (180, 320, 3)


def test_the_same_set_twice_is_the_same_pictures() -> None:
    first, second = quick_source(), quick_source()
    for _ in range(60):
        one, other = first.read(), second.read()
        assert one is not None
        assert other is not None
        assert np.array_equal(one.image_bgr, other.image_bgr)


def test_a_live_source_never_ends_and_repeats_the_set() -> None:
    source = quick_source(paced=True)
    duration_s = source.truth.duration_s
    assert source.is_live
    assert source.frame_count is None
    assert source.truth_at(2.0).progress == pytest.approx(
        source.truth_at(2.0 + duration_s).progress
    )
    source.close()


def test_closing_ends_a_waiting_read() -> None:
    source = AthleteSource(SQUAT, size_px=SMALL, fps=0.05)
    assert source.read() is not None
    answers: list[object] = []
    reader = threading.Thread(target=lambda: answers.append(source.read()))
    reader.start()
    source.close()
    source.close()
    reader.join(timeout=5.0)
    assert answers == [None]


def test_truth_says_where_the_reps_are() -> None:
    truth = quick_source().truth
    assert [rep.number for rep in truth.reps] == [1, 2]
    assert truth.reps[0].start_s == pytest.approx(1.5)
    assert truth.exercise_id == "goblet_squat"


def test_true_driver_at_both_ends() -> None:
    source = quick_source()
    rep = source.truth.reps[0]
    assert source.driver_at(rep.start_s) == pytest.approx(7.0, abs=0.1)  # trunk 4 + thigh 3
    assert source.driver_at(rep.bottom_s) == pytest.approx(120.0, abs=0.1)  # trunk 40 + thigh 80


@pytest.mark.parametrize(("facing", "sign"), [(Facing.RIGHT, 1.0), (Facing.LEFT, -1.0)])
def test_facing_is_where_the_nose_points(facing: Facing, sign: float) -> None:
    points = quick_source(facing=facing).truth_at(0.0).points_px
    assert sign * (points[Landmark.NOSE, 0] - points[Landmark.LEFT_EAR, 0]) > 0.0


def test_from_the_front_the_left_hand_is_right_in_the_picture() -> None:
    points = quick_source(view=View.FRONT).truth_at(0.0).points_px
    assert points[Landmark.LEFT_SHOULDER, 0] > points[Landmark.RIGHT_SHOULDER, 0]
    assert heading_of(View.FRONT, Facing.LEFT) == 0.0


def test_the_near_leg_works_unless_told_otherwise() -> None:
    lunge = EXERCISES["reverse_lunge"]
    assert AthleteSource(lunge, facing=Facing.RIGHT, paced=False).truth.reps[0].side is Side.RIGHT
    assert AthleteSource(lunge, facing=Facing.LEFT, paced=False).truth.reps[0].side is Side.LEFT
    both = AthleteSource(lunge, reps=3, side=(Side.LEFT, Side.RIGHT), paced=False)
    assert [rep.side for rep in both.truth.reps] == [Side.LEFT, Side.RIGHT, Side.LEFT]


def test_alternating_lunges_begin_every_rep_from_the_same_stand() -> None:
    lunge = EXERCISES["reverse_lunge"]
    source = AthleteSource(lunge, reps=2, side=(Side.LEFT, Side.RIGHT), paced=False)
    turn_s = source.truth.reps[1].start_s
    before, after = source.figure_at(turn_s - 1e-4).body, source.figure_at(turn_s + 1e-4).body
    assert float(np.abs(before.joints_m - after.joints_m).max()) < 0.02


def test_an_exercise_without_key_poses_is_refused() -> None:
    with pytest.raises(KnownError) as caught:
        AthleteSource(replace(SQUAT, motion=None))
    assert caught.value.reason is Reason.BAD_RESOURCE


def test_an_unknown_anchor_is_refused() -> None:
    assert SQUAT.motion is not None
    odd = replace(SQUAT, motion=replace(SQUAT.motion, anchor="ceiling"))
    with pytest.raises(KnownError, match="ceiling"):
        AthleteSource(odd)


def test_other_people_are_painted_and_do_not_touch_the_truth() -> None:
    walker = Walker(begins_at=Spot(right_m=-2.5, away_m=-0.8))
    companion = Companion(SQUAT, at=Spot(right_m=1.0, heading_deg=-90.0, scale_ratio=1.1))
    alone, crowded = quick_source(), quick_source(others=(walker, companion))
    assert crowded.truth_at(2.0).values == alone.truth_at(2.0).values
    one, other = alone.read(), crowded.read()
    assert one is not None
    assert other is not None
    assert not np.array_equal(one.image_bgr, other.image_bgr)


def test_a_walker_crosses_the_picture_with_one_foot_on_the_floor() -> None:
    walker = Walker(begins_at=Spot(right_m=-2.0), speed_m_s=1.0)
    assert walker.figure_at(3.0).spot.right_m == pytest.approx(1.0)
    for step in range(20):
        lowest_m = float(walking_body(step / 20).joints_m[:, 2].min())
        assert lowest_m == pytest.approx(0.012)
