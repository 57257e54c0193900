"""The measure a set was counted by, along its reps: what is kept of it in the traces."""

import sqlite3
from dataclasses import dataclass
from statistics import median

import numpy as np
from numpy.typing import NDArray

from studio.store.trace import unpack_trace


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RepCurve:
    """One rep whose trace is kept.

    Attributes:
        rep_id: Its key.
        number: 1 for the first of the set.
        start_s: When it began, seconds on the clock of the set.
        time_s: (n,) float32, seconds since then.
        values: (n,) float32 in the unit of the set; NaN = not seen.
    """

    rep_id: str
    number: int
    start_s: float
    time_s: NDArray[np.float32]
    values: NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SetCurve:
    """The measure along a set.

    Attributes:
        feature: Name of the measure, as in `kinematics.features`; "" = not known.
        unit: "deg" or "ratio"; "" = not known.
        reps: Those whose trace is kept, in order.
        counted: How many reps the set has, with and without a trace.
        damaged: Traces that cannot be read.
        asked: The far value that was asked for, in the middle of all reps; None = not known.
    """

    feature: str
    unit: str
    reps: tuple[RepCurve, ...]
    counted: int
    damaged: int
    asked: float | None = None


_MEASURE = """
    SELECT coalesce(json_extract(snapshots.json, '$.driver.feature'), '') AS feature,
        coalesce(json_extract(snapshots.json, '$.driver.unit'), '') AS unit
    FROM sets JOIN snapshots ON snapshots.digest = sets.exercise_digest
    WHERE sets.id = ?
"""
_TRACES = """
    SELECT reps.id, reps.number, reps.start_s, reps.driver_start, reps.driver_far,
        reps.rom_ratio, traces.format, traces.samples
    FROM reps LEFT JOIN rep_traces AS traces ON traces.rep_id = reps.id
    WHERE reps.set_id = ? ORDER BY reps.number, reps.start_s
"""


def set_curve(connection: sqlite3.Connection, set_id: str) -> SetCurve:
    """Read the traces of a set.

    Args:
        connection: Of the owner's store.
        set_id: Which.
    """
    measure = connection.execute(_MEASURE, (set_id,)).fetchone()
    rows = connection.execute(_TRACES, (set_id,)).fetchall()
    reps, damaged = [], 0
    for row in rows:
        if row["samples"] is None:
            continue
        try:
            time_s, values = unpack_trace(row["samples"], trace_format=row["format"])
        except ValueError:
            damaged += 1
            continue
        reps.append(
            RepCurve(
                rep_id=row["id"],
                number=row["number"],
                start_s=row["start_s"],
                time_s=time_s,
                values=values,
            )
        )
    return SetCurve(
        feature="" if measure is None else str(measure["feature"]),
        unit="" if measure is None else str(measure["unit"]),
        reps=tuple(reps),
        counted=len(rows),
        damaged=damaged,
        asked=_asked(rows),
    )


def _asked(rows: list[sqlite3.Row]) -> float | None:
    """The share of the range that was done tells the range that was asked for."""
    found = [
        row["driver_start"] + (row["driver_far"] - row["driver_start"]) / row["rom_ratio"]
        for row in rows
        if row["rom_ratio"] and row["driver_start"] is not None and row["driver_far"] is not None
    ]
    return median(found) if found else None
