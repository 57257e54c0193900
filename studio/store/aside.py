"""The station goes on, whatever lies in the place of its database.

A damaged file is set aside by `store.database`. Here it is the same for a database of another
program, and for one that another program holds and does not let go: it is renamed, untouched (who
holds it goes on with it under its new name), and a new one is begun.
"""

import contextlib
import sqlite3
from pathlib import Path

from studio.errors import KnownError, Reason
from studio.store.database import (
    BUSY_TIMEOUT_MS,
    JOURNAL,
    WritableDatabase,
    become_the_writer,
    open_for_writing,
    set_aside,
    write_fault,
)

_WORDS = {
    Reason.BAD_FILE: "foreign",
    Reason.DATABASE_LOCKED: "locked",
}


def open_in_any_case(
    data_folder: Path, *, busy_timeout_ms: int = BUSY_TIMEOUT_MS
) -> WritableDatabase:
    """Open the station's database; what cannot be used is set aside with its data.

    Args:
        data_folder: An existing folder.
        busy_timeout_ms: How long to wait for a lock.

    Raises:
        KnownError: DATABASE_LOCKED when another Glute Studio writes there, DATABASE_NEWER when a
            newer one wrote it (both are for people to decide), READ_ONLY, DISK_FULL, DISK_FAULT.
    """
    try:
        opened = open_for_writing(data_folder, busy_timeout_ms=busy_timeout_ms)
        _try_to_write(opened)
        return opened
    except KnownError as error:
        word = _WORDS.get(error.reason)
        if word is None or _has_a_writer(data_folder):
            raise
    notice = set_aside(data_folder / JOURNAL.file, word)
    opened = open_for_writing(data_folder, busy_timeout_ms=busy_timeout_ms)
    return WritableDatabase(
        database=opened.database, path=opened.path, notice=notice, lock=opened.lock
    )


def _try_to_write(opened: WritableDatabase) -> None:
    """Beside a write-ahead log a held database opens well, and only the first write fails.

    Raises:
        KnownError: Why it cannot be written; it is closed then.
    """
    connection = opened.database.conn
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except sqlite3.Error as error:
        # No waiting once more for the one who holds it, to fold the log into the file.
        connection.execute("PRAGMA busy_timeout = 0")
        opened.close()
        raise write_fault(error, path=opened.path) from error


def _has_a_writer(data_folder: Path) -> bool:
    """Whether another Glute Studio is at work there."""
    try:
        lock = become_the_writer(data_folder / JOURNAL.lock)
    except KnownError:
        return True
    with contextlib.closing(lock):
        return False
