"""What the live lane draws, as numbers: the trace so far and the tempo target ahead.

Pure numpy; times are stream seconds, progress `u` is 0 at the start pose and 1 at the target.
"""

import math
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.coaching.cues.deductions import TempoPhase
from studio.model.exercise import FirstPhase, TempoTarget

EXPLOSIVE_S = 0.6
"""How long a phase written 'X' (as fast as control allows) is drawn."""

_Samples = NDArray[np.float64]


class TraceBuffer:
    """The last samples of a signal, allocated once and always in order of time.

    Every sample is written twice, half a buffer apart, so that the newest samples are one
    unbroken view at any moment and nothing is copied or rolled.
    """

    def __init__(self, *, capacity: int) -> None:
        """Allocate.

        Args:
            capacity: Samples kept; older ones are overwritten.
        """
        if capacity < 2:
            msg = f"a trace needs room for at least 2 samples, not {capacity}"
            raise ValueError(msg)
        self._capacity = capacity
        self._time_s = np.full(2 * capacity, np.nan)
        self._value = np.full(2 * capacity, np.nan)
        self._next = 0
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def append(self, time_s: float, value: float) -> None:
        """Add a sample; NaN = not seen, drawn as a gap."""
        for place in (self._next, self._next + self._capacity):
            self._time_s[place] = time_s
            self._value[place] = value
        self._next = (self._next + 1) % self._capacity
        self._count = min(self._count + 1, self._capacity)

    def samples(self) -> tuple[_Samples, _Samples]:
        """Times and values, oldest first: (n,) float64 views, valid until the next `append`."""
        end = self._next + self._capacity
        return self._time_s[end - self._count : end], self._value[end - self._count : end]

    def clear(self) -> None:
        """Forget everything."""
        self._next = self._count = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TempoShape:
    """One prescribed rep as a line of corners.

    Attributes:
        time_s: (5,) corners, seconds from the rep's start, rising.
        progress: (5,) progress at each corner.
        phases: (4,) what is done between them.
    """

    time_s: tuple[float, ...]
    progress: tuple[float, ...]
    phases: tuple[TempoPhase, ...] = tuple(TempoPhase)

    @property
    def duration_s(self) -> float:
        """From the start of one rep to the start of the next."""
        return self.time_s[-1]

    @property
    def turn_s(self) -> float:
        """When the far pose is reached."""
        return self.time_s[1]

    def until(self, end_s: float) -> tuple[list[float], list[float]]:
        """The corners of the part before a moment, with that moment as the last one."""
        end_s = min(max(0.0, end_s), self.duration_s)
        kept = [index for index, time_s in enumerate(self.time_s) if time_s < end_s]
        times = [self.time_s[index] for index in kept] + [end_s]
        last = float(np.interp(end_s, self.time_s, self.progress))
        return times, [self.progress[index] for index in kept] + [last]


def tempo_shape(tempo: TempoTarget, *, first_phase: FirstPhase) -> TempoShape:
    """The prescribed tempo in the order in which it is done.

    Args:
        tempo: Always written eccentric - long pause - concentric - short pause.
        first_phase: Lengthening first (squat): far is the long end; shortening first (bridge):
            far is the short end.
    """
    eccentric_s = EXPLOSIVE_S if tempo.eccentric_s is None else tempo.eccentric_s
    concentric_s = EXPLOSIVE_S if tempo.concentric_s is None else tempo.concentric_s
    lengths_s = [eccentric_s, tempo.pause_long_s, concentric_s, tempo.pause_short_s]
    phases = tuple(TempoPhase)
    if first_phase is FirstPhase.CONCENTRIC:
        lengths_s, phases = lengths_s[2:] + lengths_s[:2], phases[2:] + phases[:2]
    corners = (0.0, *np.cumsum(lengths_s).tolist())
    return TempoShape(time_s=corners, progress=(0.0, 1.0, 1.0, 0.0, 0.0), phases=phases)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadCorner:
    """A corner of the road.

    Attributes:
        time_s: Stream time.
        progress: u.
        phase: Of the stretch that ends here; None = waiting.
    """

    time_s: float
    progress: float
    phase: TempoPhase | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PastTarget:
    """The target of a rep that is over.

    Attributes:
        start_s: Stream time at which it began.
        end_s: Stream time at which the client was back at the start pose.
    """

    start_s: float
    end_s: float


class PatientPacer:
    """Places the tempo target in time so that it can be followed from any rep.

    A metronome runs away from a client who takes a breath. This target waits a moment ahead
    until the client sets off, is tied to that moment for one rep, and waits again.

        waiting --client sets off--> running --back at the start pose--> waiting
    """

    LEAD_S = 0.6
    _SET_OFF_RATIO = 0.10
    _FAR_RATIO = 0.45
    _BACK_RATIO = 0.15
    _PAST_COUNT = 6
    _BEFORE_S = 30.0
    _JOIN_S = 0.3

    def __init__(self, shape: TempoShape) -> None:
        """Wait for the first rep.

        Args:
            shape: One prescribed rep.
        """
        self._shape = shape
        self._start_s = math.nan
        self._running = False
        self._was_far = False
        self._past: deque[PastTarget] = deque(maxlen=self._PAST_COUNT)

    @property
    def start_s(self) -> float:
        """Stream time at which the next or the running target starts; NaN before any sample."""
        return self._start_s

    def corners(self, *, now_s: float, until_s: float) -> list[tuple[float, float]]:
        """The whole road: the targets of past reps, this one, and those ahead.

        Args:
            now_s: Stream time. A client who is slower than asked pushes the reps ahead away.
            until_s: Where the road may end.

        Returns:
            (stream time, progress), rising in time; empty before the first sample.
        """
        road = self.road(now_s=now_s, until_s=until_s)
        return [(corner.time_s, corner.progress) for corner in road]

    def road(self, *, now_s: float, until_s: float) -> list[RoadCorner]:
        """As `corners`, with the phase of each stretch."""
        if math.isnan(self._start_s):
            return []
        first_s = self._past[0].start_s if self._past else self._start_s
        before_s = min(first_s, now_s) - self._BEFORE_S
        road = [RoadCorner(time_s=before_s, progress=0.0, phase=None)]
        for past in self._past:
            done_s = past.end_s - past.start_s
            cut_s = max(done_s - self._JOIN_S, self._shape.turn_s)
            road += self._stretch(past.start_s, *self._shape.until(min(cut_s, done_s)))
            road.append(RoadCorner(time_s=past.end_s, progress=0.0, phase=self._shape.phases[2]))
        start_s = self._start_s
        while start_s < until_s:
            road += self._stretch(start_s, self._shape.time_s, self._shape.progress)
            next_s = start_s + self._shape.duration_s
            start_s = max(next_s, now_s + self.LEAD_S) if start_s < now_s else next_s
        return road

    def _stretch(
        self, start_s: float, times_s: Sequence[float], progress: Sequence[float]
    ) -> list[RoadCorner]:
        phases = (None, *self._shape.phases)[: len(times_s)]
        return [
            RoadCorner(time_s=start_s + time_s, progress=u, phase=phase)
            for time_s, u, phase in zip(times_s, progress, phases, strict=True)
        ]

    @property
    def is_running(self) -> bool:
        """True from setting off until back at the start pose."""
        return self._running

    @property
    def past(self) -> tuple[PastTarget, ...]:
        """Targets of the last reps, oldest first."""
        return tuple(self._past)

    def update(self, progress: float | None, *, time_s: float) -> None:
        """Take in one sample.

        Args:
            progress: u; None = not seen, which changes nothing but the waiting.
            time_s: Stream time.
        """
        if not self._running:
            self._wait(progress, time_s)
        elif progress is not None:
            self._run(progress, time_s)

    def _wait(self, progress: float | None, time_s: float) -> None:
        if progress is not None and progress >= self._SET_OFF_RATIO:
            self._running, self._was_far = True, False
            set_off_s = time_s - min(progress, 1.0) * self._shape.turn_s
            self._start_s = max([set_off_s, *(past.end_s for past in self._past)])
            return
        earliest_s = time_s + self.LEAD_S
        if math.isnan(self._start_s) or self._start_s < earliest_s:
            self._start_s = earliest_s

    def _run(self, progress: float, time_s: float) -> None:
        self._was_far = self._was_far or progress >= self._FAR_RATIO
        if progress > self._BACK_RATIO or (not self._was_far and progress > 0.05):
            return
        self._running = False
        if self._was_far:
            self._past.append(PastTarget(start_s=self._start_s, end_s=time_s))
        pause_s = self._shape.duration_s - self._shape.time_s[3]
        self._start_s = time_s + max(self.LEAD_S, pause_s)
