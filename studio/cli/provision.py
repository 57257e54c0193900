"""`studio provision`: a station set up from one file, without anybody at the keyboard."""

import contextlib
import dataclasses
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import typer

from studio.cli.console import say
from studio.cli.sync import sync
from studio.cli.time_zone import set_time_zone
from studio.errors import KnownError, Reason
from studio.paths import data_folder, site_config_folder
from studio.settings import (
    SETTINGS_FILE,
    Language,
    StationSettings,
    check_words,
    load_settings,
    read_settings,
    settings_text,
)
from studio.store.database import open_for_writing
from studio.store.identity import ensure_identity
from studio.store.ids import now_utc, utc_text
from studio.sync.paired import is_paired
from studio.toml_records import RecordReader, bad_record

_TIMEZONE = "timezone"
_FOR_PAIRING = ("store_url", "pairing_code")
_READABLE_BY_ALL = 0o644
_LONGEST_SAID = 60
_HUB = re.compile(r"https://([A-Za-z0-9.-]+|\[[0-9a-fA-F:]+\])(:[0-9]{1,5})?/?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Provisioning:
    """What a roll-out file may say; whatever is left out, None, stays as it is.

    Attributes:
        station_name: As in station.toml, like the four below.
        studio_name: The studio the station stands in.
        camera: Where pictures come from.
        language: Of screens and voice.
        equipment: What lies beside the station.
        timezone: IANA name, "Europe/Berlin"; "" = as the machine is set.
        store_url: The studio's hub; "" = the station stays alone.
        pairing_code: From `studio hub pair`.
    """

    station_name: str | None = None
    studio_name: str | None = None
    camera: str | None = None
    language: Language | None = None
    equipment: tuple[str, ...] | None = None
    timezone: str = ""
    store_url: str = ""
    pairing_code: str = ""

    def over(self, settings: StationSettings) -> StationSettings:
        """Settings as this file wants them.

        Args:
            settings: As they are.
        """
        names = {field.name for field in dataclasses.fields(StationSettings)}
        given = {
            field.name: value
            for field in dataclasses.fields(self)
            if field.name in names and (value := getattr(self, field.name)) is not None
        }
        return dataclasses.replace(settings, **given)


def provision(
    file: Annotated[Path, typer.Argument(help="The roll-out file.")],
    site: Annotated[
        Path | None, typer.Option(help="Folder of station.toml, not the machine's own.")
    ] = None,
    pair: Annotated[
        bool, typer.Option("--pair", help="Only pair with the studio's hub, as the station's user.")
    ] = False,
    data: Annotated[
        Path | None, typer.Option(help="Folder of everything the station writes.")
    ] = None,
) -> None:
    """Check a roll-out file and write station.toml from it; set the clock's time zone."""
    wanted = read_provisioning(file)
    if pair:
        _pair(wanted, data_folder(data))
        return
    folder = site or site_config_folder()
    path = write_settings(wanted, folder)
    say(f"written: {path}")
    if wanted.timezone and site is None:
        set_time_zone(wanted.timezone)


def read_provisioning(file: Path) -> Provisioning:
    """Read and check.

    Raises:
        KnownError: BAD_RESOURCE, naming file and key.
    """
    wanted = RecordReader(Provisioning, words_for_none={}).read(file)
    check_words(file, wanted.over(StationSettings()))
    if wanted.timezone:
        try:
            ZoneInfo(wanted.timezone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            name = wanted.timezone[:_LONGEST_SAID]
            said = f'there is no time zone "{name}"; one is "Europe/Berlin"'
            raise bad_record(file, _TIMEZONE, said) from None
    if wanted.store_url and not _HUB.fullmatch(wanted.store_url):
        said = 'is no address of a hub; one is "https://192.168.1.10:8443"'
        raise bad_record(file, _FOR_PAIRING[0], said)
    if bool(wanted.store_url) is not bool(wanted.pairing_code):
        missing = _FOR_PAIRING[1] if wanted.store_url else _FOR_PAIRING[0]
        raise bad_record(file, missing, "is missing; pairing needs both store_url and pairing_code")
    return wanted


def write_settings(wanted: Provisioning, folder: Path) -> Path:
    """Write station.toml, readable by all, and read it back as the station will.

    What the file leaves out stays as an earlier station.toml says; that one is kept beside.

    Raises:
        KnownError: READ_ONLY when it cannot be written; BAD_RESOURCE when the station would
            refuse it, and then nothing is left behind.
    """
    path = folder / SETTINGS_FILE
    text = settings_text(wanted.over(_present(path)))
    beside = path.with_suffix(".new")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, encoding="utf-8")
        beside.chmod(_READABLE_BY_ALL)
        read_settings(beside)
        _keep_copy(path, text)
        beside.replace(path)
    except KnownError as error:
        raise KnownError(error.reason, error.text.replace(str(beside), str(path))) from error
    except OSError as error:
        raise KnownError(
            Reason.READ_ONLY,
            f"{path}: cannot be written ({error.strerror}); run it as root, or name --site",
        ) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
    return path


def _present(path: Path) -> StationSettings:
    """What an earlier file says; the usual settings where there is none that can be read."""
    try:
        return read_settings(path)
    except KnownError as error:
        if os.path.lexists(path):
            say(f"{error.text}; the usual settings take its place")
        return StationSettings()


def _keep_copy(path: Path, text: str) -> None:
    """A file that will say something else is kept as it was."""
    if path.is_file() and path.read_bytes() != text.encode():
        copy = path.with_name(f"{path.name}.before")
        copy.write_bytes(path.read_bytes())
        copy.chmod(_READABLE_BY_ALL)
        say(f"as it was: {copy}")


def _pair(wanted: Provisioning, folder: Path) -> None:
    """Pair once; a station that is paired already stays so, as a code is good for one pairing.

    Raises:
        KnownError: The hub cannot be reached, or refuses the code.
    """
    if not wanted.store_url:
        say("no store_url: the station stays alone")
    elif is_paired(folder):
        say("paired already")
    else:
        _begin_to_store(wanted, folder)
        sync(pair=wanted.store_url, code=wanted.pairing_code, data=folder)


def _begin_to_store(wanted: Provisioning, folder: Path) -> None:
    """A station that was only just installed gets the identity a hub knows it by."""
    name = wanted.station_name or load_settings(folder).station_name
    try:
        opened = open_for_writing(folder)
    except KnownError as error:
        if error.reason is Reason.DATABASE_LOCKED:
            return  # the station runs, so it has one
        raise
    with contextlib.closing(opened), opened.database.atomic():
        ensure_identity(opened.database, station_name=name, now_utc=utc_text(now_utc()))
