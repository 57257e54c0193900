"""Who is going shallower: a client's range on an exercise, now against four weeks before."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from studio.store.dashboards.charts import SetsKey, SetsMark
from studio.store.dashboards.clock import span_of
from studio.store.dashboards.period import Filter
from studio.store.dashboards.sums import where

SHALLOWER_DAYS = 28
"""The last so many days of the filter are compared with as many before, whatever its first day."""

LEAST_SETS = 3
"""Sets with a measured range in each of the two, or nothing is said."""

LEAST_CHANGE = 0.08
"""Smallest change of range worth telling (coaching.md 7)."""


_OF_NEWER = "CASE WHEN started_s >= :newer_s THEN {} END"
_OF_OLDER = "CASE WHEN started_s < :newer_s THEN {} END"
_SHALLOWER = f"""
    SELECT both.*, clients.alias, clients.is_demo FROM (
        SELECT client_id, exercise_id,
            sum({_OF_OLDER.format("rom_ratio_sum")}) / sum({_OF_OLDER.format("rom_ratio_n")})
                AS before_ratio,
            sum({_OF_NEWER.format("rom_ratio_sum")}) / sum({_OF_NEWER.format("rom_ratio_n")})
                AS now_ratio,
            sum({_OF_OLDER.format("rom_ratio_n > 0")}) AS sets_before,
            sum({_OF_NEWER.format("rom_ratio_n > 0")}) AS sets_now
        FROM set_totals WHERE {{where}} GROUP BY client_id, exercise_id
        HAVING sets_before >= :least_sets AND sets_now >= :least_sets
            AND before_ratio - now_ratio >= :least_change
    ) AS both JOIN clients ON clients.id = both.client_id WHERE clients.is_guest = 0
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShallowerRow:
    """A client whose range on an exercise got smaller.

    Attributes:
        client_id: Who.
        alias: Who.
        is_demo: Made up.
        exercise_id: On what.
        exercise_name: On what.
        before_ratio: Mean range over the range asked for, in the days before.
        now_ratio: In the last days.
        change: now - before, negative.
        sets_before: Sets with a measured range.
        sets_now: The same.
        behind: The sets of both.
    """

    client_id: str
    alias: str
    is_demo: bool
    exercise_id: str
    exercise_name: str
    before_ratio: float
    now_ratio: float
    change: float
    sets_before: int
    sets_now: int
    behind: SetsKey


def shallower(
    connection: sqlite3.Connection, chosen: Filter, *, now: datetime, names: Mapping[str, str]
) -> tuple[ShallowerRow, ...]:
    """Whose range on an exercise got smaller, the largest drop first; named clients only.

    Args:
        connection: Of the owner's store.
        chosen: The filter; its last day ends the newer of the two times.
        now: This moment, with its time zone.
        names: Exercise id -> name.
    """
    last = min(chosen.last_day or date.max, now.astimezone(chosen.zone).date())
    both = replace(chosen, first_day=last - timedelta(days=2 * SHALLOWER_DAYS - 1), last_day=last)
    newer = replace(both, first_day=last - timedelta(days=SHALLOWER_DAYS - 1))
    sql, values = where(both)
    limits = {
        "newer_s": span_of(newer).from_s,
        "least_sets": LEAST_SETS,
        "least_change": LEAST_CHANGE,
    }
    rows = [
        _row(row, both, names=names)
        for row in connection.execute(_SHALLOWER.format(where=sql), {**values, **limits})
    ]
    return tuple(sorted(rows, key=lambda row: (row.change, row.alias, row.exercise_id)))


def _row(row: sqlite3.Row, both: Filter, *, names: Mapping[str, str]) -> ShallowerRow:
    client_id, exercise_id = row["client_id"], row["exercise_id"]
    return ShallowerRow(
        client_id=client_id,
        alias=row["alias"],
        is_demo=bool(row["is_demo"]),
        exercise_id=exercise_id,
        exercise_name=names.get(exercise_id, exercise_id),
        before_ratio=row["before_ratio"],
        now_ratio=row["now_ratio"],
        change=row["now_ratio"] - row["before_ratio"],
        sets_before=row["sets_before"],
        sets_now=row["sets_now"],
        behind=SetsKey(
            filter=replace(both, client_id=client_id, exercise_id=exercise_id),
            mark=SetsMark.MEASURED,
        ),
    )
