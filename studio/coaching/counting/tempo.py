"""Four-phase tempo of a finished rep (coaching.md 5.2).

The driver of a rep is there - hold - back: two ramps between three levels. Both ramps and all
levels are fitted at once to the zero-phase buffer, with free durations and a free shape of each
ramp, so that neither steady coached tempo nor soft starts and stops are mistaken for a pause.

Shape: the speed along a ramp is s^(a-1) * (1-s)^(b-1) over its share s of time, so its progress
is the incomplete beta function. a = b = 1 is constant speed, about 2 a cosine, 3 a minimum-jerk
movement, a != b is skewed. Coaching.md proposes velocity trapezoids; measured on constant-speed,
minimum-jerk, cosine and skewed motion (tests/benchmarks/tempo_accuracy.py) those misjudge slow
eccentrics by up to 0.6 s, the beta shapes stay within 0.25 s on nearly all. Weak priors keep the
shape of one person's two ramps alike and nearly symmetric where the data do not say otherwise. The
lowest shape is a little rounder than constant speed, for no joint starts at once.

Tempo is always written eccentric - pause at the long end - concentric - pause at the short end.
"""

import math
from dataclasses import dataclass, replace

import numpy as np
import scipy
from numpy.typing import NDArray

from studio.kinematics.filters import zero_phase
from studio.model.exercise import FirstPhase
from studio.model.rep import MeasuredTempo

Array = NDArray[np.float64]

REST_S = 3.0
"""A pause at the start pose longer than this is a rest between reps, not a phase (5.5)."""

SAMPLES = 60
EVALUATIONS = 30
MARGIN_S = 1.5
SEEN_SHARE = 0.7

_SHAPE_LOW, _SHAPE_TYPICAL, _SHAPE_HIGH = 1.08, 2.2, 4.5
_SHORTEST_RAMP_S = 0.12
_NOISE_RATIO = 0.03
"""Residuals above this share of the range count as outliers (soft L1)."""

_BEYOND_SEEN = 0.04
"""So far beyond the lowest and highest seen share a level may be."""

_SHAPE_STEP = 1e-3
_PRIOR: Array = np.array(
    [
        [0.002, 0.002, 0.0, 0.0],
        [0.007, -0.007, 0.0, 0.0],
        [0.0, 0.0, 0.002, 0.002],
        [0.0, 0.0, 0.007, -0.007],
        [0.02, 0.02, -0.02, -0.02],
        [0.02, -0.02, -0.02, 0.02],
    ]
)
"""Rows: size and skew of each ramp's shape, then both ramps alike; columns: a, b, a, b."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoughSpan:
    """Where the segmenter saw a rep; thresholds may have cut its ends.

    Attributes:
        start_s: Left the start pose.
        far_s: Most extreme moment.
        end_s: Back at the start pose; NaN = did not come back (a lift put down elsewhere).
    """

    start_s: float
    far_s: float
    end_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RepFit:
    """The fitted movement of one rep. NaN = could not be measured.

    Attributes:
        leaves_start_s: The start pose ends.
        reaches_far_s: The far pose begins.
        leaves_far_s: The far pose ends.
        reaches_start_s: The start pose begins again.
        driver_start: Level before, in the driver's unit.
        driver_far: Level at the far pose.
        driver_end: Level after.
        misfit_ratio: Root mean square of what the fitted movement leaves over, in ranges.
    """

    leaves_start_s: float
    reaches_far_s: float
    leaves_far_s: float
    reaches_start_s: float
    driver_start: float
    driver_far: float
    driver_end: float
    misfit_ratio: float = math.nan


NOT_MEASURED = RepFit(
    leaves_start_s=math.nan,
    reaches_far_s=math.nan,
    leaves_far_s=math.nan,
    reaches_start_s=math.nan,
    driver_start=math.nan,
    driver_far=math.nan,
    driver_end=math.nan,
)


def load_solver() -> None:
    """Let scipy load the two parts used here, half a second of work, ahead of the first rep.

    scipy loads its parts when they are first named. At the import of this module that would be a
    quarter of the station's start; at the first rep, half a second without a picture analysed.
    """
    for part in ("optimize", "special"):
        getattr(scipy, part)


def fit_rep(
    time_s: Array,
    driver: Array,
    *,
    span: RoughSpan,
    previous_end_s: float = math.nan,
    next_start_s: float = math.nan,
) -> RepFit:
    """Fit one rep.

    Args:
        time_s: (n,) float64, strictly rising stream seconds, from a few seconds before the rep
            to the start of the next one (or a second or two after it).
        driver: (n,) float64, the raw driver in its own unit; NaN = not seen.
        span: Where the rep is.
        previous_end_s: End of the rep before, NaN = none.
        next_start_s: Start of the rep after, NaN = none yet.

    Returns:
        The fit; all NaN when less than 70 % of the rep was seen or nothing moved.
    """
    last_s = span.far_s if math.isnan(span.end_s) else span.end_s
    near = (time_s >= span.start_s - 2 * MARGIN_S - (span.far_s - span.start_s)) & (
        time_s <= last_s + 2 * MARGIN_S
    )
    near_s, smooth = time_s[near], zero_phase(time_s[near], driver[near])
    seen = ~np.isnan(smooth)
    inside = (near_s >= span.start_s) & (near_s <= last_s)
    if np.count_nonzero(inside) < 5 or np.mean(seen[inside]) < SEEN_SHARE:
        return NOT_MEASURED
    near_s, smooth = near_s[seen], smooth[seen]
    low_s, high_s = _window(
        near_s, smooth, span=span, previous_end_s=previous_end_s, next_start_s=next_start_s
    )
    grid_s = np.linspace(low_s, high_s, SAMPLES)
    grid_s = grid_s[_is_near(grid_s, near_s)]
    return _fit_window(grid_s, np.interp(grid_s, near_s, smooth), span=span)


def measured_tempo(
    fit: RepFit, *, first_phase: FirstPhase, next_leaves_start_s: float = math.nan
) -> MeasuredTempo:
    """Name the phases of a fitted rep.

    Args:
        fit: From `fit_rep`.
        first_phase: Whether the rep begins by lengthening or by shortening.
        next_leaves_start_s: `leaves_start_s` of the next rep's fit, which ends the pause at the
            start pose; NaN = no next rep, so that pause is NaN. It is NaN as well when longer
            than 3 s: that is a rest.
    """
    there_s = fit.reaches_far_s - fit.leaves_start_s
    hold_s = fit.leaves_far_s - fit.reaches_far_s
    back_s = fit.reaches_start_s - fit.leaves_far_s
    wait_s = next_leaves_start_s - fit.reaches_start_s
    wait_s = math.nan if wait_s > REST_S or math.isnan(wait_s) else max(wait_s, 0.0)
    if first_phase is FirstPhase.ECCENTRIC:
        return MeasuredTempo(
            eccentric_s=there_s, pause_long_s=hold_s, concentric_s=back_s, pause_short_s=wait_s
        )
    return MeasuredTempo(
        eccentric_s=back_s, pause_long_s=wait_s, concentric_s=there_s, pause_short_s=hold_s
    )


def _window(
    time_s: Array, smooth: Array, *, span: RoughSpan, previous_end_s: float, next_start_s: float
) -> tuple[float, float]:
    """From the middle of the pause before the rep to the middle of the pause after it."""
    far = float(np.interp(span.far_s, time_s, smooth))
    reach_s = MARGIN_S + 0.3 * (span.far_s - span.start_s)
    low_s = max(float(time_s[0]), span.start_s - reach_s)
    if not math.isnan(previous_end_s):
        low_s = max(low_s, _pause_middle_s(time_s, smooth, previous_end_s, span.start_s, far=far))
    if math.isnan(span.end_s):
        high_s = span.far_s + 0.5
        return low_s, min(float(time_s[-1]), high_s)
    high_s = min(float(time_s[-1]), span.end_s + MARGIN_S)
    if not math.isnan(next_start_s):
        high_s = min(high_s, _pause_middle_s(time_s, smooth, span.end_s, next_start_s, far=far))
    return low_s, high_s


def _pause_middle_s(
    time_s: Array, smooth: Array, from_s: float, to_s: float, *, far: float
) -> float:
    """Median time of the samples nearest to the start pose between two reps."""
    between = (time_s >= from_s) & (time_s <= to_s)
    if np.count_nonzero(between) < 2:
        return (from_s + to_s) / 2.0
    away = np.abs(smooth[between] - far)
    return float(np.median(time_s[between][away >= 0.96 * away.max()]))


def _is_near(grid_s: Array, time_s: Array) -> NDArray[np.bool_]:
    """Whether a sample lies close to each grid time, so that long gaps stay empty."""
    after = np.clip(np.searchsorted(time_s, grid_s), 1, len(time_s) - 1)
    nearest = np.minimum(np.abs(time_s[after] - grid_s), np.abs(time_s[after - 1] - grid_s))
    close: NDArray[np.bool_] = nearest <= 0.15
    return close


class _Ramp:
    """Progress 0 -> 1 of one ramp at all times, and its slopes."""

    def __init__(self, time_s: Array, *, start_s: float, duration_s: float, a: float, b: float):
        raw = (time_s - start_s) / duration_s
        self._share: Array = np.clip(raw, 0.0, 1.0)
        self._moving = (raw > 0.0) & (raw < 1.0)
        self._duration_s, self._a, self._b = duration_s, a, b
        self.progress: Array = scipy.special.betainc(a, b, self._share)

    def slopes(self) -> tuple[Array, Array, Array, Array]:
        """Change of progress with start, duration, a and b."""
        share = np.where(self._moving, self._share, 0.5)
        speed = share ** (self._a - 1.0) * (1.0 - share) ** (self._b - 1.0)
        area = scipy.special.beta(self._a, self._b)
        speed = np.where(self._moving, speed / area, 0.0) / self._duration_s
        with_a = scipy.special.betainc(self._a + _SHAPE_STEP, self._b, self._share) - self.progress
        with_b = scipy.special.betainc(self._a, self._b + _SHAPE_STEP, self._share) - self.progress
        return -speed, -speed * share, with_a / _SHAPE_STEP, with_b / _SHAPE_STEP


class _Movement:
    """There - hold - back as a function of its parameters, with priors on the shapes.

    Parameters: onset, ramp, hold, ramp (seconds), three levels, then (a, b) of each ramp.
    Without a return the hold, the second ramp, the third level and its shape are left out.
    """

    def __init__(self, time_s: Array, level: Array, *, returns: bool) -> None:
        self._time_s = time_s
        self._level = level
        self._returns = returns
        self._prior = _PRIOR if returns else _PRIOR[:2, :2]

    def residuals(self, parameters: Array) -> Array:
        """Model minus data, followed by the priors."""
        there, back = self._ramps(parameters)
        first, far, last = self._levels(parameters)
        model = first + (far - first) * there.progress
        if back is not None:
            model = model + (last - far) * back.progress
        shapes = parameters[-len(self._prior[0]) :]
        joined: Array = np.concatenate(
            [model - self._level, self._prior @ (shapes - _SHAPE_TYPICAL)]
        )
        return joined

    def jacobian(self, parameters: Array) -> Array:
        """Slopes of `residuals`, (samples + priors, parameters)."""
        there, back = self._ramps(parameters)
        first, far, last = self._levels(parameters)
        rise, fall = far - first, last - far
        there_slopes = [rise * slope for slope in there.slopes()]
        if back is None:
            levels = [1.0 - there.progress, there.progress]
            columns = [*there_slopes[:2], *levels, *there_slopes[2:]]
        else:
            back_slopes = [fall * slope for slope in back.slopes()]
            start = back_slopes[0]
            levels = [1.0 - there.progress, there.progress - back.progress, back.progress]
            times = [there_slopes[0] + start, there_slopes[1] + start, start, back_slopes[1]]
            columns = [*times, *levels, *there_slopes[2:], *back_slopes[2:]]
        table = np.zeros((len(self._time_s) + len(self._prior), len(parameters)))
        table[: len(self._time_s)] = np.stack(columns, axis=1)
        table[len(self._time_s) :, -self._prior.shape[1] :] = self._prior
        return table

    def _ramps(self, parameters: Array) -> tuple[_Ramp, _Ramp | None]:
        onset, duration = parameters[:2].tolist()
        if not self._returns:
            a, b = parameters[4:].tolist()
            return _Ramp(self._time_s, start_s=onset, duration_s=duration, a=a, b=b), None
        hold, back = parameters[2:4].tolist()
        a, b, back_a, back_b = parameters[7:].tolist()
        turn = onset + duration + hold
        return (
            _Ramp(self._time_s, start_s=onset, duration_s=duration, a=a, b=b),
            _Ramp(self._time_s, start_s=turn, duration_s=back, a=back_a, b=back_b),
        )

    def _levels(self, parameters: Array) -> tuple[float, float, float]:
        if not self._returns:
            return float(parameters[2]), float(parameters[3]), float(parameters[3])
        return float(parameters[4]), float(parameters[5]), float(parameters[6])


def _fit_window(grid_s: Array, values: Array, *, span: RoughSpan) -> RepFit:
    returns = not math.isnan(span.end_s)
    origin_s = float(grid_s[0])
    base = float(np.interp(span.start_s, grid_s, values))
    reach = float(np.interp(span.far_s, grid_s, values)) - base
    if abs(reach) < 1e-9:
        return NOT_MEASURED
    share = (values - base) / reach
    movement = _Movement(grid_s - origin_s, share, returns=returns)
    seen = _seen_levels(grid_s, share, far_s=span.far_s)
    guess, low, high, scale = _bounds(span, origin_s=origin_s, end_s=float(grid_s[-1]), seen=seen)
    answer = scipy.optimize.least_squares(
        movement.residuals,
        np.clip(guess, low + 1e-3, high - 1e-3),
        jac=movement.jacobian,
        bounds=(low, high),
        loss="soft_l1",
        f_scale=_NOISE_RATIO,
        x_scale=scale,
        max_nfev=EVALUATIONS,
    )
    left_over = movement.residuals(answer.x)[: len(grid_s)]
    fit = _as_fit(answer.x, returns=returns, origin_s=origin_s, base=base, reach=reach)
    return replace(fit, misfit_ratio=float(np.sqrt(np.mean(left_over**2))))


def _seen_levels(grid_s: Array, share: Array, *, far_s: float) -> tuple[float, float, float]:
    """Lowest share seen before the far pose, the highest, and the lowest after it."""
    before, after = share[grid_s <= far_s], share[grid_s >= far_s]
    return float(before.min(initial=0.0)), float(share.max()), float(after.min(initial=0.0))


def _bounds(
    span: RoughSpan, *, origin_s: float, end_s: float, seen: tuple[float, float, float]
) -> tuple[Array, Array, Array, Array]:
    """First guess, lowest, highest and typical step of every parameter.

    A level is never far beyond what was seen: where one rep follows the other without a pause, a
    ramp would else go on behind the turn.
    """
    first, far, last = seen
    longest_s = end_s - origin_s
    there_s = max(1.1 * (span.far_s - span.start_s), 0.2)
    onset = (span.start_s - origin_s - 0.15 * there_s, -0.5, longest_s, 0.2)
    there = (there_s, _SHORTEST_RAMP_S, longest_s + 0.5, 0.2)
    levels = [
        (-0.15, first - _BEYOND_SEEN, 0.6, 0.05),
        (1.0, 0.5, max(1.0, far) + _BEYOND_SEEN, 0.05),
    ]
    home = (-0.15, last - _BEYOND_SEEN, 0.6, 0.05)
    shape = (_SHAPE_TYPICAL, _SHAPE_LOW, _SHAPE_HIGH, 1.0)
    if math.isnan(span.end_s):
        rows = [onset, there, *levels, shape, shape]
    else:
        back_s = max(1.1 * (span.end_s - span.far_s), 0.2)
        hold = (0.1, 0.0, longest_s, 0.2)
        back = (back_s, _SHORTEST_RAMP_S, longest_s + 0.5, 0.2)
        rows = [onset, there, hold, back, *levels, home, *([shape] * 4)]
    table = np.array(rows, dtype=np.float64)
    return table[:, 0], table[:, 1], table[:, 2], table[:, 3]


def _as_fit(
    parameters: Array, *, returns: bool, origin_s: float, base: float, reach: float
) -> RepFit:
    if returns:
        onset, there, hold, back, first, far, last = parameters[:7].tolist()
    else:
        onset, there, first, far = parameters[:4].tolist()
        hold = back = last = math.nan
    leaves_start_s = origin_s + onset
    reaches_far_s = leaves_start_s + there
    leaves_far_s = reaches_far_s + hold
    return RepFit(
        leaves_start_s=leaves_start_s,
        reaches_far_s=reaches_far_s,
        leaves_far_s=leaves_far_s,
        reaches_start_s=leaves_far_s + back,
        driver_start=base + first * reach,
        driver_far=base + far * reach,
        driver_end=base + last * reach,
    )
