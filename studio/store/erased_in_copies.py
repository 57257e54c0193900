"""Who was erased in a store or a journal leaves the copies of it that lie beside it.

A tombstone that comes from elsewhere names nobody; but a copy of the store holds the tag beside the
client, and for a copy of a journal the station's key makes it, so that whoever has a tombstone can
be taken out of every copy, at any time and again.
"""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from studio.store.backup import backup_folders, renew_manifest
from studio.store.database import DATABASE_FILE, open_for_reading
from studio.store.owner.database import OWNER_FILE, open_owner_store
from studio.store.privacy.forget import KnownClient, contains, copies_of, erase_in_copies
from studio.store.privacy.key import StationKey

_CLIENTS = "SELECT id, alias, is_guest, is_demo, created_utc"
_FROM = "FROM clients"
_DATABASE = ".db"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """What became of the copies.

    Attributes:
        changed: Copies that somebody left.
        left: Files that still name somebody and that no program may change: exports and sheets.
    """

    changed: tuple[Path, ...]
    left: tuple[Path, ...]


def erase_the_erased_in_copies(
    folder: Path, *, just_now: Iterable[KnownClient] = (), key: StationKey | None = None
) -> Cleaned:
    """Take everybody with a tombstone out of every copy.

    Args:
        folder: Of `owner.db`, or of a journal.
        just_now: Erased a moment ago: they are looked for in exports as well.
        key: Of the station; None = copies of a journal are left as they are.

    Raises:
        KnownError: The store cannot be read.
        OSError: A copy cannot be written.
        sqlite3.Error: A copy cannot be read.
    """
    elsewhere = backup_folders(folder)
    gone = {one.id: one for one in just_now}
    tombstones = _tombstones(folder, of_journal=key is not None)
    if tombstones:
        for path in copies_of(folder, elsewhere=elsewhere):
            found = _clients(path, key)
            gone |= {one.id: one for one in found if (one.station_id, one.tag) in tombstones}
    if not gone:
        return Cleaned(changed=(), left=())
    changed = erase_in_copies(folder, gone.values(), elsewhere=elsewhere)
    for place in {path.parent for path in changed}:
        renew_manifest(place)
    words = [client_id.encode() for client_id in gone]
    files = (path for path in sorted(folder.rglob("*")) if _DATABASE not in path.suffix)
    left = tuple(path for path in files if any(contains(path, word) for word in words))
    return Cleaned(changed=changed, left=left)


def _tombstones(folder: Path, *, of_journal: bool) -> set[tuple[str | None, str | None]]:
    """(Station's id, tag) of everybody who was erased; the journal's own station is None."""
    found: set[tuple[str | None, str | None]] = set()
    if (folder / OWNER_FILE).is_file():
        with closing(open_owner_store(folder)) as store:
            found |= {tuple(row) for row in store.execute("SELECT station_id, id FROM tombstones")}
    if of_journal and (folder / DATABASE_FILE).is_file():
        with closing(open_for_reading(folder)) as journal:
            found |= {(None, row[0]) for row in journal.execute("SELECT id FROM tombstones")}
    return found


def _clients(path: Path, key: StationKey | None) -> list[KnownClient]:
    """Whoever is in a copy, with tag."""
    uri = f"{path.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True)) as copy:
        copy.row_factory = sqlite3.Row
        columns = {row["name"] for row in copy.execute("PRAGMA table_info(clients)")}
        if {"tag", "station_id"} <= columns:
            return [
                KnownClient(**dict(row))
                for row in copy.execute(f"{_CLIENTS}, station_id, tag {_FROM}")
            ]
        if key is None or "is_demo" not in columns:
            return []
        rows = [dict(row) for row in copy.execute(f"{_CLIENTS} {_FROM}")]
    return [KnownClient(**row, tag=key.client_tag(row["id"])) for row in rows]
