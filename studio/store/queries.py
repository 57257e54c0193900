"""What the journal holds, read back through connections that cannot write."""

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from studio.model.client import RepZone
from studio.model.correction import Correction, CorrectionKind
from studio.model.landmarks import Side
from studio.model.rep import NotCounted, RejectReason
from studio.store.database import open_for_reading
from studio.store.trace import unpack_trace


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSet:
    """One row of `sets`. None = not told, not measured, or not ended yet."""

    id: str
    session_id: str
    exercise_id: str
    exercise_version: int
    number: int
    side: str
    reps_target: int
    load_kg: float | None
    started_utc: str
    ended_utc: str | None
    finish_reason: str | None
    count: int | None
    score: float | None
    coverage_ratio: float | None
    deduction: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRep:
    """One row of `reps`; `*_s` are stream seconds of the set. None = not measured."""

    id: str
    set_id: str
    number: int
    side: str
    status: str
    start_s: float
    far_s: float
    end_s: float
    bottom_s: float
    top_s: float
    counted_at_s: float
    driver_start: float | None
    driver_far: float | None
    rom_ratio: float | None
    eccentric_s: float | None
    pause_long_s: float | None
    concentric_s: float | None
    pause_short_s: float | None
    score: float | None
    coverage_ratio: float | None
    deduction: str
    is_measured: int
    stored_utc: str


Row = TypeVar("Row", StoredSet, StoredRep)


class JournalReader:
    """Reads the journal while the station writes it. For one thread; close it soon.

    A reader that stays open for long in the middle of a result keeps the write-ahead log growing,
    so every method reads its result whole.
    """

    def __init__(self, data_folder: Path) -> None:
        """Open.

        Raises:
            KnownError: NOT_FOUND when there is no database, or why it cannot be read.
        """
        self._connection = open_for_reading(data_folder)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def sets_of_session(self, session_id: str) -> tuple[StoredSet, ...]:
        """In the order they were started."""
        return self._select(StoredSet, "sets", "session_id = ? ORDER BY started_utc", session_id)

    def last_sets(self, exercise_id: str, *, limit: int) -> tuple[StoredSet, ...]:
        """The newest sets of an exercise, newest first."""
        where = "exercise_id = ? ORDER BY started_utc DESC, id DESC LIMIT ?"
        return self._select(StoredSet, "sets", where, exercise_id, limit)

    def reps_of_set(self, set_id: str) -> tuple[StoredRep, ...]:
        """In the order they were counted."""
        return self._select(StoredRep, "reps", "set_id = ? ORDER BY number", set_id)

    def unfinished_sets(self) -> tuple[StoredSet, ...]:
        """Sets without an end, newest first: under way, or cut off."""
        return self._select(StoredSet, "sets", "ended_utc IS NULL ORDER BY started_utc DESC")

    def named_client_of(self, session_id: str) -> str | None:
        """Id of the client whose session it is; None = a guest's, or there is no such session."""
        found = self._connection.execute(
            "SELECT clients.id FROM sessions JOIN clients ON clients.id = sessions.client_id "
            "WHERE sessions.id = ? AND clients.is_guest = 0",
            (session_id,),
        ).fetchone()
        return None if found is None else str(found[0])

    def correction_of_set(self, set_id: str) -> int:
        """Reps the client added or took away without saying which."""
        sql = """
            SELECT coalesce(sum(change), 0) FROM corrections WHERE set_id = ? AND kind IS NULL
        """
        return int(self._connection.execute(sql, (set_id,)).fetchone()[0])

    def corrections_of_set(self, set_id: str) -> tuple[Correction, ...]:
        """What the client put right about a rep or a movement, in the order it was said."""
        sql = """
            SELECT kind, change, rep_number, at_s, side FROM corrections
            WHERE set_id = ? AND kind IS NOT NULL ORDER BY corrected_utc, id
        """
        return tuple(_correction(row) for row in self._connection.execute(sql, (set_id,)))

    def not_counted_of_set(self, set_id: str) -> tuple[NotCounted, ...]:
        """Movements that were not counted, in their order."""
        sql = "SELECT at_s, reason FROM not_counted WHERE set_id = ? ORDER BY at_s, id"
        return tuple(
            NotCounted(at_s=row["at_s"], reason=RejectReason(row["reason"]))
            for row in self._connection.execute(sql, (set_id,))
        )

    def zone_of_set(self, set_id: str) -> RepZone | None:
        """How heavy it was meant to be; None = the client chose freely."""
        sql = "SELECT zone FROM set_zones WHERE set_id = ?"
        found = self._connection.execute(sql, (set_id,)).fetchone()
        return None if found is None else RepZone(found["zone"])

    def trace_of_rep(self, rep_id: str) -> tuple[NDArray[np.float32], NDArray[np.float32]] | None:
        """Seconds since the rep's start and the driver, both (n,) float32; NaN = not seen."""
        found = self._connection.execute(
            "SELECT format, samples FROM rep_traces WHERE rep_id = ?", (rep_id,)
        ).fetchone()
        if found is None:
            return None
        return unpack_trace(found["samples"], trace_format=found["format"])

    def _select(self, shape: type[Row], table: str, where: str, *values: Any) -> tuple[Row, ...]:
        columns = ", ".join(column.name for column in fields(shape))
        sql = f"SELECT {columns} FROM {table} WHERE {where}"
        rows: list[sqlite3.Row] = self._connection.execute(sql, values).fetchall()
        return tuple(shape(**dict(row)) for row in rows)


def _correction(row: sqlite3.Row) -> Correction:
    kind = CorrectionKind(row["kind"])
    said = Correction(
        kind=kind,
        rep_number=row["rep_number"],
        at_s=row["at_s"],
        side=None if row["side"] is None else Side(row["side"]),
    )
    return replace(said, is_taken_back=row["change"] != said.change)


@contextlib.contextmanager
def reading(data_folder: Path) -> Iterator[JournalReader]:
    """A reader that is closed at the end of the `with` block.

    Raises:
        KnownError: As `JournalReader`.
    """
    reader = JournalReader(data_folder)
    try:
        yield reader
    finally:
        reader.close()
