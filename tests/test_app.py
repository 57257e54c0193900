"""The whole program offscreen: it starts, shows what the engine does, and stops clean."""

import os
import signal
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio import paths
from studio.app import (
    Foundation,
    RunOptions,
    StationApp,
    has_display,
    lay_foundation,
    make_application,
    stay,
)
from studio.catalog.loader import load_catalog
from studio.engine.snapshot import GoBack, StartSet
from studio.errors import KnownError, Reason
from studio.model.session import StationState
from studio.settings import Language, StationSettings
from studio.ui.screens.attract import AttractScreen
from studio.ui.screens.choose import ChooseScreen
from studio.ui.screens.stand_here import StandHereScreen
from studio.ui.station_parts import in_order
from studio.vision.estimator import PoseEstimator
from tests.ui.kiosk import SeesNobody

pytestmark = [pytest.mark.qt_log_ignore("propagateSizeHints", "PulseAudioService")]

LEFT = Qt.MouseButton.LeftButton


def refuses() -> PoseEstimator:
    """A pose network that cannot be loaded."""
    raise KnownError(Reason.BAD_MODEL, "the pose network is broken; run studio doctor")


@dataclass(kw_only=True)
class Running:
    """A started program."""

    app: StationApp
    data: Path


def foundation(data: Path, **changes: object) -> Foundation:
    settings = StationSettings(camera="athlete", mute=True, voice=False)
    values: dict[str, object] = {
        "settings": settings,
        "catalog": load_catalog(paths.resources()),
        "data_folder": data,
        "make_estimator": SeesNobody,
    }
    return Foundation(**(values | changes))  # type: ignore[arg-type]


@pytest.fixture
def running(tmp_path: Path, qapp: QApplication) -> Iterator[Running]:
    options = RunOptions(window_px=(1280, 800))
    app = StationApp(foundation(tmp_path), options, application=qapp)
    app.start()
    yield Running(app=app, data=tmp_path)
    app.stop()
    qapp.setStyleSheet("")


def test_it_opens_on_the_attract_screen_with_the_camera_off(running: Running, qtbot: QtBot) -> None:
    window = running.app.window

    assert window.isVisible()
    assert window.state is StationState.ATTRACT
    assert (window.width(), window.height()) == (1280, 800)
    assert not window.top_bar.camera.is_on


def test_a_client_goes_from_a_touch_to_the_mirror_and_back(running: Running, qtbot: QtBot) -> None:
    window = running.app.window
    attract = window.screen_shown
    assert isinstance(attract, AttractScreen)

    qtbot.mouseClick(attract.touch, LEFT)
    qtbot.waitUntil(lambda: window.state is StationState.CHOOSE)
    qtbot.waitUntil(lambda: window.top_bar.camera.is_on)
    choose = window.screen_shown
    assert isinstance(choose, ChooseScreen)
    choose.open_exercise(choose.parts.exercises["clamshell"])
    qtbot.mouseClick(choose.sheet.go, LEFT)
    qtbot.waitUntil(lambda: window.state is StationState.STAND_HERE)
    stand = window.screen_shown
    assert isinstance(stand, StandHereScreen)
    qtbot.waitUntil(lambda: stand.feed.has_picture, timeout=10_000)

    assert stand.name.text() == "Clamshell"
    assert stand.message.words == "Step into the outline"
    window.command_given.emit(GoBack())
    qtbot.waitUntil(lambda: window.state is StationState.CHOOSE)


def test_the_count_in_can_be_started_by_touch(running: Running, qtbot: QtBot) -> None:
    window = running.app.window
    attract = window.screen_shown
    assert isinstance(attract, AttractScreen)
    qtbot.mouseClick(attract.touch, LEFT)
    qtbot.waitUntil(lambda: window.state is StationState.CHOOSE)
    choose = window.screen_shown
    assert isinstance(choose, ChooseScreen)
    choose.open_exercise(choose.parts.exercises["goblet_squat"])
    qtbot.mouseClick(choose.sheet.go, LEFT)
    qtbot.waitUntil(lambda: window.state is StationState.STAND_HERE)

    states: list[StationState] = []
    running.app.bridge.state_changed.connect(lambda event: states.append(event.state))

    window.command_given.emit(StartSet())

    qtbot.waitUntil(lambda: bool(states))
    assert states[0] is StationState.COUNT_IN


def test_loudness_reaches_the_voice(running: Running, qtbot: QtBot) -> None:
    panel = running.app.window.volume_panel
    assert panel.is_muted
    assert running.app.voice.is_muted
    panel.lift()

    qtbot.mouseClick(panel.mute, LEFT)

    assert not running.app.voice.is_muted


def test_a_station_that_is_no_mirror_tells_its_screens(tmp_path: Path, qapp: QApplication) -> None:
    settings = StationSettings(camera="athlete", mute=True, voice=False, mirrored=False)
    app = StationApp(foundation(tmp_path, settings=settings), RunOptions(), application=qapp)
    assert not app.window.parts.mirrored
    app.stop()
    qapp.setStyleSheet("")


def test_a_german_station_speaks_german_from_touch_to_mirror(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    settings = StationSettings(camera="athlete", mute=True, voice=False, language=Language.DE)
    options = RunOptions(window_px=(1280, 800))
    app = StationApp(foundation(tmp_path, settings=settings), options, application=qapp)
    app.start()
    window = app.window
    attract = window.screen_shown
    assert isinstance(attract, AttractScreen)
    assert attract.touch.text() == "Zum Starten berühren"

    qtbot.mouseClick(attract.touch, LEFT)
    qtbot.waitUntil(lambda: window.state is StationState.CHOOSE)
    choose = window.screen_shown
    assert isinstance(choose, ChooseScreen)
    choose.open_exercise(choose.parts.exercises["clamshell"])
    choose.sheet.go.click()
    qtbot.waitUntil(lambda: window.state is StationState.STAND_HERE)
    stand = window.screen_shown
    assert isinstance(stand, StandHereScreen)
    qtbot.waitUntil(lambda: stand.feed.has_picture, timeout=10_000)

    assert stand.name.text() == "Muschel"
    assert stand.message.words == "Stell dich in den Umriss"
    app.stop()
    qapp.setStyleSheet("")
    assert QCoreApplication.translate("AttractScreen", "Touch to start") == "Touch to start"


def test_it_stops_clean_and_twice(tmp_path: Path, qapp: QApplication) -> None:
    app = StationApp(foundation(tmp_path), RunOptions(window_px=(1280, 800)), application=qapp)
    app.start()

    app.stop()
    app.stop()

    assert not app.bridge.is_running
    files = [path for path in tmp_path.iterdir() if path.suffix in {".db", ".sqlite", ".sqlite3"}]
    assert {path.name for path in files} <= {"studio.db", "owner.db"}
    for file in files:
        with sqlite3.connect(file) as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.expect_log("ERROR")
def test_an_engine_that_ends_by_itself_ends_the_program(tmp_path: Path, qapp: QApplication) -> None:
    broken = foundation(tmp_path, make_estimator=refuses)
    app = StationApp(broken, RunOptions(window_px=(1280, 800)), application=qapp)

    with pytest.raises(KnownError, match="studio doctor"):
        stay(app, application=qapp)

    assert not app.bridge.is_running


@pytest.mark.parametrize("is_kiosk", [False, True])
def test_the_supervisors_stop_ends_it_with_zero(
    is_kiosk: bool, tmp_path: Path, qapp: QApplication
) -> None:
    options = RunOptions(is_kiosk=is_kiosk, window_px=(1280, 800))
    app = StationApp(foundation(tmp_path), options, application=qapp)
    former = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    QTimer.singleShot(300, lambda: os.kill(os.getpid(), signal.SIGTERM))

    code = stay(app, application=qapp)

    assert code == 0
    assert {number: signal.getsignal(number) for number in former} == former


def test_a_stop_that_comes_while_it_starts_is_not_lost(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = StationApp(foundation(tmp_path), RunOptions(window_px=(1280, 800)), application=qapp)
    start = app.start

    def start_and_be_told() -> None:
        start()
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(app, "start", start_and_be_told)

    assert stay(app, application=qapp) == 0


def test_closing_the_window_ends_it_with_zero(tmp_path: Path, qapp: QApplication) -> None:
    app = StationApp(foundation(tmp_path), RunOptions(window_px=(1280, 800)), application=qapp)
    QTimer.singleShot(300, app.window.close)

    assert stay(app, application=qapp) == 0


def test_the_kiosk_fills_the_screen(tmp_path: Path, qapp: QApplication) -> None:
    app = StationApp(foundation(tmp_path), RunOptions(is_kiosk=True), application=qapp)
    app.start()

    assert app.window.isFullScreen()
    app.stop()


def test_a_source_named_wrongly_is_told_before_anything_opens(
    tmp_path: Path, qapp: QApplication
) -> None:
    with pytest.raises(KnownError):
        StationApp(foundation(tmp_path), RunOptions(source="  "), application=qapp)


def test_without_a_display_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")

    assert not has_display()
    with pytest.raises(KnownError) as told:
        make_application()
    assert told.value.reason is Reason.NO_DISPLAY


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_any_display_will_do(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for other in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setenv(name, "something")

    assert has_display()


def test_exercises_are_in_the_order_of_their_names() -> None:
    names = [item.name for item in in_order(load_catalog(paths.resources()))]

    letters = [name for name in names if not name[0].isdigit()]
    assert letters == sorted(letters, key=str.casefold)
    assert names[: len(letters)] == letters


def test_the_foundation_reads_settings_catalog_and_network(
    tmp_path: Path, model_files: object
) -> None:
    (tmp_path / "station.toml").write_text('station_name = "Rack 3"\n', encoding="utf-8")

    laid = lay_foundation(RunOptions(data=tmp_path), progress=lambda _done, _total, _words: None)

    assert laid.settings.station_name == "Rack 3"
    assert "goblet_squat" in laid.catalog.exercises
    assert laid.data_folder == tmp_path
