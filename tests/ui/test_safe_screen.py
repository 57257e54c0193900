"""Whatever is wrong, the screen says it."""

import pytest
from pytestqt.qtbot import QtBot

from studio.ui.safe_screen import SafeScreen, show_safe_screen

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_it_says_what_and_what_to_do_and_a_code(qtbot: QtBot) -> None:
    screen = SafeScreen(what="Out of order", what_to_do="<b>Tell staff</b>", code="7F3-A21")
    qtbot.addWidget(screen)

    assert screen.what.text() == "Out of order"
    assert screen.what_to_do.text() == "<b>Tell staff</b>"
    assert screen.code.text() == "Support code 7F3-A21"


def test_without_a_code_there_is_no_line_for_it(qtbot: QtBot) -> None:
    screen = SafeScreen(what="a", what_to_do="b", code="")
    qtbot.addWidget(screen)

    assert screen.code.text() == ""


def test_it_fills_the_screen_lives_and_ends_by_itself(qtbot: QtBot) -> None:
    screen = SafeScreen(what="a", what_to_do="b", code="")
    qtbot.addWidget(screen)
    seen: list[bool] = []
    ticks: list[int] = []
    show_safe_screen(
        screen,
        seconds=0.8,
        on_shown=lambda: seen.append(screen.isFullScreen()),
        on_tick=lambda: ticks.append(1),
    )

    assert seen == [True]
    assert ticks
    assert not screen.isVisible()
