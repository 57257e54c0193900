"""How old pictures are when they are painted, counted for as long as the station runs."""

from collections.abc import Callable
from itertools import accumulate

STEP_MS = 5
STEPS = 100
"""The last step holds everything older."""

PERIOD_S = 10.0


class FrameAges:
    """Counts ages in steps of 5 ms and tells the counts every 10 s; needs no more memory with time.

    The ages are those of new pictures: a picture that is painted twice counts once.
    """

    def __init__(self, *, tell: Callable[[list[int]], None]) -> None:
        """Nothing was painted yet.

        Args:
            tell: Takes how many pictures of each step were painted since the last time.
        """
        self._tell = tell
        self._counts = [0] * STEPS
        self._told_s: float | None = None

    def painted(self, _index: int, arrived_s: float, painted_s: float) -> None:
        """A paint that shows a new picture ended; for the stage's hook.

        Args:
            arrived_s: Monotonic clock when the picture arrived.
            painted_s: Monotonic clock when the paint event had returned.
        """
        age_ms = max(0.0, 1000.0 * (painted_s - arrived_s))
        self._counts[min(int(age_ms / STEP_MS), STEPS - 1)] += 1
        if self._told_s is None:
            self._told_s = painted_s
        if painted_s - self._told_s >= PERIOD_S:
            counts, self._counts = self._counts, [0] * STEPS
            self._told_s = painted_s
            self._tell(counts)


def percentile_ms(counts: list[int], percent: float) -> float | None:
    """The age that so many of a hundred pictures stay below; None = there were none.

    Args:
        counts: Pictures of each step.
        percent: 0..100.

    Returns:
        The upper edge of the step, so never too little; that of the last step means more.
    """
    total = sum(counts)
    if total == 0:
        return None
    below = enumerate(accumulate(counts))
    step = next(step for step, seen in below if 100 * seen >= percent * total)
    return float(STEP_MS * (step + 1))
