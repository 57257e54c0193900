"""One client's trends."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from studio.coaching.planning.volume import FRAMES
from studio.store.dashboards.charts import Bar, Line, NamedLine, SetsMark, Totals
from studio.store.dashboards.clock import moment
from studio.store.dashboards.exercise_bars import exercise_bars
from studio.store.dashboards.lines import Drawn, largest_of, line, mean_of
from studio.store.dashboards.names import exercise_names
from studio.store.dashboards.period import Filter
from studio.store.dashboards.sums import (
    TOTALS,
    Sums,
    count_clients,
    count_sessions,
    read_days,
    read_whole,
    totals,
)
from studio.store.dashboards.volume_of_client import WeekVolume, work_of

__all__ = ["ClientHead", "ClientPage", "TempoLines", "WeekVolume", "client_page"]

POSITIONS_TARGET = 4
"""Different body positions in a week (coaching.md 6.3)."""

_MOST_EXERCISES = 5
_PHASES = ("eccentric_s", "pause_long_s", "concentric_s", "pause_short_s")
_HEAD = """
    SELECT clients.id, clients.alias, clients.is_guest, clients.is_demo, clients.created_utc,
        stations.name AS station_name,
        (SELECT min(started_s) FROM set_totals WHERE client_id = clients.id) AS first_s,
        (SELECT max(started_s) FROM set_totals WHERE client_id = clients.id) AS last_s,
        consents.text_version, consents.given_utc
    FROM clients JOIN stations ON stations.id = clients.station_id
    LEFT JOIN consents ON consents.client_id = clients.id AND consents.withdrawn_utc IS NULL
    WHERE clients.id = ? ORDER BY consents.given_utc DESC LIMIT 1
"""
_ASKED = f"""
    SELECT {", ".join(_PHASES)} FROM exercise_facts WHERE digest = (
        SELECT exercise_digest FROM set_totals WHERE client_id = ? AND exercise_id = ?
        ORDER BY started_s DESC, set_id DESC LIMIT 1
    )
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientHead:
    """Who it is.

    Attributes:
        client_id: Who.
        alias: Who.
        is_guest: Everybody not known by name.
        is_demo: Made up.
        since: When the client was added.
        station_name: Where.
        first_set: Start of the first set ever; None = none.
        last_set: Start of the newest set ever; None = none.
        consent_version: Of the text that stands; None = no consent stands.
        consent_given: When it was given.
    """

    client_id: str
    alias: str
    is_guest: bool
    is_demo: bool
    since: datetime
    station_name: str
    first_set: datetime | None
    last_set: datetime | None
    consent_version: str | None
    consent_given: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TempoLines:
    """Mean seconds of each phase, for one exercise; `asked` = the tempo asked for last.

    Attributes:
        eccentric_s: Line.
        pause_long_s: Line.
        concentric_s: Line.
        pause_short_s: Line.
        asked: Seconds by the same names; None = as fast as control allows. Empty where the
            filter has no exercise: then different tempos are in the lines.
    """

    eccentric_s: Line
    pause_long_s: Line
    concentric_s: Line
    pause_short_s: Line
    asked: dict[str, float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientPage:
    """The page. Lines have no point where nothing was measured.

    Attributes:
        has_demo: The client is made up.
        is_empty: Not one set in the filter.
        head: Who.
        totals: Of the filter.
        exercises: Those done in the filter, most sets first; value = sets.
        depth: Range done over the range asked for; 1 = all of it.
        depth_by_exercise: The same, the five most done.
        tempo: Seconds by phase.
        tempo_kept: Share of reps whose tempo was kept, 0 to 1.
        score: Quality, 0 to 100.
        load_kg: Heaviest load of each bucket, by exercise, the five most done.
        felt: 0 to 10.
        reserve: Reps that were still possible.
        weeks: Volume of every week of the filter that lies between the first and last set.
        week_target: Credited sets aimed at in a week; None = the client's level is not known here.
        functions: Share of the credited work, 0 to 1, with the planner's target (coaching.md 6.3).
        positions: Share of the credited work by body position, 0 to 1; no target but variety.
        positions_per_week: Different positions in a week, mean; None without a set.
        positions_target: Different positions aimed at in a week.
        lengths: Share by muscle length (long, middle, short), 0 to 1, with the target.
    """

    has_demo: bool
    is_empty: bool
    head: ClientHead
    totals: Totals
    exercises: tuple[Bar, ...]
    depth: Line
    depth_by_exercise: tuple[NamedLine, ...]
    tempo: TempoLines
    tempo_kept: Line
    score: Line
    load_kg: tuple[NamedLine, ...]
    felt: Line
    reserve: Line
    weeks: tuple[WeekVolume, ...]
    week_target: float | None
    functions: tuple[Bar, ...]
    positions: tuple[Bar, ...]
    positions_per_week: float | None
    positions_target: int
    lengths: tuple[Bar, ...]


def client_page(
    connection: sqlite3.Connection, chosen: Filter, *, now: datetime, level: int | None = None
) -> ClientPage | None:
    """Read the page; None = there is no such client (any more).

    Args:
        connection: Of the owner's store.
        chosen: Its `client_id` says who.
        now: This moment, with its time zone.
        level: Of the client, 1 to 3, where the station's journal is at hand; it stays there.
    """
    del now  # every page is given it; this one needs no clock
    row = connection.execute(_HEAD, (chosen.client_id,)).fetchone()
    if row is None:
        return None
    work = work_of(connection, chosen)
    return ClientPage(
        has_demo=bool(row["is_demo"]),
        head=_head(row, chosen),
        **_lines(connection, chosen),
        weeks=work.weeks,
        week_target=None if level is None else FRAMES[level].week_target,
        functions=work.functions,
        positions=work.positions,
        positions_per_week=work.positions_per_week,
        positions_target=POSITIONS_TARGET,
        lengths=work.lengths,
    )


def _lines(connection: sqlite3.Connection, chosen: Filter) -> dict[str, Any]:
    """Totals and trends of the page."""
    names = exercise_names(connection)
    whole = read_whole(connection, chosen, measures=TOTALS)
    days = read_days(connection, chosen, measures=_MEASURES).get((), {})
    exercises = exercise_bars(connection, chosen, names=names)
    most_done = [bar.key for bar in exercises[:_MOST_EXERCISES]]
    by_exercise = read_days(
        connection, chosen, measures=("rom_ratio", "load_kg_max", "loads"), by=("exercise_id",)
    )
    depth, load = mean_of("rom_ratio"), largest_of("load_kg_max", number="loads")
    sessions = count_sessions(connection, chosen)
    clients = count_clients(connection, chosen)
    return {
        "is_empty": not whole["sets"],
        "totals": totals(whole, sessions=sessions, clients=clients, chosen=chosen),
        "exercises": exercises,
        "depth": line(days, chosen, drawn=depth, mark=SetsMark.MEASURED),
        "depth_by_exercise": _named(
            by_exercise, chosen, most_done, names, depth, SetsMark.MEASURED
        ),
        "tempo": _tempo(connection, days, chosen),
        "tempo_kept": line(days, chosen, drawn=mean_of("tempo_kept"), mark=SetsMark.TEMPO_JUDGED),
        "score": line(days, chosen, drawn=mean_of("score"), mark=SetsMark.SCORED),
        "load_kg": _named(by_exercise, chosen, most_done, names, load, SetsMark.LOADED),
        "felt": line(days, chosen, drawn=mean_of("felt"), mark=SetsMark.ANSWERED),
        "reserve": line(days, chosen, drawn=mean_of("reserve")),
    }


_MEASURES = ("rom_ratio", "score", "tempo_kept", "felt", "reserve", *_PHASES)


def _head(row: sqlite3.Row, chosen: Filter) -> ClientHead:
    zone = chosen.zone
    given = row["given_utc"]
    return ClientHead(
        client_id=row["id"],
        alias=row["alias"],
        is_guest=bool(row["is_guest"]),
        is_demo=bool(row["is_demo"]),
        since=datetime.fromisoformat(row["created_utc"]).astimezone(zone),
        station_name=row["station_name"],
        first_set=None if row["first_s"] is None else moment(row["first_s"], zone),
        last_set=None if row["last_s"] is None else moment(row["last_s"], zone),
        consent_version=row["text_version"],
        consent_given=None if given is None else datetime.fromisoformat(given).astimezone(zone),
    )


def _named(
    by_exercise: Mapping[tuple[str, ...], Mapping[date, Sums]],
    chosen: Filter,
    exercise_ids: list[str],
    names: Mapping[str, str],
    drawn: Drawn,
    mark: SetsMark,
) -> tuple[NamedLine, ...]:
    """Lines of these exercises, without those that have nothing to show."""
    lines = [
        NamedLine(
            key=exercise_id,
            name=names.get(exercise_id, exercise_id),
            line=line(
                by_exercise[(exercise_id,)],
                replace(chosen, exercise_id=exercise_id),
                drawn=drawn,
                mark=mark,
            ),
        )
        for exercise_id in exercise_ids
    ]
    return tuple(one for one in lines if one.line.points)


def _tempo(connection: sqlite3.Connection, days: Mapping[date, Sums], chosen: Filter) -> TempoLines:
    asked = None
    if chosen.exercise_id is not None:
        asked = connection.execute(_ASKED, (chosen.client_id, chosen.exercise_id)).fetchone()
    lines = {phase: line(days, chosen, drawn=mean_of(phase)) for phase in _PHASES}
    return TempoLines(**lines, asked={} if asked is None else dict(asked))
