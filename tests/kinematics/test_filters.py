"""Filters against an independent implementation and against what they must never do."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import signal

from studio.kinematics.filters import (
    OneEuroArrayFilter,
    OneEuroFilter,
    SpikeFilter,
    running_median,
    zero_phase,
)

Array = NDArray[np.float64]


def one_euro_by_the_paper(
    times: list[float], values: list[float], *, min_cutoff: float, beta: float, d_cutoff: float
) -> list[float]:
    """The 1 euro filter written down once more, straight from the paper, for comparison."""

    def alpha(rate: float, cutoff: float) -> float:
        tau = 1.0 / (2 * math.pi * cutoff)
        return 1.0 / (1.0 + tau * rate)

    hat, d_hat, out = values[0], 0.0, [values[0]]
    for i in range(1, len(values)):
        rate = 1.0 / (times[i] - times[i - 1])
        dx = (values[i] - hat) * rate
        a_d = alpha(rate, d_cutoff)
        d_hat = a_d * dx + (1 - a_d) * d_hat
        a = alpha(rate, min_cutoff + beta * abs(d_hat))
        hat = a * values[i] + (1 - a) * hat
        out.append(hat)
    return out


def wavy(
    count: int, *, rate_hz: float = 30.0, seed: int = 0, jitter: float = 0.0
) -> tuple[Array, Array]:
    """Irregular times and a noisy movement."""
    generator = np.random.default_rng(seed)
    step = np.full(count, 1.0 / rate_hz) * (1.0 + jitter * generator.uniform(-1, 1, count))
    times = np.cumsum(step)
    values = 60.0 + 40.0 * np.sin(2 * np.pi * 0.4 * times) + generator.normal(0, 2.0, count)
    return times, values


@pytest.mark.parametrize(
    ("min_cutoff", "beta", "d_cutoff"), [(1.0, 0.02, 1.0), (1.2, 0.05, 1.0), (0.5, 0.0, 2.0)]
)
def test_one_euro_equals_the_paper_at_irregular_times(
    min_cutoff: float, beta: float, d_cutoff: float
) -> None:
    times, values = wavy(400, jitter=0.4)
    live = OneEuroFilter(min_cutoff_hz=min_cutoff, beta=beta, derivative_cutoff_hz=d_cutoff)
    ours = [live.update(v, time_s=t) for t, v in zip(times.tolist(), values.tolist(), strict=True)]
    theirs = one_euro_by_the_paper(
        times.tolist(), values.tolist(), min_cutoff=min_cutoff, beta=beta, d_cutoff=d_cutoff
    )
    np.testing.assert_allclose(ours, theirs, atol=1e-9)


def test_one_euro_array_equals_many_single_ones_with_gaps() -> None:
    times, values = wavy(200, jitter=0.3)
    table = np.stack([values, values[::-1], values * 0.1], axis=1)
    table[20:25, 0] = math.nan  # a short gap: the past is kept
    table[60:90, 1] = math.nan  # a second: starts anew
    singles = [OneEuroFilter() for _ in range(3)]
    many = OneEuroArrayFilter()
    for time_s, row in zip(times.tolist(), table, strict=True):
        expected = [
            single.update(value, time_s=time_s)
            for single, value in zip(singles, row.tolist(), strict=True)
        ]
        np.testing.assert_allclose(many.update(row, time_s=time_s), expected, atol=1e-9)


def test_one_euro_leaves_no_more_jitter_than_specified() -> None:
    # coaching.md 2.6: angle noise of SD 2.25 degrees comes out at SD 1.18 (part of it slow).
    generator = np.random.default_rng(1)
    live = OneEuroFilter()
    out = [live.update(v, time_s=i / 30.0) for i, v in enumerate(generator.normal(0, 2.25, 20000))]
    assert np.std(out[100:]) < 1.18


def test_one_euro_lags_less_than_specified_in_a_normal_rep() -> None:
    # coaching.md 2.6: 33 ms in a normal rep, well under a degree of the peak lost.
    times = np.arange(0.0, 12.0, 1.0 / 30.0)
    values = 60.0 - 50.0 * np.cos(2 * np.pi * times / 3.0)
    live = OneEuroFilter()
    out = [live.update(v, time_s=t) for t, v in zip(times.tolist(), values.tolist(), strict=True)]
    steps = {ms: np.std(np.interp(times + ms / 1000.0, times, out) - values) for ms in range(80)}
    assert min(steps, key=lambda ms: steps[ms]) <= 40
    assert max(out[90:]) > 110.0 - 0.6


def test_not_seen_stays_not_seen_and_a_long_gap_starts_anew() -> None:
    live = OneEuroFilter()
    live.update(10.0, time_s=0.0)
    assert math.isnan(live.update(math.nan, time_s=0.03))
    assert live.update(90.0, time_s=0.06) < 90.0
    assert live.update(20.0, time_s=1.0) == 20.0


def test_a_time_that_does_not_advance_changes_nothing() -> None:
    live = OneEuroFilter()
    live.update(10.0, time_s=0.0)
    before = live.update(12.0, time_s=0.1)
    assert live.update(500.0, time_s=0.1) == before
    many = OneEuroArrayFilter()
    many.update(np.array([10.0]), time_s=0.0)
    now = many.update(np.array([12.0]), time_s=0.1)
    assert many.update(np.array([500.0]), time_s=0.1) == now


def test_one_euro_array_refuses_another_shape() -> None:
    many = OneEuroArrayFilter()
    many.update(np.zeros(3), time_s=0.0)
    with pytest.raises(ValueError, match=r"expected shape \(3,\), got \(4,\)"):
        many.update(np.zeros(4), time_s=0.1)
    many.reset()
    assert many.update(np.zeros(4), time_s=0.2).shape == (4,)


@pytest.mark.parametrize(("width", "spike"), [(3, 1), (5, 2)])
def test_spike_filter_removes_spikes_of_its_width(width: int, spike: int) -> None:
    live = SpikeFilter(width=width)
    values = [5.0] * 10 + [60.0] * spike + [5.0] * 10
    out = [live.update(value) for value in values]
    assert out == [5.0] * len(values)


def test_spike_filter_forgets_at_a_gap() -> None:
    live = SpikeFilter()
    live.update(1.0)
    live.update(1.0)
    assert math.isnan(live.update(math.nan))
    assert live.update(9.0) == 9.0
    live.reset()
    assert live.update(4.0) == 4.0


def test_spike_filter_refuses_other_widths() -> None:
    with pytest.raises(ValueError, match="expected 3 or 5, got 4"):
        SpikeFilter(width=4)


def test_running_median_keeps_gaps_and_leaves_them_out() -> None:
    nan = math.nan
    values = np.array([1.0, 9.0, 1.0, nan, 3.0, 5.0, nan])
    expected = [5.0, 1.0, 5.0, nan, 4.0, 4.0, nan]
    np.testing.assert_array_equal(running_median(values), expected)


def test_zero_phase_equals_butterworth_forth_and_back_on_even_samples() -> None:
    times = np.arange(300) / 30.0
    values = 50.0 + 40.0 * np.sin(2 * np.pi * 0.3 * times) + 3.0 * np.sin(2 * np.pi * 9.0 * times)
    forward, backward = signal.butter(2, 4.0, fs=30.0)
    expected = signal.filtfilt(forward, backward, values)
    ours = zero_phase(times, values, spike_width=1)
    np.testing.assert_allclose(ours[30:-30], expected[30:-30], atol=1e-6)


def test_zero_phase_does_not_delay_a_slow_movement() -> None:
    times, _ = wavy(300, jitter=0.3)
    clean = 60.0 + 40.0 * np.sin(2 * np.pi * 0.4 * times)
    noisy = clean + np.random.default_rng(3).normal(0, 2.0, len(times))
    assert np.std(zero_phase(times, noisy)[15:-15] - clean[15:-15]) < 1.2


def test_zero_phase_bridges_half_a_second_and_no_more() -> None:
    times = np.arange(300) / 30.0
    values = 10.0 * times
    values[50:60] = math.nan  # 11 steps of 1/30 s = 0.37 s
    values[100:130] = math.nan  # one second
    values[:5] = math.nan
    smooth = zero_phase(times, values)
    assert np.isnan(smooth[:5]).all()
    assert np.isnan(smooth[100:130]).all()
    seen = np.r_[5:100, 130:300]
    np.testing.assert_allclose(smooth[seen], 10.0 * times[seen], atol=0.3)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 5, 9])
def test_zero_phase_takes_very_short_buffers(count: int) -> None:
    times = np.arange(count) / 30.0
    np.testing.assert_allclose(zero_phase(times, np.full(count, 7.0)), np.full(count, 7.0))


def test_zero_phase_with_nothing_seen_is_nothing() -> None:
    times = np.arange(30) / 30.0
    assert np.isnan(zero_phase(times, np.full(30, math.nan))).all()


def test_zero_phase_refuses_times_that_do_not_rise() -> None:
    with pytest.raises(ValueError, match="rise strictly"):
        zero_phase(np.array([0.0, 0.0]), np.array([1.0, 2.0]))
    with pytest.raises(ValueError, match="alike"):
        zero_phase(np.array([0.0]), np.array([1.0, 2.0]))


@given(
    rate_hz=st.floats(8.0, 60.0),
    offset=st.floats(-100.0, 100.0),
    seed=st.integers(0, 1000),
)
def test_zero_phase_keeps_levels_at_any_rate(rate_hz: float, offset: float, seed: int) -> None:
    times, _ = wavy(int(4 * rate_hz), rate_hz=rate_hz, seed=seed, jitter=0.3)
    np.testing.assert_allclose(zero_phase(times, np.full(times.shape, offset)), offset, atol=1e-6)
