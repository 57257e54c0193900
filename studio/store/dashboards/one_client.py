"""One client's trends."""

import sqlite3
from dataclasses import dataclass
from datetime import date, datetime

from studio.model.exercise import GluteFunction
from studio.store.dashboards.charts import Bar, Line, NamedLine, SetsKey, Totals
from studio.store.dashboards.period import Filter


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientHead:
    """Who it is.

    Attributes:
        client_id: Who.
        alias: Who.
        is_guest: Everybody not known by name.
        is_demo: Made up.
        since: When the client was added.
        station_name: Where.
        first_set: Start of the first set ever; None = none.
        last_set: Start of the newest set ever; None = none.
        consent_version: Of the text that stands; None = no consent stands.
        consent_given: When it was given.
    """

    client_id: str
    alias: str
    is_guest: bool
    is_demo: bool
    since: datetime
    station_name: str
    first_set: datetime | None
    last_set: datetime | None
    consent_version: str | None
    consent_given: datetime | None


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
class TempoLines:
    """Mean seconds of each phase, for one exercise; `asked` = the tempo asked for last.

    Attributes:
        eccentric_s: Line.
        pause_long_s: Line.
        concentric_s: Line.
        pause_short_s: Line.
        asked: Seconds by the same names; None = as fast as control allows. Empty where the
            filter has no exercise: then different tempos are in the lines.
    """

    eccentric_s: Line
    pause_long_s: Line
    concentric_s: Line
    pause_short_s: Line
    asked: dict[str, float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientPage:
    """The page. Lines have no point where nothing was measured.

    Attributes:
        has_demo: The client is made up.
        is_empty: Not one set in the filter.
        head: Who.
        totals: Of the filter.
        exercises: Those done in the filter, most sets first; value = sets.
        depth: Range done over the range asked for; 1 = all of it.
        depth_by_exercise: The same, the five most done.
        tempo: Seconds by phase.
        tempo_kept: Share of reps whose tempo was kept, 0 to 1.
        score: Quality, 0 to 100.
        load_kg: Heaviest load of each bucket, by exercise, the five most done.
        felt: 0 to 10.
        reserve: Reps that were still possible.
        weeks: Volume of every week of the filter that lies between the first and last set.
        week_target: Credited sets aimed at in a week; None = the client's level is not known here.
        functions: Share of the credited work, 0 to 1, with the planner's target (coaching.md 6.3).
        positions: Share of the credited work by body position, 0 to 1; no target but variety.
        positions_per_week: Different positions in a week, mean; None without a set.
        positions_target: Different positions aimed at in a week.
        lengths: Share by muscle length (long, middle, short), 0 to 1, with the target.
    """

    has_demo: bool
    is_empty: bool
    head: ClientHead
    totals: Totals
    exercises: tuple[Bar, ...]
    depth: Line
    depth_by_exercise: tuple[NamedLine, ...]
    tempo: TempoLines
    tempo_kept: Line
    score: Line
    load_kg: tuple[NamedLine, ...]
    felt: Line
    reserve: Line
    weeks: tuple[WeekVolume, ...]
    week_target: float | None
    functions: tuple[Bar, ...]
    positions: tuple[Bar, ...]
    positions_per_week: float | None
    positions_target: int
    lengths: tuple[Bar, ...]


def client_page(
    connection: sqlite3.Connection, chosen: Filter, *, now: datetime, level: int | None = None
) -> ClientPage | None:
    """Read the page; None = there is no such client (any more).

    Args:
        connection: Of the owner's store.
        chosen: Its `client_id` says who.
        now: This moment, with its time zone.
        level: Of the client, 1 to 3, where the station's journal is at hand; it stays there.
    """
    raise NotImplementedError("not read yet")
