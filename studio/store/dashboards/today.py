"""The page Today: who, what, now."""

import sqlite3
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from studio.store.dashboards.charts import Bar, SetsKey, Totals

NOW_MINUTES = 10.0
"""A station is in use when a rep, set or session of it is younger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StationNow:
    """One station at this moment.

    Attributes:
        station_id: Which.
        name: Its name.
        is_demo: It sent made-up rows alone.
        is_active: In use now.
        alias: Who trains there; None = nobody now.
        client_id: The same.
        exercise_id: What is being trained, or was last today; None = nothing today.
        exercise_name: The same.
        set_id: That set.
        set_started: When it began.
        is_set_running: It has not ended.
        reps: So far, or of the last set of today.
        reps_target: Of that set.
        load_kg: Of that set.
        sets_today: Sets.
        reps_today: Reps.
        last_activity: Newest rep or set known of it at all; None = none.
        last_received: When its rows last came, by the store's clock; None = never.
        sync_age: Time since then; None = never.
        behind: Its sets of today.
    """

    station_id: str
    name: str
    is_demo: bool
    is_active: bool
    alias: str | None
    client_id: str | None
    exercise_id: str | None
    exercise_name: str | None
    set_id: str | None
    set_started: datetime | None
    is_set_running: bool
    reps: int | None
    reps_target: int | None
    load_kg: float | None
    sets_today: int
    reps_today: int
    last_activity: datetime | None
    last_received: datetime | None
    sync_age: timedelta | None
    behind: SetsKey


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonToday:
    """Somebody who trained today.

    Attributes:
        client_id: Who.
        alias: Who.
        is_guest: Everybody not known by name, together.
        is_demo: Made up.
        sessions: Today.
        sets: Today.
        reps: Today.
        exercises: Different ones today.
        first_seen: Start of the first set today.
        last_seen: Start of the last set today.
        last_exercise_id: Of that set.
        last_exercise_name: Of that set.
        station_name: Of that set.
        behind: The sets of today.
    """

    client_id: str
    alias: str
    is_guest: bool
    is_demo: bool
    sessions: int
    sets: int
    reps: int
    exercises: int
    first_seen: datetime
    last_seen: datetime
    last_exercise_id: str
    last_exercise_name: str
    station_name: str
    behind: SetsKey


@dataclass(frozen=True, slots=True, kw_only=True)
class HourBar:
    """One hour of the studio's clock.

    Attributes:
        hour: 0 to 23.
        sets: Begun in it.
        reps: Of those sets.
        behind: The sets.
    """

    hour: int
    sets: int
    reps: int
    behind: SetsKey


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayPage:
    """The page.

    Attributes:
        day: Today in the studio's time zone.
        now: When this was read, in that zone.
        has_demo: Made-up rows are among what is shown.
        is_empty: No station has ever sent a set: nothing else on the page says anything.
        last_set: When the newest set of all began, also of a day before; None = there is none.
        totals: Of today. Zeros = nothing was done today as far as stations have told.
        active_stations: In use now.
        stations: Every station, those in use first, then by name.
        people: Who trained today, the last seen first.
        hours: All 24.
        exercises: What is trained today, most sets first; value = sets.
    """

    day: date
    now: datetime
    has_demo: bool
    is_empty: bool
    last_set: datetime | None
    totals: Totals
    active_stations: int
    stations: tuple[StationNow, ...]
    people: tuple[PersonToday, ...]
    hours: tuple[HourBar, ...]
    exercises: tuple[Bar, ...]


def today_page(
    connection: sqlite3.Connection,
    *,
    now: datetime,
    zone: tzinfo,
    station_id: str | None = None,
) -> TodayPage:
    """Read the page.

    Args:
        connection: Of the owner's store.
        now: This moment, with its time zone.
        zone: Of the studio.
        station_id: One station alone.
    """
    raise NotImplementedError("not read yet")
