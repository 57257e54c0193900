"""Filters for measured numbers (coaching.md 2.6).

Live: a median of the last few samples against spikes, then One Euro. Logged: the raw buffer
again, through a zero-phase Butterworth, when the rep has ended. Landmarks are not smoothed twice:
filter the derived number, and the landmarks only for drawing. Times are stream seconds and may
be irregular. NaN = not seen; nothing here turns "not seen" into a number, except
`zero_phase`, which bridges gaps of at most half a second.
"""

import math
from collections import deque
from statistics import median

import numpy as np
from numpy.typing import NDArray

from studio.kinematics.butterworth import filtered_both_ways

Array = NDArray[np.float64]

GAP_S = 0.5
"""A gap up to this long is bridged or carried over, a longer one resets (coaching.md 2.7)."""

CUTOFF_HZ = 4.0
"""Of the zero-phase filter (coaching.md 2.6)."""


def smoothing_ratio(cutoff_hz: float, step_s: float) -> float:
    """Share of a new sample in a first-order low-pass; 1 = no smoothing."""
    return 1.0 / (1.0 + 1.0 / (2.0 * math.pi * cutoff_hz * step_s))


class OneEuroFilter:
    """Calm when still, quick when fast (Casiez, Roussel, Vogel 2012).

    The defaults are those chosen for angles in degrees; `beta` is per degree per second, so a
    driver without a unit is scaled to 0..100 first (coaching.md 2.6).
    """

    def __init__(
        self, *, min_cutoff_hz: float = 1.0, beta: float = 0.02, derivative_cutoff_hz: float = 1.0
    ) -> None:
        self._min_cutoff_hz = min_cutoff_hz
        self._beta = beta
        self._derivative_cutoff_hz = derivative_cutoff_hz
        self.reset()

    def reset(self) -> None:
        """Forget the past."""
        self._value = math.nan
        self._speed = 0.0
        self._time_s = math.nan

    def update(self, value: float, *, time_s: float) -> float:
        """Smooth one sample.

        Args:
            value: NaN = not seen: the answer is NaN, and the past is kept for half a second.
            time_s: Stream time; a sample that is not later than the last one is passed over.
        """
        if math.isnan(value):
            return value
        step_s = time_s - self._time_s
        if math.isnan(self._value) or step_s > GAP_S:
            self._value, self._speed, self._time_s = value, 0.0, time_s
            return value
        if step_s <= 0.0:
            return self._value
        speed = (value - self._value) / step_s
        share = smoothing_ratio(self._derivative_cutoff_hz, step_s)
        self._speed += share * (speed - self._speed)
        cutoff_hz = self._min_cutoff_hz + self._beta * abs(self._speed)
        self._value += smoothing_ratio(cutoff_hz, step_s) * (value - self._value)
        self._time_s = time_s
        return self._value


class OneEuroArrayFilter:
    """The One Euro filter for many numbers at once, each on its own.

    For landmarks that are drawn: pixels are divided by a body length first, so that `beta` does
    not depend on the picture's size.
    """

    def __init__(
        self, *, min_cutoff_hz: float = 1.0, beta: float = 0.02, derivative_cutoff_hz: float = 1.0
    ) -> None:
        self._min_cutoff_hz = min_cutoff_hz
        self._beta = beta
        self._derivative_cutoff_hz = derivative_cutoff_hz
        self.reset()

    def reset(self) -> None:
        """Forget the past."""
        self._values: Array = np.empty(0)
        self._speeds: Array = np.empty(0)
        self._seen_s: Array = np.empty(0)
        self._time_s = math.nan

    def update(self, values: Array, *, time_s: float) -> Array:
        """Smooth one sample of every number.

        Args:
            values: Any shape, the same at every call until `reset`; NaN = not seen, which gives
                NaN. A number unseen for more than half a second starts anew.
            time_s: Stream time; a sample that is not later than the last one is passed over.

        Returns:
            Same shape, float64.

        Raises:
            ValueError: the shape changed.
        """
        values = np.asarray(values, dtype=np.float64)
        if self._values.size == 0:
            self._values = np.full(values.shape, math.nan)
            self._speeds = np.zeros(values.shape)
            self._seen_s = np.full(values.shape, -math.inf)
        if values.shape != self._values.shape:
            raise ValueError(f"values: expected shape {self._values.shape}, got {values.shape}")
        if time_s <= self._time_s:
            return self._now(values)
        self._time_s = time_s
        self._advance(values, time_s=time_s)
        return self._now(values)

    def _advance(self, values: Array, *, time_s: float) -> None:
        seen = ~np.isnan(values)
        step_s = time_s - self._seen_s
        fresh = seen & (np.isnan(self._values) | (step_s > GAP_S))
        step_s = np.where(np.isfinite(step_s), step_s, 1.0)
        change = np.where(seen & ~fresh, values - self._values, 0.0)
        share = _smoothing_ratios(np.float64(self._derivative_cutoff_hz), step_s)
        speeds = self._speeds + share * (change / step_s - self._speeds)
        cutoff_hz = self._min_cutoff_hz + self._beta * np.abs(speeds)
        smooth = self._values + _smoothing_ratios(cutoff_hz, step_s) * change
        self._values = np.where(fresh, values, np.where(seen, smooth, self._values))
        self._speeds = np.where(fresh, 0.0, np.where(seen, speeds, self._speeds))
        self._seen_s = np.where(seen, time_s, self._seen_s)

    def _now(self, values: Array) -> Array:
        return np.where(np.isnan(values), math.nan, self._values)


def _smoothing_ratios(cutoff_hz: Array | np.float64, step_s: Array) -> Array:
    ratios: Array = 1.0 / (1.0 + 1.0 / (2.0 * math.pi * cutoff_hz * step_s))
    return ratios


class SpikeFilter:
    """Median of the last samples: removes spikes of 1 frame (width 3) or 2 frames (width 5).

    Delays by (width - 1) / 2 frames.
    """

    def __init__(self, *, width: int = 3) -> None:
        if width not in {3, 5}:
            raise ValueError(f"width: expected 3 or 5, got {width}")
        self._recent: deque[float] = deque(maxlen=width)

    def reset(self) -> None:
        """Forget the past."""
        self._recent.clear()

    def update(self, value: float) -> float:
        """The median of the last samples that were seen; NaN in = NaN out, and forgotten."""
        if math.isnan(value):
            self._recent.clear()
            return value
        self._recent.append(value)
        return median(self._recent)


def running_median(values: Array, *, width: int = 3) -> Array:
    """Centred median against spikes, for a finished buffer.

    Args:
        values: (n,) float64; NaN = not seen, stays NaN and is left out of its neighbours' median.
        width: Odd number of samples.

    Returns:
        (n,) float64.
    """
    values = np.asarray(values, dtype=np.float64)
    if values.size == 0:
        return values
    padded = np.pad(values, width // 2, constant_values=math.nan)
    windows = np.lib.stride_tricks.sliding_window_view(padded, width)
    ordered = np.sort(windows, axis=1)
    counts = np.count_nonzero(~np.isnan(ordered), axis=1)
    rows = np.arange(len(ordered))
    low = ordered[rows, np.maximum(counts - 1, 0) // 2]
    high = ordered[rows, np.minimum(counts // 2, width - 1)]
    middle: Array = np.where(np.isnan(values), math.nan, (low + high) / 2.0)
    return middle


def zero_phase(
    time_s: Array, values: Array, *, cutoff_hz: float = CUTOFF_HZ, spike_width: int = 3
) -> Array:
    """Smooth a finished buffer without delay: median, then Butterworth forth and back.

    Order 2 at 4 Hz, run in both directions (coaching.md 2.6). Irregular samples are resampled to
    their median step for the filter and read back at their own times.

    Args:
        time_s: (n,) float64, strictly rising stream seconds.
        values: (n,) float64; NaN = not seen. Gaps up to 0.5 s are bridged, longer ones and the
            ends stay NaN.
        cutoff_hz: Of the filter; lowered where the sampling is too slow for it.
        spike_width: Samples of the median before it.

    Returns:
        (n,) float64.

    Raises:
        ValueError: shapes differ or times do not rise.
    """
    time_s, values = np.asarray(time_s, np.float64), np.asarray(values, np.float64)
    if time_s.shape != values.shape or time_s.ndim != 1:
        raise ValueError(f"time_s {time_s.shape} and values {values.shape} must be alike and flat")
    if np.any(np.diff(time_s) <= 0.0):
        raise ValueError("time_s must rise strictly")
    clean = running_median(values, width=spike_width)
    smooth = np.full(values.shape, math.nan)
    for seen in _runs(time_s, clean):
        inside = slice(seen[0], seen[-1] + 1)
        smooth[inside] = _filter_run(
            time_s[seen], clean[seen], at_s=time_s[inside], cutoff_hz=cutoff_hz
        )
    return smooth


def _runs(time_s: Array, values: Array) -> list[NDArray[np.intp]]:
    """Indices of seen samples, split where the gap is longer than half a second."""
    seen = np.flatnonzero(~np.isnan(values))
    if seen.size == 0:
        return []
    return np.split(seen, np.flatnonzero(np.diff(time_s[seen]) > GAP_S) + 1)


def _filter_run(time_s: Array, values: Array, *, at_s: Array, cutoff_hz: float) -> Array:
    if len(time_s) < 4:
        joined: Array = np.interp(at_s, time_s, values)
        return joined
    step_s = float(np.median(np.diff(time_s)))
    count = max(round((time_s[-1] - time_s[0]) / step_s) + 1, 4)
    even_s = np.linspace(time_s[0], time_s[-1], count)
    rate_hz = (count - 1) / (time_s[-1] - time_s[0])
    even = np.interp(even_s, time_s, values)
    padding = min(round(0.5 * rate_hz), count - 2)
    filtered = filtered_both_ways(
        even,
        cutoff_ratio=min(cutoff_hz / rate_hz, 0.45),
        padding=max(padding, 1),
    )
    smooth: Array = np.interp(at_s, even_s, filtered)
    return smooth
