"""The last minute of a few numbers a picture, as long as a rep may still be measured from it."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

KEPT_S = 60.0
"""Longer than the counter remembers, with a margin on both sides of its oldest rep."""

Array = NDArray[np.float64]


class RecentRows:
    """Rows of numbers by stream time; what is older than twice `KEPT_S` is let go."""

    def __init__(self, width: int) -> None:
        """Know nothing yet.

        Args:
            width: Numbers in a row.
        """
        self._width = width
        self._time_s = array("d")
        self._rows = array("d")

    def add(self, time_s: float, row: Iterable[float]) -> bool:
        """Take in one picture.

        Args:
            time_s: Stream time.
            row: As many numbers as the width; NaN = not seen.

        Returns:
            Whether it was taken in: a picture that is not later than the last is not.
        """
        if self._time_s and time_s <= self._time_s[-1]:
            return False
        self._time_s.append(time_s)
        self._rows.extend(row)
        if time_s - self._time_s[0] > 2.0 * KEPT_S:
            old = bisect_left(self._time_s, time_s - KEPT_S)
            del self._time_s[:old]
            del self._rows[: old * self._width]
        return True

    def between(self, low_s: float, high_s: float) -> tuple[Array, Array]:
        """A stretch, both ends included.

        Args:
            low_s: Stream time.
            high_s: Stream time.

        Returns:
            (n,) float64 rising stream seconds and (n, width) float64.
        """
        low, high = bisect_left(self._time_s, low_s), bisect_right(self._time_s, high_s)
        rows = np.array(self._rows[low * self._width : high * self._width])
        return np.array(self._time_s[low:high]), rows.reshape(-1, self._width)
