"""Who was erased in the owner's store leaves the copies of it that lie beside it.

A tombstone that comes from a station names nobody; but every copy of the store holds the tag beside
the client, so that whoever has a tombstone can be taken out of every copy, at any time and again.
"""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from studio.store.backup import backup_folders, renew_manifest
from studio.store.owner.database import OWNER_FILE, open_owner_store
from studio.store.privacy.forget import KnownClient, contains, copies_of, erase_in_copies

_CLIENTS = "SELECT id, alias, is_guest, is_demo, created_utc, station_id, tag FROM clients"
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


def erase_the_erased_in_copies(folder: Path, *, just_now: Iterable[KnownClient] = ()) -> Cleaned:
    """Take everybody with a tombstone out of every copy of the owner's store.

    Args:
        folder: Of `owner.db`.
        just_now: Erased a moment ago: they are looked for in exports as well.

    Raises:
        KnownError: The store cannot be read.
        OSError: A copy cannot be written.
        sqlite3.Error: A copy cannot be read.
    """
    elsewhere = backup_folders(folder)
    gone = {one.id: one for one in just_now}
    tombstones = _tombstones(folder)
    if tombstones:
        for path in copies_of(folder, elsewhere=elsewhere):
            gone |= {
                one.id: one for one in _clients(path) if (one.station_id, one.tag) in tombstones
            }
    if not gone:
        return Cleaned(changed=(), left=())
    changed = erase_in_copies(folder, gone.values(), elsewhere=elsewhere)
    for place in {path.parent for path in changed}:
        renew_manifest(place)
    words = [client_id.encode() for client_id in gone]
    files = (path for path in sorted(folder.rglob("*")) if _DATABASE not in path.suffix)
    left = tuple(path for path in files if any(contains(path, word) for word in words))
    return Cleaned(changed=changed, left=left)


def _tombstones(folder: Path) -> set[tuple[str | None, str | None]]:
    """(Station's id, tag) of everybody who was erased."""
    if not (folder / OWNER_FILE).is_file():
        return set()
    with closing(open_owner_store(folder)) as store:
        return {tuple(row) for row in store.execute("SELECT station_id, id FROM tombstones")}


def _clients(path: Path) -> list[KnownClient]:
    """Whoever is in a copy of the store; a copy of a journal tells no tags."""
    uri = f"{path.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True)) as copy:
        copy.row_factory = sqlite3.Row
        columns = {row["name"] for row in copy.execute("PRAGMA table_info(clients)")}
        found = copy.execute(_CLIENTS).fetchall() if {"tag", "station_id"} <= columns else []
    return [KnownClient(**dict(row)) for row in found]
