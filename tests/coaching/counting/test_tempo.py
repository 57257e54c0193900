"""Four-phase tempo on reps whose tempo is known."""

import math
from collections.abc import Callable
from dataclasses import astuple, replace

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.coaching.counting.tempo import NOT_MEASURED, RepFit, RoughSpan, fit_rep, measured_tempo
from studio.model.exercise import FirstPhase
from tests.movements import SHAPES, TEMPI, Tempo, Trace, make_trace, minimum_jerk

Array = NDArray[np.float64]

REQUIRED_S = 0.25
REQUIRED_SMALL_S = 0.5


def fit_all(trace: Trace) -> list[RepFit]:
    ends = [math.nan, *(span.end_s for span in trace.spans[:-1])]
    nexts = [*(span.start_s for span in trace.spans[1:]), math.nan]
    return [
        fit_rep(trace.time_s, trace.driver, span=span, previous_end_s=before, next_start_s=after)
        for span, before, after in zip(trace.spans, ends, nexts, strict=True)
    ]


def phase_errors(trace: Trace, tempo: Tempo) -> Array:
    """(reps, 4) |error| of there, hold, back, wait; NaN where not measured."""
    fits = fit_all(trace)
    nexts = [*(fit.leaves_start_s for fit in fits[1:]), math.nan]
    rows = [
        astuple(
            measured_tempo(fit, first_phase=FirstPhase.ECCENTRIC, next_leaves_start_s=following)
        )
        for fit, following in zip(fits, nexts, strict=True)
    ]
    errors: Array = np.abs(np.array(rows) - np.array(tempo))
    return errors


@pytest.mark.parametrize("tempo", TEMPI, ids=str)
@pytest.mark.parametrize("far", [98.0, 68.0], ids=["range 90", "range 60"])
def test_phases_over_all_shapes_are_within_a_quarter_second(tempo: Tempo, far: float) -> None:
    errors = np.concatenate(
        [phase_errors(make_trace(shape, tempo, far=far), tempo) for shape in SHAPES.values()]
    )
    assert (np.nanmedian(errors, axis=0) <= REQUIRED_S).all()


@pytest.mark.parametrize("tempo", TEMPI, ids=str)
def test_small_ranges_are_within_half_a_second(tempo: Tempo) -> None:
    errors = np.concatenate(
        [phase_errors(make_trace(shape, tempo, far=38.0), tempo) for shape in SHAPES.values()]
    )
    assert (np.nanmedian(errors, axis=0) <= REQUIRED_SMALL_S).all()


@pytest.mark.parametrize("shape", [SHAPES["constant speed"], SHAPES["cosine"], minimum_jerk])
@pytest.mark.parametrize("rate_hz", [15.0, 60.0])
def test_other_frame_rates(shape: Callable[[Array], Array], rate_hz: float) -> None:
    tempo = (2.0, 0.0, 1.0, 1.0)
    errors = phase_errors(make_trace(shape, tempo, rate_hz=rate_hz), tempo)
    assert (np.nanmedian(errors, axis=0) <= REQUIRED_S).all()


def test_a_movement_that_starts_folded_and_opens() -> None:
    # A bridge: driver falls from 52 to 0 while lifting, 1 s up, 2 s hold, 2 s down, 1 s rest.
    trace = make_trace(minimum_jerk, (1.0, 2.0, 2.0, 1.0), start=52.0, far=0.0, noise=1.0)
    first, second, _ = fit_all(trace)
    tempo = measured_tempo(
        first, first_phase=FirstPhase.CONCENTRIC, next_leaves_start_s=second.leaves_start_s
    )
    expected = (2.0, 1.0, 1.0, 2.0)
    assert astuple(tempo) == pytest.approx(expected, abs=REQUIRED_SMALL_S)
    assert first.driver_start == pytest.approx(52.0, abs=2.0)
    assert first.driver_far == pytest.approx(0.0, abs=2.0)
    assert first.driver_end == pytest.approx(52.0, abs=2.0)


def test_a_driver_without_a_unit() -> None:
    trace = make_trace(minimum_jerk, (1.0, 0.0, 1.0, 1.0), start=0.02, far=0.16, noise=0.004)
    fit = fit_all(trace)[1]
    assert fit.driver_far - fit.driver_start == pytest.approx(0.14, abs=0.01)
    assert fit.reaches_far_s - fit.leaves_start_s == pytest.approx(1.0, abs=REQUIRED_SMALL_S)


def test_spikes_do_not_move_the_phases() -> None:
    trace = make_trace(minimum_jerk, (2.0, 1.0, 1.0, 1.0))
    driver = trace.driver.copy()
    driver[[40, 75, 76, 110, 160]] += np.array([45.0, -60.0, -50.0, 50.0, 60.0])
    errors = phase_errors(replace(trace, driver=driver), (2.0, 1.0, 1.0, 1.0))
    assert (np.nanmedian(errors, axis=0) <= REQUIRED_S).all()


def test_a_short_gap_is_bridged() -> None:
    trace = make_trace(minimum_jerk, (3.0, 1.0, 1.0, 1.0))
    driver = trace.driver.copy()
    driver[60:70] = math.nan
    errors = phase_errors(replace(trace, driver=driver), (3.0, 1.0, 1.0, 1.0))
    assert (errors[0, :3] <= REQUIRED_SMALL_S).all()


def test_a_rep_that_was_hardly_seen_has_no_tempo() -> None:
    trace = make_trace(minimum_jerk, (3.0, 1.0, 1.0, 1.0))
    driver = trace.driver.copy()
    driver[45:150] = math.nan
    fit = fit_rep(trace.time_s, driver, span=trace.spans[0])
    assert fit == NOT_MEASURED or math.isnan(fit.leaves_start_s)
    assert all(
        math.isnan(seconds)
        for seconds in astuple(measured_tempo(fit, first_phase=FirstPhase.ECCENTRIC))
    )


def test_a_span_too_short_for_anything_has_no_tempo() -> None:
    trace = make_trace(minimum_jerk, (3.0, 1.0, 1.0, 1.0))
    fit = fit_rep(trace.time_s, trace.driver, span=RoughSpan(start_s=1.0, far_s=1.02, end_s=1.05))
    assert math.isnan(fit.reaches_far_s)


def test_a_lift_without_a_return_has_its_one_ramp() -> None:
    trace = make_trace(minimum_jerk, (1.5, 6.0, 1.0, 1.0), start=105.0, far=6.0, reps=1)
    span = replace(trace.spans[0], far_s=2.6, end_s=math.nan)
    fit = fit_rep(trace.time_s, trace.driver, span=span)
    assert fit.reaches_far_s - fit.leaves_start_s == pytest.approx(1.5, abs=0.3)
    assert math.isnan(fit.leaves_far_s)
    tempo = measured_tempo(fit, first_phase=FirstPhase.CONCENTRIC)
    assert tempo.concentric_s == pytest.approx(1.5, abs=0.3)
    assert math.isnan(tempo.eccentric_s)


def fitted(*, leaves: float, far: float, until: float, home: float) -> RepFit:
    return replace(
        NOT_MEASURED,
        leaves_start_s=leaves,
        reaches_far_s=far,
        leaves_far_s=until,
        reaches_start_s=home,
    )


def test_phases_are_named_by_what_the_rep_begins_with() -> None:
    fit = fitted(leaves=10.0, far=13.0, until=14.0, home=15.5)
    lengthening = measured_tempo(fit, first_phase=FirstPhase.ECCENTRIC, next_leaves_start_s=16.25)
    assert astuple(lengthening) == (3.0, 1.0, 1.5, 0.75)
    shortening = measured_tempo(fit, first_phase=FirstPhase.CONCENTRIC, next_leaves_start_s=16.25)
    assert astuple(shortening) == (1.5, 0.75, 3.0, 1.0)


def test_the_last_pause_is_unknown_and_a_rest_is_no_pause() -> None:
    fit = fitted(leaves=10.0, far=13.0, until=14.0, home=15.5)
    last = measured_tempo(fit, first_phase=FirstPhase.ECCENTRIC)
    assert math.isnan(last.pause_short_s)
    rest = measured_tempo(fit, first_phase=FirstPhase.ECCENTRIC, next_leaves_start_s=18.6)
    assert math.isnan(rest.pause_short_s)
    overlap = measured_tempo(fit, first_phase=FirstPhase.ECCENTRIC, next_leaves_start_s=15.4)
    assert overlap.pause_short_s == 0.0


def test_the_same_samples_give_the_same_tempo() -> None:
    trace = make_trace(minimum_jerk, (3.0, 1.0, 1.0, 1.0))
    assert fit_all(trace) == fit_all(trace)
