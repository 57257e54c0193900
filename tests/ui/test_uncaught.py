"""No exception is silent: wherever it is raised, it is logged with its traceback and counted."""

import os
import subprocess
import sys
from pathlib import Path

from studio.log import LOG_FILE, FaultBook

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
