"""The owner's copy of a chain: changes of PostgreSQL brought into an `owner.db` on this machine.

The dashboards read that file. Reading begins where the copy ends and stops at a missing number,
which is named. An erased client's changes are removed from PostgreSQL as well.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

import psycopg

from studio.errors import KnownError, Reason
from studio.sync.batch import Batch, Entry, Row, checked_entry, checked_snapshots
from studio.sync.local_store import LocalStore

_ROWS = 1000
_AGAIN = ":again"

_STREAMS = """
    SELECT station_id, stream_id FROM changes
    GROUP BY station_id, stream_id ORDER BY min(received_utc), station_id
"""
_NEXT = """
    SELECT number, digest, changed_utc::text, table_name, row_id, client_tag, content::text
    FROM changes
    WHERE station_id = %s AND stream_id = %s ORDER BY arrival OFFSET %s LIMIT %s
"""
_ERASED = """
    SELECT station_id, row_id FROM changes
    WHERE table_name = 'tombstones' AND content ->> 'row' IS NOT NULL
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """What one run did.

    Attributes:
        faults: One line for each stream with a number that is missing, was used twice, or is not
            a row.
        erased: Rows of erased clients removed from PostgreSQL.
    """

    faults: tuple[str, ...]
    erased: int


def copy_changes(connection: psycopg.Connection, store: LocalStore) -> Copied:
    """Bring everything new into the copy.

    Args:
        connection: Of the role that owns the database.
        store: The copy, open for writing.
    """
    faults: list[str] = []
    for station_id, stream_id in connection.execute(_STREAMS).fetchall():
        try:
            faults += _copy_stream(connection, store, station_id=station_id, stream_id=stream_id)
        except KnownError as error:
            faults.append(error.text)
    return Copied(faults=tuple(faults), erased=_erase(connection))


def _copy_stream(
    connection: psycopg.Connection, store: LocalStore, *, station_id: str, stream_id: str
) -> list[str]:
    """Copy in the order of arrival, so that what is there is always a beginning of it.

    A number that came for a second change belongs to a stream of its own in the copy.
    """
    faults, again_id = [], f"{stream_id}{_AGAIN}"
    while True:
        reached = store.position(station_id=station_id, stream_id=stream_id)
        reached_again = store.position(station_id=station_id, stream_id=again_id)
        values = (station_id, stream_id, reached + reached_again, _ROWS)
        rows = connection.execute(_NEXT, values).fetchall()
        if not rows:
            break
        page = _read(rows)
        for is_again, run in _runs(page.entries, reached=reached):
            if is_again:
                run = _numbered(run, after=reached_again)
                reached_again += len(run)
            _send(
                store,
                Batch(
                    station_id=station_id,
                    stream_id=again_id if is_again else stream_id,
                    entries=tuple(run),
                    snapshots=tuple(page.snapshots.values()),
                ),
            )
        if page.fault:
            faults.append(f"Station {station_id}: {page.fault}; what comes after it waits.")
            break
    if reached_again:
        faults.append(
            f"Station {station_id}: {reached_again} numbers were used twice, as after restoring "
            "an older backup; both rows are kept."
        )
    return faults


def _send(store: LocalStore, batch: Batch) -> None:
    """Whole, or, where one of its rows does not fit, up to that one."""
    try:
        store.send(batch)
    except KnownError as error:
        if error.reason is not Reason.SYNC_REFUSED or len(batch.entries) == 1:
            raise
        for entry in batch.entries:
            store.send(replace(batch, entries=(entry,), snapshots=_of_entry(batch, entry)))


def _of_entry(batch: Batch, entry: Entry) -> tuple[Row, ...]:
    """The snapshots one entry refers to."""
    named = set(entry.row.values()) if entry.table == "sets" and entry.row else set()
    return tuple(one for one in batch.snapshots if one.get("digest") in named)


def _runs(entries: list[Entry], *, reached: int) -> Iterator[tuple[bool, list[Entry]]]:
    """Stretches of entries that are all new, or all under a number that was there before."""
    marked = []
    for entry in entries:
        marked.append((entry.number <= reached, entry))
        reached = max(reached, entry.number)
    for is_again, stretch in groupby(marked, key=lambda pair: pair[0]):
        yield is_again, [entry for _, entry in stretch]


def _numbered(entries: list[Entry], *, after: int) -> list[Entry]:
    return [replace(entry, number=number) for number, entry in enumerate(entries, start=after + 1)]


@dataclass(slots=True, kw_only=True)
class _Page:
    """Changes as they were read, up to the first that is none; `fault` says why it is none."""

    entries: list[Entry] = field(default_factory=list)
    snapshots: dict[str, Row] = field(default_factory=dict)
    fault: str = ""


def _read(rows: list[tuple[Any, ...]]) -> _Page:
    """A station may write into its rows what it likes: nothing of it is trusted."""
    page = _Page()
    for number, digest, changed, table, row_id, client_tag, content in rows:
        fields = {
            "number": number,
            "digest": digest,
            "changed_utc": changed,
            "table": table,
            "row_id": row_id,
            "client_tag": client_tag,
        }
        try:
            kept = json.loads(content)
            if not isinstance(kept, dict):
                raise ValueError("its content is not named")
            inside = {name: kept[name] for name in ("row", "children") if name in kept}
            entry = checked_entry(fields | inside)
            snapshots = checked_snapshots(kept.get("snapshots", []))
        except (ValueError, RecursionError) as error:
            page.fault = f"number {number} is not a row ({error})"
            break
        page.entries.append(entry)
        page.snapshots |= {str(one.get("digest")): one for one in snapshots}
    return page


def _erase(connection: psycopg.Connection) -> int:
    """Leave nothing of erased clients in the table, nor in its free space."""
    tags: dict[str, list[str]] = defaultdict(list)
    for station_id, tag in connection.execute(_ERASED).fetchall():
        tags[station_id].append(tag)
    erased = 0
    for station_id, of_station in tags.items():
        # The numbers stay, so that no gap appears; what was in them goes.
        done = connection.execute(
            "UPDATE changes SET row_id = '', client_tag = NULL, "
            'content = \'{"row": null, "children": {}}\'::jsonb '
            "WHERE station_id = %s AND client_tag = ANY(%s)",
            (station_id, of_station),
        )
        erased += done.rowcount
    if erased:
        connection.commit()
        was, connection.autocommit = connection.autocommit, True
        try:
            connection.execute("VACUUM FULL changes")
        finally:
            connection.autocommit = was
    return erased
