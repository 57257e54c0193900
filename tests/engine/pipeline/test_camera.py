"""The camera as it is switched on and off: what is said, and by whom."""

import queue
import threading
import time

import pytest

from studio.engine.pipeline.camera import Camera
from studio.engine.pipeline.capture import CaptureThread
from studio.errors import KnownError, Reason
from tests.engine.pipeline.test_capture import PICTURE, WAIT_S, ScriptedSource, unplugged


@pytest.mark.expect_log("WARNING")
def test_what_a_closing_camera_says_is_not_taken_for_the_next_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    may_stop = threading.Event()
    stop = CaptureThread.stop

    def stop_late(capture: CaptureThread) -> bool:
        may_stop.wait(WAIT_S)
        return stop(capture)

    monkeypatch.setattr(CaptureThread, "stop", stop_late)
    scripts: list[queue.SimpleQueue[object]] = []

    def opener() -> ScriptedSource:
        scripts.append(queue.SimpleQueue())
        scripts[-1].put(PICTURE)
        return ScriptedSource(scripts[-1])

    camera = Camera(opener)
    camera.turn_on()
    assert camera.take(WAIT_S) is not None
    camera.turn_off()
    camera.turn_on()
    assert camera.take(WAIT_S) is not None
    opened = len(scripts)
    scripts[0].put(unplugged())
    while len(scripts) == opened:  # the closing one was heard: it tries to open again
        time.sleep(0.01)

    assert camera.turns.empty()
    assert not camera.is_lost
    assert camera.message == ""
    may_stop.set()
    camera.turn_off()
    camera.join(timeout_s=WAIT_S)


@pytest.mark.expect_log("WARNING")
def test_what_was_said_before_it_was_turned_off_is_forgotten() -> None:
    def opener() -> ScriptedSource:
        raise KnownError(Reason.NO_CAMERA, "camera 0 is not there.")

    camera = Camera(opener)
    camera.turn_on()
    deadline_s = time.monotonic() + WAIT_S
    while not camera.is_lost and time.monotonic() < deadline_s:
        time.sleep(0.01)
    assert camera.message == "camera 0 is not there."
    camera.turn_off()

    assert camera.turns.empty()
    assert camera.message == ""
    camera.join(timeout_s=WAIT_S)
