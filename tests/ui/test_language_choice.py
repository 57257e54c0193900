"""A client chooses a language on the attract screen; the station has its own again afterwards."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from studio import paths
from studio.catalog.loader import load_catalog
from studio.model.session import StationState
from studio.settings import Language, StationSettings
from studio.ui.language_choice import UNTOUCHED_MS, LanguageChoice
from studio.ui.main_window import MainWindow
from studio.ui.screens.attract import AttractScreen
from studio.ui.screens.by_state import screens_by_state
from studio.ui.screens.screen import Screen, ScreenParts
from studio.ui.station_parts import parts_maker
from studio.ui.translation import Languages
from studio.ui.widgets.athlete_library import AthleteLibrary
from tests.ui import station_story as story
from tests.ui.scenes import SCENES
from tests.ui.test_translation import messages

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

LEFT = Qt.MouseButton.LeftButton


def screens_of(parts: ScreenParts) -> dict[StationState, Screen]:
    return screens_by_state(parts, clock=time.monotonic)[0]


@dataclass(kw_only=True)
class Station:
    window: MainWindow
    languages: Languages
    choice: LanguageChoice
    spoken: list[Language] = field(default_factory=list)

    @property
    def attract(self) -> AttractScreen:
        screen = self.window.screens[StationState.ATTRACT]
        assert isinstance(screen, AttractScreen)
        return screen

    def touch(self, language: Language, qtbot: QtBot) -> None:
        with qtbot.waitSignal(self.choice.chosen):
            self.attract.languages[language].click()


def station_of(qapp: QApplication, own: Language) -> Station:
    theme = story.dress_for(qapp, "full-hd")
    catalog = load_catalog(paths.resources())
    languages = Languages(qapp, resources=paths.resources(), catalog=catalog)
    make = parts_maker(
        languages, settings=StationSettings(), theme=theme, resources=paths.resources()
    )
    nobody_draws = AthleteLibrary(None)

    def make_parts(language: Language) -> ScreenParts:
        return replace(make(language), athletes=nobody_draws)

    window = story.window_of(make_parts(own), "full-hd")
    choice = LanguageChoice(window, languages, make_parts=make_parts, make_screens=screens_of)
    station = Station(window=window, languages=languages, choice=choice)
    choice.chosen.connect(station.spoken.append)
    return station


@pytest.fixture
def station(qapp: QApplication) -> Iterator[Station]:
    made = station_of(qapp, Language.EN)
    made.window.show()
    yield made
    made.languages.stop()
    story.discard(made.window)


def words_on(window: MainWindow) -> set[str]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    labels = {label.text() for label in window.findChildren(QLabel) if label.isVisible()}
    buttons = {item.text() for item in window.findChildren(QAbstractButton) if item.isVisible()}
    return labels | buttons


def test_a_touch_puts_everything_into_the_language(station: Station, qtbot: QtBot) -> None:
    before = words_on(station.window)

    station.touch(Language.DE, qtbot)

    after = words_on(station.window)
    assert station.window.state is StationState.ATTRACT
    assert {"Zum Starten berühren", "English"} <= after
    assert "Touch to start" in before
    assert not {"Touch to start", "Deutsch"} & after
    assert station.window.parts.exercises["clamshell"].name == "Muschel"
    assert station.spoken == [Language.DE]


def test_the_stations_language_is_back_when_the_client_leaves(
    station: Station, qtbot: QtBot
) -> None:
    station.touch(Language.DE, qtbot)
    station.window.take_event(story.changed(StationState.CHOOSE))
    assert station.spoken == [Language.DE]

    with qtbot.waitSignal(station.choice.chosen):
        station.window.take_event(story.changed(StationState.ATTRACT))

    assert station.languages.language is Language.EN
    assert "Touch to start" in words_on(station.window)


def test_who_goes_away_untouched_leaves_the_station_its_own(station: Station, qtbot: QtBot) -> None:
    station.touch(Language.DE, qtbot)
    assert station.choice._untouched.interval() == UNTOUCHED_MS

    with qtbot.waitSignal(station.choice.chosen):
        station.choice._untouched.setInterval(1)

    assert station.languages.language is Language.EN
    assert not station.choice._untouched.isActive()


def test_a_touch_anywhere_keeps_the_language(station: Station, qtbot: QtBot) -> None:
    station.touch(Language.DE, qtbot)
    timer = station.choice._untouched
    number = timer.timerId()

    qtbot.mousePress(station.window.windowHandle(), LEFT, pos=QPoint(5, 5))

    assert timer.isActive()
    assert timer.timerId() != number  # it began anew


def test_nothing_changes_once_somebody_trains(station: Station, qapp: QApplication) -> None:
    station.attract.languages[Language.DE].click()
    station.window.take_event(story.changed(StationState.CHOOSE))
    qapp.processEvents()

    assert station.languages.language is Language.EN
    assert station.spoken == []


def test_loudness_stays_as_it_was(station: Station, qtbot: QtBot) -> None:
    station.window.set_volume(3, is_muted=True)

    station.touch(Language.DE, qtbot)

    assert station.window.volume_panel.level == 3
    assert station.window.volume_panel.is_muted


def test_taps_and_wishes_of_the_new_screens_reach_the_engine(
    station: Station, qtbot: QtBot
) -> None:
    station.touch(Language.DE, qtbot)

    with qtbot.waitSignal(station.window.command_given):
        station.attract.touch.click()


def test_the_screens_before_are_gone(station: Station, qtbot: QtBot) -> None:
    station.touch(Language.DE, qtbot)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    assert len(station.window.findChildren(AttractScreen)) == 1


@pytest.fixture(scope="module")
def german(qapp: QApplication) -> Iterator[Station]:
    made = station_of(qapp, Language.DE)
    made.window.show()
    yield made
    made.languages.stop()
    story.discard(made.window)


@pytest.mark.parametrize("scene", SCENES)
def test_no_english_is_left_on_a_german_screen(
    scene: str, german: Station, qapp: QApplication
) -> None:
    """Texts that are the same in both, like names and numbers, may stay."""
    catalog = german.languages.catalog
    english = {source for _, source, _, forms in messages(Language.DE) if source not in forms}
    english |= {item.name for item in catalog.exercises.values()}
    english |= {text for item in catalog.exercises.values() for text in (*item.why, *item.setup)}
    known = {form for _, _, _, forms in messages(Language.DE) for form in forms}
    known |= {item.name for item in german.window.parts.exercises.values()}

    SCENES[scene](german.window)
    qapp.processEvents()

    shown = {line for text in words_on(german.window) for line in text.split("\n")}
    german.window.volume_panel.hide()
    assert shown & (english - known) == set()
