"""The ghost of the best rep stays in phase at half to double tempo."""

import math
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.coaching.guides.ghost import (
    SET_OFF_RATIO,
    GhostCurve,
    PhaseLock,
    curve_of_rep,
    ghost_curve,
    is_better,
)
from studio.model.rep import RepStatus
from tests.coaching.cue_sets import CATALOG
from tests.ui.figure import rep as make_rep

FPS = 30.0
TEMPOS = (0.5, 0.7, 1.0, 1.4, 2.0)
PHASES = {"squat": (3.0, 1.0, 1.0), "bridge": (1.0, 2.0, 2.0), "brisk": (1.5, 0.4, 1.0)}


def progress_at(time_s: float, phases: tuple[float, float, float]) -> float:
    """A rep with minimum-jerk moves: out, hold, back."""
    out_s, hold_s, back_s = phases

    def eased(share: float) -> float:
        share = min(max(share, 0.0), 1.0)
        return 10 * share**3 - 15 * share**4 + 6 * share**5

    return eased(time_s / out_s) - eased((time_s - out_s - hold_s) / back_s)


def curve_of(phases: tuple[float, float, float]) -> GhostCurve:
    times = np.arange(-0.5, sum(phases) + 0.5, 1.0 / FPS)
    curve = ghost_curve(times, np.array([progress_at(t, phases) for t in times]))
    assert curve is not None
    return curve


def errors_s(
    phases: tuple[float, float, float], tempo: float, *, depth: float = 1.0, seed: int = 0
) -> NDArray[np.float64]:
    """Error of the ghost's phase in seconds of the live set, every picture of three reps."""
    curve, generator = curve_of(phases), np.random.default_rng(seed)
    set_off_s = next(t for t in np.arange(0, 5, 0.001) if progress_at(t, phases) >= SET_OFF_RATIO)
    lock, period_s, noise = PhaseLock(curve), sum(phases) / tempo + 1.0, 0.0
    errors = []
    for index in range(int(3 * period_s * FPS)):
        time_s = index / FPS
        within_s = (time_s % period_s) * tempo
        noise = 0.7 * noise + 0.3 * generator.normal(0.0, 0.03)
        phase = lock.update(depth * progress_at(within_s, phases) + noise, time_s=time_s)
        if phase is not None and progress_at(within_s, phases) > 0.15:
            errors.append((phase.time_s - (within_s - set_off_s)) / tempo)
    assert len(errors) > 20
    absolute: NDArray[np.float64] = np.abs(np.array(errors))
    return absolute


@pytest.mark.parametrize("name", PHASES)
@pytest.mark.parametrize("tempo", TEMPOS)
def test_in_phase_within_80_ms_from_half_to_double_tempo(name: str, tempo: float) -> None:
    errors = np.concatenate([errors_s(PHASES[name], tempo, seed=seed) for seed in range(3)])
    assert float(np.mean(errors)) <= 0.080
    assert float(np.median(errors)) <= 0.050


@pytest.mark.parametrize("tempo", TEMPOS)
def test_a_rep_that_is_less_deep_today_is_followed_too(tempo: float) -> None:
    assert float(np.median(errors_s(PHASES["brisk"], tempo, depth=0.93))) <= 0.080


def test_the_rate_tells_how_fast_today_is() -> None:
    curve, lock = curve_of(PHASES["squat"]), PhaseLock(curve_of(PHASES["squat"]))
    for index in range(80):
        lock.update(progress_at(index / FPS * 0.5, PHASES["squat"]), time_s=index / FPS)
    assert lock.phase is not None
    assert lock.phase.rate == pytest.approx(0.5, abs=0.06)
    assert lock.phase.time_s < curve.far_s


def test_between_reps_and_when_not_seen_there_is_no_ghost() -> None:
    lock = PhaseLock(curve_of(PHASES["brisk"]))
    assert lock.update(0.0, time_s=0.0) is None
    for index in range(1, 30):
        lock.update(progress_at(index / FPS, PHASES["brisk"]), time_s=index / FPS)
    assert lock.phase is not None
    assert lock.update(None, time_s=1.1) is not None
    assert lock.update(None, time_s=1.8) is None


def test_a_client_who_turns_early_is_found_again() -> None:
    phases = PHASES["squat"]
    lock = PhaseLock(curve_of(phases))
    times = np.arange(0.0, 4.0, 1.0 / FPS)
    out = np.array([progress_at(min(t, 3.0), phases) for t in times])
    early = np.where(times < 3.1, out, 1.0 - (times - 3.1) / 1.0)
    for time_s, u in zip(times, early, strict=True):
        phase = lock.update(float(u), time_s=float(time_s))
        if 3.6 < time_s < 3.9:
            assert phase is not None
            assert lock.curve.at(phase.time_s) == pytest.approx(float(u), abs=0.12)


def test_half_a_rep_makes_no_ghost() -> None:
    times = np.arange(0.0, 2.0, 0.03)
    assert ghost_curve(times, np.full(len(times), np.nan)) is None
    assert ghost_curve(times, np.full(len(times), 0.05)) is None
    assert ghost_curve(times, 0.3 * np.sin(times)) is None


def test_the_curve_of_a_rep_is_in_progress() -> None:
    exercise = CATALOG.exercise("goblet_squat")
    times = np.arange(0.0, 5.2, 1.0 / FPS)
    u = np.array([progress_at(t, PHASES["squat"]) for t in times])
    trace = (exercise.driver.start + exercise.driver.rom_target * u).astype(np.float32)
    rep = replace(make_rep(1), trace_time_s=times.astype(np.float32), trace=trace)
    curve = curve_of_rep(rep, exercise=exercise)
    assert curve is not None
    assert curve.progress.max() == pytest.approx(1.0, abs=0.01)
    assert curve.progress[0] < SET_OFF_RATIO


def test_the_better_ghost_is_full_clean_and_high() -> None:
    good = replace(make_rep(1), score=80.0)
    assert is_better(good, None)
    assert is_better(replace(good, score=90.0), good)
    assert not is_better(replace(good, score=math.nan), good)
    assert not is_better(replace(good, status=RepStatus.SHORT, score=99.0), good)
