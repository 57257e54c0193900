import os
import sqlite3
import stat
from pathlib import Path

import pytest
from sqlite_utils import Database

from studio.errors import KnownError, Reason
from studio.store.database import (
    APPLICATION_ID,
    DATABASE_FILE,
    open_for_reading,
    open_for_writing,
)
from studio.store.migrations import STEPS, all_migrations

_GOLDEN = Path(__file__).parent / "golden"


def _make(data_folder: Path) -> Path:
    open_for_writing(data_folder).close()
    return data_folder / DATABASE_FILE


def test_a_commit_is_on_the_disk_before_it_is_acknowledged(data_folder: Path) -> None:
    opened = open_for_writing(data_folder)
    try:
        pragma = {
            name: opened.database.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys")
        }
    finally:
        opened.close()
    assert pragma == {
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
    }


def test_files_belong_to_their_owner_alone(data_folder: Path) -> None:
    opened = open_for_writing(data_folder)
    try:
        opened.database.execute("CREATE TABLE t (x)")
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in data_folder.iterdir()}
    finally:
        opened.close()
    assert set(modes) >= {DATABASE_FILE, f"{DATABASE_FILE}-wal", f"{DATABASE_FILE}-shm"}
    assert set(modes.values()) == {0o600}


def test_a_database_from_nothing_has_every_table_strict(data_folder: Path) -> None:
    path = _make(data_folder)
    connection = sqlite3.connect(path)
    strict = connection.execute(
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
        "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_sqlite_%'"
    ).fetchall()
    connection.close()
    assert len(strict) == 27
    assert all(is_strict for _, is_strict in strict)


def test_opening_twice_changes_nothing(data_folder: Path) -> None:
    path = _make(data_folder)
    before = path.read_bytes()
    opened = open_for_writing(data_folder)
    assert opened.notice == ""
    opened.close()
    assert path.read_bytes() == before


@pytest.mark.parametrize("golden", sorted(_GOLDEN.glob("*.sql")), ids=lambda path: path.stem)
def test_every_released_shape_can_be_brought_up_to_date(data_folder: Path, golden: Path) -> None:
    path = data_folder / DATABASE_FILE
    old = sqlite3.connect(path)
    old.executescript(golden.read_text(encoding="utf-8"))
    old.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    old.close()
    opened = open_for_writing(data_folder)
    try:
        assert not all_migrations().pending(opened.database)
        assert opened.database.execute("PRAGMA foreign_key_check").fetchall() == []
        (reps,) = opened.database.execute("SELECT count(*) FROM reps").fetchone()
        current = _shape(opened.database)
    finally:
        opened.close()
    assert reps == 2
    fresh = Database(memory=True, execute_plugins=False)
    all_migrations().apply(fresh)
    assert current == _shape(fresh)
    fresh.close()


def test_the_newest_step_has_a_golden_file() -> None:
    assert [path.stem for path in sorted(_GOLDEN.glob("*.sql"))] == [name for name, _ in STEPS]


def _shape(database: Database) -> list[tuple[str, str]]:
    """Name and definition of everything, blanks aside."""
    rows = database.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return sorted((name, " ".join(sql.split())) for name, sql in rows.fetchall())


def test_an_older_database_is_backed_up_before_it_is_changed(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _make(data_folder)
    _add_step(monkeypatch, "0090_later")
    opened = open_for_writing(data_folder)
    tables = opened.database.table_names()
    opened.close()
    (backup,) = data_folder.glob("studio-before-0090_later-*.db")
    assert "later" in tables
    assert backup.name in opened.notice
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    connection = sqlite3.connect(backup)
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    connection.close()
    assert "reps" in names
    assert "later" not in names


def test_a_step_that_fails_leaves_the_old_shape(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _make(data_folder)

    def fail(database: Database) -> None:
        database.execute("CREATE TABLE half (x)")
        raise RuntimeError("in the middle")

    monkeypatch.setattr("studio.store.migrations.STEPS", (*STEPS, ("0090_fails", fail)))
    with pytest.raises(RuntimeError, match="in the middle"):
        open_for_writing(data_folder)
    monkeypatch.undo()
    opened = open_for_writing(data_folder)
    tables = opened.database.table_names()
    opened.close()
    assert "half" not in tables


def test_a_newer_database_is_refused_and_untouched(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _add_step(monkeypatch, "0099_from_the_future")
    path = _make(data_folder)
    monkeypatch.undo()
    before = path.read_bytes()
    with pytest.raises(KnownError, match=r"newer Glute Studio \(0099_from_the_future") as caught:
        open_for_writing(data_folder)
    assert caught.value.reason is Reason.DATABASE_NEWER
    assert path.read_bytes() == before


def _add_step(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def step(database: Database) -> None:
        database.execute("CREATE TABLE later (x)")

    steps = (*STEPS, (name, step))
    monkeypatch.setattr("studio.store.migrations.STEPS", steps)


def test_another_programs_database_is_refused(data_folder: Path) -> None:
    other = sqlite3.connect(data_folder / DATABASE_FILE)
    other.execute("CREATE TABLE bookmarks (x)")
    other.close()
    with pytest.raises(KnownError, match="another program") as caught:
        open_for_writing(data_folder)
    assert caught.value.reason is Reason.BAD_FILE


def test_a_file_that_is_no_database_is_set_aside(data_folder: Path) -> None:
    path = data_folder / DATABASE_FILE
    path.write_bytes(b"this is not a database " * 100)
    opened = open_for_writing(data_folder)
    opened.close()
    (aside,) = data_folder.glob("studio-damaged-*.db")
    assert aside.read_bytes() == b"this is not a database " * 100
    assert aside.name in opened.notice
    assert "\n" not in opened.notice


def test_a_damaged_database_is_set_aside_with_its_data(data_folder: Path) -> None:
    path = _make(data_folder)
    content = bytearray(path.read_bytes())
    page = 4096
    content[2 * page : 6 * page] = os.urandom(4 * page)
    path.write_bytes(content)
    opened = open_for_writing(data_folder)
    (count,) = opened.database.execute("SELECT count(*) FROM reps").fetchone()
    opened.close()
    (aside,) = data_folder.glob("studio-damaged-*.db")
    assert aside.read_bytes() == bytes(content)
    assert count == 0


def test_a_second_station_in_the_same_folder_is_refused(data_folder: Path) -> None:
    first = open_for_writing(data_folder)
    try:
        with pytest.raises(KnownError, match="another Glute Studio is writing here") as caught:
            open_for_writing(data_folder)
    finally:
        first.close()
    assert caught.value.reason is Reason.DATABASE_LOCKED
    open_for_writing(data_folder).close()


def test_a_database_locked_by_another_program_is_told(data_folder: Path) -> None:
    path = _make(data_folder)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN IMMEDIATE")
    other.execute("UPDATE station SET name = name")
    try:
        with pytest.raises(KnownError, match="locked by another program") as caught:
            open_for_writing(data_folder, busy_timeout_ms=50)
    finally:
        other.execute("COMMIT")
        other.close()
    assert caught.value.reason is Reason.DATABASE_LOCKED
    open_for_writing(data_folder).close()


def test_a_folder_in_the_place_of_the_file_is_told(data_folder: Path) -> None:
    (data_folder / DATABASE_FILE).mkdir()
    with pytest.raises(KnownError, match="cannot be written") as caught:
        open_for_writing(data_folder)
    assert caught.value.reason is Reason.READ_ONLY


def test_reading_needs_a_database(data_folder: Path) -> None:
    with pytest.raises(KnownError, match="do a set first") as caught:
        open_for_reading(data_folder)
    assert caught.value.reason is Reason.NOT_FOUND


def test_a_reader_cannot_write(data_folder: Path) -> None:
    _make(data_folder)
    reader = open_for_reading(data_folder)
    try:
        assert reader.execute("SELECT count(*) FROM reps").fetchone()[0] == 0
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            reader.execute("DELETE FROM reps")
    finally:
        reader.close()


def test_a_deleted_row_leaves_no_bytes(data_folder: Path) -> None:
    opened = open_for_writing(data_folder)
    secret = "zyxwv-erase-me-zyxwv"
    opened.database.execute(
        "INSERT INTO clients (id, alias, is_guest, created_utc) VALUES ('1', ?, 0, '2026-11-22')",
        [secret],
    )
    opened.database.execute("DELETE FROM clients WHERE id = '1'")
    opened.close()
    for path in data_folder.iterdir():
        assert secret.encode() not in path.read_bytes()
