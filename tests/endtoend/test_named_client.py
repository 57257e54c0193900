"""A named client on the running program: from the tag to the rows of the journal."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.app import StationApp
from studio.engine.people.reception import Reception
from studio.engine.snapshot import ChooseExercise, Leave, StartSet, StopSet
from studio.model.session import StationState
from studio.settings import StationSettings
from studio.store.journal import Journal
from studio.store.privacy.audit import Actor
from studio.ui.screens.stand_here import StandHereScreen
from tests.ui.kiosk import running_kiosk

pytestmark = [
    pytest.mark.qt_log_ignore("propagateSizeHints", "PulseAudioService"),
    pytest.mark.expect_log("WARNING"),  # a busy machine starves the camera for a moment
]

TAG = "0012345678"
_LONG_MS = 20_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Ivy has a tag and did not agree yet."""
    journal = Journal(tmp_path, settings=StationSettings(), on_fault=lambda _fault: None)
    journal.start()
    reception = Reception(tmp_path, journal=journal, aliases=("Ivy",))
    ivy = reception.add_client("Ivy", actor=Actor.STAFF).client
    reception.give_tag(ivy.id, TAG, actor=Actor.STAFF)
    journal.stop()
    return tmp_path


@pytest.fixture
def app(qapp: QApplication, folder: Path) -> Iterator[StationApp]:
    with running_kiosk(qapp, folder) as running:
        yield running


def _read_tag(app: StationApp) -> None:
    glass = app.window.windowHandle()
    for digit in TAG:
        QTest.keyClick(glass, Qt.Key(ord(digit)))
    QTest.keyClick(glass, Qt.Key.Key_Return)


def _do_a_set(app: StationApp, qtbot: QtBot) -> None:
    """Nobody is in the picture: a set without a rep, but a set."""
    window = app.window
    for command, state in (
        (ChooseExercise(exercise_id="goblet_squat"), StationState.STAND_HERE),
        (StartSet(), StationState.LIVE),
        (StopSet(), StationState.SUMMARY),
    ):

        def is_there(command: object = command, state: StationState = state) -> bool:
            if window.state is not state:  # the camera may still be opening
                window.command_given.emit(command)
            return window.state is state

        qtbot.waitUntil(is_there, timeout=_LONG_MS)
        if state is StationState.STAND_HERE:
            _skip_finding_the_range(app, qtbot)


def _skip_finding_the_range(app: StationApp, qtbot: QtBot) -> None:
    """Who is new here is asked for it first."""
    stand = app.window.screen_shown
    assert isinstance(stand, StandHereScreen)
    if stand.measure.text() == "Skip this":
        stand.measure.clicked.emit()
        qtbot.waitUntil(lambda: stand.measure.text() != "Skip this", timeout=_LONG_MS)


def _whose_sets(folder: Path) -> list[str]:
    with closing(sqlite3.connect(folder / "studio.db")) as database:
        rows = database.execute(
            "SELECT clients.alias FROM sets JOIN sessions ON sessions.id = sets.session_id "
            "JOIN clients ON clients.id = sessions.client_id"
        ).fetchall()
    return [alias for (alias,) in rows]


@pytest.mark.parametrize(("agrees", "owner_of_set"), [(True, "Ivy"), (False, "guest")])
def test_a_set_belongs_to_who_signed_in_and_agreed_else_to_nobody(
    app: StationApp, qtbot: QtBot, folder: Path, agrees: bool, owner_of_set: str
) -> None:
    window, page = app.window, app.entrance.front.page
    qtbot.waitUntil(lambda: app.entrance.errands.is_idle, timeout=_LONG_MS)

    _read_tag(app)
    qtbot.waitUntil(lambda: page.asks_consent and page.isVisible(), timeout=_LONG_MS)
    answer = page.consent.yes if agrees else page.consent.no
    qtbot.mouseClick(answer, Qt.MouseButton.LeftButton)
    if agrees:  # answers about pain are asked for apart
        qtbot.waitUntil(lambda: page.consent.is_about_pain, timeout=_LONG_MS)
        qtbot.mouseClick(page.consent.no, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.top_bar.who.text() == "Ivy", timeout=_LONG_MS)
    assert not page.isVisible()
    _do_a_set(app, qtbot)
    window.command_given.emit(Leave())
    qtbot.waitUntil(lambda: window.state is StationState.ATTRACT, timeout=_LONG_MS)

    assert not window.top_bar.who.isVisible()
    qtbot.waitUntil(lambda: _whose_sets(folder) != [], timeout=_LONG_MS)
    assert set(_whose_sets(folder)) == {owner_of_set}
