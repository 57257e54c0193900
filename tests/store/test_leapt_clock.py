"""A clock that was set years ahead removes nothing."""

from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from studio.store.database import DATABASE_FILE, open_for_writing
from studio.store.ids import new_id, utc_text
from studio.store.leapt_clock import DAYS_THAT_CONFIRM, LONGEST_GAP, leap_among
from studio.store.owner.database import open_owner_store_for_writing
from studio.store.privacy.retention import remove_old_sessions
from studio.sync.local_store import LocalStore
from tests.sync.stations import NOW, do_sets, rows, ship

_TODAY = date(2036, 11, 20)


def _start(database: Database, at: datetime) -> None:
    database.execute(
        "INSERT INTO health_notes (id, at_utc, kind, what) VALUES (?, ?, 'start', 'in_order')",
        (new_id(), utc_text(at)),
    )


@pytest.mark.expect_log("WARNING")
def test_a_clock_years_ahead_removes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "station"
    do_sets(folder)
    with closing(LocalStore(folder)) as store:
        ship(folder, store)
    ahead = NOW + timedelta(days=3653)
    with closing(open_for_writing(folder)) as journal:
        _start(journal.database, ahead - timedelta(minutes=1))
        assert remove_old_sessions(journal.database, keep_days=730, now=ahead) == 0
    with closing(open_owner_store_for_writing(folder)) as owner:
        assert remove_old_sessions(owner.database, keep_days=730, now=ahead) == 0
    assert rows(folder / DATABASE_FILE, "SELECT count(*) FROM reps") == [(3,)]


def test_a_station_that_really_stood_still_lets_go_after_some_days(tmp_path: Path) -> None:
    do_sets(tmp_path)
    back = NOW + timedelta(days=800)
    with closing(open_for_writing(tmp_path)) as journal:
        for day in range(DAYS_THAT_CONFIRM):
            _start(journal.database, back + timedelta(days=day))
        now = back + timedelta(days=DAYS_THAT_CONFIRM - 1)
        assert remove_old_sessions(journal.database, keep_days=730, now=now) == 1


def test_a_leap_is_a_gap_that_few_days_follow() -> None:
    one_day = timedelta(days=1)
    before = _TODAY - LONGEST_GAP - one_day
    assert leap_among([], today=_TODAY) is None
    assert leap_among([_TODAY - LONGEST_GAP], today=_TODAY) is None
    assert leap_among([before], today=_TODAY) == before
    assert leap_among([_TODAY, before - one_day], today=_TODAY) == before - one_day
    since = [_TODAY - number * one_day for number in range(DAYS_THAT_CONFIRM)]
    assert leap_among([*since, date(2026, 1, 1)], today=_TODAY) is None
