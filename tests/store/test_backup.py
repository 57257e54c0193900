import threading
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from studio.errors import KnownError, Reason
from studio.store.backup import back_up, check_backup
from studio.store.database import DATABASE_FILE, open_for_writing
from studio.store.owner.database import OWNER_FILE, open_owner_store_for_writing
from studio.store.privacy.retention import remove_old_sessions
from studio.sync.local_store import LocalStore
from tests.store.builders import goblet_squat, make_plan, make_rep
from tests.sync.people import running_journal
from tests.sync.stations import NOW, do_sets, rows, ship

_DURABLE_S = 20.0


def _ship(folder: Path) -> None:
    with closing(LocalStore(folder)) as store:
        ship(folder, store)


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
