"""The sets behind a number, and the reps of a set."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime, tzinfo

from studio.store.dashboards.charts import SetsKey
from studio.store.dashboards.clock import moment
from studio.store.dashboards.sums import where_key

MOST_SETS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLine:
    """One set in a list. None = not told, not measured, not answered, or not ended.

    Attributes:
        set_id: Its key.
        started: In the studio's time zone.
        station_id: Where.
        station_name: Where.
        client_id: Whose.
        alias: Whose.
        is_guest: A guest's.
        is_demo: Made up.
        exercise_id: Of what.
        exercise_name: As stored with the set.
        side: "left", "right" or "both".
        load_kg: As entered.
        reps_target: Asked for.
        reps: After the client's corrections.
        reps_counted: As the station counted.
        corrected: Sum of the client's corrections, + and -.
        not_counted: Movements that were not counted.
        depth_ratio: Mean of its reps.
        score: Of the set.
        felt: 0 to 10.
        reserve: Reps that were still possible.
        deduction: The largest, in words.
        finish_reason: Why it ended.
        cues_given: Cues that reached the client.
    """

    set_id: str
    started: datetime
    station_id: str
    station_name: str
    client_id: str
    alias: str
    is_guest: bool
    is_demo: bool
    exercise_id: str
    exercise_name: str
    side: str
    load_kg: float | None
    reps_target: int
    reps: int
    reps_counted: int
    corrected: int
    not_counted: int
    depth_ratio: float | None
    score: float | None
    felt: int | None
    reserve: int | None
    deduction: str | None
    finish_reason: str | None
    cues_given: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetsBehind:
    """The newest sets of a key.

    Attributes:
        sets: Newest first, at most as many as were asked for.
        total: How many there are.
    """

    sets: tuple[SetLine, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RepLine:
    """One counted rep. None = not measured.

    Attributes:
        rep_id: Its key.
        number: 1 for the first of the set.
        side: The leg.
        status: "full" or "short".
        depth_ratio: Range done over the range asked for.
        eccentric_s: Seconds.
        pause_long_s: Seconds.
        concentric_s: Seconds.
        pause_short_s: Seconds.
        score: 0 to 100.
        deduction: The largest, in words; "" = none.
        cues: (id, level) of each cue beyond its limit.
    """

    rep_id: str
    number: int
    side: str
    status: str
    depth_ratio: float | None
    eccentric_s: float | None
    pause_long_s: float | None
    concentric_s: float | None
    pause_short_s: float | None
    score: float | None
    deduction: str
    cues: tuple[tuple[str, str], ...]


_SETS = """
    SELECT set_totals.set_id, set_totals.started_s, set_totals.station_id,
        stations.name AS station_name, set_totals.client_id, clients.alias, clients.is_guest,
        set_totals.is_demo, set_totals.exercise_id,
        coalesce(facts.name, set_totals.exercise_id) AS exercise_name, sets.side,
        set_totals.load_kg, sets.reps_target, set_totals.reps_done AS reps,
        set_totals.reps AS reps_counted, set_totals.corrected, set_totals.not_counted,
        CASE WHEN rom_ratio_n THEN rom_ratio_sum / rom_ratio_n END AS depth_ratio, sets.score,
        set_totals.felt, set_totals.reserve, sets.deduction, sets.finish_reason,
        set_totals.cues_given
    FROM set_totals
    JOIN sets ON sets.id = set_totals.set_id
    JOIN clients ON clients.id = set_totals.client_id
    JOIN stations ON stations.id = set_totals.station_id
    LEFT JOIN exercise_facts AS facts ON facts.digest = set_totals.exercise_digest
"""
_REPS = """
    SELECT id AS rep_id, number, side, status, rom_ratio AS depth_ratio, eccentric_s,
        pause_long_s, concentric_s, pause_short_s, score, deduction
    FROM reps WHERE set_id = ? ORDER BY number
"""
_VERDICTS = """
    SELECT rep_id, cue_id, level FROM cue_verdicts
    WHERE rep_id IN (SELECT id FROM reps WHERE set_id = ?) ORDER BY at_s, cue_id
"""


def sets_behind(
    connection: sqlite3.Connection, key: SetsKey, *, limit: int = MOST_SETS, offset: int = 0
) -> SetsBehind:
    """The sets a number comes from.

    Args:
        connection: Of the owner's store.
        key: Of the point or bar.
        limit: Most sets.
        offset: How many of the newest to pass over.
    """
    sql, values = where_key(connection, key)
    total = connection.execute(f"SELECT count(*) FROM set_totals WHERE {sql}", values).fetchone()
    ids = (
        f"SELECT set_id FROM set_totals WHERE {sql} "
        "ORDER BY started_s DESC, set_id DESC LIMIT :limit OFFSET :offset"
    )
    rows = connection.execute(
        f"{_SETS} WHERE set_totals.set_id IN ({ids}) "
        "ORDER BY set_totals.started_s DESC, set_totals.set_id DESC",
        {**values, "limit": limit, "offset": offset},
    )
    lines = tuple(_line(row, key.filter.zone) for row in rows)
    return SetsBehind(sets=lines, total=int(total[0]))


def set_line(connection: sqlite3.Connection, set_id: str, *, zone: tzinfo) -> SetLine | None:
    """One set; None = it is not there (any more)."""
    row = connection.execute(f"{_SETS} WHERE set_totals.set_id = ?", (set_id,)).fetchone()
    return None if row is None else _line(row, zone)


def reps_of_set(connection: sqlite3.Connection, set_id: str) -> tuple[RepLine, ...]:
    """The counted reps of a set, in order."""
    cues: dict[str, list[tuple[str, str]]] = {}
    for row in connection.execute(_VERDICTS, (set_id,)):
        cues.setdefault(row["rep_id"], []).append((row["cue_id"], row["level"]))
    return tuple(
        RepLine(**dict(row), cues=tuple(cues.get(row["rep_id"], ())))
        for row in connection.execute(_REPS, (set_id,))
    )


def _line(row: sqlite3.Row, zone: tzinfo) -> SetLine:
    values = dict(row)
    started = moment(values.pop("started_s"), zone)
    is_guest, is_demo = bool(values.pop("is_guest")), bool(values.pop("is_demo"))
    return SetLine(started=started, is_guest=is_guest, is_demo=is_demo, **values)
