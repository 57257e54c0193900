"""What a client did and what keeps them from training, as the planner reads it."""

import math
import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import median

from studio.coaching.calibration import PersonalRange
from studio.coaching.planning.training_history import DoneSet
from studio.coaching.set_effort import set_velocity_loss
from studio.model.client import RepZone
from studio.model.exercise import Exercise
from studio.model.landmarks import Side
from studio.store.ids import utc_text

REMEMBERED_DAYS = 70
"""Ten weeks: enough for recovery, progress and the light weeks."""

_SETS = """
    SELECT sets.id, sets.session_id, sets.exercise_id, sets.side, sets.count, sets.reps_target,
        sets.load_kg, sets.score, sets.coverage_ratio, sets.started_utc, set_zones.zone,
        set_answers.felt, set_answers.reserve,
        (SELECT max(pain) FROM pain_answers WHERE pain_answers.set_id = sets.id) AS pain
    FROM sets
    JOIN sessions ON sessions.id = sets.session_id
    LEFT JOIN set_zones ON set_zones.set_id = sets.id
    LEFT JOIN set_answers ON set_answers.set_id = sets.id
    WHERE sessions.client_id = ? AND sets.ended_utc IS NOT NULL AND sets.started_utc >= ?
        AND sets.count > 0
    ORDER BY sets.started_utc, sets.id
"""
_REPS = """
    SELECT reps.set_id, reps.rom_ratio, reps.driver_start, reps.driver_far, reps.concentric_s
    FROM reps
    JOIN sets ON sets.id = reps.set_id
    JOIN sessions ON sessions.id = sets.session_id
    WHERE sessions.client_id = ? AND sets.started_utc >= ?
    ORDER BY reps.set_id, reps.number
"""
_RANGES = """
    SELECT exercise_id, side, range, calibrated_range FROM client_ranges WHERE client_id = ?
"""
_FIRST = "SELECT min(started_utc) FROM sessions WHERE client_id = ?"
_PROFILE_CHANGED = "SELECT changed_utc FROM client_profiles WHERE client_id = ?"
_STOPS = """
    SELECT family FROM client_stops
    WHERE client_id = ? AND cleared_utc IS NULL AND (until_utc IS NULL OR until_utc > ?)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientRecord:
    """A client's past. By default: nothing is known.

    Attributes:
        sets: Of the last ten weeks, oldest first.
        weeks_known: Since the first visit; None = this is the first, or not known.
        is_stopped: Until staff clear it.
        stopped_families: Families of exercises that rest.
        ranges: How far the client moves, by exercise and leg.
        anchors_weeks: Since staff last changed the profile with the main lifts; None = never.
    """

    sets: tuple[DoneSet, ...] = ()
    weeks_known: float | None = None
    is_stopped: bool = False
    stopped_families: frozenset[str] = frozenset()
    ranges: Mapping[tuple[str, Side], PersonalRange] = field(default_factory=dict)
    anchors_weeks: float | None = None


def read_record(
    connection: sqlite3.Connection,
    client_id: str,
    *,
    exercises: Mapping[str, Exercise],
    now: datetime,
) -> ClientRecord:
    """Read a client's past.

    Args:
        connection: Rows by name.
        client_id: Whose.
        exercises: By id; sets of others are left out.
        now: This moment with its time zone.
    """
    since = utc_text(now - timedelta(days=REMEMBERED_DAYS))
    reps: dict[str, list[sqlite3.Row]] = defaultdict(list)
    for row in connection.execute(_REPS, (client_id, since)):
        reps[row["set_id"]].append(row)
    sets = [
        _done_set(row, reps[row["id"]], exercises[row["exercise_id"]])
        for row in connection.execute(_SETS, (client_id, since))
        if row["exercise_id"] in exercises
    ]
    stops = {row["family"] for row in connection.execute(_STOPS, (client_id, utc_text(now)))}
    first = connection.execute(_FIRST, (client_id,)).fetchone()[0]
    picked = connection.execute(_PROFILE_CHANGED, (client_id,)).fetchone()
    return ClientRecord(
        sets=tuple(sets),
        weeks_known=_weeks_since(first, now=now),
        anchors_weeks=None if picked is None else _weeks_since(picked[0], now=now),
        is_stopped=None in stops,
        stopped_families=frozenset(family for family in stops if family is not None),
        ranges={
            (row["exercise_id"], Side(row["side"])): PersonalRange(
                range=row["range"], calibrated=row["calibrated_range"]
            )
            for row in connection.execute(_RANGES, (client_id,))
        },
    )


def _done_set(row: sqlite3.Row, reps: list[sqlite3.Row], exercise: Exercise) -> DoneSet:
    ranges = [rep["rom_ratio"] for rep in reps if rep["rom_ratio"] is not None]
    movements = [
        (_number(rep["driver_start"]), _number(rep["driver_far"]), _number(rep["concentric_s"]))
        for rep in reps
    ]
    return DoneSet(
        exercise_id=row["exercise_id"],
        session_id=row["session_id"],
        at_h=datetime.fromisoformat(row["started_utc"]).timestamp() / 3600.0,
        side=Side(row["side"]),
        reps=row["count"],
        reps_target=row["reps_target"],
        zone=None if row["zone"] is None else RepZone(row["zone"]),
        load_kg=row["load_kg"],
        rom_ratio=median(ranges) if ranges else math.nan,
        score=_number(row["score"]),
        coverage=0.0 if row["coverage_ratio"] is None else row["coverage_ratio"],
        velocity_loss=set_velocity_loss(exercise, movements),
        felt=row["felt"],
        reserve=row["reserve"],
        pain=row["pain"],
    )


def _weeks_since(then_utc: str | None, *, now: datetime) -> float | None:
    if then_utc is None:
        return None
    return (now - datetime.fromisoformat(then_utc)) / timedelta(weeks=1)


def _number(value: float | None) -> float:
    return math.nan if value is None else value
