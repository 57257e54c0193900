"""Which of the three ways a station takes to its store.

A hub needs httpx and cryptography, a database server psycopg: a quarter of the program's start and
some 30 MB. They are loaded when the way is opened, on the thread that will use it, and by no
station that does not go that way.
"""

from importlib import import_module
from pathlib import Path

from studio.errors import KnownError, Reason
from studio.settings import AUTOMATIC, StationSettings
from studio.sync.local_store import LocalStore
from studio.sync.paired import PairedHub, PairedPostgres, is_paired, load_paired
from studio.sync.transport import Transport


def open_transport(settings: StationSettings, data_folder: Path) -> Transport:
    """Open the way the settings name.

    Args:
        settings: Whose `owner_store` is "auto" or a folder.
        data_folder: Of the station.

    Raises:
        KnownError: The store cannot be opened or reached.
    """
    if settings.owner_store != AUTOMATIC or not is_paired(data_folder):
        return LocalStore(local_folder(settings, data_folder))
    paired = load_paired(data_folder)
    if isinstance(paired, PairedHub):
        transport: Transport = import_module("studio.sync.hub_client").HubTransport(paired)
    else:
        transport = import_module("studio.sync.postgres").PostgresTransport(paired)
    return transport


def waits_for_its_owner(settings: StationSettings, data_folder: Path) -> bool:
    """Whether what a station sends is heeded only once the store's owner looks at it.

    A station can only add rows to PostgreSQL: who is erased stays there until the owner's copy.

    Args:
        settings: Of the station.
        data_folder: Of the station.

    Raises:
        KnownError: BAD_FILE when it was paired with a store that cannot be read back.
    """
    if settings.owner_store != AUTOMATIC or not is_paired(data_folder):
        return False
    return isinstance(load_paired(data_folder), PairedPostgres)


def local_folder(settings: StationSettings, data_folder: Path) -> Path:
    """The folder of `owner.db` on this machine.

    Raises:
        KnownError: USER_INPUT when the settings name a folder that is not there.
    """
    if settings.owner_store == AUTOMATIC:
        return data_folder
    folder = Path(settings.owner_store).expanduser()
    if not folder.is_dir():
        raise KnownError(
            Reason.USER_INPUT,
            f"{folder}: is not there; make it, or set owner_store to another folder",
        )
    return folder
