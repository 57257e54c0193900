"""An export brought back into an owner's store, whole or not at all.

Who was erased here stays erased: rows of theirs are left out.
"""

import base64
import csv
import hashlib
import json
import math
import sqlite3
import textwrap
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from studio.errors import KnownError, Reason
from studio.store.database import known_fault
from studio.store.export import (
    MANIFEST,
    SQLITE_FILE,
    TABLES,
    Column,
    ExportFormat,
    Value,
    columns_of,
)
from studio.store.owner.database import OWNER_FILE, open_owner_store_for_writing
from studio.store.owner.totals import refresh_set_totals
from studio.store.privacy.erased import erased_in

_PARENTS = {"client_id", "session_id", "set_id", "rep_id", "not_counted_id"}
_LONGEST_CELL = 1 << 24
_LONGEST_REASON = 200
_UNREADABLE = (
    sqlite3.Error,
    csv.Error,
    OSError,
    ValueError,
    OverflowError,
    RecursionError,
    KeyError,
    TypeError,
    AttributeError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtIn:
    """What was read.

    Attributes:
        folder: The export.
        rows: By table, those that were left out among them.
        erased: Clients who were left out, since they were erased here.
    """

    folder: Path
    rows: dict[str, int]
    erased: int


def import_export(
    folder: Path, *, into: Path, erased_tags: Iterable[str] = frozenset()
) -> BroughtIn:
    """Bring an export into a store; rows that are there already stay as they are.

    Args:
        folder: What `export_store` wrote.
        into: Folder of the store, which nobody else is writing.
        erased_tags: Of who was erased elsewhere; who was erased in this store is known.

    Raises:
        KnownError: BAD_FILE when it is no whole export; DATABASE_LOCKED, DISK_FULL.
    """
    kind, told = _read_manifest(folder)
    csv.field_size_limit(_LONGEST_CELL)
    with closing(open_owner_store_for_writing(into)) as opened:
        erased = erased_in(into).tags | frozenset(erased_tags)
        try:
            with opened.database.atomic():
                connection = opened.database.conn
                rows, left_out = _put_all(folder, kind, connection, erased=erased)
                if rows != {table: told.get(table, 0) for table in TABLES}:
                    raise KnownError(
                        Reason.BAD_FILE, f"{folder}: is not whole; nothing was brought in"
                    )
                ids = [row[0] for row in connection.execute("SELECT id FROM sets").fetchall()]
                refresh_set_totals(connection, ids)
        except _UNREADABLE as error:
            raise _fault(error, folder=folder, into=into) from error
    return BroughtIn(folder=folder, rows=rows, erased=left_out)


def _read_manifest(folder: Path) -> tuple[ExportFormat, dict[str, int]]:
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        rows = {str(table): int(count) for table, count in dict(manifest["rows"]).items()}
        return ExportFormat(manifest["format"]), rows
    except _UNREADABLE as error:
        raise KnownError(
            Reason.BAD_FILE, f"{folder}: is not an export; give the folder with {MANIFEST}"
        ) from error


def _fault(error: BaseException, *, folder: Path, into: Path) -> KnownError:
    """The store's disk is at fault, or else the export is."""
    if isinstance(error, sqlite3.Error):
        fault = known_fault(error, path=into / OWNER_FILE)
        if fault is not None and fault.reason is Reason.DISK_FULL:
            return fault
    reason = textwrap.shorten(f"{error}", _LONGEST_REASON)
    return KnownError(
        Reason.BAD_FILE, f"{folder}: cannot be read ({reason}); nothing was brought in"
    )


def _put_all(
    folder: Path, kind: ExportFormat, connection: sqlite3.Connection, *, erased: frozenset[str]
) -> tuple[dict[str, int], int]:
    """Every row by table, parents first. Returns how many there were, and clients left out."""
    gone: set[Value] = set()
    rows = {}
    left_out = 0
    for table in TABLES:
        columns = columns_of(connection, table)
        found = _checked(_from(folder, table, kind=kind, columns=columns), columns, table=table)
        rows[table] = _put(connection, table, columns, found, erased=erased, gone=gone)
        if table == "clients":
            left_out = len(gone)
    return rows, left_out


def _put(
    connection: sqlite3.Connection,
    table: str,
    columns: list[Column],
    rows: Iterable[tuple[Value, ...]],
    *,
    erased: frozenset[str],
    gone: set[Value],
) -> int:
    """Rows of one table. `gone` are keys of rows that were left out; those below them are too."""
    names = [column.name for column in columns]
    tag = names.index("tag") if table == "clients" else None
    parents = [place for place, name in enumerate(names) if name in _PARENTS]
    marks = ", ".join("?" * len(names))
    sql = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks}) ON CONFLICT DO NOTHING"
    count = 0
    for row in rows:
        count += 1
        is_erased = tag is not None and row[tag] in erased
        if is_erased or any(row[place] in gone for place in parents):
            gone.add(row[0])
        else:
            connection.execute(sql, row)
    return count


def _from(
    folder: Path, table: str, *, kind: ExportFormat, columns: list[Column]
) -> Iterator[tuple[Value, ...]]:
    """The rows of one table, with the columns of the store they go to."""
    if kind is ExportFormat.SQLITE:
        names = ", ".join(column.name for column in columns)
        address = f"{(folder / SQLITE_FILE).absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True)) as source:
            yield from source.execute(f"SELECT {names} FROM {table}")
        return
    with (folder / f"{table}.{kind.value}").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file) if kind is ExportFormat.CSV else map(json.loads, file)
        for row in rows:
            if kind is ExportFormat.CSV:
                yield tuple(_from_csv(row[column.name], column) for column in columns)
            else:
                yield tuple(_from_json(row[column.name], column) for column in columns)


def _checked(
    rows: Iterable[tuple[Value, ...]], columns: list[Column], *, table: str
) -> Iterator[tuple[Value, ...]]:
    """Refuse what the pages could not read.

    Raises:
        ValueError: A time is none, a number is not finite, or a snapshot is not what its digest
            says.
    """
    times = [place for place, column in enumerate(columns) if column.name.endswith("_utc")]
    numbers = [place for place, column in enumerate(columns) if column.kind == "REAL"]
    for row in rows:
        for place in times:
            if row[place] is not None and datetime.fromisoformat(str(row[place])).tzinfo is None:
                raise ValueError(f"{table}: {row[place]!r} has no time zone")
        for place in numbers:
            value = row[place]
            if isinstance(value, float) and not math.isfinite(value):
                raise ValueError(f"{table}: {columns[place].name} is {value}")
        if table == "snapshots":
            digest, _, text = row
            if hashlib.sha256(str(text).encode()).hexdigest() != digest:
                raise ValueError(f"{table}: {digest!r} is the digest of something else")
        yield row


def _from_csv(text: str, column: Column) -> Value:
    if text == "":
        return None
    if column.kind == "INTEGER":
        return int(text)
    if column.kind == "REAL":
        return float(text)
    if column.kind == "BLOB":
        return base64.b64decode(text, validate=True)
    return text.removeprefix("'")


def _from_json(value: Value, column: Column) -> Value:
    if column.kind == "BLOB" and isinstance(value, str):
        return base64.b64decode(value, validate=True)
    return value
