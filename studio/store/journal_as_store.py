"""A client's rows of the journal in the shape of the owner's store, for an export.

A station that feeds a hub or a database server has no owner's store of its own; what it exports of
a client is the same, row by row, as the store would export.
"""

import sqlite3
from collections.abc import Mapping
from contextlib import closing

from sqlite_utils import Database

from studio.store.migrations import migrations_of
from studio.store.owner.database import OWNER_STORE

_SESSIONS = "SELECT id FROM sessions WHERE client_id = :client"
_SETS = f"SELECT id FROM sets WHERE session_id IN ({_SESSIONS})"
_REPS = f"SELECT id FROM reps WHERE set_id IN ({_SETS})"
_NOT_COUNTED = f"SELECT id FROM not_counted WHERE set_id IN ({_SETS})"
_OF_SET = f"set_id IN ({_SETS})"
_WHERE = {
    "stations": "1",
    "health_notes": "0",
    "clients": "id = :client",
    "consents": "client_id = :client",
    "sessions": "client_id = :client",
    "snapshots": f"digest IN (SELECT exercise_digest FROM sets WHERE session_id IN ({_SESSIONS}) "
    f"UNION SELECT settings_digest FROM sets WHERE session_id IN ({_SESSIONS}))",
    "sets": f"session_id IN ({_SESSIONS})",
    "rep_traces": f"rep_id IN ({_REPS})",
    "cue_verdicts": f"rep_id IN ({_REPS}) OR not_counted_id IN ({_NOT_COUNTED})",
}
_ELSEWHERE = {
    "station_id": "(SELECT id FROM station)",
    "client_id": ":client",
    "tag": ":tag",
    "is_demo": "0",
}


def owner_columns(tables: tuple[str, ...]) -> tuple[str, Mapping[str, list[str]]]:
    """`CREATE TABLE` statements and columns of tables as the owner's store has them."""
    with closing(sqlite3.connect(":memory:")) as connection:
        empty = Database(connection, execute_plugins=False)
        migrations_of(OWNER_STORE.migration_set, OWNER_STORE.steps()).apply(empty)
        made = {
            row[0]: f"{row[1]};\n"
            for row in connection.execute("SELECT name, sql FROM sqlite_schema")
        }
        columns = {table: _columns(connection, table) for table in tables}
    return "\n".join(made[table] for table in tables), columns


def selects_of_journal(
    journal: sqlite3.Connection, columns: Mapping[str, list[str]]
) -> dict[str, str]:
    """What is selected of the journal for each table of the owner's store.

    Args:
        journal: Open.
        columns: By table, of the owner's store.

    Returns:
        Table -> SQL, with `:client` for the client's id and `:tag` for what stands for it.
    """
    selects = {}
    for table, names in columns.items():
        source = "station" if table == "stations" else table
        own = set(_columns(journal, source))
        cells = [
            name if name in own else f"{_ELSEWHERE.get(name, 'NULL')} AS {name}" for name in names
        ]
        where = _WHERE.get(table, _OF_SET)
        selects[table] = f"SELECT {', '.join(cells)} FROM {source} WHERE {where} ORDER BY 1"
    return selects


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[0] for row in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))]
