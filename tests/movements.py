"""Driver traces of reps with a known tempo, in shapes the fit was not told of."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.coaching.counting.tempo import RoughSpan
from studio.kinematics.filters import zero_phase

Array = NDArray[np.float64]
Tempo = tuple[float, float, float, float]

LEAVE, HOME = 0.18, 0.20
"""Thresholds of coaching.md 5.1: what a segmenter hands over."""


def minimum_jerk(share: Array) -> Array:
    return share**3 * (10.0 - 15.0 * share + 6.0 * share**2)


def triangular(share: Array) -> Array:
    """Speeds up for 30 % of the time, slows down for the rest."""
    return np.where(share < 0.3, share**2 / 0.3, 1.0 - (1.0 - share) ** 2 / 0.7)


SHAPES: dict[str, Callable[[Array], Array]] = {
    "constant speed": lambda share: share,
    "minimum jerk": minimum_jerk,
    "cosine": lambda share: (1.0 - np.cos(np.pi * share)) / 2.0,
    "skewed early": lambda share: minimum_jerk(share**0.8),
    "skewed late": lambda share: minimum_jerk(share**1.25),
    "triangular": triangular,
}
TEMPI: tuple[Tempo, ...] = (
    (3.0, 1.0, 1.0, 1.0),
    (2.0, 0.0, 1.0, 1.0),
    (1.0, 0.0, 1.0, 0.0),
    (2.0, 0.0, 1.0, 2.0),
    (4.0, 2.0, 2.0, 1.0),
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Trace:
    """A raw driver and what a segmenter would say about its reps."""

    time_s: Array
    driver: Array
    spans: tuple[RoughSpan, ...]


def make_trace(
    shape: Callable[[Array], Array],
    tempo: Tempo,
    *,
    start: float = 8.0,
    far: float = 98.0,
    reps: int = 3,
    rate_hz: float = 30.0,
    noise: float = 1.5,
    seed: int = 0,
) -> Trace:
    """Reps there - hold - back - wait, with `tempo` in that order.

    Args:
        shape: Progress over time of one ramp, 0..1 to 0..1.
        tempo: Seconds there, hold, back, wait.
        start: Driver at the start pose.
        far: Driver at the far pose.
        reps: How many.
        rate_hz: Samples a second.
        noise: SD of white noise, driver units.
        seed: Of the noise.
    """
    there_s, hold_s, back_s, wait_s = tempo
    onsets = 1.0 + np.arange(reps) * sum(tempo)
    time_s = np.arange(0.0, onsets[-1] + sum(tempo) - wait_s + 1.5, 1.0 / rate_hz)
    progress = np.zeros_like(time_s)
    for onset in onsets:
        rise = shape(np.clip((time_s - onset) / there_s, 0.0, 1.0))
        fall = shape(np.clip((time_s - onset - there_s - hold_s) / back_s, 0.0, 1.0))
        progress += rise - fall
    driver = start + (far - start) * progress
    driver += np.random.default_rng(seed).normal(0.0, noise, driver.shape)
    ends = onsets + there_s + hold_s + back_s
    smooth = (zero_phase(time_s, driver) - start) / (far - start)
    spans = tuple(_span(time_s, smooth, a, b) for a, b in zip(onsets, ends, strict=True))
    return Trace(time_s=time_s, driver=driver, spans=spans)


def _span(time_s: Array, progress: Array, onset_s: float, end_s: float) -> RoughSpan:
    inside = (time_s >= onset_s) & (time_s <= end_s)
    far_s = float(time_s[inside][np.argmax(progress[inside])])
    before = np.flatnonzero((time_s < far_s) & (progress < LEAVE))
    after = np.flatnonzero((time_s > far_s) & (progress < HOME))
    return RoughSpan(
        start_s=float(time_s[before[-1] + 1]), far_s=far_s, end_s=float(time_s[after[0]])
    )
