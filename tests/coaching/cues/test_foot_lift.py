"""Heels and toes off the floor; noise, steps and guessed feet are none."""

import math

import numpy as np
import pytest

from studio.coaching.cues.foot_lift import (
    ANKLE_SHARE,
    NO_FOOT,
    SHOWN_SHARE,
    FootHeights,
    LiveFootLift,
    is_steady,
    lifts,
)

FOOT_PX = 80.0
COUNT = 60
TIMES_S = np.arange(COUNT) / 30.0
AT_REST = TIMES_S < 0.5
LENGTH = np.full(COUNT, FOOT_PX)
FLOOR = np.full(COUNT, -600.0)
RISE = np.where(AT_REST, 0.0, 20.0)


def test_a_heel_that_takes_the_ankle_along_is_a_lift() -> None:
    heel, toe = lifts(FLOOR + RISE, FLOOR, FLOOR + 20 + 0.75 * RISE, length=LENGTH, at_rest=AT_REST)
    assert heel[-1] == pytest.approx(0.25 / SHOWN_SHARE)
    assert toe[-1] <= 0.0


def test_a_heel_alone_is_no_lift() -> None:
    heel, _ = lifts(FLOOR + RISE, FLOOR, FLOOR + 20, length=LENGTH, at_rest=AT_REST)
    assert heel[-1] == pytest.approx(0.0)


def test_a_foot_that_moves_as_a_whole_is_no_lift() -> None:
    heel, toe = lifts(FLOOR + RISE, FLOOR + RISE, FLOOR + RISE, length=LENGTH, at_rest=AT_REST)
    assert heel[-1] <= 0.0
    assert toe[-1] == pytest.approx(0.0)


def test_toes_that_rise_a_little_with_the_heel_do_not_hide_it() -> None:
    dragged = FLOOR + 0.3 * RISE
    heel, _ = lifts(FLOOR + RISE, dragged, FLOOR + 0.75 * RISE, length=LENGTH, at_rest=AT_REST)
    assert heel[-1] == pytest.approx(0.25 / SHOWN_SHARE)


def test_a_foot_sinks_only_while_the_other_leg_moves() -> None:
    sunk = FLOOR - 0.4 * RISE
    points = (FLOOR + 0.4 * RISE, sunk, FLOOR + 0.2 * RISE)
    stands, _ = lifts(*points, length=LENGTH, at_rest=AT_REST)
    sinks, _ = lifts(*points, length=LENGTH, at_rest=AT_REST, may_sink=True)
    assert stands[-1] == pytest.approx(0.25 * 0.2 / ANKLE_SHARE)
    assert sinks[-1] == pytest.approx(0.25 * 0.8 / SHOWN_SHARE)


def test_toes_lift_without_the_heel() -> None:
    heel, toe = lifts(FLOOR, FLOOR + RISE, FLOOR + 20, length=LENGTH, at_rest=AT_REST)
    assert toe[-1] == pytest.approx(0.25)
    assert heel[-1] <= 0.0


def test_a_restless_foot_at_rest_is_not_judged() -> None:
    restless = FLOOR + 10.0 * np.sin(TIMES_S * 20.0)
    heel, toe = lifts(restless, FLOOR, FLOOR + 20, length=LENGTH, at_rest=AT_REST)
    assert np.isnan(heel).all()
    assert np.isnan(toe).all()


def test_without_a_rest_nothing_is_known() -> None:
    heel, _ = lifts(FLOOR, FLOOR, FLOOR, length=LENGTH, at_rest=np.zeros(COUNT, np.bool_))
    assert np.isnan(heel).all()


def test_toes_cannot_be_far_below_the_floor() -> None:
    heel, toe = lifts(FLOOR + RISE, FLOOR - 2 * RISE, FLOOR + RISE, length=LENGTH, at_rest=AT_REST)
    assert math.isnan(heel[-1])
    assert math.isnan(toe[-1])


def test_a_guessed_point_jumps() -> None:
    generator = np.random.default_rng(1)
    seen = generator.normal(0.0, 0.03 * FOOT_PX, COUNT)
    guessed = generator.normal(0.0, 0.25 * FOOT_PX, COUNT)
    smooth = np.zeros(COUNT)
    assert is_steady(TIMES_S, seen, smooth, length=LENGTH).all()
    assert not is_steady(TIMES_S, guessed, smooth, length=LENGTH).any()
    lost = np.full(COUNT, math.nan)
    assert not is_steady(TIMES_S, lost, smooth, length=lost).any()


def _heights(*, heel: float = 0.0, ankle: float = 0.0) -> FootHeights:
    return FootHeights(heel=-600.0 + heel, toe=-600.0, ankle=-580.0 + ankle, length=FOOT_PX)


def test_live_needs_a_moment_at_rest_first() -> None:
    foot = LiveFootLift()
    assert math.isnan(foot.update(_heights(), is_at_rest=False, time_s=0.0).heel)
    for index in range(1, 10):
        foot.update(_heights(), is_at_rest=True, time_s=index / 30.0)
    lifted = foot.update(_heights(heel=20.0, ankle=15.0), is_at_rest=False, time_s=0.4)
    assert lifted.heel == pytest.approx(0.25 / SHOWN_SHARE)


def test_live_forgets_the_foot_when_told() -> None:
    foot = LiveFootLift()
    for index in range(10):
        foot.update(_heights(), is_at_rest=True, time_s=index / 30.0)
    foot.reset()
    assert math.isnan(foot.update(_heights(), is_at_rest=False, time_s=0.4).heel)


def test_a_foot_that_is_not_seen_has_no_lift() -> None:
    foot = LiveFootLift()
    for index in range(10):
        foot.update(_heights(), is_at_rest=True, time_s=index / 30.0)
    assert math.isnan(foot.update(NO_FOOT, is_at_rest=False, time_s=0.4).heel)


def test_a_foot_of_no_length_is_not_seen() -> None:
    assert not is_steady(TIMES_S, FLOOR, FLOOR, length=np.zeros(COUNT)).any()
