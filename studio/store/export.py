"""Everything of the owner's store, out and in again without a loss: CSV, JSON Lines, SQLite.

`studio/store/bring_in.py` is the way in.

An export is a folder with one file per table (or one SQLite file), `schema.sql` with every table
and column explained, and `export.json` with the number of rows. Credentials, the audit log and the
sync's own notes are not in it.

One client's export has, beside their rows of the store, what the station keeps of them and sends
nowhere: profile, ranges, stops, answers about pain ... (studio/store/kept_at_station.py). It is
to be read; bringing an export in leaves that out.

- JSON Lines: one object per row. CSV: first line = columns, UTF-8. The samples of a trace are
  base64 (format in studio/store/trace.py); beside them stand, for reading, `time_s` and `value` of
  each sample, separated by blanks. NULL is `null`, and an empty field in CSV.
- In CSV a text that is empty or begins with one of `' = + - @`, a tab or a line's end has a `'`
  before it, which is taken away again on the way in: so NULL and "" stay apart, and no spreadsheet
  runs a text as a formula.
"""

import base64
import csv
import json
import math
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np

from studio.errors import KnownError, Reason
from studio.paths import private_folder
from studio.store.database import DATABASE_FILE, open_for_reading, write_fault
from studio.store.journal_as_store import owner_columns, selects_of_journal
from studio.store.kept_at_station import SELECTS_AT_STATION, create_statement, schema_at_station
from studio.store.owner.database import OWNER_FILE, open_owner_store
from studio.store.privacy.key import load_station_key
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

MANIFEST = "export.json"
SQLITE_FILE = "export.db"
_SCHEMA = "schema.sql"
_MARKED = ("'", "=", "+", "-", "@", "\t", "\r", "\n")
_READABLE = ("time_s", "value")
_OWNER_ONLY_FILE = 0o600


class ExportFormat(StrEnum):
    """How an export is written."""

    CSV = "csv"
    JSONL = "jsonl"
    SQLITE = "sqlite"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written or read.

    Attributes:
        folder: Of the export.
        rows: By table of the owner's store.
        at_station: Rows of what the station alone keeps of the client; None = not asked for, or
            the client's station is another one.
    """

    folder: Path
    rows: dict[str, int]
    at_station: dict[str, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table.

    Attributes:
        name: Of it.
        kind: "TEXT", "INTEGER", "REAL" or "BLOB".
    """

    name: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """Tables of one database that are written.

    Attributes:
        connection: In a transaction.
        schema: `CREATE TABLE` statements.
        selects: Table -> what is selected of it.
        values: Of the named parameters.
    """

    connection: sqlite3.Connection
    schema: str
    selects: Mapping[str, str]
    values: Mapping[str, str | None]


def export_store(
    folder_of_store: Path,
    into: Path,
    *,
    kind: ExportFormat,
    client_id: str | None = None,
    data_folder: Path | None = None,
) -> Exported:
    """Write everything, or what is one client's. What could not be written whole is removed.

    Args:
        folder_of_store: Where `owner.db` is.
        into: A folder that is not there yet, or is empty.
        kind: How.
        client_id: Whose rows alone; None = everybody's.
        data_folder: Of the station, for what it alone keeps of that client, and for all of theirs
            where the station feeds a store elsewhere; None = without.

    Raises:
        KnownError: NOT_FOUND without a store, USER_INPUT when `into` is not empty, READ_ONLY,
            DISK_FULL.
    """
    with ExitStack() as held:
        at_station: tuple[_Source, ...] = ()
        if client_id is not None and data_folder is not None:
            at_station = _of_journal(data_folder, client_id, held=held)
        if at_station and not (folder_of_store / OWNER_FILE).is_file():
            sources = at_station
        else:
            store = held.enter_context(closing(open_owner_store(folder_of_store)))
            sources = (_of_store(store, client_id=client_id), *at_station[1:])
        try:
            was_there = into.is_dir()
            private_folder(into)
            if any(into.iterdir()):
                raise KnownError(Reason.USER_INPUT, f"{into}: is not empty; choose a new folder")
            held.push(_cleaner(into, with_folder=not was_there))
            rows = _write_all(sources, into, kind=kind)
        except (OSError, sqlite3.Error) as error:
            raise write_fault(error, path=into) from error
    return Exported(folder=into, rows=rows[0], at_station=rows[1] if len(rows) > 1 else None)


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


def _select(table: str, *, client_id: str | None) -> str:
    where = "" if client_id is None else f" WHERE {_OF_CLIENT.get(table, _OF_CLIENTS_SETS)}"
    return f"SELECT * FROM {table}{where} ORDER BY 1"


def columns_of(connection: sqlite3.Connection, table: str) -> list[Column]:
    """Of a table, in its order."""
    rows = connection.execute("SELECT name, type FROM pragma_table_info(?)", (table,))
    return [Column(name=row[0], kind=row[1]) for row in rows]


def _of_store(store: sqlite3.Connection, *, client_id: str | None) -> _Source:
    store.isolation_level = None
    store.execute("BEGIN")
    return _Source(
        connection=store,
        schema="\n".join(create_statement(store, table) for table in TABLES),
        selects={table: _select(table, client_id=client_id) for table in TABLES},
        values={"client": client_id},
    )


def _of_journal(data_folder: Path, client_id: str, *, held: ExitStack) -> tuple[_Source, ...]:
    """A client's rows at the station: as a store has them, and what no store has.

    Returns:
        Nothing when it is not this station's client.
    """
    if not (data_folder / DATABASE_FILE).is_file():
        return ()
    journal = held.enter_context(closing(open_for_reading(data_folder)))
    if journal.execute("SELECT 1 FROM clients WHERE id = ?", (client_id,)).fetchone() is None:
        return ()
    journal.isolation_level = None
    journal.execute("BEGIN")
    values = {"client": client_id, "tag": load_station_key(data_folder).client_tag(client_id)}
    schema, columns = owner_columns(TABLES)
    selects = selects_of_journal(journal, columns)
    as_store = _Source(connection=journal, schema=schema, selects=selects, values=values)
    alone = _Source(
        connection=journal,
        schema=schema_at_station(journal),
        selects=SELECTS_AT_STATION,
        values=values,
    )
    return as_store, alone


def _cleaner(into: Path, *, with_folder: bool) -> Callable[..., None]:
    """For an `ExitStack`: an export that failed leaves nothing."""

    def clean(kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            return
        for path in into.iterdir():
            path.unlink(missing_ok=True)
        if with_folder:
            into.rmdir()

    return clean


def _write_all(
    sources: Sequence[_Source], into: Path, *, kind: ExportFormat
) -> list[dict[str, int]]:
    """Every file. Returns the rows by table, source by source."""
    schema = "\n".join(source.schema for source in sources)
    _write(into / _SCHEMA, schema)
    if kind is ExportFormat.SQLITE:
        rows = _to_sqlite(sources, into / SQLITE_FILE, schema)
    else:
        rows = [
            {table: _to_file(source, table, into, kind=kind) for table in source.selects}
            for source in sources
        ]
    manifest: dict[str, object] = {"format": kind.value, "rows": rows[0]}
    if len(rows) > 1:
        manifest["rows_at_station"] = rows[1]
    _write(into / MANIFEST, json.dumps(manifest, indent=2))
    return rows


def _to_sqlite(sources: Sequence[_Source], path: Path, schema: str) -> list[dict[str, int]]:
    path.touch(mode=_OWNER_ONLY_FILE)
    with closing(sqlite3.connect(path)) as target:
        target.executescript(schema)
        rows = []
        for source in sources:
            counts = {}
            for table, sql in source.selects.items():
                found = source.connection.execute(sql, source.values)
                marks = ", ".join("?" * len(found.description))
                done = target.executemany(
                    f"INSERT INTO {table} VALUES ({marks})", (tuple(row) for row in found)
                )
                counts[table] = max(0, done.rowcount)
            rows.append(counts)
        target.commit()
    return rows


def _to_file(source: _Source, table: str, into: Path, *, kind: ExportFormat) -> int:
    found = source.connection.execute(source.selects[table], source.values)
    names = [column[0] for column in found.description]
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


def _write(path: Path, text: str) -> None:
    path.touch(mode=_OWNER_ONLY_FILE)
    path.write_text(text, encoding="utf-8")
