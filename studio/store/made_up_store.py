"""A made-up owner's store of any size, to measure the pages on.

Written straight into the tables, from plain distributions, in order of time: nothing in it is
anybody's, and no coach has seen it. The same seed makes the same numbers (ids apart). For a past
to look at, see `studio demo-data`.
"""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from studio.model.exercise import Exercise
from studio.model.landmarks import Side
from studio.model.session import SetPlan
from studio.settings import StationSettings
from studio.store.ids import new_id, utc_text
from studio.store.owner.database import open_owner_store_for_writing
from studio.store.owner.totals import refresh_all_totals
from studio.store.rows import Cell, set_rows
from studio.store.trace import FORMAT, pack_trace

_DAYS = 365
_SETS_PER_SESSION = 6
_REPS_PER_SET = 10
_SETS_PER_PACE = 3
_CHUNK_SESSIONS = 500
_OPEN_FROM_H, _OPEN_FOR_H = 6.0, 15.0
_SAMPLES = 90
_TRACES = 64
_CUES = tuple(f"C{number:02d}" for number in range(1, 25))
_TABLES = {
    "sessions": "id, station_id, client_id, started_utc, ended_utc, is_demo",
    "sets": "id, station_id, client_id, session_id, exercise_id, exercise_version, "
    "exercise_digest, settings_digest, number, side, reps_target, load_kg, started_utc, "
    "ended_utc, finish_reason, count, score, coverage_ratio, deduction",
    "reps": "id, station_id, set_id, number, side, status, start_s, far_s, end_s, bottom_s, "
    "top_s, counted_at_s, driver_start, driver_far, rom_ratio, eccentric_s, pause_long_s, "
    "concentric_s, pause_short_s, score, coverage_ratio, deduction, is_measured, stored_utc",
    "rep_traces": "rep_id, format, samples",
    "not_counted": "id, station_id, set_id, at_s, reason",
    "cue_verdicts": "id, rep_id, cue_id, level, at_s, shown",
    "cues_given": "id, station_id, set_id, cue_id, words, level, at_s, rep_number, response",
    "set_answers": "id, station_id, set_id, felt, reserve, answered_utc",
    "corrections": "id, station_id, set_id, change, count, corrected_utc",
    "health_notes": "id, station_id, at_utc, kind, what, fps, delay_ms, analysed, dropped",
}
Rows = dict[str, list[tuple[Cell, ...]]]


@dataclass(slots=True, kw_only=True)
class _Making:
    """What the rows are made of."""

    random: np.random.Generator
    exercises: Sequence[Exercise]
    digests: dict[str, tuple[str, str]]
    traces: Sequence[bytes]
    people: list[tuple[str, str]] = field(default_factory=list)  # client id, station id
    rows: Rows = field(default_factory=lambda: {table: [] for table in _TABLES})

    def happens(self, chance: float) -> bool:
        return bool(self.random.random() < chance)


def make_up_store(
    folder: Path,
    *,
    reps: int,
    clients: int,
    stations: int,
    until: datetime,
    seed: int,
    exercises: Sequence[Exercise],
    on_progress: Callable[[int], None],
) -> int:
    """Fill an empty owner's store with at least so many reps over a year.

    Args:
        folder: Where `owner.db` shall be.
        reps: How many at least.
        clients: Known by name.
        stations: Stations.
        until: When the last session began at the latest, with its time zone.
        seed: Of the random numbers.
        exercises: To choose from.
        on_progress: Told the reps written so far.

    Returns:
        How many reps were written.

    Raises:
        KnownError: The store cannot be opened.
    """
    sessions = -(-reps // (_SETS_PER_SESSION * _REPS_PER_SET))
    with closing(open_owner_store_for_writing(folder)) as opened:
        connection = opened.database.conn
        # Nobody's data: a crash may cost it, and it is written ten times sooner.
        connection.execute("PRAGMA synchronous = OFF")
        random = np.random.default_rng(seed)
        making = _Making(
            random=random, exercises=exercises, digests={}, traces=_made_up_traces(random)
        )
        with opened.database.atomic():
            _snapshots(connection, making)
            _people(connection, making, clients=clients, stations=stations, until=until)
        starts = np.sort(random.uniform(0.0, _DAYS, sessions))
        written = 0
        for first in range(0, sessions, _CHUNK_SESSIONS):
            for days in starts[first : first + _CHUNK_SESSIONS]:
                written += _session(making, until=until, days=float(days))
            with opened.database.atomic():
                _flush(connection, making)
            on_progress(written)
        with opened.database.atomic():
            refresh_all_totals(connection)
    return written


def _flush(connection: sqlite3.Connection, making: _Making) -> None:
    for table, columns in _TABLES.items():
        marks = ", ".join("?" * len(columns.split(",")))
        sql = f"INSERT INTO {table} ({columns}) VALUES ({marks})"
        connection.executemany(sql, making.rows[table])
        making.rows[table].clear()


def _made_up_traces(random: np.random.Generator) -> list[bytes]:
    time_s = np.linspace(0.0, 3.0, _SAMPLES, dtype=np.float32)
    wave = (1 - np.cos(2 * np.pi * time_s / 3.0)) / 2
    return [
        pack_trace(time_s, (8 + 100 * wave + random.normal(0, 0.4, _SAMPLES)).astype(np.float32))
        for _ in range(_TRACES)
    ]


def _snapshots(connection: sqlite3.Connection, making: _Making) -> None:
    for exercise in making.exercises:
        plan = SetPlan(set_id="", exercise_id=exercise.id, side=Side.BOTH, reps_target=10)
        changes = set_rows(
            plan, session_id="", exercise=exercise, settings=StationSettings(), started_utc=""
        )
        *snapshots, set_row = changes
        for change in snapshots:
            connection.execute(*change.statement())
        digests = (set_row.values["exercise_digest"], set_row.values["settings_digest"])
        making.digests[exercise.id] = (str(digests[0]), str(digests[1]))


def _people(
    connection: sqlite3.Connection,
    making: _Making,
    *,
    clients: int,
    stations: int,
    until: datetime,
) -> None:
    since, now = utc_text(until - timedelta(days=_DAYS)), utc_text(until)
    ids = [new_id() for _ in range(stations)]
    for number, station_id in enumerate(ids, start=1):
        connection.execute(
            "INSERT INTO stations (id, name, installed_utc, last_received_utc, is_demo) "
            "VALUES (?, ?, ?, ?, 1)",
            (station_id, f"Station {number}", since, now),
        )
    for number in range(1, clients + 1):
        client_id, station_id = new_id(), ids[number % stations]
        making.people.append((client_id, station_id))
        connection.execute(
            "INSERT INTO clients (id, station_id, alias, is_guest, created_utc, is_demo, tag) "
            "VALUES (?, ?, ?, 0, ?, 1, ?)",
            (client_id, station_id, f"Client {number:03d}", since, new_id()),
        )
        connection.execute(
            "INSERT INTO consents (id, station_id, client_id, text_version, given_utc) "
            "VALUES (?, ?, ?, '2026-11', ?)",
            (new_id(), station_id, client_id, since),
        )


def _session(making: _Making, *, until: datetime, days: float) -> int:
    """One session. Returns its reps."""
    random = making.random
    client_id, station_id = making.people[int(random.integers(len(making.people)))]
    day = (until - timedelta(days=_DAYS - int(days))).astimezone(UTC)
    hour = _OPEN_FROM_H + _OPEN_FOR_H * (days % 1.0)
    begins = day.replace(hour=0, minute=0, second=0) + timedelta(hours=hour)
    begins = min(begins, until)
    session_id = new_id()
    making.rows["sessions"].append(
        (
            session_id,
            station_id,
            client_id,
            utc_text(begins),
            utc_text(begins + timedelta(minutes=20)),
            1,
        )
    )
    reps = 0
    for number in range(_SETS_PER_SESSION):
        at = begins + timedelta(minutes=3 * number)
        reps += _set(making, (station_id, client_id, session_id), at=at, number=number)
    return reps


def _set(making: _Making, owners: tuple[str, str, str], *, at: datetime, number: int) -> int:
    """One set with all that hangs on it. Returns its reps."""
    random, rows = making.random, making.rows
    station_id, client_id, session_id = owners
    exercise = making.exercises[int(random.integers(len(making.exercises)))]
    set_id, count, started = new_id(), _REPS_PER_SET, utc_text(at)
    side = Side.RIGHT if exercise.per_side else Side.BOTH
    load_kg = float(random.choice((8, 12, 16, 20, 24))) if exercise.loadable else None
    change = int(random.choice((-1, 1))) if making.happens(0.03) else 0
    exercise_digest, settings_digest = making.digests[exercise.id]
    scores = _reps(making, exercise, set_id=set_id, station_id=station_id, side=side, at=started)
    rows["sets"].append(
        (
            *(set_id, station_id, client_id, session_id, exercise.id, exercise.version),
            *(exercise_digest, settings_digest, 1 + number // 2, side.value, count, load_kg),
            *(started, utc_text(at + timedelta(seconds=40)), "client", count + change),
            *(float(np.mean(scores)), 0.8, ""),
        )
    )
    if change:
        values = (new_id(), station_id, set_id, change, count + change, started)
        rows["corrections"].append(values)
    if making.happens(0.6):
        felt, reserve = int(random.integers(3, 11)), int(random.integers(0, 5))
        rows["set_answers"].append((new_id(), station_id, set_id, felt, reserve, started))
    for _ in range(int(random.poisson(0.4))):
        reason = str(random.choice(("partial", "lost", "too_fast")))
        rows["not_counted"].append((new_id(), station_id, set_id, 5.0, reason))
    _cues(making, set_id=set_id, station_id=station_id)
    if number % _SETS_PER_PACE == 0:
        _pace(making, station_id=station_id, at=started)
    return count


def _cues(making: _Making, *, set_id: str, station_id: str) -> None:
    random, rows = making.random, making.rows
    for _ in range(int(random.poisson(0.8))):
        cue_id = _CUES[int(random.integers(len(_CUES)))]
        response = (None, "left", "stayed")[int(random.integers(3))]
        values = (new_id(), station_id, set_id, cue_id, "Made up", "amber", 6.0, 3, response)
        rows["cues_given"].append(values)


def _pace(making: _Making, *, station_id: str, at: str) -> None:
    random = making.random
    fps, delay_ms = float(random.normal(29.3, 0.8)), float(random.normal(42.0, 6.0))
    pace = (new_id(), station_id, at, "pace", "webcam", fps, delay_ms, 1200, 14)
    making.rows["health_notes"].append(pace)


def _reps(
    making: _Making, exercise: Exercise, *, set_id: str, station_id: str, side: Side, at: str
) -> list[float]:
    """The reps of a set. Returns their scores."""
    random, rows, driver = making.random, making.rows, exercise.driver
    ranges = np.clip(random.normal(0.97, 0.07, _REPS_PER_SET), 0.5, 1.2)
    phases = random.uniform((1.2, 0.0, 0.6, 0.0), (3.4, 1.2, 1.6, 1.8), (_REPS_PER_SET, 4))
    scores, start_s = [], 0.0
    for number in range(1, _REPS_PER_SET + 1):
        rep_id, ratio, tempo = new_id(), float(ranges[number - 1]), phases[number - 1].tolist()
        far_s, end_s = start_s + tempo[0], start_s + sum(tempo)
        score = min(100.0, 100.0 * ratio)
        far = driver.start + float(np.sign(driver.far - driver.start)) * driver.rom_target * ratio
        rows["reps"].append(
            (
                *(rep_id, station_id, set_id, number, side.value),
                *("full" if ratio >= 0.92 else "short", start_s, far_s, end_s, far_s, start_s),
                *(end_s, driver.start, far, ratio, *tempo, score, 0.8, "", 1, at),
            )
        )
        trace = making.traces[int(random.integers(len(making.traces)))]
        rows["rep_traces"].append((rep_id, FORMAT, trace))
        if ratio < 0.88:
            level = "red" if ratio < 0.8 else "amber"
            rows["cue_verdicts"].append((new_id(), rep_id, "C17", level, far_s, 1))
        if making.happens(0.15):
            cue_id = _CUES[int(random.integers(len(_CUES)))]
            rows["cue_verdicts"].append((new_id(), rep_id, cue_id, "amber", far_s, 0))
        scores.append(score)
        start_s = end_s
    return scores
