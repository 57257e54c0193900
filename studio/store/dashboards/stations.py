"""The page Stations: use by hour and weekday, camera, frame rate, faults, sync age."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from studio.store.dashboards.charts import Bar, Line, NamedLine, SetsKey, Totals
from studio.store.dashboards.period import Filter


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
        fps: Pictures analysed a second, mean over its sets in the filter.
        fps_low: The 5th of 100 of the same: how slow it gets.
        delay_ms: Picture to analysis, mean over its sets in the filter.
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
        sets_per_week: sets / how often this hour of the week lies in the filter.
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


def stations_page(connection: sqlite3.Connection, chosen: Filter, *, now: datetime) -> StationsPage:
    """Read the page.

    Args:
        connection: Of the owner's store.
        chosen: The filter.
        now: This moment, with its time zone.
    """
    raise NotImplementedError("not read yet")
