"""Webcams, with a stand-in for the hardware: there is none where tests run."""

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from studio.errors import KnownError, Reason
from studio.vision.opened_video import VideoStream
from studio.vision.video_devices import (
    DeviceAnswer,
    DeviceState,
    ask_device,
    stable_path,
    video_devices,
)
from studio.vision.webcam import WebcamSource


class StandInStream:
    """Gives as many pictures as it is told, then none, as an unplugged camera does."""

    def __init__(self, pictures: Sequence[NDArray[np.uint8]], *, is_open: bool = True) -> None:
        self.is_open = is_open
        self.is_released = False
        self._pictures = list(pictures)

    def isOpened(self) -> bool:
        return self.is_open

    def grab(self) -> bool:
        return bool(self._pictures)

    def retrieve(self) -> tuple[bool, object]:
        return True, self._pictures.pop(0)

    def get(self, propId: int, /) -> float:
        return 30.0 if propId == cv2.CAP_PROP_FPS else 0.0

    def release(self) -> None:
        self.is_released = True


class Clock:
    def __init__(self) -> None:
        self.now_s = 50.0

    def __call__(self) -> float:
        self.now_s += 0.02
        return self.now_s


def colour_picture() -> NDArray[np.uint8]:
    return np.zeros((72, 128, 3), np.uint8)


@pytest.fixture
def device_folder(tmp_path: Path) -> Path:
    """As /dev with one camera in it, which has a name by its serial."""
    (tmp_path / "video0").touch()
    by_id = tmp_path / "v4l" / "by-id"
    by_id.mkdir(parents=True)
    (by_id / "usb-Maker_Camera_1234-video-index0").symlink_to(tmp_path / "video0")
    return tmp_path


def open_webcam(
    stream: StandInStream,
    folder: Path,
    *,
    camera: int | Path = 0,
    state: DeviceState = DeviceState.FREE,
    opened: list[tuple[str, int, Sequence[int]]] | None = None,
) -> WebcamSource:
    def opener(where: str, backend: int, parameters: Sequence[int]) -> VideoStream:
        if opened is not None:
            opened.append((where, backend, parameters))
        return stream

    return WebcamSource(
        camera,
        clock=Clock(),
        opener=opener,
        ask=lambda device: DeviceAnswer(state=state),
        folder=folder,
    )


def test_pictures_are_numbered_and_timed_by_arrival(device_folder: Path) -> None:
    source = open_webcam(StandInStream([colour_picture()] * 3), device_folder)
    frames = [source.read() for _ in range(3)]
    whole = [frame for frame in frames if frame is not None]
    assert [frame.index for frame in whole] == [0, 1, 2]
    assert np.diff([frame.time_s for frame in whole]) == pytest.approx([0.04, 0.04])
    assert np.diff([frame.arrived_s for frame in whole]) == pytest.approx([0.04, 0.04])
    assert whole[0].size_px == (128, 72)
    assert source.is_live
    assert source.frame_count is None
    assert source.fps == 30.0


def test_camera_is_opened_by_the_name_that_survives_a_replug(device_folder: Path) -> None:
    opened: list[tuple[str, int, Sequence[int]]] = []
    source = open_webcam(StandInStream([colour_picture()]), device_folder, opened=opened)
    stable = device_folder / "v4l" / "by-id" / "usb-Maker_Camera_1234-video-index0"
    assert source.device == stable
    (where, backend, parameters) = opened[0]
    assert where == str(stable)
    assert backend == cv2.CAP_V4L2
    wishes = dict(zip(parameters[::2], parameters[1::2], strict=True))
    assert wishes[cv2.CAP_PROP_FOURCC] == cv2.VideoWriter.fourcc(*"MJPG")
    assert (wishes[cv2.CAP_PROP_FRAME_WIDTH], wishes[cv2.CAP_PROP_FRAME_HEIGHT]) == (1280, 720)
    assert wishes[cv2.CAP_PROP_FPS] == 30


@pytest.mark.parametrize(
    ("state", "reason", "word"),
    [
        (DeviceState.BUSY, Reason.CAMERA_BUSY, "another program"),
        (DeviceState.ABSENT, Reason.NO_CAMERA, "not there"),
        (DeviceState.NOT_ALLOWED, Reason.NO_CAMERA, "group"),
        (DeviceState.NOT_A_CAMERA, Reason.NO_CAMERA, "no pictures"),
    ],
)
def test_busy_and_absent_are_told_apart(
    state: DeviceState, reason: Reason, word: str, tmp_path: Path
) -> None:
    with pytest.raises(KnownError) as caught:
        open_webcam(StandInStream([]), tmp_path, camera=3, state=state)
    assert caught.value.reason is reason
    assert "camera 3" in caught.value.text
    assert word in caught.value.text


def test_camera_that_cannot_be_opened(device_folder: Path) -> None:
    stream = StandInStream([], is_open=False)
    with pytest.raises(KnownError) as caught:
        open_webcam(stream, device_folder)
    assert caught.value.reason is Reason.NO_CAMERA
    assert stream.is_released


def test_camera_without_a_first_picture_is_given_back(device_folder: Path) -> None:
    stream = StandInStream([])
    with pytest.raises(KnownError) as caught:
        open_webcam(stream, device_folder)
    assert caught.value.reason is Reason.CAMERA_SILENT
    assert stream.is_released


def test_unplugged_and_silent_are_told_apart(device_folder: Path) -> None:
    for is_unplugged in (False, True):
        source = open_webcam(StandInStream([colour_picture()]), device_folder)
        assert source.read() is not None
        if is_unplugged:
            (device_folder / "video0").unlink()
        with pytest.raises(KnownError) as caught:
            source.read()
        expected = Reason.NO_CAMERA if is_unplugged else Reason.CAMERA_SILENT
        assert caught.value.reason is expected
        source.close()


@pytest.mark.parametrize("shape", [(72, 128), (72, 128, 1), (72, 128, 4), (72, 128, 3)])
def test_whatever_the_camera_gives_has_three_colours(
    shape: tuple[int, ...], device_folder: Path
) -> None:
    source = open_webcam(StandInStream([np.full(shape, 90, np.uint8)]), device_folder)
    frame = source.read()
    source.close()
    assert frame is not None
    assert frame.image_bgr.shape == (72, 128, 3)
    assert frame.image_bgr.mean() == 90


def test_closed_camera_is_given_back_and_reads_nothing(device_folder: Path) -> None:
    stream = StandInStream([colour_picture()] * 3)
    source = open_webcam(stream, device_folder)
    source.close()
    source.close()
    assert source.read() is None
    assert stream.is_released


def test_devices_are_found_by_number(tmp_path: Path) -> None:
    for name in ("video10", "video2", "videocodec", "audio0"):
        (tmp_path / name).touch()
    assert [path.name for path in video_devices(tmp_path)] == ["video2", "video10"]


def test_stable_path_falls_back_from_serial_to_socket_to_number(tmp_path: Path) -> None:
    device = tmp_path / "video0"
    assert stable_path(device, folder=tmp_path) == device
    device.touch()
    assert stable_path(device, folder=tmp_path) == device
    by_path = tmp_path / "v4l" / "by-path" / "pci-0000"
    by_path.parent.mkdir(parents=True)
    by_path.symlink_to(device)
    assert stable_path(device, folder=tmp_path) == by_path


def test_asking_what_is_no_camera(tmp_path: Path) -> None:
    """The real system calls, on things that are there and are no cameras."""
    plain = tmp_path / "file"
    plain.touch()
    assert ask_device(tmp_path / "video9").state is DeviceState.ABSENT
    assert ask_device(plain).state is DeviceState.NOT_A_CAMERA
    assert ask_device(Path("/dev/null")).state is DeviceState.NOT_A_CAMERA


class StampedStream(StandInStream):
    """A driver that keeps pictures and says when each was taken (monotonic seconds)."""

    def __init__(self, taken_s: Sequence[float]) -> None:
        super().__init__([np.full((72, 128, 3), index, np.uint8) for index in range(len(taken_s))])
        self._taken_s = list(taken_s)
        self._at = -1

    def grab(self) -> bool:
        self._at += 1
        return self._at < len(self._taken_s)

    def retrieve(self) -> tuple[bool, object]:
        return True, self._pictures[self._at]

    def get(self, propId: int, /) -> float:
        if propId == cv2.CAP_PROP_POS_MSEC:
            return 1000.0 * self._taken_s[self._at]
        return super().get(propId)


class HeldClock:
    """Stands still until it is set."""

    def __init__(self, now_s: float) -> None:
        self.now_s = now_s

    def __call__(self) -> float:
        return self.now_s


def stamped(taken_s: Sequence[float], folder: Path, clock: HeldClock) -> WebcamSource:
    return WebcamSource(
        0,
        clock=clock,
        opener=lambda *_: StampedStream(taken_s),
        ask=lambda _: DeviceAnswer(state=DeviceState.FREE),
        folder=folder,
    )


def test_pictures_that_waited_in_the_driver_are_passed_over(device_folder: Path) -> None:
    clock = HeldClock(100.01)
    waited_s, fresh_s = [100.033, 100.067, 100.1, 100.133], 102.0
    source = stamped([100.0, *waited_s, fresh_s], device_folder, clock)
    assert source.read() is not None
    clock.now_s = 102.01

    frame = source.read()

    assert frame is not None
    assert frame.image_bgr.max() == 5
    assert frame.arrived_s == pytest.approx(fresh_s)


def test_pictures_are_timed_by_when_they_were_taken(device_folder: Path) -> None:
    """Two that came in one go, because the reader was late, still lie a period apart."""
    clock = HeldClock(100.01)
    source = stamped([100.0, 100.033, 100.067], device_folder, clock)
    assert source.read() is not None
    clock.now_s = 100.072
    late = [source.read(), source.read()]

    assert [frame and round(frame.arrived_s, 3) for frame in late] == [100.033, 100.067]


@pytest.mark.parametrize("ahead_s", [1_790_000_000.0, -99.0])
def test_stamps_by_another_clock_are_not_believed(ahead_s: float, device_folder: Path) -> None:
    clock = HeldClock(100.01)
    source = stamped([100.0 + ahead_s] * 3, device_folder, clock)
    assert source.read() is not None
    clock.now_s = 100.04
    frame = source.read()

    assert frame is not None
    assert frame.arrived_s == pytest.approx(100.04)
