"""How well the pipeline keeps up: pictures a second, delay, drops."""

from collections import deque
from dataclasses import dataclass

import numpy as np

WINDOW_S = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Over the last two seconds.

    Attributes:
        fps: Pictures analysed a second.
        delay_ms: Arrival of a picture to the end of its analysis, median; NaN = none yet.
    """

    fps: float
    delay_ms: float


class PaceMeter:
    """Counts analysed pictures over a sliding window."""

    def __init__(self) -> None:
        """Begin without pictures."""
        self._done: deque[tuple[float, float]] = deque()
        self.analysed = 0

    def add(self, *, arrived_s: float, analysed_s: float) -> None:
        """One more picture was analysed.

        Args:
            arrived_s: Monotonic clock when the picture arrived.
            analysed_s: Monotonic clock when its analysis ended.
        """
        self.analysed += 1
        self._done.append((analysed_s, analysed_s - arrived_s))

    def pace(self, now_s: float) -> Pace:
        """The pace right now.

        Args:
            now_s: Monotonic clock.
        """
        while self._done and now_s - self._done[0][0] > WINDOW_S:
            self._done.popleft()
        if not self._done:
            return Pace(fps=0.0, delay_ms=float("nan"))
        span_s = max(now_s - self._done[0][0], 1e-3)
        fps = (len(self._done) - 1) / span_s if len(self._done) > 1 else 0.0
        delays_s = [delay_s for _, delay_s in self._done]
        return Pace(fps=fps, delay_ms=1000.0 * float(np.median(delays_s)))
