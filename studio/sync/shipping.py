"""One attempt to bring everything that waits in the journal into the store."""

import dataclasses
import logging
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from studio.errors import KnownError, Reason
from studio.store.erased_in_copies import erase_the_erased_in_copies
from studio.store.ids import now_utc
from studio.store.privacy.audit import Actor
from studio.store.privacy.forget import empty_log, erase_in_journal
from studio.store.privacy.key import StationKey
from studio.sync.outbox import BATCH_ROWS, OutboxReader, Stream, Write, begin_stream, move_cursor
from studio.sync.transport import Transport

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipment:
    """What an attempt did.

    Attributes:
        sent: Changes that reached the store.
        waiting: Changes that still wait.
    """

    sent: int
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipping:
    """Everything an attempt needs.

    Attributes:
        outbox: Of the station.
        transport: To the store.
        write: To the journal's one writer.
        key: Of the station.
        clock: This moment, with its time zone.
        batch_rows: Most changes in one batch.
    """

    outbox: OutboxReader
    transport: Transport
    write: Write
    key: StationKey
    clock: Callable[[], datetime] = now_utc
    batch_rows: int = BATCH_ROWS

    def ship(
        self,
        *,
        should_stop: Callable[[], bool] = lambda: False,
        on_batch: Callable[[int, int], None] = lambda _sent, _waiting: None,
    ) -> Shipment:
        """Send batch after batch until nothing waits.

        Args:
            should_stop: Asked after each batch.
            on_batch: Told, after each, how many changes were sent and how many wait.

        Raises:
            KnownError: The store cannot be reached or refuses; what was acknowledged stays so.
        """
        self._erase_what_the_store_erased()
        stream = self._stream()
        sent = 0
        while (batch := self.outbox.batch(stream, limit=self.batch_rows)) is not None:
            try:
                self.transport.send(batch)
            except KnownError as error:
                if error.reason is not Reason.SYNC_REUSED:
                    raise
                _log.warning("%s A new stream is begun.", error.text)
                stream = self._begin(stream.store_id)
                continue
            sent += len(batch.entries)
            stream = self._acknowledge(stream, batch.entries[-1].number)
            on_batch(sent, self.outbox.waiting())
            if should_stop():
                break
        return Shipment(sent=sent, waiting=self.outbox.waiting())

    def begin_again(self) -> None:
        """Send everything once more, as to a store that has nothing.

        Raises:
            KnownError: The store cannot be reached.
        """
        self._begin(self.transport.store_id())

    def _erase_what_the_store_erased(self) -> None:
        """A client the owner erased in the store leaves the station as well."""
        tags = set(self.transport.erased_tags(station_id=self.outbox.station_id()))
        if not tags:
            return
        gone = [one for one in self.outbox.client_ids() if self.key.client_tag(one) in tags]
        for client_id in gone:
            self.write(self._erasure(client_id), then=empty_log)
        if gone:
            self._erase_in_backups()

    def _erase_in_backups(self) -> None:
        """What cannot be is told in the log."""
        try:
            erase_the_erased_in_copies(self.outbox.data_folder, key=self.key)
        except (KnownError, OSError, sqlite3.Error, ValueError) as error:
            _log.warning("a backup still has somebody who was erased in the store: %s", error)

    def _erasure(self, client_id: str) -> Callable[[Database], None]:
        now = self.clock()

        def task(database: Database) -> None:
            erase_in_journal(
                database, client_id=client_id, key=self.key, actor=Actor.STATION, now=now
            )

        return task

    def _stream(self) -> Stream:
        """The stream to go on with; a new one where the store and the journal do not agree."""
        store_id = self.transport.store_id()
        stream = self.outbox.stream()
        if stream is None or stream.store_id != store_id or stream.key_check != self.key.check():
            return self._begin(store_id)
        reached = self.transport.position(
            station_id=self.outbox.station_id(), stream_id=stream.stream_id
        )
        if reached is None:
            return stream
        last = self.outbox.last_seq() - stream.base_seq
        if reached < stream.acked:
            _log.warning(
                "the store has lost numbers %d to %d of this station, as after restoring an "
                "older backup: everything is sent again",
                reached + 1,
                stream.acked,
            )
            return self._begin(store_id)
        if reached > last:
            _log.warning(
                "the store has numbers %d to %d that this station does not know of, as after "
                "restoring an older backup: everything is sent again under a new stream",
                last + 1,
                reached,
            )
            return self._begin(store_id)
        return stream

    def _begin(self, store_id: str) -> Stream:
        now = self.clock()

        def task(database: Database) -> None:
            begin_stream(database, store_id=store_id, key=self.key, now=now)

        self.write(task)
        stream = self.outbox.stream()
        if stream is None:
            raise RuntimeError("a stream was begun but is not in the journal")
        return stream

    def _acknowledge(self, stream: Stream, reached: int) -> Stream:
        """The cursor moves only after the store's commit."""
        now = self.clock()

        def task(database: Database) -> None:
            move_cursor(database, stream_id=stream.stream_id, acked=reached, now=now)

        self.write(task)
        return dataclasses.replace(stream, acked=reached)
