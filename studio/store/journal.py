"""What happened at the station, written down so that nothing that was shown is ever lost.

One thread owns the only writable connection. Every `record_...` call puts one transaction in its
queue and returns a `Receipt` at once; the receipt is durable when the transaction has reached the
disk. To keep the promise that a rep on screen survives anything, wait for the receipt ahead of
showing the count:

    receipt = journal.record_rep(set_id, rep)
    receipt.wait(timeout_s=0.05)

When the disk is full, read-only or locked, `on_fault` is told once, the record stays in memory at
the head of the queue and is tried again until it fits; `on_fault(None)` tells that all is well.
"""

import contextlib
import logging
import queue
import sqlite3
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from studio.errors import KnownError
from studio.model.correction import Correction
from studio.model.cue import CueLevel, CueResponse
from studio.model.exercise import Exercise
from studio.model.rep import NotCounted, Rep
from studio.model.session import FinishReason, SetPlan
from studio.settings import StationSettings
from studio.store.aside import open_in_any_case
from studio.store.carried_over import carry_over
from studio.store.database import WritableDatabase, known_fault
from studio.store.identity import Identity, ensure_identity
from studio.store.ids import new_id, now_utc, utc_text
from studio.store.interrupted import InterruptedSet, end_interrupted, find_interrupted
from studio.store.receipt import Receipt
from studio.store.rows import (
    Cell,
    RowChange,
    Verb,
    correction_rows,
    cue_row,
    not_counted_rows,
    null_if_nan,
    rep_rows,
    set_rows,
)

_log = logging.getLogger(__name__)
_RETRY_S = 1.0
_BEAT_S = 1.0
_STOP_TIMEOUT_S = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    """One transaction in the queue: changes of rows, or a task of somebody else."""

    changes: tuple[RowChange, ...] = ()
    task: Callable[[Database], None] | None = None
    then: Callable[[Database], None] | None = None
    receipt: Receipt = field(default_factory=Receipt)


class Journal:
    """Writes the station's facts. Its methods may be called from any thread.

    Attributes:
        keeps_traces: Set it to False where the disk has no room for more than the reps.
        interrupted: After `start`: the set that a crash cut off a moment ago and that goes on.
    """

    def __init__(
        self,
        data_folder: Path,
        *,
        settings: StationSettings,
        on_fault: Callable[[KnownError | None], None],
        clock: Callable[[], datetime] = now_utc,
        retry_s: float = _RETRY_S,
        beat: Callable[[], None] = lambda: None,
    ) -> None:
        """Prepare; `start` opens the database.

        Args:
            data_folder: An existing folder.
            settings: Stored with every set.
            on_fault: Called from the writer thread: with a fault when writing begins to fail or
                fails for another reason, with None when everything is stored again.
            clock: This moment with its time zone.
            retry_s: Pause between tries while writing fails.
            beat: Called again and again while the writer thread lives.
        """
        self._data_folder = data_folder
        self._settings = settings
        self._on_fault = on_fault
        self._clock = clock
        self._retry_s = retry_s
        self._beat = beat
        self._queue: queue.SimpleQueue[_Record | None] = queue.SimpleQueue()
        self._accepting = threading.Lock()
        self._rep_ids: dict[tuple[str, int], str] = {}
        self._opened: WritableDatabase | None = None
        self._thread: threading.Thread | None = None
        self._give_up = threading.Event()
        self._fault: KnownError | None = None
        self._lost = 0
        self._identity: Identity | None = None
        self.keeps_traces = True
        self.interrupted: InterruptedSet | None = None

    # --- start and stop --------------------------------------------------------------------

    def start(self) -> str:
        """Open the database, close what a crash left open, start writing.

        Returns:
            One line for staff about what happened while opening, "" = nothing special.

        Raises:
            KnownError: The database cannot be opened (`store.aside.open_in_any_case`).
        """
        if self._thread is not None:
            raise RuntimeError("a journal starts only once")
        opened = open_in_any_case(self._data_folder)
        try:
            self._identity = self._prepare(opened)
        except sqlite3.Error as error:
            opened.close()
            raise known_fault(error, path=opened.path) or RuntimeError(str(error)) from error
        self._opened = opened
        # A daemon, so that a program that dies without `stop` does not hang for ever.
        self._thread = threading.Thread(
            target=self._run, args=(opened,), name="journal", daemon=True
        )
        self._thread.start()
        return opened.notice

    def stop(self, *, timeout_s: float = _STOP_TIMEOUT_S) -> int:
        """Write what is queued, then close the database.

        Args:
            timeout_s: How long to go on trying while writing fails.

        Returns:
            How many records could not be written (0, unless the disk failed to the end).
        """
        with self._accepting:
            thread, opened = self._thread, self._opened
            if thread is None or opened is None:
                return self._lost
            self._opened = None
            self._queue.put(None)
        thread.join(timeout_s)
        self._give_up.set()
        thread.join()
        opened.close()
        if self._lost:
            _log.error("%d records could not be written before the end", self._lost)
        return self._lost

    # --- facts -----------------------------------------------------------------------------

    def begin_session(self, *, client_id: str | None = None) -> str:
        """A client steps up. Returns the session's id.

        Args:
            client_id: Of somebody who agreed to be stored by name; None = a guest.
        """
        if self._identity is None:
            raise RuntimeError("the journal is not running")
        self._rep_ids.clear()
        session_id = new_id()
        values: dict[str, Cell] = {
            "station_id": self._identity.station_id,
            "client_id": client_id or self._identity.guest_id,
            "started_utc": self._now(),
        }
        self._record([_put("sessions", session_id, values)])
        return session_id

    def end_session(self, session_id: str) -> Receipt:
        """The client is done."""
        return self._record([_change("sessions", session_id, {"ended_utc": self._now()})])

    def record_set_started(self, plan: SetPlan, *, session_id: str, exercise: Exercise) -> Receipt:
        """A set begins; kept with the exercise and the settings as they are now."""
        changes = set_rows(
            plan,
            session_id=session_id,
            exercise=exercise,
            settings=self._settings,
            started_utc=self._now(),
        )
        return self._record(changes)

    def record_rep(self, set_id: str, rep: Rep) -> Receipt:
        """A rep was counted. Wait for the receipt before showing it."""
        return self._record_rep(set_id, rep, is_measured=False)

    def record_measured(self, set_id: str, rep: Rep) -> Receipt:
        """The final numbers of a counted rep; they take the place of the live ones."""
        return self._record_rep(set_id, rep, is_measured=True)

    def record_not_counted(self, set_id: str, movement: NotCounted) -> Receipt:
        """A movement was not counted, and why."""
        return self._record(not_counted_rows(movement, set_id=set_id))

    def record_cue(
        self,
        set_id: str,
        *,
        cue_id: str,
        words: str,
        level: CueLevel,
        at_s: float,
        rep_number: int | None = None,
        wording: int | None = None,
    ) -> Receipt:
        """A cue reached the client, at that stream time; fields as in `ledger.CueSpoken`."""
        row = cue_row(
            set_id,
            cue_id=cue_id,
            words=words,
            level=level,
            at_s=at_s,
            rep_number=rep_number,
            wording=wording,
        )
        return self._record([row])

    def record_cue_response(
        self, set_id: str, *, cue_id: str, at_s: float, response: CueResponse
    ) -> Receipt:
        """Whether the fault left after the cue given at that stream time."""
        key: dict[str, Cell] = {"set_id": set_id, "cue_id": cue_id, "at_s": at_s}
        values: dict[str, Cell] = {"response": response.value}
        return self._record(
            [RowChange(verb=Verb.CHANGE, table="cues_given", key=key, values=values)]
        )

    def record_correction(
        self, set_id: str, *, change: int, count: int, correction: Correction | None = None
    ) -> Receipt:
        """The client corrected the count; kept beside what was measured."""
        now = self._now()
        return self._record(
            correction_rows(
                set_id, change=change, count=count, correction=correction, corrected_utc=now
            )
        )

    def record_set_finished(
        self,
        set_id: str,
        *,
        reason: FinishReason,
        count: int,
        score: float,
        coverage: float,
        deduction: str,
    ) -> Receipt:
        """A set ended. Numbers as in `engine.snapshot.SetFinished`; a NaN score is unknown."""
        values: dict[str, Cell] = {
            "ended_utc": self._now(),
            "finish_reason": reason.value,
            "count": count,
            "score": null_if_nan(score),
            "coverage_ratio": null_if_nan(coverage),
            "deduction": deduction,
        }
        return self._record([_change("sets", set_id, values)])

    # --- what else is written --------------------------------------------------------------

    def perform(
        self,
        task: Callable[[Database], None],
        *,
        then: Callable[[Database], None] | None = None,
    ) -> Receipt:
        """Let the one writer do a short task in a transaction, in its turn.

        For what is no fact of a set: the sync cursor, consent, PINs, an erasure. The task may be
        done again when the disk fails in between, so it must not count on being called once.

        Args:
            task: What to write.
            then: Done after the commit, outside of any transaction.
        """
        return self._enqueue(_Record(task=task, then=then))

    # --- writing ---------------------------------------------------------------------------

    def _record_rep(self, set_id: str, rep: Rep, *, is_measured: bool) -> Receipt:
        rep_id = self._rep_ids.setdefault((set_id, rep.span.number), new_id())
        changes = rep_rows(
            rep, rep_id=rep_id, set_id=set_id, is_measured=is_measured, stored_utc=self._now()
        )
        if not self.keeps_traces:
            changes = [change for change in changes if change.table != "rep_traces"]
        return self._record(changes)

    def _record(self, changes: Iterable[RowChange]) -> Receipt:
        return self._enqueue(_Record(changes=tuple(changes)))

    def _enqueue(self, record: _Record) -> Receipt:
        with self._accepting:
            if self._opened is None:
                raise RuntimeError("the journal is not running")
            self._queue.put(record)
        return record.receipt

    def _now(self) -> str:
        return utc_text(self._clock())

    def _prepare(self, opened: WritableDatabase) -> Identity:
        """Station and guest, made at first; ends what a crash left, but for what goes on."""
        database = opened.database
        self.interrupted = find_interrupted(self._data_folder, now=self._clock())
        with database.atomic():
            carry_over(database, data_folder=self._data_folder)
            identity = ensure_identity(
                database, station_name=self._settings.station_name, now_utc=self._now()
            )
            end_interrupted(database, but=self.interrupted)
        return identity

    def _run(self, opened: WritableDatabase) -> None:
        """The writer thread: one record after the other, in the order they were given."""
        while (record := self._next_record()) is not None:
            durable = False
            try:
                durable = self._write_until_it_fits(opened, record)
            except Exception:  # noqa: BLE001 - a bug in one record must not stop the next ones
                _log.exception("a record could not be written")
            self._lost += not durable
            record.receipt.settle(durable=durable)
            if durable:
                self._tell(None)

    def _next_record(self) -> _Record | None:
        """Wait for it, showing life."""
        while True:
            self._beat()
            with contextlib.suppress(queue.Empty):
                return self._queue.get(timeout=_BEAT_S)

    def _write_until_it_fits(self, opened: WritableDatabase, record: _Record) -> bool:
        """Returns whether the record is durable; False when told to give up."""
        while not (self._give_up.is_set() and self._fault is not None):
            self._beat()
            try:
                with opened.database.atomic():
                    for change in record.changes:
                        opened.database.execute(*change.statement())
                    if record.task is not None:
                        record.task(opened.database)
            except sqlite3.Error as error:
                fault = known_fault(error, path=opened.path)
                if fault is None:
                    raise
                self._tell(fault)
                self._give_up.wait(self._retry_s)
            else:
                if record.then is not None:
                    record.then(opened.database)
                return True
        return False

    def _tell(self, fault: KnownError | None) -> None:
        """Tell a fault once, and its end once."""
        before, self._fault = self._fault, fault
        if (fault and fault.reason) == (before and before.reason):
            return
        if fault is not None:
            _log.warning("%s; kept in memory and tried again", fault.text)
        try:
            self._on_fault(fault)
        except Exception:  # noqa: BLE001 - whoever listens must not keep a rep from the disk
            _log.exception("telling a fault of the journal failed")


def _put(table: str, row_id: str, values: dict[str, Cell]) -> RowChange:
    return RowChange(verb=Verb.PUT, table=table, key={"id": row_id}, values=values)


def _change(table: str, row_id: str, values: dict[str, Cell]) -> RowChange:
    return RowChange(verb=Verb.CHANGE, table=table, key={"id": row_id}, values=values)
