"""A backup put in the place of what is there, so that a power cut at any moment does no harm.

The new files are made beside the old ones: copied, checked, brought up to date, numbered anew, and
whoever was erased since is erased in them. Only when they are on the disk do they take the place of
the old ones (studio/store/half_restored.py). What was there is kept. A file that the backup does
not have stays as it is.
"""

import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from studio.errors import KnownError, Reason
from studio.store.backup import (
    DATABASES,
    backup_folders,
    check_backup,
    copy_database,
    copy_file,
    sha256_of,
)
from studio.store.database import (
    DATABASE_FILE,
    become_the_writer,
    open_for_writing,
    write_fault,
)
from studio.store.half_restored import (
    KEPT,
    LOG_SUFFIXES,
    begin,
    mark_ready,
    only_restorer,
    settle,
    settle_half_restored,
    swap,
)
from studio.store.owner.database import OWNER_FILE, open_owner_store_for_writing
from studio.store.owner.erase import erase_client
from studio.store.privacy.audit import Actor, note
from studio.store.privacy.erased import Erased, erased_in
from studio.store.privacy.forget import erase_in_journal
from studio.store.privacy.key import KEY_FILE, load_station_key
from studio.store.room import refuse_without_room

_SPARE_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What came of it.

    Attributes:
        kept: Where the former files are; None = there were none.
        erased_again: Clients who are in the backup and were erased since: they stay erased.
        stayed: Databases that the backup does not have, and that stayed.
        unread: Databases that cannot be read: who was erased may be known by these alone.
    """

    kept: Path | None
    erased_again: int
    stayed: tuple[str, ...]
    unread: tuple[Path, ...]


def restore(data_folder: Path, folder: Path, *, now: datetime) -> Restored:
    """Put a backup in the place of what is there, which is kept beside it.

    Clients erased since the backup was made are erased again, and the station begins a new stream
    to its store, so that no number is used twice.

    Args:
        data_folder: Of a station that does not run.
        folder: The backup.
        now: Names what is kept.

    Raises:
        KnownError: As `check_backup`; DATABASE_LOCKED while the station or a hub runs; DISK_FULL
            or READ_ONLY when the new files cannot be made. Nothing has changed then.
    """
    settle_half_restored(data_folder)
    known = check_backup(folder)
    with ExitStack() as held:
        try:
            for shape in DATABASES.values():
                held.enter_context(closing(become_the_writer(data_folder / shape.lock)))
            if not held.enter_context(only_restorer(data_folder, wait_s=0.0)):
                raise KnownError(Reason.DATABASE_LOCKED, f"{data_folder}: is being restored")
            settle(data_folder)
            _refuse_without_room(data_folder, folder, known)
            elsewhere = (*backup_folders(data_folder), folder)
            erased = erased_in(data_folder, elsewhere=elsewhere)
            kept = _name_of_kept(data_folder, now)
            stayed = [name for name in DATABASES if (data_folder / name).is_file()]
            again = _make_ready(data_folder, folder, known, erased=erased, kept=kept, now=now)
            swap(data_folder)
        except (OSError, sqlite3.Error) as error:
            raise write_fault(error, path=data_folder) from error
    return Restored(
        kept=kept if kept.is_dir() else None,
        erased_again=again,
        stayed=tuple(name for name in stayed if name not in known),
        unread=erased.unread,
    )


def _name_of_kept(data_folder: Path, now: datetime) -> Path:
    """A folder that is not there yet, also for the second restore within a second."""
    name = f"{KEPT}{now:%Y%m%dT%H%M%SZ}"
    taken = len(list(data_folder.glob(f"{name}*")))
    return data_folder / (f"{name}-{taken + 1}" if taken else name)


def _refuse_without_room(data_folder: Path, folder: Path, known: Mapping[str, str]) -> None:
    """The new files lie beside the old ones, and each database has its log while it is settled."""
    sources = [folder / name for name in known]
    if _numbers_anew(data_folder, known):
        sources.append(data_folder / DATABASE_FILE)
    sizes = {path: path.stat().st_size for path in sources}
    logs = sum(size for path, size in sizes.items() if path.name in DATABASES)
    needed = sum(sizes.values()) + logs + _SPARE_BYTES
    refuse_without_room(
        data_folder, needed_bytes=needed, what="a restore", instead=". Nothing was changed."
    )


def _numbers_anew(data_folder: Path, known: Mapping[str, str]) -> bool:
    """Whether a journal that stays has to begin a new stream, to the store that comes back."""
    journal = data_folder / DATABASE_FILE
    return OWNER_FILE in known and DATABASE_FILE not in known and journal.is_file()


def _make_ready(
    data_folder: Path,
    folder: Path,
    known: Mapping[str, str],
    *,
    erased: Erased,
    kept: Path,
    now: datetime,
) -> int:
    """Make the new files beside the old ones. Returns how many clients were erased again."""
    new = begin(data_folder)
    try:
        names = _copy_all(data_folder, folder, known, new=new)
        again = _settle(new, erased, now=now)
        _refuse_what_is_not_whole(new, names)
        for path in new.iterdir():
            if path.name not in names:
                path.unlink()
        mark_ready(data_folder, files=names, kept=kept.name)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
    return again


def _copy_all(data_folder: Path, folder: Path, known: Mapping[str, str], *, new: Path) -> set[str]:
    """The backup's files, and what else the new ones need. Returns the names that change."""
    for name, digest in known.items():
        copy_file(folder / name, new / name)
        if sha256_of(new / name) != digest:
            raise KnownError(Reason.DATABASE_DAMAGED, f"{folder / name}: cannot be read whole")
    names = set(known)
    if _numbers_anew(data_folder, known):
        copy_database(data_folder / DATABASE_FILE, new / DATABASE_FILE)
        names.add(DATABASE_FILE)
    if KEY_FILE not in known and DATABASE_FILE in names:
        if not copy_file(data_folder / KEY_FILE, new / KEY_FILE):
            load_station_key(new)
        names.add(KEY_FILE)
    return names


def _refuse_what_is_not_whole(new: Path, names: set[str]) -> None:
    """A file was set aside as damaged, or its log was not folded in: the disk is at fault."""
    logs = [new / f"{name}{suffix}" for name in names for suffix in LOG_SUFFIXES]
    unfolded = any(log.is_file() and log.stat().st_size for log in logs)
    if unfolded or any("-damaged-" in path.name for path in new.iterdir()):
        raise KnownError(
            Reason.DISK_FAULT,
            f"{new.parent}: the disk did not take the new files whole; nothing was changed",
        )


def _settle(new: Path, erased: Erased, *, now: datetime) -> int:
    """Bring the new files up to date, keep the erased erased, and number anew."""
    again = 0
    if (new / DATABASE_FILE).is_file():
        with closing(open_for_writing(new)) as journal, journal.database.atomic():
            again = _settle_journal(journal.database, new, erased, now=now)
    if (new / OWNER_FILE).is_file():
        with closing(open_owner_store_for_writing(new)) as store, store.database.atomic():
            again = max(again, _settle_store(store.database, erased))
            if not (new / DATABASE_FILE).is_file():
                note(store.database, actor=Actor.COMMAND_LINE, action="restore", now=now)
    return again


def _settle_journal(database: Database, new: Path, erased: Erased, *, now: datetime) -> int:
    key = load_station_key(new)
    ids = [row[0] for row in database.execute("SELECT id FROM clients").fetchall()]
    gone = [client_id for client_id in ids if key.client_tag(client_id) in erased.tags]
    for client_id in gone:
        erase_in_journal(database, client_id=client_id, key=key, actor=Actor.STATION, now=now)
    station = database.execute("SELECT id FROM station").fetchone()
    for (station_id, tag), erased_utc in erased.erased_utc.items():
        if station is not None and station_id == station[0]:
            database.execute(
                "INSERT INTO tombstones (id, erased_utc) VALUES (?, ?) ON CONFLICT DO NOTHING",
                (tag, erased_utc),
            )
    database.execute("DELETE FROM sync_streams")
    note(database, actor=Actor.COMMAND_LINE, action="restore", now=now)
    return len(gone)


def _settle_store(database: Database, erased: Erased) -> int:
    """Every tombstone comes along, also of who is not in this store: an older one may come back."""
    clients = database.execute("SELECT station_id, tag FROM clients").fetchall()
    wanted = {key: erased_utc for key, erased_utc in erased.erased_utc.items() if key[0]}
    when = {tag: erased_utc for (_, tag), erased_utc in erased.erased_utc.items()}
    wanted |= {(owner, tag): when[tag] for owner, tag in clients if tag in when}
    again = 0
    for (station_id, tag), erased_utc in wanted.items():
        again += erase_client(database.conn, station_id=station_id, tag=tag, erased_utc=erased_utc)
    return again
