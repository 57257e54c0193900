"""What a station notes of its own health: starts, crashes, camera faults, and how it kept up.

Written through the journal's one writer, shipped with the sets (studio/store/health_tables.py),
shown on the owner's page of stations. No note speaks of a client.
"""

import math
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Protocol, runtime_checkable

from sqlite_utils import Database

from studio.engine.course.durable_events import DurableReceipt
from studio.engine.pipeline.health import Pace
from studio.errors import Reason
from studio.store.ids import new_id, now_utc, utc_text
from studio.vision.clip import ClipSource
from studio.vision.network_camera import NetworkCameraSource
from studio.vision.source import FrameSource
from studio.vision.webcam import WebcamSource

NOTE_EVERY_S = 600.0
"""A note of the pace at most this often."""

_LEAST_LIVE_S = 5.0
_KINDS: tuple[tuple[type, str], ...] = (
    (WebcamSource, "webcam"),
    (NetworkCameraSource, "network"),
    (ClipSource, "clip"),
)
_DRAWN = "athlete"
_INSERT = """
    INSERT INTO health_notes (id, at_utc, kind, what, fps, delay_ms, analysed, dropped)
    VALUES (:id, :at_utc, :kind, :what, :fps, :delay_ms, :analysed, :dropped)
"""
_LAST = """
    SELECT kind FROM health_notes WHERE kind IN ('start', 'stop') ORDER BY at_utc DESC, id DESC
    LIMIT 1
"""


@runtime_checkable
class NoteTaker(Protocol):
    """What is needed of `store.journal.Journal`."""

    def perform(self, task: Callable[[Database], None]) -> DurableReceipt:
        """Do a task in a transaction, in its turn."""
        ...


class HealthNotes:
    """Notes of one run of the program. For the thread that analyses, starts and stops apart."""

    def __init__(self, journal: object, *, clock: Callable[[], datetime] = now_utc) -> None:
        """Nothing is written yet.

        Args:
            journal: Where to; one that is no `NoteTaker` keeps no notes.
            clock: This moment, with its time zone.
        """
        self._journal = journal if isinstance(journal, NoteTaker) else None
        self._clock = clock
        self._is_running = False
        self._camera = _DRAWN
        self._live_since_s: float | None = None
        self._before = (0, 0)
        self._live_s = 0.0
        self._analysed = 0
        self._dropped = 0
        self._delays_ms = 0.0
        self._delays = 0
        self._noted_s = -math.inf

    def opening(self, opener: Callable[[], FrameSource]) -> Callable[[], FrameSource]:
        """The same opener; what it opens is remembered by kind.

        Args:
            opener: Of the camera.
        """

        def opened() -> FrameSource:
            source = opener()
            found = (kind for cls, kind in _KINDS if isinstance(source, cls))
            self._camera = next(found, _DRAWN)
            return source

        return opened

    def started(self) -> None:
        """The program runs; whether the run before ended in order is looked up."""
        self._is_running = True
        self._perform(partial(_note_start, values=self._values(kind="start")))

    def stopped(self) -> None:
        """The program ends on purpose. Safe to call twice."""
        if self._is_running:
            self._is_running = False
            self._write(kind="stop", what="in_order")

    def fault(self, reason: Reason) -> None:
        """Something of the world failed."""
        self._write(kind="fault", what=reason.label)

    def see(self, *, is_live: bool, analysed: int, dropped: int, pace: Pace, now_s: float) -> None:
        """After each picture or tick: how well a set is kept up with.

        Args:
            is_live: A set is under way.
            analysed: Pictures analysed since the start.
            dropped: Pictures passed over since the start.
            pace: Of the last moment.
            now_s: Monotonic clock.
        """
        if is_live:
            if self._live_since_s is None:
                self._live_since_s, self._before = now_s, (analysed, dropped)
            if math.isfinite(pace.delay_ms):
                self._delays_ms, self._delays = self._delays_ms + pace.delay_ms, self._delays + 1
            return
        if self._live_since_s is None:
            return
        self._live_s += now_s - self._live_since_s
        self._analysed += analysed - self._before[0]
        self._dropped += dropped - self._before[1]
        self._live_since_s = None
        if self._live_s >= _LEAST_LIVE_S and now_s - self._noted_s >= NOTE_EVERY_S:
            self._note_pace()
            self._noted_s = now_s

    def _note_pace(self) -> None:
        self._write(
            kind="pace",
            what=self._camera,
            fps=self._analysed / self._live_s,
            delay_ms=self._delays_ms / self._delays if self._delays else None,
            analysed=self._analysed,
            dropped=self._dropped,
        )
        self._live_s, self._analysed, self._dropped = 0.0, 0, 0
        self._delays_ms, self._delays = 0.0, 0

    def _write(self, *, kind: str, what: str, **measured: float | None) -> None:
        values = self._values(kind=kind, what=what, **measured)
        self._perform(partial(_note, values=values))

    def _values(self, *, kind: str, what: str = "", **measured: float | None) -> dict[str, object]:
        names = ("fps", "delay_ms", "analysed", "dropped")
        numbers = {name: measured.get(name) for name in names}
        return {
            "id": new_id(),
            "at_utc": utc_text(self._clock()),
            "kind": kind,
            "what": what,
            **numbers,
        }

    def _perform(self, task: Callable[[Database], None]) -> None:
        if self._journal is not None:
            self._journal.perform(task)


def _note(database: Database, *, values: dict[str, object]) -> None:
    database.execute(_INSERT, values)


def _note_start(database: Database, *, values: dict[str, object]) -> None:
    last = database.execute(_LAST).fetchone()
    what = "in_order" if last is None or last[0] == "stop" else "crash"
    database.execute(_INSERT, {**values, "what": what})
