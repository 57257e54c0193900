"""The page Today: who, what, now."""

import sqlite3
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from studio.store.dashboards.charts import Bar, SetsKey, Totals
from studio.store.dashboards.clock import local_seconds, moment, span_of
from studio.store.dashboards.exercise_bars import exercise_bars
from studio.store.dashboards.names import exercise_names
from studio.store.dashboards.people_today import PersonToday, people_of
from studio.store.dashboards.period import Filter
from studio.store.dashboards.stations_now import StationNow, stations_now
from studio.store.dashboards.sums import (
    TOTALS,
    Sums,
    count_clients,
    count_sessions,
    has_demo,
    read_sums,
    read_whole,
    totals,
)

__all__ = ["HourBar", "PersonToday", "StationNow", "TodayPage", "today_page"]


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
    local = now.astimezone(zone)
    day = local.date()
    chosen = Filter(zone=zone, first_day=day, last_day=day, station_id=station_id)
    sums = read_whole(connection, chosen, measures=TOTALS)
    names = exercise_names(connection)
    stations = stations_now(connection, chosen, now=local, names=names)
    newest = connection.execute("SELECT max(started_s) FROM set_totals").fetchone()[0]
    return TodayPage(
        day=day,
        now=local,
        has_demo=has_demo(connection, chosen),
        is_empty=newest is None,
        last_set=None if newest is None else moment(newest, zone),
        totals=totals(
            sums,
            sessions=count_sessions(connection, chosen),
            clients=count_clients(connection, chosen),
            chosen=chosen,
        ),
        active_stations=sum(station.is_active for station in stations),
        stations=stations,
        people=people_of(connection, chosen, names=names),
        hours=_hours(connection, chosen),
        exercises=exercise_bars(connection, chosen, names=names),
    )


def _hours(connection: sqlite3.Connection, chosen: Filter) -> tuple[HourBar, ...]:
    hour = f"{local_seconds(chosen.zone, span_of(chosen))} / 3600 % 24"
    found = read_sums(connection, chosen, by=(hour,), measures=("sets", "reps"))
    nothing: Sums = {"sets": 0, "reps": 0}
    return tuple(
        HourBar(
            hour=hour,
            sets=int(found.get((hour,), nothing)["sets"]),
            reps=int(found.get((hour,), nothing)["reps"]),
            behind=SetsKey(filter=chosen, hour=hour),
        )
        for hour in range(24)
    )
