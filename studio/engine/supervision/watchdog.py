"""Tells the supervisor that the station lives, as long as every part of it does.

systemd's protocol: one datagram of `NAME=value` lines to the socket that NOTIFY_SOCKET names. The
compositor is the supervised process and the station its child, so WATCHDOG_PID names another and
is not looked at (kiosk.md 0.4).
"""

import logging
import os
import socket
import time
from collections.abc import Callable, Mapping

from studio.engine.supervision.heartbeat import Heartbeats, Part

_log = logging.getLogger(__name__)

FEED_PERIOD_S = 1.0
PATIENCE_S = 3.0
"""A part that stands still for so much longer does not come back: the supervisor is asked to start
the station anew at once. Together with the longest limit of a heartbeat, the supervisor's pause and
a start this stays within the 20 s a hang may last (kiosk.md, requirement 4)."""

_SEND_TIMEOUT_S = 0.5


class Supervisor:
    """The supervisor's ear; deaf where there is none."""

    def __init__(self, *, environment: Mapping[str, str] | None = None) -> None:
        """Find the socket.

        Args:
            environment: Instead of `os.environ`.
        """
        variables = os.environ if environment is None else environment
        address = variables.get("NOTIFY_SOCKET", "")
        # A leading "@" stands for the null byte of a name that is in no folder.
        self._address = "\0" + address[1:] if address.startswith("@") else address

    @property
    def is_there(self) -> bool:
        """Whether anybody supervises."""
        return bool(self._address)

    def tell(self, **facts: str) -> None:
        """Send facts such as READY="1". A supervisor that cannot be reached is no fault of ours."""
        if not self._address:
            return
        message = "\n".join(f"{name}={value}" for name, value in facts.items())
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as door:
                door.settimeout(_SEND_TIMEOUT_S)
                door.sendto(message.encode(), self._address)
        except OSError as error:
            _log.warning("the supervisor cannot be reached (%s)", error)


class Watchdog:
    """Feeds the supervisor while all parts live; called again and again from the GUI thread.

    A frozen GUI does not call, and the supervisor misses it. Any other frozen part is named in the
    log and nothing is fed; when it stays frozen the supervisor is asked for a new start.
    """

    def __init__(
        self,
        heartbeats: Heartbeats,
        supervisor: Supervisor,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Nothing is told before the first `tick`.

        Args:
            heartbeats: Of all parts.
            supervisor: Who is told.
            clock: Monotonic seconds.
        """
        self._heartbeats = heartbeats
        self._supervisor = supervisor
        self._clock = clock
        self._fed_s: float | None = None
        self._late: tuple[Part, ...] = ()
        self._late_since_s = 0.0
        self._has_given_up = False

    @property
    def late(self) -> tuple[Part, ...]:
        """The parts that stood still at the last look."""
        return self._late

    def ready(self) -> None:
        """The first picture is on the screen."""
        self._supervisor.tell(READY="1", STATUS="open")

    def stopping(self) -> None:
        """The station ends on purpose."""
        self._supervisor.tell(STOPPING="1", STATUS="closing")

    def tick(self) -> None:
        """The GUI lives; look whether the others do."""
        self._heartbeats.beat(Part.GUI)
        now_s = self._clock()
        if self._fed_s is not None and now_s - self._fed_s < FEED_PERIOD_S:
            return
        self._fed_s = now_s
        late, before = self._heartbeats.late(), self._late
        self._late = late
        if not late:
            self._live(after_fault=bool(before))
        else:
            self._miss(late, before=before, now_s=now_s)

    def _live(self, *, after_fault: bool) -> None:
        self._has_given_up = False
        if after_fault:
            _log.warning("all parts of the station live again")
        self._supervisor.tell(WATCHDOG="1", STATUS="open")

    def _miss(self, late: tuple[Part, ...], *, before: tuple[Part, ...], now_s: float) -> None:
        names = ", ".join(late)
        if not before:
            self._late_since_s = now_s
        if late != before:
            _log.error("stands still: %s; the supervisor is not fed any more", names)
            self._supervisor.tell(STATUS=f"stands still: {names}")
        if not self._has_given_up and now_s - self._late_since_s >= PATIENCE_S:
            self._has_given_up = True
            _log.error("still stands still: %s; a new start is asked for", names)
            self._supervisor.tell(WATCHDOG="trigger", STATUS=f"stands still: {names}")
