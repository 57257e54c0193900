"""The page Coaching: how often each cue fired and helped, tempo, and our own mistakes."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from studio.store.dashboards.charts import Bar, Line, SetsKey, SetsMark, Totals
from studio.store.dashboards.lines import line, mean_of, share_of
from studio.store.dashboards.names import exercise_names
from studio.store.dashboards.period import Filter
from studio.store.dashboards.sums import (
    TOTALS,
    Sums,
    added_up,
    count_clients,
    count_sessions,
    has_demo,
    indexed,
    mean,
    ratio,
    read_days,
    read_sums,
    totals,
    where,
)

_MOST_EXERCISES = 5
_COACHED = ("given", "answered", "helped", "tempo_kept", "counted", "added", "removed")
_CUES = """
    SELECT cue_id, exercise_id, sum(reps_beyond) AS reps_beyond, sum(reps_red) AS reps_red,
        sum(given) AS given, sum(answered) AS answered, sum(helped) AS helped
    FROM {table} WHERE {where} GROUP BY cue_id, exercise_id
"""


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
        sets_corrected: Of those, with a correction that was not taken back.
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
    del now  # every page is given it; this one needs no clock
    found = {
        key[0]: sums
        for key, sums in read_sums(
            connection,
            chosen,
            by=("exercise_id",),
            measures=(*TOTALS, *_COACHED, "corrected_sets"),
        ).items()
    }
    whole = added_up(found.values())
    days = read_days(connection, chosen, measures=_COACHED).get((), {})
    names = exercise_names(connection)
    helped = share_of(("helped",), "answered")
    return CoachingPage(
        has_demo=has_demo(connection, chosen),
        is_empty=not found,
        totals=totals(
            whole,
            sessions=count_sessions(connection, chosen),
            clients=count_clients(connection, chosen),
            chosen=chosen,
        ),
        cues=_cues(connection, chosen, names=names),
        given=int(whole.get("given", 0)),
        answered=int(whole.get("answered", 0)),
        helped=int(whole.get("helped", 0)),
        helped_ratio=ratio(whole.get("helped", 0), whole.get("answered", 0)),
        given_by_time=line(days, chosen, drawn=share_of(("given",), "counted", factor=100.0)),
        helped_by_time=line(days, chosen, drawn=helped, mark=SetsMark.CUE_GIVEN),
        tempo_kept_ratio=mean(whole, "tempo_kept"),
        tempo_by_time=line(days, chosen, drawn=mean_of("tempo_kept"), mark=SetsMark.TEMPO_JUDGED),
        tempo_by_exercise=_tempo_bars(found, chosen, names=names),
        corrections=_corrections(whole, found, days, chosen, names=names),
    )


def _cues(
    connection: sqlite3.Connection, chosen: Filter, *, names: Mapping[str, str]
) -> tuple[CueRow, ...]:
    sql, values = where(chosen)
    by_cue: dict[str, list[sqlite3.Row]] = {}
    table = indexed(connection, chosen, "cue_id", table="cue_totals")
    for row in connection.execute(_CUES.format(table=table, where=sql), values):
        by_cue.setdefault(row["cue_id"], []).append(row)
    rows = [_cue(cue_id, parts, chosen, names=names) for cue_id, parts in by_cue.items()]
    return tuple(sorted(rows, key=lambda row: (-row.given, -row.reps_beyond, row.cue_id)))


def _cue(
    cue_id: str, parts: list[sqlite3.Row], chosen: Filter, *, names: Mapping[str, str]
) -> CueRow:
    total = {
        name: int(sum(part[name] for part in parts))
        for name in ("reps_beyond", "reps_red", "given", "answered", "helped")
    }
    bars = [
        Bar(
            key=part["exercise_id"],
            name=names.get(part["exercise_id"], part["exercise_id"]),
            value=float(part["given"]),
            values=part["given"],
            behind=SetsKey(
                filter=replace(chosen, exercise_id=part["exercise_id"]),
                mark=SetsMark.CUE_GIVEN,
                cue_id=cue_id,
            ),
        )
        for part in sorted(parts, key=lambda part: (-part["given"], part["exercise_id"]))
        if part["given"]
    ]
    return CueRow(
        cue_id=cue_id,
        **total,
        helped_ratio=ratio(total["helped"], total["answered"]),
        exercises=tuple(bars[:_MOST_EXERCISES]),
        given_behind=SetsKey(filter=chosen, mark=SetsMark.CUE_GIVEN, cue_id=cue_id),
        beyond_behind=SetsKey(filter=chosen, mark=SetsMark.CUE_VERDICT, cue_id=cue_id),
        helped_behind=SetsKey(filter=chosen, mark=SetsMark.CUE_HELPED, cue_id=cue_id),
    )


def _tempo_bars(
    found: Mapping[str, Sums], chosen: Filter, *, names: Mapping[str, str]
) -> tuple[Bar, ...]:
    """The lowest first."""
    bars = [
        Bar(
            key=exercise_id,
            name=names.get(exercise_id, exercise_id),
            value=mean(sums, "tempo_kept"),
            values=int(sums["tempo_kept_n"]),
            behind=SetsKey(
                filter=replace(chosen, exercise_id=exercise_id), mark=SetsMark.TEMPO_JUDGED
            ),
        )
        for exercise_id, sums in found.items()
        if sums["tempo_kept_n"]
    ]
    return tuple(sorted(bars, key=lambda bar: (bar.value or 0.0, bar.key)))


def _corrections(
    whole: Sums,
    found: Mapping[str, Sums],
    days: Mapping[date, Sums],
    chosen: Filter,
    *,
    names: Mapping[str, str],
) -> Corrections:
    added, removed = int(whole.get("added", 0)), int(whole.get("removed", 0))
    counted = int(whole.get("counted", 0))
    bars = [
        Bar(
            key=exercise_id,
            name=names.get(exercise_id, exercise_id),
            value=ratio(sums["added"] + sums["removed"], sums["counted"]),
            values=int(sums["added"] + sums["removed"]),
            behind=SetsKey(
                filter=replace(chosen, exercise_id=exercise_id), mark=SetsMark.CORRECTED
            ),
        )
        for exercise_id, sums in found.items()
        if sums["counted"]
    ]
    wrong = share_of(("added", "removed"), "counted")
    return Corrections(
        sets=int(whole.get("sets", 0)),
        sets_corrected=int(whole.get("corrected_sets", 0)),
        reps_counted=counted,
        added=added,
        removed=removed,
        wrong_ratio=ratio(added + removed, counted),
        by_time=line(days, chosen, drawn=wrong, mark=SetsMark.CORRECTED),
        by_exercise=tuple(sorted(bars, key=lambda bar: (-(bar.value or 0.0), bar.key))),
        behind=SetsKey(filter=chosen, mark=SetsMark.CORRECTED),
    )
