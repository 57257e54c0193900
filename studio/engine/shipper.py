"""The thread that brings the journal's rows to the owner's store while the station runs.

It looks every second whether something waits, sends it, and when the store cannot be reached tries
again after a pause that doubles from 1 s to 5 min, with chance in it so that the stations of a
studio do not come back all at once. Months without a store are no fault: the rows wait.
"""

import logging
import random
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from sqlite_utils import Database

from studio.errors import KnownError
from studio.settings import StationSettings
from studio.store.ids import now_utc
from studio.store.journal import Journal
from studio.store.people.pain_consent import remove_old_pain
from studio.store.privacy.key import load_station_key
from studio.store.privacy.retention import remove_old_sessions
from studio.sync.local_store import LocalStore
from studio.sync.open_transport import open_transport
from studio.sync.outbox import OutboxReader, Write
from studio.sync.shipping import Shipment, Shipping
from studio.sync.transport import Transport
from studio.sync.writers import through_journal

_log = logging.getLogger(__name__)

_LOOK_S = 1.0
_FIRST_PAUSE_S = 1.0
_LONGEST_PAUSE_S = 300.0
_TIDY_EVERY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncState:
    """How the sync is doing.

    Attributes:
        waiting: Changes not acknowledged yet; None = not known.
        last_reached_utc: When everything was in the store last; None = not since the start.
        fault: Why the last attempt failed, "" = it did not.
    """

    waiting: int | None = None
    last_reached_utc: datetime | None = None
    fault: str = ""


def station_shipper(settings: StationSettings, data_folder: Path, *, journal: Journal) -> "Shipper":
    """The shipper of a station, on the way its settings name.

    Args:
        settings: Of the station.
        data_folder: Of the station.
        journal: Of the station.
    """
    return Shipper(
        data_folder,
        journal=journal,
        open_transport=partial(open_transport, settings, data_folder),
        keep_days=settings.keep_days,
    )


class Shipper:
    """Ships until it is stopped."""

    def __init__(
        self,
        data_folder: Path,
        *,
        journal: Journal,
        open_transport: Callable[[], Transport],
        keep_days: int | None = None,
        look_s: float = _LOOK_S,
        first_pause_s: float = _FIRST_PAUSE_S,
        clock: Callable[[], datetime] = now_utc,
    ) -> None:
        """Prepare; `start` begins.

        Args:
            data_folder: Of the station.
            journal: Running from `start` to `stop`.
            open_transport: Opens the way to the store; raises KnownError while there is none.
            keep_days: Sessions older than this are removed once a day; None = never.
            look_s: Pause between looks at the outbox.
            first_pause_s: After the first failure; doubles up to 5 min.
            clock: This moment, with its time zone.
        """
        self._data_folder = data_folder
        self._journal = journal
        self._open_transport = open_transport
        self._keep_days = keep_days
        self._look_s = look_s
        self._first_pause_s = first_pause_s
        self._clock = clock
        self._wake = threading.Event()
        self._is_stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._transport: Transport | None = None
        self._outbox: OutboxReader | None = None
        self._state = SyncState()
        self._failures = 0
        self._tidied_utc: datetime | None = None

    @property
    def state(self) -> SyncState:
        """How it is doing; from any thread."""
        return self._state

    def start(self) -> None:
        """Begin. Once only, after the journal."""
        self._thread = threading.Thread(target=self._run, name="shipper", daemon=True)
        self._thread.start()

    def hurry(self) -> None:
        """Try at once, whatever the pause."""
        self._wake.set()

    def stop(self) -> None:
        """End, ahead of the journal; what waits is sent after the next start.

        Safe to call twice.
        """
        self._is_stopping.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        try:
            while not self._is_stopping.is_set():
                self._attempt()
                self._tidy()
                self._wake.wait(self._pause_s())
                self._wake.clear()
        finally:
            self._let_go()

    def _attempt(self) -> None:
        """Send what waits, if anything does."""
        try:
            is_idle = self._transport is not None and self._waiting() == 0
            shipment = Shipment(sent=0, waiting=0) if is_idle else self._ship()
        except KnownError as error:
            self._failed(error.text)
        except Exception:  # noqa: BLE001 - the sync attempt is one of the borders
            _log.exception("bringing rows to the owner's store failed")
            self._failed("a bug; see the log")
        else:
            if self._failures:
                _log.info("the owner's store is reached again")
            self._failures = 0
            done = self._clock() if shipment.waiting == 0 else self._state.last_reached_utc
            self._state = SyncState(waiting=shipment.waiting, last_reached_utc=done)

    def _tidy(self) -> None:
        """Once a day, a few sessions at a time, let go of what is older than the studio keeps."""
        now = self._clock()
        if self._keep_days is None or (
            self._tidied_utc is not None and now - self._tidied_utc < _TIDY_EVERY
        ):
            return
        try:
            through_journal(self._journal)(partial(remove_old_pain, now=now))
            removed = self._remove_old(through_journal(self._journal), now)
            if isinstance(self._transport, LocalStore):
                removed += self._remove_old(_through_store(self._transport), now)
        except KnownError as error:
            _log.info("old sessions are not removed: %s", error.text)
        except Exception:  # noqa: BLE001 - the sync attempt is one of the borders
            _log.exception("removing old sessions failed")
        else:
            if removed:
                _log.info("%d sessions older than %d days removed", removed, self._keep_days)
        self._tidied_utc = now

    def _remove_old(self, write: Write, now: datetime) -> int:
        removed = 0
        while not self._is_stopping.is_set():
            gone: list[int] = []
            write(partial(_remove_some, keep_days=self._keep_days or 0, now=now, gone=gone))
            if not gone[-1]:
                break
            removed += gone[-1]
        return removed

    def _waiting(self) -> int:
        waiting = None if self._outbox is None else self._outbox.waiting()
        self._state = replace(self._state, waiting=waiting)
        return -1 if waiting is None else waiting

    def _ship(self) -> Shipment:
        key = load_station_key(self._data_folder)
        if self._outbox is None:
            self._outbox = OutboxReader(self._data_folder, key=key)
        if self._transport is None:
            self._transport = self._open_transport()
        shipping = Shipping(
            outbox=self._outbox,
            transport=self._transport,
            write=through_journal(self._journal),
            key=key,
            clock=self._clock,
        )
        self._waiting()
        return shipping.ship(should_stop=self._is_stopping.is_set)

    def _failed(self, text: str) -> None:
        self._failures += 1
        if self._state.fault != text:
            _log.info("not synced: %s", text)
        self._let_go()
        self._state = replace(self._state, fault=text)

    def _let_go(self) -> None:
        outbox, self._outbox = self._outbox, None
        transport, self._transport = self._transport, None
        if outbox is not None:
            outbox.close()
        if transport is not None:
            transport.close()

    def _pause_s(self) -> float:
        if not self._failures:
            return self._look_s
        longest = self._first_pause_s * 2.0 ** min(self._failures - 1, 30)
        return min(longest, _LONGEST_PAUSE_S) * random.uniform(0.5, 1.0)


def _remove_some(database: Database, *, keep_days: int, now: datetime, gone: list[int]) -> None:
    gone.append(remove_old_sessions(database, keep_days=keep_days, now=now))


def _through_store(store: LocalStore) -> Write:
    def write(
        task: Callable[[Database], None], *, then: Callable[[Database], None] | None = None
    ) -> None:
        store.change(task)
        if then is not None:
            raise ValueError("a store has nothing to be done after")

    return write
