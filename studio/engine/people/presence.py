"""Whether somebody is at the station, and for how long nobody was."""

import math

from studio.engine.course.display_pose import BLANK_AFTER_S
from studio.engine.people.idle import IdleState, IdleWatch
from studio.settings import StationSettings

LOOK_PERIOD_S = 0.25
"""Where no body is watched, so often somebody looks whether one is there."""


class Presence:
    """Remembers when the station looked, when it saw somebody, and asks who has been away."""

    def __init__(self, settings: StationSettings) -> None:
        """Begin with nobody.

        Args:
            settings: Idle times.
        """
        self._idle = IdleWatch(idle_s=settings.idle_s, countdown_s=settings.idle_countdown_s)
        self._state = IdleState()
        self._seen_at_s = self._looked_at_s = -math.inf

    @property
    def seen_at_s(self) -> float:
        """When somebody was seen last, monotonic; minus infinity = nobody yet."""
        return self._seen_at_s

    @property
    def left_s(self) -> float | None:
        """Seconds left to answer "still there?"; None = nobody is asked."""
        return self._state.left_s

    def looked(self, now_s: float, *, is_seen: bool) -> None:
        """A picture was analysed.

        Args:
            now_s: Monotonic clock.
            is_seen: A body is in it.
        """
        self._looked_at_s = now_s
        if is_seen:
            self._seen_at_s = now_s

    def is_fresh(self, now_s: float) -> bool:
        """Whether what was seen last may still be shown."""
        return now_s - self._looked_at_s <= BLANK_AFTER_S

    def in_sight(self, now_s: float) -> bool:
        """Whether the body that was seen last may still be drawn: it was there 150 ms ago."""
        return now_s - self._seen_at_s <= BLANK_AFTER_S

    def is_look_due(self, now_s: float) -> bool:
        """Whether it is time to look, where no body is watched."""
        return now_s - self._looked_at_s > LOOK_PERIOD_S

    def stay(self, now_s: float) -> None:
        """Somebody touched or answered something."""
        self._idle.stay(now_s)
        self._state = IdleState()

    def is_gone(self, now_s: float, *, rests: bool) -> bool:
        """Whether the session is to be forgotten: asked, and nobody answered.

        Args:
            now_s: Monotonic clock.
            rests: Who rests may walk about: the question waits for its end.
        """
        if rests:
            self._idle.stay(now_s)
        is_there = now_s - self._seen_at_s < 2.0 * LOOK_PERIOD_S
        self._state = self._idle.update(now_s=now_s, is_someone_there=is_there)
        return self._state.is_over

    def forget(self) -> None:
        """The client left."""
        self._idle.reset()
        self._state = IdleState()
        self._seen_at_s = -math.inf
