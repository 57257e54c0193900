"""A station that set its database aside stays the station it was, with its PINs."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from studio.engine.people.reception import Reception
from studio.settings import StationSettings
from studio.store.carried_over import was_set_aside
from studio.store.database import DATABASE_FILE
from studio.store.journal import Journal
from studio.store.owner.database import OWNER_FILE
from studio.store.people.pins import OWNER, STAFF, PinBook
from studio.sync.local_store import LocalStore
from tests.store.conftest import FaultLog
from tests.sync.stations import do_sets, rows, ship, station_id

_PIN = "402957"
_PAGE_BYTES = 4096


def _started(folder: Path) -> Journal:
    journal = Journal(folder, settings=StationSettings(), on_fault=FaultLog())
    journal.start()
    return journal


def _in_use(folder: Path) -> None:
    """A station with sets that were shipped, and PINs."""
    do_sets(folder)
    with closing(LocalStore(folder)) as store:
        ship(folder, store)
    journal = _started(folder)
    pins = PinBook(folder, journal=journal)
    pins.set_pin(OWNER, _PIN)
    pins.set_pin(STAFF, "7391")
    journal.stop()


def _damage_reps(folder: Path) -> None:
    """Overwrite where the reps begin, as a failing disk does."""
    path = folder / DATABASE_FILE
    root = rows(path, "SELECT rootpage FROM sqlite_schema WHERE name = 'reps'")[0][0]
    assert isinstance(root, int)
    with path.open("r+b") as file:
        file.seek((root - 1) * _PAGE_BYTES)
        file.write(b"\xff" * _PAGE_BYTES)


@pytest.mark.expect_log("WARNING")
def test_a_damaged_database_leaves_its_pins_and_its_name(tmp_path: Path) -> None:
    _in_use(tmp_path)
    before = station_id(tmp_path)
    _damage_reps(tmp_path)

    journal = _started(tmp_path)
    pins = PinBook(tmp_path, journal=journal)
    assert pins.check(OWNER, _PIN).is_right
    assert not pins.check(STAFF, "1111").is_right
    journal.stop()

    assert list(tmp_path.glob("studio-damaged-*.db"))
    assert station_id(tmp_path) == before
    do_sets(tmp_path)
    with closing(LocalStore(tmp_path)) as store:
        ship(tmp_path, store)
    assert rows(tmp_path / OWNER_FILE, "SELECT count(*) FROM stations") == [(1,)]
    assert rows(tmp_path / OWNER_FILE, "SELECT count(*) FROM reps") == [(6,)]


@pytest.mark.parametrize("content", [b"no database at all" * 1000, b""])
def test_nothing_readable_is_no_first_start_either(tmp_path: Path, content: bytes) -> None:
    (tmp_path / DATABASE_FILE).write_bytes(content)

    journal = _started(tmp_path)
    told = Reception(tmp_path, journal=journal, aliases=()).pins_set()
    journal.stop()

    assert not told.owner
    assert told.was_set_aside is bool(content)
    assert was_set_aside(tmp_path) is bool(content)


def test_another_programs_database_gives_no_pin(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / DATABASE_FILE)) as other:
        other.execute("CREATE TABLE pins (subject, client_id, hash, failures, changed_utc)")
        other.execute("INSERT INTO pins VALUES ('owner', NULL, '$argon2id$x', 0, '2026')")
        other.commit()

    _started(tmp_path).stop()

    assert rows(tmp_path / DATABASE_FILE, "SELECT count(*) FROM pins") == [(0,)]


@pytest.mark.expect_log("WARNING")
def test_a_station_that_goes_on_takes_nothing_from_an_old_copy(tmp_path: Path) -> None:
    _in_use(tmp_path)
    _damage_reps(tmp_path)
    journal = _started(tmp_path)
    PinBook(tmp_path, journal=journal).set_pin(OWNER, "918273")
    journal.stop()

    journal = _started(tmp_path)
    assert PinBook(tmp_path, journal=journal).check(OWNER, "918273").is_right
    journal.stop()
