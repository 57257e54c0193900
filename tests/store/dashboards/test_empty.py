"""No data, and the first day: nothing is made up, and nought is only said where it is so."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from studio.store.dashboards.behind import sets_behind
from studio.store.dashboards.clients import clients_page
from studio.store.dashboards.coaching import coaching_page
from studio.store.dashboards.exercises import exercises_page
from studio.store.dashboards.one_client import client_page
from studio.store.dashboards.period import Filter, last_days
from studio.store.dashboards.stations import stations_page
from studio.store.dashboards.stored_data import data_page
from studio.store.dashboards.today import today_page
from studio.store.owner.database import open_owner_store, open_owner_store_for_writing
from studio.sync.local_store import LocalStore
from tests.sync.stations import NOW, do_sets, ship

_ZONE = ZoneInfo("Europe/Berlin")
_MONTH = last_days(28, now=NOW, zone=_ZONE)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    open_owner_store_for_writing(tmp_path).close()
    connection = open_owner_store(tmp_path)
    yield connection
    connection.close()


@pytest.fixture
def first_day(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """One station with one session of the guest."""
    owner = tmp_path / "owner"
    owner.mkdir()
    do_sets(tmp_path / "station", sets=2)
    store = LocalStore(owner, clock=lambda: NOW + timedelta(minutes=1))
    ship(tmp_path / "station", store)
    store.close()
    connection = open_owner_store(owner)
    yield connection
    connection.close()


@pytest.mark.parametrize("chosen", [Filter(zone=_ZONE), _MONTH], ids=["whole", "month"])
def test_an_empty_store_says_that_it_is(empty: sqlite3.Connection, chosen: Filter) -> None:
    today = today_page(empty, now=NOW, zone=_ZONE)
    clients = clients_page(empty, chosen, now=NOW)
    exercises = exercises_page(empty, chosen, now=NOW)
    coaching = coaching_page(empty, chosen, now=NOW)
    stations = stations_page(empty, chosen, now=NOW)
    for page in (today, clients, exercises, coaching, stations):
        assert page.is_empty
        assert not page.has_demo
        assert (page.totals.sets, page.totals.reps) == (0, 0)
        assert page.totals.depth_ratio is page.totals.score is page.totals.felt is None
        assert page.totals.tempo_kept_ratio is None
    assert today.last_set is None
    assert not any((today.stations, today.people, clients.clients, exercises.exercises))
    assert coaching.helped_ratio is coaching.corrections.wrong_ratio is None
    assert coaching.tempo_by_time.points == exercises.use.points == ()
    assert len(today.hours) == 24
    assert client_page(empty, chosen, now=NOW) is None
    assert sets_behind(empty, today.totals.behind).total == 0


def test_the_data_of_an_empty_store(empty: sqlite3.Connection, tmp_path: Path) -> None:
    page = data_page(
        empty, folder=tmp_path, data_folder=tmp_path, keep_days=30, now=NOW, zone=_ZONE
    )
    assert page.is_empty
    assert (page.sets, page.reps, page.clients, page.due_sessions) == (0, 0, 0, 0)
    assert page.oldest_set is page.next_due is None
    assert not any((page.backups, page.audit, page.consents))
    assert page.store_mb > 0


def test_the_first_day(first_day: sqlite3.Connection) -> None:
    page = today_page(first_day, now=NOW + timedelta(minutes=2), zone=_ZONE)
    assert not page.is_empty
    (station,) = page.stations
    assert station.is_active
    assert station.sync_age == timedelta(minutes=1)
    assert (station.exercise_id, station.is_set_running) == ("goblet_squat", False)
    (person,) = page.people
    assert person.is_guest
    assert page.totals.clients == 0  # a guest is nobody by name
    assert page.totals.sessions == page.active_stations == 1


def test_an_hour_later_nobody_trains(first_day: sqlite3.Connection) -> None:
    page = today_page(first_day, now=NOW + timedelta(hours=1), zone=_ZONE)
    (station,) = page.stations
    assert not station.is_active
    assert station.alias is None
    assert station.sets_today == 2


def test_the_day_after_is_a_new_day(first_day: sqlite3.Connection) -> None:
    page = today_page(first_day, now=NOW + timedelta(days=1), zone=_ZONE)
    assert not page.is_empty
    assert page.totals.sets == 0
    assert page.last_set is not None
    (station,) = page.stations
    assert station.exercise_id is station.set_id is None
    assert station.last_activity is not None


def test_a_station_that_tells_nothing_of_its_health_is_not_called_well(
    first_day: sqlite3.Connection,
) -> None:
    (station,) = stations_page(first_day, _MONTH, now=NOW).stations
    told = (station.camera, station.fps, station.starts, station.crashes)
    assert told == (None, None, None, None)
    assert station.faults == ()


def test_days_without_a_set_are_nought_but_not_measured(first_day: sqlite3.Connection) -> None:
    before = Filter(zone=_ZONE, last_day=datetime(2026, 1, 1, tzinfo=UTC).date())
    page = exercises_page(first_day, before, now=NOW)
    assert page.is_empty
    assert page.totals.sets == 0
    assert page.totals.depth_ratio is None
