"""The installed Qt binding must give back every reference it takes.

PySide6 6.12.0 on Python 3.11 loses one reference to None on every call of a void method; an app
that paints aborts within seconds (`none_dealloc`). 6.11.3 on 3.11 and 6.12.0 on 3.12 and later
are clean, hence the pin in pyproject.toml. Whoever moves the pin runs this. From Python 3.12 on
None, True and False are immortal, so there the count says nothing and the painting does.
"""

import json
import os
import subprocess
import sys
from importlib.metadata import version

import pytest

CALLS = 2_000
# Other work in the interpreter moves the counts by a few; a leak moves them by CALLS.
NOISE = 200

_PROGRAM = f"""
import gc, json, sys
from PySide6.QtCore import QObject, QPointF, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath
from PySide6.QtWidgets import QApplication, QLabel, QWidget

CALLS = {CALLS}
app = QApplication([])

class Emitter(QObject):
    happened = Signal(int)

class Canvas(QWidget):
    def paintEvent(self, event):
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0))
        painter.drawLine(QPointF(0, 0), QPointF(9, 9))
        painter.end()

emitter = Emitter()
emitter.happened.connect(lambda number: None)
label = QLabel()
timer = QTimer()
path = QPainterPath()
image = QImage(16, 16, QImage.Format.Format_RGB32)
painter = QPainter(image)
canvas = Canvas()
canvas.resize(32, 32)
canvas.show()

def void_calls():
    label.setText("7")
    label.setEnabled(True)
    timer.setSingleShot(True)
    path.moveTo(1.0, 2.0)
    painter.setOpacity(1.0)
    emitter.happened.emit(3)

def bool_calls():
    label.isEnabled()
    timer.isSingleShot()
    path.isEmpty()
    timer.isActive()

def paints():
    canvas.grab()

def drift(call, times):
    call()
    gc.collect()
    before = [sys.getrefcount(value) for value in (None, True, False)]
    for _ in range(times):
        call()
    gc.collect()
    return [sys.getrefcount(value) - then for value, then in zip((None, True, False), before)]

result = {{
    "void": drift(void_calls, CALLS),
    "bool": drift(bool_calls, CALLS),
    "paint": drift(paints, CALLS // 4),
}}
painter.end()
canvas.close()
print(json.dumps(result))
"""


@pytest.fixture(scope="module")
def drift() -> dict[str, list[int]]:
    """Change of the reference counts of None, True and False, by kind of call."""
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    pair = f"PySide6 {version('pyside6')} on Python {sys.version.split()[0]}"
    assert done.returncode == 0, f"{pair} did not survive painting: {done.stderr[-2000:]}"
    result: dict[str, list[int]] = json.loads(done.stdout)
    return result


@pytest.mark.parametrize("kind", ["void", "bool", "paint"])
def test_the_qt_binding_gives_back_every_reference(drift: dict[str, list[int]], kind: str) -> None:
    assert all(abs(change) < NOISE for change in drift[kind]), (
        f"PySide6 {version('pyside6')} on Python {sys.version.split()[0]} leaks references to "
        f"[None, True, False]: {drift[kind]} after {CALLS} rounds"
    )
