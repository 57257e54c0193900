"""The station's one database file: opened, guarded, brought up to date.

`studio.db` in the data folder, in WAL mode with synchronous=FULL: of all modes tried under
simulated power cuts, the cheap one that loses no acknowledged commit. One connection alone writes
and checkpoints; everybody else opens it with `mode=ro`.
"""

import contextlib
import errno
import os
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from studio.errors import KnownError, Reason
from studio.store import migrations
from studio.store.half_restored import settle_half_restored
from studio.store.ids import now_utc

DATABASE_FILE = "studio.db"
LOCK_FILE = "writer.lock"
BUSY_TIMEOUT_MS = 5000
APPLICATION_ID = 0x474C5554
"""Marks the file as ours ("GLUT"), so that another program's database is never taken over."""

_OWNER_ONLY = 0o600
_SYNCHRONOUS_FULL = 2
_ALWAYS_CHECKED_BYTES = 64 * 1024 * 1024
_NEARLY_FULL_BYTES = 1024 * 1024
_FAULTS = {
    sqlite3.SQLITE_FULL: Reason.DISK_FULL,
    sqlite3.SQLITE_READONLY: Reason.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: Reason.READ_ONLY,
    sqlite3.SQLITE_PERM: Reason.READ_ONLY,
    sqlite3.SQLITE_BUSY: Reason.DATABASE_LOCKED,
    sqlite3.SQLITE_LOCKED: Reason.DATABASE_LOCKED,
    sqlite3.SQLITE_CORRUPT: Reason.DATABASE_DAMAGED,
    sqlite3.SQLITE_NOTADB: Reason.DATABASE_DAMAGED,
    sqlite3.SQLITE_IOERR: Reason.DISK_FAULT,
}
_ADVICE = {
    Reason.DISK_FULL: "the disk is full; free some space",
    Reason.READ_ONLY: "cannot be written; check the rights of the folder, or choose another",
    Reason.DATABASE_LOCKED: "is locked by another program; close it",
    Reason.DATABASE_DAMAGED: "is damaged; start the station again to set it aside",
    Reason.DISK_FAULT: "the disk reports an error; check it",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Which database a file is.

    Attributes:
        file: Its name in the data folder.
        lock: Name of the file that the one writer locks.
        application_id: Marks the file as this kind.
        migration_set: Name of its set of steps.
        steps: Its steps, asked for whenever it is opened.
    """

    file: str
    lock: str
    application_id: int
    migration_set: str
    steps: Callable[[], migrations.Steps]


JOURNAL = Shape(
    file=DATABASE_FILE,
    lock=LOCK_FILE,
    application_id=APPLICATION_ID,
    migration_set=migrations.MIGRATION_SET,
    steps=lambda: migrations.STEPS,
)
"""The station's own database."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WritableDatabase:
    """The one connection that may write, with the lock that makes it the only one.

    Attributes:
        database: The connection. Owned by one thread at a time.
        path: The file.
        notice: One line for staff about what happened while opening; "" = nothing special.
        lock: Held until `close`.
    """

    database: Database
    path: Path
    notice: str
    lock: sqlite3.Connection

    def close(self) -> None:
        """Fold the write-ahead log into the file and let go of everything."""
        try:
            # Housekeeping only: on a full disk the log simply stays for the next start.
            with contextlib.suppress(sqlite3.Error):
                self.database.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self.database.close()
        finally:
            self.lock.close()


def known_fault(error: sqlite3.Error, *, path: Path) -> KnownError | None:
    """The world's fault behind a database error; None when it is a bug of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    reason = _FAULTS.get(code & 0xFF)
    if reason is None:
        return None
    if reason is Reason.DISK_FAULT and _free_bytes(path.parent) < _NEARLY_FULL_BYTES:
        reason = Reason.DISK_FULL
    return KnownError(reason, f"{path}: {_ADVICE[reason]}")


def write_fault(error: OSError | sqlite3.Error, *, path: Path) -> KnownError:
    """The world's fault behind a file that could not be written.

    Args:
        error: What the system or SQLite said.
        path: The file, or its folder.
    """
    if isinstance(error, sqlite3.Error):
        fault = known_fault(error, path=path)
        return fault or KnownError(Reason.READ_ONLY, f"{path}: cannot be written ({error})")
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    reason = Reason.DISK_FULL if full else Reason.READ_ONLY
    return KnownError(reason, f"{path}: {_ADVICE[reason]}")


def _told(error: sqlite3.Error, path: Path) -> Exception:
    """What to raise instead: the world's fault, or else the bug with its own text."""
    return known_fault(error, path=path) or RuntimeError(f"{path}: {error}")


def open_for_writing(
    data_folder: Path, *, busy_timeout_ms: int = BUSY_TIMEOUT_MS, shape: Shape = JOURNAL
) -> WritableDatabase:
    """Open a database of ours, making or mending it where needed.

    A damaged file is set aside under another name, untouched, and a new one is begun. A file of
    an older version is backed up and brought up to date.

    Args:
        data_folder: An existing folder.
        busy_timeout_ms: How long to wait for a lock.
        shape: Which database.

    Raises:
        KnownError: DATABASE_NEWER, DATABASE_LOCKED, READ_ONLY, DISK_FULL, DISK_FAULT, or
            BAD_FILE when the file is another program's database.
    """
    settle_half_restored(data_folder)
    path = data_folder / shape.file
    lock = become_the_writer(data_folder / shape.lock)
    try:
        notice = "" if _is_healthy(path, busy_timeout_ms=busy_timeout_ms) else set_aside(path)
        _make_private_file(path)
        database = _connect(path, busy_timeout_ms=busy_timeout_ms)
        try:
            backup = _bring_up_to_date(database, path, shape)
        except BaseException:
            database.close()
            raise
    except sqlite3.Error as error:
        lock.close()
        raise _told(error, path) from error
    except BaseException:
        lock.close()
        raise
    notice = notice or (f"{path} was brought up to date; a backup is {backup}" if backup else "")
    return WritableDatabase(database=database, path=path, notice=notice, lock=lock)


def open_for_reading(
    data_folder: Path, *, busy_timeout_ms: int = BUSY_TIMEOUT_MS, shape: Shape = JOURNAL
) -> sqlite3.Connection:
    """A connection that cannot write; rows come as `sqlite3.Row`.

    Args:
        data_folder: Where the database is.
        busy_timeout_ms: How long to wait for a lock.
        shape: Which database.

    Raises:
        KnownError: NOT_FOUND when there is no database yet, or why it cannot be read.
    """
    settle_half_restored(data_folder)
    path = data_folder / shape.file
    if not path.is_file():
        raise KnownError(Reason.NOT_FOUND, f"{path}: there is no database yet; do a set first")
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        connection.execute(f"PRAGMA busy_timeout = {busy_timeout_ms:d}")
    except sqlite3.Error as error:
        raise _told(error, path) from error
    connection.row_factory = sqlite3.Row
    return connection


def become_the_writer(path: Path) -> sqlite3.Connection:
    """Hold an exclusive lock for as long as the program writes; it ends with the process.

    SQLite's own file lock is used, since it works alike on every system.

    Args:
        path: Of the lock.

    Raises:
        KnownError: DATABASE_LOCKED when another program holds it, READ_ONLY, DISK_FULL.
    """
    _make_private_file(path)
    lock = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        lock.close()
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
            raise KnownError(
                Reason.DATABASE_LOCKED,
                f"{path.parent}: another Glute Studio is writing here; close it first",
            ) from error
        raise _told(error, path) from error
    return lock


def _make_private_file(path: Path) -> None:
    """Make the file, or take it back, so that its owner alone reads it; SQLite's -wal follows."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, _OWNER_ONLY))
        path.chmod(_OWNER_ONLY)
    except OSError as error:
        raise write_fault(error, path=path) from error


def _connect(path: Path, *, busy_timeout_ms: int) -> Database:
    # Opened by the thread that starts the journal, then used by the writer thread alone.
    connection = sqlite3.connect(path, check_same_thread=False)
    # No third-party plugin may change what the journal's connection does.
    database = Database(connection, execute_plugins=False)
    try:
        connection.execute(f"PRAGMA busy_timeout = {busy_timeout_ms:d}")
        mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA foreign_keys = ON")
        level = connection.execute("PRAGMA synchronous").fetchone()[0]
        if mode != "wal" or level != _SYNCHRONOUS_FULL:
            raise KnownError(
                Reason.DISK_FAULT,
                f"{path}: this disk cannot keep a write-ahead log ({mode}, {level}); "
                "choose a folder on a local disk",
            )
    except BaseException:
        database.close()
        raise
    return database


def _bring_up_to_date(database: Database, path: Path, shape: Shape) -> Path | None:
    """Refuse a newer or foreign database; apply what is missing, after a backup.

    Returns:
        The backup, if one was made.
    """
    pending, has_steps = _pending(database, path, shape)
    if not pending:
        return None
    backup = _back_up(database, path, before=pending[0]) if has_steps else None
    database.execute(f"PRAGMA application_id = {shape.application_id:d}")
    migrations.migrations_of(shape.migration_set, shape.steps()).apply(database)
    return backup


def refuse_what_is_not_ours(path: Path, *, shape: Shape) -> None:
    """Look, without writing, whether this version can take a database over.

    Args:
        path: A whole database.
        shape: Which it should be.

    Raises:
        KnownError: DATABASE_NEWER, or BAD_FILE when it is another program's.
    """
    address = f"{path.absolute().as_uri()}?mode=ro"
    with contextlib.closing(sqlite3.connect(address, uri=True)) as connection:
        _pending(Database(connection, execute_plugins=False), path, shape)


def _pending(database: Database, path: Path, shape: Shape) -> tuple[list[str], bool]:
    """The steps that are missing, and whether any is done; refuses a newer or foreign database."""
    steps = shape.steps()
    migration_set = migrations.migrations_of(shape.migration_set, steps)
    found_id = database.execute("PRAGMA application_id").fetchone()[0]
    if database.table_names() and found_id != shape.application_id:
        raise KnownError(
            Reason.BAD_FILE, f"{path}: belongs to another program; choose another folder"
        )
    applied = [migration.name for migration in migration_set.applied(database)]
    unknown = set(applied) - {name for name, _ in steps}
    if unknown:
        raise KnownError(
            Reason.DATABASE_NEWER,
            f"{path}: was written by a newer Glute Studio ({max(unknown)}); "
            "install that version, or choose another folder with --data",
        )
    return [migration.name for migration in migration_set.pending(database)], bool(applied)


def _back_up(database: Database, path: Path, *, before: str) -> Path:
    backup = path.with_name(f"{path.stem}-before-{before}-{now_utc():%Y%m%dT%H%M%S%fZ}.db")
    _make_private_file(backup)
    database.conn.execute("VACUUM INTO ?", (str(backup),))
    return backup


def _is_healthy(path: Path, *, busy_timeout_ms: int) -> bool:
    """Whether SQLite finds the file whole; looked at without writing to it.

    A big one is only looked through when the program did not end in order, which its left-over
    write-ahead log shows.
    """
    if not path.is_file() or path.stat().st_size == 0:
        return True
    log = path.with_name(path.name + "-wal")
    ended_in_order = not log.is_file() or log.stat().st_size == 0
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            connection.execute(f"PRAGMA busy_timeout = {busy_timeout_ms:d}")
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            if ended_in_order and path.stat().st_size > _ALWAYS_CHECKED_BYTES:
                return True
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        fault = known_fault(error, path=path)
        if fault is None or fault.reason is not Reason.DATABASE_DAMAGED:
            raise
        return False
    return bool(found == "ok")


def set_aside(path: Path, word: str = "damaged") -> str:
    """Rename a database together with its log, untouched.

    Args:
        path: Of the database.
        word: What was wrong with it.

    Returns:
        One line for staff.
    """
    aside = path.with_name(f"{path.stem}-{word}-{now_utc():%Y%m%dT%H%M%S%fZ}.db")
    for suffix in ("-wal", "-shm", ""):
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.rename(aside.with_name(aside.name + suffix))
    return f"{path} was {word}: it is kept as {aside.name}, and a new one was begun"


def _free_bytes(folder: Path) -> int:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 0
