"""One open OpenCV video stream that can be closed from another thread."""

import threading
from collections.abc import Callable, Sequence
from typing import Protocol

import cv2
import numpy as np
from numpy.typing import NDArray


class VideoStream(Protocol):
    """What is used of `cv2.VideoCapture`; tests give another one in place of hardware."""

    def isOpened(self) -> bool:
        """Whether the stream could be opened."""
        ...

    def grab(self) -> bool:
        """Wait for the next picture."""
        ...

    def retrieve(self) -> tuple[bool, object]:
        """Decode the picture that was grabbed."""
        ...

    def get(self, propId: int, /) -> float:
        """One property of the stream."""
        ...

    def release(self) -> None:
        """Give the device or file back."""
        ...


MOST_WAITING = 4
"""So many pictures may wait in a driver's buffers (`webcam.py` asks for that many)."""

Opener = Callable[[str, int, Sequence[int]], VideoStream]
"""Opens a stream: where it is, OpenCV's backend, OpenCV's parameters (key, value, key, ...)."""


def open_video(where: str, backend: int, parameters: Sequence[int]) -> VideoStream:
    """OpenCV's own way to open a stream."""
    return cv2.VideoCapture(where, backend, list(parameters))


class OpenedVideo:
    """Reads a stream on one thread and lets any thread close it.

    OpenCV must not release a stream while another thread reads from it. So `close` releases it
    when nobody reads, and otherwise leaves that to the reader, whose `read` then returns None.
    """

    def __init__(self, stream: VideoStream) -> None:
        """Take over an open stream."""
        self._stream = stream
        self._lock = threading.Lock()
        self._is_closed = False
        self._is_released = False

    @property
    def is_closed(self) -> bool:
        """Whether `close` was called."""
        return self._is_closed

    def property_value(self, key: int) -> float:
        """One property of the stream, as OpenCV tells it; NaN once it is closed."""
        with self._lock:
            value = float("nan") if self._is_released else float(self._stream.get(key))
        self._release_if_closed()
        return value

    def skip(self) -> bool:
        """Pass over one picture without decoding it; False at the end."""
        with self._lock:
            is_there = not self._is_released and self._stream.grab()
        self._release_if_closed()
        return is_there and not self._is_closed

    def read(self, *, is_stale: Callable[[float], bool] | None = None) -> NDArray[np.uint8] | None:
        """The next picture as (height, width, 3) uint8, BGR, read-only; None = no more.

        Args:
            is_stale: Given the stream's own time of a picture (CAP_PROP_POS_MSEC), says whether to
                pass over it for the next one; None = every picture is wanted.
        """
        image: object = None
        with self._lock:
            if not self._is_released and self._grab(is_stale):
                is_there, image = self._stream.retrieve()
                image = image if is_there else None
        self._release_if_closed()
        if image is None or self._is_closed:
            return None
        return _as_bgr(np.asarray(image, np.uint8))

    def _grab(self, is_stale: Callable[[float], bool] | None) -> bool:
        """Wait for a picture that is wanted; called with the lock held."""
        is_there = self._stream.grab()
        for _ in range(MOST_WAITING):
            if not is_there or is_stale is None:
                break
            if not is_stale(float(self._stream.get(cv2.CAP_PROP_POS_MSEC))):
                break
            is_there = self._stream.grab()
        return is_there

    def close(self) -> None:
        """Give the stream back, now or when the read under way ends. Safe to call twice."""
        self._is_closed = True
        self._release_if_closed()

    def _release_if_closed(self) -> None:
        """Release the stream unless somebody is at it: they come here when they are done."""
        if self._is_closed and self._lock.acquire(blocking=False):
            try:
                if not self._is_released:
                    self._is_released = True
                    self._stream.release()
            finally:
                self._lock.release()


def _as_bgr(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Three colours whatever the file had; read-only."""
    if image.ndim == 2 or image.shape[2] == 1:
        image = np.asarray(cv2.cvtColor(image, cv2.COLOR_GRAY2BGR), np.uint8)
    elif image.shape[2] == 4:
        image = np.asarray(cv2.cvtColor(image, cv2.COLOR_BGRA2BGR), np.uint8)
    image.flags.writeable = False
    return image
