"""The camera thread: pictures lost and taken back, against real and scripted sources."""

import gc
import queue
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.engine.pipeline.capture import CaptureThread, Patience
from studio.engine.pipeline.mailbox import Mailbox
from studio.errors import KnownError, Reason
from studio.model.frame import Frame
from studio.vision.clip import ClipSource
from studio.vision.network_camera import NetworkCameraSource
from studio.vision.source import FrameSource
from tests.vision.loopback_camera import LoopbackCamera
from tests.vision.video_files import number_of, write_video

WAIT_S = 30.0
"""Longest wait for anything here; far more than it takes, for a busy machine."""

HASTE = Patience(
    silent_after_s=0.3,
    starts_within_s=0.5,
    watch_period_s=0.02,
    first_wait_s=0.02,
    longest_wait_s=0.05,
)


class ScriptedSource:
    """A camera that does as the test says: a picture, a fault, or nothing at all."""

    name = "scripted camera"
    is_live = True
    fps = 30.0
    frame_count = None

    def __init__(self, script: "queue.SimpleQueue[object]") -> None:
        self._script = script
        self._opened_s = time.monotonic()
        self._index = 0
        self.is_closed = threading.Event()
        self.is_stuck = False

    def read(self) -> Frame | None:
        while True:
            try:
                order = self._script.get(timeout=0.01)
                break
            except queue.Empty:
                if self.is_closed.is_set() and not self.is_stuck:
                    return None
        if isinstance(order, Exception):
            raise order
        frame = Frame(
            index=self._index,
            time_s=time.monotonic() - self._opened_s,
            arrived_s=time.monotonic(),
            image_bgr=np.zeros((4, 4, 3), np.uint8),
        )
        self._index += 1
        return frame

    def close(self) -> None:
        self.is_closed.set()


class Bench:
    """A camera thread and everything it said."""

    def __init__(self, opener: Callable[[], FrameSource], patience: Patience) -> None:
        self.mailbox: Mailbox[Frame] = Mailbox()
        self.said: queue.SimpleQueue[Reason | str] = queue.SimpleQueue()
        self.texts: list[str] = []
        self.opened = 0
        self._opener = opener
        self.capture = CaptureThread(
            self._open,
            self.mailbox,
            on_lost=self._on_lost,
            on_back=lambda: self.said.put("back"),
            patience=patience,
        )

    def _open(self) -> FrameSource:
        self.opened += 1
        return self._opener()

    def _on_lost(self, fault: KnownError) -> None:
        self.texts.append(fault.text)
        self.said.put(fault.reason)

    def next_said(self) -> Reason | str:
        return self.said.get(timeout=WAIT_S)

    def next_frame(self) -> Frame:
        frame = self.mailbox.take(WAIT_S)
        assert frame is not None
        return frame


@pytest.fixture
def start() -> Iterator[Callable[..., Bench]]:
    benches: list[Bench] = []

    def make(opener: Callable[[], FrameSource], patience: Patience = HASTE) -> Bench:
        bench = Bench(opener, patience)
        benches.append(bench)
        bench.capture.start()
        return bench

    yield make
    for bench in benches:
        assert bench.capture.stop()


PICTURE = object()


def unplugged() -> KnownError:
    return KnownError(Reason.NO_CAMERA, "camera 0 is unplugged.")


@pytest.mark.expect_log("WARNING")
def test_lost_camera_is_said_and_taken_back(start: Callable[..., Bench]) -> None:
    script: queue.SimpleQueue[object] = queue.SimpleQueue()
    bench = start(lambda: ScriptedSource(script))
    script.put(PICTURE)
    first = bench.next_frame()
    script.put(unplugged())
    assert bench.next_said() is Reason.NO_CAMERA
    assert bench.capture.is_lost
    assert bench.texts == ["camera 0 is unplugged."]
    script.put(PICTURE)
    assert bench.next_said() == "back"
    second = bench.next_frame()
    assert not bench.capture.is_lost
    # One stream: numbers go on, and time with the clock, over the loss.
    assert (first.index, second.index) == (0, 1)
    assert second.time_s - first.time_s == pytest.approx(second.arrived_s - first.arrived_s)


@pytest.mark.expect_log("WARNING")
def test_silence_inside_a_blocking_read_is_said(start: Callable[..., Bench]) -> None:
    script: queue.SimpleQueue[object] = queue.SimpleQueue()
    sources: list[ScriptedSource] = []

    def opener() -> ScriptedSource:
        sources.append(ScriptedSource(script))
        sources[-1].is_stuck = len(sources) == 1
        return sources[-1]

    bench = start(opener)
    script.put(PICTURE)
    bench.next_frame()
    assert bench.next_said() is Reason.CAMERA_SILENT
    assert "scripted camera" in bench.texts[0]
    assert "cable" not in bench.texts[0], "what is no webcam has none"
    assert sources[0].is_closed.wait(WAIT_S)
    assert bench.opened == 1  # the driver still holds the read
    sources[0].is_stuck = False
    while bench.opened == 1:
        time.sleep(0.01)
    script.put(PICTURE)
    assert bench.next_said() == "back"


@pytest.mark.expect_log("WARNING")
def test_a_loss_keeps_no_picture(start: Callable[..., Bench]) -> None:
    """2.7 MB each: without care the fault's traceback holds the last one until Python tidies up."""
    script: queue.SimpleQueue[object] = queue.SimpleQueue()
    bench = start(lambda: ScriptedSource(script))
    gc.disable()
    try:
        script.put(PICTURE)
        last = weakref.ref(bench.next_frame().image_bgr)
        script.put(unplugged())
        bench.next_said()
        script.put(PICTURE)
        assert bench.next_said() == "back"
        bench.next_frame()
        assert last() is None
    finally:
        gc.enable()


def test_a_program_that_was_held_up_does_not_blame_the_camera() -> None:
    """As after SIGSTOP, a suspended machine or a frozen disk: the clock went on, nobody read."""
    ahead_s = [0.0]
    script: queue.SimpleQueue[object] = queue.SimpleQueue()
    said: list[KnownError] = []
    mailbox: Mailbox[Frame] = Mailbox()
    capture = CaptureThread(
        lambda: ScriptedSource(script),
        mailbox,
        on_lost=said.append,
        on_back=lambda: None,
        clock=lambda: time.monotonic() + ahead_s[0],
        patience=replace(HASTE, silent_after_s=20.0, watch_period_s=0.05),
    )
    capture.start()
    script.put(PICTURE)
    assert mailbox.take(WAIT_S) is not None
    ahead_s[0] = 3600.0
    time.sleep(0.5)  # ten looks at the clock
    script.put(PICTURE)
    assert mailbox.take(WAIT_S) is not None
    assert capture.stop()

    assert said == []


@pytest.mark.expect_log("WARNING")
def test_a_camera_that_comes_back_slowly_is_given_its_time(start: Callable[..., Bench]) -> None:
    script: queue.SimpleQueue[object] = queue.SimpleQueue()
    patience = replace(HASTE, silent_after_s=0.2, starts_within_s=20.0)
    bench = start(lambda: ScriptedSource(script), patience)
    script.put(PICTURE)
    bench.next_frame()
    script.put(unplugged())
    bench.next_said()
    while bench.opened < 2:
        time.sleep(0.01)
    time.sleep(0.6)  # three times what a running camera may be silent
    assert bench.opened == 2
    script.put(PICTURE)
    assert bench.next_said() == "back"


@pytest.mark.expect_log("WARNING")
def test_same_loss_is_said_once_and_a_new_reason_again(start: Callable[..., Bench]) -> None:
    faults = [unplugged(), unplugged(), unplugged(), KnownError(Reason.CAMERA_BUSY, "busy.")]
    script: queue.SimpleQueue[object] = queue.SimpleQueue()
    script.put(PICTURE)

    def opener() -> FrameSource:
        if faults:
            raise faults.pop(0)
        return ScriptedSource(script)

    bench = start(opener)
    said = [bench.next_said() for _ in range(3)]
    assert said == [Reason.NO_CAMERA, Reason.CAMERA_BUSY, "back"]
    assert bench.opened == 5


@pytest.mark.expect_log("ERROR")
def test_bug_in_a_camera_driver_is_logged_and_read_on(
    start: Callable[..., Bench], caplog: pytest.LogCaptureFixture
) -> None:
    script: queue.SimpleQueue[object] = queue.SimpleQueue()
    bench = start(lambda: ScriptedSource(script))
    for order in (PICTURE, ZeroDivisionError("driver"), PICTURE):
        script.put(order)
    assert bench.next_said() is Reason.CAMERA_SILENT
    assert bench.next_said() == "back"
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.expect_log("WARNING")
def test_absent_camera_is_not_asked_all_the_time() -> None:
    """At the station's own patience: the waits between tries, without waiting them out."""
    waits_s: list[float] = []

    class CountedEvent(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            if timeout == Patience().watch_period_s:
                return super().wait(timeout)
            assert timeout is not None
            waits_s.append(timeout)
            if len(waits_s) == 8:
                self.set()
            return self.is_set()

    def opener() -> FrameSource:
        raise unplugged()

    bench = Bench(opener, Patience())
    bench.capture._stop = CountedEvent()
    bench.capture.start()
    assert bench.mailbox.take(WAIT_S) is None
    assert bench.capture.stop()
    assert bench.opened == 8
    assert min(waits_s) >= 0.1  # at most ten tries a second
    assert max(waits_s) <= 1.0  # taken back soon after its return


def test_file_delivers_every_picture_to_a_slow_reader(
    start: Callable[..., Bench], tmp_path: Path
) -> None:
    path = write_video(tmp_path / "clip.avi", count=20)
    bench = start(lambda: ClipSource(path))
    frames = list(iter(lambda: bench.mailbox.take(WAIT_S), None))
    assert [number_of(frame.image_bgr) for frame in frames] == list(range(20))
    assert bench.mailbox.dropped == 0
    assert bench.mailbox.is_closed
    assert bench.capture.failure is None
    assert bench.opened == 1


@pytest.mark.expect_log("WARNING")
def test_wrong_file_ends_it(start: Callable[..., Bench], tmp_path: Path) -> None:
    bench = start(lambda: ClipSource(tmp_path / "nowhere.mp4"))
    assert bench.mailbox.take(WAIT_S) is None
    assert bench.mailbox.is_closed
    assert bench.capture.failure is not None
    assert bench.capture.failure.reason is Reason.NOT_FOUND
    assert bench.next_said() is Reason.NOT_FOUND
    assert bench.opened == 1


def test_live_source_drops_what_nobody_takes(start: Callable[..., Bench], tmp_path: Path) -> None:
    path = write_video(tmp_path / "clip.avi", count=20, fps=500.0)
    bench = start(lambda: ClipSource(path, is_paced=True))
    while bench.mailbox.dropped < 30:
        time.sleep(0.01)
    frame = bench.next_frame()
    assert frame.index >= 30


def test_stop_ends_a_reader_that_waits(tmp_path: Path) -> None:
    path = write_video(tmp_path / "clip.avi", count=3, fps=0.5)
    bench = Bench(lambda: ClipSource(path, is_paced=True), HASTE)
    bench.capture.start()
    bench.next_frame()
    assert bench.capture.stop()
    assert bench.capture.stop()
    assert bench.capture.has_ended
    assert bench.mailbox.is_closed


def test_stop_before_start() -> None:
    assert Bench(lambda: ScriptedSource(queue.SimpleQueue()), HASTE).capture.stop()


@pytest.mark.expect_log("WARNING")
def test_network_camera_goes_silent_and_comes_back(start: Callable[..., Bench]) -> None:
    """At the station's own patience, against a real server."""
    with LoopbackCamera() as camera:
        bench = start(lambda: NetworkCameraSource(camera.url), Patience())
        bench.next_frame()
        camera.is_silent = True
        assert bench.next_said() is Reason.CAMERA_SILENT
        camera.is_silent = False
        while (said := bench.next_said()) != "back":
            assert said in {Reason.NO_CAMERA, Reason.CAMERA_SILENT}
        bench.next_frame()
        bench.capture.stop()


@pytest.mark.expect_log("WARNING")
def test_fifty_unplugs_leave_nothing_behind(start: Callable[..., Bench]) -> None:
    def open_files() -> int:
        return sum(1 for _ in Path("/proc/self/fd").iterdir())

    def cycle() -> None:
        camera.unplug()
        assert bench.next_said() in {Reason.CAMERA_SILENT, Reason.NO_CAMERA}
        camera.plug_in()
        while bench.next_said() != "back":
            pass
        bench.next_frame()

    with LoopbackCamera(fps=100.0) as camera:
        bench = start(lambda: NetworkCameraSource(camera.url))
        bench.next_frame()
        cycle()
        before = (open_files(), threading.active_count())
        for _ in range(50):
            cycle()
        assert (open_files(), threading.active_count()) == before
        bench.capture.stop()
