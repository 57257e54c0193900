"""What a person may write after --source."""

from functools import partial
from pathlib import Path

import pytest

from studio.errors import KnownError, Reason
from studio.vision import open_source
from studio.vision.clip import ClipSource
from studio.vision.network_camera import NetworkCameraSource
from studio.vision.open_source import SourceOpener
from studio.vision.source import FrameSource
from studio.vision.video_devices import DeviceAnswer, DeviceState
from tests.vision.loopback_camera import LoopbackCamera
from tests.vision.video_files import write_video


@pytest.fixture
def athlete(tmp_path: Path) -> open_source.SourceFactory:
    """A clip in the athlete's place: all that counts here is that it is the one opened."""
    return partial(ClipSource, write_video(tmp_path / "athlete.avi", count=3))


def name_of(source: FrameSource) -> str:
    source.close()
    return source.name


def no_athlete() -> FrameSource:
    raise AssertionError("the athlete must not be asked for")


def test_file(tmp_path: Path) -> None:
    path = write_video(tmp_path / "clip.avi", count=3)
    paced = SourceOpener(str(path), athlete=no_athlete)()
    fast = SourceOpener(str(path), athlete=no_athlete, is_paced=False)()
    assert isinstance(paced, ClipSource)
    assert (paced.is_live, fast.is_live) == (True, False)
    paced.close()
    fast.close()


def test_address() -> None:
    with LoopbackCamera() as camera:
        source = SourceOpener(camera.url, athlete=no_athlete)()
        assert isinstance(source, NetworkCameraSource)
        source.close()


def test_athlete(athlete: open_source.SourceFactory) -> None:
    assert name_of(SourceOpener("athlete", athlete=athlete)()) == "athlete.avi"


@pytest.mark.parametrize("spec", ["7", "/dev/video7", "/dev/v4l/by-id/usb-none"])
def test_camera_that_is_not_there(spec: str) -> None:
    with pytest.raises(KnownError) as caught:
        SourceOpener(spec, athlete=no_athlete)()
    assert caught.value.reason is Reason.NO_CAMERA


@pytest.mark.parametrize(
    ("spec", "reason"), [("nowhere.mp4", Reason.NOT_FOUND), ("http://", Reason.USER_INPUT)]
)
def test_mistakes_are_the_users(spec: str, reason: Reason) -> None:
    with pytest.raises(KnownError) as caught:
        SourceOpener(spec, athlete=no_athlete)()
    assert caught.value.reason is reason
    assert caught.value.reason.exit_code == 2


def test_nothing_named() -> None:
    with pytest.raises(KnownError) as caught:
        SourceOpener("  ", athlete=no_athlete)
    assert caught.value.reason is Reason.USER_INPUT


def test_auto_without_any_camera_is_the_athlete(
    athlete: open_source.SourceFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(open_source, "video_devices", tuple)
    opener = SourceOpener("auto", athlete=athlete)
    assert name_of(opener()) == "athlete.avi"
    assert name_of(opener()) == "athlete.avi"


class StandInWebcam:
    """The second camera works, the first is in use."""

    asked: list[object]

    def __init__(self, camera: object) -> None:
        StandInWebcam.asked.append(camera)
        if camera == Path("/dev/video0"):
            raise KnownError(Reason.CAMERA_BUSY, "camera 0 is in use.")
        if camera == Path("/dev/video9"):
            raise KnownError(Reason.CAMERA_SILENT, "camera 9 gives no picture.")
        self.device = Path("/dev/v4l/by-id/stable")


@pytest.fixture
def webcams(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    StandInWebcam.asked = []
    monkeypatch.setattr(open_source, "WebcamSource", StandInWebcam)
    monkeypatch.setattr(
        open_source,
        "ask_device",
        lambda device: DeviceAnswer(state=DeviceState.FREE),
    )
    return monkeypatch


def test_auto_takes_the_first_camera_that_works_and_stays_with_it(
    webcams: pytest.MonkeyPatch,
) -> None:
    devices = (Path("/dev/video0"), Path("/dev/video2"), Path("/dev/video4"))
    webcams.setattr(open_source, "video_devices", lambda: devices)
    opener = SourceOpener("auto", athlete=no_athlete)
    opener()
    assert StandInWebcam.asked == [Path("/dev/video0"), Path("/dev/video2")]
    opener()
    assert StandInWebcam.asked[2:] == [Path("/dev/v4l/by-id/stable")]


def test_auto_says_what_is_wrong_with_a_camera_that_is_there(
    webcams: pytest.MonkeyPatch,
) -> None:
    webcams.setattr(
        open_source, "video_devices", lambda: (Path("/dev/video0"), Path("/dev/video9"))
    )
    with pytest.raises(KnownError) as caught:
        SourceOpener("auto", athlete=no_athlete)()
    assert caught.value.reason is Reason.CAMERA_BUSY
