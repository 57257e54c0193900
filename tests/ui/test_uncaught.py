"""No exception is silent: wherever it is raised, it is logged with its traceback and counted."""

import os
import subprocess
import sys
from pathlib import Path

from studio.log import LOG_FILE, FaultBook

REPOSITORY = Path(__file__).resolve().parents[2]

INJECT = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QEvent, QRunnable, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from studio.log import log_uncaught_errors, start_logging

start_logging(folder=Path(sys.argv[1]))
log_uncaught_errors()
application = QApplication([])

class Virtual(QWidget):
    def event(self, event):
        if event.type() == QEvent.Type.User:
            raise RuntimeError("in a virtual")
        return super().event(event)

class Worker(QThread):
    def run(self):
        raise RuntimeError("in a QThread")

class Job(QRunnable):
    def run(self):
        raise RuntimeError("in a QRunnable")

def slot():
    raise RuntimeError("in a slot")

def work():
    raise RuntimeError("in a thread")

widget, worker, job = Virtual(), Worker(), Job()
QTimer.singleShot(0, slot)
QCoreApplication.postEvent(widget, QEvent(QEvent.Type.User))
worker.start()
QThreadPool.globalInstance().start(job)
threads = [threading.Thread(target=work, name=name) for name in ("camera", "analysis", "journal")]
for thread in threads:
    thread.start()
    thread.join()
QTimer.singleShot(300, application.quit)
application.exec()
worker.wait()
QThreadPool.globalInstance().waitForDone()
"""


def test_every_exception_is_logged_and_counted(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", INJECT, str(tmp_path)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    log = (tmp_path / LOG_FILE).read_text(encoding="utf-8")

    assert done.returncode == 0, done.stderr
    for place in ("a slot", "a virtual", "a QThread", "a QRunnable"):
        assert f"RuntimeError: in {place}" in log
    assert log.count("RuntimeError: in a thread") == 3
    assert log.count("Traceback (most recent call last)") == 7
    assert FaultBook.read(tmp_path).errors == 7


PAINT = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget
from studio.log import log_uncaught_errors, start_logging
from studio.ui.overlay.stage import LiveStage
from studio.ui.theme import Theme
from tests.ui import figure
from tests.ui.figure import Moment

start_logging(folder=Path(sys.argv[1]))
log_uncaught_errors()
application = QApplication([])
broken = 0

class Careless(QWidget):
    def paintEvent(self, event):
        painter = QPainter(self)
        raise RuntimeError("in a careless widget")

def fail(*_, **__):
    global broken
    broken += 1
    raise RuntimeError("in the stage")

stage = LiveStage(theme=Theme(dots_per_mm=3.6), clock=time.monotonic)
painted = stage._overlay.paint
stage._overlay.paint = fail
careless = Careless()
for widget in (stage, careless):
    widget.resize(320, 180)
    widget.show()

def show():
    careless.update()
    stage.show_snapshot(figure.snapshot(Moment(progress=0.5)))
    if broken > 30:
        stage._overlay.paint = painted
        print("went on", stage.grab().toImage().isNull())
        application.quit()

timer = QTimer(interval=5)
timer.timeout.connect(show)
timer.start()
application.exec()
timer.stop()
"""


def test_a_painting_that_fails_is_logged_and_the_station_goes_on(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PAINT, str(tmp_path)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    log = (tmp_path / LOG_FILE).read_text(encoding="utf-8")

    assert done.returncode == 0, done.stderr
    assert done.stdout == "went on False\n"
    assert 1 <= log.count("in the stage") <= 20, "one in every picture would flood the log"
    assert "in a careless widget" in log
    assert "being painted" not in done.stderr
