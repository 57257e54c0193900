"""Who trained today."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from studio.store.dashboards.charts import SetsKey
from studio.store.dashboards.clock import moment
from studio.store.dashboards.period import Filter
from studio.store.dashboards.sums import where

_PEOPLE = """
    SELECT today.*, clients.alias, clients.is_guest, clients.is_demo, last.exercise_id,
        stations.name AS station_name
    FROM (
        SELECT client_id, count(DISTINCT session_id) AS sessions, count(*) AS sets,
            sum(reps_done) AS reps, count(DISTINCT exercise_id) AS exercises,
            min(started_s) AS first_s, max(started_s) AS last_s,
            max(printf('%012d', started_s) || set_id) AS last_set
        FROM set_totals WHERE {where} GROUP BY client_id
    ) AS today
    JOIN clients ON clients.id = today.client_id
    JOIN set_totals AS last ON last.set_id = substr(today.last_set, 13)
    JOIN stations ON stations.id = last.station_id
    ORDER BY today.last_set DESC
"""


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


def people_of(
    connection: sqlite3.Connection, chosen: Filter, *, names: Mapping[str, str]
) -> tuple[PersonToday, ...]:
    """Who trained in the filter, the last seen first; the guests of each station by themselves.

    Args:
        connection: Of the owner's store.
        chosen: The filter: of one day.
        names: Exercise id -> name.
    """
    sql, values = where(chosen)
    return tuple(
        PersonToday(
            client_id=row["client_id"],
            alias=row["alias"],
            is_guest=bool(row["is_guest"]),
            is_demo=bool(row["is_demo"]),
            sessions=row["sessions"],
            sets=row["sets"],
            reps=row["reps"],
            exercises=row["exercises"],
            first_seen=moment(row["first_s"], chosen.zone),
            last_seen=moment(row["last_s"], chosen.zone),
            last_exercise_id=row["exercise_id"],
            last_exercise_name=names.get(row["exercise_id"], row["exercise_id"]),
            station_name=row["station_name"],
            behind=SetsKey(filter=replace(chosen, client_id=row["client_id"])),
        )
        for row in connection.execute(_PEOPLE.format(where=sql), values)
    )
