"""Where a rep is at rest, by its muscle length q: what its posture is compared with.

q is 1 at the long end and 0 at the short end (coaching.md 2.1).
"""

import math

import numpy as np
from numpy.typing import NDArray

from studio.model.exercise import Exercise, FirstPhase, Position

_REST_SHARE = 0.15

Array = NDArray[np.float64]


def where_at_rest(q: Array, exercise: Exercise) -> NDArray[np.bool_]:
    """Where the feet stand as they should: upright, or for lying exercises with the hips down.

    Args:
        q: (n,) muscle length by the rep's own ends.
        exercise: What it is a rep of.
    """
    if exercise.position is Position.SUPINE:
        return q >= 1.0 - _REST_SHARE
    return q <= _REST_SHARE


_FROM_THE_FAR_END = frozenset({"abduct", "rotate", "kick", "bridge"})
"""Families whose concentric-first rep leaves the start pose at the long end."""


def where_at_start(q: Array, exercise: Exercise) -> NDArray[np.bool_]:
    """Where the posture is as it shall stay: standing, or in the start pose of a drill.

    Args:
        q: (n,) as for `where_at_rest`.
        exercise: What it is a rep of.
    """
    starts_long = exercise.first_phase is FirstPhase.CONCENTRIC
    if starts_long and exercise.family in _FROM_THE_FAR_END:
        return q >= 1.0 - _REST_SHARE
    return q <= _REST_SHARE


def where_setting_off(q: Array, exercise: Exercise) -> NDArray[np.bool_]:
    """Where a rep sets off; a lift is compared with the standing it leads to.

    Args:
        q: (n,) as for `where_at_rest`.
        exercise: What it is a rep of.
    """
    starts_long = exercise.first_phase is FirstPhase.CONCENTRIC and not exercise.counts_lift
    return q >= 1.0 - _REST_SHARE if starts_long else q <= _REST_SHARE


def since_rest(column: Array, rest_mask: NDArray[np.bool_]) -> Array:
    """A number against its own value at rest in this rep; NaN when not seen there.

    Args:
        column: (n,) the number; NaN = not seen.
        rest_mask: (n,) where it is at rest.
    """
    rest = column[rest_mask & np.isfinite(column)]
    if rest.size == 0:
        return np.full(column.shape, math.nan)
    return column - float(np.median(rest))
