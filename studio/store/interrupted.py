"""What the program was doing when it was cut off: taken up again if that was just now, else ended.

A set that has no end was cut off by a crash, a hang or a power cut. Its client still stands there
when the station is back within seconds, so the set goes on with the reps it had.
"""

import math
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
from sqlite_utils import Database

from studio.model.correction import Correction
from studio.model.landmarks import Side
from studio.model.rep import MeasuredTempo, NotCounted, Rep, RepSpan, RepStatus
from studio.model.session import FinishReason, SetPlan
from studio.store.queries import JournalReader, StoredRep, StoredSet, reading

RESUME_WITHIN_S = 120.0
"""A set whose last sign of life is older belongs to a client who has gone."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class InterruptedSet:
    """A set that was cut off and goes on.

    Attributes:
        session_id: Whose set it is.
        plan: What is done.
        reps: What was counted, as it was stored; without cue verdicts.
        correction: Reps the client added or took away without saying which.
        client_id: Of the session; None = a guest.
        corrections: What the client put right, in its order, with its kind.
        not_counted: Movements that were not counted.
    """

    session_id: str
    plan: SetPlan
    reps: tuple[Rep, ...]
    correction: int
    client_id: str | None = None
    corrections: tuple[Correction, ...] = ()
    not_counted: tuple[NotCounted, ...] = ()


def find_interrupted(data_folder: Path, *, now: datetime) -> InterruptedSet | None:
    """The set that was under way a moment ago, or None.

    Args:
        data_folder: With a database that is up to date.
        now: This moment with its time zone.
    """
    with reading(data_folder) as reader:
        for stored in reader.unfinished_sets():
            reps = reader.reps_of_set(stored.id)
            last_utc = max([stored.started_utc, *(rep.stored_utc for rep in reps)])
            # A clock that was set back in between is no reason to lose the set.
            if abs((now - datetime.fromisoformat(last_utc)).total_seconds()) <= RESUME_WITHIN_S:
                return _interrupted(stored, reps, reader)
    return None


def end_interrupted(database: Database, *, but: InterruptedSet | None) -> None:
    """Give every set and session without an end the end it had.

    Args:
        database: Writable, in a transaction of the caller.
        but: What goes on, with its session.
    """
    values = {
        "reason": FinishReason.INTERRUPTED.value,
        "set_id": "" if but is None else but.plan.set_id,
        "session_id": "" if but is None else but.session_id,
    }
    database.execute(_END_SETS, values)
    database.execute(_END_SESSIONS, values)


def _interrupted(
    stored: StoredSet, reps: tuple[StoredRep, ...], reader: JournalReader
) -> InterruptedSet:
    plan = SetPlan(
        set_id=stored.id,
        exercise_id=stored.exercise_id,
        side=Side(stored.side),
        reps_target=stored.reps_target,
        load_kg=stored.load_kg,
        number=stored.number,
        zone=reader.zone_of_set(stored.id),
    )
    return InterruptedSet(
        session_id=stored.session_id,
        plan=plan,
        reps=tuple(_rep(rep, reader) for rep in reps),
        correction=reader.correction_of_set(stored.id),
        client_id=reader.named_client_of(stored.session_id),
        corrections=reader.corrections_of_set(stored.id),
        not_counted=reader.not_counted_of_set(stored.id),
    )


def _rep(stored: StoredRep, reader: JournalReader) -> Rep:
    nothing = np.empty(0, dtype=np.float32)
    # A full disk keeps reps, but no traces.
    time_s, trace = reader.trace_of_rep(stored.id) or (nothing, nothing)
    return Rep(
        span=RepSpan(
            number=stored.number,
            side=Side(stored.side),
            start_s=stored.start_s,
            far_s=stored.far_s,
            end_s=stored.end_s,
            bottom_s=stored.bottom_s,
            top_s=stored.top_s,
            counted_at_s=stored.counted_at_s,
        ),
        status=RepStatus(stored.status),
        driver_start=_or_nan(stored.driver_start),
        driver_far=_or_nan(stored.driver_far),
        rom_ratio=_or_nan(stored.rom_ratio),
        tempo=MeasuredTempo(
            eccentric_s=_or_nan(stored.eccentric_s),
            pause_long_s=_or_nan(stored.pause_long_s),
            concentric_s=_or_nan(stored.concentric_s),
            pause_short_s=_or_nan(stored.pause_short_s),
        ),
        score=_or_nan(stored.score),
        coverage=_or_nan(stored.coverage_ratio),
        deduction=stored.deduction,
        cues=(),
        trace_time_s=time_s,
        trace=trace,
    )


def _or_nan(value: float | None) -> float:
    return math.nan if value is None else value


_END_SETS = """
    UPDATE sets SET
        finish_reason = :reason,
        count = (SELECT count(*) FROM reps WHERE reps.set_id = sets.id)
            + (SELECT coalesce(sum(change), 0) FROM corrections WHERE set_id = sets.id),
        ended_utc = coalesce(
            (SELECT max(stored_utc) FROM reps WHERE reps.set_id = sets.id), started_utc
        )
    WHERE ended_utc IS NULL AND id <> :set_id
"""
_END_SESSIONS = """
    UPDATE sessions SET ended_utc = coalesce(
        (SELECT max(ended_utc) FROM sets WHERE sets.session_id = sessions.id), started_utc
    )
    WHERE ended_utc IS NULL AND id <> :session_id
"""
