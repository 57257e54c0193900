"""The pad on which PINs are typed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.ui.icons import Icons
from studio.ui.theme import Theme
from studio.ui.widgets.pin_pad import LONGEST_PIN, PinPad
from tests.ui.fitting import cut_words, touch_faults

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pad(theme: Theme, icons: Icons, qtbot: QtBot) -> Iterator[PinPad]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(theme.px(140), theme.px(200))
    made = PinPad(theme=theme, icons=icons)
    made.setParent(window)
    made.resize(window.size())
    made.ask("Owner's PIN", shortest=6)
    window.show()
    yield made
    window.close()


def _touch(pad: PinPad, qtbot: QtBot, digits: str) -> None:
    for digit in digits:
        qtbot.mouseClick(pad.keys[int(digit)], LEFT)


def test_digits_are_typed_on_the_glass(pad: PinPad, qtbot: QtBot) -> None:
    _touch(pad, qtbot, "1234567")
    qtbot.mouseClick(pad.delete, LEFT)
    assert pad.dots.typed == 6

    with qtbot.waitSignal(pad.entered) as heard:
        qtbot.mouseClick(pad.enter, LEFT)

    assert heard.args == ["123456"]


def test_a_keyboard_types_as_well(pad: PinPad, qtbot: QtBot) -> None:
    qtbot.keyClicks(pad, "908070")
    qtbot.keyClick(pad, Qt.Key.Key_Backspace)
    qtbot.keyClicks(pad, "1x")

    with qtbot.waitSignal(pad.entered) as heard:
        qtbot.keyClick(pad, Qt.Key.Key_Return)

    assert heard.args == ["908071"]


def test_too_few_digits_cannot_be_entered(pad: PinPad, qtbot: QtBot) -> None:
    heard: list[str] = []
    pad.entered.connect(heard.append)

    qtbot.keyClicks(pad, "12345")
    qtbot.keyClick(pad, Qt.Key.Key_Return)

    assert heard == []
    assert not pad.enter.isEnabled()


def test_no_more_digits_than_a_pin_can_have(pad: PinPad, qtbot: QtBot) -> None:
    qtbot.keyClicks(pad, "12" * LONGEST_PIN)

    assert pad.dots.typed == LONGEST_PIN


def test_while_digits_are_looked_at_nothing_is_typed(pad: PinPad, qtbot: QtBot) -> None:
    pad.accept_no_more("One moment")
    _touch(pad, qtbot, "1")
    qtbot.keyClicks(pad, "1")
    assert pad.dots.typed == 0

    pad.refuse("That is not it.")
    _touch(pad, qtbot, "1")

    assert pad.message.text() == "That is not it."
    assert pad.dots.typed == 1


def test_a_lock_counts_down_and_opens(pad: PinPad, qtbot: QtBot) -> None:
    pad.lock(0.6)
    assert "0:01" in pad.message.text()
    qtbot.keyClicks(pad, "1")
    assert pad.dots.typed == 0

    qtbot.waitUntil(lambda: not pad.is_locked)
    qtbot.keyClicks(pad, "1")

    assert pad.message.text() == ""
    assert pad.dots.typed == 1


def test_there_is_a_way_out(pad: PinPad, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pad.cancelled):
        qtbot.mouseClick(pad.cancel, LEFT)
    with qtbot.waitSignal(pad.cancelled):
        qtbot.keyClick(pad, Qt.Key.Key_Escape)


def test_the_keys_are_for_thumbs_and_the_words_are_whole(pad: PinPad, theme: Theme) -> None:
    pad.lock(755.0)

    assert "12:35" in pad.message.text()
    assert touch_faults(pad, theme) == []
    assert cut_words(pad) == []
