"""Any file a user may have: every picture once, in order, at its own time; or one clear line."""

import itertools
import json
import math
import os
import subprocess
import sys
import threading
from pathlib import Path

import cv2
import numpy as np
import pytest

from studio.errors import KnownError, Reason
from studio.model.frame import Frame
from studio.vision.clip import ClipSource
from tests.vision.video_files import (
    STEP,
    number_of,
    numbered_picture,
    run_ffmpeg,
    write_pictures,
    write_video,
)


def read_all(path: Path) -> list[Frame]:
    source = ClipSource(path)
    frames = list(iter(source.read, None))
    assert source.read() is None
    source.close()
    return [frame for frame in frames if frame is not None]


def assert_whole(frames: list[Frame], *, count: int, fps: float) -> None:
    """Every picture once, in order, numbered, at its own time."""
    assert [number_of(frame.image_bgr) for frame in frames] == list(range(count))
    assert [frame.index for frame in frames] == list(range(count))
    np.testing.assert_allclose(
        [frame.time_s for frame in frames], np.arange(count) / fps, atol=2e-3
    )


@pytest.mark.parametrize("fps", [12.0, 12.5, 24000 / 1001, 25.0, 29.97, 30.0, 50.0, 60.0])
def test_rates(fps: float, tmp_path: Path) -> None:
    path = write_video(tmp_path / "clip.avi", fps=fps)
    source = ClipSource(path)
    assert source.fps == pytest.approx(fps, abs=0.01)
    assert source.frame_count == 20
    assert source.name == "clip.avi"
    assert not source.is_live
    source.close()
    assert_whole(read_all(path), count=20, fps=fps)


def write_gif(path: Path, *, count: int = 20, size_px: tuple[int, int] = (64, 48)) -> Path:
    animation = cv2.Animation()
    animation.frames = [numbered_picture(number, size_px=size_px) for number in range(count)]
    animation.durations = [80] * count
    assert cv2.imwriteanimation(str(path), animation)
    return path


@pytest.mark.parametrize("size_px", [(64, 48), (33, 47), (48, 96), (241, 427), (1281, 3)])
def test_sizes_odd_and_portrait(size_px: tuple[int, int], tmp_path: Path) -> None:
    frames = read_all(write_gif(tmp_path / "clip.gif", size_px=size_px, count=5))
    assert {frame.size_px for frame in frames} == {size_px}
    assert_whole(frames, count=5, fps=12.5)


def test_mp4(tmp_path: Path) -> None:
    assert_whole(read_all(write_video(tmp_path / "a.mp4", code="mp4v")), count=20, fps=30.0)


def test_gif_gives_every_picture_the_first_included(tmp_path: Path) -> None:
    path = write_gif(tmp_path / "clip.gif")
    assert_whole(read_all(path), count=20, fps=12.5)


def test_gif_with_transparent_pixels_has_three_colours(tmp_path: Path) -> None:
    pictures = write_pictures(tmp_path, count=6)
    for number in range(6):
        image = cv2.imread(str(tmp_path / f"{number:03d}.png"))
        assert image is not None
        see_through = np.dstack([image, np.full(image.shape[:2], 255, np.uint8)])
        see_through[:4, :4, 3] = 0
        cv2.imwrite(str(tmp_path / f"{number:03d}.png"), see_through)
    path = tmp_path / "clip.gif"
    run_ffmpeg("-framerate", "12.5", "-i", pictures, str(path))
    frames = read_all(path)
    assert [frame.image_bgr.shape for frame in frames] == [(48, 64, 3)] * 6
    assert [round(float(f.image_bgr[20:, 20:].mean()) / STEP) for f in frames] == list(range(6))


@pytest.mark.parametrize("codec", ["libx264", "libx265", "libvpx-vp9"])
def test_codecs(codec: str, tmp_path: Path) -> None:
    pictures = write_pictures(tmp_path)
    path = tmp_path / ("clip.webm" if codec == "libvpx-vp9" else "clip.mp4")
    quiet = ["-x265-params", "log-level=none"] if codec == "libx265" else []
    run_ffmpeg("-framerate", "25", "-i", pictures, "-c:v", codec, *quiet, str(path))
    assert_whole(read_all(path), count=20, fps=25.0)


def test_grey_video_has_three_colours(tmp_path: Path) -> None:
    pictures = write_pictures(tmp_path)
    path = tmp_path / "clip.mkv"
    run_ffmpeg("-framerate", "30", "-i", pictures, "-c:v", "ffv1", "-pix_fmt", "gray", str(path))
    frames = read_all(path)
    assert {frame.image_bgr.shape for frame in frames} == {(48, 64, 3)}
    assert_whole(frames, count=20, fps=30.0)


def test_phone_portrait_clip_is_turned_upright(tmp_path: Path) -> None:
    """Stored lying with a note to turn it; ffmpeg's own picture says which way is right."""
    picture = np.zeros((48, 64, 3), np.uint8)
    picture[:12] = 255
    cv2.imwrite(str(tmp_path / "picture.png"), picture)
    lying, path, upright = (tmp_path / name for name in ("lying.mp4", "clip.mp4", "upright.png"))
    run_ffmpeg("-i", str(tmp_path / "picture.png"), "-c:v", "libx264", str(lying))
    run_ffmpeg("-i", str(lying), "-c", "copy", "-metadata:s:v", "rotate=90", str(path))
    run_ffmpeg("-i", str(path), str(upright))
    expected = cv2.imread(str(upright))
    assert expected is not None
    frame = read_all(path)[0]
    assert frame.size_px == (48, 64)
    np.testing.assert_allclose(frame.image_bgr.astype(float), expected.astype(float), atol=12)


def test_uneven_rate_keeps_each_pictures_own_time(tmp_path: Path) -> None:
    pictures = write_pictures(tmp_path)
    path = tmp_path / "clip.mp4"
    # Ten pictures at 30 a second, then every third only: gaps of 0.1 s.
    keep = "select='lt(n,10)+not(mod(n-10,3))'"
    run_ffmpeg(
        *("-framerate", "30", "-i", pictures, "-vf", keep, "-vsync", "vfr"),
        *("-c:v", "libx264", str(path)),
    )
    frames = read_all(path)
    expected = [*range(10), 10, 13, 16, 19]
    assert [number_of(frame.image_bgr) for frame in frames] == expected
    np.testing.assert_allclose(
        [frame.time_s for frame in frames], np.array(expected) / 30.0, atol=2e-3
    )


def test_stream_without_times_is_counted_from_its_rate(tmp_path: Path) -> None:
    pictures = write_pictures(tmp_path)
    path = tmp_path / "clip.h264"
    run_ffmpeg("-framerate", "25", "-i", pictures, "-c:v", "libx264", str(path))
    source = ClipSource(path)
    assert source.frame_count is None
    source.close()
    assert_whole(read_all(path), count=20, fps=25.0)


def test_stream_that_starts_late_starts_at_zero(tmp_path: Path) -> None:
    pictures = write_pictures(tmp_path)
    path = tmp_path / "clip.ts"
    run_ffmpeg("-framerate", "25", "-i", pictures, "-c:v", "libx264", "-f", "mpegts", str(path))
    assert_whole(read_all(path), count=20, fps=25.0)


def test_cut_off_clip_gives_what_is_there(tmp_path: Path) -> None:
    whole = write_video(tmp_path / "whole.avi", size_px=(320, 240))
    path = tmp_path / "cut.avi"
    path.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    numbers = [number_of(frame.image_bgr) for frame in read_all(path)]
    assert 3 < len(numbers) < 20
    assert numbers == list(range(len(numbers)))


def test_pictures_cannot_be_painted_on(tmp_path: Path) -> None:
    frame = read_all(write_video(tmp_path / "clip.avi", count=2))[0]
    with pytest.raises(ValueError, match="read-only"):
        frame.image_bgr[0, 0] = 255


def _bad_file(kind: str, folder: Path) -> Path:
    path = folder / "clip.mp4"
    if kind == "text":
        path.write_text("this is no video\n" * 100)
    elif kind == "empty":
        path.touch()
    elif kind == "folder":
        path.mkdir()
    elif kind == "noise":
        path.write_bytes(np.random.default_rng(1).bytes(100_000))
    elif kind == "half":
        whole = write_video(folder / "whole.mp4", code="mp4v").read_bytes()
        path.write_bytes(whole[: len(whole) // 2])
    elif kind == "photograph":
        cv2.imwrite(str(path.with_suffix(".png")), np.zeros((48, 64, 3), np.uint8))
        return path.with_suffix(".png")
    elif kind == "no picture":
        write_video(path, count=0, code="mp4v")
    return path


@pytest.mark.parametrize(
    "kind", ["text", "empty", "folder", "noise", "half", "no picture", "photograph"]
)
def test_bad_file_is_one_clear_line(
    kind: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = _bad_file(kind, tmp_path)
    with pytest.raises(KnownError) as caught:
        ClipSource(path)
    assert caught.value.reason is Reason.BAD_FILE
    assert str(path) in caught.value.text
    assert "\n" not in caught.value.text
    assert capfd.readouterr().err == ""


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        ClipSource(tmp_path / "nowhere.mp4")
    assert caught.value.reason is Reason.NOT_FOUND
    assert "nowhere.mp4" in caught.value.text


def test_damaged_clip_is_quiet_in_a_fresh_process(tmp_path: Path) -> None:
    path = _bad_file("half", tmp_path)
    program = (
        "import sys, cv2; from pathlib import Path; from studio.vision.clip import ClipSource\n"
        "try: ClipSource(Path(sys.argv[1]))\n"
        "except Exception as error: print(type(error).__name__)"
    )
    environment = {key: value for key, value in os.environ.items() if "OPENCV" not in key}
    result = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        capture_output=True,
        text=True,
        env=environment,
        check=True,
    )
    assert (result.stdout.strip(), result.stderr) == ("KnownError", "")


class SteppedClock:
    """Stands still unless told."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


def test_paced_clip_begins_again_and_its_time_goes_on(tmp_path: Path) -> None:
    path = write_video(tmp_path / "clip.avi", count=4, fps=50.0)
    source = ClipSource(path, is_paced=True)
    assert source.is_live
    assert source.frame_count is None
    frames = [source.read() for _ in range(10)]
    source.close()
    whole = [frame for frame in frames if frame is not None]
    assert [number_of(frame.image_bgr) for frame in whole] == [0, 1, 2, 3, 0, 1, 2, 3, 0, 1]
    assert [frame.index for frame in whole] == list(range(10))
    np.testing.assert_allclose([frame.time_s for frame in whole], np.arange(10) / 50.0, atol=2e-3)
    # Paced: no picture comes before it is due.
    first_s = whole[0].arrived_s
    assert all(
        frame.arrived_s - first_s >= frame.time_s - whole[0].time_s - 1e-6 for frame in whole
    )


def test_paced_clip_does_not_chase_a_reader_that_was_away(tmp_path: Path) -> None:
    clock = SteppedClock()
    source = ClipSource(write_video(tmp_path / "clip.avi", count=4), is_paced=True, clock=clock)
    first = source.read()
    clock.now_s += 60.0
    second = source.read()
    third = source.read()  # due 1/30 s later again, not at once to catch up with a minute
    source.close()
    assert first is not None
    assert second is not None
    assert third is not None
    assert second.arrived_s - first.arrived_s == pytest.approx(60.0)
    assert third.time_s - second.time_s == pytest.approx(1 / 30, abs=1e-3)


def test_close_wakes_a_read_that_waits(tmp_path: Path) -> None:
    source = ClipSource(write_video(tmp_path / "clip.avi", count=3, fps=1.0), is_paced=True)
    assert source.read() is not None
    results: list[Frame | None] = []
    started = threading.Event()

    def read_next() -> None:
        started.set()
        results.append(source.read())

    reader = threading.Thread(target=read_next)
    reader.start()
    started.wait(5.0)
    source.close()
    reader.join(5.0)
    assert not reader.is_alive()
    assert source.read() is None


def test_closing_gives_the_file_back(tmp_path: Path) -> None:
    path = write_video(tmp_path / "clip.avi")

    def open_files() -> int:
        return sum(1 for _ in Path("/proc/self/fd").iterdir())

    read_all(path)
    before = open_files()
    for _ in range(20):
        source = ClipSource(path)
        source.read()
        source.close()
        source.close()
    assert open_files() == before


def test_every_real_clip_opens_and_gives_its_pictures(clips_folder: Path) -> None:
    """The first seconds of each: fast enough for every run of the tests."""
    for row in json.loads((clips_folder / "clips.json").read_text(encoding="utf-8")):
        source = ClipSource(clips_folder / row["file"])
        width, height = (int(part) for part in row["resolution"].split("x"))
        frames = [f for f in itertools.islice(iter(source.read, None), 40) if f is not None]
        source.close()
        assert frames[0].size_px == (width, height), row["file"]
        assert len(frames) == min(40, round(row["fps"] * row["duration_s"])), row["file"]
        steps_s = np.diff([frame.time_s for frame in frames])
        assert steps_s.min() > 0.0, row["file"]
        assert np.median(steps_s) == pytest.approx(1.0 / row["fps"], rel=0.02), row["file"]


@pytest.mark.parametrize("name", ["goblet_squat-front-4.gif", "goblet_squat-oblique-1.mp4"])
def test_real_clip_to_its_end(name: str, clips_folder: Path) -> None:
    rows = json.loads((clips_folder / "clips.json").read_text(encoding="utf-8"))
    row = next(row for row in rows if row["file"] == name)
    source = ClipSource(clips_folder / name)
    times_s = [frame.time_s for frame in iter(source.read, None) if frame is not None]
    source.close()
    assert math.isclose(len(times_s), row["fps"] * row["duration_s"], rel_tol=0.02)
    assert times_s[-1] == pytest.approx(row["duration_s"], abs=0.15)
