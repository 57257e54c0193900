"""A restore that was cut off is finished, or undone, by whoever opens the folder next.

The new files are made ready in the folder `restoring`, beside what is there, and are on the disk
before the marker `restoring/restore.json` is. Without the marker nothing of what is there was
touched, and the half-made files go. With it only renames are left, each of which can be done again.

    settle_half_restored(data_folder)  # before any database there is opened
"""

import contextlib
import json
import logging
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from studio.errors import KnownError, Reason

RESTORING_FOLDER = "restoring"
KEPT = "before-restore-"
LOG_SUFFIXES = ("-wal", "-shm")
_MARKER = "restore.json"
_LOCK = "restore.lock"
_WAIT_S = 20.0
_OWNER_ONLY_FILE = 0o600
_OWNER_ONLY_FOLDER = 0o700

_log = logging.getLogger(__name__)


def settle_half_restored(data_folder: Path) -> None:
    """Finish or undo a restore that was cut off; nothing to do is the rule, and costs nothing.

    Args:
        data_folder: Of the station, of the hub, or of the office.

    Raises:
        KnownError: READ_ONLY, DATABASE_LOCKED or BAD_FILE when a restore that must be finished
            cannot be.
    """
    folder = data_folder / RESTORING_FOLDER
    if not folder.is_dir():
        return
    must_finish = (folder / _MARKER).is_file()
    try:
        with only_restorer(data_folder, wait_s=_WAIT_S if must_finish else 0.0) as is_alone:
            if is_alone:
                settle(data_folder)
                end = "finished" if must_finish else "undone; restore again"
                _log.warning("%s: a restore was cut off here and is now %s", data_folder, end)
            elif must_finish:
                raise KnownError(
                    Reason.DATABASE_LOCKED, f"{data_folder}: is being restored; wait for its end"
                )
    except (OSError, sqlite3.Error) as error:
        if must_finish:
            raise KnownError(
                Reason.READ_ONLY,
                f"{data_folder}: a restore was cut off here and cannot be finished ({error}); "
                "close every other program there, then try again",
            ) from error
        _log.warning("%s: half-made files of a restore cannot be removed", folder)


@contextlib.contextmanager
def only_restorer(data_folder: Path, *, wait_s: float) -> Iterator[bool]:
    """Hold what one restorer holds alone; gives whether it could be had in time.

    Args:
        data_folder: An existing folder.
        wait_s: How long to wait for another.

    Raises:
        OSError: The lock cannot be made.
    """
    path = data_folder / _LOCK
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, _OWNER_ONLY_FILE))
    with closing(sqlite3.connect(path, timeout=wait_s, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            yield False
            return
        yield True


def settle(data_folder: Path) -> None:
    """As `settle_half_restored`, for who holds the restorer's lock.

    Raises:
        OSError: A file cannot be moved.
        KnownError: BAD_FILE: the marker cannot be read.
    """
    folder = data_folder / RESTORING_FOLDER
    if (folder / _MARKER).is_file():
        swap(data_folder)
    elif folder.is_dir():
        shutil.rmtree(folder)


def begin(data_folder: Path) -> Path:
    """The empty folder for the new files.

    Raises:
        OSError: It cannot be made.
    """
    folder = data_folder / RESTORING_FOLDER
    folder.mkdir(mode=_OWNER_ONLY_FOLDER)
    return folder


def mark_ready(data_folder: Path, *, files: Iterable[str], kept: str) -> None:
    """The new files are whole: from here on the restore is finished, whoever does it.

    Args:
        data_folder: With the new files in its folder `restoring`.
        files: Their names.
        kept: Name of the folder for what was there before.

    Raises:
        OSError: The disk does not take it; nothing has changed then.
    """
    folder = data_folder / RESTORING_FOLDER
    names = sorted(files)
    for name in names:
        _sync_file(folder / name)
    text = json.dumps({"files": names, "kept": kept})
    draft = folder / f"{_MARKER}.new"
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT, _OWNER_ONLY_FILE), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    _sync_folder(folder)
    _sync_folder(data_folder)
    draft.replace(folder / _MARKER)
    _sync_folder(folder)


def swap(data_folder: Path) -> None:
    """Put the new files in the place of the old ones; done again after a cut, it goes on.

    No name is ever without a file: what is there is kept under a second name before the new file
    takes its own.

    Raises:
        OSError: A file cannot be moved.
        KnownError: BAD_FILE: the marker cannot be read.
    """
    folder = data_folder / RESTORING_FOLDER
    names, kept = _read_marker(folder / _MARKER)
    (data_folder / kept).mkdir(mode=_OWNER_ONLY_FOLDER, exist_ok=True)
    for name in names:
        if (folder / name).is_file():
            _keep(data_folder, name, data_folder / kept)
            _sync_folder(data_folder / kept)
            (folder / name).replace(data_folder / name)
    _sync_folder(data_folder)
    _sync_folder(folder)
    (folder / _MARKER).unlink()
    shutil.rmtree(folder)
    if not any((data_folder / kept).iterdir()):
        (data_folder / kept).rmdir()
    _sync_folder(data_folder)


def _keep(data_folder: Path, name: str, kept: Path) -> None:
    old = data_folder / name
    if old.is_file() and not (kept / name).is_file():
        try:
            os.link(old, kept / name)
        except OSError:  # a disk without second names
            old.rename(kept / name)
    for suffix in LOG_SUFFIXES:
        log = data_folder / f"{name}{suffix}"
        if log.is_file():
            log.replace(kept / log.name)


def _read_marker(path: Path) -> tuple[list[str], str]:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        names, kept = [str(name) for name in told["files"]], str(told["kept"])
    except (ValueError, KeyError, TypeError) as error:
        raise KnownError(
            Reason.BAD_FILE, f"{path}: cannot be read; remove its folder, and restore again"
        ) from error
    if not kept.startswith(KEPT) or any(Path(name).name != name for name in (*names, kept)):
        raise KnownError(
            Reason.BAD_FILE, f"{path}: names files elsewhere; remove its folder, and restore again"
        )
    return names, kept


def _sync_file(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make its names durable; Windows does that by itself and opens no folder."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
