"""Facts of the domain as rows of the database. Pure: no connection, no clock.

A missing measurement (NaN) becomes NULL.
"""

import dataclasses
import hashlib
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from studio.model.correction import Correction
from studio.model.cue import CueLevel, CueVerdict
from studio.model.exercise import Exercise
from studio.model.rep import NotCounted, Rep
from studio.model.session import SetPlan
from studio.settings import StationSettings
from studio.store.ids import new_id
from studio.store.trace import FORMAT, pack_trace

Cell = str | int | float | bytes | None


class Verb(StrEnum):
    """What happens to a row."""

    PUT = "put"
    """Insert, or overwrite the row of the same key."""
    KEEP = "keep"
    """Insert, unless the key is there already."""
    CHANGE = "change"
    """Set some columns of the row of that key."""
    DELETE_WHERE = "delete_where"
    """Delete the rows that have these values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChange:
    """One change of one row. Doing it twice is the same as once, so that it may be retried.

    Attributes:
        verb: What happens.
        table: The table.
        key: Column(s) that name the row.
        values: The other columns.
    """

    verb: Verb
    table: str
    key: Mapping[str, Cell]
    values: Mapping[str, Cell] = dataclasses.field(default_factory=dict)

    def statement(self) -> tuple[str, dict[str, Cell]]:
        """The change as SQL with named parameters."""
        row = {**self.key, **self.values}
        where = " AND ".join(f"{name} = :{name}" for name in self.key)
        changes = ", ".join(f"{name} = :{name}" for name in self.values)
        insert = (
            f"INSERT INTO {self.table} ({', '.join(row)}) "
            f"VALUES ({', '.join(':' + name for name in row)})"
        )
        match self.verb:
            case Verb.PUT:
                sql = f"{insert} ON CONFLICT ({', '.join(self.key)}) DO UPDATE SET {changes}"
            case Verb.KEEP:
                sql = f"{insert} ON CONFLICT DO NOTHING"
            case Verb.CHANGE:
                sql = f"UPDATE {self.table} SET {changes} WHERE {where}"
            case Verb.DELETE_WHERE:
                sql = f"DELETE FROM {self.table} WHERE {where}"
        return sql, row


def set_rows(
    plan: SetPlan,
    *,
    session_id: str,
    exercise: Exercise,
    settings: StationSettings,
    started_utc: str,
) -> list[RowChange]:
    """A set that begins, with the exercise and the settings it is judged by."""
    exercise_digest, exercise_row = _snapshot("exercise", exercise)
    settings_digest, settings_row = _snapshot("settings", settings)
    values: dict[str, Cell] = {
        "session_id": session_id,
        "exercise_id": exercise.id,
        "exercise_version": exercise.version,
        "exercise_digest": exercise_digest,
        "settings_digest": settings_digest,
        "number": plan.number,
        "side": plan.side.value,
        "reps_target": plan.reps_target,
        "load_kg": plan.load_kg,
        "started_utc": started_utc,
    }
    return [
        exercise_row,
        settings_row,
        RowChange(verb=Verb.PUT, table="sets", key={"id": plan.set_id}, values=values),
    ]


def rep_rows(
    rep: Rep, *, rep_id: str, set_id: str, is_measured: bool, stored_utc: str
) -> list[RowChange]:
    """A counted rep with its trace and its cue verdicts; overwrites what was known of it."""
    span, tempo = rep.span, rep.tempo
    values: dict[str, Cell] = {
        "set_id": set_id,
        "number": span.number,
        "side": span.side.value,
        "status": rep.status.value,
        "start_s": span.start_s,
        "far_s": span.far_s,
        "end_s": span.end_s,
        "bottom_s": span.bottom_s,
        "top_s": span.top_s,
        "counted_at_s": span.counted_at_s,
        "driver_start": null_if_nan(rep.driver_start),
        "driver_far": null_if_nan(rep.driver_far),
        "rom_ratio": null_if_nan(rep.rom_ratio),
        "eccentric_s": null_if_nan(tempo.eccentric_s),
        "pause_long_s": null_if_nan(tempo.pause_long_s),
        "concentric_s": null_if_nan(tempo.concentric_s),
        "pause_short_s": null_if_nan(tempo.pause_short_s),
        "score": null_if_nan(rep.score),
        "coverage_ratio": null_if_nan(rep.coverage),
        "deduction": rep.deduction,
        "is_measured": int(is_measured),
        "stored_utc": stored_utc,
    }
    trace: dict[str, Cell] = {
        "format": FORMAT,
        "samples": pack_trace(rep.trace_time_s, rep.trace),
    }
    return [
        RowChange(verb=Verb.PUT, table="reps", key={"id": rep_id}, values=values),
        RowChange(verb=Verb.PUT, table="rep_traces", key={"rep_id": rep_id}, values=trace),
        RowChange(verb=Verb.DELETE_WHERE, table="cue_verdicts", key={"rep_id": rep_id}),
        *_verdict_rows(rep.cues, owner={"rep_id": rep_id}),
    ]


def not_counted_rows(movement: NotCounted, *, set_id: str) -> list[RowChange]:
    """A movement that was not counted, with its cue verdicts."""
    movement_id = new_id()
    values: dict[str, Cell] = {
        "set_id": set_id,
        "at_s": movement.at_s,
        "reason": movement.reason.value,
    }
    return [
        RowChange(verb=Verb.PUT, table="not_counted", key={"id": movement_id}, values=values),
        *_verdict_rows(movement.cues, owner={"not_counted_id": movement_id}),
    ]


def cue_row(
    set_id: str,
    *,
    cue_id: str,
    words: str,
    level: CueLevel,
    at_s: float,
    rep_number: int | None,
    wording: int | None,
) -> RowChange:
    """A cue that reached the client."""
    values: dict[str, Cell] = {
        "set_id": set_id,
        "cue_id": cue_id,
        "words": words,
        "level": level.value,
        "at_s": at_s,
        "rep_number": rep_number,
        "wording": wording,
    }
    return RowChange(verb=Verb.PUT, table="cues_given", key={"id": new_id()}, values=values)


def correction_rows(
    set_id: str, *, change: int, count: int, correction: Correction | None, corrected_utc: str
) -> list[RowChange]:
    """A correction of the count, and the count after it."""
    values: dict[str, Cell] = {
        "set_id": set_id,
        "change": change,
        "count": count,
        "corrected_utc": corrected_utc,
    }
    if correction is not None:
        values |= {
            "kind": correction.kind.value,
            "rep_number": correction.rep_number,
            "at_s": correction.at_s,
            "side": None if correction.side is None else correction.side.value,
        }
    return [
        RowChange(verb=Verb.PUT, table="corrections", key={"id": new_id()}, values=values),
        RowChange(verb=Verb.CHANGE, table="sets", key={"id": set_id}, values={"count": count}),
    ]


def _verdict_rows(verdicts: Iterable[CueVerdict], *, owner: Mapping[str, Cell]) -> list[RowChange]:
    return [
        RowChange(
            verb=Verb.PUT,
            table="cue_verdicts",
            key={"id": new_id()},
            values={
                **owner,
                "cue_id": verdict.id,
                "level": verdict.level.value,
                "at_s": verdict.at_s,
                "shown": int(verdict.shown),
            },
        )
        for verdict in verdicts
    ]


def _snapshot(kind: str, record: Exercise | StationSettings) -> tuple[str, RowChange]:
    """Digest and row of a record as it is now; equal records share one row."""
    text = json.dumps(_as_json(dataclasses.asdict(record)), sort_keys=True, allow_nan=False)
    digest = hashlib.sha256(text.encode()).hexdigest()
    values: dict[str, Cell] = {"kind": kind, "json": text}
    return digest, RowChange(
        verb=Verb.KEEP, table="snapshots", key={"digest": digest}, values=values
    )


def _as_json(value: Any) -> Any:
    """Plain keys and values: the text of a choice instead of the choice."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, dict):
        return {_as_json(key): _as_json(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_as_json(inner) for inner in value]
    return value


def null_if_nan(value: float) -> float | None:
    """None (NULL) for a value that was not measured (NaN)."""
    return None if math.isnan(value) else float(value)
