"""The page Stations: use by hour and weekday, camera, frame rate, faults, sync age."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from studio.store.dashboards.charts import Bar, Line, NamedLine, SetsKey, Totals
from studio.store.dashboards.clock import local_seconds, moment
from studio.store.dashboards.lines import count_of, line
from studio.store.dashboards.period import Filter
from studio.store.dashboards.station_health import Health, health_of
from studio.store.dashboards.sums import (
    TOTALS,
    Sums,
    added_up,
    count_clients,
    has_demo,
    read_days,
    read_sums,
    totals,
    whole_span,
)

_STATIONS = """
    SELECT stations.*, paired.revoked_utc,
        (SELECT max(started_s) FROM set_totals WHERE station_id = stations.id) AS last_s
    FROM stations LEFT JOIN paired_stations AS paired ON paired.station_id = stations.id
    WHERE coalesce(stations.id = ?, 1) ORDER BY name, stations.id
"""
_HOURS = 24
_WEEKDAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class StationRow:
    """One station. None = not told by the station.

    Attributes:
        station_id: Which.
        name: Its name.
        is_demo: It sent made-up rows alone.
        installed: When.
        last_received: When its rows last came, by the store's clock; None = never.
        sync_age: Time since then; None = never.
        last_set: Start of its newest set ever; None = none.
        sessions: In the filter.
        sets: In the filter.
        reps: In the filter, after corrections.
        camera: Kind of picture source it used last ("webcam", "network", "clip", "athlete").
        fps: Pictures analysed a second, mean over the notes it took in the filter.
        fps_low: The mean of its slowest day in the filter.
        delay_ms: Picture to analysis, mean over the same.
        dropped_ratio: Pictures dropped of all that came, in the filter.
        starts: Starts of the program in the filter; None = the station does not tell.
        crashes: Of those, after an end that was not in order.
        faults: Of camera, disk and others, in the filter, by kind; value = how often.
        is_revoked: Its credential was revoked.
        behind: Its sets in the filter.
    """

    station_id: str
    name: str
    is_demo: bool
    installed: datetime
    last_received: datetime | None
    sync_age: timedelta | None
    last_set: datetime | None
    sessions: int
    sets: int
    reps: int
    camera: str | None
    fps: float | None
    fps_low: float | None
    delay_ms: float | None
    dropped_ratio: float | None
    starts: int | None
    crashes: int | None
    faults: tuple[Bar, ...]
    is_revoked: bool
    behind: SetsKey


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatCell:
    """One hour of the week.

    Attributes:
        weekday: 0 = Monday.
        hour: 0 to 23 of the studio's clock.
        sets: Begun in it, over the whole filter.
        reps: Of those.
        sets_per_week: sets / how often this weekday lies between the first set of the filter and
            its last day, or today.
        behind: The sets.
    """

    weekday: int
    hour: int
    sets: int
    reps: int
    sets_per_week: float
    behind: SetsKey


@dataclass(frozen=True, slots=True, kw_only=True)
class StationsPage:
    """The page.

    Attributes:
        has_demo: Made-up rows are among what is shown.
        is_empty: No station has ever sent anything.
        totals: Of the filter.
        stations: By name.
        hours: All 168 hours of the week, Monday 0:00 first.
        use: Sets by time.
        use_by_station: The same for each station, by name.
        fps_by_station: Pictures analysed a second, mean, by time; only stations that told.
    """

    has_demo: bool
    is_empty: bool
    totals: Totals
    stations: tuple[StationRow, ...]
    hours: tuple[HeatCell, ...]
    use: Line
    use_by_station: tuple[NamedLine, ...]
    fps_by_station: tuple[NamedLine, ...]


def station_count(connection: sqlite3.Connection) -> int:
    """How many stations have ever sent something.

    Args:
        connection: Of the owner's store.
    """
    return int(connection.execute("SELECT count(*) FROM stations").fetchone()[0])


def stations_page(connection: sqlite3.Connection, chosen: Filter, *, now: datetime) -> StationsPage:
    """Read the page.

    Args:
        connection: Of the owner's store.
        chosen: The filter.
        now: This moment, with its time zone.
    """
    found = {
        key[0]: sums
        for key, sums in read_sums(
            connection, chosen, by=("station_id",), measures=(*TOTALS, "sessions")
        ).items()
    }
    rows = connection.execute(_STATIONS, (chosen.station_id,)).fetchall()
    health = {
        row["id"]: health_of(connection, replace(chosen, station_id=row["id"])) for row in rows
    }
    use = read_days(connection, chosen, measures=("sets",), by=("station_id",))
    stations = tuple(
        _station(row, found.get(row["id"]), health[row["id"]], chosen, now=now) for row in rows
    )
    return StationsPage(
        has_demo=has_demo(connection, chosen),
        is_empty=not rows,
        totals=totals(
            added_up(found.values()),
            sessions=sum(station.sessions for station in stations),
            clients=count_clients(connection, chosen),
            chosen=chosen,
        ),
        stations=stations,
        hours=_hours(connection, chosen, now=now),
        use=line(_together(use), chosen, drawn=count_of("sets")),
        use_by_station=tuple(_use(station, use, chosen) for station in stations),
        fps_by_station=tuple(
            NamedLine(key=row["id"], name=row["name"], line=health[row["id"]].fps_line)
            for row in rows
            if health[row["id"]].fps_line.points
        ),
    )


def _station(
    row: sqlite3.Row,
    sums: Sums | None,
    told: Health,
    chosen: Filter,
    *,
    now: datetime,
) -> StationRow:
    done: Mapping[str, float] = sums or {}
    received = row["last_received_utc"]
    last_received = None if received is None else datetime.fromisoformat(received)
    return StationRow(
        station_id=row["id"],
        name=row["name"],
        is_demo=bool(row["is_demo"]),
        installed=datetime.fromisoformat(row["installed_utc"]).astimezone(chosen.zone),
        last_received=last_received and last_received.astimezone(chosen.zone),
        sync_age=None if last_received is None else now - last_received,
        last_set=None if row["last_s"] is None else moment(row["last_s"], chosen.zone),
        sessions=int(done.get("sessions", 0)),
        sets=int(done.get("sets", 0)),
        reps=int(done.get("reps", 0)),
        camera=told.camera,
        fps=told.fps,
        fps_low=told.fps_low,
        delay_ms=told.delay_ms,
        dropped_ratio=told.dropped_ratio,
        starts=told.starts,
        crashes=told.crashes,
        faults=told.faults,
        is_revoked=row["revoked_utc"] is not None,
        behind=SetsKey(filter=replace(chosen, station_id=row["id"])),
    )


def _use(
    station: StationRow, use: Mapping[tuple[str, ...], Mapping[date, Sums]], chosen: Filter
) -> NamedLine:
    own = replace(chosen, station_id=station.station_id)
    days = use.get((station.station_id,), {})
    drawn = line(days, own, drawn=count_of("sets"))
    return NamedLine(key=station.station_id, name=station.name, line=drawn)


def _together(use: Mapping[tuple[str, ...], Mapping[date, Sums]]) -> dict[date, Sums]:
    """All stations of each day."""
    parts: dict[date, list[Sums]] = {}
    for days in use.values():
        for day, sums in days.items():
            parts.setdefault(day, []).append(sums)
    return {day: added_up(sums) for day, sums in parts.items()}


def _hours(
    connection: sqlite3.Connection, chosen: Filter, *, now: datetime
) -> tuple[HeatCell, ...]:
    span = whole_span(connection, chosen)
    local = local_seconds(chosen.zone, span)
    by = (f"({local} / 86400 + 3) % 7", f"{local} / 3600 % 24")
    found = read_sums(connection, chosen, by=by, measures=("sets", "reps"))
    first = moment(span.from_s, chosen.zone).date()
    if chosen.first_day is not None:
        first = max(first, chosen.first_day)
    last = min(chosen.last_day or date.max, now.astimezone(chosen.zone).date())
    nothing: Sums = {"sets": 0, "reps": 0}
    cells = []
    for weekday in range(_WEEKDAYS):
        weeks = _how_often(weekday, first, last)
        for hour in range(_HOURS):
            sums = found.get((weekday, hour), nothing)
            cells.append(
                HeatCell(
                    weekday=weekday,
                    hour=hour,
                    sets=int(sums["sets"]),
                    reps=int(sums["reps"]),
                    sets_per_week=sums["sets"] / weeks if weeks else 0.0,
                    behind=SetsKey(filter=chosen, weekday=weekday, hour=hour),
                )
            )
    return tuple(cells)


def _how_often(weekday: int, first: date, last: date) -> int:
    """How many such days there are from one day to another, both included."""
    days = (last - first).days + 1
    ahead = (weekday - first.weekday()) % _WEEKDAYS
    return max(0, (days - ahead + _WEEKDAYS - 1) // _WEEKDAYS)
