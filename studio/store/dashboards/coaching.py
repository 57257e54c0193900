"""The page Coaching: how often each cue fired and helped, tempo, and our own mistakes."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from studio.store.dashboards.charts import Bar, Line, SetsKey, Totals
from studio.store.dashboards.period import Filter


@dataclass(frozen=True, slots=True, kw_only=True)
class CueRow:
    """One cue.

    Attributes:
        cue_id: Which; its name is in the catalogue.
        reps_beyond: Counted reps beyond its limit.
        reps_red: Of those, beyond the red one.
        given: How often it reached the client.
        answered: Of those, how often it was seen what came of it.
        helped: Of those, the fault was gone within two reps.
        helped_ratio: helped / answered; None = nothing was answered.
        exercises: Where it was given most, up to five; key = exercise id, value = how often.
        given_behind: Sets it was given in.
        beyond_behind: Sets with a rep beyond its limit.
        helped_behind: Sets in which it helped.
    """

    cue_id: str
    reps_beyond: int
    reps_red: int
    given: int
    answered: int
    helped: int
    helped_ratio: float | None
    exercises: tuple[Bar, ...]
    given_behind: SetsKey
    beyond_behind: SetsKey
    helped_behind: SetsKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """What clients put right in our count.

    Attributes:
        sets: In the filter.
        sets_corrected: Of those, with at least one correction.
        reps_counted: As the stations counted.
        added: Reps clients added: we missed them.
        removed: Reps clients took away: they were none.
        wrong_ratio: (added + removed) / counted; None = nothing was counted.
        by_time: The same ratio by time.
        by_exercise: The same ratio by exercise, the worst first; values = reps put right.
        behind: The corrected sets.
    """

    sets: int
    sets_corrected: int
    reps_counted: int
    added: int
    removed: int
    wrong_ratio: float | None
    by_time: Line
    by_exercise: tuple[Bar, ...]
    behind: SetsKey


@dataclass(frozen=True, slots=True, kw_only=True)
class CoachingPage:
    """The page.

    Attributes:
        has_demo: Made-up rows are among what is shown.
        is_empty: Not one set in the filter.
        totals: Of the filter.
        cues: Those beyond their limit or given at least once, most given first.
        given: Cues that reached clients.
        answered: Of those, seen what came of it.
        helped: Of those, the fault left within two reps.
        helped_ratio: None = nothing was answered.
        given_by_time: Cues given per 100 reps, by time.
        helped_by_time: Share that helped, by time.
        tempo_kept_ratio: Of judged reps; None = none was judged.
        tempo_by_time: The same by time.
        tempo_by_exercise: The same by exercise, the lowest first; values = judged reps.
        corrections: Our own count.
    """

    has_demo: bool
    is_empty: bool
    totals: Totals
    cues: tuple[CueRow, ...]
    given: int
    answered: int
    helped: int
    helped_ratio: float | None
    given_by_time: Line
    helped_by_time: Line
    tempo_kept_ratio: float | None
    tempo_by_time: Line
    tempo_by_exercise: tuple[Bar, ...]
    corrections: Corrections


def coaching_page(connection: sqlite3.Connection, chosen: Filter, *, now: datetime) -> CoachingPage:
    """Read the page.

    Args:
        connection: Of the owner's store.
        chosen: The filter.
        now: This moment, with its time zone.
    """
    raise NotImplementedError("not read yet")
