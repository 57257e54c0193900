"""Which parts of the station live: each says so again and again, and is missed when it stops."""

import time
from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType


class Part(StrEnum):
    """What the station cannot do without."""

    GUI = "gui"
    ANALYSIS = "analysis"
    JOURNAL = "journal"
    CAMERA = "camera"


LIMITS_S: Mapping[Part, float] = MappingProxyType(
    {
        Part.GUI: 3.0,
        Part.ANALYSIS: 3.0,
        # A commit may wait 5 s for a lock and then for a slow disk.
        Part.JOURNAL: 10.0,
        # A driver may hold an opening for seconds; that the picture is gone is told within two.
        Part.CAMERA: 12.0,
    }
)
"""Silent for so long, a part counts as frozen (kiosk.md, requirement 6)."""

ALWAYS_THERE = frozenset({Part.GUI, Part.ANALYSIS, Part.JOURNAL})
"""The camera is off while nobody is there."""


class Heartbeats:
    """When each part was last alive. May be called from any thread."""

    def __init__(
        self,
        *,
        limits_s: Mapping[Part, float] = LIMITS_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Begin without any sign of life.

        Args:
            limits_s: Longest silence of each part.
            clock: Monotonic seconds.
        """
        self._limits_s = limits_s
        self._clock = clock
        self._last_s: dict[Part, float] = {}

    def beat(self, part: Part) -> None:
        """The part is alive."""
        self._last_s[part] = self._clock()

    def rest(self, part: Part) -> None:
        """The part was stopped on purpose and is not missed until it beats again."""
        self._last_s.pop(part, None)

    @property
    def have_begun(self) -> bool:
        """Whether every part that is always there has shown life."""
        return self._last_s.keys() >= ALWAYS_THERE

    def late(self) -> tuple[Part, ...]:
        """The parts that were alive and have been silent for too long."""
        now_s = self._clock()
        last_s = dict(self._last_s)
        return tuple(
            part for part in Part if part in last_s and now_s - last_s[part] > self._limits_s[part]
        )


def nothing() -> None:
    """For who needs no heartbeat."""
