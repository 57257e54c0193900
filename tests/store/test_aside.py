"""The station goes on, whatever lies in the place of its database."""

import sqlite3
from pathlib import Path

import pytest

from studio.errors import KnownError, Reason
from studio.settings import StationSettings
from studio.store.aside import open_in_any_case
from studio.store.database import DATABASE_FILE, open_for_writing
from studio.store.journal import Journal


def test_another_programs_database_is_set_aside_with_its_data(data_folder: Path) -> None:
    with sqlite3.connect(data_folder / DATABASE_FILE) as other:
        other.execute("CREATE TABLE bookmarks (x)")
        other.execute("INSERT INTO bookmarks VALUES (7)")
    other.close()
    opened = open_in_any_case(data_folder)
    opened.close()

    (aside,) = data_folder.glob("studio-foreign-*.db")
    with sqlite3.connect(aside) as kept:
        assert kept.execute("SELECT x FROM bookmarks").fetchone() == (7,)
    kept.close()
    assert aside.name in opened.notice


def test_a_database_that_another_program_holds_is_set_aside(data_folder: Path) -> None:
    open_for_writing(data_folder).close()
    other = sqlite3.connect(data_folder / DATABASE_FILE, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN IMMEDIATE")
    other.execute("UPDATE station SET name = 'held'")
    opened = open_in_any_case(data_folder, busy_timeout_ms=50)
    opened.close()
    other.execute("COMMIT")
    other.close()

    (aside,) = data_folder.glob("studio-locked-*.db")
    assert aside.name in opened.notice
    with sqlite3.connect(data_folder / DATABASE_FILE) as new:
        assert new.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    new.close()


def test_a_database_held_beside_its_write_ahead_log_is_set_aside(data_folder: Path) -> None:
    """It opens well: only the first write would fail."""
    open_for_writing(data_folder).close()
    other = sqlite3.connect(data_folder / DATABASE_FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("UPDATE station SET name = 'held'")
    opened = open_in_any_case(data_folder, busy_timeout_ms=50)
    opened.close()
    other.execute("COMMIT")
    other.close()

    (aside,) = data_folder.glob("studio-locked-*.db")
    assert aside.name in opened.notice


def test_the_journal_of_a_station_goes_on(data_folder: Path) -> None:
    with sqlite3.connect(data_folder / DATABASE_FILE) as other:
        other.execute("CREATE TABLE bookmarks (x)")
    other.close()
    journal = Journal(data_folder, settings=StationSettings(), on_fault=lambda _fault: None)

    assert "foreign" in journal.start()
    journal.begin_session()
    assert journal.stop() == 0


def test_a_second_station_is_still_refused(data_folder: Path) -> None:
    first = open_for_writing(data_folder)
    with pytest.raises(KnownError) as told:
        open_in_any_case(data_folder, busy_timeout_ms=50)
    first.close()

    assert told.value.reason is Reason.DATABASE_LOCKED
    assert not list(data_folder.glob("studio-locked-*"))
