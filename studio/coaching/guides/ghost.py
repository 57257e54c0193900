"""The ghost of the client's own best rep, locked to the phase of the rep under way.

A ghost that runs by the clock leaves a client who is slower today. This one is told by every
picture where in the best rep the client is and how much faster or slower than then, so that it
lies under the client's own trace and shows ahead what comes next, at today's tempo
(coaching.md 5.3; issue: error at most 80 ms at half to double tempo).

Progress u: 0 start pose, 1 the target's far pose. Times are stream seconds.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.model.exercise import Exercise
from studio.model.rep import Rep, RepStatus

_Samples = NDArray[np.float64]

STEP_S = 1.0 / 60.0
SET_OFF_RATIO = 0.10
HOME_RATIO = 0.10
_SLOWEST, _FASTEST = 0.4, 2.6
_NOISE_RATIO = 0.05
"""SD of the live progress around the best rep's own curve: filter lag, noise, another depth."""

_RATE_DRIFT = 0.02
"""SD by which the tempo may change within a second."""

_LOST_RATIO = 0.16
"""Further off the curve than this, the ghost is elsewhere in the rep and is looked for again."""

_BACKWARD_S = 0.3
_START_RATE_SD = 0.45
_NEXT_RATE_SD = 0.15
"""How unsure the tempo is when a rep begins: the first one, and one after another."""

_START_TIME_SD_S = 0.05
_LEAST_S = 0.4
_TURNED_RATIO = 0.06
_REACH_S = 0.1
_SAME_DEPTH_RATIO = 0.03
_LEAST_SCALE, _MOST_SCALE = 0.8, 1.25
_GAP_S = 0.5
"""Progress not seen for longer than this ends the lock (coaching.md 2.7)."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GhostCurve:
    """The best rep as a curve.

    Attributes:
        progress: (n,) float64, u every `STEP_S` from setting off to being home again.
        far_s: When it turned.
    """

    progress: _Samples
    far_s: float

    @property
    def duration_s(self) -> float:
        """From setting off to being home."""
        return STEP_S * (len(self.progress) - 1)

    @property
    def time_s(self) -> _Samples:
        """(n,) seconds since setting off."""
        times: _Samples = STEP_S * np.arange(len(self.progress), dtype=np.float64)
        return times

    def at(self, time_s: float) -> float:
        """Progress at a moment of the rep."""
        return float(np.interp(time_s, self.time_s, self.progress))

    def slope_per_s(self, time_s: float) -> float:
        """Change of progress per second around a moment."""
        half = 2.0 * STEP_S
        return (self.at(time_s + half) - self.at(time_s - half)) / (2.0 * half)


def ghost_curve(time_s: _Samples, progress: _Samples) -> GhostCurve | None:
    """The curve of one rep, cut to the movement itself; None when it is no whole rep.

    Args:
        time_s: (n,) rising.
        progress: (n,) u; NaN = not seen.
    """
    seen = np.isfinite(progress) & np.isfinite(time_s)
    if seen.sum() < 5:
        return None
    times, values = time_s[seen], progress[seen]
    even = np.arange(times[0], times[-1], STEP_S)
    curve = np.interp(even, times, values)
    far = int(np.argmax(curve)) if len(curve) else 0
    before = np.flatnonzero(curve[:far] < SET_OFF_RATIO)
    after = np.flatnonzero(curve[far:] < HOME_RATIO)
    first = int(before[-1]) if len(before) else 0
    last = far + int(after[0]) if len(after) else len(curve) - 1
    if (last - first) * STEP_S < _LEAST_S or curve[far] < 0.5:
        return None
    return GhostCurve(progress=curve[first : last + 1], far_s=(far - first) * STEP_S)


def curve_of_rep(rep: Rep, *, exercise: Exercise) -> GhostCurve | None:
    """The curve of a measured rep; None when it was not seen as a whole.

    Args:
        rep: Measured.
        exercise: Whose driver its trace is.
    """
    driver = exercise.driver
    sign = 1.0 if driver.far >= driver.start else -1.0
    progress = sign * (rep.trace.astype(np.float64) - driver.start) / driver.rom_target
    return ghost_curve(rep.trace_time_s.astype(np.float64), progress)


def is_better(rep: Rep, than: Rep | None) -> bool:
    """Whether a rep is the better ghost: full range first, then clean, then the score.

    A rep without a score never replaces one that has one.
    """
    return than is None or _merit(rep) > _merit(than)


def _merit(rep: Rep) -> tuple[bool, int, float]:
    score = -1.0 if math.isnan(rep.score) else rep.score
    return rep.status is RepStatus.FULL, -len(rep.cues), score


@dataclass(frozen=True, slots=True, kw_only=True)
class GhostPhase:
    """Where the client is in the best rep.

    Attributes:
        time_s: Seconds since the best rep set off.
        rate: How much of its time passes per second now: 0.5 = half the tempo, 2 = double.
    """

    time_s: float
    rate: float


class PhaseLock:
    """Follows where in the ghost's rep the client is: an extended Kalman filter of two numbers.

    The state is the time within the best rep and its rate; each picture's progress corrects both
    where the curve is steep, and nothing where it is flat, so that pauses run on by the rate.
    Deterministic; knows no clock.
    """

    def __init__(self, curve: GhostCurve) -> None:
        """Wait for the client to set off.

        Args:
            curve: The best rep.
        """
        self._curve = curve
        self._is_running = False
        self._is_first = True
        self._tau_s = 0.0
        self._rate = 1.0
        self._var_tau = self._cov = self._var_rate = 0.0
        self._time_s = math.nan
        self._progress = math.nan
        self._peak = float(curve.progress.max())
        self._scale = 1.0
        self._reached = self._calm = 0.0

    @property
    def curve(self) -> GhostCurve:
        """The best rep."""
        return self._curve

    @property
    def phase(self) -> GhostPhase | None:
        """Where the client is in it now; None = between reps, or not seen."""
        if not self._is_running:
            return None
        return GhostPhase(time_s=self._tau_s, rate=self._rate)

    def update(self, progress: float | None, *, time_s: float) -> GhostPhase | None:
        """Take in one picture.

        Args:
            progress: u; None = not seen.
            time_s: Stream time, rising.
        """
        if progress is None:
            if not time_s - self._time_s <= _GAP_S:
                self._is_running = False
            return self.phase
        step_s = time_s - self._time_s
        before, self._time_s, self._progress = self._progress, time_s, progress
        if not 0.0 < step_s <= _GAP_S:
            return self.phase
        speed = (progress - before) / step_s
        if not self._is_running:
            if progress >= SET_OFF_RATIO and speed > 0.0 and before < 2.0 * SET_OFF_RATIO:
                self._set_off(progress)
            return self.phase
        self._follow_reach(progress, step_s=step_s)
        if progress < self._reached - _TURNED_RATIO:
            self._learn_scale()
        self._predict(step_s)
        self._correct(progress / self._scale, speed=speed)
        if progress <= HOME_RATIO and self._tau_s > self._curve.far_s:
            self._is_running = False
        return self.phase

    def _follow_reach(self, progress: float, *, step_s: float) -> None:
        """The furthest progress of this rep, without its noise."""
        share = 1.0 - math.exp(-step_s / _REACH_S)
        self._calm += share * (progress - self._calm)
        self._reached = max(self._reached, self._calm)

    def _learn_scale(self) -> None:
        """How much deeper or shallower today's reps are than the best one."""
        ratio = self._reached / self._peak
        if abs(ratio - 1.0) <= _SAME_DEPTH_RATIO:
            self._scale = 1.0
        elif ratio >= _LEAST_SCALE:
            self._scale = min(ratio, _MOST_SCALE)

    def _set_off(self, progress: float) -> None:
        rising = self._curve.progress[: max(2, round(self._curve.far_s / STEP_S))]
        self._tau_s = STEP_S * float(np.argmax(rising >= progress / self._scale))
        self._reached = self._calm = progress
        self._is_running = True
        self._var_tau, self._cov = _START_TIME_SD_S**2, 0.0
        self._var_rate = (_START_RATE_SD if self._is_first else _NEXT_RATE_SD) ** 2
        self._is_first = False

    def _predict(self, step_s: float) -> None:
        self._tau_s = min(self._tau_s + self._rate * step_s, self._curve.duration_s)
        self._var_tau += 2.0 * step_s * self._cov + step_s**2 * self._var_rate
        self._cov += step_s * self._var_rate
        self._var_rate += (_RATE_DRIFT * self._rate) ** 2 * step_s

    def _correct(self, progress: float, *, speed: float) -> None:
        off = progress - self._curve.at(self._tau_s)
        if abs(off) > _LOST_RATIO:
            self._find_again(progress, speed=speed)
            return
        slope = self._curve.slope_per_s(self._tau_s)
        spread = slope**2 * self._var_tau + _NOISE_RATIO**2
        gain_tau, gain_rate = self._var_tau * slope / spread, self._cov * slope / spread
        self._tau_s = min(max(self._tau_s + gain_tau * off, 0.0), self._curve.duration_s)
        self._rate = min(max(self._rate + gain_rate * off, _SLOWEST), _FASTEST)
        self._var_rate -= gain_rate * slope * self._cov
        self._cov -= gain_rate * slope * self._var_tau
        self._var_tau -= gain_tau * slope * self._var_tau

    def _find_again(self, progress: float, *, speed: float) -> None:
        """Jump to the nearest moment with this progress that moves the same way."""
        curve = self._curve.progress
        slopes = np.gradient(curve)
        far = round(self._curve.far_s / STEP_S)
        index = np.arange(len(curve))
        fits = (index <= far) if speed > 0.0 else (index >= far)
        fits &= index >= (self._tau_s - _BACKWARD_S) / STEP_S
        fits &= np.abs(slopes) > 0.0
        if not fits.any():
            return
        costs = np.where(fits, np.abs(curve - progress), math.inf)
        self._tau_s = STEP_S * float(np.argmin(costs))
        self._var_tau = _START_TIME_SD_S**2
        self._cov = 0.0
        self._var_rate = max(self._var_rate, (_START_RATE_SD / 2.0) ** 2)
