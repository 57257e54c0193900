"""Everything of the owner's store, out and in again without a loss: CSV, JSON Lines, SQLite.

An export is a folder with one file per table (or one SQLite file), `schema.sql` with every table
and column explained, and `export.json` with the number of rows. Credentials, the audit log and the
sync's own notes are not in it.

- JSON Lines: one object per row. CSV: first line = columns, UTF-8. The samples of a trace are
  base64 (format in studio/store/trace.py); beside them stand, for reading, `time_s` and `value` of
  each sample, separated by blanks. NULL is `null`, and an empty field in CSV.
- In CSV a text that is empty or begins with one of `' = + - @` has a `'` before it, which is taken
  away again on the way in: so NULL and "" stay apart, and no spreadsheet runs a text as a formula.
"""

import base64
import csv
import json
import math
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np

from studio.errors import KnownError, Reason
from studio.store.owner.database import open_owner_store, open_owner_store_for_writing
from studio.store.owner.totals import refresh_set_totals
from studio.store.trace import unpack_trace

Value = str | int | float | bytes | None

TABLES = (
    "stations",
    "clients",
    "consents",
    "sessions",
    "snapshots",
    "sets",
    "reps",
    "rep_traces",
    "not_counted",
    "cue_verdicts",
    "cues_given",
    "set_answers",
    "corrections",
    "health_notes",
)
"""What is exported, parents first. The totals are made anew on the way in."""

_MANIFEST = "export.json"
_SCHEMA = "schema.sql"
_SQLITE_FILE = "export.db"
_MARKED = ("'", "=", "+", "-", "@")
_READABLE = ("time_s", "value")
_OWNER_ONLY_FOLDER = 0o700
_OWNER_ONLY_FILE = 0o600


class ExportFormat(StrEnum):
    """How an export is written."""

    CSV = "csv"
    JSONL = "jsonl"
    SQLITE = "sqlite"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written or read: rows by table."""

    folder: Path
    rows: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    name: str
    kind: str


def export_store(
    folder_of_store: Path,
    into: Path,
    *,
    kind: ExportFormat,
    client_id: str | None = None,
) -> Exported:
    """Write everything, or what is one client's.

    Args:
        folder_of_store: Where `owner.db` is.
        into: A folder that is not there yet, or is empty.
        kind: How.
        client_id: Whose rows alone; None = everybody's.

    Raises:
        KnownError: NOT_FOUND without a store, USER_INPUT when `into` is not empty, READ_ONLY.
    """
    with closing(open_owner_store(folder_of_store)) as store:
        store.isolation_level = None
        store.execute("BEGIN")
        try:
            into.mkdir(mode=_OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
            if any(into.iterdir()):
                raise KnownError(Reason.USER_INPUT, f"{into}: is not empty; choose a new folder")
            schema = _schema(store)
            _write(into / _SCHEMA, schema)
            if kind is ExportFormat.SQLITE:
                rows = _to_sqlite(store, into / _SQLITE_FILE, schema, client_id=client_id)
            else:
                rows = {
                    table: _to_file(store, table, into, kind=kind, client_id=client_id)
                    for table in TABLES
                }
            _write(into / _MANIFEST, json.dumps({"format": kind.value, "rows": rows}, indent=2))
        except OSError as error:
            raise KnownError(
                Reason.READ_ONLY, f"{into}: cannot be written ({error.strerror})"
            ) from error
        finally:
            store.execute("COMMIT")
    return Exported(folder=into, rows=rows)


def import_export(folder: Path, *, into: Path) -> Exported:
    """Bring an export into a store; rows that are there already stay as they are.

    Args:
        folder: What `export_store` wrote.
        into: Folder of the store, which nobody else is writing.

    Raises:
        KnownError: BAD_FILE when it is no whole export; DATABASE_LOCKED.
    """
    try:
        manifest = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        kind, told = ExportFormat(manifest["format"]), dict(manifest["rows"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise KnownError(
            Reason.BAD_FILE, f"{folder}: is not an export; give the folder with {_MANIFEST}"
        ) from error
    with closing(open_owner_store_for_writing(into)) as opened, opened.database.atomic():
        connection = opened.database.conn
        try:
            rows = {
                table: _put(connection, table, _from(folder, table, kind=kind, to=connection))
                for table in TABLES
            }
        except (sqlite3.Error, OSError, ValueError, KeyError, TypeError) as error:
            raise KnownError(
                Reason.BAD_FILE, f"{folder}: cannot be read ({error}); nothing was brought in"
            ) from error
        if rows != {table: int(told.get(table, 0)) for table in TABLES}:
            raise KnownError(Reason.BAD_FILE, f"{folder}: is not whole; nothing was brought in")
        ids = [row[0] for row in connection.execute("SELECT id FROM sets").fetchall()]
        refresh_set_totals(connection, ids)
    return Exported(folder=folder, rows=rows)


# --- out -------------------------------------------------------------------------------------

_OF_CLIENT = {
    "health_notes": "0",
    "stations": "id IN (SELECT station_id FROM clients WHERE id = :client)",
    "clients": "id = :client",
    "consents": "client_id = :client",
    "sessions": "client_id = :client",
    "snapshots": "digest IN (SELECT exercise_digest FROM sets WHERE client_id = :client UNION "
    "SELECT settings_digest FROM sets WHERE client_id = :client)",
    "sets": "client_id = :client",
    "rep_traces": "rep_id IN (SELECT reps.id FROM reps JOIN sets ON sets.id = reps.set_id "
    "WHERE sets.client_id = :client)",
    "cue_verdicts": "rep_id IN (SELECT reps.id FROM reps JOIN sets ON sets.id = reps.set_id "
    "WHERE sets.client_id = :client) OR not_counted_id IN (SELECT not_counted.id FROM "
    "not_counted JOIN sets ON sets.id = not_counted.set_id WHERE sets.client_id = :client)",
}
_OF_CLIENTS_SETS = "set_id IN (SELECT id FROM sets WHERE client_id = :client)"


def _select(table: str, *, client_id: str | None, schema: str = "main") -> str:
    where = "" if client_id is None else f" WHERE {_OF_CLIENT.get(table, _OF_CLIENTS_SETS)}"
    return f"SELECT * FROM {schema}.{table}{where} ORDER BY 1"


def _columns(connection: sqlite3.Connection, table: str) -> list[_Column]:
    rows = connection.execute("SELECT name, type FROM pragma_table_info(?)", (table,))
    return [_Column(name=row[0], kind=row[1]) for row in rows]


def _schema(connection: sqlite3.Connection) -> str:
    statements = []
    for table in TABLES:
        row = connection.execute(
            "SELECT sql FROM sqlite_schema WHERE name = ?", (table,)
        ).fetchone()
        statements.append(f"{row[0]};\n")
    return "\n".join(statements)


def _to_sqlite(
    store: sqlite3.Connection, path: Path, schema: str, *, client_id: str | None
) -> dict[str, int]:
    path.touch(mode=_OWNER_ONLY_FILE)
    with closing(sqlite3.connect(path)) as target:
        target.executescript(schema)
        rows = {}
        for table in TABLES:
            marks = ", ".join("?" * len(_columns(store, table)))
            found = store.execute(_select(table, client_id=client_id), {"client": client_id})
            done = target.executemany(
                f"INSERT INTO {table} VALUES ({marks})", (tuple(row) for row in found)
            )
            rows[table] = max(0, done.rowcount)
        target.commit()
    return rows


def _to_file(
    store: sqlite3.Connection,
    table: str,
    into: Path,
    *,
    kind: ExportFormat,
    client_id: str | None,
) -> int:
    names = [column.name for column in _columns(store, table)]
    found = store.execute(_select(table, client_id=client_id), {"client": client_id})
    path = into / f"{table}.{kind.value}"
    path.touch(mode=_OWNER_ONLY_FILE)
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        if kind is ExportFormat.CSV:
            writer.writerow([*names, *(_READABLE if table == "rep_traces" else ())])
        for count, row in enumerate(found, start=1):  # noqa: B007 - the last one is the number
            if kind is ExportFormat.CSV:
                readable = _readable(row) if table == "rep_traces" else ()
                texts = [_csv_text(value) for value in row]
                writer.writerow([*texts, *map(_csv_numbers, readable)])
            else:
                file.write(_json_line(names, row, table=table))
    return count


def _json_line(names: list[str], row: sqlite3.Row, *, table: str) -> str:
    content: dict[str, object] = {
        name: base64.b64encode(value).decode() if isinstance(value, bytes) else value
        for name, value in zip(names, row, strict=True)
    }
    if table == "rep_traces":
        for name, numbers in zip(_READABLE, _readable(row), strict=True):
            content[name] = [None if math.isnan(number) else number for number in numbers]
    return json.dumps(content, ensure_ascii=False, allow_nan=False) + "\n"


def _readable(row: sqlite3.Row) -> tuple[list[float], list[float]]:
    """Times and values of a trace, to six and four digits after the point; NaN = not seen."""
    time_s, values = unpack_trace(row["samples"], trace_format=row["format"])
    return (
        np.round(time_s.astype(float), 6).tolist(),
        np.round(values.astype(float), 4).tolist(),
    )


def _csv_numbers(numbers: list[float]) -> str:
    """Separated by blanks, nothing for NaN; by the JSON encoder, the quickest there is."""
    return json.dumps(numbers)[1:-1].replace(", ", " ").replace("NaN", "")


def _csv_text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, str):
        return f"'{value}" if value == "" or value.startswith(_MARKED) else value
    return repr(value)


# --- in --------------------------------------------------------------------------------------


def _from(
    folder: Path, table: str, *, kind: ExportFormat, to: sqlite3.Connection
) -> Iterator[tuple[Value, ...]]:
    """The rows of one table, with the columns of the store they go to."""
    columns = _columns(to, table)
    names = ", ".join(column.name for column in columns)
    if kind is ExportFormat.SQLITE:
        address = f"{(folder / _SQLITE_FILE).absolute().as_uri()}?mode=ro"
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


def _from_csv(text: str, column: _Column) -> Value:
    if text == "":
        return None
    if column.kind == "INTEGER":
        return int(text)
    if column.kind == "REAL":
        return float(text)
    if column.kind == "BLOB":
        return base64.b64decode(text, validate=True)
    return text.removeprefix("'")


def _from_json(value: Value, column: _Column) -> Value:
    if column.kind == "BLOB" and isinstance(value, str):
        return base64.b64decode(value, validate=True)
    return value


def _put(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[Value, ...]]) -> int:
    columns = _columns(connection, table)
    marks = ", ".join("?" * len(columns))
    names = ", ".join(column.name for column in columns)
    sql = f"INSERT INTO {table} ({names}) VALUES ({marks}) ON CONFLICT DO NOTHING"
    count = 0
    for row in rows:
        connection.execute(sql, row)
        count += 1
    return count


def _write(path: Path, text: str) -> None:
    path.touch(mode=_OWNER_ONLY_FILE)
    path.write_text(text, encoding="utf-8")
