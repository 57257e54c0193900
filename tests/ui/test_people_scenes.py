"""Every page about people at its fullest, at three sizes, in a language 40 % longer."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui import station_story as story
from tests.ui.fitting import cut_words, overlapping, touch_faults
from tests.ui.people_scenes import PEOPLE_SCENES
from tests.ui.people_story import House, open_house
from tests.ui.pseudo_locale import PseudoLocale, longer_exercises

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture(scope="module", params=story.SIZES)
def house(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[House]:
    locale = PseudoLocale(qapp)
    qapp.installTranslator(locale)
    with open_house(
        *(qapp, tmp_path_factory.mktemp("house")),
        size=request.param,
        is_kiosk=True,
        has_pins=True,
        owner_pages=QWidget,
        change_parts=lambda parts: replace(parts, exercises=longer_exercises(parts.exercises)),
    ) as made:
        yield made
    qapp.removeTranslator(locale)


def front(house: House) -> QWidget:
    """What lies on top."""
    staff, panel = house.entrance.staff.layer, house.entrance.front.panel
    if staff.page is not None:
        return staff
    return panel.sheet if panel.isVisible() else house.window


@pytest.mark.parametrize("scene", PEOPLE_SCENES)
def test_every_page_can_be_read_and_touched(scene: str, house: House, qapp: QApplication) -> None:
    PEOPLE_SCENES[scene](house)
    for _ in range(3):
        qapp.processEvents()

    on_top = front(house)
    assert cut_words(on_top) == []
    assert overlapping(house.window, within=on_top) == []
    assert touch_faults(house.window, house.window.parts.theme, within=on_top) == []
