"""From what the person names to a source of pictures: a camera, a file, an address, the athlete."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from studio.errors import KnownError, Reason
from studio.vision.clip import ClipSource
from studio.vision.network_camera import NetworkCameraSource, is_address
from studio.vision.source import FrameSource
from studio.vision.video_devices import DeviceState, ask_device, video_devices
from studio.vision.webcam import WebcamSource

AUTO = "auto"
ATHLETE = "athlete"

SourceFactory = Callable[[], FrameSource]


def check_source(spec: str) -> None:
    """Refuse a name that can mean nothing here, ahead of opening anything.

    Args:
        spec: As `SourceOpener`.

    Raises:
        KnownError: USER_INPUT when it is neither a word, a camera nor an address, and no such
            file is there.
    """
    name = spec.strip()
    is_camera = name.startswith("/dev/") or (name.isascii() and name.isdigit())
    if name in {AUTO, ATHLETE} or is_camera or is_address(name):
        return
    if not name or not Path(name).exists():
        raise KnownError(
            Reason.USER_INPUT,
            f'"{name}" is no source and no file of that name is there. --source takes auto, a '
            "camera's number or device, a video file, an rtsp:// or http:// address, or athlete.",
        )


class SourceOpener:
    """Opens the named source, and the same one again whenever it is called again.

    A camera that was found is remembered by a name that survives a replug. So `auto` settles on
    the first call that succeeds: a station whose camera was unplugged waits for that camera and
    never falls back to the demo athlete.
    """

    def __init__(self, spec: str, *, athlete: SourceFactory, is_paced: bool = True) -> None:
        """Understand the name; nothing is opened yet.

        Args:
            spec: `auto` (the first camera that works; the demo athlete where there is none),
                a camera's number or device, a video file, the address of a network camera, or
                `athlete`.
            athlete: Makes the demo athlete.
            is_paced: Whether a file plays at its own pace and begins again at its end.

        Raises:
            KnownError: USER_INPUT when the name is empty.
        """
        self._athlete = athlete
        self._open = self._understand(spec.strip(), is_paced=is_paced)

    def __call__(self) -> FrameSource:
        """Open it.

        Raises:
            KnownError: As the sources: NOT_FOUND, BAD_FILE, NO_CAMERA, CAMERA_BUSY,
                CAMERA_SILENT, USER_INPUT.
        """
        source = self._open()
        if isinstance(source, WebcamSource):
            self._open = partial(WebcamSource, source.device)
        return source

    def _understand(self, spec: str, *, is_paced: bool) -> SourceFactory:
        if not spec:
            raise KnownError(
                Reason.USER_INPUT,
                "No source is named. Use auto, a camera's number, a file, an address or athlete.",
            )
        if spec == AUTO:
            return self._first_camera_or_athlete
        if spec == ATHLETE:
            return self._athlete
        if spec.isascii() and spec.isdigit():
            return partial(WebcamSource, int(spec))
        if spec.startswith("/dev/"):
            return partial(WebcamSource, Path(spec))
        if is_address(spec):
            return partial(NetworkCameraSource, spec)
        return partial(ClipSource, Path(spec), is_paced=is_paced)

    def _first_camera_or_athlete(self) -> FrameSource:
        """The first camera that works. With none at all, the demo athlete.

        Raises:
            KnownError: The first fault, when there are cameras and none of them works: an
                athlete on the screen would hide it.
        """
        fault: KnownError | None = None
        for camera in _cameras():
            try:
                return WebcamSource(camera)
            except KnownError as error:
                fault = fault or error
        if fault is not None and sys.platform == "linux":
            raise fault
        self._open = self._athlete
        return self._athlete()


def _cameras() -> tuple[int | Path, ...]:
    """The machine's cameras. Only Linux says how many there are; elsewhere the first is tried."""
    if sys.platform != "linux":
        return (0,)
    return tuple(
        device
        for device in video_devices()
        if ask_device(device).state not in {DeviceState.NOT_A_CAMERA, DeviceState.ABSENT}
    )
