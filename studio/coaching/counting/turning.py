"""Where a there-and-back begins, turns round and ends: to the sample, without filter lag."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_SMOOTHING_S = 0.20
_PLATEAU_RATIO = 0.2
_DEPARTURE_RATIO = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The landmarks of one there-and-back, stream seconds.

    Attributes:
        start_s: Leaves the start level.
        arrive_s: Reaches the plateau around the far turn.
        far_s: Middle of that plateau: the turn itself.
        depart_s: Leaves the plateau.
        end_s: Back at the start level.
    """

    start_s: float
    arrive_s: float
    far_s: float
    depart_s: float
    end_s: float


def locate_turn(time_s: NDArray[np.float64], progress: NDArray[np.float64]) -> Turn:
    """Find the landmarks of the one there-and-back in a stretch of progress.

    The level of each end is its own: a rep may end higher than it began.

    Args:
        time_s: (n,) rising, n >= 1.
        progress: (n,) unfiltered, no NaN.
    """
    smooth = smoothed(time_s, progress)
    peak = int(np.argmax(smooth))
    first = int(np.argmin(smooth[: peak + 1]))
    last = peak + int(np.argmin(smooth[peak:]))
    rise, fall = smooth[peak] - smooth[first], smooth[peak] - smooth[last]
    plateau = _PLATEAU_RATIO * min(rise, fall) if min(rise, fall) > 0 else 0.0
    on_plateau = smooth >= smooth[peak] - plateau
    arrive = peak - int(np.argmin(on_plateau[peak::-1])) + 1 if not on_plateau[:peak].all() else 0
    after = on_plateau[peak:]
    depart = peak + int(np.argmin(after)) - 1 if not after.all() else len(smooth) - 1
    low = smooth[:peak] <= smooth[first] + _DEPARTURE_RATIO * rise
    start = int(np.flatnonzero(low)[-1]) if low.any() else 0
    back = smooth[peak:] <= smooth[last] + _DEPARTURE_RATIO * fall
    end = peak + int(np.argmax(back)) if back.any() else len(smooth) - 1
    return Turn(
        start_s=float(time_s[start]),
        arrive_s=float(time_s[arrive]),
        far_s=float((time_s[arrive] + time_s[depart]) / 2),
        depart_s=float(time_s[depart]),
        end_s=float(time_s[end]),
    )


def smoothed(time_s: NDArray[np.float64], values: NDArray[np.float64]) -> NDArray[np.float64]:
    """A centred running mean over `_SMOOTHING_S`: no lag.

    Args:
        time_s: (n,) rising.
        values: (n,) no NaN.
    """
    total = np.concatenate([[0.0], np.cumsum(values)])
    low = np.searchsorted(time_s, time_s - _SMOOTHING_S / 2 - 1e-9, side="left")
    high = np.searchsorted(time_s, time_s + _SMOOTHING_S / 2 + 1e-9, side="right")
    return np.asarray((total[high] - total[low]) / (high - low))
