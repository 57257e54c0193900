"""The self-test of the machine: touch, owner, clock, sync, errors, versions."""

import platform
import sqlite3
import sys
import tomllib
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from importlib import metadata
from pathlib import Path

from sqlite_utils import Database

from studio.engine.self_test.finding import CheckState, Finding, failed
from studio.errors import KnownError
from studio.log import FaultBook
from studio.settings import StationSettings
from studio.store.database import DATABASE_FILE, open_for_reading
from studio.store.health import has_reset_fix
from studio.store.ids import utc_text
from studio.store.leapt_clock import LONGEST_GAP, leapt_over
from studio.store.people.setup_code import COMMAND, has_owner_pin
from studio.store.privacy.key import load_station_key
from studio.sync.outbox import OutboxReader
from studio.sync.paired import is_paired

BUILD_FILE = Path(__file__).resolve().parents[2] / "_build.toml"
"""Written by the package's builder; not there in a clone."""

_INPUTS = Path("/proc/bus/input/devices")
_TOUCH_AXIS = 0x35  # ABS_MT_POSITION_X of linux/input-event-codes.h
_RELEASED = datetime(2026, 11, 1, tzinfo=UTC)
_LONG_RELEASED = timedelta(days=5 * 365)
_MUCH_WAITING = 50_000


def check_touch(*, devices: Path = _INPUTS) -> Finding:
    """Whether a touch screen is plugged in.

    Args:
        devices: The kernel's list of input devices.
    """
    if sys.platform != "linux":
        return Finding(name="touch", state=CheckState.OK, message="not looked at on this system")
    try:
        blocks = devices.read_text(encoding="utf-8", errors="replace").split("\n\n")
    except OSError:
        blocks = []
    names = [name for block in blocks if (name := _touch_name(block))]
    if names:
        return Finding(name="touch", state=CheckState.OK, message=", ".join(names))
    return Finding(
        name="touch",
        state=CheckState.WARNING,
        message="no touch screen was found",
        what_to_do="Plug in the USB cable of the screen; a mouse works meanwhile.",
    )


def _touch_name(block: str) -> str:
    """The device's name if it tells where fingers are, else ""."""
    name, axes = "", 0
    for line in block.splitlines():
        if line.startswith("N: Name="):
            name = line.removeprefix("N: Name=").strip('"')
        elif line.startswith("B: ABS="):
            words = line.removeprefix("B: ABS=").split()
            axes = int("".join(word.rjust(16, "0") for word in words), 16)
    return name if axes >> _TOUCH_AXIS & 1 else ""


def check_owner(data_folder: Path) -> Finding:
    """Whether the owner has a PIN.

    Args:
        data_folder: An existing folder.
    """
    try:
        is_set = has_owner_pin(data_folder)
    except KnownError as error:
        return failed("owner", error)
    if is_set:
        return Finding(name="owner", state=CheckState.OK, message="the owner's PIN is set")
    return Finding(
        name="owner",
        state=CheckState.WARNING,
        message="the owner has no PIN yet: nobody opens the owner's pages or adds clients",
        what_to_do=f"Once the station runs: {COMMAND} --data {data_folder}",
    )


def check_clock(now_utc: datetime, *, data_folder: Path | None = None) -> Finding:
    """Whether the time of day can be believed; set times are stored with every rep.

    Args:
        now_utc: This moment.
        data_folder: Holds what was stored before; None = nothing to compare with.
    """
    message = f"{now_utc:%Y-%m-%d %H:%M} UTC"
    advice = "Set the clock, or let the machine fetch the time from the network."
    if now_utc < _RELEASED:
        said = f"{message} lies before this program was made"
        return Finding(name="clock", state=CheckState.FAILED, message=said, what_to_do=advice)
    stored = _Stored() if data_folder is None else _stored(data_folder, now_utc)
    newest = stored.newest
    if newest is not None and now_utc < newest - timedelta(minutes=2):
        said = f"{message} lies before the newest set ({newest:%Y-%m-%d %H:%M})"
        if stored.is_newest_from_a_leap(now_utc):
            return Finding(
                name="clock",
                state=CheckState.WARNING,
                message=said,
                what_to_do="If the clock is right now, it was wrong then: nothing is to be done.",
            )
        return Finding(name="clock", state=CheckState.FAILED, message=said, what_to_do=advice)
    said = ""
    if stored.before_leap is not None:
        said = f"{message}, but before this nothing was stored since {stored.before_leap}"
    elif now_utc > _RELEASED + _LONG_RELEASED:
        said = f"{message} is years after this program was made"
    if said:
        return Finding(
            name="clock",
            state=CheckState.WARNING,
            message=said,
            what_to_do=f"{advice} If it is right, nothing is to be done: no old set is removed "
            "before the station was used on several days.",
        )
    return Finding(name="clock", state=CheckState.OK, message=message)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stored:
    """When the newest set began, the newest one until now, and the last day ahead of a leap."""

    newest: datetime | None = None
    newest_until_now: datetime | None = None
    before_leap: date | None = None

    def is_newest_from_a_leap(self, now_utc: datetime) -> bool:
        """Whether it stands alone, far ahead of a row of sets that reaches to this moment."""
        if self.newest is None or self.newest_until_now is None:
            return False
        is_far = self.newest - now_utc > LONGEST_GAP
        return is_far and now_utc - self.newest_until_now < LONGEST_GAP


def _stored(data_folder: Path, now_utc: datetime) -> _Stored:
    ask = "SELECT max(started_utc) FROM sets"
    try:
        with closing(open_for_reading(data_folder, busy_timeout_ms=200)) as connection:
            newest = connection.execute(ask).fetchone()[0]
            now = (utc_text(now_utc),)
            until_now = connection.execute(f"{ask} WHERE started_utc <= ?", now).fetchone()[0]
            leap = leapt_over(Database(connection, execute_plugins=False), now=now_utc)
    except (KnownError, sqlite3.Error):
        return _Stored()  # told by the check of the database
    moments = [None if one is None else datetime.fromisoformat(one) for one in (newest, until_now)]
    return _Stored(newest=moments[0], newest_until_now=moments[1], before_leap=leap)


def check_sync(data_folder: Path) -> Finding:
    """What becomes of the sets beyond this station.

    Args:
        data_folder: An existing folder.
    """
    if not is_paired(data_folder) or not (data_folder / DATABASE_FILE).is_file():
        words = "not set up: everything stays on this station"
        return Finding(name="sync", state=CheckState.OK, message=words)
    try:
        outbox = OutboxReader(data_folder, key=load_station_key(data_folder))
        try:
            waiting = outbox.waiting()
        finally:
            outbox.close()
    except KnownError as error:
        return failed("sync", error)
    except sqlite3.Error as error:
        return Finding(name="sync", state=CheckState.FAILED, message=f"cannot be read: {error}")
    if waiting > _MUCH_WAITING:
        return Finding(
            name="sync",
            state=CheckState.WARNING,
            message=f"{waiting} changes wait for the studio's store",
            what_to_do="Look whether the hub runs and can be reached: studio sync",
        )
    return Finding(name="sync", state=CheckState.OK, message=f"paired, {waiting} changes wait")


def check_errors(data_folder: Path) -> Finding:
    """Whether the program itself went wrong since it was installed.

    Args:
        data_folder: An existing folder.
    """
    tally = FaultBook.read(data_folder)
    if not tally.errors:
        return Finding(name="errors", state=CheckState.OK, message="none")
    return Finding(
        name="errors",
        state=CheckState.WARNING,
        message=f"{tally.errors}; the last on {tally.last_utc}: {tally.last}",
        what_to_do=f"Send studio.log and the support code {tally.code} to who looks after it.",
    )


def check_version(settings: StationSettings, *, build_file: Path = BUILD_FILE) -> Finding:
    """What runs here, and where it stands.

    Args:
        settings: Of this station.
        build_file: Written by the package's builder.
    """
    try:
        version = str(tomllib.loads(build_file.read_text(encoding="utf-8"))["version"])
        is_package = True
    except (OSError, ValueError, KeyError):
        version, is_package = f"{_own_version()} from a clone", False
    place = ", ".join(name for name in (settings.station_name, settings.studio_name) if name)
    parts = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    message = f"{version} on {place}; {parts}"
    if is_package and not has_reset_fix(sqlite3.sqlite_version_info):
        return Finding(
            name="version",
            state=CheckState.FAILED,
            message=f"{message}, which is not the one the package brings",
            what_to_do="Start it with /usr/bin/studio, or install the package again.",
        )
    return Finding(name="version", state=CheckState.OK, message=message)


def _own_version() -> str:
    try:
        return metadata.version("glute-studio")
    except metadata.PackageNotFoundError:
        return "unknown version"
