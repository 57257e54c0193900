"""PINs of owner, staff and clients: argon2id, and a lock-out that cannot be waited out by tricks.

Five failures lock a PIN for 30 s, each further one for twice as long, up to 15 min. A failure is
on the disk before the PIN is even compared, so pulling the plug gains nothing; and waiting is
measured on the monotonic clock, so setting the clock gains nothing either: from the failure, from
the start of the program, or, when another window or program noted the failure, from the moment it
was seen here. Neither PIN nor hash is ever logged.

Parameters: RFC 9106, second recommended option (64 MiB, 3 passes, 4 lanes); kiosk.md, requirement
16. Comparing takes about 0.2 s of a core: never call it on the thread of the screen.
"""

import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Protocol

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.low_level import Type
from sqlite_utils import Database

from studio.errors import KnownError, Reason
from studio.store.database import JOURNAL, Shape, open_for_reading
from studio.store.ids import now_utc, utc_text
from studio.store.receipt import Receipt

OWNER = "owner"
STAFF = "staff"
SHORTEST_OWNER_PIN = 6
SHORTEST_PIN = 4
_LONGEST_PIN = 32
_LEAST_DIGITS = 3
_REPEATS = (2, 3)
_FREE_FAILURES = 5
_FIRST_WAIT_S = 30.0
_LONGEST_WAIT_S = 900.0
_DURABLE_S = 5.0
_HASHER = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=4, type=Type.ID)


class Writer(Protocol):
    """What is needed of `store.journal.Journal`."""

    def perform(self, task: Callable[[Database], None]) -> Receipt:
        """Do a task in a transaction, in its turn."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PinAnswer:
    """What came of an attempt.

    Attributes:
        is_right: Whether the PIN was right.
        wait_s: Seconds until the next attempt is looked at; 0 = at once.
        is_setup_code: It was no PIN, but the code with which a new one may be chosen
            (studio/store/people/setup_code.py).
    """

    is_right: bool
    wait_s: float
    is_setup_code: bool = False


def wait_after(failures: int) -> float:
    """Seconds a PIN is locked after so many failures in a row."""
    if failures < _FREE_FAILURES:
        return 0.0
    return min(_FIRST_WAIT_S * 2.0 ** min(failures - _FREE_FAILURES, 16), _LONGEST_WAIT_S)


def check_form(pin: str, *, subject: str) -> None:
    """Refuse what cannot be a PIN.

    Raises:
        KnownError: USER_INPUT: not digits alone, or too short for that subject.
    """
    shortest = SHORTEST_OWNER_PIN if subject == OWNER else SHORTEST_PIN
    is_plain = pin.isascii() and pin.isdigit() and len(pin) <= _LONGEST_PIN
    if not is_plain or len(pin) < shortest:
        raise KnownError(Reason.USER_INPUT, f"A PIN here is {shortest} digits or more.")
    if len(set(pin)) == 1:
        raise KnownError(Reason.USER_INPUT, "A PIN of one digit repeated is too easy to guess.")
    if subject == OWNER and _is_easy(pin):
        raise KnownError(
            Reason.USER_INPUT, "A row of digits, or one that repeats, is too easy to guess."
        )


def _is_easy(pin: str) -> bool:
    """One of those that are tried first: counted up or down, mirrored, repeated, of two digits."""
    digits = len(set(pin))
    if digits < _LEAST_DIGITS or _is_run(pin) or (_is_run(pin[::2]) and pin[::2] == pin[1::2]):
        return True
    repeats = any(pin == pin[:length] * (len(pin) // length) for length in _REPEATS)
    return repeats or (pin == pin[::-1] and digits == _LEAST_DIGITS)


def _is_run(pin: str) -> bool:
    return {(int(after) - int(before)) % 10 for before, after in pairwise(pin)} in ({1}, {9})


def hash_pin(pin: str) -> str:
    """What is kept of a PIN. Takes about 0.2 s of a core."""
    return _HASHER.hash(pin)


def write_durably(journal: Writer, task: Callable[[Database], None]) -> None:
    """Do a task in a transaction and wait until it is on the disk.

    Raises:
        KnownError: DISK_FAULT when it is not in time.
    """
    if not journal.perform(task).wait(timeout_s=_DURABLE_S):
        raise KnownError(
            Reason.DISK_FAULT, "The disk does not take it. Look at the disk, then try again."
        )


class PinBook:
    """Sets and compares PINs. Its methods may be called from any thread; each takes its time."""

    def __init__(
        self,
        data_folder: Path,
        *,
        journal: Writer,
        clock: Callable[[], float] = time.monotonic,
        today: Callable[[], datetime] = now_utc,
        shape: Shape = JOURNAL,
    ) -> None:
        """Prepare.

        Args:
            data_folder: Of the station.
            journal: Running.
            clock: Monotonic seconds.
            today: This moment, with its time zone.
            shape: Of the database that holds the PINs (`people.office.place_of_pins`).
        """
        self._data_folder = data_folder
        self._shape = shape
        self._journal = journal
        self._clock = clock
        self._today = today
        self._lock = threading.Lock()
        self._seen = self._failures_at_start()

    def has_pin(self, subject: str) -> bool:
        """Whether a PIN is set for the owner, the staff, or a client by id."""
        return self._stored(subject) is not None

    def set_pin(self, subject: str, pin: str) -> None:
        """Set or replace a PIN, and lift its lock.

        Args:
            subject: `OWNER`, `STAFF` or a client's id.
            pin: Digits; the owner's six or more, others four or more.

        Raises:
            KnownError: USER_INPUT when it cannot be a PIN, DISK_FAULT when it is not stored.
        """
        check_form(pin, subject=subject)
        values = {
            "subject": subject,
            "client_id": None if subject in {OWNER, STAFF} else subject,
            "hash": hash_pin(pin),
            "now": utc_text(self._today()),
        }

        def task(database: Database) -> None:
            database.execute(
                "INSERT INTO pins (subject, client_id, hash, failures, changed_utc) "
                "VALUES (:subject, :client_id, :hash, 0, :now) ON CONFLICT (subject) DO UPDATE "
                "SET hash = excluded.hash, failures = 0, changed_utc = excluded.changed_utc",
                values,
            )

        write_durably(self._journal, task)

    def remove_pin(self, subject: str) -> None:
        """No PIN from now on.

        Raises:
            KnownError: DISK_FAULT when that is not stored.
        """
        write_durably(self._journal, lambda database: _delete_pin(database, subject))

    def check(self, subject: str, pin: str) -> PinAnswer:
        """Compare a PIN.

        Args:
            subject: `OWNER`, `STAFF` or a client's id.
            pin: As typed.

        Raises:
            KnownError: NOT_FOUND when none is set, DISK_FAULT when an attempt cannot be noted.
        """
        with self._lock:
            stored = self._stored(subject)
            if stored is None:
                raise KnownError(Reason.NOT_FOUND, "No PIN is set here.")
            hash_text, failures = stored
            wait_s = self._wait_s(subject, failures)
            if wait_s > 0:
                return PinAnswer(is_right=False, wait_s=wait_s)
            self._note(subject, "failures + 1")
            if _is_right(hash_text, pin):
                self._note(subject, "0")
                return PinAnswer(is_right=True, wait_s=0.0)
            self._seen[subject] = (failures + 1, self._clock())
            return PinAnswer(is_right=False, wait_s=wait_after(failures + 1))

    def _failures_at_start(self) -> dict[str, tuple[int, float]]:
        """Failures by subject, with the moment from which waiting is measured."""
        started_s = self._clock()
        try:
            with closing(self._opened()) as connection:
                rows = connection.execute("SELECT subject, failures FROM pins").fetchall()
        except (KnownError, sqlite3.Error):  # no journal yet, or one that is brought up to date
            return {}
        return {str(row[0]): (int(row[1]), started_s) for row in rows}

    def _opened(self) -> sqlite3.Connection:
        return open_for_reading(self._data_folder, shape=self._shape)

    def _wait_s(self, subject: str, failures: int) -> float:
        seen, since_s = self._seen.get(subject, (0, 0.0))
        if seen != failures:
            since_s = self._clock()
            self._seen[subject] = (failures, since_s)
        return max(0.0, wait_after(failures) - (self._clock() - since_s))

    def _stored(self, subject: str) -> tuple[str, int] | None:
        if not (self._data_folder / self._shape.file).is_file():
            return None
        connection = self._opened()
        try:
            row = connection.execute(
                "SELECT hash, failures FROM pins WHERE subject = ?", (subject,)
            ).fetchone()
        finally:
            connection.close()
        return None if row is None else (str(row[0]), int(row[1]))

    def _note(self, subject: str, failures: str) -> None:
        def task(database: Database) -> None:
            database.execute(f"UPDATE pins SET failures = {failures} WHERE subject = ?", (subject,))

        write_durably(self._journal, task)


def _delete_pin(database: Database, subject: str) -> None:
    database.execute("DELETE FROM pins WHERE subject = ?", (subject,))


def _is_right(hash_text: str, pin: str) -> bool:
    try:
        return _HASHER.verify(hash_text, pin)
    except (VerificationError, InvalidHashError):
        return False
