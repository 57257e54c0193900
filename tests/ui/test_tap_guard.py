"""Taps through the window of the system: one that was meant for the screen before is dropped."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from studio.engine.snapshot import Command, Continue, WakeUp
from studio.model.session import StationState
from studio.ui.main_window import MainWindow
from studio.ui.screens.attract import AttractScreen
from studio.ui.screens.choose import ChooseScreen
from studio.ui.screens.summary import SummaryScreen
from tests.ui import station_story as story

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

LEFT = Qt.MouseButton.LeftButton


@dataclass(kw_only=True)
class Clock:
    """Stands still until it is put forward."""

    now_s: float = 100.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def window(qapp: QApplication, clock: Clock) -> Iterator[MainWindow]:
    theme = story.dress_for(qapp, "full-hd")
    built = story.window_of(story.parts_of(theme), "full-hd", clock=clock)
    built.show()
    clock.now_s += 1.0
    yield built
    story.discard(built)


def _middle(widget: QWidget) -> QPoint:
    return widget.mapTo(widget.window(), widget.rect().center())


def _tap(window: MainWindow, place: QPoint) -> None:
    QApplication.processEvents()
    QTest.mouseClick(window.windowHandle(), LEFT, Qt.KeyboardModifier.NoModifier, place)


def _sent(window: MainWindow) -> list[Command]:
    sent: list[Command] = []
    window.command_given.connect(sent.append)
    return sent


def test_the_second_tap_on_touch_to_start_opens_no_card(window: MainWindow, clock: Clock) -> None:
    sent = _sent(window)
    attract = window.screen_shown
    assert isinstance(attract, AttractScreen)
    choose = window.screens[StationState.CHOOSE]
    assert isinstance(choose, ChooseScreen)

    _tap(window, _middle(attract.touch))
    assert sent == [WakeUp()]
    window.take_event(story.changed(StationState.CHOOSE))
    QApplication.processEvents()
    card = _middle(choose.cards[0])
    clock.now_s += 0.3
    _tap(window, card)
    assert not choose.shows_sheet

    clock.now_s += 0.2
    _tap(window, card)
    assert choose.shows_sheet


def test_the_second_tap_on_continue_does_not_skip_the_rest(
    window: MainWindow, clock: Clock
) -> None:
    sent = _sent(window)
    window.take_event(story.finished())
    window.take_event(story.changed(StationState.SUMMARY))
    clock.now_s += 1.0
    summary = window.screen_shown
    assert isinstance(summary, SummaryScreen)
    QApplication.processEvents()
    _tap(window, _middle(summary.next))
    _tap(window, _middle(summary.after.go))
    assert sent == [], "a second tap does not skip the questions either"
    clock.now_s += 1.0
    QApplication.processEvents()
    place = _middle(summary.after.go)

    _tap(window, place)
    window.take_event(story.changed(StationState.REST))
    for _ in range(3):
        clock.now_s += 0.1
        _tap(window, place)

    assert sent == [Continue()]


def test_a_tap_that_opened_a_card_does_not_tap_its_sheet(window: MainWindow, clock: Clock) -> None:
    sent = _sent(window)
    window.take_event(story.changed(StationState.CHOOSE))
    clock.now_s += 1.0
    choose = window.screen_shown
    assert isinstance(choose, ChooseScreen)

    QApplication.processEvents()
    _tap(window, _middle(choose.cards[0]))
    assert choose.shows_sheet
    QApplication.processEvents()
    _tap(window, _middle(choose.sheet.go))
    assert sent == []

    clock.now_s += 0.5
    _tap(window, _middle(choose.sheet.go))
    assert len(sent) == 1


def test_a_dropped_press_takes_its_release_with_it(window: MainWindow, clock: Clock) -> None:
    sent = _sent(window)
    window.take_event(story.changed(StationState.CHOOSE))
    window.take_event(story.changed(StationState.ATTRACT))
    handle, place = window.windowHandle(), QPoint(960, 900)

    QTest.mousePress(handle, LEFT, Qt.KeyboardModifier.NoModifier, place)
    clock.now_s += 0.5
    QTest.mouseRelease(handle, LEFT, Qt.KeyboardModifier.NoModifier, place)
    assert sent == []

    _tap(window, place)
    assert sent == [WakeUp()]
