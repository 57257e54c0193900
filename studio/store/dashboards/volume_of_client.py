"""A client's work by week, function, body position and muscle length (coaching.md 6.1, 6.3)."""

import sqlite3
from dataclasses import dataclass, replace
from datetime import date

from studio.coaching.planning.shortfall import FUNCTION_TARGETS, LENGTH_TARGETS, MuscleLength
from studio.model.exercise import GluteFunction
from studio.store.dashboards.charts import Bar, SetsKey
from studio.store.dashboards.clock import day_of, local_seconds
from studio.store.dashboards.period import Bucket, Filter, Step, buckets
from studio.store.dashboards.sums import where, whole_span

_FUNCTIONS = tuple(function.value for function in GluteFunction)
_LENGTHS = tuple(f"length_{length.value}" for length in MuscleLength)
_CREDIT = "volume * credit_ratio"
_WORK = f"""
    SELECT {{day}} AS day, position, count(*) AS sets, sum({_CREDIT}) AS work,
        {", ".join(f"sum({_CREDIT} * {name}) AS {name}" for name in (*_FUNCTIONS, *_LENGTHS))}
    FROM set_totals JOIN exercise_facts ON digest = exercise_digest
    WHERE {{where}} GROUP BY 1, 2
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekVolume:
    """One week, Monday to Sunday, cut at the filter's ends.

    Attributes:
        first_day: Of the week within the filter.
        last_day: Included.
        sets: Credited sets: a leg alone is half a set, times the exercise's credit
            (coaching.md 6.1).
        by_function: The same, shared out by the exercise's functions; all of them.
        behind: The sets.
    """

    first_day: date
    last_day: date
    sets: float
    by_function: dict[GluteFunction, float]
    behind: SetsKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What a client did in a filter's days; as in `ClientPage`."""

    weeks: tuple[WeekVolume, ...]
    functions: tuple[Bar, ...]
    positions: tuple[Bar, ...]
    positions_per_week: float | None
    lengths: tuple[Bar, ...]


def work_of(connection: sqlite3.Connection, chosen: Filter) -> Work:
    """Read it.

    Args:
        connection: Of the owner's store.
        chosen: The filter, with its client.
    """
    sql, values = where(chosen)
    sql = sql.replace("exercise_id", "set_totals.exercise_id", 1)
    day = f"{local_seconds(chosen.zone, whole_span(connection, chosen))} / 86400"
    rows = connection.execute(_WORK.format(day=day, where=sql), values).fetchall()
    whole = sum(row["work"] for row in rows)
    days = [day_of(row["day"]) for row in rows]
    found = buckets(min(days), max(days), step=Step.WEEK) if days else ()
    by_week = [(week, [row for row in rows if _is_in(row, week)]) for week in found]
    return Work(
        weeks=tuple(_week(week, inside, chosen) for week, inside in by_week),
        functions=tuple(
            _share(rows, name.value, whole, target=FUNCTION_TARGETS.get(name), chosen=chosen)
            for name in GluteFunction
        ),
        positions=_positions(rows, whole, chosen),
        positions_per_week=_positions_per_week([inside for _, inside in by_week if inside]),
        lengths=tuple(
            replace(
                _share(
                    rows, f"length_{name.value}", whole, target=LENGTH_TARGETS[name], chosen=chosen
                ),
                key=name.value,
                name=name.value,
            )
            for name in MuscleLength
        ),
    )


def _is_in(row: sqlite3.Row, week: Bucket) -> bool:
    return week.first_day <= day_of(row["day"]) <= week.last_day


def _week(week: Bucket, inside: list[sqlite3.Row], chosen: Filter) -> WeekVolume:
    first, last = _within(chosen, week)
    return WeekVolume(
        first_day=first,
        last_day=last,
        sets=float(sum(row["work"] for row in inside)),
        by_function={
            function: float(sum(row[function.value] for row in inside))
            for function in GluteFunction
        },
        behind=SetsKey(filter=replace(chosen, first_day=first, last_day=last)),
    )


def _within(chosen: Filter, week: Bucket) -> tuple[date, date]:
    """A week, cut at the filter's ends."""
    return (
        max(week.first_day, chosen.first_day or week.first_day),
        min(week.last_day, chosen.last_day or week.last_day),
    )


def _share(
    rows: list[sqlite3.Row], name: str, whole: float, *, target: float | None, chosen: Filter
) -> Bar:
    """Share of the work; behind it are the sets of all exercises with a part in it."""
    return Bar(
        key=name,
        name=name,
        value=sum(row[name] for row in rows) / whole if whole else None,
        values=sum(row["sets"] for row in rows if row[name] > 0),
        target=target,
        behind=SetsKey(filter=chosen, trains=name),
    )


def _positions(rows: list[sqlite3.Row], whole: float, chosen: Filter) -> tuple[Bar, ...]:
    """The most used first."""
    work: dict[str, float] = {}
    sets: dict[str, int] = {}
    for row in rows:
        work[row["position"]] = work.get(row["position"], 0.0) + row["work"]
        sets[row["position"]] = sets.get(row["position"], 0) + row["sets"]
    return tuple(
        Bar(
            key=position,
            name=position,
            value=work[position] / whole if whole else None,
            values=sets[position],
            behind=SetsKey(filter=chosen, position=position),
        )
        for position in sorted(work, key=lambda position: (-work[position], position))
    )


def _positions_per_week(weeks: list[list[sqlite3.Row]]) -> float | None:
    """Mean number of different positions over the weeks with a set."""
    if not weeks:
        return None
    return sum(len({row["position"] for row in week}) for week in weeks) / len(weeks)
