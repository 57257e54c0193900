"""A camera plugged into this machine as a source of pictures."""

import math
import sys
import time
from collections.abc import Callable
from pathlib import Path

import cv2

from studio.errors import KnownError, Reason
from studio.model.frame import Frame
from studio.vision.opened_video import MOST_WAITING, OpenedVideo, Opener, open_video
from studio.vision.video_devices import (
    DEVICE_FOLDER,
    DeviceAnswer,
    DeviceState,
    ask_device,
    stable_path,
)

_WISHES = (
    *(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG")),
    *(cv2.CAP_PROP_FRAME_WIDTH, 1280),
    *(cv2.CAP_PROP_FRAME_HEIGHT, 720),
    *(cv2.CAP_PROP_FPS, 30),
    # Room for what comes while one picture is decoded; those that waited too long are passed over.
    *(cv2.CAP_PROP_BUFFERSIZE, MOST_WAITING),
)
_USUAL_FPS = 30.0
_OLDEST_S = 1.0
"""A driver that says a picture is older has another clock than this program."""


class WebcamSource:
    """A USB or built-in camera: Motion-JPEG, 1280x720, 30 pictures a second where it can.

    `device` is what to open it by again: under Linux a name that survives a replug.

    A driver keeps the pictures that came while nobody read. Linux says of each when it was taken,
    so one that waited for more than a period is passed over, and the others are timed by when they
    were taken and not by when this program came to read them.
    """

    def __init__(
        self,
        camera: int | Path,
        *,
        clock: Callable[[], float] = time.monotonic,
        opener: Opener = open_video,
        ask: Callable[[Path], DeviceAnswer] = ask_device,
        folder: Path = DEVICE_FOLDER,
    ) -> None:
        """Open the camera and wait for its first picture.

        Args:
            camera: Its number, or its device (/dev/video0, /dev/v4l/by-id/...).
            clock: Monotonic seconds.
            opener: Opens the stream.
            ask: Asks a device whether it can be used.
            folder: Where devices are.

        Raises:
            KnownError: NO_CAMERA, CAMERA_BUSY, or CAMERA_SILENT when it gives no picture.
        """
        self._clock = clock
        self.device: int | Path = camera
        if sys.platform == "linux":
            path = folder / f"video{camera}" if isinstance(camera, int) else camera
            self.device = stable_path(path, folder=folder)
        self._video = self._open(opener, ask)
        self._fps = self._video.property_value(cv2.CAP_PROP_FPS)
        self._opened_s = clock()
        self._read_s = self._opened_s
        self._least_age_s = math.inf
        self._index = 0
        try:
            self._first: Frame | None = self._read()
        except KnownError:
            self._video.close()
            raise

    @property
    def name(self) -> str:
        """For messages: "camera 0", or "camera" and the last part of the device's name."""
        return _name_of(self.device)

    @property
    def is_live(self) -> bool:
        """Always."""
        return True

    @property
    def fps(self) -> float:
        """The rate the camera agreed to; NaN when it does not say."""
        return self._fps if self._fps > 0.0 else math.nan

    @property
    def frame_count(self) -> int | None:
        """None: a camera does not end."""
        return None

    def read(self) -> Frame | None:
        """The next picture; None once closed.

        Raises:
            KnownError: NO_CAMERA when it was unplugged, CAMERA_SILENT when no picture came.
        """
        first, self._first = self._first, None
        if first is None:
            return self._read()
        return None if self._video.is_closed else first

    def close(self) -> None:
        """Give the camera back."""
        self._video.close()

    def _read(self) -> Frame | None:
        has_paused = self._clock() - self._read_s > self._period_s
        image = self._video.read(is_stale=self._is_stale if has_paused else None)
        self._read_s = self._clock()
        if image is None:
            if self._video.is_closed:
                return None
            raise self._lost()
        age_s = self._age_s(self._video.property_value(cv2.CAP_PROP_POS_MSEC), now_s=self._read_s)
        arrived_s = self._read_s
        if age_s <= _OLDEST_S:
            self._least_age_s = min(self._least_age_s, age_s)
            arrived_s -= age_s
        frame = Frame(
            index=self._index,
            time_s=arrived_s - self._opened_s,
            arrived_s=arrived_s,
            image_bgr=image,
        )
        self._index += 1
        return frame

    @property
    def _period_s(self) -> float:
        return 1.0 / (self._fps if self._fps > 0.0 else _USUAL_FPS)

    def _is_stale(self, stamp_ms: float) -> bool:
        """Whether it waited for more than a period, beyond what every picture takes to get here."""
        if math.isinf(self._least_age_s):
            return False
        age_s = self._age_s(stamp_ms, now_s=self._clock())
        return age_s > self._least_age_s + self._period_s

    def _age_s(self, stamp_ms: float, *, now_s: float) -> float:
        """How long ago a picture was taken; NaN when the driver does not tell, or by another clock.

        V4L2 stamps pictures with CLOCK_MONOTONIC, which is Python's monotonic clock.
        """
        if not isinstance(self.device, Path) or stamp_ms <= 0.0:
            return math.nan
        age_s = now_s - stamp_ms / 1000.0
        return age_s if age_s >= 0.0 else math.nan

    def _open(self, opener: Opener, ask: Callable[[Path], DeviceAnswer]) -> OpenedVideo:
        if isinstance(self.device, Path):
            _require_usable(ask(self.device), self.name)
            where, backend = str(self.device), cv2.CAP_V4L2
        else:
            where, backend = str(self.device), cv2.CAP_ANY
        stream = opener(where, backend, _WISHES)
        video = OpenedVideo(stream)
        if not stream.isOpened():
            video.close()
            raise KnownError(
                Reason.NO_CAMERA,
                f"{self.name} could not be opened. Check its cable, or choose another with "
                f"--source.",
            )
        return video

    def _lost(self) -> KnownError:
        if isinstance(self.device, Path) and not self.device.exists():
            return KnownError(
                Reason.NO_CAMERA,
                f"{self.name} is unplugged. Plug it in again; the station goes on.",
            )
        return KnownError(
            Reason.CAMERA_SILENT,
            f"{self.name} gives no picture. Check its cable; the station keeps trying.",
        )


def _name_of(device: int | Path) -> str:
    if isinstance(device, int):
        return f"camera {device}"
    number = device.name.removeprefix("video")
    return f"camera {number}" if number.isdigit() else f"camera {device.name}"


def _require_usable(answer: DeviceAnswer, name: str) -> None:
    """Raises: KnownError unless the device is a camera that is free."""
    faults = {
        DeviceState.BUSY: (
            Reason.CAMERA_BUSY,
            f"{name} is in use by another program. Close that program; the station takes over.",
        ),
        DeviceState.ABSENT: (
            Reason.NO_CAMERA,
            f"{name} is not there. Plug it in, or choose another with --source.",
        ),
        DeviceState.NOT_ALLOWED: (
            Reason.NO_CAMERA,
            f'{name} may not be used by this user. Add the user to the group "video".',
        ),
        DeviceState.NOT_A_CAMERA: (
            Reason.NO_CAMERA,
            f"{name} is a device that gives no pictures. Choose another with --source.",
        ),
    }
    if answer.state in faults:
        raise KnownError(*faults[answer.state])
