"""Where the owner's pages come from: the store, read anew for every page."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Protocol, TypeVar

from studio.errors import KnownError, Reason
from studio.store.dashboards.behind import RepLine, SetsBehind, reps_of_set, sets_behind
from studio.store.dashboards.charts import SetsKey
from studio.store.dashboards.clients import ClientsPage, clients_page
from studio.store.dashboards.coaching import CoachingPage, coaching_page
from studio.store.dashboards.curves import SetCurve, set_curve
from studio.store.dashboards.exercises import ExercisesPage, exercises_page
from studio.store.dashboards.one_client import ClientPage, client_page
from studio.store.dashboards.period import Filter
from studio.store.dashboards.stations import StationsPage, station_count, stations_page
from studio.store.dashboards.stored_data import DataPage, data_page
from studio.store.dashboards.today import TodayPage, today_page
from studio.store.ids import now_utc
from studio.store.owner.database import OWNER_FILE, open_owner_store

Page = TypeVar("Page")


class PageReader(Protocol):
    """Reads the pages. Called from any thread; each call takes its time."""

    @property
    def zone(self) -> tzinfo:
        """Time zone of the studio."""
        ...

    def now(self) -> datetime:
        """This moment in that zone."""
        ...

    def today(self) -> TodayPage:
        """The page Today."""
        ...

    def clients(self, chosen: Filter) -> ClientsPage:
        """The page Clients."""
        ...

    def client(self, chosen: Filter) -> ClientPage | None:
        """One client's page; None = there is no such client any more."""
        ...

    def exercises(self, chosen: Filter) -> ExercisesPage:
        """The page Exercises."""
        ...

    def coaching(self, chosen: Filter) -> CoachingPage:
        """The page Coaching."""
        ...

    def stations(self, chosen: Filter) -> StationsPage:
        """The page Stations."""
        ...

    def data(self) -> DataPage:
        """The page Data."""
        ...

    def sets(self, key: SetsKey) -> SetsBehind:
        """The sets behind a number."""
        ...

    def station_count(self) -> int:
        """How many stations have ever sent something."""
        ...

    def reps(self, set_id: str) -> tuple[RepLine, ...]:
        """The reps of a set."""
        ...

    def curve(self, set_id: str) -> SetCurve:
        """The measure along the reps of a set."""
        ...


class StoreReader:
    """Reads from `owner.db`; every call opens it and lets go of it, so that no log grows."""

    def __init__(
        self,
        store_folder: Path,
        *,
        data_folder: Path,
        zone: tzinfo,
        keep_days: int,
        clock: Callable[[], datetime] = now_utc,
    ) -> None:
        """Remember where it is.

        Args:
            store_folder: Where `owner.db` is.
            data_folder: Of this machine: its backups and its log of actions.
            zone: Of the studio.
            keep_days: How long sets are kept, from the settings.
            clock: This moment, with its time zone.
        """
        self._store_folder = store_folder
        self._data_folder = data_folder
        self._zone = zone
        self._keep_days = keep_days
        self._clock = clock

    @property
    def zone(self) -> tzinfo:
        """Time zone of the studio."""
        return self._zone

    def now(self) -> datetime:
        """This moment in that zone."""
        return self._clock().astimezone(self._zone)

    def today(self) -> TodayPage:
        """The page Today."""
        return self._read(lambda store: today_page(store, now=self.now(), zone=self._zone))

    def clients(self, chosen: Filter) -> ClientsPage:
        """The page Clients."""
        return self._read(lambda store: clients_page(store, chosen, now=self.now()))

    def client(self, chosen: Filter) -> ClientPage | None:
        """One client's page; None = there is no such client any more."""
        return self._read(lambda store: client_page(store, chosen, now=self.now()))

    def exercises(self, chosen: Filter) -> ExercisesPage:
        """The page Exercises."""
        return self._read(lambda store: exercises_page(store, chosen, now=self.now()))

    def coaching(self, chosen: Filter) -> CoachingPage:
        """The page Coaching."""
        return self._read(lambda store: coaching_page(store, chosen, now=self.now()))

    def stations(self, chosen: Filter) -> StationsPage:
        """The page Stations."""
        return self._read(lambda store: stations_page(store, chosen, now=self.now()))

    def data(self) -> DataPage:
        """The page Data."""
        return self._read(
            lambda store: data_page(
                store,
                folder=self._store_folder,
                data_folder=self._data_folder,
                keep_days=self._keep_days,
                now=self.now(),
                zone=self._zone,
            )
        )

    def sets(self, key: SetsKey) -> SetsBehind:
        """The sets behind a number."""
        return self._read(lambda store: sets_behind(store, key))

    def station_count(self) -> int:
        """How many stations have ever sent something."""
        return self._read(station_count)

    def reps(self, set_id: str) -> tuple[RepLine, ...]:
        """The reps of a set."""
        return self._read(lambda store: reps_of_set(store, set_id))

    def curve(self, set_id: str) -> SetCurve:
        """The measure along the reps of a set."""
        return self._read(lambda store: set_curve(store, set_id))

    def _read(self, read: Callable[[sqlite3.Connection], Page]) -> Page:
        try:
            with closing(open_owner_store(self._store_folder)) as store:
                return read(store)
        except sqlite3.DatabaseError as error:
            text = f"{self._store_folder / OWNER_FILE}: cannot be read ({error}); restore a backup"
            raise KnownError(Reason.DATABASE_DAMAGED, text) from error
