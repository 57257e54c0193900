"""The moving athlete of each exercise, drawn away from the GUI thread and kept in memory.

Pictures are asked for, never waited for: until they are there, a widget shows its placeholder.
"""

import itertools
import logging
import queue
import threading
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal
from PySide6.QtGui import QImage

_log = logging.getLogger(__name__)

_POLL_MS = 40
_SAME_PAGE_MS = 400
_STOP_RANK = -(10**12)
_STOP_WAIT_S = 5.0


class PictureKind(StrEnum):
    """What the pictures are for."""

    CARD = "card"
    LARGE = "large"
    OUTLINE = "outline"


class AthleteFrames(Protocol):
    """Whoever can draw the demo athlete. Called from one worker thread."""

    def frames(self, exercise_id: str, *, kind: PictureKind) -> list[QImage]:
        """Pictures from the start pose to the far pose, transparent around the body.

        Args:
            exercise_id: Which exercise.
            kind: CARD and LARGE show the whole movement, OUTLINE the start pose without props.

        Raises:
            KnownError: the exercise cannot be drawn.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    exercise_id: str
    kind: PictureKind


@dataclass(frozen=True, slots=True, order=True)
class _Request:
    """The newest page comes first, and on a page the first card."""

    rank: int
    number: int
    wanted: _Wanted | None = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Drawn:
    wanted: _Wanted
    images: list[QImage] | None


class AthleteLibrary(QObject):
    """Pictures of the athlete by exercise, the newest wish first, the longest unused forgotten.

    Cards and large views have pictures of their own, each within a budget of memory.

    Signals:
        drawn: (exercise id) Its pictures are there now, or are known not to come.
    """

    drawn = Signal(str)

    def __init__(
        self,
        source: AthleteFrames | None,
        *,
        cards_bytes: int = 72_000_000,
        large_bytes: int = 48_000_000,
    ) -> None:
        """Prepare; the worker starts with the first request.

        Args:
            source: Draws the pictures; None = there are none, placeholders stay.
            cards_bytes: Memory for cards; more than one page of cards needs.
            large_bytes: Memory for large views.
        """
        super().__init__()
        self._source = source
        self._budget_bytes = {
            PictureKind.CARD: cards_bytes,
            PictureKind.LARGE: large_bytes,
            PictureKind.OUTLINE: large_bytes // 4,
        }
        self._images: OrderedDict[_Wanted, list[QImage]] = OrderedDict()
        self._failed: set[_Wanted] = set()
        self._asked: dict[_Wanted, int] = {}
        self._pending: set[_Wanted] = set()
        self._pending_lock = threading.Lock()
        self._requests: queue.PriorityQueue[_Request] = queue.PriorityQueue()
        self._numbers = itertools.count()
        self._clock = QElapsedTimer()
        self._clock.start()
        self._results: queue.SimpleQueue[_Drawn] = queue.SimpleQueue()
        self._stopping = threading.Event()
        self._worker: threading.Thread | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._on_timer_fired)

    def images(self, exercise_id: str, *, kind: PictureKind = PictureKind.CARD) -> list[QImage]:
        """The pictures if they are there, else an empty list, and they are on their way.

        Args:
            exercise_id: Which exercise.
            kind: What for.
        """
        wanted = _Wanted(exercise_id=exercise_id, kind=kind)
        if wanted in self._images:
            self._images.move_to_end(wanted)
            return self._images[wanted]
        self._ask(wanted, rank=-1 - self._clock.elapsed() // _SAME_PAGE_MS)
        return []

    def prepare(self, exercise_ids: Iterable[str]) -> None:
        """Draw the cards of these when there is nothing more urgent to draw.

        Args:
            exercise_ids: In the order wished.
        """
        for exercise_id in exercise_ids:
            wanted = _Wanted(exercise_id=exercise_id, kind=PictureKind.CARD)
            if wanted not in self._images:
                self._ask(wanted, rank=0)

    def has_failed(self, exercise_id: str, *, kind: PictureKind = PictureKind.CARD) -> bool:
        """True when the pictures of this exercise will not come."""
        wanted = _Wanted(exercise_id=exercise_id, kind=kind)
        return self._source is None or wanted in self._failed

    def stop(self) -> None:
        """End the worker. Safe to call twice."""
        self._timer.stop()
        self._stopping.set()
        self._request(None, rank=_STOP_RANK)
        if self._worker is not None:
            self._worker.join(_STOP_WAIT_S)
            self._worker = None

    def _request(self, wanted: _Wanted | None, *, rank: int) -> None:
        self._requests.put(_Request(rank, next(self._numbers), wanted))

    def _ask(self, wanted: _Wanted, *, rank: int) -> None:
        if self._source is None or wanted in self._failed or self._stopping.is_set():
            return
        asked_rank = self._asked.get(wanted)
        if asked_rank is not None and (asked_rank < 0 or rank == 0):
            return
        with self._pending_lock:
            if asked_rank is not None and wanted not in self._pending:
                return
            self._pending.add(wanted)
        self._asked[wanted] = rank
        self._request(wanted, rank=rank)
        if self._worker is None:
            self._worker = threading.Thread(target=self._work, name="athlete-frames", daemon=True)
            self._worker.start()
        self._timer.start()

    def _work(self) -> None:
        while not self._stopping.is_set():
            wanted = self._requests.get().wanted
            if wanted is None or self._source is None or not self._take_on(wanted):
                continue
            images: list[QImage] | None = None
            try:
                images = self._source.frames(wanted.exercise_id, kind=wanted.kind)
            except Exception:  # noqa: BLE001 - border of a thread: logged, the next goes on
                _log.exception("the athlete of %s could not be drawn", wanted.exercise_id)
            self._results.put(_Drawn(wanted=wanted, images=images or None))

    def _take_on(self, wanted: _Wanted) -> bool:
        """Whether it is still to be drawn; a wish that became urgent lies in the queue twice."""
        with self._pending_lock:
            if wanted not in self._pending:
                return False
            self._pending.discard(wanted)
            return True

    def _on_timer_fired(self) -> None:
        while True:
            try:
                result = self._results.get_nowait()
            except queue.Empty:
                break
            self._take(result)
        if not self._asked:
            self._timer.stop()

    def _take(self, result: _Drawn) -> None:
        self._asked.pop(result.wanted, None)
        if result.images is None:
            self._failed.add(result.wanted)
        else:
            self._images[result.wanted] = result.images
            self._forget_the_unused(kind=result.wanted.kind)
        self.drawn.emit(result.wanted.exercise_id)

    def _forget_the_unused(self, *, kind: PictureKind) -> None:
        kept = [wanted for wanted in self._images if wanted.kind is kind]
        total = sum(_size_bytes(self._images[wanted]) for wanted in kept)
        for wanted in kept[:-1]:
            if total <= self._budget_bytes[kind]:
                break
            total -= _size_bytes(self._images.pop(wanted))


def _size_bytes(images: list[QImage]) -> int:
    return sum(image.sizeInBytes() for image in images)
