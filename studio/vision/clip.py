"""A video file as a source of pictures."""

import math
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event

import cv2
import numpy as np
from numpy.typing import NDArray

from studio.errors import KnownError, Reason
from studio.model.frame import Frame
from studio.vision.opened_video import OpenedVideo, open_video

_FPS_MAX = 1000.0  # a file that claims more says nothing about its pictures
_FPS_GUESS = 30.0
_LATE_MAX_S = 0.5


class ClipSource:
    """Any video OpenCV reads: MP4, MOV, MKV, AVI, GIF, HEVC, any size, any or no steady rate.

    A phone's portrait clip arrives upright. Stream time is the file's own presentation time, 0 at
    the first picture and strictly growing; where a file has none, it is counted from its rate.
    """

    def __init__(
        self,
        path: Path,
        *,
        is_paced: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Open the file and decode its first picture.

        Args:
            path: The file.
            is_paced: Deliver pictures at the file's own pace and begin again at its end, as a
                camera would. False: as fast as they are asked for, once.
            clock: Monotonic seconds.

        Raises:
            KnownError: NOT_FOUND, or BAD_FILE when no picture is in it or it is a photograph.
        """
        self._path = path
        self._is_paced = is_paced
        self._clock = clock
        self._closed = Event()
        self._video = _open(path)
        self._count = _sane_count(self._video.property_value(cv2.CAP_PROP_FRAME_COUNT))
        first = self._video.read()
        if first is None or _is_photograph(path, count=self._count):
            self._video.close()
            raise _no_picture(path) if first is None else _no_movement(path)
        self._next_image: NDArray[np.uint8] | None = first
        self._fps = _sane_fps(self._video.property_value(cv2.CAP_PROP_FPS))
        self._index = 0
        self._times = _StreamTimes(period_s=1.0 / (self._fps if self._fps > 0.0 else _FPS_GUESS))
        self._start_s = math.nan

    @property
    def name(self) -> str:
        """The file's name."""
        return self._path.name

    @property
    def is_live(self) -> bool:
        """True when paced."""
        return self._is_paced

    @property
    def fps(self) -> float:
        """The rate the file names; NaN when it names none."""
        return self._fps

    @property
    def frame_count(self) -> int | None:
        """Pictures the file says it has, now and then a few more than come; None when endless."""
        return None if self._is_paced else self._count

    def read(self) -> Frame | None:
        """The next picture, or None at the end or once closed.

        Raises:
            KnownError: BAD_FILE when a paced file cannot be opened again.
        """
        image = self._take_image()
        if image is None or self._closed.is_set():
            return None
        time_s = self._times.next(self._video.property_value(cv2.CAP_PROP_POS_MSEC) / 1000.0)
        if self._is_paced:
            self._wait_until(time_s)
        frame = Frame(index=self._index, time_s=time_s, arrived_s=self._clock(), image_bgr=image)
        self._index += 1
        return frame

    def close(self) -> None:
        """Give the file back and wake a read that waits."""
        self._closed.set()
        self._video.close()

    def _take_image(self) -> NDArray[np.uint8] | None:
        image, self._next_image = self._next_image, None
        if image is None:
            image = self._video.read()
        if image is None and self._is_paced and not self._closed.is_set():
            image = self._begin_again()
        return image

    def _begin_again(self) -> NDArray[np.uint8] | None:
        self._video.close()
        self._video = _open(self._path)
        if self._closed.is_set():
            self._video.close()
        self._times.begin_again()
        return self._video.read()

    def _wait_until(self, time_s: float) -> None:
        """Wait for the moment the picture is due; a reader far behind is not chased."""
        now_s = self._clock()
        if math.isnan(self._start_s) or now_s - (self._start_s + time_s) > _LATE_MAX_S:
            self._start_s = now_s - time_s
        wait_s = self._start_s + time_s - now_s
        if wait_s > 0.0:
            self._closed.wait(wait_s)


class _StreamTimes:
    """Turns a file's presentation times into stream times that start at 0 and only grow."""

    def __init__(self, *, period_s: float) -> None:
        self._period_s = period_s
        self._last_s = math.nan
        self._offset_s = math.nan

    def next(self, presented_s: float) -> float:
        """Stream time of the next picture."""
        if math.isnan(self._last_s):
            self._offset_s = -presented_s
            self._last_s = 0.0
            return 0.0
        time_s = presented_s + self._offset_s
        if not time_s > self._last_s:  # also when the offset is NaN
            time_s = self._last_s + self._period_s
            self._offset_s = time_s - presented_s
        self._last_s = time_s
        return time_s

    def begin_again(self) -> None:
        """The next presentation time is that of the first picture again."""
        self._offset_s = math.nan


def _open(path: Path) -> OpenedVideo:
    if not path.exists():
        raise KnownError(Reason.NOT_FOUND, f"There is no file {path}. Check the name.")
    if path.is_dir():
        raise KnownError(Reason.BAD_FILE, f"{path} is a folder. Name a video file in it.")
    try:
        with path.open("rb") as reader:
            is_empty = not reader.read(1)
    except OSError as error:
        raise KnownError(
            Reason.BAD_FILE, f"{path} cannot be read ({error.strerror}). Check its permissions."
        ) from error
    if is_empty:
        raise KnownError(Reason.BAD_FILE, f"{path} is empty. Record or copy the clip again.")
    stream = open_video(str(path), cv2.CAP_FFMPEG, ())
    if not stream.isOpened():
        stream.release()
        raise KnownError(
            Reason.BAD_FILE,
            f"{path} is not a video, or it is damaged. Use a clip that plays in a video player.",
        )
    return OpenedVideo(stream)


def _no_picture(path: Path) -> KnownError:
    return KnownError(
        Reason.BAD_FILE, f"There is no picture in {path}. Use a clip that plays in a video player."
    )


def _is_photograph(path: Path, *, count: int | None) -> bool:
    """A still picture, which OpenCV opens as a video of one."""
    return (count is None or count == 1) and cv2.haveImageReader(str(path))


def _no_movement(path: Path) -> KnownError:
    return KnownError(Reason.BAD_FILE, f"{path} is a photograph. Use a video of the set.")


def _sane_fps(fps: float) -> float:
    return fps if 0.0 < fps <= _FPS_MAX else math.nan


def _sane_count(count: float) -> int | None:
    return int(count) if count >= 1.0 else None
