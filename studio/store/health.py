"""How the database is doing, for the station's self-test. Only looks, never mends."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from studio.errors import KnownError, Reason
from studio.store.database import (
    BUSY_TIMEOUT_MS,
    DATABASE_FILE,
    JOURNAL,
    known_fault,
    open_for_reading,
    refuse_what_is_not_ours,
)

_BYTES_PER_MB = 1_000_000
LOW_DISK_MB = 2_000
"""Below this, staff are told."""
SCARCE_DISK_MB = 200
"""Below this, reps are kept without their traces: room for years of reps, not of traces."""
_RESET_FIX = (3, 51, 3)
_RESET_FIX_BACKPORTS = ((3, 44, 6), (3, 50, 7))


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseHealth:
    """What a look at the database found.

    Attributes:
        path: The file.
        exists: False before the first start.
        problem: One line, "" = whole and readable.
        reason: What kind of problem it is; None = none.
        reps: Reps stored.
        size_mb: File and write-ahead log.
        free_mb: Left on the disk.
        sqlite_version: The library in use.
        has_reset_fix: Whether that library is free of the WAL-reset bug (SQLite 3.7.0 to 3.51.2).
            One writer that alone checkpoints does not meet it, so False is only a warning.
    """

    path: Path
    exists: bool
    problem: str
    reps: int
    size_mb: float
    free_mb: float
    sqlite_version: str
    has_reset_fix: bool
    reason: Reason | None = None


def look_at_database(
    data_folder: Path, *, busy_timeout_ms: int = BUSY_TIMEOUT_MS
) -> DatabaseHealth:
    """Look the whole database through, also while a station writes it.

    Args:
        data_folder: An existing folder.
        busy_timeout_ms: How long to wait for a lock.
    """
    path = data_folder / DATABASE_FILE
    exists = path.is_file()
    reps = 0
    fault: KnownError | None = None
    if exists:
        try:
            reps = _look(data_folder, busy_timeout_ms=busy_timeout_ms)
        except KnownError as error:
            fault = error
    parts = (path, path.with_name(f"{path.name}-wal"))
    size = sum(part.stat().st_size for part in parts if part.is_file())
    return DatabaseHealth(
        path=path,
        exists=exists,
        problem="" if fault is None else fault.text,
        reason=None if fault is None else fault.reason,
        reps=reps,
        size_mb=size / _BYTES_PER_MB,
        free_mb=shutil.disk_usage(data_folder).free / _BYTES_PER_MB,
        sqlite_version=sqlite3.sqlite_version,
        has_reset_fix=has_reset_fix(sqlite3.sqlite_version_info),
    )


class DiskRoom(StrEnum):
    """How much room there is for the station's data."""

    PLENTY = "plenty"
    LOW = "low"
    SCARCE = "scarce"


def room_on_disk(data_folder: Path) -> DiskRoom:
    """How much room there is. A disk that cannot be asked counts as scarce.

    Args:
        data_folder: On that disk.
    """
    try:
        free_mb = shutil.disk_usage(data_folder).free / _BYTES_PER_MB
    except OSError:
        return DiskRoom.SCARCE
    if free_mb < SCARCE_DISK_MB:
        return DiskRoom.SCARCE
    return DiskRoom.LOW if free_mb < LOW_DISK_MB else DiskRoom.PLENTY


def has_reset_fix(version: tuple[int, int, int]) -> bool:
    """Whether this SQLite is free of the WAL-reset bug: 3.51.3 and later, and two backports."""
    if version >= _RESET_FIX:
        return True
    return any(version[:2] == fix[:2] and version >= fix for fix in _RESET_FIX_BACKPORTS)


def _look(data_folder: Path, *, busy_timeout_ms: int) -> int:
    """The number of reps.

    Raises:
        KnownError: What is wrong with it, in one line.
    """
    path = data_folder / DATABASE_FILE
    try:
        with closing(open_for_reading(data_folder, busy_timeout_ms=busy_timeout_ms)) as connection:
            found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            refuse_what_is_not_ours(path, shape=JOURNAL)
            reps = int(connection.execute("SELECT count(*) FROM reps").fetchone()[0])
    except sqlite3.Error as error:
        fault = known_fault(error, path=path)
        text = f"{path}: cannot be read ({error})"
        raise fault or KnownError(Reason.DATABASE_DAMAGED, text) from error
    if found != "ok":
        text = f"{path}: is damaged ({' '.join(found.split())})"
        raise KnownError(Reason.DATABASE_DAMAGED, text)
    return reps
