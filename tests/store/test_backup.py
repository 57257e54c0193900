import json
import stat
import threading
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from studio.errors import KnownError, Reason
from studio.store.backup import back_up, backup_folders, check_backup, restore
from studio.store.database import DATABASE_FILE, open_for_writing
from studio.store.owner.database import OWNER_FILE, open_owner_store_for_writing
from studio.store.privacy.retention import remove_old_sessions
from studio.sync.local_store import LocalStore
from tests.store.builders import goblet_squat, make_plan, make_rep
from tests.sync.people import running_journal
from tests.sync.stations import NOW, do_sets, journal_content, rows, ship

_DURABLE_S = 20.0


def _ship(folder: Path) -> None:
    with closing(LocalStore(folder)) as store:
        ship(folder, store)


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

    kept = restore(folder, made.folder, now=NOW)

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
    assert restore(tmp_path / "new", made.folder, now=NOW) is None
    assert journal_content(tmp_path / "new") == journal_content(tmp_path / "old")


def test_a_backup_while_a_set_runs_is_whole_and_loses_no_rep(tmp_path: Path) -> None:
    folder = tmp_path / "station"
    do_sets(folder, sets=3, reps=20)
    journal = running_journal(folder)
    plan = make_plan()
    journal.record_set_started(plan, session_id=journal.begin_session(), exercise=goblet_squat())
    done = threading.Event()
    durable = []

    def count_reps() -> None:
        number = 0
        while not done.is_set() or number < 20:
            number += 1
            receipt = journal.record_rep(plan.set_id, make_rep(number))
            durable.append(receipt.wait(timeout_s=_DURABLE_S))

    client = threading.Thread(target=count_reps)
    client.start()
    made = [back_up(folder, now=NOW + timedelta(seconds=second)) for second in range(3)]
    done.set()
    client.join()
    journal.stop()
    assert all(durable)
    assert rows(folder / DATABASE_FILE, "SELECT count(*) FROM reps") == [(60 + len(durable),)]
    for backup in made:
        check_backup(backup.folder)


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


def test_nothing_to_back_up_is_said(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        back_up(tmp_path, now=NOW)
    assert caught.value.reason is Reason.NOT_FOUND


def test_old_sessions_go_from_journal_and_store_and_new_ones_stay(tmp_path: Path) -> None:
    folder = tmp_path / "station"
    for _ in range(3):
        do_sets(folder)
    _ship(folder)
    later = NOW + timedelta(days=8)
    with closing(open_for_writing(folder)) as journal:
        now_text = "2026-11-29T17:00:00.000Z"
        journal.database.execute(
            "UPDATE sessions SET started_utc = ? WHERE id IN (SELECT max(id) FROM sessions)",
            (now_text,),
        )
        gone = remove_old_sessions(journal.database, keep_days=7, now=later)
        assert remove_old_sessions(journal.database, keep_days=7, now=later) == 0
    assert gone == 2
    assert rows(folder / DATABASE_FILE, "SELECT count(*) FROM reps") == [(3,)]
    _ship(folder)
    with closing(open_owner_store_for_writing(folder)) as store:
        assert remove_old_sessions(store.database, keep_days=7, now=later) == 2
    assert rows(folder / OWNER_FILE, "SELECT count(*) FROM set_totals") == [(1,)]
