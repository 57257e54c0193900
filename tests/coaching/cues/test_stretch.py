"""Which pictures belong to a rep: its phases, and the long end it begins at."""

import math

import numpy as np
import pytest

from studio.coaching.cues.cue_frames import CueFrame
from studio.coaching.cues.foot_lift import NO_FOOT
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


def stretch_of(exercise: Exercise) -> Stretch:
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
