"""A row of the audit log, written where the data is, whoever is at work there.

A station's actions go into its journal; at a hub or an office PC, which has none, into the owner's
store. While another program writes there, the row goes in beside it: one short transaction, as
SQLite orders them, which neither checkpoints nor changes anything else.
"""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from studio.errors import KnownError, Reason
from studio.store.database import (
    BUSY_TIMEOUT_MS,
    JOURNAL,
    Shape,
    known_fault,
    open_for_writing,
)
from studio.store.owner.database import OWNER_STORE
from studio.store.privacy.audit import Actor, note


def note_where_the_data_is(
    data_folder: Path,
    store_folder: Path,
    *,
    actor: Actor,
    action: str,
    now: datetime,
    detail: str = "",
) -> bool:
    """Write one row into the journal, or else into the owner's store.

    Args:
        data_folder: Of the station, hub or office.
        store_folder: Where `owner.db` is.
        actor: Who acted.
        action: What was done.
        now: When.
        detail: One line, without names.

    Returns:
        False where there is neither.

    Raises:
        KnownError: It cannot be written.
    """
    for folder, shape in ((data_folder, JOURNAL), (store_folder, OWNER_STORE)):
        if (folder / shape.file).is_file():
            break
    else:
        return False

    def write(database: Database) -> None:
        note(database, actor=actor, action=action, detail=detail, now=now)

    try:
        opened = open_for_writing(folder, shape=shape)
    except KnownError as error:
        if error.reason is not Reason.DATABASE_LOCKED:
            raise
    else:
        with closing(opened), opened.database.atomic():
            write(opened.database)
        return True
    with closing(_beside_the_writer(folder, shape)) as database, database.atomic():
        write(database)
    return True


def _beside_the_writer(folder: Path, shape: Shape) -> Database:
    path = folder / shape.file
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)
        connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS:d}")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA wal_autocheckpoint = 0")
    except sqlite3.Error as error:
        raise known_fault(error, path=path) or RuntimeError(f"{path}: {error}") from error
    return Database(connection, execute_plugins=False)
