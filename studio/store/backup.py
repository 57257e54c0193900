"""Copies of everything the station has written, taken while it runs.

`studio/store/restore.py` puts them back.

A backup is a folder: `studio.db`, `owner.db`, the station's key and settings, and `backup.json`
with the SHA-256 of each. It is a plain copy and holds people's data: keep it as safe as the
station. Where backups went is noted in `backups.json`, so that an erasure can reach them.
"""

import hashlib
import json
import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from studio.errors import KnownError, Reason
from studio.paths import private_folder
from studio.settings import SETTINGS_FILE
from studio.store.database import DATABASE_FILE, JOURNAL, refuse_what_is_not_ours, write_fault
from studio.store.half_restored import settle_half_restored
from studio.store.ids import utc_text
from studio.store.owner.database import OWNER_FILE, OWNER_STORE
from studio.store.privacy.key import KEY_FILE

BACKUPS_FOLDER = "backups"
MANIFEST = "backup.json"
_LIST = "backups.json"
DATABASES = {DATABASE_FILE: JOURNAL, OWNER_FILE: OWNER_STORE}
FILES = (KEY_FILE, SETTINGS_FILE, "paired.json", "hub.crt", "hub.key")
_OWNER_ONLY_FILE = 0o600
_OWNER_ONLY_FOLDER = 0o700


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One backup.

    Attributes:
        folder: Where.
        files: Name -> SHA-256.
        bytes: Altogether.
    """

    folder: Path
    files: dict[str, str]
    bytes: int


def back_up(data_folder: Path, *, now: datetime, into: Path | None = None) -> Backup:
    """Copy everything, also while a set is being written: readers never hold up the writer.

    Args:
        data_folder: Of the station.
        now: Names the backup.
        into: Folder for backups; None = `backups` in the data folder.

    Raises:
        KnownError: NOT_FOUND when there is nothing to copy, READ_ONLY or DISK_FULL, or
            DATABASE_DAMAGED when the copy is not whole.
    """
    settle_half_restored(data_folder)
    if not any((data_folder / name).is_file() for name in DATABASES):
        raise KnownError(Reason.NOT_FOUND, f"{data_folder}: there is nothing to back up yet")
    parent = data_folder / BACKUPS_FOLDER if into is None else into
    folder = parent / f"glute-studio-{now:%Y%m%dT%H%M%SZ}"
    try:
        private_folder(parent)
        folder.mkdir(mode=_OWNER_ONLY_FOLDER)
        names = [name for name in DATABASES if copy_database(data_folder / name, folder / name)]
        names += [name for name in FILES if copy_file(data_folder / name, folder / name)]
        files = {name: sha256_of(folder / name) for name in names}
        manifest = {"made_utc": utc_text(now), "files": files}
        _write(folder / MANIFEST, json.dumps(manifest, indent=2))
        _remember(data_folder, folder)
    except FileExistsError as error:
        raise KnownError(
            Reason.USER_INPUT, f"{folder}: is there already; try again in a second"
        ) from error
    except (OSError, sqlite3.Error) as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise write_fault(error, path=folder) from error
    total = sum((folder / name).stat().st_size for name in names)
    return Backup(folder=folder, files=files, bytes=total)


def backup_folders(data_folder: Path) -> tuple[Path, ...]:
    """Where backups were made that are still there."""
    try:
        noted = json.loads((data_folder / _LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        noted = []
    return tuple(path for path in map(Path, noted) if path.is_dir())


def check_backup(folder: Path) -> dict[str, str]:
    """Look a backup through. Returns its files with their SHA-256.

    Raises:
        KnownError: BAD_FILE when it is none, DATABASE_DAMAGED when a file has changed,
            DATABASE_NEWER when a newer version wrote it.
    """
    try:
        files = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
        known = {str(name): str(digest) for name, digest in files.items()}
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise KnownError(
            Reason.BAD_FILE, f"{folder}: is not a backup; give the folder with {MANIFEST}"
        ) from error
    if not set(known) <= {*DATABASES, *FILES}:
        raise KnownError(Reason.BAD_FILE, f"{folder}: has files that belong to no backup")
    for name, digest in known.items():
        if not (folder / name).is_file() or sha256_of(folder / name) != digest:
            raise KnownError(
                Reason.DATABASE_DAMAGED, f"{folder / name}: is not as it was backed up"
            )
        if name in DATABASES:
            _check_database(folder / name)
            refuse_what_is_not_ours(folder / name, shape=DATABASES[name])
    return known


def renew_manifest(folder: Path) -> None:
    """After an erasure in it: note the files as they are now."""
    path = folder / MANIFEST
    if not path.is_file():
        return
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["files"] = {name: sha256_of(folder / name) for name in manifest["files"]}
    _write(path, json.dumps(manifest, indent=2))


def copy_database(source: Path, target: Path) -> bool:
    """One consistent copy, in one go: page by page would begin anew with every write.

    Returns:
        False when there is nothing to copy.

    Raises:
        KnownError: DATABASE_DAMAGED when the copy is not whole.
        OSError: The target cannot be made.
        sqlite3.Error: It cannot be read or written.
    """
    if not source.is_file():
        return False
    _make_private(target)
    with (
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as reader,
        closing(sqlite3.connect(target)) as writer,
    ):
        reader.backup(writer, pages=-1)
        writer.execute("PRAGMA journal_mode = DELETE")
    _check_database(target)
    return True


def _check_database(path: Path) -> None:
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as one:
            found = one.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        found = str(error)
    if found != "ok":
        raise KnownError(Reason.DATABASE_DAMAGED, f"{path}: is damaged ({found})")


def copy_file(source: Path, target: Path) -> bool:
    """Copy a file that its owner alone may read. Returns False when there is nothing to copy.

    Raises:
        OSError: It cannot be read or written.
    """
    if not source.is_file():
        return False
    target.unlink(missing_ok=True)
    _make_private(target)
    shutil.copyfile(source, target)
    return True


def _make_private(path: Path) -> None:
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY_FILE))


def _write(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    _make_private(path)
    path.write_text(text, encoding="utf-8")


def _remember(data_folder: Path, folder: Path) -> None:
    known = [str(path) for path in backup_folders(data_folder)]
    _write(data_folder / _LIST, json.dumps([*known, str(folder.absolute())]))


def sha256_of(path: Path) -> str:
    """Of a file's content, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
