"""Keys end at the window; only what a reader types is heard."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from studio.ui.key_gate import KeyGate

NONE = Qt.KeyboardModifier.NoModifier


class Clock:
    def __init__(self) -> None:
        self.now_s = 10.0

    def __call__(self) -> float:
        return self.now_s


class Reader:
    """Types as a reader does; remembers what was heard."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.gate = KeyGate(clock=self.clock)
        self.heard: list[str] = []
        self.gate.tag_read.connect(self.heard.append)

    def key(self, key: Qt.Key, text: str = "", *, pause_s: float = 0.01) -> bool:
        """One press and release; whether both ended here."""
        self.clock.now_s += pause_s
        watched = QObject()
        return all(
            self.gate.eventFilter(watched, QKeyEvent(kind, key, NONE, text))
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
        )

    def type(self, text: str, *, pause_s: float = 0.01) -> None:
        for letter in text:
            self.key(Qt.Key(ord(letter.upper())), letter, pause_s=pause_s)


@pytest.fixture
def reader(qapp: QApplication) -> Reader:
    return Reader()


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_tag_is_heard_when_its_enter_comes(reader: Reader, end: Qt.Key) -> None:
    reader.type("0012345678")
    assert reader.heard == []
    reader.key(end, "\r")
    reader.type("A-77")
    reader.key(end, "\r")

    assert reader.heard == ["0012345678", "A-77"]


def test_keys_of_a_hand_are_too_slow_to_be_a_tag(reader: Reader) -> None:
    reader.type("123456", pause_s=0.8)
    reader.key(Qt.Key.Key_Return, "\r")

    assert reader.heard == ["6"]  # no tag is that short
    reader.key(Qt.Key.Key_Return, "\r")
    assert reader.heard == ["6"]


@pytest.mark.parametrize(
    "key",
    [
        Qt.Key.Key_Escape,
        Qt.Key.Key_Tab,
        Qt.Key.Key_F11,
        Qt.Key.Key_Meta,
        Qt.Key.Key_Menu,
        Qt.Key.Key_Space,
        Qt.Key.Key_Q,
    ],
)
def test_no_key_goes_further(reader: Reader, key: Qt.Key) -> None:
    assert reader.key(key)
    assert reader.heard == []


def test_what_is_no_key_goes_its_way(reader: Reader) -> None:
    watched = QObject()

    assert not reader.gate.eventFilter(watched, QEvent(QEvent.Type.MouseButtonPress))
    assert not reader.gate.eventFilter(watched, QEvent(QEvent.Type.UpdateRequest))
    for kind in (QEvent.Type.ContextMenu, QEvent.Type.Shortcut, QEvent.Type.DragEnter):
        assert reader.gate.eventFilter(watched, QEvent(kind))


def test_a_reader_gone_wild_fills_no_memory(reader: Reader) -> None:
    reader.type("7" * 5000, pause_s=0.0)
    reader.key(Qt.Key.Key_Return, "\r")

    assert [len(heard) for heard in reader.heard] == [200]
