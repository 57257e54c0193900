"""Cues judged once a rep, on made-up stretches."""

import math
from dataclasses import replace

import numpy as np
import pytest

from studio.coaching.cues.rep_rules import REP_RULES, RepMaterial
from studio.coaching.cues.rules import Measure, Part
from studio.coaching.cues.stretch import Stretch
from studio.model.exercise import Exercise
from studio.model.landmarks import Side
from studio.model.rep import MeasuredTempo, Rep, RepSpan
from tests.coaching.cue_sets import CATALOG, rep_of

COUNT = 181
TIMES_S = np.arange(COUNT) / 30.0
"""Six seconds: one half before the rep, five of it, one half after."""


def _q(seconds_down: float = 2.0, hold_s: float = 1.0, seconds_up: float = 2.0) -> np.ndarray:
    since_s = TIMES_S - 0.5
    down = np.clip(since_s / seconds_down, 0.0, 1.0)
    up = np.clip((since_s - seconds_down - hold_s) / seconds_up, 0.0, 1.0)
    return down - up


def _stretch(q: np.ndarray | None = None, *, top_deg: float = 4.0) -> Stretch:
    """A squat: hip fold from `top_deg` by 110 degrees, knee by 100."""
    length = _q() if q is None else q
    yes = np.ones(COUNT, np.bool_)
    values = {measure: np.full(COUNT, math.nan) for measure in Measure}
    values[Measure.HIP_FOLD] = top_deg + 110.0 * length
    values[Measure.KNEE_FLEXION] = 4.0 + 100.0 * length
    return Stretch(
        time_s=TIMES_S,
        q=length,
        in_rep=(TIMES_S >= 0.5) & (TIMES_S <= 5.5),
        is_after=TIMES_S > 5.5,
        is_graded=yes,
        is_timed=yes,
        values=values,
        visibility=dict.fromkeys(Part, np.ones(COUNT)),
        is_steady={},
        is_thigh_plausible=yes,
        is_shank_plausible=yes,
        range_ratio=1.0,
    )


def _rep(*, rom_ratio: float = 1.0, eccentric_s: float = 3.0, hold_s: float = 2.0) -> Rep:
    span = RepSpan(
        number=1,
        side=Side.BOTH,
        start_s=0.5,
        far_s=3.0,
        end_s=5.5,
        bottom_s=3.0,
        top_s=5.5,
        counted_at_s=5.4,
    )
    tempo = MeasuredTempo(
        eccentric_s=eccentric_s, pause_long_s=1.0, concentric_s=1.0, pause_short_s=hold_s
    )
    return rep_of(span, rom_ratio=rom_ratio, tempo=tempo)


def _value(
    key: str,
    pictures: Stretch | None = None,
    *,
    rep: Rep | None = None,
    exercise: Exercise | None = None,
) -> float:
    material = RepMaterial(
        rep=rep or _rep(),
        pictures=pictures or _stretch(),
        exercise=exercise or CATALOG.exercise("goblet_squat"),
    )
    return REP_RULES[key].value(material)


def test_lockout_is_the_straightest_moment_of_the_finish() -> None:
    assert _value("lockout", _stretch(top_deg=18.0)) == pytest.approx(18.0)


def test_lockout_may_come_a_moment_after_the_end() -> None:
    pictures = _stretch(top_deg=18.0)
    pictures.values[Measure.HIP_FOLD][TIMES_S > 5.7] = 5.0
    assert _value("lockout", pictures) == pytest.approx(5.0)


def test_standing_ahead_of_the_rep_is_no_lockout() -> None:
    pictures = _stretch(top_deg=18.0)
    pictures.values[Measure.HIP_FOLD][TIMES_S < 0.8] = 2.0
    assert _value("lockout", pictures) == pytest.approx(18.0)


def test_a_split_stance_is_folded_at_the_top_and_compared_with_its_own_start() -> None:
    split = CATALOG.exercise("split_squat")
    pictures = _stretch(top_deg=24.0)
    assert _value("lockout", pictures, exercise=split) == pytest.approx(0.0, abs=0.5)
    pictures.values[Measure.HIP_FOLD][TIMES_S > 3.0] += 15.0
    assert _value("lockout", pictures, exercise=split) == pytest.approx(15.0, abs=0.5)


def test_depth_is_the_range_over_the_target() -> None:
    assert _value("depth", rep=_rep(rom_ratio=0.8)) == 0.8
    assert math.isnan(_value("depth", rep=_rep(rom_ratio=math.nan)))
    assert math.isnan(_value("depth", rep=_rep(rom_ratio=0.3)))


def test_hinge_index_is_what_the_hip_took_of_the_bending() -> None:
    least = CATALOG.exercise("goblet_squat").limits.hinge_index_min_ratio
    assert least is not None
    assert _value("fold_hips") == pytest.approx(least - 110.0 / 210.0, abs=0.01)


def test_hinge_index_of_hardly_any_movement_says_nothing() -> None:
    pictures = _stretch()
    pictures.values[Measure.HIP_FOLD][:] *= 0.05
    pictures.values[Measure.KNEE_FLEXION][:] *= 0.05
    assert math.isnan(_value("fold_hips", pictures))


def test_tempo_is_the_share_of_the_time_asked_for() -> None:
    assert _value("tempo", rep=_rep(eccentric_s=1.5)) == 0.5
    swing = CATALOG.exercise("kettlebell_swing")
    assert math.isnan(_value("tempo", exercise=swing))
    assert not REP_RULES["tempo"].has_limit(swing)


def test_a_bounce_is_a_fast_approach_without_a_stop() -> None:
    assert _value("no_bounce", _stretch(_q(0.5, 0.0, 0.5))) == pytest.approx(0.1, abs=0.05)
    assert _value("no_bounce", _stretch(_q(0.5, 0.8, 0.5))) > 0.3


def test_a_sharp_turn_that_smoothing_rounds_off_is_a_bounce_all_the_same() -> None:
    rounded = _q(0.5, 0.12, 0.5)
    sharp = MeasuredTempo(
        eccentric_s=0.55, pause_long_s=0.05, concentric_s=0.55, pause_short_s=math.nan
    )

    assert _value("no_bounce", _stretch(rounded)) > 0.2
    assert _value(
        "no_bounce", _stretch(rounded), rep=replace(_rep(), tempo=sharp)
    ) == pytest.approx(0.16)


def test_a_slow_arrival_cannot_bounce() -> None:
    down = np.clip((TIMES_S - 0.5) / 2.0, 0.0, 1.0)
    eased = np.sin(down * math.pi / 2.0) - np.clip((TIMES_S - 2.5) / 0.4, 0.0, 1.0)
    assert _value("no_bounce", _stretch(eased)) == 1.0


def test_below_25_pictures_a_second_the_stop_is_not_judged() -> None:
    pictures = _stretch()
    assert math.isnan(_value("no_bounce", replace(pictures, time_s=TIMES_S * 1.5)))


def test_the_hold_is_the_share_of_the_time_asked_for() -> None:
    bridge = CATALOG.exercise("glute_bridge")
    assert _value("squeeze_hold", rep=_rep(hold_s=1.0), exercise=bridge) == 0.5
    assert math.isnan(_value("squeeze_hold", rep=_rep(hold_s=math.nan), exercise=bridge))


def test_stops_are_asked_of_exercises_that_prescribe_them() -> None:
    stop = REP_RULES["no_bounce"].has_limit
    assert stop(CATALOG.exercise("goblet_squat"))
    assert not stop(CATALOG.exercise("full_squat"))


@pytest.mark.parametrize("key", ["lockout", "depth", "fold_hips"])
def test_a_view_that_is_off_is_not_graded(key: str) -> None:
    pictures = replace(_stretch(), is_graded=np.zeros(COUNT, np.bool_))
    assert math.isnan(_value(key, pictures))


@pytest.mark.parametrize("key", ["tempo", "no_bounce", "squeeze_hold"])
def test_times_need_no_more_than_a_view_that_counts(key: str) -> None:
    bridge = CATALOG.exercise("glute_bridge")
    slightly_turned = replace(_stretch(), is_graded=np.zeros(COUNT, np.bool_))
    assert math.isfinite(_value(key, slightly_turned, exercise=bridge))
    turned = replace(_stretch(), is_timed=np.zeros(COUNT, np.bool_))
    assert math.isnan(_value(key, turned, exercise=bridge))
