"""Sign-in, staff pages and the panel of people in German, at three sizes."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from studio import paths
from studio.catalog.loader import load_catalog
from studio.catalog.translation import Translation
from studio.engine.people.desk_talk import PeopleChanged, Person
from studio.engine.snapshot import Event
from studio.model.session import StationState
from studio.settings import Language
from studio.ui.screens.screen import ScreenParts
from studio.ui.station_parts import in_order
from studio.ui.translation import Languages
from tests.ui import station_story as story
from tests.ui.fitting import cut_words, touch_faults
from tests.ui.people_story import STAFF_PIN, House, open_house

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def german(qapp: QApplication) -> Iterator[Translation]:
    catalog = load_catalog(paths.resources())
    languages = Languages(qapp, resources=paths.resources(), catalog=catalog)
    yield languages.speak(Language.DE)
    languages.stop()


def in_german(parts: ScreenParts, words: Translation) -> ScreenParts:
    exercises = {item.id: item for item in in_order(words.catalog)}
    return replace(parts, exercises=exercises, coach_words=words.coach_words)


def tell(house: House, *events: Event) -> None:
    for event in events:
        house.window.take_event(event)
        house.entrance.take_event(event)
    house.settle()


def of_clients(house: House) -> Iterator[str]:
    """What a client sees of signing in, one page after the other."""
    front = house.entrance.front
    for alias in ("Fern", "Ivy", "Marigold"):
        house.add(alias, agrees=alias != "Ivy")
    front.refresh()
    house.settle()
    tell(house, story.changed(StationState.CHOOSE))
    yield "sign-in"
    for alias in ("Fern", "Ivy"):
        button = next(one for one in front.page.names.names if one.text() == alias)
        house.tap(button)
        house.settle()
        yield f"PIN of {alias}"
        tell(house, story.changed(StationState.ATTRACT), story.changed(StationState.CHOOSE))
    front._welcome(next(one for one in front._clients if one.alias == "Ivy"))
    house.settle()
    yield "consent"
    guest = Person(key="guest-1", name="Guest", is_current=True)
    fern = Person(key="fern", name="Fern", is_named=True, is_kept=True)
    tell(house, story.changed(StationState.REST), PeopleChanged(here=(guest, fern)))
    house.tap(house.window.top_bar.who)
    house.settle()
    yield "who is here"
    tell(house, story.changed(StationState.ATTRACT))


def of_staff(house: House) -> Iterator[str]:
    """What staff see, one page after the other."""
    staff = house.entrance.staff
    house.hold_corner()
    yield "first PIN"
    staff.layer.close_up()
    house.set_pins()
    house.hold_corner()
    yield "PIN of staff"
    house.type_pin(staff.pin_page.pad, STAFF_PIN)
    yield "menu"
    for key in tuple(staff.menu.buttons):
        staff._show_menu()
        staff._on_chosen(key)
        house.settle()
        yield key
    staff._show_menu()
    staff._on_chosen("clients")
    house.settle()
    staff.clients._on_adding()
    house.settle()
    yield "new client"
    ivy = next(one for one in house.entrance.front._clients if one.alias == "Ivy")
    staff.clients._open_client(ivy.id)
    house.settle()
    yield "card"
    for key in tuple(staff.clients.menu.buttons):
        staff.clients._open_client(ivy.id)
        house.settle()
        staff.clients._on_menu_chosen(key)
        house.settle()
        yield f"card, {key}"


@pytest.mark.parametrize("size", story.SIZES)
def test_everything_about_people_can_be_read_and_touched(
    size: str, german: Translation, qapp: QApplication, tmp_path: Path
) -> None:
    faults: list[str] = []
    pages = 0
    with open_house(
        qapp, tmp_path, size=size, change_parts=lambda parts: in_german(parts, german)
    ) as house:
        for walk in (of_clients, of_staff):
            for name in walk(house):
                qapp.processEvents()
                pages += 1
                layer = house.entrance.staff.layer
                found = cut_words(house.window)
                if layer.isVisible():
                    found += touch_faults(house.window, house.window.parts.theme, within=layer)
                faults += [f"{name}: {fault}" for fault in found]

    assert pages > 15
    assert not faults, "\n".join(faults)
