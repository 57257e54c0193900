"""The page Exercises: use, quality, faults, and who is going shallower."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from studio.store.dashboards.charts import Bar, Line, SetsKey, Totals
from studio.store.dashboards.period import Filter

SHALLOWER_DAYS = 28
"""The last so many days of the filter are compared with as many before."""

LEAST_SETS = 3
"""Sets with a measured range in each of the two, or nothing is said."""

LEAST_CHANGE = 0.08
"""Smallest change of range worth telling (coaching.md 7)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseRow:
    """One exercise. None = not measured.

    Attributes:
        exercise_id: Which.
        name: As stored with its newest set.
        sets: Sets.
        reps: After corrections.
        clients: Different ones; all guests are one.
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
    raise NotImplementedError("not read yet")
