"""What the Data page can do: export, back up, erase, change how long sets are kept and the PIN.

Every one takes its time: never on the thread of the screen. A station does it through its running
journal; an office PC opens the files itself, and is refused while a station is writing them.
"""

import dataclasses
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QStorageInfo
from sqlite_utils import Database

from studio.errors import KnownError, Reason
from studio.settings import SETTINGS_FILE, StationSettings, read_settings, settings_text
from studio.store.backup import back_up
from studio.store.database import JOURNAL, open_for_writing
from studio.store.export import ExportFormat, export_store
from studio.store.ids import now_utc
from studio.store.journal import Journal
from studio.store.people.office import place_of_pins
from studio.store.people.pins import OWNER, PinBook
from studio.store.people.pins import Writer as PinWriter
from studio.store.people.setup_code import SetupCodes
from studio.store.privacy.audit import Actor, note
from studio.store.privacy.noting import note_where_the_data_is
from studio.store.receipt import Receipt
from studio.sync.forget import Forgotten, forget, forget_while_running

EXPORTS_FOLDER = "exports"
_STICKS = ("/media/", "/run/media/", "/mnt/")
_DURABLE_S = 20.0


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class OwnerFolders:
    """Where things are.

    Attributes:
        data: Of this machine.
        store: Where `owner.db` is.
    """

    data: Path
    store: Path


class OwnerActions(Protocol):
    """What differs between a station and an office PC."""

    @property
    def folders(self) -> OwnerFolders:
        """Where things are."""
        ...

    @property
    def pins(self) -> PinBook | None:
        """Of this machine; None = it has no journal, and so no PIN."""
        ...

    @property
    def codes(self) -> SetupCodes | None:
        """Compares PIN and setup code; None = there is no journal."""
        ...

    def note(self, action: str, *, detail: str) -> None:
        """Write into the log of the owner's actions, where there is one."""
        ...

    def forget(self, client_id: str) -> Forgotten:
        """Erase a client everywhere."""
        ...


class StationActions:
    """At a station that runs."""

    def __init__(
        self,
        folders: OwnerFolders,
        *,
        journal: Journal,
        hurry: Callable[[], None],
        pins: PinBook | None = None,
        clock: Callable[[], datetime] = now_utc,
    ) -> None:
        """Prepare.

        Args:
            folders: Where things are.
            journal: Running.
            hurry: Makes the shipper send at once.
            pins: The station's one book of PINs, so that locks count together; None = a new one.
            clock: This moment, with its time zone.
        """
        self._folders = folders
        self._journal = journal
        self._hurry = hurry
        self._clock = clock
        self._pins = pins or PinBook(folders.data, journal=journal)

    @property
    def folders(self) -> OwnerFolders:
        """Where things are."""
        return self._folders

    @property
    def pins(self) -> PinBook | None:
        """Of this station."""
        return self._pins

    @property
    def codes(self) -> SetupCodes | None:
        """Compares PIN and setup code."""
        return SetupCodes(
            self._folders.data, journal=self._journal, pins=self._pins, today=self._clock
        )

    def note(self, action: str, *, detail: str) -> None:
        """Write into the log of the owner's actions.

        Raises:
            KnownError: DISK_FAULT when it is not stored.
        """

        def task(database: Database) -> None:
            note(database, actor=Actor.OWNER, action=action, detail=detail, now=self._clock())

        if not self._journal.perform(task).wait(timeout_s=_DURABLE_S):
            raise KnownError(Reason.DISK_FAULT, "The disk does not take it. Look at the disk.")

    def forget(self, client_id: str) -> Forgotten:
        """Erase a client everywhere.

        Raises:
            KnownError: As `forget_while_running`.
        """
        return forget_while_running(
            self._folders.data,
            client_id,
            journal=self._journal,
            hurry=self._hurry,
            clock=self._clock,
        )


class OfficeWriter:
    """Writes into the journal or the office's database while nobody else has it open."""

    def __init__(self, data_folder: Path) -> None:
        """Remember where it is.

        Args:
            data_folder: Of this machine.
        """
        self._data_folder = data_folder

    def perform(self, task: Callable[[Database], None]) -> Receipt:
        """Do a task in a transaction at once.

        Raises:
            KnownError: DATABASE_LOCKED while the station runs.
        """
        shape = place_of_pins(self._data_folder)
        opened = open_for_writing(self._data_folder, shape=shape)
        with closing(opened), opened.database.atomic():
            task(opened.database)
        receipt = Receipt()
        receipt.settle(durable=True)
        return receipt


class OfficeActions:
    """At an office PC, or at a station that does not run."""

    def __init__(
        self,
        folders: OwnerFolders,
        *,
        settings: StationSettings,
        clock: Callable[[], datetime] = now_utc,
    ) -> None:
        """Prepare.

        Args:
            folders: Where things are.
            settings: Of this machine.
            clock: This moment, with its time zone.
        """
        self._folders = folders
        self._settings = settings
        self._clock = clock
        writer: PinWriter = OfficeWriter(folders.data)
        shape = place_of_pins(folders.data)
        self._has_journal = shape is JOURNAL
        self._pins = PinBook(folders.data, journal=writer, shape=shape)

    @property
    def folders(self) -> OwnerFolders:
        """Where things are."""
        return self._folders

    @property
    def pins(self) -> PinBook:
        """Of this machine."""
        return self._pins

    @property
    def codes(self) -> SetupCodes:
        """Compares PIN and setup code."""
        writer: PinWriter = OfficeWriter(self._folders.data)
        return SetupCodes(self._folders.data, journal=writer, pins=self._pins, today=self._clock)

    def note(self, action: str, *, detail: str) -> None:
        """Write into the log of the owner's actions: of the journal, or else of the store.

        Raises:
            KnownError: It cannot be written.
        """
        note_where_the_data_is(
            self._folders.data,
            self._folders.store,
            actor=Actor.OWNER,
            action=action,
            detail=detail,
            now=self._clock(),
        )

    def forget(self, client_id: str) -> Forgotten:
        """Erase a client everywhere.

        Raises:
            KnownError: As `sync.forget.forget`.
        """
        folder = self._folders.data if self._has_journal else self._folders.store
        return forget(
            folder,
            client_id,
            settings=self._settings,
            actor=Actor.OWNER,
            clock=self._clock,
        )


def target_folders(folders: OwnerFolders) -> list[Path]:
    """Where exports and backups may go: this machine, and every stick that is plugged in."""
    sticks = [
        Path(volume.rootPath())
        for volume in QStorageInfo.mountedVolumes()
        if volume.isReady() and not volume.isReadOnly() and volume.rootPath().startswith(_STICKS)
    ]
    return [folders.data, *sticks]


def export_into(
    actions: OwnerActions,
    target: Path,
    *,
    kind: ExportFormat,
    client_id: str | None,
    now: datetime,
) -> Path:
    """Write an export into a new folder.

    Args:
        actions: Of this machine.
        target: One of `target_folders`.
        kind: How.
        client_id: Whose rows alone; None = everybody's.
        now: Names the folder.

    Returns:
        The new folder.

    Raises:
        KnownError: As `export_store`.
    """
    parent = target / EXPORTS_FOLDER if target == actions.folders.data else target
    into = parent / f"glute-studio-{kind.value}-{now:%Y%m%d-%H%M%S}"
    folders = actions.folders
    export_store(folders.store, into, kind=kind, client_id=client_id, data_folder=folders.data)
    whose = "everybody" if client_id is None else "one client"
    actions.note("export", detail=f"{kind.value}, {whose}")
    return into


def back_up_into(actions: OwnerActions, target: Path, *, now: datetime) -> Path:
    """Make a backup.

    Args:
        actions: Of this machine.
        target: One of `target_folders`.
        now: Names the backup.

    Returns:
        Its folder.

    Raises:
        KnownError: As `back_up`.
    """
    into = None if target == actions.folders.data else target
    made = back_up(actions.folders.data, now=now, into=into)
    actions.note("backup", detail="")
    return made.folder


def change_pin(actions: OwnerActions, pin: str) -> None:
    """Give the owner another PIN.

    Args:
        actions: Of this machine.
        pin: Six digits or more.

    Raises:
        KnownError: As `PinBook.set_pin`; NOT_FOUND where there is no journal.
    """
    if actions.pins is None:
        raise KnownError(Reason.NOT_FOUND, "There is no station here: the PIN is set at one.")
    actions.pins.set_pin(OWNER, pin)
    actions.note("pin", detail="owner")


def change_keep_days(actions: OwnerActions, keep_days: int, *, settings: StationSettings) -> None:
    """Keep sets for another time; holds from the station's next start.

    Args:
        actions: Of this machine.
        keep_days: Days.
        settings: That hold now.

    Raises:
        KnownError: READ_ONLY when the settings cannot be written; BAD_RESOURCE.
    """
    path = actions.folders.data / SETTINGS_FILE
    present = read_settings(path) if path.is_file() else settings
    text = settings_text(dataclasses.replace(present, keep_days=keep_days))
    beside = path.with_suffix(".new")
    try:
        beside.write_text(text, encoding="utf-8")
        read_settings(beside)
        beside.replace(path)
    except OSError as error:
        raise KnownError(
            Reason.READ_ONLY, f"{path}: cannot be written ({error.strerror})"
        ) from error
    finally:
        beside.unlink(missing_ok=True)
    actions.note("retention", detail=f"{keep_days} days")
