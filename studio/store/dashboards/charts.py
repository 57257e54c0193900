"""What charts are made of: points and bars, each with the way to the sets behind it."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from studio.store.dashboards.period import Filter, Step


class SetsMark(StrEnum):
    """Which of the sets alone."""

    ALL = "all"
    CORRECTED = "corrected"
    """The client changed the count."""
    ANSWERED = "answered"
    """The client told how much they felt."""
    CUE_VERDICT = "cue_verdict"
    """The cue of the key was beyond its limit in a counted rep."""
    CUE_GIVEN = "cue_given"
    """The cue of the key reached the client."""
    CUE_HELPED = "cue_helped"
    """The cue of the key reached the client and its fault left within two reps."""
    TEMPO_JUDGED = "tempo_judged"
    """At least one rep has a tempo to compare with the one asked for."""
    SCORED = "scored"
    """At least one rep has a score."""
    LOADED = "loaded"
    """A weight was told."""
    MEASURED = "measured"
    """At least one rep has a measured range."""
    NOT_COUNTED = "not_counted"
    """A movement was not counted, for the reason of the key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetsKey:
    """Names the sets behind a number; `behind.sets_behind` reads them.

    Attributes:
        filter: Days, client, station and exercise.
        mark: Which of them alone.
        cue_id: For the marks that speak of a cue.
        weekday: 0 = Monday; None = every.
        hour: 0 to 23 of the studio's clock; None = every.
        reason: For the mark that speaks of movements not counted; None = every.
        position: Of the body; None = every.
        trains: A function ("extension", ...) or length ("length_long", ...) that the exercise has
            a share in; None = whatever.
    """

    filter: Filter
    mark: SetsMark = SetsMark.ALL
    cue_id: str | None = None
    weekday: int | None = None
    hour: int | None = None
    reason: str | None = None
    position: str | None = None
    trains: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One point of a time line.

    Attributes:
        first_day: Of its bucket.
        last_day: Of its bucket, included.
        value: In the unit of its line; None = nothing was measured in that time.
        values: How many measured values (or sets, of a count) it stands for.
        behind: The sets.
    """

    first_day: date
    last_day: date
    value: float | None
    values: int
    behind: SetsKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A time line. Without a single value `points` is empty.

    Attributes:
        step: A point for each day, week or month.
        points: In order, one for each bucket from the first to the last value; those between
            without a value are there with None.
    """

    step: Step = Step.DAY
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedLine:
    """A time line of one exercise, station or cue.

    Attributes:
        key: Its id.
        name: As stored with its sets; the id where no name is known.
        line: See there.
    """

    key: str
    name: str
    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar of a chart.

    Attributes:
        key: Id of the exercise, station, cue or share.
        name: As stored; the key where no name is known.
        value: In the unit of its chart; None = not known.
        values: How many values or sets it stands for.
        target: What is aimed at; None = no target.
        behind: The sets; None where they cannot be named by a key (a share of every set).
    """

    key: str
    name: str
    value: float | None
    values: int
    target: float | None = None
    behind: SetsKey | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Sums over a page's sets. Means are over reps that were measured; None = none was.

    Attributes:
        sessions: Sessions with at least one set.
        clients: Known by name, with at least one set; guests are none of them.
        sets: Sets.
        reps: After the clients' corrections.
        depth_ratio: Range done over the range asked for, mean; 1 = all of it.
        score: Quality, 0 to 100, mean over scored reps.
        tempo_kept_ratio: Reps whose every measured phase was within tolerance, of those that
            could be judged (coaching.md 5.2).
        felt: 0 to 10, mean over answered sets.
        behind: The sets.
    """

    sessions: int
    clients: int
    sets: int
    reps: int
    depth_ratio: float | None
    score: float | None
    tempo_kept_ratio: float | None
    felt: float | None
    behind: SetsKey = field(repr=False)
