"""The station's side: what is waiting in the journal, read in order, and how far it has come.

Reading goes through a connection that cannot write. The two changes, beginning a stream and
moving the cursor, are functions for the journal's one writer.
"""

import base64
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from sqlite_utils import Database

from studio.errors import KnownError, Reason
from studio.store.database import open_for_reading
from studio.store.ids import new_id, utc_text
from studio.store.privacy.key import StationKey
from studio.sync.batch import Batch, Cell, Entry, Row
from studio.sync.shipped import SHIPPED, ShippedTable

BATCH_ROWS = 200
_LAST_SEQ = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'outbox'"


class Write(Protocol):
    """The way to the journal's one writer."""

    def __call__(
        self,
        task: Callable[[Database], None],
        *,
        then: Callable[[Database], None] | None = None,
    ) -> None:
        """Do a task in a transaction, then something outside of it; durable on return.

        Raises:
            KnownError: The disk does not take it.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """How far the rows have come in one store.

    Attributes:
        store_id: The store.
        stream_id: Of this station's rows in it.
        base_seq: The number of a row is its `outbox.seq` less this.
        acked: Highest number known to be durable there.
        key_check: Tells whether the station's key is still the same.
    """

    store_id: str
    stream_id: str
    base_seq: int
    acked: int
    key_check: str


class OutboxReader:
    """Reads the outbox. For one thread."""

    def __init__(self, data_folder: Path, *, key: StationKey) -> None:
        """Open.

        Args:
            data_folder: Of the station.
            key: Of the station.

        Raises:
            KnownError: NOT_FOUND when there is no journal, or why it cannot be read.
        """
        self._path = data_folder
        self._key = key
        self._connection = open_for_reading(data_folder)
        self._connection.isolation_level = None

    @property
    def data_folder(self) -> Path:
        """Of the station."""
        return self._path

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def station_id(self) -> str:
        """Of this installation.

        Raises:
            KnownError: NOT_FOUND in a journal that no station has begun yet.
        """
        row = self._connection.execute("SELECT id FROM station").fetchone()
        if row is None:
            raise KnownError(Reason.NOT_FOUND, f"{self._path}: no station has been started here")
        return str(row[0])

    def stream(self) -> Stream | None:
        """The stream under way; None = nothing was ever sent."""
        row = self._connection.execute("SELECT * FROM sync_streams").fetchone()
        if row is None:
            return None
        return Stream(
            store_id=row["store_id"],
            stream_id=row["stream_id"],
            base_seq=row["base_seq"],
            acked=row["acked"],
            key_check=row["key_check"],
        )

    def client_ids(self) -> tuple[str, ...]:
        """Of everybody in the journal."""
        return tuple(row["id"] for row in self._connection.execute("SELECT id FROM clients"))

    def last_seq(self) -> int:
        """The newest change; 0 = none."""
        return int(self._connection.execute(_LAST_SEQ).fetchone()[0])

    def waiting(self) -> int:
        """How many changes have not been acknowledged."""
        stream = self.stream()
        return self.last_seq() - (stream.base_seq + stream.acked if stream else 0)

    def batch(self, stream: Stream, *, limit: int = BATCH_ROWS) -> Batch | None:
        """The next changes after the cursor; None = everything is there.

        Args:
            stream: Whose `acked` is the cursor.
            limit: Most entries.

        Raises:
            KnownError: SYNC_GAP when numbers are missing in the outbox, naming them.
        """
        self._connection.execute("BEGIN")  # one view of the journal for all that follows
        try:
            after = stream.base_seq + stream.acked
            changes = self._connection.execute(
                "SELECT seq, table_name, row_id, change, changed_utc FROM outbox "
                "WHERE seq > ? ORDER BY seq LIMIT ?",
                (after, limit),
            ).fetchall()
            self._refuse_gaps([change["seq"] for change in changes], after=after)
            if not changes:
                return None
            entries = self._entries(changes, stream)
            return Batch(
                station_id=self.station_id(),
                stream_id=stream.stream_id,
                entries=entries,
                snapshots=self._snapshots(entries),
            )
        finally:
            self._connection.execute("COMMIT")

    def _refuse_gaps(self, seqs: list[int], *, after: int) -> None:
        expected = range(after + 1, after + 1 + len(seqs))
        last = self.last_seq()
        missing = set(expected) - set(seqs) or set(range(after + 1, last + 1 if not seqs else 0))
        if missing:
            raise KnownError(
                Reason.SYNC_GAP,
                f"{self._path}: changes {min(missing)} to {max(missing)} are missing in the "
                "outbox; send everything again with: studio sync --again",
            )

    def _entries(self, changes: list[sqlite3.Row], stream: Stream) -> tuple[Entry, ...]:
        wanted: dict[str, set[str]] = {}
        for change in changes:
            wanted.setdefault(change["table_name"], set()).add(change["row_id"])
        found = {table: self._rows(table, ids) for table, ids in wanted.items()}
        entries = []
        for change in changes:
            table, row_id = change["table_name"], change["row_id"]
            row, children, client_id = found[table].get(row_id, (None, {}, None))
            identity = "|".join((table, row_id, change["change"], change["changed_utc"]))
            entries.append(
                Entry(
                    number=change["seq"] - stream.base_seq,
                    digest=self._key.entry_digest(identity),
                    changed_utc=change["changed_utc"],
                    table=table,
                    row_id=row_id,
                    client_tag=self._key.client_tag(client_id) if client_id else None,
                    row=row,
                    children=children,
                )
            )
        return tuple(entries)

    def _rows(
        self, table: str, ids: set[str]
    ) -> dict[str, tuple[Row, dict[str, list[Row]], str | None]]:
        """Rows by id, each with its children and the id of its client."""
        shape = SHIPPED[table]
        columns = ", ".join(f"row.{name}" for name in shape.columns)
        marks = ", ".join("?" * len(ids))
        sql = (
            f"SELECT {columns}, {shape.client or 'NULL'} AS client_of_row "
            f"FROM {table} AS row {shape.joins} WHERE row.id IN ({marks})"
        )
        rows = self._connection.execute(sql, tuple(ids)).fetchall()
        children = self._children(shape, ids)
        return {
            row["id"]: (
                {name: row[name] for name in shape.columns},
                children.get(row["id"], {}),
                row["client_of_row"],
            )
            for row in rows
        }

    def _children(self, shape: ShippedTable, ids: set[str]) -> dict[str, dict[str, list[Row]]]:
        """Rows of the child tables: by owner, then by table."""
        found: dict[str, dict[str, list[Row]]] = {}
        marks = ", ".join("?" * len(ids))
        for table, (owner, columns) in shape.children.items():
            sql = f"SELECT {', '.join(columns)} FROM {table} WHERE {owner} IN ({marks})"
            for row in self._connection.execute(sql, tuple(ids)):
                of_owner = found.setdefault(row[owner], {})
                of_owner.setdefault(table, []).append(
                    {name: _as_text_if_bytes(row[name]) for name in columns}
                )
        return found

    def _snapshots(self, entries: Iterable[Entry]) -> tuple[Row, ...]:
        digests = {
            str(entry.row[name])
            for entry in entries
            if entry.table == "sets" and entry.row is not None
            for name in ("exercise_digest", "settings_digest")
        }
        marks = ", ".join("?" * len(digests))
        sql = f"SELECT digest, kind, json FROM snapshots WHERE digest IN ({marks})"
        return tuple(dict(row) for row in self._connection.execute(sql, tuple(digests)))


def _as_text_if_bytes(value: Cell | bytes) -> Cell:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


# --- changes, for the journal's writer -------------------------------------------------------


def begin_stream(database: Database, *, store_id: str, key: StationKey, now: datetime) -> None:
    """Begin to send everything to a store, from number 1.

    The first stream of a journal takes the outbox as it is; for every other one all rows are
    announced again, since those that an earlier store has were taken out of the outbox.

    Args:
        database: The journal, in a transaction of the caller.
        store_id: The store.
        key: Of the station.
        now: This moment.
    """
    last = int(database.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence").fetchone()[0])
    (first,) = database.execute("SELECT coalesce(min(seq), 1) FROM outbox").fetchone()
    (count,) = database.execute("SELECT count(*) FROM outbox").fetchone()
    is_first = database.execute("SELECT 1 FROM sync_streams").fetchone() is None
    base = 0 if is_first and first == 1 and count == last else last
    if base or not is_first:
        base = last
        _announce_everything(database, now=now)
    database.execute("DELETE FROM sync_streams")
    database.execute(
        "INSERT INTO sync_streams (store_id, stream_id, base_seq, acked, key_check, started_utc) "
        "VALUES (?, ?, ?, 0, ?, ?)",
        (store_id, new_id(), base, key.check(), utc_text(now)),
    )


def _announce_everything(database: Database, *, now: datetime) -> None:
    database.execute("DELETE FROM outbox")
    for table in SHIPPED:
        database.execute(
            "INSERT INTO outbox (table_name, row_id, change, changed_utc) "
            f"SELECT '{table}', id, 'insert', ? FROM {table} ORDER BY id",
            (utc_text(now),),
        )


def move_cursor(database: Database, *, stream_id: str, acked: int, now: datetime) -> None:
    """The store has everything up to this number: note it, and let go of those changes.

    Args:
        database: The journal, in a transaction of the caller.
        stream_id: The stream; another one than that under way changes nothing.
        acked: Highest number that is durable in the store.
        now: This moment.
    """
    changed = database.execute(
        "UPDATE sync_streams SET acked = :acked, acked_utc = :now "
        "WHERE stream_id = :stream_id AND acked < :acked",
        {"acked": acked, "now": utc_text(now), "stream_id": stream_id},
    )
    if changed.rowcount:
        database.execute(
            "DELETE FROM outbox WHERE seq <= (SELECT base_seq + acked FROM sync_streams)"
        )
