import json
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from studio.errors import KnownError, Reason
from studio.settings import StationSettings
from studio.store.backup import MANIFEST, back_up, backup_folders, sha256_of
from studio.store.database import DATABASE_FILE, open_for_reading, open_for_writing
from studio.store.half_restored import RESTORING_FOLDER, only_restorer
from studio.store.owner.database import OWNER_FILE, open_owner_store, open_owner_store_for_writing
from studio.store.restore import restore
from studio.sync.forget import forget
from studio.sync.local_store import LocalStore
from tests.sync.people import running_journal, train
from tests.sync.stations import NOW, do_sets, journal_content, rows, ship

_ROOT = Path(__file__).resolve().parents[2]
_ERASED, _STAYS = "Xeno-Alpha", "Other-Beta"


def _ship(folder: Path) -> None:
    with closing(LocalStore(folder)) as store:
        ship(folder, store)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Studio:
    """A station where somebody was erased, and a backup of before that erasure did not reach."""

    folder: Path
    stick: Path
    old: dict[str, list[tuple[object, ...]]]


@pytest.fixture
def studio(tmp_path: Path) -> _Studio:
    folder = tmp_path / "station"
    do_sets(folder)
    journal = running_journal(folder)
    for alias in (_ERASED, _STAYS):
        train(journal, folder, alias=alias)
    journal.stop()
    _ship(folder)
    made = back_up(folder, now=NOW, into=tmp_path / "made").folder
    stick = made.rename(tmp_path / "stick")
    forget(folder, _ERASED, settings=StationSettings(), clock=lambda: NOW)
    do_sets(folder)
    _ship(folder)
    return _Studio(folder=folder, stick=stick, old=journal_content(folder))


def _aliases(folder: Path) -> dict[str, set[object]]:
    sql = "SELECT alias FROM clients WHERE is_guest = 0"
    return {
        name: {row[0] for row in rows(folder / name, sql)} for name in (DATABASE_FILE, OWNER_FILE)
    }


def _tombstones(folder: Path) -> list[int]:
    return [
        len(rows(folder / name, "SELECT id FROM tombstones"))
        for name in (DATABASE_FILE, OWNER_FILE)
    ]


_NOBODY_CAME_BACK = {DATABASE_FILE: {_STAYS}, OWNER_FILE: {_STAYS}}


def test_what_was_backed_up_is_what_comes_back(tmp_path: Path) -> None:
    folder = tmp_path / "station"
    do_sets(folder, sets=2)
    _ship(folder)
    (folder / "station.toml").write_text("mute = true\n", encoding="utf-8")
    before = journal_content(folder)
    made = back_up(folder, now=NOW)
    assert set(made.files) == {DATABASE_FILE, OWNER_FILE, "station.key", "station.toml"}
    for path in made.folder.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
    assert stat.S_IMODE(made.folder.stat().st_mode) == 0o700
    assert backup_folders(folder) == (made.folder,)
    do_sets(folder)
    (folder / "station.toml").write_text("mute = false\n", encoding="utf-8")
    after = journal_content(folder)

    kept = restore(folder, made.folder, now=NOW).kept

    assert journal_content(folder) == before
    assert (folder / "station.toml").read_text(encoding="utf-8") == "mute = true\n"
    assert kept is not None
    assert journal_content(kept) == after


def test_a_restored_station_uses_no_number_twice(tmp_path: Path) -> None:
    folder = tmp_path / "station"
    do_sets(folder)
    _ship(folder)
    made = back_up(folder, now=NOW)
    do_sets(folder)
    restore(folder, made.folder, now=NOW)
    do_sets(folder)
    _ship(folder)
    count = "SELECT count(*) FROM reps"
    assert rows(folder / OWNER_FILE, count) == rows(folder / DATABASE_FILE, count)
    assert rows(folder / OWNER_FILE, "SELECT count(*) FROM streams") == [(2,)]


def test_on_a_new_machine(tmp_path: Path) -> None:
    do_sets(tmp_path / "old")
    made = back_up(tmp_path / "old", now=NOW, into=tmp_path / "stick")
    (tmp_path / "new").mkdir()
    assert restore(tmp_path / "new", made.folder, now=NOW).kept is None
    assert journal_content(tmp_path / "new") == journal_content(tmp_path / "old")


@pytest.mark.parametrize("damage", ["changed", "missing", "no backup", "foreign"])
def test_a_damaged_backup_changes_nothing(tmp_path: Path, damage: str) -> None:
    folder = tmp_path / "station"
    do_sets(folder)
    backup = back_up(folder, now=NOW).folder
    before = journal_content(folder)
    copy = backup / DATABASE_FILE
    match damage:
        case "changed":
            content = bytearray(copy.read_bytes())
            content[-1] ^= 1
            copy.write_bytes(content)
        case "missing":
            copy.unlink()
        case "no backup":
            (backup / "backup.json").unlink()
        case "foreign":
            (backup / "backup.json").write_text(
                json.dumps({"files": {"../../etc/passwd": "0"}}), encoding="utf-8"
            )
    with pytest.raises(KnownError) as caught:
        restore(folder, backup, now=NOW)
    assert caught.value.reason in {Reason.BAD_FILE, Reason.DATABASE_DAMAGED}
    assert journal_content(folder) == before


def test_a_station_that_runs_is_not_restored(tmp_path: Path) -> None:
    folder = tmp_path / "station"
    do_sets(folder)
    backup = back_up(folder, now=NOW).folder
    with closing(open_for_writing(folder)), pytest.raises(KnownError) as caught:
        restore(folder, backup, now=NOW)
    assert caught.value.reason is Reason.DATABASE_LOCKED


# --- cut off -----------------------------------------------------------------------------------


def _read_journal(folder: Path) -> None:
    open_for_reading(folder).close()


def _read_store(folder: Path) -> None:
    open_owner_store(folder).close()


def _write_journal(folder: Path) -> None:
    open_for_writing(folder).close()


def _write_store(folder: Path) -> None:
    open_owner_store_for_writing(folder).close()


_OPENERS: tuple[Callable[[Path], None], ...] = (
    _read_journal,
    _read_store,
    _write_journal,
    _write_store,
)


@pytest.mark.expect_log("WARNING")
@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_a_restore_that_dies_at_any_step_is_finished_or_undone(
    tmp_path: Path, studio: _Studio
) -> None:
    lives = tmp_path / "lives"
    program = [sys.executable, "-m", "tests.store.cut_restore"]
    command = [*program, str(studio.folder), str(studio.stick), str(lives)]
    done = subprocess.run(
        command, cwd=_ROOT, capture_output=True, text=True, check=True, timeout=300
    )
    last = int(done.stdout)
    assert last > 50
    new = journal_content(lives / str(last))
    before = _tombstones(studio.folder)
    ends = []
    for life in range(1, last + 1):
        folder = lives / str(life)
        _OPENERS[life % len(_OPENERS)](folder)
        assert not (folder / RESTORING_FOLDER).exists(), life
        content = journal_content(folder)
        assert content in (studio.old, new), life
        ends.append(content == new)
        assert _aliases(folder) == _NOBODY_CAME_BACK, life
        assert all(a >= b for a, b in zip(_tombstones(folder), before, strict=True)), life
        is_old_store = rows(folder / OWNER_FILE, "SELECT count(*) FROM sets") == rows(
            studio.folder / OWNER_FILE, "SELECT count(*) FROM sets"
        )
        assert is_old_store == (content == studio.old), life
        assert bool(list(folder.glob("before-restore-*"))) == (content == new), life
    assert ends == sorted(ends)  # undone at first, finished from the marker on
    assert 5 < sum(ends) < last - 5


@pytest.mark.expect_log("WARNING")
def test_a_cut_restore_of_a_new_machine_is_finished_by_whoever_comes(
    tmp_path: Path, studio: _Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "new"
    folder.mkdir()
    _stop_in_the_swap(monkeypatch)
    with pytest.raises(KeyboardInterrupt):
        restore(folder, studio.stick, now=NOW)
    monkeypatch.undo()
    made = back_up(folder, now=NOW, into=tmp_path / "again")
    assert {DATABASE_FILE, OWNER_FILE} <= set(made.files)
    assert journal_content(folder) == journal_content(studio.stick)


def _stop_in_the_swap(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_data_folder: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("studio.store.restore.swap", stop)


@pytest.mark.expect_log("WARNING")
def test_a_restore_at_work_is_waited_for_and_not_undone(studio: _Studio) -> None:
    (studio.folder / RESTORING_FOLDER).mkdir()
    with only_restorer(studio.folder, wait_s=0.0) as is_alone:
        assert is_alone
        open_for_reading(studio.folder).close()
        assert (studio.folder / RESTORING_FOLDER).is_dir()
    open_for_reading(studio.folder).close()
    assert not (studio.folder / RESTORING_FOLDER).is_dir()


def test_a_marker_that_names_files_elsewhere_is_refused(studio: _Studio) -> None:
    new = studio.folder / RESTORING_FOLDER
    new.mkdir()
    told = {"files": ["../../victim"], "kept": "before-restore-x"}
    (new / "restore.json").write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(KnownError) as caught:
        open_for_reading(studio.folder)
    assert caught.value.reason is Reason.BAD_FILE


# --- the erased stay erased --------------------------------------------------------------------


def test_who_was_erased_is_known_from_what_earlier_restores_kept(studio: _Studio) -> None:
    assert restore(studio.folder, studio.stick, now=NOW).erased_again == 1
    # As a restore that was cut off left it once: the files of the backup as they were.
    for name in (DATABASE_FILE, OWNER_FILE):
        shutil.copyfile(studio.stick / name, studio.folder / name)
    assert _aliases(studio.folder)[DATABASE_FILE] == {_ERASED, _STAYS}
    assert restore(studio.folder, studio.stick, now=NOW).erased_again == 1
    assert _aliases(studio.folder) == _NOBODY_CAME_BACK


def test_a_backup_of_before_a_client_does_not_lose_that_they_were_erased(
    tmp_path: Path, studio: _Studio
) -> None:
    empty = tmp_path / "empty"
    do_sets(empty)
    shutil.copyfile(studio.folder / "station.key", empty / "station.key")
    before = back_up(empty, now=NOW, into=tmp_path / "early").folder
    restore(studio.folder, before, now=NOW)
    for kept in studio.folder.glob("before-restore-*"):
        if not (kept / OWNER_FILE).is_file():
            shutil.rmtree(kept)
    assert restore(studio.folder, studio.stick, now=NOW).erased_again == 1
    assert _aliases(studio.folder) == _NOBODY_CAME_BACK


def test_no_byte_of_the_erased_is_left_by_a_restore(studio: _Studio) -> None:
    restore(studio.folder, studio.stick, now=NOW)
    for path in studio.folder.rglob("*"):
        assert not path.is_file() or _ERASED.encode() not in path.read_bytes(), path


# --- refused with nothing changed --------------------------------------------------------------


def _everything(folder: Path) -> dict[str, str]:
    """Every file with something in it, but for what SQLite keeps of its readers."""
    return {
        path.name: sha256_of(path)
        for path in folder.iterdir()
        if path.is_file() and path.stat().st_size and not path.name.endswith("-shm")
    }


def _from_the_future(backup: Path) -> None:
    """A backup that a newer version made, with everything as it should be."""
    with closing(sqlite3.connect(backup / DATABASE_FILE)) as one:
        one.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
            "VALUES ('glute-studio', '0099_from_the_future', '')"
        )
        one.commit()
    manifest = json.loads((backup / MANIFEST).read_text(encoding="utf-8"))
    manifest["files"] = {name: sha256_of(backup / name) for name in manifest["files"]}
    (backup / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")


def test_a_newer_versions_backup_is_refused_before_anything_is_touched(studio: _Studio) -> None:
    _from_the_future(studio.stick)
    before = _everything(studio.folder)
    with pytest.raises(KnownError) as caught:
        restore(studio.folder, studio.stick, now=NOW)
    assert caught.value.reason is Reason.DATABASE_NEWER
    assert str(studio.stick) in caught.value.text
    assert _everything(studio.folder) == before
    assert not list(studio.folder.glob("before-restore-*"))


def test_without_room_nothing_is_touched(studio: _Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _everything(studio.folder)
    usage = shutil.disk_usage(studio.folder)
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage._replace(free=100_000))
    with pytest.raises(KnownError, match="free some space") as caught:
        restore(studio.folder, studio.stick, now=NOW)
    assert caught.value.reason is Reason.DISK_FULL
    assert _everything(studio.folder) == before
    assert not list(studio.folder.glob("before-restore-*"))


@pytest.mark.parametrize("part", ["copy_file", "_settle", "mark_ready"])
def test_a_disk_that_fills_on_the_way_leaves_everything_as_it_was(
    studio: _Studio, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    before = _everything(studio.folder)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(f"studio.store.restore.{part}", full)
    with pytest.raises(KnownError) as caught:
        restore(studio.folder, studio.stick, now=NOW)
    assert caught.value.reason is Reason.DISK_FULL
    assert _everything(studio.folder) == before
    assert not (studio.folder / RESTORING_FOLDER).exists()


# --- a backup that has not every file -----------------------------------------------------------


def test_a_backup_of_the_store_alone_leaves_the_journal(tmp_path: Path, studio: _Studio) -> None:
    office = tmp_path / "office"
    office.mkdir()
    shutil.copyfile(studio.stick / OWNER_FILE, office / OWNER_FILE)
    backup = back_up(office, now=NOW, into=tmp_path / "of-office").folder
    done = restore(studio.folder, backup, now=NOW)
    assert done.stayed == (DATABASE_FILE,)
    assert journal_content(studio.folder) == studio.old
    _ship(studio.folder)  # into the store that came back
    assert _aliases(studio.folder) == _NOBODY_CAME_BACK
    count = "SELECT count(*) FROM reps"
    assert rows(studio.folder / OWNER_FILE, count) == rows(studio.folder / DATABASE_FILE, count)
