"""The moving athlete of each exercise, drawn away from the GUI thread and kept in memory.

Pictures are asked for, never waited for: until they are there, a widget shows its placeholder.
"""

import logging
import queue
import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

_log = logging.getLogger(__name__)

_POLL_MS = 40
_STOP_WAIT_S = 5.0


class AthleteFrames(Protocol):
    """Whoever can draw the demo athlete. Called from one worker thread."""

    def frames(self, exercise_id: str) -> list[QImage]:
        """Pictures from the start pose to the far pose, transparent around the body.

        Raises:
            KnownError: the exercise cannot be drawn.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Drawn:
    exercise_id: str
    images: list[QImage] | None


class AthleteLibrary(QObject):
    """Pictures of the athlete by exercise, newest asked for first, oldest used forgotten first.

    Signals:
        drawn: (exercise id) Its pictures are there now, or are known not to come.
    """

    drawn = Signal(str)

    def __init__(self, source: AthleteFrames | None, *, budget_bytes: int = 96_000_000) -> None:
        """Prepare; the worker starts with the first request.

        Args:
            source: Draws the pictures; None = there are none, placeholders stay.
            budget_bytes: Pictures beyond this are forgotten, the longest unused first.
        """
        super().__init__()
        self._source = source
        self._budget_bytes = budget_bytes
        self._images: OrderedDict[str, list[QImage]] = OrderedDict()
        self._failed: set[str] = set()
        self._asked: set[str] = set()
        self._requests: queue.LifoQueue[str | None] = queue.LifoQueue()
        self._results: queue.SimpleQueue[_Drawn] = queue.SimpleQueue()
        self._stopping = threading.Event()
        self._worker: threading.Thread | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._on_timer_fired)

    def images(self, exercise_id: str) -> list[QImage]:
        """The pictures if they are there, else an empty list, and they are on their way."""
        if exercise_id in self._images:
            self._images.move_to_end(exercise_id)
            return self._images[exercise_id]
        self._ask(exercise_id)
        return []

    def has_failed(self, exercise_id: str) -> bool:
        """True when the pictures of this exercise will not come."""
        return self._source is None or exercise_id in self._failed

    def stop(self) -> None:
        """End the worker. Safe to call twice."""
        self._timer.stop()
        self._stopping.set()
        self._requests.put(None)
        if self._worker is not None:
            self._worker.join(_STOP_WAIT_S)
            self._worker = None

    def _ask(self, exercise_id: str) -> None:
        if self.has_failed(exercise_id) or exercise_id in self._asked or self._stopping.is_set():
            return
        self._asked.add(exercise_id)
        self._requests.put(exercise_id)
        if self._worker is None:
            self._worker = threading.Thread(target=self._work, name="athlete-frames", daemon=True)
            self._worker.start()
        self._timer.start()

    def _work(self) -> None:
        while not self._stopping.is_set():
            exercise_id = self._requests.get()
            if exercise_id is None or self._source is None:
                continue
            try:
                images: list[QImage] | None = self._source.frames(exercise_id)
            except Exception:  # noqa: BLE001 - the border of a thread: logged, the next goes on
                _log.exception("the athlete of %s could not be drawn", exercise_id)
                images = None
            self._results.put(_Drawn(exercise_id=exercise_id, images=images or None))

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
        self._asked.discard(result.exercise_id)
        if result.images is None:
            self._failed.add(result.exercise_id)
        else:
            self._images[result.exercise_id] = result.images
            self._forget_the_oldest()
        self.drawn.emit(result.exercise_id)

    def _forget_the_oldest(self) -> None:
        def size(images: list[QImage]) -> int:
            return sum(image.sizeInBytes() for image in images)

        total = sum(size(images) for images in self._images.values())
        while total > self._budget_bytes and len(self._images) > 1:
            _, forgotten = self._images.popitem(last=False)
            total -= size(forgotten)
