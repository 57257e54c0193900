"""The page Exercises: use, quality, faults, and who is going shallower."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from studio.store.dashboards.charts import Bar, Line, SetsKey, SetsMark, Totals
from studio.store.dashboards.lines import count_of, line
from studio.store.dashboards.names import exercise_names
from studio.store.dashboards.period import Filter
from studio.store.dashboards.shallower import ShallowerRow, shallower
from studio.store.dashboards.sums import (
    TOTALS,
    Sums,
    added_up,
    count_clients,
    count_sessions,
    has_demo,
    indexed,
    mean,
    ratio,
    read_days,
    read_sums,
    totals,
    where,
)

__all__ = ["ExerciseRow", "ExercisesPage", "ShallowerRow", "exercises_page"]

_MOST_FAULTS = 3
_CLIENTS = """
    SELECT exercise_id, sum(is_guest = 0) FROM (
        SELECT DISTINCT exercise_id, client_id FROM {table} WHERE {where}
    ) JOIN clients ON clients.id = client_id GROUP BY exercise_id
"""
_FAULTS = """
    SELECT cue_id, exercise_id, sum(reps_beyond) AS reps FROM {table}
    WHERE {where} GROUP BY cue_id, exercise_id HAVING reps > 0
"""
_REASONS = """
    SELECT reason, sum(movements) AS movements FROM reason_totals
    WHERE {where} GROUP BY reason ORDER BY movements DESC, reason
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseRow:
    """One exercise. None = not measured.

    Attributes:
        exercise_id: Which.
        name: As stored with its newest set.
        sets: Sets.
        reps: After corrections.
        clients: Different ones, by name.
        full_ratio: Reps of full range among counted ones, 0 to 1.
        depth_ratio: Mean over measured reps.
        score: Mean over scored reps.
        tempo_kept_ratio: Of judged reps.
        not_counted: Movements that were not counted.
        faults: The three cues with the most reps beyond their limit; key = cue id, value =
            share of counted reps, values = reps.
        behind: The sets.
    """

    exercise_id: str
    name: str
    sets: int
    reps: int
    clients: int
    full_ratio: float | None
    depth_ratio: float | None
    score: float | None
    tempo_kept_ratio: float | None
    not_counted: int
    faults: tuple[Bar, ...]
    behind: SetsKey


@dataclass(frozen=True, slots=True, kw_only=True)
class ExercisesPage:
    """The page.

    Attributes:
        has_demo: Made-up rows are among what is shown.
        is_empty: Not one set in the filter.
        totals: Of the filter.
        use: Sets by time.
        exercises: Those done, most sets first.
        faults: Cues by reps beyond their limit, of all exercises in the filter; key = cue id,
            value = share of counted reps, values = reps.
        not_counted: Movements that were not counted by reason; key = reason, value = how many.
        shallower: The largest drop first.
    """

    has_demo: bool
    is_empty: bool
    totals: Totals
    use: Line
    exercises: tuple[ExerciseRow, ...]
    faults: tuple[Bar, ...]
    not_counted: tuple[Bar, ...]
    shallower: tuple[ShallowerRow, ...]


def exercises_page(
    connection: sqlite3.Connection, chosen: Filter, *, now: datetime
) -> ExercisesPage:
    """Read the page.

    Args:
        connection: Of the owner's store.
        chosen: The filter.
        now: This moment, with its time zone.
    """
    measures = (*TOTALS, "counted", "full", "not_counted")
    found = {
        key[0]: sums
        for key, sums in read_sums(
            connection, chosen, by=("exercise_id",), measures=measures
        ).items()
    }
    whole = added_up(found.values())
    names = exercise_names(connection)
    faults = _faults(connection, chosen)
    days = read_days(connection, chosen, measures=("sets",)).get((), {})
    return ExercisesPage(
        has_demo=has_demo(connection, chosen),
        is_empty=not found,
        totals=totals(
            whole,
            sessions=count_sessions(connection, chosen),
            clients=count_clients(connection, chosen),
            chosen=chosen,
        ),
        use=line(days, chosen, drawn=count_of("sets")),
        exercises=_rows(connection, chosen, found=found, faults=faults, names=names),
        faults=_all_faults(faults, counted=whole.get("counted", 0), chosen=chosen),
        not_counted=_reasons(connection, chosen),
        shallower=shallower(connection, chosen, now=now, names=names),
    )


def _rows(
    connection: sqlite3.Connection,
    chosen: Filter,
    *,
    found: Mapping[str, Sums],
    faults: Mapping[str, Mapping[str, int]],
    names: Mapping[str, str],
) -> tuple[ExerciseRow, ...]:
    sql, values = where(chosen)
    clients = dict(
        map(
            tuple,
            connection.execute(
                _CLIENTS.format(table=indexed(connection, chosen, "exercise_id"), where=sql), values
            ),
        )
    )
    rows = []
    for exercise_id, sums in found.items():
        own = replace(chosen, exercise_id=exercise_id)
        bars = _fault_bars(faults.get(exercise_id, {}), counted=sums["counted"], chosen=own)
        rows.append(
            ExerciseRow(
                exercise_id=exercise_id,
                name=names.get(exercise_id, exercise_id),
                sets=int(sums["sets"]),
                reps=int(sums["reps"]),
                clients=int(clients[exercise_id]),
                full_ratio=ratio(sums["full"], sums["counted"]),
                depth_ratio=mean(sums, "rom_ratio"),
                score=mean(sums, "score"),
                tempo_kept_ratio=mean(sums, "tempo_kept"),
                not_counted=int(sums["not_counted"]),
                faults=bars[:_MOST_FAULTS],
                behind=SetsKey(filter=own),
            )
        )
    return tuple(sorted(rows, key=lambda row: (-row.sets, row.name, row.exercise_id)))


def _faults(connection: sqlite3.Connection, chosen: Filter) -> dict[str, dict[str, int]]:
    """Reps beyond the limit: by exercise, then by cue."""
    sql, values = where(chosen)
    found: dict[str, dict[str, int]] = {}
    table = indexed(connection, chosen, "cue_id", table="cue_totals")
    for row in connection.execute(_FAULTS.format(table=table, where=sql), values):
        found.setdefault(row["exercise_id"], {})[row["cue_id"]] = row["reps"]
    return found


def _all_faults(
    faults: Mapping[str, Mapping[str, int]], *, counted: float, chosen: Filter
) -> tuple[Bar, ...]:
    whole: dict[str, int] = {}
    for of_exercise in faults.values():
        for cue_id, reps in of_exercise.items():
            whole[cue_id] = whole.get(cue_id, 0) + reps
    return _fault_bars(whole, counted=counted, chosen=chosen)


def _fault_bars(faults: Mapping[str, int], *, counted: float, chosen: Filter) -> tuple[Bar, ...]:
    """The most frequent first."""
    return tuple(
        Bar(
            key=cue_id,
            name=cue_id,
            value=ratio(reps, counted),
            values=reps,
            behind=SetsKey(filter=chosen, mark=SetsMark.CUE_VERDICT, cue_id=cue_id),
        )
        for cue_id, reps in sorted(faults.items(), key=lambda item: (-item[1], item[0]))
    )


def _reasons(connection: sqlite3.Connection, chosen: Filter) -> tuple[Bar, ...]:
    sql, values = where(chosen)
    return tuple(
        Bar(
            key=row["reason"],
            name=row["reason"],
            value=float(row["movements"]),
            values=row["movements"],
            behind=SetsKey(filter=chosen, mark=SetsMark.NOT_COUNTED, reason=row["reason"]),
        )
        for row in connection.execute(_REASONS.format(where=sql), values)
    )
