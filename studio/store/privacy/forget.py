"""Erase a client: from the journal, its outbox, and every copy of it that lies in the data folder.

What stays is a tombstone and an audit row, each with the client's tag, an HMAC under the station's
key. The tombstone goes the way of every row to the owner's store, which erases the client too.
`secure_delete` overwrites what is removed, and the write-ahead logs are emptied, so that no byte of
alias or id is left in any file.
"""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from studio.errors import KnownError, Reason
from studio.store.database import DATABASE_FILE, open_for_reading
from studio.store.ids import utc_text
from studio.store.owner.database import OWNER_FILE, open_owner_store
from studio.store.privacy.audit import Actor, note
from studio.store.privacy.key import StationKey

_COPIES = ("backups/**/*.db", "studio-before-*.db", "owner-before-*.db", "before-restore-*/*.db")
_WRECKS = ("studio-damaged-*", "owner-damaged-*")
_CHUNK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownClient:
    """A client as found in the files.

    Attributes:
        id: Key.
        alias: Name on the screens.
        is_guest: Stands for everybody not known by name.
        is_demo: Made up.
        created_utc: When.
        station_id: Whose client; None = of this station's own journal.
        tag: In the owner's store; None = only in the journal.
    """

    id: str
    alias: str
    is_guest: bool
    is_demo: bool
    created_utc: str
    station_id: str | None = None
    tag: str | None = None


def clients_of(data_folder: Path) -> tuple[KnownClient, ...]:
    """Every client in this folder, the station's own first; by alias.

    Raises:
        KnownError: NOT_FOUND when there is neither a journal nor a store.
    """
    found: dict[str, KnownClient] = {}
    columns = "id, alias, is_guest, is_demo, created_utc"
    if (data_folder / OWNER_FILE).is_file():
        with closing(open_owner_store(data_folder)) as store:
            wanted = f"SELECT {columns}, station_id, tag FROM clients"
            for row in store.execute(wanted) if _has_clients(store) else ():
                found[row["id"]] = _client(row, station_id=row["station_id"], tag=row["tag"])
    if (data_folder / DATABASE_FILE).is_file() or not found:
        with closing(open_for_reading(data_folder)) as journal:
            for row in journal.execute(f"SELECT {columns} FROM clients"):
                known = found.get(row["id"])
                found[row["id"]] = _client(row, tag=known.tag if known else None)
    return tuple(sorted(found.values(), key=lambda one: (one.alias.casefold(), one.id)))


def _has_clients(store: sqlite3.Connection) -> bool:
    """False for a store that another thread has just begun and not yet given its tables."""
    wanted = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'clients'"
    return store.execute(wanted).fetchone() is not None


def _client(row: sqlite3.Row, *, tag: str | None, station_id: str | None = None) -> KnownClient:
    return KnownClient(
        id=row["id"],
        alias=row["alias"],
        is_guest=bool(row["is_guest"]),
        is_demo=bool(row["is_demo"]),
        created_utc=row["created_utc"],
        station_id=station_id,
        tag=tag,
    )


def client_of_tag(
    connection: sqlite3.Connection, *, station_id: str, tag: str
) -> KnownClient | None:
    """A client of the owner's store by tag; None = nobody, or erased.

    Args:
        connection: Of the owner's store.
        station_id: Whose client it is.
        tag: HMAC of the client's id under that station's key.
    """
    row = connection.execute(
        "SELECT id, alias, is_guest, is_demo, created_utc FROM clients "
        "WHERE station_id = ? AND tag = ?",
        (station_id, tag),
    ).fetchone()
    if row is None:
        return None
    return KnownClient(
        id=row[0],
        alias=row[1],
        is_guest=bool(row[2]),
        is_demo=bool(row[3]),
        created_utc=row[4],
        station_id=station_id,
        tag=tag,
    )


def find_clients(data_folder: Path, name: str) -> tuple[KnownClient, ...]:
    """The clients of that alias or id; several stations may each have one of that alias.

    Raises:
        KnownError: NOT_FOUND, or USER_INPUT for the guest, who is nobody.
    """
    found = tuple(one for one in clients_of(data_folder) if name in {one.alias, one.id})
    if not found:
        raise KnownError(
            Reason.NOT_FOUND, f'There is no client "{name}". See: studio export --clients'
        )
    if any(one.is_guest for one in found):
        raise KnownError(Reason.USER_INPUT, "The guest stands for nobody and cannot be erased.")
    return found


def erase_in_journal(
    database: Database, *, client_id: str, key: StationKey, actor: Actor, now: datetime
) -> None:
    """Remove a client with all that hangs on it; a tombstone goes into the outbox.

    Args:
        database: The journal with foreign keys and secure_delete on, in a transaction of the
            caller, who empties the write-ahead log after the commit (`empty_log`).
        client_id: Who; nobody's id changes nothing but the tombstone.
        key: Of the station.
        actor: Who wished it.
        now: When.
    """
    tag = key.client_tag(client_id)
    database.execute(
        "INSERT INTO tombstones (id, erased_utc) VALUES (?, ?) ON CONFLICT DO NOTHING",
        (tag, utc_text(now)),
    )
    database.execute("DELETE FROM clients WHERE id = ?", (client_id,))
    # The numbers of the outbox must stay whole: its rows about the client become the tombstone's.
    database.execute(
        "UPDATE outbox SET table_name = 'tombstones', row_id = ? "
        "WHERE table_name = 'clients' AND row_id = ?",
        (tag, client_id),
    )
    note(database, actor=actor, action="erase", subject=tag, now=now)


def empty_log(database: Database) -> None:
    """Fold the write-ahead log into the file and empty it; outside a transaction."""
    database.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def copies_of(data_folder: Path, *, elsewhere: Iterable[Path] = ()) -> tuple[Path, ...]:
    """Every copy of a database: backups, and what was kept before an update or a restore.

    Args:
        data_folder: Of a station, a hub or an office.
        elsewhere: Folders of backups outside of it.
    """
    copies = {path for pattern in _COPIES for path in data_folder.glob(pattern)}
    for folder in elsewhere:
        copies.update(folder.glob("*.db"))
    return tuple(sorted(copies))


def erase_in_copies(
    data_folder: Path, clients: Iterable[KnownClient], *, elsewhere: Iterable[Path] = ()
) -> tuple[Path, ...]:
    """Remove clients from every backup, and blot them out of damaged files.

    Args:
        data_folder: Of the station.
        clients: Who.
        elsewhere: Folders of backups outside the data folder.

    Returns:
        The files that were changed.
    """
    erased = tuple(clients)
    copies = copies_of(data_folder, elsewhere=elsewhere)
    changed = [path for path in copies if _erase_in_copy(path, erased)]
    words = [word.encode() for one in erased for word in (one.id, one.alias)]
    wrecks = {path for pattern in _WRECKS for path in data_folder.glob(pattern)}
    changed += [path for path in sorted(wrecks) if _blot_out(path, words)]
    return tuple(changed)


def _erase_in_copy(path: Path, clients: tuple[KnownClient, ...]) -> bool:
    words = [word.encode() for one in clients for word in (one.id, one.alias)]
    if not any(contains(path, word) for word in words):
        return False
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
        for one in clients:
            connection.execute("DELETE FROM clients WHERE id = ?", (one.id,))
            if "outbox" in tables:
                connection.execute(
                    "UPDATE outbox SET row_id = '' WHERE table_name = 'clients' AND row_id = ?",
                    (one.id,),
                )
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("VACUUM")
        connection.execute("PRAGMA journal_mode = DELETE")
    return True


def _blot_out(path: Path, words: list[bytes]) -> bool:
    """Overwrite words in a file that no program can read any more."""
    content = path.read_bytes()
    blotted = content
    for word in words:
        blotted = blotted.replace(word, b"\0" * len(word))
    if blotted == content:
        return False
    with path.open("r+b") as file:
        file.write(blotted)
    return True


def contains(path: Path, word: bytes) -> bool:
    """Whether a file has these bytes anywhere; read piece by piece."""
    if not path.is_file():
        return False
    before = b""
    with path.open("rb") as file:
        while piece := file.read(_CHUNK_BYTES):
            if word in before + piece:
                return True
            before = piece[-len(word) :]
    return False


def files_with(data_folder: Path, words: Iterable[bytes]) -> tuple[Path, ...]:
    """Every file in the folder that has one of these words in it."""
    wanted = tuple(words)
    return tuple(
        path
        for path in sorted(data_folder.rglob("*"))
        if any(contains(path, word) for word in wanted)
    )
