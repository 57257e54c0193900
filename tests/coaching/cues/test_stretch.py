"""Which pictures belong to a rep: its phases, and the long end it begins at."""

import math
from dataclasses import replace

import numpy as np
import pytest

from studio.coaching.cues.cue_frames import CueFrame
from studio.coaching.cues.foot_lift import NO_FOOT
from studio.coaching.cues.front_view import in_front_view
from studio.coaching.cues.rules import Measure, Part, Window
from studio.coaching.cues.stretch import GRIP_S, Stretch, rep_stretch
from studio.kinematics.features import FEATURE_NAMES
from studio.kinematics.view import ViewGate
from studio.model.exercise import Exercise
from studio.model.landmarks import Side
from tests.coaching.cue_sets import CATALOG

FPS = 20.0
START_S, END_S = 2.0, 4.0
NOT_SEEN = dict.fromkeys(FEATURE_NAMES, math.nan)


def frames_of(exercise: Exercise) -> list[CueFrame]:
    """Still until `START_S`, there and back until `END_S`, still again."""
    frames = []
    for index in range(round(6.0 * FPS)):
        time_s = index / FPS
        share = min(max((time_s - START_S) / (END_S - START_S), 0.0), 1.0)
        frame = CueFrame(
            time_s=time_s,
            progress=0.5 - 0.5 * math.cos(2.0 * math.pi * share),
            in_rep=START_S <= time_s <= END_S,
            gate=ViewGate.FULL,
            side=Side.RIGHT,
            values=dict.fromkeys(Measure, math.nan),
            visibility=dict.fromkeys(Part, 1.0),
            foot=NO_FOOT,
            thigh_px=100.0,
            shank_px=100.0,
            features=NOT_SEEN,
        )
        frames.append(frame)
    return frames


def stretch_of(exercise: Exercise) -> Stretch:
    """Those pictures as a rep."""
    frames = frames_of(exercise)
    return rep_stretch(frames, start_s=START_S, end_s=END_S, exercise=exercise, leg=None)


def first_s(pictures: Stretch, window: Window) -> float:
    """When a phase begins."""
    return float(pictures.time_s[np.argmax(pictures.window(window))])


@pytest.mark.parametrize("window", [Window.LONG_END, Window.LONG_HALF, Window.MOST, Window.WHOLE])
def test_the_long_end_a_rep_rises_from_belongs_to_it(window: Window) -> None:
    pictures = stretch_of(CATALOG.exercise("step_up"))

    assert first_s(pictures, window) == pytest.approx(START_S - GRIP_S, abs=1.5 / FPS)


def test_the_standing_ahead_of_a_squat_does_not() -> None:
    pictures = stretch_of(CATALOG.exercise("goblet_squat"))

    assert first_s(pictures, Window.WHOLE) == START_S


def test_the_shins_of_the_grip_do_not_belong_to_a_lift_but_its_back_does() -> None:
    pictures = stretch_of(CATALOG.exercise("kettlebell_deadlift"))

    assert first_s(pictures, Window.FROM_40) == pytest.approx(START_S - GRIP_S, abs=1.5 / FPS)
    assert first_s(pictures, Window.MOST) >= START_S


def test_a_finish_goes_on_for_a_moment_after_the_rep() -> None:
    pictures = stretch_of(CATALOG.exercise("goblet_squat"))
    finish = pictures.window(Window.SHORT_END)

    assert finish[pictures.is_after].all()
    assert not pictures.window(Window.WHOLE)[pictures.is_after].any()


def slid(exercise_id: str, *, left: float, right: float, leg: Side | None) -> float:
    """Foot slide at the far pose, each foot having moved so many foot lengths to the right."""
    exercise = CATALOG.exercise(exercise_id)
    frames = []
    for frame in frames_of(exercise):
        share = frame.progress
        features = {
            **NOT_SEEN,
            "left_foot_aside_ratio": 0.3 + left * share,  # where it stands at first is no slide
            "right_foot_aside_ratio": -0.2 + right * share,
        }
        frames.append(replace(frame, features=features))
    pictures = rep_stretch(frames, start_s=START_S, end_s=END_S, exercise=exercise, leg=leg)
    far = np.argmin(np.abs(pictures.time_s - (START_S + END_S) / 2.0))
    start = np.argmin(np.abs(pictures.time_s - START_S))
    column = pictures.values[Measure.FOOT_SLIDE]
    return abs(float(column[far] - column[start]))


@pytest.mark.parametrize("way", [0.3, -0.3])
def test_of_two_planted_feet_the_worse_slide_counts_to_either_side(way: float) -> None:
    assert slid("sumo_squat", left=way, right=0.0, leg=None) == pytest.approx(0.3, abs=0.02)


def test_of_a_step_the_foot_that_stays_counts() -> None:
    assert slid("lateral_lunge", left=2.0, right=0.05, leg=Side.LEFT) == pytest.approx(
        0.05, abs=0.02
    )


def test_on_a_box_the_foot_that_stands_counts_and_not_the_free_one() -> None:
    assert slid("lateral_step_up", left=0.3, right=0.0, leg=Side.LEFT) == pytest.approx(
        0.3, abs=0.05
    )


def test_a_lean_counts_from_where_the_rep_set_off_though_its_length_was_not_seen() -> None:
    exercise = CATALOG.exercise("split_squat")
    front = in_front_view(exercise)
    assert front is not None
    frames = [
        replace(
            frame,
            progress=math.nan,
            features={**NOT_SEEN, "trunk_sideways_deg": 5.0 + 12.0 * frame.progress},
        )
        for frame in frames_of(front)
    ]
    pictures = rep_stretch(frames, start_s=START_S, end_s=END_S, exercise=front, leg=Side.LEFT)

    assert np.nanmax(pictures.values[Measure.TORSO_LEAN]) == pytest.approx(12.0, abs=0.3)
