"""A made-up past of the station, to measure the store and to show dashboards something.

Nothing in it is anybody's: sets of random exercises by the guest, with reps drawn from plain
distributions. The same seed makes the same numbers (ids apart).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import nan
from pathlib import Path

import numpy as np
from sqlite_utils import Database

from studio.model.cue import CueLevel, CueVerdict
from studio.model.exercise import Exercise
from studio.model.landmarks import Side
from studio.model.rep import MeasuredTempo, Rep, RepSpan, RepStatus
from studio.model.session import FinishReason, SetPlan
from studio.settings import StationSettings
from studio.store.database import open_for_writing
from studio.store.identity import Identity, ensure_identity
from studio.store.ids import new_id, utc_text
from studio.store.rows import Cell, RowChange, Verb, rep_rows, set_rows

_SETS_PER_SESSION = 6
_REST_S = 90.0
_SAMPLES_PER_S = 30
_FULL_ROM_RATIO = 0.92
_RED_ROM_RATIO = 0.75
_AMBER_ROM_RATIO = 0.88


@dataclass(frozen=True, slots=True, kw_only=True)
class _Past:
    """Where and of what the history is made."""

    database: Database
    random: np.random.Generator
    exercises: Sequence[Exercise]
    settings: StationSettings
    identity: Identity

    def write(self, changes: Sequence[RowChange]) -> None:
        for change in changes:
            self.database.execute(*change.statement())


def make_up_history(
    data_folder: Path,
    *,
    reps: int,
    until: datetime,
    seed: int,
    exercises: Sequence[Exercise],
    settings: StationSettings,
    on_progress: Callable[[int], None],
) -> int:
    """Write a past of at least so many reps, one transaction a session.

    Args:
        data_folder: An existing folder whose journal is not running.
        reps: How many at least; the last session is written whole.
        until: When the last session ends, with its time zone; the others lie before it.
        seed: Of the random numbers.
        exercises: To choose from.
        settings: Stored with every set.
        on_progress: Told the reps written so far, after each session.

    Returns:
        How many reps were written.

    Raises:
        KnownError: The database cannot be opened.
    """
    opened = open_for_writing(data_folder)
    try:
        with opened.database.atomic():
            identity = ensure_identity(
                opened.database, station_name=settings.station_name, now_utc=utc_text(until)
            )
        past = _Past(
            database=opened.database,
            random=np.random.default_rng(seed),
            exercises=exercises,
            settings=settings,
            identity=identity,
        )
        written = 0
        ends = until
        while written < reps:
            with opened.database.atomic():
                begins, session_reps = _session(past, ends=ends)
            written += session_reps
            ends = begins - timedelta(minutes=float(past.random.uniform(2, 30)))
            on_progress(written)
    finally:
        opened.close()
    return written


def _session(past: _Past, *, ends: datetime) -> tuple[datetime, int]:
    """One session of some sets. Returns when it began, and its reps."""
    session_id = new_id()
    counts = past.random.integers(6, 16, size=_SETS_PER_SESSION)
    chosen = past.random.integers(0, len(past.exercises), size=_SETS_PER_SESSION)
    length = timedelta(seconds=float(counts.sum()) * 4 + _SETS_PER_SESSION * _REST_S)
    begins = ends - length
    values: dict[str, Cell] = {
        "station_id": past.identity.station_id,
        "client_id": past.identity.guest_id,
        "started_utc": utc_text(begins),
        "ended_utc": utc_text(ends),
    }
    past.write([RowChange(verb=Verb.PUT, table="sessions", key={"id": session_id}, values=values)])
    moment = begins
    for count, choice in zip(counts, chosen, strict=True):
        exercise = past.exercises[int(choice)]
        moment = _set(past, exercise, session_id=session_id, count=int(count), begins=moment)
        moment += timedelta(seconds=_REST_S)
    return begins, int(counts.sum())


def _set(
    past: _Past, exercise: Exercise, *, session_id: str, count: int, begins: datetime
) -> datetime:
    """One set. Returns when it ended."""
    side = Side(past.random.choice([Side.LEFT, Side.RIGHT])) if exercise.per_side else Side.BOTH
    plan = SetPlan(
        set_id=new_id(),
        exercise_id=exercise.id,
        side=side,
        reps_target=10,
        load_kg=float(past.random.choice([8, 12, 16, 20, 24])) if exercise.loadable else None,
    )
    past.write(
        set_rows(
            plan,
            session_id=session_id,
            exercise=exercise,
            settings=past.settings,
            started_utc=utc_text(begins),
        )
    )
    start_s, scores = 0.0, []
    for number in range(1, count + 1):
        rep = _rep(past.random, exercise, number=number, side=side, start_s=start_s)
        start_s = rep.span.end_s
        scores.append(rep.score)
        stored_utc = utc_text(begins + timedelta(seconds=start_s))
        past.write(
            rep_rows(
                rep,
                rep_id=new_id(),
                set_id=plan.set_id,
                is_measured=True,
                stored_utc=stored_utc,
            )
        )
    ends = begins + timedelta(seconds=start_s)
    past.write([_set_end(plan, ends=ends, scores=scores)])
    return ends


def _set_end(plan: SetPlan, *, ends: datetime, scores: Sequence[float]) -> RowChange:
    values: dict[str, Cell] = {
        "ended_utc": utc_text(ends),
        "finish_reason": FinishReason.CLIENT.value,
        "count": len(scores),
        "score": float(np.mean(scores)),
        "coverage_ratio": 0.8,
        "deduction": "",
    }
    return RowChange(verb=Verb.CHANGE, table="sets", key={"id": plan.set_id}, values=values)


def _rep(
    random: np.random.Generator, exercise: Exercise, *, number: int, side: Side, start_s: float
) -> Rep:
    driver = exercise.driver
    duration_s = float(random.uniform(2.0, 4.5))
    middle_s, end_s = start_s + duration_s / 2, start_s + duration_s
    rom_ratio = float(np.clip(random.normal(0.97, 0.07), 0.5, 1.2))
    far = driver.start + np.sign(driver.far - driver.start) * driver.rom_target * rom_ratio
    time_s = np.arange(0.0, duration_s, 1 / _SAMPLES_PER_S)
    wave = (1 - np.cos(2 * np.pi * time_s / duration_s)) / 2
    noise = random.normal(0, 0.004, len(time_s)) * driver.rom_target
    return Rep(
        span=RepSpan(
            number=number,
            side=side,
            start_s=start_s,
            far_s=middle_s,
            end_s=end_s,
            bottom_s=middle_s,
            top_s=start_s,
            counted_at_s=end_s,
        ),
        status=RepStatus.FULL if rom_ratio >= _FULL_ROM_RATIO else RepStatus.SHORT,
        driver_start=driver.start,
        driver_far=float(far),
        rom_ratio=rom_ratio,
        tempo=MeasuredTempo(
            eccentric_s=duration_s * 0.5,
            pause_long_s=nan,
            concentric_s=duration_s * 0.4,
            pause_short_s=0.0,
        ),
        score=float(np.clip(100 * rom_ratio, 0, 100)),
        coverage=0.8,
        deduction="",
        cues=_depth_verdicts(rom_ratio, at_s=middle_s),
        trace_time_s=time_s.astype(np.float32),
        trace=(driver.start + (far - driver.start) * wave + noise).astype(np.float32),
    )


def _depth_verdicts(rom_ratio: float, *, at_s: float) -> tuple[CueVerdict, ...]:
    """The verdict on the range, where there is one."""
    if rom_ratio >= _AMBER_ROM_RATIO:
        return ()
    level = CueLevel.RED if rom_ratio < _RED_ROM_RATIO else CueLevel.AMBER
    return (CueVerdict(id="C17", level=level, at_s=at_s, shown=True),)
