"""The rule table: complete, and honest about what is missing."""

import math

import pytest

from studio.coaching.cues.frame_rules import FRAME_RULES
from studio.coaching.cues.rep_rules import REP_RULES, RepRule
from studio.coaching.cues.rules import (
    FrameRule,
    Measure,
    Window,
    is_in_window,
    limits_of,
)
from tests.coaching.cue_sets import CATALOG

GOBLET = CATALOG.exercise("goblet_squat")


def _values(**known: float) -> dict[Measure, float]:
    values = dict.fromkeys(Measure, math.nan)
    values.update({Measure[name.upper()]: value for name, value in known.items()})
    return values


def test_every_cue_has_one_rule() -> None:
    keys = [cue.key for cue in CATALOG.cues.values()]
    assert len(keys) == 24
    assert sorted(keys) == sorted([*FRAME_RULES, *REP_RULES])


@pytest.mark.parametrize("key", FRAME_RULES)
def test_what_is_not_seen_is_not_measured(key: str) -> None:
    assert math.isnan(FRAME_RULES[key].deviation(GOBLET, _values()).value)


def test_hips_are_measured_in_thigh_lengths_short_of_the_limit() -> None:
    found = FRAME_RULES["hips_back"].deviation(GOBLET, _values(hips_behind_heels=0.20))
    assert found.value == pytest.approx(0.15)


@pytest.mark.parametrize(("shank_deg", "beyond"), [(25.0, 0.0), (35.0, 10.0), (10.0, -10.0)])
def test_shin_is_measured_from_the_nearer_end_of_its_range(shank_deg: float, beyond: float) -> None:
    found = FRAME_RULES["shin_vertical"].deviation(GOBLET, _values(shank=shank_deg))
    assert found.value == pytest.approx(beyond)


def test_a_shin_leaning_backward_cannot_be_red() -> None:
    found = FRAME_RULES["shin_vertical"].deviation(GOBLET, _values(shank=-20.0))
    assert found.value == pytest.approx(20.0)
    assert not found.may_be_red


def test_lying_on_the_back_the_finish_has_more_room() -> None:
    standing = limits_of(CATALOG.cues["C15"], exercise=CATALOG.exercise("romanian_deadlift"))
    lying = limits_of(CATALOG.cues["C15"], exercise=CATALOG.exercise("glute_bridge"))
    assert (standing.amber, standing.red, standing.clears) == (10.0, 15.0, 7.0)
    assert (lying.amber, lying.red, lying.clears) == (13.0, 18.0, 9.0)


def test_the_finish_is_read_from_trunk_or_hip_by_position() -> None:
    rule = FRAME_RULES["hip_not_back"]
    values = _values(trunk=-12.0, hip_fold=-20.0, trunk_change=-8.0)
    for exercise_id, expected in (
        ("romanian_deadlift", 12.0),
        ("glute_bridge", 20.0),
        ("donkey_kick", 8.0),
    ):
        assert rule.deviation(CATALOG.exercise(exercise_id), values).value == expected


def test_the_hip_thrust_shin_is_judged_at_the_top_only() -> None:
    window = FRAME_RULES["shin_vertical"].window
    assert window(CATALOG.exercise("hip_thrust")) is Window.SHORT_END
    assert window(GOBLET) is Window.MOST


@pytest.mark.parametrize(
    ("window", "q", "inside"),
    [
        (Window.LONG_END, 0.80, True),
        (Window.LONG_END, 0.79, False),
        (Window.MOST, 0.30, True),
        (Window.MOST, 0.29, False),
        (Window.SHORT_END, 0.15, True),
        (Window.SHORT_END, 0.16, False),
        (Window.LONG_END, math.nan, False),
        (Window.SHORT_END, math.nan, False),
    ],
)
def test_windows(window: Window, q: float, inside: bool) -> None:
    assert is_in_window(window, q=q, in_rep=True) is inside


def test_the_whole_rep_is_a_window_of_its_own() -> None:
    assert is_in_window(Window.WHOLE, q=math.nan, in_rep=True)
    assert not is_in_window(Window.WHOLE, q=0.5, in_rep=False)


@pytest.mark.parametrize("cue_id", ["C01", "C02", "C03", "C18"])
def test_cues_that_need_a_limit_have_one_wherever_they_are_on(cue_id: str) -> None:
    key = CATALOG.cues[cue_id].key
    rules: dict[str, FrameRule | RepRule] = {**FRAME_RULES, **REP_RULES}
    for exercise in CATALOG.exercises.values():
        if cue_id in exercise.cues and (cue_id, exercise.id) != ("C03", "forward_lunge"):
            assert rules[key].has_limit(exercise), exercise.id


def test_a_foot_that_steps_takes_its_knee_along() -> None:
    assert not FRAME_RULES["knee_travel"].has_limit(CATALOG.exercise("forward_lunge"))
    assert FRAME_RULES["knee_travel"].has_limit(CATALOG.exercise("reverse_lunge"))
