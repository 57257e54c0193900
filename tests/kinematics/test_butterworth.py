"""The filter against scipy's, and what it does to waves."""

import math

import numpy as np
import pytest
from scipy import signal

from studio.kinematics.butterworth import filtered_both_ways


@pytest.mark.parametrize("rate_hz", [12.0, 25.0, 30.0, 59.86])
@pytest.mark.parametrize("count", [4, 17, 300])
def test_same_as_scipy(rate_hz: float, count: int) -> None:
    values = np.random.default_rng(count).normal(size=count).cumsum()
    padding = max(1, min(round(0.5 * rate_hz), count - 2))
    forward, backward = signal.butter(2, 4.0, fs=rate_hz)
    wanted = signal.filtfilt(forward, backward, values, padlen=padding)
    ours = filtered_both_ways(values, cutoff_ratio=4.0 / rate_hz, padding=padding)
    assert ours == pytest.approx(wanted, rel=1e-9, abs=1e-9)


def test_a_line_stays_a_line() -> None:
    line = np.linspace(-3.0, 8.0, 90)
    assert filtered_both_ways(line, cutoff_ratio=0.1, padding=15) == pytest.approx(line, abs=1e-2)


def test_half_is_left_of_a_wave_at_the_cutoff_and_it_is_not_late() -> None:
    wave = np.sin(2.0 * math.pi * 0.1 * np.arange(600))
    middle = slice(200, 400)
    smooth = filtered_both_ways(wave, cutoff_ratio=0.1, padding=60)
    assert smooth[middle] == pytest.approx(0.5 * wave[middle], abs=1e-3)


@pytest.mark.parametrize("ratio", [0.0, 0.5, 0.7, math.nan])
def test_a_cutoff_that_cannot_be_is_refused(ratio: float) -> None:
    with pytest.raises(ValueError, match="cutoff_ratio"):
        filtered_both_ways(np.zeros(9), cutoff_ratio=ratio, padding=2)


@pytest.mark.parametrize("padding", [0, 9, 20])
def test_a_padding_longer_than_the_buffer_is_refused(padding: int) -> None:
    with pytest.raises(ValueError, match="padding"):
        filtered_both_ways(np.zeros(9), cutoff_ratio=0.1, padding=padding)
