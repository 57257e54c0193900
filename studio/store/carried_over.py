"""What a new database takes over from the one that was set aside: name and PINs of the station.

Without the PINs whoever stands before the screen would meet a station as on its first start;
without the identity the owner's store would list the station twice and the hub would refuse it.
Nothing else is taken over: sets and clients stay in the copy, and clients' PINs with their clients.
"""

import contextlib
import logging
import sqlite3
from pathlib import Path

from sqlite_utils import Database

from studio.store.database import APPLICATION_ID, DATABASE_FILE
from studio.store.people.pins import OWNER, STAFF

_log = logging.getLogger(__name__)

_COPIES = f"{Path(DATABASE_FILE).stem}-*.db"
_HASH_BEGINS = "$argon2id$"
_QUESTIONS = {
    "station": "SELECT id, name, installed_utc FROM station",
    "clients": "SELECT id, alias, is_guest, created_utc FROM clients WHERE is_guest = 1",
    "pins": "SELECT subject, NULL, hash, failures, changed_utc FROM pins "
    f"WHERE subject IN ('{OWNER}', '{STAFF}')",
}
_INSERTS = {
    "station": "INSERT INTO station (id, name, installed_utc) VALUES (?, ?, ?)",
    "clients": "INSERT INTO clients (id, alias, is_guest, created_utc) VALUES (?, ?, ?, ?)",
    "pins": "INSERT INTO pins (subject, client_id, hash, failures, changed_utc) "
    "VALUES (?, ?, ?, ?, ?)",
}


_Rows = dict[str, list[tuple[object, ...]]]


def was_set_aside(data_folder: Path) -> bool:
    """Whether this station had a database before the present one.

    Args:
        data_folder: Of the station.
    """
    return any(data_folder.glob(_COPIES))


def carry_over(database: Database, *, data_folder: Path) -> None:
    """Fill a database that was just begun with what the newest readable copies say.

    Args:
        database: The journal, in a transaction of the caller; one that has begun stays as it is.
        data_folder: Where it lies, with what was set aside and what was backed up there.
    """
    if database.execute("SELECT 1 FROM station").fetchone() is not None:
        return
    missing = dict(_INSERTS)
    for path in sorted(data_folder.glob(_COPIES), key=_made, reverse=True):
        kept = _read(path)
        for table in [name for name in missing if kept.get(name)]:
            database.conn.executemany(missing.pop(table), kept[table])
            _log.warning("%s of the new database: taken over from %s", table, path.name)


def _made(path: Path) -> str:
    """When the copy was made, as its name says; what was set aside is newer than its last step."""
    return path.stem.rpartition("-")[2]


def _read(path: Path) -> _Rows:
    """What can be read of a copy, without writing to it; nothing of another program's database."""
    rows: _Rows = {}
    address = f"{path.absolute().as_uri()}?mode=ro"
    with (
        contextlib.suppress(sqlite3.Error),
        contextlib.closing(sqlite3.connect(address, uri=True)) as connection,
    ):
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            return rows
        for table, question in _QUESTIONS.items():
            with contextlib.suppress(sqlite3.Error):
                rows[table] = _whole(table, connection.execute(question).fetchall())
    return rows


def _whole(table: str, found: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """Rows without those that damage made unusable."""
    if table == "pins":
        return [row for row in found if str(row[2]).startswith(_HASH_BEGINS)]
    return [row for row in found if all(value is not None for value in row)][:1]
