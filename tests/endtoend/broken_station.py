"""A station in which something fails once in every thread, in a slot and in a Qt virtual.

    python -m tests.endtoend.broken_station FOLDER

Run by test_no_silence.py. It trains by itself; when everything has failed that a station survives,
the analysis fails too, which ends the program.
"""

import sys
import threading
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer

import studio.app
from studio.app import RunOptions, StationApp, lay_foundation, make_application, stay
from studio.cli.witness import ByItself
from studio.engine.pipeline.capture import CaptureThread
from studio.log import log_uncaught_errors, start_logging
from studio.ui import picture
from studio.ui.athlete_pictures import AthletePictures
from studio.ui.main_window import MainWindow
from studio.ui.overlay.stage import LiveStage
from studio.vision.blazepose import BlazePoseEstimator
from studio.vision.demo_athlete import DemoAthleteSource

SURVIVED = {
    "a camera's driver": "camera",
    "the watch over silence": "camera-watch",
    "scaling a picture": "picture",
    "drawing the athlete": "athlete-frames",
    "what is loaded late": "Thread-",
    "a task of the writer": "journal",
    "a slot": "MainThread",
    "a virtual": "MainThread",
}
"""What fails while the station goes on, and in which thread."""

LAST, LAST_THREAD = "the analysis", "analysis"


class Failures:
    """Lets each thing fail once."""

    def __init__(self) -> None:
        self.left = set(SURVIVED)

    def fail(self, what: str) -> None:
        """Fail now."""
        self.left.discard(what)
        raise RuntimeError(f"injected: {what} in {threading.current_thread().name};")

    def plant(self, owner: Any, name: str, what: str) -> None:
        """Let a function fail the first time it is called in the thread where it belongs."""
        real = getattr(owner, name)
        thread = SURVIVED.get(what, LAST_THREAD)
        done = threading.Event()

        def failing(*arguments: Any, **named: Any) -> Any:
            if not done.is_set() and threading.current_thread().name.startswith(thread):
                done.set()
                self.fail(what)
            return real(*arguments, **named)

        setattr(owner, name, failing)


def main() -> None:
    """Run it; exits as the station does."""
    folder = Path(sys.argv[1])
    start_logging(folder=folder)
    log_uncaught_errors()
    failures = Failures()
    failures.plant(DemoAthleteSource, "read", "a camera's driver")
    failures.plant(CaptureThread, "_is_silent", "the watch over silence")
    failures.plant(AthletePictures, "frames", "drawing the athlete")
    failures.plant(studio.app, "load_solver", "what is loaded late")
    failures.plant(MainWindow, "show_snapshot", "a slot")
    failures.plant(LiveStage, "paintEvent", "a virtual")
    failures.plant(picture._Canvas, "scale", "scaling a picture")
    options = RunOptions(source="athlete", data=folder)
    foundation = lay_foundation(options, progress=_quiet)
    application = make_application()
    station = StationApp(foundation, options, application=application)
    trainer = ByItself(station, reps=1000)

    asked = threading.Event()

    def break_the_writer(_database: object) -> None:
        failures.fail("a task of the writer")

    def look() -> None:
        if failures.left == {"a task of the writer"} and not asked.is_set():
            asked.set()
            station.journal.perform(break_the_writer)
        elif not failures.left:
            timer.stop()
            failures.plant(BlazePoseEstimator, "estimate", LAST)

    timer = QTimer(interval=100)
    timer.timeout.connect(look)
    timer.start()
    code = stay(station, application=application)
    del trainer
    sys.exit(code)


def _quiet(_done: int, _total: int, _words: str) -> None:
    """Nobody watches."""


if __name__ == "__main__":
    main()
