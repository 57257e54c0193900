"""Sums over sets, grouped as a page needs them: the one place that reads `set_totals`.

A group's sums are plain numbers by name. A mean is `mean(sums, "rom_ratio")`: its sum over the
number of values in it, None where nothing was measured.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from studio.coaching.planning.shortfall import MuscleLength
from studio.model.exercise import GluteFunction
from studio.store.dashboards.charts import SetsKey, SetsMark, Totals
from studio.store.dashboards.clock import Span, day_of, local_seconds, span_of
from studio.store.dashboards.period import Filter

Sums = dict[str, float]
Values = dict[str, str | int]

_COLUMNS = {
    "sets": "count(*)",
    "reps": "sum(reps_done)",
    "counted": "sum(reps)",
    "full": "sum(reps_full)",
    "added": "sum(added)",
    "removed": "sum(removed)",
    "corrected_sets": "sum(added + removed > 0)",
    "not_counted": "sum(not_counted)",
    "given": "sum(cues_given)",
    "answered": "sum(cues_answered)",
    "helped": "sum(cues_helped)",
    "tempo_kept_sum": "sum(tempo_kept)",
    "tempo_kept_n": "sum(tempo_judged)",
    "rom_ratio_sum": "sum(rom_ratio_sum)",
    "rom_ratio_n": "sum(rom_ratio_n)",
    "rom_sets": "sum(rom_ratio_n > 0)",
    "score_sum": "sum(score_sum)",
    "score_n": "sum(score_n)",
    "felt_sum": "coalesce(sum(felt), 0)",
    "felt_n": "count(felt)",
    "reserve_sum": "coalesce(sum(reserve), 0)",
    "reserve_n": "count(reserve)",
    "eccentric_s_sum": "sum(eccentric_s_sum)",
    "eccentric_s_n": "sum(eccentric_s_n)",
    "pause_long_s_sum": "sum(pause_long_s_sum)",
    "pause_long_s_n": "sum(pause_long_s_n)",
    "concentric_s_sum": "sum(concentric_s_sum)",
    "concentric_s_n": "sum(concentric_s_n)",
    "pause_short_s_sum": "sum(pause_short_s_sum)",
    "pause_short_s_n": "sum(pause_short_s_n)",
    "load_kg_max": "coalesce(max(load_kg), 0.0)",
    "loads": "count(load_kg)",
    "first_s": "min(started_s)",
    "last_s": "max(started_s)",
    "sessions": "count(DISTINCT session_id)",
    "clients": "count(DISTINCT client_id)",
}
TOTALS = ("sets", "reps", "rom_ratio", "score", "tempo_kept", "felt")
"""What every page's totals are made of, sessions and clients apart."""

TRAINED = tuple(function.value for function in GluteFunction) + tuple(
    f"length_{length.value}" for length in MuscleLength
)
"""What an exercise has a share in: columns of `exercise_facts`."""

_GROUPED = {
    ("set_totals", "exercise_id"): "set_totals_by_exercise",
    ("set_totals", "client_id"): "set_totals_by_client",
    ("set_totals", "station_id"): "set_totals_by_station",
    ("cue_totals", "cue_id"): "cue_totals_by_cue",
}
_MUCH = 0.35
"""Share of the store's time from which rows in the order of their groups are the quicker way."""

_MEANS = {name.removesuffix("_n") for name in _COLUMNS if name.endswith("_n")}
_MARKS = {
    SetsMark.ALL: "",
    SetsMark.CORRECTED: "added + removed > 0",
    SetsMark.ANSWERED: "felt IS NOT NULL",
    SetsMark.TEMPO_JUDGED: "tempo_judged > 0",
    SetsMark.SCORED: "score_n > 0",
    SetsMark.LOADED: "load_kg IS NOT NULL",
    SetsMark.MEASURED: "rom_ratio_n > 0",
    SetsMark.NOT_COUNTED: "not_counted > 0",
    SetsMark.CUE_VERDICT: "reps_beyond > 0",
    SetsMark.CUE_GIVEN: "given > 0",
    SetsMark.CUE_HELPED: "helped > 0",
}
_OF_CUE = (SetsMark.CUE_VERDICT, SetsMark.CUE_GIVEN, SetsMark.CUE_HELPED)


def where(chosen: Filter) -> tuple[str, Values]:
    """A filter as SQL over the columns that all totals have, and its values."""
    span = span_of(chosen)
    parts = ["started_s >= :from_s", "started_s < :until_s"]
    values: Values = {"from_s": span.from_s, "until_s": span.until_s}
    for name in ("client_id", "station_id", "exercise_id"):
        value = getattr(chosen, name)
        if value is not None:
            parts.append(f"{name} = :{name}")
            values[name] = value
    return " AND ".join(parts), values


def where_key(connection: sqlite3.Connection, key: SetsKey) -> tuple[str, Values]:
    """A key as SQL over `set_totals`, and its values."""
    sql, values = where(key.filter)
    if key.mark in _OF_CUE:
        inside = f"cue_totals.set_id = set_totals.set_id AND {_MARKS[key.mark]}"
        if key.cue_id is not None:
            inside += " AND cue_id = :cue_id"
            values["cue_id"] = key.cue_id
        sql += f" AND EXISTS (SELECT 1 FROM cue_totals WHERE {inside})"
    elif _MARKS[key.mark]:
        sql += f" AND {_MARKS[key.mark]}"
    if key.reason is not None:
        sql += (
            " AND EXISTS (SELECT 1 FROM reason_totals "
            "WHERE reason_totals.set_id = set_totals.set_id AND reason = :reason)"
        )
        values["reason"] = key.reason
    sql += _of_exercise(key, values)
    if key.weekday is not None or key.hour is not None:
        local = local_seconds(key.filter.zone, whole_span(connection, key.filter))
        if key.weekday is not None:
            sql += f" AND ({local} / 86400 + 3) % 7 = :weekday"
            values["weekday"] = key.weekday
        if key.hour is not None:
            sql += f" AND {local} / 3600 % 24 = :hour"
            values["hour"] = key.hour
    return sql, values


def indexed(
    connection: sqlite3.Connection, chosen: Filter, by: str, *, table: str = "set_totals"
) -> str:
    """The table with the index to read it by.

    Over much of the store's time, rows that already come in the order of their groups are summed
    up two to six times sooner than rows by time, which must be sorted first. SQLite cannot know
    how much of the store a filter takes.

    Args:
        connection: Of the owner's store.
        chosen: The filter.
        by: The first expression of the groups.
        table: With totals.
    """
    index = _GROUPED.get((table, by))
    if index is None or chosen.client_id or chosen.station_id or chosen.exercise_id:
        return table
    first, last = store_ends(connection)
    span = span_of(chosen)
    asked = min(span.until_s, last) - max(span.from_s, first)
    return f"{table} INDEXED BY {index}" if asked > _MUCH * (last - first) else table


def store_ends(connection: sqlite3.Connection) -> tuple[int, int]:
    """Seconds of the first and last set; 0, 0 without one."""
    first = connection.execute("SELECT min(started_s) FROM set_totals").fetchone()[0]
    last = connection.execute("SELECT max(started_s) FROM set_totals").fetchone()[0]
    return (0, 0) if first is None else (int(first), int(last))


def _of_exercise(key: SetsKey, values: Values) -> str:
    """What a key asks of the exercise, as SQL; its values are added."""
    asked = []
    if key.position is not None:
        asked.append("position = :position")
        values["position"] = key.position
    if key.trains is not None:
        if key.trains not in TRAINED:
            raise ValueError(f"{key.trains} is no function and no length")
        asked.append(f"{key.trains} > 0")
    if not asked:
        return ""
    digests = f"SELECT digest FROM exercise_facts WHERE {' AND '.join(asked)}"
    return f" AND exercise_digest IN ({digests})"


def whole_span(connection: sqlite3.Connection, chosen: Filter) -> Span:
    """The filter's seconds, its open ends drawn in to the first and last set of the store."""
    span = span_of(chosen)
    first, last = store_ends(connection)
    from_s, until_s = max(span.from_s, first), min(span.until_s, last + 1)
    return Span(from_s=from_s, until_s=max(until_s, from_s + 1))


def column_names(measures: Iterable[str]) -> tuple[str, ...]:
    """Names of the sums a page asks for; a mean's name stands for its sum and number."""
    names: list[str] = []
    for name in measures:
        names += [f"{name}_sum", f"{name}_n"] if name in _MEANS else [name]
    return tuple(names)


def read_sums(
    connection: sqlite3.Connection,
    chosen: Filter,
    *,
    by: tuple[str, ...],
    measures: Iterable[str],
) -> dict[tuple[Any, ...], Sums]:
    """Sums by one expression or several.

    Args:
        connection: Of the owner's store.
        chosen: The filter.
        by: SQL over `set_totals`.
        measures: Names of means and of sums.

    Returns:
        By the values of the expressions.
    """
    names = column_names(measures)
    columns = ", ".join((*by, *(_COLUMNS[name] for name in names)))
    places = ", ".join(str(place) for place in range(1, len(by) + 1))
    sql, values = where(chosen)
    rows = connection.execute(
        f"SELECT {columns} FROM {indexed(connection, chosen, by[0])} WHERE {sql} GROUP BY {places}",
        values,
    )
    found = {}
    for row in map(tuple, rows):
        found[row[: len(by)]] = dict(zip(names, row[len(by) :], strict=True))
    return found


def read_whole(connection: sqlite3.Connection, chosen: Filter, *, measures: Iterable[str]) -> Sums:
    """Sums over all sets of a filter; without a set, "sets" is 0 and the others are missing.

    Args:
        connection: Of the owner's store.
        chosen: The filter.
        measures: Names of means and of sums, "sets" among them.
    """
    found = read_sums(connection, chosen, by=("1",), measures=measures)
    return found.get((1,), {"sets": 0})


def read_days(
    connection: sqlite3.Connection,
    chosen: Filter,
    *,
    measures: Iterable[str],
    by: tuple[str, ...] = (),
) -> dict[tuple[Any, ...], dict[date, Sums]]:
    """Sums by day of the studio's clock.

    Args:
        connection: Of the owner's store.
        chosen: The filter.
        measures: Names of means and of sums.
        by: More expressions.

    Returns:
        By the values of those expressions, then by day.
    """
    day = f"{local_seconds(chosen.zone, whole_span(connection, chosen))} / 86400"
    found: dict[tuple[Any, ...], dict[date, Sums]] = {}
    for key, sums in read_sums(connection, chosen, by=(*by, day), measures=measures).items():
        found.setdefault(key[:-1], {})[day_of(key[-1])] = sums
    return found


def added_up(parts: Iterable[Mapping[str, float]]) -> Sums:
    """The sums of several groups together; not for what is counted once over groups."""
    whole: Sums = {}
    for part in parts:
        for name, value in part.items():
            whole[name] = whole.get(name, 0) + value
    return whole


def mean(sums: Mapping[str, float], name: str) -> float | None:
    """The mean of a measure; None = nothing was measured."""
    number = sums.get(f"{name}_n", 0)
    return sums[f"{name}_sum"] / number if number else None


def ratio(part: float, whole: float) -> float | None:
    """A share; None = of nothing."""
    return part / whole if whole else None


def totals(sums: Mapping[str, float], *, sessions: int, clients: int, chosen: Filter) -> Totals:
    """The totals of a page.

    Args:
        sums: With `TOTALS`.
        sessions: Different ones.
        clients: Different ones.
        chosen: The filter.
    """
    return Totals(
        sessions=sessions,
        clients=clients,
        sets=int(sums.get("sets", 0)),
        reps=int(sums.get("reps", 0)),
        depth_ratio=mean(sums, "rom_ratio"),
        score=mean(sums, "score"),
        tempo_kept_ratio=mean(sums, "tempo_kept"),
        felt=mean(sums, "felt"),
        behind=SetsKey(filter=chosen),
    )


def count_sessions(connection: sqlite3.Connection, chosen: Filter) -> int:
    """Different sessions of a filter's sets."""
    sql, values = where(chosen)
    row = connection.execute(
        f"SELECT count(DISTINCT session_id) FROM set_totals WHERE {sql}", values
    ).fetchone()
    return int(row[0])


def count_clients(connection: sqlite3.Connection, chosen: Filter) -> int:
    """Different clients of a filter's sets, those known by name: guests are nobody."""
    sql, values = where(chosen)
    row = connection.execute(
        "SELECT count(*) FROM ("
        f"SELECT DISTINCT client_id FROM {indexed(connection, chosen, 'client_id')} WHERE {sql}) "
        "JOIN clients ON clients.id = client_id WHERE is_guest = 0",
        values,
    ).fetchone()
    return int(row[0])


def has_demo(connection: sqlite3.Connection, chosen: Filter | None = None) -> bool:
    """Whether made-up rows are among what is shown.

    Args:
        connection: Of the owner's store.
        chosen: Of a station or client alone; None = of the whole store.
    """
    asked = (chosen and chosen.client_id, chosen and chosen.station_id)
    row = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM clients WHERE is_demo = 1 "
        "AND coalesce(id = :client, 1) AND coalesce(station_id = :station, 1))",
        {"client": asked[0], "station": asked[1]},
    ).fetchone()
    return bool(row[0])
