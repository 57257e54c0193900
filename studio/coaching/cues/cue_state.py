"""One cue from picture to picture: idle, pending, active (coaching.md 4.1).

    idle --beyond amber--> pending --held for hold_ms--> active --back inside clears--> idle

Outside its phase window a cue is idle. A value that is not seen freezes the state for half a
second, then it is forgotten: what was not seen is never a fault.
"""

import math
from dataclasses import dataclass
from enum import Enum, auto

from studio.model.cue import Cue, CueLevel

FREEZE_S = 0.5
"""How long a state outlives its measure (coaching.md 2.7)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """How far a measure is from its limit, in the unit of the cue's file. NaN = not seen.

    Attributes:
        value: Compared with `amber`, `red` and `clears` of the cue.
        may_be_red: False where only the other side of the limit can be red.
    """

    value: float
    may_be_red: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CueLimits:
    """The limits of a cue, whichever way is worse.

    Attributes:
        amber: Beyond it a cue is amber.
        red: Beyond it red; None = never.
        clears: At or inside it a cue is ok again.
        hold_s: How long it must be beyond.
        more_is_worse: Which way is beyond.
    """

    amber: float
    red: float | None
    clears: float
    hold_s: float
    more_is_worse: bool

    @classmethod
    def of(cls, cue: Cue, *, allowance: float = 0.0, clears_allowance: float = 0.0) -> "CueLimits":
        """The limits a cue's file gives.

        Args:
            cue: The cue.
            allowance: Added to amber and red.
            clears_allowance: Added to clears.
        """
        return cls(
            amber=cue.amber + allowance,
            red=None if cue.red is None else cue.red + allowance,
            clears=cue.clears + clears_allowance,
            hold_s=cue.hold_ms / 1000.0,
            more_is_worse=cue.amber >= cue.clears,
        )

    def level(self, deviation: Deviation) -> CueLevel | None:
        """The level of one value by itself; None = not beyond amber, or not seen."""
        if not self._is_beyond(deviation.value, self.amber):
            return None
        if self.red is None or not deviation.may_be_red:
            return CueLevel.AMBER
        return CueLevel.RED if self._is_beyond(deviation.value, self.red) else CueLevel.AMBER

    def is_clear(self, deviation: Deviation) -> bool:
        """Whether a value is back inside; not seen is not clear."""
        value = deviation.value
        return value <= self.clears if self.more_is_worse else value >= self.clears

    def _is_beyond(self, value: float, limit: float) -> bool:
        return value > limit if self.more_is_worse else value < limit


class _Phase(Enum):
    IDLE = auto()
    PENDING = auto()
    ACTIVE = auto()


class CueState:
    """The state of one cue. Deterministic; knows no clock."""

    def __init__(self, limits: CueLimits) -> None:
        """Begin idle.

        Args:
            limits: Of the cue in this exercise.
        """
        self._limits = limits
        self.reset()

    def reset(self) -> None:
        """Back to idle."""
        self._phase = _Phase.IDLE
        self._level: CueLevel | None = None
        self._amber_since_s = math.nan
        self._red_since_s = math.nan
        self._seen_s = math.nan

    @property
    def level(self) -> CueLevel | None:
        """Level while active, else None."""
        return self._level

    def update(self, deviation: Deviation, *, time_s: float, in_window: bool) -> CueLevel | None:
        """Take in one picture and answer the level now; None = not active.

        Args:
            deviation: NaN = not seen.
            time_s: Stream time, rising.
            in_window: Whether the rep is in the part this cue speaks of.
        """
        if not in_window:
            self.reset()
            return None
        if math.isnan(deviation.value):
            if not time_s - self._seen_s <= FREEZE_S:
                self.reset()
            return self._level
        self._seen_s = time_s
        self._advance(deviation, time_s=time_s)
        return self._level

    def _advance(self, deviation: Deviation, *, time_s: float) -> None:
        now = self._limits.level(deviation)
        if self._phase is not _Phase.ACTIVE and now is None:
            self._phase, self._amber_since_s = _Phase.IDLE, math.nan
            self._red_since_s = math.nan
            return
        if self._phase is _Phase.ACTIVE and self._limits.is_clear(deviation):
            self.reset()
            self._seen_s = time_s
            return
        self._follow_red(now, time_s=time_s)
        if self._phase is _Phase.IDLE:
            self._phase, self._amber_since_s = _Phase.PENDING, time_s
        if self._phase is _Phase.PENDING and self._held(self._amber_since_s, time_s):
            self._phase, self._level = _Phase.ACTIVE, CueLevel.AMBER
        if self._phase is _Phase.ACTIVE and self._held(self._red_since_s, time_s):
            self._level = CueLevel.RED

    def _follow_red(self, now: CueLevel | None, *, time_s: float) -> None:
        """Red needs the same hold as amber; between the two a red cue turns amber again."""
        if now is not CueLevel.RED:
            self._red_since_s = math.nan
            if self._level is CueLevel.RED:
                self._level = CueLevel.AMBER
        elif math.isnan(self._red_since_s):
            self._red_since_s = time_s

    def _held(self, since_s: float, time_s: float) -> bool:
        return time_s - since_s >= self._limits.hold_s - 1e-6
