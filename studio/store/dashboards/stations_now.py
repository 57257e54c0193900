"""Every station at this moment."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from studio.store.dashboards.charts import SetsKey
from studio.store.dashboards.names import name_order
from studio.store.dashboards.period import Filter
from studio.store.dashboards.sums import Sums, read_sums
from studio.store.ids import utc_text

NOW_MINUTES = 10.0
"""A station is in use when a rep, set or session of it is younger."""

_STATIONS = """
    SELECT id, name, is_demo, last_received_utc FROM stations
    WHERE coalesce(id = ?, 1) ORDER BY name, id
"""
_LAST_SET = """
    SELECT sets.id, sets.client_id, sets.exercise_id, sets.started_utc, sets.ended_utc,
        sets.reps_target, sets.load_kg, set_totals.started_s, set_totals.reps_done, clients.alias,
        (SELECT max(stored_utc) FROM reps WHERE set_id = sets.id) AS last_rep_utc
    FROM set_totals JOIN sets ON sets.id = set_totals.set_id
    JOIN clients ON clients.id = set_totals.client_id
    WHERE set_totals.station_id = ? ORDER BY set_totals.started_s DESC, set_totals.set_id DESC
    LIMIT 1
"""
_OPEN_SESSION = """
    SELECT sessions.client_id, clients.alias, sessions.started_utc
    FROM sessions JOIN clients ON clients.id = sessions.client_id
    WHERE sessions.station_id = ? AND sessions.ended_utc IS NULL AND sessions.started_utc >= ?
    ORDER BY sessions.started_utc DESC LIMIT 1
"""


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


def stations_now(
    connection: sqlite3.Connection, chosen: Filter, *, now: datetime, names: Mapping[str, str]
) -> tuple[StationNow, ...]:
    """Every station, those in use first, then by name.

    Args:
        connection: Of the owner's store.
        chosen: The filter: today, and one station or all.
        now: This moment, in the studio's time zone.
        names: Exercise id -> name.
    """
    found = read_sums(connection, chosen, by=("station_id",), measures=("sets", "reps"))
    nothing: Sums = {"sets": 0, "reps": 0}
    stations = [
        _station(
            connection,
            row,
            chosen=replace(chosen, station_id=row["id"]),
            now=now,
            names=names,
            today=found.get((row["id"],), nothing),
        )
        for row in connection.execute(_STATIONS, (chosen.station_id,)).fetchall()
    ]
    return tuple(sorted(stations, key=lambda one: (not one.is_active, name_order(one.name))))


def _station(
    connection: sqlite3.Connection,
    row: sqlite3.Row,
    *,
    chosen: Filter,
    now: datetime,
    names: Mapping[str, str],
    today: Sums,
) -> StationNow:
    since = utc_text(now - timedelta(minutes=NOW_MINUTES))
    last = connection.execute(_LAST_SET, (row["id"],)).fetchone()
    session = connection.execute(_OPEN_SESSION, (row["id"], since)).fetchone()
    activity = _newest(last, session)
    is_active = activity is not None and activity >= since
    of_today = last if today["sets"] else None
    who = session or (last if is_active else None)
    received = _local(row["last_received_utc"], now)
    return StationNow(
        station_id=row["id"],
        name=row["name"],
        is_demo=bool(row["is_demo"]),
        is_active=is_active,
        alias=who and who["alias"],
        client_id=who and who["client_id"],
        exercise_id=of_today and of_today["exercise_id"],
        exercise_name=of_today and names.get(of_today["exercise_id"], of_today["exercise_id"]),
        set_id=of_today and of_today["id"],
        set_started=of_today and _local(of_today["started_utc"], now),
        is_set_running=is_active and of_today is not None and of_today["ended_utc"] is None,
        reps=of_today and of_today["reps_done"],
        reps_target=of_today and of_today["reps_target"],
        load_kg=of_today and of_today["load_kg"],
        sets_today=int(today["sets"]),
        reps_today=int(today["reps"]),
        last_activity=_local(activity, now),
        last_received=received,
        sync_age=None if received is None else now - received,
        behind=SetsKey(filter=chosen),
    )


def _newest(last: sqlite3.Row | None, session: sqlite3.Row | None) -> str | None:
    """The newest of set, rep and session; texts of UTC sort as times."""
    told = [last["started_utc"], last["last_rep_utc"], last["ended_utc"]] if last else []
    told += [session["started_utc"]] if session else []
    return max((text for text in told if text is not None), default=None)


def _local(text: str | None, now: datetime) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text).astimezone(now.tzinfo)
