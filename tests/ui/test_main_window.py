"""The window: the right screen for each state, what lies over it, and what leaves it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.engine.snapshot import (
    CameraBack,
    CameraLost,
    Command,
    Leave,
    StartSet,
    StayHere,
    SwitchCamera,
)
from studio.model.session import StationState
from studio.ui.main_window import MainWindow
from studio.ui.screens.stand_here import StandHereScreen
from studio.ui.screens.summary import SummaryScreen
from tests.ui import station_story as story

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qapp: QApplication) -> Iterator[MainWindow]:
    theme = story.dress_for(qapp, "full-hd")
    built = story.window_of(story.parts_of(theme), "full-hd")
    built.show()
    yield built
    story.discard(built)


@pytest.mark.parametrize("state", StationState)
def test_each_state_has_its_screen(state: StationState, window: MainWindow) -> None:
    window.take_event(story.finished())

    window.take_event(story.changed(state))
    window.show_snapshot(story.snapshot(state))

    assert window.state is state
    assert window.screen_shown.isVisible()
    others = [screen for other, screen in window.screens.items() if other is not state]
    assert not any(screen.isVisible() for screen in others)


def test_the_state_follows_the_fact_not_the_snapshot(window: MainWindow) -> None:
    window.show_snapshot(story.snapshot(StationState.SUMMARY))

    assert window.state is StationState.ATTRACT


def test_the_summary_has_the_set_although_it_came_before_the_state(window: MainWindow) -> None:
    window.take_event(story.finished(count=9))
    window.take_event(story.changed(StationState.SUMMARY))

    screen = window.screen_shown
    assert isinstance(screen, SummaryScreen)
    assert screen.shown_count == 9


def test_wishes_of_the_screens_leave_the_window(window: MainWindow, qtbot: QtBot) -> None:
    window.take_event(story.changed(StationState.STAND_HERE))
    screen = window.screen_shown
    assert isinstance(screen, StandHereScreen)

    with qtbot.waitSignal(window.command_given) as sent:
        qtbot.mouseClick(screen.start, LEFT)

    assert sent.args == [StartSet()]


@pytest.mark.parametrize("state", [s for s in StationState if s is not StationState.LIVE])
def test_camera_mark_and_loudness_are_on_every_screen(
    state: StationState, window: MainWindow
) -> None:
    window.take_event(story.changed(state))
    window.show_snapshot(story.snapshot(state))

    assert window.top_bar.camera.button.isVisible()
    assert window.top_bar.camera.is_on
    assert window.top_bar.volume.isVisible()


def test_a_running_camera_is_marked_even_without_a_picture(window: MainWindow) -> None:
    blind = replace(story.snapshot(StationState.CHOOSE, picture=False), camera_on=True)
    window.take_event(story.changed(StationState.CHOOSE))

    window.show_snapshot(blind)
    assert window.top_bar.camera.is_on
    window.show_snapshot(replace(blind, camera_on=False))
    assert not window.top_bar.camera.is_on


def test_a_picture_is_marked_even_if_the_camera_says_off(window: MainWindow) -> None:
    shown = replace(story.snapshot(StationState.CHOOSE), camera_on=False)
    window.take_event(story.changed(StationState.CHOOSE))

    window.show_snapshot(shown)

    assert window.top_bar.camera.is_on


@pytest.mark.parametrize(
    ("state", "sent"),
    [
        (StationState.CHOOSE, [SwitchCamera(on=False)]),
        (StationState.REST, [SwitchCamera(on=False)]),
        (StationState.SUMMARY, [SwitchCamera(on=False)]),
        (StationState.STAND_HERE, []),
        (StationState.COUNT_IN, []),
    ],
)
def test_the_camera_can_be_switched_off_between_sets(
    state: StationState, sent: list[Command], window: MainWindow, qtbot: QtBot
) -> None:
    heard: list[Command] = []
    window.command_given.connect(heard.append)
    window.take_event(story.changed(state))
    window.show_snapshot(story.snapshot(state))

    qtbot.mouseClick(window.top_bar.camera.button, LEFT)

    assert heard == sent


def test_a_lost_camera_is_said_until_it_is_back(window: MainWindow) -> None:
    window.take_event(CameraLost(message="Camera 0 sends no picture."))
    assert window.banner.words.text() == "Camera 0 sends no picture."
    assert window.banner.isVisible()

    window.take_event(CameraBack())
    assert not window.banner.isVisible()


def test_a_full_disk_is_said_ahead_of_the_camera(window: MainWindow) -> None:
    base = story.snapshot(StationState.LIVE)
    both = replace(base, camera_message="No picture.", storage_message="The disk is full.")

    window.show_snapshot(both)
    assert window.banner.words.text() == "The disk is full."
    window.show_snapshot(replace(both, storage_message=""))
    assert window.banner.words.text() == "No picture."
    window.show_snapshot(base)
    assert not window.banner.isVisible()


def test_a_message_is_said_once(window: MainWindow) -> None:
    """The live stage says by itself what the camera lacks, the banner elsewhere."""
    gone = replace(story.snapshot(StationState.LIVE, picture=False), camera_message="No picture.")

    window.take_event(story.changed(StationState.LIVE))
    window.show_snapshot(gone)
    assert not window.banner.isVisible()
    window.show_snapshot(replace(gone, storage_message="The disk is full."))
    assert window.banner.words.text() == "The disk is full."
    window.show_snapshot(gone)
    window.take_event(story.changed(StationState.REST))
    assert window.banner.words.text() == "No picture."


def test_still_there_is_asked_and_answered(window: MainWindow, qtbot: QtBot) -> None:
    heard: list[Command] = []
    window.command_given.connect(heard.append)
    window.take_event(story.changed(StationState.CHOOSE))
    base = story.snapshot(StationState.CHOOSE)

    window.show_snapshot(replace(base, idle_left_s=19.5))
    assert window.idle_prompt.isVisible()
    qtbot.mouseClick(window.idle_prompt.stay, LEFT)
    qtbot.mouseClick(window.idle_prompt.leave, LEFT)
    window.show_snapshot(base)

    assert heard == [StayHere(), Leave()]
    assert not window.idle_prompt.isVisible()


def test_loudness_is_one_touch_away(window: MainWindow, qtbot: QtBot) -> None:
    window.set_volume(2, is_muted=False)

    qtbot.mouseClick(window.top_bar.volume, LEFT)
    assert window.volume_panel.isVisible()
    with qtbot.waitSignal(window.volume_changed) as told:
        qtbot.mouseClick(window.volume_panel.plus, LEFT)
    with qtbot.waitSignal(window.muted_changed) as muted:
        qtbot.mouseClick(window.volume_panel.mute, LEFT)

    assert told.args == [3]
    assert muted.args == [True]


def test_another_state_closes_the_loudness(window: MainWindow) -> None:
    window.volume_panel.lift()

    window.take_event(story.changed(StationState.LIVE))

    assert not window.volume_panel.isVisible()


def test_during_a_set_the_loudness_neither_dims_nor_blocks_what_lies_beside_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    live = window.screens[StationState.LIVE]
    window.take_event(story.changed(StationState.LIVE))
    panel = window.volume_panel
    beside = panel.mapTo(window, QPoint(3, 3))
    before = window.grab().toImage().pixel(beside)

    panel.lift()
    below = window.childAt(beside)

    assert panel.isVisible()
    assert window.grab().toImage().pixel(beside) == before
    assert below is not None
    assert below is live or live.isAncestorOf(below)
    assert window.childAt(panel.mapTo(window, panel.sheet.geometry().topLeft())) is panel.sheet
    window.take_event(story.changed(StationState.REST))
    panel.lift()
    assert window.childAt(beside) is panel


def test_a_client_cannot_close_the_kiosk(qtbot: QtBot, qapp: QApplication) -> None:
    theme = story.dress_for(qapp, "full-hd")
    parts = story.parts_of(theme)
    kiosk = MainWindow(parts, screens=story.screens_of(parts), is_kiosk=True)
    kiosk.show()

    kiosk.close()
    assert kiosk.isVisible()
    with qtbot.waitSignal(kiosk.closed):
        kiosk.close_for_good()
    assert not kiosk.isVisible()
    assert kiosk.cursor().shape() is Qt.CursorShape.BlankCursor
    story.discard(kiosk)


def test_a_window_says_that_it_was_closed(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.closed):
        window.close()
