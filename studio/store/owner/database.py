"""The owner's store on this machine: the file `owner.db` in the data folder.

One program writes it: the station itself, or `studio hub` where several stations feed one store.
Everybody else, the dashboards first of all, reads it with `open_owner_store`. The tables are
described in studio/store/owner/tables.py.
"""

import sqlite3
from pathlib import Path

from sqlite_utils import Database

from studio.store.database import (
    BUSY_TIMEOUT_MS,
    Shape,
    WritableDatabase,
    open_for_reading,
    open_for_writing,
)
from studio.store.ids import new_id, now_utc, utc_text
from studio.store.owner.tables import OWNER_STEPS

OWNER_FILE = "owner.db"
_LOCK_FILE = "owner.lock"

OWNER_STORE = Shape(
    file=OWNER_FILE,
    lock=_LOCK_FILE,
    application_id=0x474C554F,  # "GLUO"
    migration_set="glute-studio-owner",
    steps=lambda: OWNER_STEPS,
)
"""The owner's store as a database of ours."""


def open_owner_store(folder: Path, *, busy_timeout_ms: int = BUSY_TIMEOUT_MS) -> sqlite3.Connection:
    """A connection that cannot write; rows come as `sqlite3.Row`.

    Args:
        folder: Where `owner.db` is.
        busy_timeout_ms: How long to wait for a lock.

    Raises:
        KnownError: NOT_FOUND when there is no store yet, or why it cannot be read.
    """
    return open_for_reading(folder, busy_timeout_ms=busy_timeout_ms, shape=OWNER_STORE)


def open_owner_store_for_writing(
    folder: Path, *, busy_timeout_ms: int = BUSY_TIMEOUT_MS
) -> WritableDatabase:
    """The one connection that may write; a store that is not there yet is begun.

    Args:
        folder: Where `owner.db` is or shall be.
        busy_timeout_ms: How long to wait for a lock.

    Raises:
        KnownError: As `store.database.open_for_writing`.
    """
    opened = open_for_writing(folder, busy_timeout_ms=busy_timeout_ms, shape=OWNER_STORE)
    try:
        with opened.database.atomic():
            store_id(opened.database)
    except BaseException:
        opened.close()
        raise
    return opened


def store_id(database: Database) -> str:
    """Id of this store, made at first.

    Args:
        database: Writable, in a transaction of the caller.
    """
    found = database.execute("SELECT id FROM store").fetchone()
    if found is None:
        found = (new_id(),)
        values = (*found, utc_text(now_utc()))
        database.execute("INSERT INTO store (id, created_utc) VALUES (?, ?)", values)
    return str(found[0])
