import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from studio.engine.shipper import Shipper, station_shipper
from studio.errors import KnownError, Reason
from studio.settings import StationSettings
from studio.store.database import DATABASE_FILE
from studio.store.journal import Journal
from studio.store.owner.database import OWNER_FILE, open_owner_store_for_writing
from studio.sync.local_store import LocalStore
from studio.sync.transport import Transport
from tests.store.builders import goblet_squat, make_plan, make_rep
from tests.sync.people import running_journal
from tests.sync.stations import NOW, do_sets, rows

_DEADLINE_S = 20.0
_DURABLE_S = 10.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    do_sets(tmp_path / "station")
    return tmp_path / "station"


@pytest.fixture
def journal(folder: Path) -> Iterator[Journal]:
    running = running_journal(folder)
    yield running
    running.stop()


def _until(holds: Callable[[], bool]) -> None:
    until_s = time.monotonic() + _DEADLINE_S
    while not holds():
        assert time.monotonic() < until_s
        time.sleep(0.01)


def _do_a_set(journal: Journal, *, reps: int) -> None:
    plan = make_plan()
    journal.record_set_started(plan, session_id=journal.begin_session(), exercise=goblet_squat())
    for number in range(1, reps + 1):
        assert journal.record_rep(plan.set_id, make_rep(number)).wait(timeout_s=_DURABLE_S)


def test_reps_arrive_while_the_station_runs(folder: Path, journal: Journal) -> None:
    shipper = Shipper(
        folder, journal=journal, open_transport=lambda: LocalStore(folder), look_s=0.01
    )
    shipper.start()
    try:
        _until(lambda: shipper.state.waiting == 0)
        _do_a_set(journal, reps=5)
        _until(
            lambda: (
                rows(folder / OWNER_FILE, "SELECT count(*) FROM reps")
                == rows(folder / DATABASE_FILE, "SELECT count(*) FROM reps")
            )
        )
        assert shipper.state.last_reached_utc is not None
        assert shipper.state.fault == ""
    finally:
        shipper.stop()
        shipper.stop()


def test_a_store_that_is_away_is_told_and_reached_later(folder: Path, journal: Journal) -> None:
    is_away = True

    def open_transport() -> Transport:
        if is_away:
            raise KnownError(Reason.NO_NETWORK, "The hub is away.")
        return LocalStore(folder)

    shipper = Shipper(folder, journal=journal, open_transport=open_transport, first_pause_s=0.01)
    shipper.start()
    try:
        _until(lambda: shipper.state.fault == "The hub is away.")
        is_away = False
        shipper.hurry()
        _until(lambda: shipper.state.waiting == 0 and shipper.state.fault == "")
    finally:
        shipper.stop()


@pytest.mark.expect_log("ERROR")
def test_a_bug_in_an_attempt_does_not_end_the_shipper(folder: Path, journal: Journal) -> None:
    openings = 0

    def open_transport() -> Transport:
        nonlocal openings
        openings += 1
        if openings == 1:
            raise ZeroDivisionError
        return LocalStore(folder)

    shipper = Shipper(folder, journal=journal, open_transport=open_transport, first_pause_s=0.01)
    shipper.start()
    try:
        _until(lambda: shipper.state.waiting == 0)
    finally:
        shipper.stop()


def test_what_is_too_old_goes_from_journal_and_store(folder: Path, journal: Journal) -> None:
    now = NOW

    def clock() -> datetime:
        return now

    shipper = Shipper(
        folder,
        journal=journal,
        open_transport=lambda: LocalStore(folder),
        keep_days=7,
        look_s=0.01,
        clock=clock,
    )
    shipper.start()
    try:
        _until(lambda: shipper.state.waiting == 0)
        count = "SELECT count(*) FROM reps"
        assert rows(folder / OWNER_FILE, count) == rows(folder / DATABASE_FILE, count) == [(3,)]
        now = NOW + timedelta(days=8)
        shipper.hurry()
        _until(lambda: rows(folder / OWNER_FILE, count) == [(0,)])
        assert rows(folder / DATABASE_FILE, count) == [(0,)]
    finally:
        shipper.stop()


def test_a_store_another_program_writes_is_waited_for(folder: Path, journal: Journal) -> None:
    shipper = station_shipper(StationSettings(), folder, journal=journal)
    with closing(open_owner_store_for_writing(folder)):
        shipper.start()
        _until(lambda: "another Glute Studio is writing" in shipper.state.fault)
    shipper.hurry()
    try:
        _until(lambda: shipper.state.waiting == 0)
    finally:
        shipper.stop()
