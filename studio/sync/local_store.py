"""The owner's store as a file on this machine: the default way, and what a hub writes to."""

import logging
import sqlite3
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sqlite_utils import Database

from studio.errors import KnownError
from studio.store.database import DATABASE_FILE, known_fault
from studio.store.erased_in_copies import erase_the_erased_in_copies
from studio.store.ids import now_utc, utc_text
from studio.store.owner.database import open_owner_store_for_writing, store_id
from studio.store.owner.erase import erase_client, leave_no_bytes
from studio.store.privacy.audit import Actor, note
from studio.store.privacy.forget import KnownClient, client_of_tag
from studio.sync.batch import Batch
from studio.sync.merge import merge, position

_log = logging.getLogger(__name__)

Answer = TypeVar("Answer")


class LocalStore:
    """Writes `owner.db`. Its methods may be called from any thread, one at a time goes on."""

    def __init__(self, folder: Path, *, clock: Callable[[], datetime] = now_utc) -> None:
        """Open, as the one writer.

        Args:
            folder: Where `owner.db` is or shall be.
            clock: This moment, with its time zone.

        Raises:
            KnownError: As `store.database.open_for_writing`.
        """
        self._opened = open_owner_store_for_writing(folder)
        self._folder = folder
        self._clock = clock
        self._one_at_a_time = threading.Lock()
        self._is_closed = False
        self._has_erased = False

    def store_id(self) -> str:
        """Which store this is."""
        return self.change(store_id)

    def position(self, *, station_id: str, stream_id: str) -> int:
        """Highest number the store has of this stream."""
        return self.change(
            lambda database: position(database.conn, station_id=station_id, stream_id=stream_id)
        )

    def send(self, batch: Batch) -> None:
        """Merge a batch in one transaction; durable when this returns.

        Raises:
            KnownError: As `merge`, or the file cannot be written.
        """

        def task(database: Database) -> tuple[KnownClient, ...]:
            merged = merge(database.conn, batch, now=self._clock())
            for one in merged.erased:
                self._note_erased(database, Actor.STATION, one.tag or "")
            return merged.erased

        erased = self.change(task)
        if erased:
            self._has_erased = True
        if self._has_erased:
            self.leave_no_bytes()
        if erased:
            self.erase_in_copies(just_now=erased)

    def change(self, task: Callable[[Database], Answer]) -> Answer:
        """Run something in one transaction; rolled back when it raises.

        Raises:
            KnownError: The file cannot be written.
        """
        with self._one_at_a_time:
            try:
                with self._opened.database.atomic():
                    return task(self._opened.database)
            except sqlite3.Error as error:
                fault = known_fault(error, path=self._opened.path)
                raise fault or RuntimeError(f"{self._opened.path}: {error}") from error

    def erase(self, *, station_id: str, tag: str, actor: Actor = Actor.COMMAND_LINE) -> bool:
        """Erase a client by tag, down to the last byte, in the copies of the store as well.

        Args:
            station_id: Whose client it is.
            tag: HMAC of the client's id under that station's key.
            actor: Who wished it; goes into the audit log.

        Returns:
            False while a reader keeps bytes in the write-ahead log; it is emptied later.
        """

        def task(database: Database) -> tuple[KnownClient, ...]:
            gone = client_of_tag(database.conn, station_id=station_id, tag=tag)
            erase_client(
                database.conn,
                station_id=station_id,
                tag=tag,
                erased_utc=utc_text(self._clock()),
            )
            if gone is not None:
                self._note_erased(database, actor, tag)
            return (gone,) if gone else ()

        erased = self.change(task)
        is_empty = self.leave_no_bytes()
        self.erase_in_copies(just_now=erased)
        return is_empty

    def _note_erased(self, database: Database, actor: Actor, tag: str) -> None:
        # Beside a journal it is the journal that tells who wished it.
        if not (self._folder / DATABASE_FILE).is_file():
            note(database, actor=actor, action="erase", subject=tag, now=self._clock())

    def erase_in_copies(self, *, just_now: tuple[KnownClient, ...] = ()) -> None:
        """Take who was erased out of the backups of this store; what cannot be is told in the log.

        Tried again with the next erasure, and whenever a hub starts.

        Args:
            just_now: Whoever was erased a moment ago.
        """
        try:
            cleaned = erase_the_erased_in_copies(self._folder, just_now=just_now)
        except (KnownError, OSError, sqlite3.Error, ValueError) as error:
            _log.warning("%s: a copy still has somebody who was erased: %s", self._folder, error)
            return
        for path in cleaned.changed:
            _log.info("erased in the copy %s", path)
        for place in sorted({path.parent for path in cleaned.left}):
            # Not the file: its name may be the client's.
            _log.warning("%s: a file still names somebody who was erased; remove it", place)

    def erased_tags(self, *, station_id: str) -> tuple[str, ...]:
        """Tags of the clients of a station that were erased here."""

        def task(database: Database) -> tuple[str, ...]:
            rows = database.execute("SELECT id FROM tombstones WHERE station_id = ?", (station_id,))
            return tuple(row[0] for row in rows.fetchall())

        return self.change(task)

    def leave_no_bytes(self) -> bool:
        """After an erasure: empty the write-ahead log.

        Returns:
            False while a reader still needs it; tried again with the next batch.
        """
        with self._one_at_a_time:
            self._has_erased = not leave_no_bytes(self._opened.database.conn)
        if self._has_erased:
            _log.info("%s: a reader keeps the write-ahead log; tried again", self._opened.path)
        return not self._has_erased

    def close(self) -> None:
        """Fold the log in and let go of the file. Safe to call twice."""
        with self._one_at_a_time:
            if not self._is_closed:
                self._is_closed = True
                self._opened.close()
