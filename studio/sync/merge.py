"""The store's side: a batch becomes rows of the owner's store, once, in order, without a gap.

A number that is there already is passed over when it is the same change, and refused when it is
another one: then a station was put back to an earlier state and uses numbers twice. A station can
add its own rows and bring them up to date; a row of another station is refused.
"""

import base64
import binascii
import sqlite3
from dataclasses import dataclass, field
from datetime import datetime

from studio.errors import KnownError, Reason
from studio.store.ids import utc_text
from studio.store.owner.erase import erase_client
from studio.store.owner.totals import refresh_set_totals
from studio.store.privacy.forget import KnownClient, client_of_tag
from studio.sync.batch import Batch, Entry, Row
from studio.sync.fitting import check_row, check_snapshot
from studio.sync.shipped import SHIPPED, ShippedTable

_DOES_NOT_FIT = (sqlite3.IntegrityError, sqlite3.DataError, OverflowError, ValueError, TypeError)
_SETS_CLIENT = "(SELECT client_id FROM sessions WHERE id = :session_id)"


@dataclass(slots=True, kw_only=True)
class Merged:
    """What came of a batch.

    Attributes:
        number: Highest number the store has now.
        new: Entries that were not there before.
        erased: Clients that were erased: the caller then calls `leave_no_bytes`.
    """

    number: int
    new: int = 0
    erased: tuple[KnownClient, ...] = ()


def position(connection: sqlite3.Connection, *, station_id: str, stream_id: str) -> int:
    """Highest number the store has of a stream; 0 = nothing."""
    row = connection.execute(
        "SELECT number FROM streams WHERE station_id = ? AND stream_id = ?",
        (station_id, stream_id),
    ).fetchone()
    return int(row[0]) if row else 0


def merge(connection: sqlite3.Connection, batch: Batch, *, now: datetime) -> Merged:
    """Bring a batch into the store.

    Args:
        connection: Of the owner's store, in a transaction of the caller, who rolls it back when
            this raises.
        batch: Whose `station_id` the caller has made sure of.
        now: By the store's clock.

    Raises:
        KnownError: SYNC_GAP, SYNC_REUSED, or SYNC_REFUSED (another station's row, an unknown
            table or column, a row that does not fit).
    """
    merging = _Merging(connection=connection, batch=batch, now_utc=utc_text(now))
    key = merging.stream_key()
    merged = Merged(
        number=position(connection, station_id=batch.station_id, stream_id=batch.stream_id)
    )
    try:
        merging.take_snapshots()
        for entry in batch.entries:
            if merging.is_there(key, entry, merged.number):
                continue
            merging.apply(entry)
            connection.execute(
                "INSERT INTO received (stream_key, number, digest) VALUES (?, ?, ?)",
                (key, entry.number, bytes.fromhex(entry.digest)),
            )
            merged.number, merged.new = entry.number, merged.new + 1
        refresh_set_totals(connection, merging.touched_sets)
        merged.erased = tuple(merging.erased)
    except _DOES_NOT_FIT as error:
        raise KnownError(
            Reason.SYNC_REFUSED,
            f"Station {batch.station_id}: a row after number {merged.number} does not fit "
            f"({error}); send everything again with: studio sync --again",
        ) from error
    connection.execute("UPDATE streams SET number = ? WHERE key = ?", (merged.number, key))
    connection.execute(
        "UPDATE stations SET last_received_utc = ? WHERE id = ?",
        (merging.now_utc, batch.station_id),
    )
    return merged


@dataclass(slots=True, kw_only=True)
class _Merging:
    """One batch on its way into the store."""

    connection: sqlite3.Connection
    batch: Batch
    now_utc: str
    touched_sets: set[str] = field(default_factory=set)
    erased: list[KnownClient] = field(default_factory=list)
    _ours: set[tuple[str, str]] = field(default_factory=set)
    _erased_tags: set[str] | None = None

    def stream_key(self) -> int:
        """Key of the stream, made at first."""
        ids = (self.batch.station_id, self.batch.stream_id)
        self.connection.execute(
            "INSERT INTO streams (station_id, stream_id, number, began_utc) VALUES (?, ?, 0, ?) "
            "ON CONFLICT DO NOTHING",
            (*ids, self.now_utc),
        )
        row = self.connection.execute(
            "SELECT key FROM streams WHERE station_id = ? AND stream_id = ?", ids
        ).fetchone()
        return int(row[0])

    def is_there(self, key: int, entry: Entry, number: int) -> bool:
        """Whether the store has this change; refuses a gap and a number used twice."""
        if entry.number == number + 1:
            return False
        if entry.number > number:
            raise KnownError(
                Reason.SYNC_GAP,
                f"Station {self.batch.station_id}: numbers {number + 1} to {entry.number - 1} "
                "are missing; nothing of this batch was stored.",
            )
        found = self.connection.execute(
            "SELECT digest FROM received WHERE stream_key = ? AND number = ?", (key, entry.number)
        ).fetchone()
        if found is None or bytes(found[0]).hex() != entry.digest:
            raise KnownError(
                Reason.SYNC_REUSED,
                f"Station {self.batch.station_id}: number {entry.number} was used for another "
                "row before; nothing of this batch was stored.",
            )
        return True

    def take_snapshots(self) -> None:
        """Exercises and settings, shared by all stations: none can say what others' sets mean."""
        for snapshot in self.batch.snapshots:
            check_snapshot(snapshot)
            found = self.connection.execute("SELECT json_valid(:json)", snapshot).fetchone()
            if not found[0]:
                raise ValueError("a snapshot is not JSON")
        self.connection.executemany(
            "INSERT INTO snapshots (digest, kind, json) VALUES (:digest, :kind, :json) "
            "ON CONFLICT (digest) DO UPDATE SET kind = excluded.kind "
            "WHERE excluded.kind = 'exercise' AND kind <> 'exercise'",
            self.batch.snapshots,
        )

    def apply(self, entry: Entry) -> None:
        """Store one entry."""
        shape = SHIPPED.get(entry.table)
        if shape is None:
            raise self._refusal(entry, f"table {entry.table} is not known here; update the store")
        row = entry.row
        if row is None or entry.client_tag in self._tombstones():
            return
        if not set(shape.columns) - shape.later <= set(row) <= set(shape.columns):
            raise self._refusal(entry, "its columns are not those known here; update the store")
        check_row(entry.table, row)
        if entry.table == "tombstones":
            self._erase(row)
            return
        if entry.table == "station":
            self._put_station(entry, row)
            return
        self._check_parent(entry, shape, row)
        self._put(entry, shape, row)
        self._put_children(entry, shape)
        if entry.table == "sets":
            self.touched_sets.add(str(row["id"]))
        elif "set_id" in row:
            self.touched_sets.add(str(row["set_id"]))

    def _tombstones(self) -> set[str]:
        if self._erased_tags is None:
            rows = self.connection.execute(
                "SELECT id FROM tombstones WHERE station_id = ?", (self.batch.station_id,)
            )
            self._erased_tags = {row[0] for row in rows}
        return self._erased_tags

    def _erase(self, row: Row) -> None:
        station_id, tag = self.batch.station_id, str(row["id"])
        self._tombstones().add(tag)
        gone = client_of_tag(self.connection, station_id=station_id, tag=tag)
        if gone is not None:
            self.erased.append(gone)
        erase_client(
            self.connection,
            station_id=station_id,
            tag=tag,
            erased_utc=str(row["erased_utc"]),
        )

    def _put_station(self, entry: Entry, row: Row) -> None:
        if row["id"] != self.batch.station_id:
            raise self._refusal(entry, "it is the row of another station")
        self.connection.execute(
            "INSERT INTO stations (id, name, installed_utc) VALUES (:id, :name, :installed_utc) "
            "ON CONFLICT (id) DO UPDATE SET name = excluded.name",
            row,
        )

    def _check_parent(self, entry: Entry, shape: ShippedTable, row: Row) -> None:
        """The row it hangs on must be of the same station."""
        if shape.parent is None:
            return
        column, table = shape.parent
        parent = (table, str(row[column]))
        if parent in self._ours:
            return
        found = self.connection.execute(
            f"SELECT station_id FROM {table} WHERE id = ?", (parent[1],)
        ).fetchone()
        if found is None or found[0] != self.batch.station_id:
            whose = "is not there" if found is None else "is another station's"
            raise self._refusal(entry, f"its row in {table} {whose}")
        self._ours.add(parent)

    def _put(self, entry: Entry, shape: ShippedTable, row: Row) -> None:
        values: Row = {**row, "station_id": self.batch.station_id}
        sources = {name: f":{name}" for name in values}
        if entry.table == "clients":
            values["tag"], sources["tag"] = entry.client_tag, ":tag"
        if entry.table == "sets":
            sources["client_id"] = _SETS_CLIENT
        changes = ", ".join(f"{name} = excluded.{name}" for name in sources if name != "id")
        done = self.connection.execute(
            f"INSERT INTO {entry.table} ({', '.join(sources)}) "
            f"VALUES ({', '.join(sources.values())}) ON CONFLICT (id) DO UPDATE SET {changes} "
            f"WHERE {entry.table}.station_id = excluded.station_id",
            values,
        )
        if done.rowcount != 1:
            raise self._refusal(entry, "it is another station's row")

    def _put_children(self, entry: Entry, shape: ShippedTable) -> None:
        if not set(entry.children) <= set(shape.children):
            raise self._refusal(entry, "it brings rows of a table that is not its own")
        for table, (owner, columns) in shape.children.items():
            self.connection.execute(f"DELETE FROM {table} WHERE {owner} = ?", (entry.row_id,))
            for child in entry.children.get(table, ()):
                if set(child) != set(columns) or child[owner] != entry.row_id:
                    raise self._refusal(entry, f"its row in {table} is not its own")
                check_row(table, child)
                self.connection.execute(
                    f"INSERT INTO {table} ({', '.join(columns)}) "
                    f"VALUES ({', '.join(':' + name for name in columns)})",
                    {name: _samples_as_bytes(name, child) for name in columns},
                )

    def _refusal(self, entry: Entry, why: str) -> KnownError:
        return KnownError(
            Reason.SYNC_REFUSED,
            f"Station {self.batch.station_id}: number {entry.number} ({entry.table}) is refused: "
            f"{why}; nothing of this batch was stored.",
        )


def _samples_as_bytes(name: str, row: Row) -> str | int | float | bytes | None:
    value = row[name]
    if name != "samples" or not isinstance(value, str):
        return value
    try:
        return base64.b64decode(value, validate=True)
    except binascii.Error as error:
        raise ValueError("its samples are not base64") from error
