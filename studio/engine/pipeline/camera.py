"""The station's camera: open while somebody is there, closed and dark otherwise."""

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from studio.engine.pipeline.capture import CaptureThread
from studio.engine.pipeline.mailbox import Mailbox
from studio.engine.supervision.heartbeat import Heartbeats, Part
from studio.errors import KnownError
from studio.model.frame import Frame
from studio.vision.source import FrameSource


@dataclass(frozen=True, slots=True, kw_only=True)
class CameraTurn:
    """Pictures stopped (with the reason) or flow again (without)."""

    fault: KnownError | None = None


class Camera:
    """Opens and closes the source; each time it is on there is one capture thread.

    `turn_on` and `turn_off` return at once: opening and closing a device takes seconds. What a
    thread says that is still closing is not heard: it must not be taken for the next one's.
    """

    def __init__(
        self,
        opener: Callable[[], FrameSource],
        *,
        clock: Callable[[], float] = time.monotonic,
        heartbeats: Heartbeats | None = None,
    ) -> None:
        """Begin closed.

        Args:
            opener: Opens the source.
            clock: Monotonic seconds.
            heartbeats: Who hears that the camera's thread lives; None = nobody.
        """
        self._heartbeats = heartbeats or Heartbeats()
        self._switching = threading.Lock()
        self._opener = opener
        self._clock = clock
        self._capture: CaptureThread | None = None
        self._opening: object | None = None
        self._pictures: Mailbox[Frame] | None = None
        self._closing: list[threading.Thread] = []
        self._dropped_before = 0
        self.turns: queue.SimpleQueue[CameraTurn] = queue.SimpleQueue()
        self._fault: KnownError | None = None

    @property
    def is_on(self) -> bool:
        """Whether it is open, or being opened."""
        return self._capture is not None

    @property
    def is_lost(self) -> bool:
        """Whether it is on but gives no pictures."""
        return self._capture is not None and self._capture.is_lost

    @property
    def has_ended(self) -> bool:
        """Whether it was a file that is over."""
        return self._capture is not None and self._capture.has_ended

    @property
    def message(self) -> str:
        """Why there are no pictures, in one line; "" while they flow."""
        fault = self._fault
        return fault.text if fault is not None and self.is_lost else ""

    @property
    def dropped(self) -> int:
        """Pictures that were replaced by newer ones before anybody took them."""
        pictures = self._pictures
        return self._dropped_before + (0 if pictures is None else pictures.dropped)

    def turn_on(self) -> None:
        """Open it. Nothing happens when it is on."""
        if self._capture is not None:
            return
        self._fault = None
        opening = object()
        self._pictures = Mailbox()
        capture = CaptureThread(
            self._opener,
            self._pictures,
            on_lost=partial(self._on_lost, opening),
            on_back=partial(self._on_back, opening),
            clock=self._clock,
            beat=partial(self._on_alive, opening),
        )
        with self._switching:
            self._capture, self._opening = capture, opening
        capture.start()

    def turn_off(self) -> None:
        """Close it. Nothing happens when it is off."""
        with self._switching:
            capture, self._capture, self._opening = self._capture, None, None
            self._heartbeats.rest(Part.CAMERA)
            while not self.turns.empty():
                self.turns.get_nowait()
        pictures, self._pictures = self._pictures, None
        if capture is None or pictures is None:
            return
        self._dropped_before += pictures.dropped
        self._closing = [thread for thread in self._closing if thread.is_alive()]
        closer = threading.Thread(target=capture.stop, name="camera-close", daemon=True)
        self._closing.append(closer)
        closer.start()

    def take(self, timeout_s: float) -> Frame | None:
        """The newest picture, waited for; None when none came, or while the camera is off.

        Args:
            timeout_s: Longest wait.
        """
        pictures = self._pictures
        return None if pictures is None else pictures.take(timeout_s)

    def join(self, *, timeout_s: float) -> None:
        """Wait until everything that was turned off is closed.

        Args:
            timeout_s: Longest wait for each.
        """
        for thread in self._closing:
            thread.join(timeout_s)

    def _on_alive(self, opening: object) -> None:
        with self._switching:
            if opening is self._opening:
                self._heartbeats.beat(Part.CAMERA)

    def _on_lost(self, opening: object, fault: KnownError) -> None:
        with self._switching:
            if opening is self._opening:
                self._fault = fault
                self.turns.put(CameraTurn(fault=fault))

    def _on_back(self, opening: object) -> None:
        with self._switching:
            if opening is self._opening:
                self.turns.put(CameraTurn())
