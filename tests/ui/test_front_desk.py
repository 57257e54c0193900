"""Signing in and out on the window, with the real reception behind it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from studio.coaching.planning.pain_flow import PainAction
from studio.engine.people.desk_talk import (
    ClientEdited,
    JoinClient,
    JoinRefused,
    LogOut,
    PainHeard,
    PeopleChanged,
    Person,
)
from studio.engine.people.reception import NewClient
from studio.engine.snapshot import Command, Event, Leave, StayHere, WakeUp
from studio.model.session import StationState
from studio.store.people.consent import CONSENT_TEXT
from studio.store.people.pain_consent import PAIN_CONSENT_TEXT
from studio.store.privacy.audit import Actor
from studio.ui.screens.rest import RestScreen
from studio.ui.screens.sign_in import SignInPage
from studio.ui.widgets.consent_sheet import consent_sentences, pain_sentences
from studio.ui.widgets.touch_button import TouchButton
from tests.ui import station_story as story
from tests.ui.people_story import OWNER_PIN, House, open_house

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

TAG = "0012345678"


@pytest.fixture
def house(qapp: QApplication, tmp_path: Path) -> Iterator[House]:
    with open_house(qapp, tmp_path) as made:
        yield made


@pytest.fixture
def fern(house: House) -> NewClient:
    added = house.add("Fern")
    house.entrance.front.refresh()
    house.settle()
    return added


@pytest.fixture
def shy(house: House) -> NewClient:
    """Did not agree yet."""
    added = house.add("Ivy", agrees=False)
    house.entrance.front.refresh()
    house.settle()
    return added


def tell(house: House, *events: Event) -> None:
    """The engine says so."""
    for event in events:
        house.window.take_event(event)
        house.entrance.take_event(event)
    house.settle()


def wake(house: House) -> SignInPage:
    """Somebody touched the attract screen."""
    tell(house, story.changed(StationState.CHOOSE))
    return house.entrance.front.page


def name_button(house: House, alias: str) -> TouchButton:
    return next(
        button
        for button in house.entrance.front.page.names.names
        if button.isVisible() and button.text() == alias
    )


def here(*people: Person) -> PeopleChanged:
    return PeopleChanged(here=people)


def named(client: NewClient, *, is_current: bool = True) -> Person:
    alias = client.client.alias
    return Person(
        key=client.client.id, name=alias, is_current=is_current, is_named=True, is_kept=True
    )


def read_tag(house: House, text: str) -> None:
    """A reader types it."""
    house.now_s += 10.0
    for letter in text:
        QTest.keyClick(house.window.windowHandle(), Qt.Key(ord(letter)))
    QTest.keyClick(house.window.windowHandle(), Qt.Key.Key_Return)
    house.settle()


def joined(client: NewClient) -> list[Command]:
    return [JoinClient(client_id=client.client.id, is_signed_in=True)]


# --- who ----------------------------------------------------------------------------------------


def test_who_wakes_the_station_is_asked_who_they_are(house: House, fern: NewClient) -> None:
    page = wake(house)

    assert page.isVisible()
    assert name_button(house, "Fern").isVisible()
    assert page.guest.isVisible()
    assert not page.back.isVisible()
    assert not house.window.top_bar.who.isVisible()


def test_a_guest_reads_what_holds_and_goes_on(house: House) -> None:
    page = wake(house)
    words = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert any("Pictures are never kept" in text for text in words)
    assert any("without a name" in text for text in words)

    house.tap(page.guest)

    assert not page.isVisible()
    assert house.window.screen_shown.isVisible()
    assert house.sent == []  # the guest is there already


def test_an_alias_needs_its_pin(house: House, fern: NewClient) -> None:
    page = wake(house)
    house.tap(name_button(house, "Fern"))
    assert page.asks_pin
    assert page.pad.title.text() == "Fern, your PIN"
    wrong = "5937" if fern.pin != "5937" else "5938"

    house.type_pin(page.pad, wrong)
    assert house.sent == []
    assert page.pad.message.text() == "That is not the PIN of this name."
    house.type_pin(page.pad, fern.pin)

    assert house.sent == joined(fern)
    assert not page.isVisible()


def test_five_wrong_pins_lock_the_name_and_say_for_how_long(house: House, fern: NewClient) -> None:
    page = wake(house)
    house.tap(name_button(house, "Fern"))
    wrong = "5937" if fern.pin != "5937" else "5938"

    for _ in range(5):
        house.type_pin(page.pad, wrong)

    assert page.pad.is_locked
    assert page.pad.message.text() == "Too many attempts. Try again in 0:30."
    house.tap(page.pad.cancel)
    house.tap(name_button(house, "Fern"))
    house.type_pin(page.pad, fern.pin)
    assert page.pad.is_locked
    assert house.sent == []


def test_cancelling_the_pin_leads_back_to_the_names(house: House, fern: NewClient) -> None:
    page = wake(house)
    house.tap(name_button(house, "Fern"))
    house.tap(page.pad.keys[4])

    house.tap(page.pad.cancel)

    assert not page.asks_pin
    assert page.pad.dots.typed == 0
    assert name_button(house, "Fern").isVisible()


# --- consent ------------------------------------------------------------------------------------


@pytest.mark.parametrize("is_yes", [True, False])
def test_who_did_not_agree_yet_is_asked_ahead_of_anything_else(
    house: House, shy: NewClient, is_yes: bool
) -> None:
    page = wake(house)
    house.tap(name_button(house, "Ivy"))
    house.type_pin(page.pad, shy.pin)
    assert page.asks_consent
    assert house.sent == []

    house.tap(page.consent.yes if is_yes else page.consent.no)
    house.settle()
    if is_yes:
        assert page.consent.is_about_pain
        house.tap(page.consent.no)
        house.settle()

    assert house.sent == joined(shy)
    found = house.reception.client(shy.client.id)
    assert (found.may_store, found.may_store_pain) == (is_yes, False)


def test_answers_about_pain_have_a_consent_of_their_own(house: House, shy: NewClient) -> None:
    page = wake(house)
    house.tap(name_button(house, "Ivy"))
    house.type_pin(page.pad, shy.pin)
    house.tap(page.consent.yes)
    house.settle()
    assert page.asks_consent
    assert page.consent.title.text() == "Ivy, and your answers about pain?"
    assert house.sent == []

    house.tap(page.consent.yes)
    house.settle()

    assert house.sent == joined(shy)
    assert house.reception.client(shy.client.id).may_store_pain


def test_the_text_on_the_screen_is_the_text_that_is_agreed_to(qapp: QApplication) -> None:
    assert " ".join(consent_sentences()) == CONSENT_TEXT
    assert " ".join(pain_sentences()) == PAIN_CONSENT_TEXT


# --- tags ---------------------------------------------------------------------------------------


def test_a_tag_signs_in_from_the_attract_screen(house: House, fern: NewClient) -> None:
    house.reception.give_tag(fern.client.id, TAG, actor=Actor.STAFF)
    tell(house, story.changed(StationState.ATTRACT))

    read_tag(house, TAG)
    assert house.sent == [WakeUp()]
    page = wake(house)

    assert house.sent == [WakeUp(), *joined(fern)]
    assert not page.isVisible()


def test_a_tag_nobody_knows_wakes_the_station_and_says_so(house: House) -> None:
    tell(house, story.changed(StationState.ATTRACT))

    read_tag(house, "998877665544")
    page = wake(house)

    assert page.message.text() == "This tag is not known here. Please ask the staff."
    assert house.sent == [WakeUp()]


def test_a_tag_during_the_rest_brings_a_second_client(
    house: House, fern: NewClient, shy: NewClient
) -> None:
    house.reception.give_tag(shy.client.id, TAG, actor=Actor.STAFF)
    tell(house, here(named(fern)), story.changed(StationState.REST))

    read_tag(house, TAG)

    page = house.entrance.front.page
    assert page.asks_consent
    house.tap(page.consent.no)
    assert house.sent == joined(shy)


@pytest.mark.parametrize("state", [StationState.LIVE, StationState.COUNT_IN, StationState.STOPPED])
def test_a_tag_disturbs_no_set(house: House, fern: NewClient, state: StationState) -> None:
    house.reception.give_tag(fern.client.id, TAG, actor=Actor.STAFF)
    tell(house, story.changed(state))

    read_tag(house, TAG)

    assert house.sent == []
    assert not house.entrance.front.page.isVisible()


# --- joining, turns and logging out -------------------------------------------------------------


def test_somebody_joins_at_the_rest_by_name_or_as_a_guest(
    house: House, fern: NewClient, shy: NewClient
) -> None:
    tell(house, here(named(fern)), story.changed(StationState.REST))
    rest = house.window.screen_shown
    assert isinstance(rest, RestScreen)

    house.tap(rest.people.join)
    page = house.entrance.front.page
    assert page.title.text() == "Who trains with you?"
    shown = [button.text() for button in page.names.names if button.isVisible()]
    assert shown == ["Ivy"]  # Fern is here already
    house.tap(page.guest)

    assert house.sent == [JoinClient()]
    house.tap(rest.people.join)
    house.tap(page.back)
    assert rest.isVisible()


def test_a_guest_signs_in_from_the_bar(house: House, fern: NewClient) -> None:
    page = wake(house)
    house.tap(page.guest)
    tell(house, here(Person(key="guest-1", name="Guest", is_current=True)))

    who = house.window.top_bar.who
    assert who.text() == "Sign in"
    house.tap(who)

    assert page.isVisible()
    assert page.back.isVisible()
    house.tap(page.guest)
    assert house.sent == []


def test_the_bar_names_who_is_up_and_logs_them_out(
    house: House, fern: NewClient, shy: NewClient
) -> None:
    tell(house, here(named(fern), named(shy, is_current=False)), story.changed(StationState.REST))
    who, panel = house.window.top_bar.who, house.entrance.front.panel
    assert who.text() == "Fern"

    house.tap(who)
    assert [name.text() for name in panel.names if name.isVisible()] == ["Fern", "Ivy"]
    house.tap(panel.outs[1])
    assert house.sent == [LogOut(key=shy.client.id)]
    tell(house, here(named(fern)))
    house.tap(who)
    house.tap(panel.outs[0])

    assert house.sent[1:] == [Leave()]


def test_with_others_here_nobody_goes_in_the_middle_of_a_set(house: House, fern: NewClient) -> None:
    guest = Person(key="guest-2", name="Guest 2")
    tell(house, here(named(fern), guest), story.changed(StationState.STAND_HERE))
    assert not house.window.top_bar.who.isEnabled()

    tell(house, here(named(fern)), story.changed(StationState.SUMMARY))
    assert house.window.top_bar.who.isEnabled()


def test_who_is_here_is_looked_at_again_when_staff_or_owner_have_been_in(
    house: House, fern: NewClient
) -> None:
    guest = Person(key="guest-2", name="Guest 2")
    tell(house, here(named(fern), guest), story.changed(StationState.REST))
    house.set_pins()
    house.enter_as(OWNER_PIN)
    assert house.sent == []

    house.tap(house.entrance.staff.layer.close_button)

    assert house.sent == [ClientEdited(client_id=fern.client.id)]


@pytest.mark.parametrize(
    ("is_full", "words"),
    [
        (True, "Three people train here already."),
        (False, "You could not be signed in. Please tell the staff."),
    ],
)
def test_who_cannot_join_is_told_why(house: House, is_full: bool, words: str) -> None:
    page = wake(house)
    house.tap(page.guest)

    tell(house, JoinRefused(is_full=is_full))

    assert page.isVisible()
    assert page.message.text() == words


# --- nothing of one is another's ----------------------------------------------------------------


def test_a_pin_found_right_after_its_client_left_signs_nobody_in(
    house: House, fern: NewClient
) -> None:
    page = wake(house)
    house.tap(name_button(house, "Fern"))
    for digit in fern.pin:
        house.tap(page.pad.keys[int(digit)])
    house.tap(page.pad.enter)

    house.window.take_event(story.changed(StationState.ATTRACT))
    house.entrance.take_event(story.changed(StationState.ATTRACT))
    house.settle()

    assert house.sent == []
    assert page.pad.dots.typed == 0
    assert page.pad.title.text() == ""


def _words_of(house: House, *, is_seen: bool) -> list[str]:
    """Every word any label or button of the window holds, hidden ones included, or those seen."""
    labels = [(one.text(), one.isVisible()) for one in house.window.findChildren(QLabel)]
    buttons = [(one.text(), one.isVisible()) for one in house.window.findChildren(TouchButton)]
    return [text for text, is_shown in labels + buttons if text and (is_shown or not is_seen)]


def _train(house: House, *people: Person, words: str, load_kg: float) -> None:
    """A visit whose every screen says something of whoever is up."""
    name = next((one.name for one in people if one.is_current and one.is_named), "")
    given = replace(story.advice(name=name, visits=2), loads_kg={"romanian_deadlift": load_kg})
    plan = replace(story.plan(), load_kg=load_kg)
    tell(house, here(*people), given, story.changed(StationState.CHOOSE))
    for state in (StationState.STAND_HERE, StationState.COUNT_IN, StationState.LIVE):
        tell(house, story.changed(state, plan))
        house.window.show_snapshot(replace(story.snapshot(state), plan=plan))
    tell(house, replace(story.finished(deduction=words), plan=plan), story.progress())
    tell(house, story.changed(StationState.SUMMARY, plan))
    tell(house, here(*people), PainHeard(set_id="set-1", action=PainAction.EASE), given)
    tell(house, story.changed(StationState.REST, plan))


def test_after_logging_out_the_name_is_in_no_widget_but_the_list_to_sign_in(
    house: House, fern: NewClient
) -> None:
    _train(house, named(fern), words="Deduction", load_kg=137.5)
    assert len([text for text in _words_of(house, is_seen=False) if "Fern" in text]) > 1

    tell(house, story.changed(StationState.ATTRACT))

    assert [text for text in _words_of(house, is_seen=False) if "Fern" in text] == ["Fern"]
    assert "Fern" not in _words_of(house, is_seen=True)


@pytest.mark.parametrize("leaves", [True, False])
def test_whoever_comes_next_sees_nothing_of_the_one_before(
    house: House, fern: NewClient, shy: NewClient, leaves: bool
) -> None:
    """The next visit, or the next turn: on no screen is there a word of Fern's."""
    _train(house, named(fern), words="Fern stopped short.", load_kg=137.5)
    seen: list[str] = []
    house.window.entered.connect(lambda _state: seen.extend(_words_of(house, is_seen=True)))
    if leaves:
        tell(house, story.changed(StationState.ATTRACT))
        _train(house, named(shy), words="Fine.", load_kg=20.0)
    else:
        both = (named(fern, is_current=False), named(shy))
        _train(house, *both, words="Fine.", load_kg=20.0)
    seen += _words_of(house, is_seen=True)

    told = [text for text in seen if "Fern" in text or "137" in text]
    assert "Ivy" in " ".join(seen)
    assert set(told) <= {"Fern"}  # who may sign in, or waits, is named; nothing more is told


def test_a_touch_anywhere_says_that_somebody_is_here_but_not_while_it_is_asked(
    house: House,
) -> None:
    page = wake(house)
    house.now_s += 60.0
    QTest.mouseClick(house.window.windowHandle(), Qt.MouseButton.LeftButton)
    assert house.sent == [StayHere()]
    QTest.mouseClick(house.window.windowHandle(), Qt.MouseButton.LeftButton)
    assert house.sent == [StayHere()]

    house.now_s += 60.0
    house.window.idle_prompt.show_seconds(12.0)
    QTest.mouseClick(house.window.windowHandle(), Qt.MouseButton.LeftButton)

    assert house.sent == [StayHere()]
    assert page.isVisible()
