"""A camera on the network as a source of pictures: RTSP, or Motion-JPEG over HTTP."""

import math
import time
from collections.abc import Callable
from urllib.parse import urlsplit

import cv2

from studio.errors import KnownError, Reason
from studio.model.frame import Frame
from studio.vision.opened_video import OpenedVideo, Opener, open_video

SCHEMES = ("rtsp", "rtsps", "http", "https")

_OPEN_TIMEOUT_MS = 2000
_READ_TIMEOUT_MS = 1500
_FPS_MAX = 240.0  # a stream that announces more does not know
_WISHES = (
    *(cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, _OPEN_TIMEOUT_MS),
    *(cv2.CAP_PROP_READ_TIMEOUT_MSEC, _READ_TIMEOUT_MS),
    # A decoder on several threads gives every picture late by as many pictures.
    *(cv2.CAP_PROP_N_THREADS, 1),
)


class NetworkCameraSource:
    """A stream read through FFmpeg that says within 1.5 s when it has gone silent."""

    def __init__(
        self,
        url: str,
        *,
        clock: Callable[[], float] = time.monotonic,
        opener: Opener = open_video,
    ) -> None:
        """Connect to the camera.

        Args:
            url: Its address, user and password included where it wants them. They are never
                shown and never logged.
            clock: Monotonic seconds.
            opener: Opens the stream.

        Raises:
            KnownError: USER_INPUT when the address makes no sense, NO_CAMERA when there is no
                camera that answers.
        """
        self._name = shown_address(url)
        self._clock = clock
        stream = opener(url, cv2.CAP_FFMPEG, _WISHES)
        self._video = OpenedVideo(stream)
        if not stream.isOpened():
            self._video.close()
            raise KnownError(
                Reason.NO_CAMERA,
                f"No camera answers at {self._name}. Check its address, its password and the "
                f"network.",
            )
        self._fps = self._video.property_value(cv2.CAP_PROP_FPS)
        self._opened_s = clock()
        self._index = 0

    @property
    def name(self) -> str:
        """The address without user, password and query."""
        return self._name

    @property
    def is_live(self) -> bool:
        """Always."""
        return True

    @property
    def fps(self) -> float:
        """The rate the stream announces; NaN when it does not."""
        return self._fps if 0.0 < self._fps <= _FPS_MAX else math.nan

    @property
    def frame_count(self) -> int | None:
        """None: a camera does not end."""
        return None

    def read(self) -> Frame | None:
        """The next picture; None once closed.

        Raises:
            KnownError: CAMERA_SILENT when the stream ended or no picture came for 1.5 s.
        """
        image = self._video.read()
        arrived_s = self._clock()
        if image is None:
            if self._video.is_closed:
                return None
            raise KnownError(
                Reason.CAMERA_SILENT,
                f"The camera at {self._name} sends no pictures. Check it and the network; the "
                f"station keeps trying.",
            )
        frame = Frame(
            index=self._index,
            time_s=arrived_s - self._opened_s,
            arrived_s=arrived_s,
            image_bgr=image,
        )
        self._index += 1
        return frame

    def close(self) -> None:
        """Hang up."""
        self._video.close()


def is_address(text: str) -> bool:
    """Whether a text is the address of a network camera rather than a file."""
    return text.partition("://")[0].lower() in SCHEMES and "://" in text


def shown_address(url: str) -> str:
    """An address as it may be shown: without user, password, query and fragment.

    Raises:
        KnownError: USER_INPUT when it is no address of a camera.
    """
    fault = KnownError(
        Reason.USER_INPUT,
        "The camera's address makes no sense. Write it like rtsp://host/path or http://host/path.",
    )
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise fault from None  # the cause would show the address
    if parts.scheme.lower() not in SCHEMES or not parts.hostname:
        raise fault
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme.lower()}://{host}{f':{port}' if port else ''}{parts.path}"
