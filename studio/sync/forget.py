"""`studio forget` and its button: a client leaves every file of this machine, and the store."""

import logging
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import Path

from sqlite_utils import Database

from studio.errors import KnownError, Reason
from studio.settings import StationSettings, load_settings
from studio.store.backup import backup_folders, renew_manifest
from studio.store.database import (
    DATABASE_FILE,
    WritableDatabase,
    open_for_reading,
    open_for_writing,
)
from studio.store.ids import now_utc
from studio.store.journal import Journal
from studio.store.owner.database import OWNER_FILE, open_owner_store
from studio.store.privacy.audit import Actor
from studio.store.privacy.forget import (
    KnownClient,
    empty_log,
    erase_in_copies,
    erase_in_journal,
    files_with,
    find_clients,
)
from studio.store.privacy.key import StationKey, load_station_key
from studio.sync.hub_place import CERTIFICATE_FILE
from studio.sync.local_store import LocalStore
from studio.sync.open_transport import local_folder, open_transport, waits_for_its_owner
from studio.sync.outbox import OutboxReader, Write
from studio.sync.shipping import Shipping
from studio.sync.writers import through_connection

_log = logging.getLogger(__name__)
_READERS_GONE_S = 20.0
_LOOK_S = 0.1
_DURABLE_S = 20.0
_SEVERAL = 2
_STATIONS = "SELECT id, name FROM stations"
_FOR_THE_COPY = "PostgreSQL keeps them until its owner runs: studio hub postgres ADDRESS --copy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """What became of a wish to be forgotten.

    Attributes:
        clients: How many were erased.
        backups: Copies that were changed.
        upstream: "" = the owner's store has erased them too; else why that waits.
        left: Files that still name them: should be none.
    """

    clients: int
    backups: tuple[Path, ...]
    upstream: str
    left: tuple[Path, ...]


def forget(
    data_folder: Path,
    name: str,
    *,
    settings: StationSettings,
    actor: Actor = Actor.COMMAND_LINE,
    clock: Callable[[], datetime] = now_utc,
) -> Forgotten:
    """Erase a client everywhere, at a station that does not run.

    Args:
        data_folder: Of the station, or of a hub.
        name: Id; or alias, where one client alone has it.
        settings: Of the station.
        actor: Who wished it.
        clock: This moment, with its time zone.

    Raises:
        KnownError: NOT_FOUND, USER_INPUT for the guest or when several clients have that alias,
            DATABASE_LOCKED while the station runs.
    """
    clients = find_clients(data_folder, name)
    _refuse_several(data_folder, clients)
    own = [one for one in clients if one.station_id is None]
    upstream = ""
    if (data_folder / DATABASE_FILE).is_file():
        with closing(_opened(data_folder)) as opened:
            write = through_connection(opened)
            key = load_station_key(data_folder)
            for one in own:
                write(_erasure(one.id, key=key, actor=actor, now=clock()))
            backups = _erase_in_backups(data_folder, clients)
            _erase_in_store(local_folder(settings, data_folder), clients, data_folder, actor=actor)
            upstream = _tell_store(data_folder, settings=settings, write=write, key=key)
            empty_log(opened.database)
    else:
        backups = _erase_in_backups(data_folder, clients)
        _erase_in_store(data_folder, clients, data_folder, actor=actor)
    return _finish(data_folder, clients, backups=backups, upstream=upstream)


def forget_while_running(
    data_folder: Path,
    name: str,
    *,
    journal: Journal,
    hurry: Callable[[], None],
    actor: Actor = Actor.OWNER,
    clock: Callable[[], datetime] = now_utc,
) -> Forgotten:
    """The same at a station that runs; takes seconds, so not on the thread of the screen.

    Args:
        data_folder: Of the station.
        name: Alias or id.
        journal: Running.
        hurry: Makes the shipper send at once (`engine.shipper.Shipper.hurry`).
        actor: Who wished it.
        clock: This moment, with its time zone.

    Raises:
        KnownError: As `forget`; DISK_FAULT when the journal does not take it.
    """
    clients = [one for one in find_clients(data_folder, name) if one.station_id is None]
    if not clients:
        raise KnownError(
            Reason.NOT_FOUND, "This client is another station's: erase it there, or at the hub."
        )
    key = load_station_key(data_folder)
    for one in clients:
        task = _erasure(one.id, key=key, actor=actor, now=clock())
        if not journal.perform(task, then=empty_log).wait(timeout_s=_DURABLE_S):
            raise KnownError(Reason.DISK_FAULT, "The disk does not take it; nothing was erased.")
    backups = _erase_in_backups(data_folder, tuple(clients))
    hurry()
    upstream = _wait_until_sent(data_folder, settings=load_settings(data_folder))
    journal.perform(_nothing, then=empty_log).wait(timeout_s=_DURABLE_S)
    return _finish(data_folder, tuple(clients), backups=backups, upstream=upstream)


def _refuse_several(data_folder: Path, clients: tuple[KnownClient, ...]) -> None:
    """One alias at two stations may be two people: only an id says who is meant."""
    if len(clients) < _SEVERAL:
        return
    names: dict[str | None, str] = {None: "this station"}
    if (data_folder / OWNER_FILE).is_file():
        with closing(open_owner_store(data_folder)) as store:
            names |= {row["id"]: row["name"] for row in store.execute(_STATIONS)}
    told = ", ".join(
        f"{one.id} (of {names.get(one.station_id) or one.station_id})" for one in clients
    )
    raise KnownError(
        Reason.USER_INPUT,
        f"{len(clients)} clients are called {clients[0].alias}, and nobody was erased: give the id "
        f"of the one who is meant: {told}",
    )


def _nothing(_database: Database) -> None:
    """Only the log is to be emptied, which comes after."""


def _erasure(
    client_id: str, *, key: StationKey, actor: Actor, now: datetime
) -> Callable[[Database], None]:
    def task(database: Database) -> None:
        erase_in_journal(database, client_id=client_id, key=key, actor=actor, now=now)

    return task


def _opened(data_folder: Path) -> WritableDatabase:
    try:
        return open_for_writing(data_folder)
    except KnownError as error:
        if error.reason is not Reason.DATABASE_LOCKED:
            raise
        raise KnownError(
            Reason.DATABASE_LOCKED,
            f"{data_folder}: the station runs. Erase them on its Data page, or stop it first.",
        ) from error


def _erase_in_store(
    folder: Path, clients: tuple[KnownClient, ...], data_folder: Path, *, actor: Actor
) -> None:
    """Erase in `owner.db` on this machine, through the hub where one is writing it."""
    if not (folder / OWNER_FILE).is_file():
        return
    station_id = _station_id(data_folder)
    tagged = [(one.station_id or station_id, one.tag) for one in clients if one.tag is not None]
    try:
        store = LocalStore(folder)
    except KnownError as error:
        if error.reason is not Reason.DATABASE_LOCKED:
            raise
        certificate = (folder / CERTIFICATE_FILE).read_text(encoding="ascii")
        # Loads httpx and cryptography: only on the hub's own machine.
        hub_client = import_module("studio.sync.hub_client")
        with hub_client.HubAdmin(folder, certificate) as admin:
            for owner, tag in tagged:
                admin.forget(station_id=owner, tag=tag)
        return
    with closing(store):
        for owner, tag in tagged:
            store.erase(station_id=owner, tag=tag, actor=actor)
        until_s = time.monotonic() + _READERS_GONE_S
        while not store.leave_no_bytes() and time.monotonic() < until_s:
            time.sleep(_LOOK_S)


def _station_id(data_folder: Path) -> str:
    if not (data_folder / DATABASE_FILE).is_file():
        return ""
    with closing(open_for_reading(data_folder)) as connection:
        row = connection.execute("SELECT id FROM station").fetchone()
    return str(row[0]) if row else ""


def _tell_store(
    data_folder: Path, *, settings: StationSettings, write: Write, key: StationKey
) -> str:
    """Send the tombstone. Returns why it waits, "" = it is there and was heeded."""
    try:
        with (
            closing(OutboxReader(data_folder, key=key)) as outbox,
            closing(open_transport(settings, data_folder)) as transport,
        ):
            Shipping(outbox=outbox, transport=transport, write=write, key=key).ship()
    except KnownError as error:
        return error.text
    return _FOR_THE_COPY if waits_for_its_owner(settings, data_folder) else ""


def _wait_until_sent(data_folder: Path, *, settings: StationSettings) -> str:
    """Returns why the tombstone waits, "" = it is there and was heeded."""
    key = load_station_key(data_folder)
    until_s = time.monotonic() + _READERS_GONE_S
    with closing(OutboxReader(data_folder, key=key)) as outbox:
        while outbox.waiting():
            if time.monotonic() > until_s:
                return "the store cannot be reached just now"
            time.sleep(_LOOK_S)
    return _FOR_THE_COPY if waits_for_its_owner(settings, data_folder) else ""


def _erase_in_backups(data_folder: Path, clients: tuple[KnownClient, ...]) -> tuple[Path, ...]:
    """Before the store, which erases in copies of its own file by itself. Returns what changed."""
    changed = erase_in_copies(data_folder, clients, elsewhere=backup_folders(data_folder))
    for folder in {path.parent for path in changed}:
        renew_manifest(folder)
    return changed


def _finish(
    data_folder: Path,
    clients: tuple[KnownClient, ...],
    *,
    backups: tuple[Path, ...],
    upstream: str,
) -> Forgotten:
    left = files_with(data_folder, [one.id.encode() for one in clients])
    for path in left:
        _log.info("%s still names an erased client", path)
    return Forgotten(clients=len(clients), backups=backups, upstream=upstream, left=left)
