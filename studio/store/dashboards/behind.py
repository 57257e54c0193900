"""The sets behind a number, and the reps of a set."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime, tzinfo

from studio.store.dashboards.charts import SetsKey

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
    raise NotImplementedError("not read yet")


def set_line(connection: sqlite3.Connection, set_id: str, *, zone: tzinfo) -> SetLine | None:
    """One set; None = it is not there (any more)."""
    raise NotImplementedError("not read yet")


def reps_of_set(connection: sqlite3.Connection, set_id: str) -> tuple[RepLine, ...]:
    """The counted reps of a set, in order."""
    raise NotImplementedError("not read yet")
