"""A code for once, with which the owner chooses a PIN: the first one, and one in place of another.

Whoever may write into the station's data folder, its service user or IT, makes the code with
`studio owner --reset-pin`; whoever stands before the screen cannot. So a passer-by cannot give a
fresh kiosk a PIN, and a forgotten PIN has a way back that does not go through the screen alone.

The code lies hashed in `setup-code.json`, beside the journal, since a running station alone writes
that. The station takes it over into `pins`, under a subject of its own: wrong codes lock it as
wrong PINs lock a PIN. That one was made, used, or has run out stands in the audit log. Until a new
PIN is chosen the old one holds; every other PIN stays.
"""

import contextlib
import json
import os
import secrets
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from sqlite_utils import Database

from studio.errors import KnownError, Reason
from studio.store.database import DATABASE_FILE, open_for_reading
from studio.store.ids import now_utc, utc_text
from studio.store.people.office import place_of_pins
from studio.store.people.pins import (
    OWNER,
    PinAnswer,
    PinBook,
    Writer,
    check_form,
    hash_pin,
    write_durably,
)
from studio.store.privacy.audit import Actor, note

SETUP = "setup"
SETUP_FILE = "setup-code.json"
CODE_DIGITS = 10
CODE_HOURS = 24
COMMAND = "studio owner --reset-pin"
_OWNER_ONLY = 0o600
_ROOT = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Waiting:
    """What the file says."""

    hash_text: str
    made: datetime

    def is_in_time(self, now: datetime) -> bool:
        return self.made <= now + timedelta(hours=1) and now < self.made + timedelta(
            hours=CODE_HOURS
        )


def has_owner_pin(data_folder: Path) -> bool:
    """Whether the owner has a PIN; a station that was never started has none.

    Raises:
        KnownError: The journal cannot be read.
    """
    if not (data_folder / DATABASE_FILE).is_file():
        return False
    with closing(open_for_reading(data_folder)) as connection:
        found = connection.execute("SELECT 1 FROM pins WHERE subject = ?", (OWNER,)).fetchone()
    return found is not None


def make_setup_code(data_folder: Path, *, now: datetime) -> str:
    """Make a code; an earlier one no longer counts.

    Args:
        data_folder: Of a station.
        now: When; it runs out `CODE_HOURS` later.

    Returns:
        Its digits. Nobody can read them back.

    Raises:
        KnownError: READ_ONLY when the folder cannot be written by this user.
    """
    code = "".join(secrets.choice("0123456789") for _ in range(CODE_DIGITS))
    text = json.dumps({"hash": hash_pin(code), "made_utc": utc_text(now)})
    path = data_folder / SETUP_FILE
    beside = path.with_suffix(".new")
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OWNER_ONLY)
        with open(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        _give_to_the_stations_user(beside, data_folder)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise KnownError(
            Reason.READ_ONLY,
            f"{path}: cannot be written ({error.strerror}); run it as the station's user or root",
        ) from error
    return code


def spaced(code: str) -> str:
    """The digits in two groups, to be read out."""
    half = len(code) // 2
    return f"{code[:half]} {code[half:]}"


def _give_to_the_stations_user(path: Path, data_folder: Path) -> None:
    """Root makes the code for a station that runs as another user, who has to read it."""
    if hasattr(os, "geteuid") and os.geteuid() == _ROOT:
        whose = data_folder.stat()
        os.chown(path, whose.st_uid, whose.st_gid)


class SetupCodes:
    """Compares and uses up the code. Its methods may be called from any thread but the screen's."""

    def __init__(
        self,
        data_folder: Path,
        *,
        journal: Writer,
        pins: PinBook,
        today: Callable[[], datetime] = now_utc,
    ) -> None:
        """Prepare.

        Args:
            data_folder: Of the station.
            journal: Running whenever something is written.
            pins: The book that counts wrong attempts.
            today: This moment, with its time zone.
        """
        self._data_folder = data_folder
        self._path = data_folder / SETUP_FILE
        self._journal = journal
        self._pins = pins
        self._today = today

    def is_waiting(self) -> bool:
        """Whether a code may be typed now; takes over a new one, and lets go of one too old.

        Raises:
            KnownError: The journal cannot be read or written.
        """
        waiting = self._read()
        if waiting is None:
            return False
        if not waiting.is_in_time(self._today()):
            self._let_go("setup code ran out")
            return False
        if self._taken_over() != waiting.hash_text:
            self._take_over(waiting)
        return True

    def check_owner(self, typed: str) -> PinAnswer:
        """Compare what the owner typed: the PIN, or the code that waits.

        Raises:
            KnownError: NOT_FOUND when there is neither PIN nor code; as `PinBook.check`.
        """
        has_pin = self._pins.has_pin(OWNER)
        if not has_pin or (len(typed) == CODE_DIGITS and self.is_waiting()):
            answer = self.check(typed)
            if answer.is_right or not has_pin:
                return replace(answer, is_setup_code=answer.is_right)
        return self._pins.check(OWNER, typed)

    def check(self, typed: str) -> PinAnswer:
        """Compare what was typed with the code that waits.

        Raises:
            KnownError: NOT_FOUND when none waits; as `PinBook.check`.
        """
        if not self.is_waiting():
            raise KnownError(
                Reason.NOT_FOUND, f"No setup code waits here. Make one with: {COMMAND}"
            )
        return self._pins.check(SETUP, typed)

    def choose_pin(self, pin: str, *, code: str) -> None:
        """Set the owner's PIN and use the code up.

        Args:
            pin: Six digits or more.
            code: As it was typed.

        Raises:
            KnownError: USER_INPUT when that cannot be a PIN, NOT_FOUND when the code does not
                count (any more); or it cannot be stored.
        """
        check_form(pin, subject=OWNER)
        if not self.check(code).is_right:
            raise KnownError(Reason.NOT_FOUND, "That setup code does not count. Make another.")
        self._pins.set_pin(OWNER, pin)
        self._let_go("pin", detail="owner, by setup code", actor=Actor.OWNER)

    def _read(self) -> _Waiting | None:
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
            made = datetime.fromisoformat(str(found["made_utc"]))
            return _Waiting(hash_text=str(found["hash"]), made=made)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise KnownError(
                Reason.NOT_FOUND,
                f"The setup code cannot be read. Make another with: {COMMAND}",
            ) from error

    def _taken_over(self) -> str:
        shape = place_of_pins(self._data_folder)
        with closing(open_for_reading(self._data_folder, shape=shape)) as connection:
            row = connection.execute("SELECT hash FROM pins WHERE subject = ?", (SETUP,)).fetchone()
        return "" if row is None else str(row[0])

    def _take_over(self, waiting: _Waiting) -> None:
        now = self._today()

        def task(database: Database) -> None:
            database.execute("DELETE FROM pins WHERE subject = ?", (SETUP,))
            database.execute(
                "INSERT INTO pins (subject, client_id, hash, failures, changed_utc) "
                "VALUES (?, NULL, ?, 0, ?)",
                (SETUP, waiting.hash_text, utc_text(now)),
            )
            detail = f"made {utc_text(waiting.made)}"
            note(database, actor=Actor.COMMAND_LINE, action="setup code", detail=detail, now=now)

        write_durably(self._journal, task)

    def _let_go(self, action: str, *, detail: str = "", actor: Actor = Actor.STATION) -> None:
        now = self._today()

        def task(database: Database) -> None:
            database.execute("DELETE FROM pins WHERE subject = ?", (SETUP,))
            note(database, actor=actor, action=action, detail=detail, now=now)

        write_durably(self._journal, task)
        with contextlib.suppress(FileNotFoundError):
            self._path.unlink()
