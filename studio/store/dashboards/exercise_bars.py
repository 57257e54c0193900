"""Exercises by how often they were done."""

import sqlite3
from collections.abc import Mapping
from dataclasses import replace

from studio.store.dashboards.charts import Bar, SetsKey
from studio.store.dashboards.period import Filter
from studio.store.dashboards.sums import read_sums


def exercise_bars(
    connection: sqlite3.Connection, chosen: Filter, *, names: Mapping[str, str]
) -> tuple[Bar, ...]:
    """Most sets first; value = sets.

    Args:
        connection: Of the owner's store.
        chosen: The filter.
        names: Exercise id -> name.
    """
    found = read_sums(connection, chosen, by=("exercise_id",), measures=("sets",))
    bars = [
        Bar(
            key=exercise_id,
            name=names.get(exercise_id, exercise_id),
            value=float(sums["sets"]),
            values=int(sums["sets"]),
            behind=SetsKey(filter=replace(chosen, exercise_id=exercise_id)),
        )
        for (exercise_id,), sums in found.items()
    ]
    return tuple(sorted(bars, key=lambda bar: (-bar.values, bar.name, bar.key)))
