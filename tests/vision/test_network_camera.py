"""Network cameras, against real servers on loopback."""

import itertools

import pytest

from studio.errors import KnownError, Reason
from studio.vision.network_camera import NetworkCameraSource, is_address, shown_address
from tests.vision.loopback_camera import LoopbackCamera, free_port
from tests.vision.rtsp_camera import RtspCamera


def read_until_lost(source: NetworkCameraSource) -> None:
    while source.read() is not None:
        pass


def test_http_stream_gives_pictures_in_order() -> None:
    with LoopbackCamera() as camera:
        source = NetworkCameraSource(camera.url)
        frames = [source.read() for _ in range(10)]
        source.close()
    whole = [frame for frame in frames if frame is not None]
    assert len(whole) == 10
    assert whole[0].size_px == (320, 240)
    steps = [round(float(frame.image_bgr.mean()) / 32) for frame in whole]
    assert steps == [(steps[0] + number) % 8 for number in range(10)]
    assert [frame.index for frame in whole] == list(range(10))
    assert all(a.time_s < b.time_s for a, b in itertools.pairwise(whole))
    assert source.is_live
    assert source.frame_count is None


@pytest.mark.parametrize("fps", [5.0, 25.0])
def test_rtsp_stream_gives_pictures_in_order(fps: float) -> None:
    with RtspCamera(fps=fps) as camera:
        source = NetworkCameraSource(camera.url)
        frames = [source.read() for _ in range(6)]
        source.close()
    whole = [frame for frame in frames if frame is not None]
    steps = [round(float(frame.image_bgr.mean()) / 32) for frame in whole]
    assert steps == [(steps[0] + number) % 8 for number in range(6)]
    assert whole[0].size_px == (320, 240)


def test_silent_rtsp_stream_is_noticed() -> None:
    with RtspCamera() as camera:
        source = NetworkCameraSource(camera.url)
        assert source.read() is not None
        camera.is_silent = True
        with pytest.raises(KnownError) as caught:
            read_until_lost(source)
        source.close()
    assert caught.value.reason is Reason.CAMERA_SILENT


def test_silent_stream_is_noticed() -> None:
    with LoopbackCamera() as camera:
        source = NetworkCameraSource(camera.url)
        assert source.read() is not None
        camera.is_silent = True
        with pytest.raises(KnownError) as caught:
            read_until_lost(source)
        source.close()
    assert caught.value.reason is Reason.CAMERA_SILENT
    assert "127.0.0.1" in caught.value.text


def test_stream_that_hangs_up_is_noticed() -> None:
    with LoopbackCamera() as camera:
        source = NetworkCameraSource(camera.url)
        assert source.read() is not None
        camera.unplug()
        with pytest.raises(KnownError) as caught:
            read_until_lost(source)
        source.close()
    assert caught.value.reason is Reason.CAMERA_SILENT


def test_nobody_answers(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(KnownError) as caught:
        NetworkCameraSource(f"http://somebody:secret@127.0.0.1:{free_port()}/video?key=secret")
    assert caught.value.reason is Reason.NO_CAMERA
    assert "127.0.0.1" in caught.value.text
    assert "secret" not in caught.value.text
    assert capfd.readouterr().err == ""


def test_user_and_password_reach_the_camera_and_nothing_else(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with LoopbackCamera() as camera:
        source = NetworkCameraSource(camera.url.replace("//", "//somebody:secret@"))
        assert source.read() is not None
        source.close()
    assert "secret" not in source.name
    assert "somebody" not in source.name
    assert "secret" not in caplog.text
    assert capfd.readouterr() == ("", "")


def test_closed_source_reads_nothing() -> None:
    with LoopbackCamera() as camera:
        source = NetworkCameraSource(camera.url)
        source.close()
        source.close()
        assert source.read() is None


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("rtsp://user:pass@10.0.0.7:554/stream1?token=1#x", "rtsp://10.0.0.7:554/stream1"),
        ("http://camera.local/video", "http://camera.local/video"),
        ("RTSP://[::1]:8554/a", "rtsp://[::1]:8554/a"),
        ("https://user@host/", "https://host/"),
    ],
)
def test_shown_address(url: str, shown: str) -> None:
    assert is_address(url)
    assert shown_address(url) == shown


@pytest.mark.parametrize("url", ["http://", "http://user:secret@host:port/x", "ftp://secret/x"])
def test_senseless_address(url: str) -> None:
    with pytest.raises(KnownError) as caught:
        NetworkCameraSource(url)
    assert caught.value.reason is Reason.USER_INPUT
    assert "secret" not in caught.value.text
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("text", ["clip.mp4", "/a/b.mp4", "auto", "0", "C:\\clips\\a.mp4"])
def test_file_is_no_address(text: str) -> None:
    assert not is_address(text)
