"""Who is going shallower: a client's range on an exercise, now against four weeks before."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from studio.store.dashboards.charts import SetsKey, SetsMark
from studio.store.dashboards.clock import span_of
from studio.store.dashboards.period import Filter
from studio.store.dashboards.sums import Sums, mean, read_sums

SHALLOWER_DAYS = 28
"""The last so many days of the filter are compared with as many before, whatever its first day."""

LEAST_SETS = 3
"""Sets with a measured range in each of the two, or nothing is said."""

LEAST_CHANGE = 0.08
"""Smallest change of range worth telling (coaching.md 7)."""


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
    found = read_sums(
        connection,
        both,
        by=("client_id", "exercise_id", f"started_s >= {span_of(newer).from_s:d}"),
        measures=("rom_ratio", "rom_sets"),
    )
    people = {
        row["id"]: row
        for row in connection.execute("SELECT id, alias, is_demo FROM clients WHERE is_guest = 0")
    }
    rows = []
    for (client_id, exercise_id, is_newer), sums in found.items():
        before = found.get((client_id, exercise_id, 0))
        if not is_newer or before is None or client_id not in people:
            continue
        own = replace(both, client_id=client_id, exercise_id=exercise_id)
        name = names.get(exercise_id, exercise_id)
        row = _row(before, sums, people[client_id], own, exercise_name=name)
        if row is not None:
            rows.append(row)
    return tuple(sorted(rows, key=lambda row: (row.change, row.alias, row.exercise_id)))


def _row(
    before: Sums, current: Sums, person: sqlite3.Row, own: Filter, *, exercise_name: str
) -> ShallowerRow | None:
    """None where too little was measured, or it did not get smaller by much."""
    before_ratio, now_ratio = mean(before, "rom_ratio"), mean(current, "rom_ratio")
    if before_ratio is None or now_ratio is None:
        return None
    if min(before["rom_sets"], current["rom_sets"]) < LEAST_SETS:
        return None
    if before_ratio - now_ratio < LEAST_CHANGE:
        return None
    return ShallowerRow(
        client_id=person["id"],
        alias=person["alias"],
        is_demo=bool(person["is_demo"]),
        exercise_id=str(own.exercise_id),
        exercise_name=exercise_name,
        before_ratio=before_ratio,
        now_ratio=now_ratio,
        change=now_ratio - before_ratio,
        sets_before=int(before["rom_sets"]),
        sets_now=int(current["rom_sets"]),
        behind=SetsKey(filter=own, mark=SetsMark.MEASURED),
    )
