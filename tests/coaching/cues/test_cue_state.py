"""One cue, picture by picture (coaching.md 4.1 and 9: hold, hysteresis, window)."""

import math
from collections.abc import Iterable

import pytest

from studio.coaching.cues.cue_state import CueLimits, CueState, Deviation
from studio.model.cue import CueLevel
from tests.coaching.cue_sets import CATALOG

STEP_S = 1.0 / 30.0
HOLD = 8  # pictures of 250 ms, the first one not counted

SHIN = CueLimits.of(CATALOG.cues["C02"])
DEPTH = CueLimits.of(CATALOG.cues["C17"])


def _feed(
    state: CueState, values: Iterable[float], *, start: int = 0, in_window: bool = True
) -> list[CueLevel | None]:
    return [
        state.update(Deviation(value=value), time_s=(start + index) * STEP_S, in_window=in_window)
        for index, value in enumerate(values)
    ]


@pytest.mark.parametrize(
    ("value", "level"),
    [(6.0, None), (6.1, CueLevel.AMBER), (12.0, CueLevel.AMBER), (12.1, CueLevel.RED)],
)
def test_amber_and_red_begin_beyond_their_limits(value: float, level: CueLevel | None) -> None:
    assert SHIN.level(Deviation(value=value)) == level


@pytest.mark.parametrize(
    ("value", "level"),
    [(0.88, None), (0.87, CueLevel.AMBER), (0.75, CueLevel.AMBER), (0.74, CueLevel.RED)],
)
def test_for_depth_less_is_worse(value: float, level: CueLevel | None) -> None:
    assert DEPTH.level(Deviation(value=value)) == level


def test_what_is_not_seen_has_no_level_and_is_not_clear() -> None:
    lost = Deviation(value=math.nan)
    assert SHIN.level(lost) is None
    assert DEPTH.level(lost) is None
    assert not SHIN.is_clear(lost)


def test_a_backward_shin_is_never_red() -> None:
    assert SHIN.level(Deviation(value=40.0, may_be_red=False)) is CueLevel.AMBER


def test_active_only_after_the_hold() -> None:
    levels = _feed(CueState(SHIN), [8.0] * (HOLD + 1))
    assert levels[:HOLD] == [None] * HOLD
    assert levels[HOLD] is CueLevel.AMBER


def test_one_picture_inside_starts_the_hold_anew() -> None:
    levels = _feed(CueState(SHIN), [8.0] * (HOLD - 1) + [5.0] + [8.0] * HOLD)
    assert set(levels) == {None}


def test_stays_active_until_it_clears() -> None:
    state = CueState(SHIN)
    _feed(state, [8.0] * (HOLD + 1))
    assert _feed(state, [2.1] * 30, start=HOLD + 1)[-1] is CueLevel.AMBER
    assert _feed(state, [1.9], start=HOLD + 31) == [None]


def test_below_amber_it_does_not_start() -> None:
    assert set(_feed(CueState(SHIN), [5.9] * 60)) == {None}


def test_red_needs_its_own_hold_and_falls_back_to_amber() -> None:
    state = CueState(SHIN)
    _feed(state, [8.0] * (HOLD + 1))
    levels = _feed(state, [20.0] * (HOLD + 1), start=HOLD + 1)
    assert levels[0] is CueLevel.AMBER
    assert levels[-1] is CueLevel.RED
    assert _feed(state, [8.0], start=3 * HOLD) == [CueLevel.AMBER]


def test_outside_its_window_it_is_idle() -> None:
    state = CueState(SHIN)
    _feed(state, [8.0] * (HOLD + 1))
    assert _feed(state, [8.0], start=HOLD + 1, in_window=False) == [None]
    assert _feed(state, [8.0], start=HOLD + 2) == [None]


def test_a_short_gap_freezes_and_a_long_one_forgets() -> None:
    state = CueState(SHIN)
    _feed(state, [8.0] * (HOLD + 1))
    levels = _feed(state, [math.nan] * 20, start=HOLD + 1)
    assert levels[13] is CueLevel.AMBER
    assert levels[-1] is None


def test_a_gap_never_makes_a_cue_active() -> None:
    assert set(_feed(CueState(SHIN), [math.nan] * 60)) == {None}
