"""Nobody there for a while: ask, wait, then forget the session."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class IdleState:
    """How idle the station is.

    Attributes:
        left_s: While it asks "still there?": seconds until the session is forgotten; else None.
        is_over: Nobody answered.
    """

    left_s: float | None = None
    is_over: bool = False


class IdleWatch:
    """Asks after `idle_s` without a client, gives up `countdown_s` later.

    A person in the picture keeps the session while it is not asking yet. Once it asks, only an
    answer (`stay`) or a person seen again for `_BACK_S` counts: somebody walking past is no client.
    """

    _BACK_S = 1.0

    def __init__(self, *, idle_s: float, countdown_s: float) -> None:
        """Begin at rest.

        Args:
            idle_s: Time without anybody until it asks.
            countdown_s: Time to answer.
        """
        self._idle_s = idle_s
        self._countdown_s = countdown_s
        self._last_client_s: float | None = None
        self._back_since_s: float | None = None

    def reset(self) -> None:
        """Nobody is signed in: nothing to forget."""
        self._last_client_s = None
        self._back_since_s = None

    def stay(self, now_s: float) -> None:
        """The client touched something or answered.

        Args:
            now_s: Monotonic clock.
        """
        self._last_client_s = now_s
        self._back_since_s = None

    def update(self, *, now_s: float, is_someone_there: bool) -> IdleState:
        """Take in whether the client is there now.

        Args:
            now_s: Monotonic clock.
            is_someone_there: A body is in the picture.
        """
        if self._last_client_s is None:
            self._last_client_s = now_s
        asks = now_s - self._last_client_s >= self._idle_s
        if is_someone_there:
            self._see(now_s, asks=asks)
        else:
            self._back_since_s = None
        away_s = now_s - self._last_client_s
        if away_s < self._idle_s:
            return IdleState()
        left_s = self._idle_s + self._countdown_s - away_s
        return IdleState(left_s=max(0.0, left_s), is_over=left_s <= 0)

    def _see(self, now_s: float, *, asks: bool) -> None:
        if self._back_since_s is None:
            self._back_since_s = now_s
        if not asks or now_s - self._back_since_s >= self._BACK_S:
            self._last_client_s = now_s
