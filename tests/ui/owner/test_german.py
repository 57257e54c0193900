"""The owner's pages in German, at three sizes."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from studio import paths
from studio.catalog.translation import Translation
from studio.settings import Language
from studio.ui.owner.charts.lines import number_text
from studio.ui.owner.page_bar import PageName
from studio.ui.owner.widgets.filter_bar import Choice, Period
from studio.ui.translation import Languages
from tests.ui import station_story as story
from tests.ui.fitting import cut_words, overlapping
from tests.ui.owner import conftest
from tests.ui.owner.made_up import catalog
from tests.ui.test_translation import messages

_SAME_IN_BOTH = {"Coaching", "Station", "Name", "PIN", "CSV", "JSON Lines", "SQLite"}


@pytest.fixture
def german(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Translation]:
    languages = Languages(qapp, resources=paths.resources(), catalog=catalog())
    translation = languages.speak(Language.DE)
    monkeypatch.setattr(conftest, "catalog", lambda: translation.catalog)
    yield translation
    languages.stop()


@pytest.mark.parametrize("size", story.SIZES)
def test_every_page_is_german_and_can_be_read(
    size: str, german: Translation, stores: Callable[[str], Path], open_pages: conftest.Open
) -> None:
    opened = open_pages(stores("day"), size)
    finished = list(messages(Language.DE))
    english = {source for _, source, _, forms in finished if source not in forms} - _SAME_IN_BOTH
    english -= {form for _, _, _, forms in finished for form in forms}
    english |= {item.name for item in catalog().exercises.values()} - {
        item.name for item in german.catalog.exercises.values()
    }
    for name in PageName:
        opened.pages.choose(Choice(period=Period.YEAR))
        opened.pages.go_to(name)
        opened.settle()

        labels = opened.window.findChildren(QLabel)
        said = {label.text() for label in labels if label.isVisible()}
        assert said & english == set(), name
        assert [*cut_words(opened.window), *overlapping(opened.window)] == [], name


def test_lists_of_faults_name_the_fault_not_the_goal(
    german: Translation, stores: Callable[[str], Path], open_pages: conftest.Open
) -> None:
    opened = open_pages(stores("day"))
    faults = {cue.fault for cue in german.catalog.cues.values()}
    english = {cue.fault for cue in catalog().cues.values()}
    for name in (PageName.EXERCISES, PageName.COACHING):
        opened.pages.choose(Choice(period=Period.YEAR))
        opened.pages.go_to(name)
        opened.settle()
    views = opened.pages.views

    for card in (
        views.exercises.faults_card,
        views.coaching.given_card,
        views.coaching.helped_card,
    ):
        said = {row.words for row in card.rows}
        assert said <= faults
        assert not said & english
    assert views.exercises.faults_card.rows


def test_an_axis_has_the_decimal_comma(german: Translation) -> None:
    assert number_text(7.5, [7.5, 10.0]) == "7,5"
