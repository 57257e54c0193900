"""Quality, range and spread (coaching.md 5.3 to 5.8)."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.coaching.cues.deductions import TempoPhase, tempo_words
from studio.coaching.metrics import (
    PathCue,
    RepEvidence,
    concentric_speed,
    rep_status,
    rom_ratio,
    score_rep,
    spread_ratio,
    symmetry_percent,
    tempo_mark,
    time_under_tension_s,
    velocity_loss_ratio,
)
from studio.model.cue import CueGrade, CueLevel
from studio.model.exercise import Driver, FirstPhase, TempoTarget
from studio.model.rep import MeasuredTempo, RepStatus

NAN = math.nan
BANNED = ("weight on your heels", "push through", "wrong", "injury", "posture", "activated", "safe")


def cue(
    name: str,
    weight: float,
    *,
    grade: CueGrade = CueGrade.A,
    level: CueLevel | None = None,
    seen: bool = True,
) -> PathCue:
    return PathCue(
        id=name, weight_ratio=weight, grade=grade, seen=seen, level=level, words=f"words of {name}"
    )


EXAMPLE = RepEvidence(
    rom_ratio=0.90,
    path=(
        cue("C01", 1.0),
        cue("C02", 1.0, level=CueLevel.AMBER),
        cue("C09", 0.8, grade=CueGrade.B),
        cue("C16", 0.7),
        cue("C18", 0.7),
    ),
    tempo=MeasuredTempo(eccentric_s=2.4, pause_long_s=1.0, concentric_s=1.2, pause_short_s=0.6),
    tempo_target=TempoTarget(
        eccentric_s=3.0, pause_long_s=1.0, concentric_s=1.0, pause_short_s=1.0
    ),
    first_phase=FirstPhase.ECCENTRIC,
    no_bounce=1.0,
)
"""The worked example of coaching.md 5.8."""


def test_the_worked_example() -> None:
    result = score_rep(EXAMPLE)
    assert result.rom == pytest.approx(0.80, abs=0.001)
    assert result.path == pytest.approx(0.871, abs=0.001)
    assert result.tempo == pytest.approx(0.85, abs=0.001)
    assert result.control == 1.0
    assert result.score == pytest.approx(87.2, abs=0.1)
    assert result.coverage == 1.0


def test_the_largest_deduction_is_said_in_words() -> None:
    # ROM loses 6.0 points, C02 4.5, tempo 2.25, control none.
    assert score_rep(EXAMPLE).deduction == "Go a little deeper"
    deep = replace(EXAMPLE, rom_ratio=1.0)
    assert score_rep(deep).deduction == "words of C02"
    clean = replace(deep, path=(cue("C01", 1.0),))
    # 0.15 * 0.3 / 4 = 1.1 points each: not worth a sentence.
    assert score_rep(clean).deduction == ""


def test_what_was_not_seen_leaves_the_sum() -> None:
    nothing = MeasuredTempo(eccentric_s=NAN, pause_long_s=NAN, concentric_s=NAN, pause_short_s=NAN)
    result = score_rep(replace(EXAMPLE, tempo=nothing))
    assert math.isnan(result.tempo)
    assert result.coverage == pytest.approx(0.85)
    expected = 100.0 * (0.30 * 0.8 + 0.35 * (1.0 - 0.5 / 3.88) + 0.20) / 0.85
    assert result.score == pytest.approx(expected, abs=0.01)


def test_a_cue_not_seen_is_neither_ok_nor_a_fault() -> None:
    unseen = (*EXAMPLE.path[:4], replace(EXAMPLE.path[4], seen=False))
    result = score_rep(replace(EXAMPLE, path=unseen))
    assert result.path == pytest.approx(1.0 - 0.5 / 3.18, abs=0.001)
    assert result.coverage == pytest.approx(1.0 - 0.35 * 0.7 / 3.88, abs=0.001)


def test_too_little_seen_gives_no_score() -> None:
    hidden = tuple(replace(each, seen=False) for each in EXAMPLE.path)
    result = score_rep(replace(EXAMPLE, path=hidden, rom_ratio=NAN))
    assert math.isnan(result.score)
    assert result.coverage == pytest.approx(0.35)
    assert math.isnan(result.path)


def test_the_coverage_gate_is_at_sixty_percent() -> None:
    hidden = tuple(replace(each, seen=False) for each in EXAMPLE.path)
    assert not math.isnan(score_rep(replace(EXAMPLE, path=hidden)).score)  # 0.65 seen


def test_what_is_not_prescribed_is_not_missing() -> None:
    free = TempoTarget(eccentric_s=None, pause_long_s=0.0, concentric_s=None, pause_short_s=0.0)
    result = score_rep(replace(EXAMPLE, tempo_target=free, no_bounce=None))
    assert result.coverage == 1.0
    assert result.score == pytest.approx(100.0 * (0.24 + 0.35 * (1 - 0.5 / 3.88)) / 0.65, abs=0.01)


@given(level=st.sampled_from([None, CueLevel.AMBER, CueLevel.RED]), seen=st.booleans())
def test_a_grade_c_cue_never_changes_the_score(level: CueLevel | None, seen: bool) -> None:
    extra = cue("C05", 0.9, grade=CueGrade.C, level=level, seen=seen)
    result = score_rep(replace(EXAMPLE, path=(*EXAMPLE.path, extra)))
    assert result == score_rep(EXAMPLE)


@given(
    ratio=st.floats(0.0, 1.5),
    levels=st.lists(st.sampled_from([None, CueLevel.AMBER, CueLevel.RED]), min_size=1, max_size=6),
    seconds=st.tuples(*[st.floats(0.0, 8.0)] * 4),
    hold=st.floats(-1.0, 2.0),
)
def test_a_score_is_a_percentage(
    ratio: float, levels: list[CueLevel | None], seconds: tuple[float, ...], hold: float
) -> None:
    tempo = MeasuredTempo(
        eccentric_s=seconds[0],
        pause_long_s=seconds[1],
        concentric_s=seconds[2],
        pause_short_s=seconds[3],
    )
    path = tuple(cue(f"C{i}", 0.5, level=level) for i, level in enumerate(levels))
    result = score_rep(replace(EXAMPLE, rom_ratio=ratio, path=path, tempo=tempo, hold_ratio=hold))
    assert 0.0 <= result.score <= 100.0
    assert result.coverage == pytest.approx(1.0)


def test_a_missed_hold_is_the_deduction() -> None:
    held = replace(EXAMPLE, rom_ratio=1.0, path=(cue("C01", 1.0),), no_bounce=None, hold_ratio=0.2)
    assert score_rep(held).deduction == "Squeeze and hold a moment longer"
    assert score_rep(replace(held, hold_ratio=NAN)).coverage == pytest.approx(0.8)


@pytest.mark.parametrize(
    ("done", "asked", "expected"),
    [(2.4, 3.0, 0.70), (1.0, 1.0, 1.0), (1.2, 1.0, 1.0), (0.6, 1.0, 0.70), (3.0, 1.0, 0.0)],
)
def test_tempo_marks(done: float, asked: float, expected: float) -> None:
    assert tempo_mark(done, asked) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("first_phase", list(FirstPhase))
@pytest.mark.parametrize("phase", list(TempoPhase))
@pytest.mark.parametrize("too_short", [True, False])
def test_tempo_words_are_short_and_kind(
    first_phase: FirstPhase, phase: TempoPhase, too_short: bool
) -> None:
    words = tempo_words(phase, too_short=too_short, first_phase=first_phase)
    assert 1 <= len(words.split()) <= 10
    assert not any(banned in words.lower() for banned in BANNED)


def test_range_over_target_follows_the_direction_of_the_driver() -> None:
    squat = Driver(
        feature="hip_fold_deg", unit="deg", start=8.0, far=120.0, rom_target=100.0, counts_from=70.0
    )
    assert rom_ratio(10.0, 100.0, driver=squat, target=100.0) == pytest.approx(0.90)
    bridge = replace(squat, start=52.0, far=0.0, rom_target=42.0)
    assert rom_ratio(50.0, 8.0, driver=bridge, target=42.0) == pytest.approx(1.0)
    assert rom_ratio(8.0, 50.0, driver=bridge, target=42.0) == pytest.approx(-1.0)


def test_full_from_ninety_two_percent() -> None:
    assert rep_status(0.92) is RepStatus.FULL
    assert rep_status(0.919) is RepStatus.SHORT
    assert rep_status(NAN) is RepStatus.FULL


def test_spread_of_reps() -> None:
    # Mean 100, sample SD of (90, 100, 110) = 10.
    assert spread_ratio([90.0, 100.0, NAN, 110.0]) == pytest.approx(0.10)
    assert math.isnan(spread_ratio([90.0]))
    assert math.isnan(spread_ratio([]))


def test_velocity_loss_is_against_the_best_two_of_the_first_three() -> None:
    # Two-rep means: 95 and 90, the last rep 76: 1 - 76 / 95 = 0.20.
    assert velocity_loss_ratio([100.0, 90.0, 90.0, 80.0, 76.0]) == pytest.approx(0.20)
    assert velocity_loss_ratio([NAN, 90.0, 90.0, 81.0]) == pytest.approx(0.10)
    assert math.isnan(velocity_loss_ratio([100.0, 90.0]))
    assert math.isnan(velocity_loss_ratio([100.0, 90.0, 90.0, NAN]))
    assert math.isnan(velocity_loss_ratio([NAN, NAN, NAN, 80.0]))


def test_concentric_speed() -> None:
    assert concentric_speed(8.0, 98.0, concentric_s=1.5) == pytest.approx(60.0)
    assert math.isnan(concentric_speed(8.0, 98.0, concentric_s=NAN))


def test_symmetry() -> None:
    assert symmetry_percent(90.0, 110.0) == pytest.approx(20.0)
    assert math.isnan(symmetry_percent(0.0, 0.0))
    assert math.isnan(symmetry_percent(NAN, 90.0))


def test_time_under_tension() -> None:
    tempo = MeasuredTempo(eccentric_s=3.0, pause_long_s=1.0, concentric_s=1.0, pause_short_s=NAN)
    assert time_under_tension_s(tempo) == 5.0
    assert math.isnan(time_under_tension_s(replace(tempo, concentric_s=NAN)))
