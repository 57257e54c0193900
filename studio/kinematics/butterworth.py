"""A second-order Butterworth low-pass, run forth and back: no delay, twice the slope.

The same numbers as `scipy.signal.butter(2, ...)` and `scipy.signal.filtfilt` (the tests hold it
against them). It stands here by itself because importing `scipy.signal` takes a quarter of the
station's start: it brings scipy's statistics, interpolation and spatial parts along.
"""

import math

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def filtered_both_ways(values: Array, *, cutoff_ratio: float, padding: int) -> Array:
    """Low-pass an evenly sampled buffer in both directions.

    Args:
        values: (n,) float64, finite; n > padding.
        cutoff_ratio: Frequency of half power in one direction, as a share of the sampling rate,
            between 0 and 0.5.
        padding: Samples by which each end is continued, turned about its last value, so that the
            filter has settled where the buffer begins.

    Returns:
        (n,) float64.

    Raises:
        ValueError: The cutoff or the padding is out of range.
    """
    if not 0.0 < cutoff_ratio < 0.5:
        raise ValueError(f"cutoff_ratio: expected 0 < ratio < 0.5, got {cutoff_ratio}")
    if not 0 < padding < len(values):
        raise ValueError(f"padding: expected 1 to {len(values) - 1}, got {padding}")
    before = 2.0 * values[0] - values[padding:0:-1]
    after = 2.0 * values[-1] - values[-2 : -padding - 2 : -1]
    longer = np.concatenate([before, values, after]).tolist()
    forth = _filtered(longer, cutoff_ratio=cutoff_ratio)
    back = _filtered(forth[::-1], cutoff_ratio=cutoff_ratio)
    return np.asarray(back[::-1][padding : padding + len(values)], dtype=np.float64)


def _filtered(values: list[float], *, cutoff_ratio: float) -> list[float]:
    """One direction, settled on the first value: transposed direct form II.

    The coefficients are those of the analogue filter s^2 + sqrt(2) s + 1, moved to the cutoff
    and to samples by the bilinear transform.
    """
    warped = math.tan(math.pi * cutoff_ratio)
    square = warped * warped
    scale = 1.0 / (1.0 + math.sqrt(2.0) * warped + square)
    gain = square * scale
    first = 2.0 * (square - 1.0) * scale
    second = (1.0 - math.sqrt(2.0) * warped + square) * scale
    near, far = (1.0 - gain) * values[0], (gain - second) * values[0]
    smooth = []
    for value in values:
        answer = gain * value + near
        near = 2.0 * gain * value - first * answer + far
        far = gain * value - second * answer
        smooth.append(answer)
    return smooth
