"""How far heel and toes are off the floor (coaching.md 4.2, C09 and C10).

A foot is compared with itself at the start pose of the same rep, so that a step between reps, a
camera that was touched or a start pose taken too early is no lift. Foot points jitter by several
hundredths of a foot length, and jump under wide trousers; a lift counts only as far as all points
of the foot tell the same story: a heel that comes up takes the ankle along and leaves the toes.
A heel that is up at the start pose already is therefore not told.
Frame: pixels, y up. NaN = not seen.
"""

import math
from collections import deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

STEADY_RATIO = 0.05
"""Standard deviation, in foot lengths, above which a foot at rest is too unsteady to judge: half
of amber [reasoned]."""

ANKLE_SHARE = 0.6
"""Least rise of the ankle for a rise of the heel: a foot that turns about its toes lifts the ankle
by about 0.75 of the heel [computed from foot proportions, with slack]."""

SHOWN_SHARE = 0.8
"""Share of a heel's rise that the network shows [measured on the demo athlete, 0.18 drawn]."""

DRAGGED_RATIO = 0.10
"""Foot lengths the network lifts the toes along with the hips' way back, heels up or not [measured
on the demo athlete: up to 0.10 in sets done well]. What they rise beyond counts twice against the
heel: a foot that moves as a whole is no lift."""

SUNK_RATIO = 0.10
"""Foot lengths a planted foot seems to sink as a whole while the other leg moves [measured on the
demo athlete in lunges and single-leg hinges: 0.04 to 0.11]."""

UNDERGROUND_RATIO = 0.4
"""Foot lengths below the floor where heel and toes cannot be: there the network guesses a foot it
does not see, behind a plate for example. Perspective alone fakes up to 0.35 [measured]."""

GUESSED_RATIO = 0.13
"""Jitter, in foot lengths, above which a point is guessed, whatever its visibility says: seen feet
measure 0.01 to 0.03, half hidden ones 0.05 to 0.13, hidden ones up to 0.23 [measured]."""

JITTER_WINDOW_S = 0.5

LEAST_REST_S = 0.15
REST_MEMORY_S = 1.0

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class FootHeights:
    """Heights of one foot's points, pixels, y up; NaN = not seen.

    Attributes:
        heel: Heel.
        toe: Foot index.
        ankle: Ankle.
        length: Heel to toe.
    """

    heel: float
    toe: float
    ankle: float
    length: float


NO_FOOT = FootHeights(heel=math.nan, toe=math.nan, ankle=math.nan, length=math.nan)


@dataclass(frozen=True, slots=True, kw_only=True)
class FootLift:
    """Heel and toes off the floor, foot lengths; NaN = not known."""

    heel: float
    toe: float


NOT_KNOWN = FootLift(heel=math.nan, toe=math.nan)


def lifts(
    heel: Array,
    toe: Array,
    ankle: Array,
    *,
    length: Array,
    at_rest: NDArray[np.bool_],
    may_sink: bool = False,
) -> tuple[Array, Array]:
    """Lift of heel and toes through a rep.

    Args:
        heel: (n,) heights in pixels, smoothed.
        toe: (n,) as heel.
        ankle: (n,) as heel.
        length: (n,) foot length in pixels.
        at_rest: (n,) where the foot stands as it should.
        may_sink: Whether the other foot leaves the floor; then toes seem to sink, and the heel
            with them.

    Returns:
        (n,) heel and (n,) toe lift in foot lengths; all NaN when the foot at rest was not seen
        or not steady.
    """
    foot_px = float(np.nanmedian(length)) if np.isfinite(length).any() else math.nan
    rises = []
    for height in (heel, toe, ankle):
        rest = height[at_rest & np.isfinite(height)]
        if not foot_px > 0.0 or rest.size < 3 or float(rest.std()) > STEADY_RATIO * foot_px:
            nothing = np.full(heel.shape, math.nan)
            return nothing, nothing.copy()
        rises.append((height - float(np.median(rest))) / foot_px)
    heel_rise, toe_rise, ankle_rise = rises
    sunk = np.clip(-toe_rise, 0.0, SUNK_RATIO) if may_sink else np.zeros_like(toe_rise)
    heel_alone = (heel_rise - 2.0 * np.maximum(toe_rise - DRAGGED_RATIO, 0.0) + sunk) / SHOWN_SHARE
    heel_lift = np.minimum(heel_alone, (ankle_rise + sunk) / ANKLE_SHARE)
    toe_lift = toe_rise - np.abs(heel_rise)
    lost = np.minimum(heel_rise, toe_rise) < -UNDERGROUND_RATIO
    return np.where(lost, math.nan, heel_lift), np.where(lost, math.nan, toe_lift)


def is_steady(time_s: Array, raw: Array, smooth: Array, *, length: Array) -> NDArray[np.bool_]:
    """Where a foot point is seen and not guessed: a guess jumps from picture to picture.

    Args:
        time_s: (n,) rising.
        raw: (n,) heights as measured, NaN = not seen.
        smooth: (n,) the same, smoothed without delay.
        length: (n,) foot length in the unit of the heights.
    """
    foot_px = float(np.nanmedian(length)) if np.isfinite(length).any() else math.nan
    if not foot_px > 0.0:
        return np.zeros(raw.shape, np.bool_)
    square = ((raw - smooth) / foot_px) ** 2
    seen = np.isfinite(square)
    total = np.concatenate([[0.0], np.cumsum(np.where(seen, square, 0.0))])
    count = np.concatenate([[0], np.cumsum(seen)])
    low = np.searchsorted(time_s, time_s - JITTER_WINDOW_S / 2.0, side="left")
    high = np.searchsorted(time_s, time_s + JITTER_WINDOW_S / 2.0, side="right")
    pictures = count[high] - count[low]
    mean_square = (total[high] - total[low]) / np.maximum(pictures, 1)
    steady: NDArray[np.bool_] = (pictures > 0) & (mean_square <= GUESSED_RATIO**2)
    return steady


class LiveFootLift:
    """The same as it happens, against the last moments at rest."""

    def __init__(self) -> None:
        """Begin without a foot."""
        self._rest: deque[tuple[float, FootHeights]] = deque()

    def reset(self) -> None:
        """Forget the foot."""
        self._rest.clear()

    def update(self, heights: FootHeights, *, is_at_rest: bool, time_s: float) -> FootLift:
        """Take in one picture.

        Args:
            heights: Of the near foot.
            is_at_rest: Whether the foot stands as it should now.
            time_s: Stream time.
        """
        if math.isnan(heights.heel + heights.toe + heights.ankle + heights.length):
            return NOT_KNOWN
        if is_at_rest:
            self._rest.append((time_s, heights))
            while self._rest[0][0] < time_s - REST_MEMORY_S:
                self._rest.popleft()
        if len(self._rest) < 3 or self._rest[-1][0] - self._rest[0][0] < LEAST_REST_S:
            return NOT_KNOWN
        known = [one for _, one in self._rest] + [heights]
        at_rest = np.array([True] * len(self._rest) + [False])
        heel, toe = lifts(
            np.array([one.heel for one in known]),
            np.array([one.toe for one in known]),
            np.array([one.ankle for one in known]),
            length=np.array([one.length for one in known]),
            at_rest=at_rest,
        )
        return FootLift(heel=float(heel[-1]), toe=float(toe[-1]))
