"""Staff and owner at the station's window, with the real reception behind it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from studio.engine.people.desk_talk import ClientEdited
from studio.engine.snapshot import SwitchCamera
from studio.model.client import ClientFlag, TrainingGoal
from studio.model.screening import AgeBand, ScreeningResult
from studio.model.session import StationState
from studio.store.ids import now_utc
from studio.store.people.setup_code import make_setup_code
from studio.store.privacy.audit import Actor, read_audit
from studio.ui.staff.corner import HOLD_MS
from studio.ui.staff.layer import StaffLayer
from studio.ui.staff.staff_desk import StaffDesk
from tests.ui import station_story as story
from tests.ui.people_story import OWNER_PIN, STAFF_PIN, House, corner_of, open_house

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def house(qapp: QApplication, tmp_path: Path) -> Iterator[House]:
    with open_house(qapp, tmp_path, owner_pages=QLabel, is_kiosk=False) as made:
        made.set_pins()
        yield made


@pytest.fixture
def staff(house: House) -> StaffDesk:
    """Staff are in."""
    house.enter_as(STAFF_PIN)
    return house.entrance.staff


def open_client(house: House, alias: str = "Fern") -> str:
    """A client whose page is open."""
    added = house.add(alias, agrees=False)
    desk = house.entrance.staff
    house.tap(desk.menu.buttons["clients"])
    house.settle()
    house.tap(desk.clients.list.grid.names[0])
    house.settle()
    return added.client.id


def choose(house: House, key: str) -> None:
    """A button of the client's page."""
    house.tap(house.entrance.staff.clients.menu.buttons[key])
    house.settle()


def lines(house: House) -> str:
    return " ".join(label.text() for label in house.entrance.staff.clients.menu.lines)


# --- the way in -----------------------------------------------------------------------------------


def test_a_finger_that_rests_in_the_corner_opens_the_pin_page(house: House, qtbot: QtBot) -> None:
    glass, place = house.window.windowHandle(), corner_of(house.window)
    corner = house.entrance.corner

    QTest.mousePress(glass, Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(corner.held, timeout=3 * HOLD_MS):
        pass
    QTest.mouseRelease(glass, Qt.MouseButton.LeftButton, pos=place)
    house.settle()

    assert house.entrance.staff.pin_page.isVisible()
    assert house.entrance.staff.actor is None
    assert house.sent == []


@pytest.mark.parametrize("way", ["short", "elsewhere", "slides away"])
def test_any_other_touch_does_not(house: House, qtbot: QtBot, way: str) -> None:
    glass, place = house.window.windowHandle(), corner_of(house.window)
    corner = house.entrance.corner
    far = place * 30 if way == "elsewhere" else place

    with qtbot.assertNotEmitted(corner.held, wait=0):
        QTest.mousePress(glass, Qt.MouseButton.LeftButton, pos=far)
        if way == "slides away":
            QTest.mouseMove(glass, place * 40)
        elif way == "short":
            QTest.mouseRelease(glass, Qt.MouseButton.LeftButton, pos=place)

    assert not corner._timer.isActive()
    QTest.mouseRelease(glass, Qt.MouseButton.LeftButton, pos=far)


@pytest.mark.parametrize(
    "state", [StationState.STAND_HERE, StationState.COUNT_IN, StationState.LIVE]
)
def test_nothing_of_the_staffs_covers_a_set(house: House, state: StationState) -> None:
    house.enter_as(STAFF_PIN)
    house.window.take_event(story.changed(state))
    house.entrance.take_event(story.changed(state))
    assert not house.entrance.staff.is_open
    assert house.entrance.staff.actor is None

    house.hold_corner()

    assert not house.entrance.staff.is_open


def test_the_staffs_pin_opens_clients_and_station_and_no_pins(
    house: House, staff: StaffDesk
) -> None:
    assert staff.actor is Actor.STAFF
    assert list(staff.menu.buttons) == ["clients", "station", "owner"]


def test_the_owners_pages_need_the_owners_pin(house: House, staff: StaffDesk) -> None:
    house.tap(staff.menu.buttons["owner"])
    assert staff.pin_page.isVisible()
    house.type_pin(staff.pin_page.pad, STAFF_PIN + "11")
    assert isinstance(staff.layer.page, QWidget)
    assert not isinstance(staff.layer.page, QLabel)

    house.type_pin(staff.pin_page.pad, OWNER_PIN)

    assert isinstance(staff.layer.page, QLabel)
    assert staff.actor is Actor.OWNER


def test_the_owner_can_do_all(house: House) -> None:
    house.enter_as(OWNER_PIN)
    desk = house.entrance.staff

    assert list(desk.menu.buttons) == ["clients", "station", "owner", "staff pin", "owner pin"]
    house.tap(desk.menu.buttons["owner"])
    assert isinstance(desk.layer.page, QLabel)
    house.tap(desk.layer.back)
    assert desk.menu.isVisible()


def test_too_many_wrong_pins_are_locked_and_stay_so_after_a_new_start(
    house: House, qapp: QApplication
) -> None:
    house.hold_corner()
    page = house.entrance.staff.pin_page
    for _ in range(5):
        house.type_pin(page.pad, "8888" + "1")
    assert page.pad.message.text() == "Too many attempts. Try again in 0:30."
    assert not any(key.isEnabled() for key in page.pad.keys)
    house.tap(house.entrance.staff.layer.close_button)
    house.journal.stop()

    with open_house(qapp, house.folder) as again:
        again.hold_corner()
        again.type_pin(again.entrance.staff.pin_page.pad, STAFF_PIN)

        assert again.entrance.staff.pin_page.pad.is_locked
        assert again.entrance.staff.actor is None


# --- the first start ------------------------------------------------------------------------------


def give_code(house: House) -> None:
    """IT makes a setup code on the machine, and the owner types it."""
    code = make_setup_code(house.folder, now=now_utc())
    house.type_pin(house.entrance.staff.pin_page.pad, code)


def test_a_passer_by_cannot_give_a_new_kiosk_a_pin(qapp: QApplication, tmp_path: Path) -> None:
    with open_house(qapp, tmp_path, is_kiosk=True) as house:
        desk = house.entrance.staff
        pad = desk.pin_page.pad
        assert pad.title.text() == "Setup code"
        assert "studio owner --reset-pin" in pad.message.text()
        house.type_pin(pad, OWNER_PIN + "0000")

        assert "No setup code waits here" in pad.message.text()
        make_setup_code(house.folder, now=now_utc())
        house.type_pin(pad, OWNER_PIN + "0000")
        assert pad.message.text() == "That is not the PIN."
        assert pad.title.text() == "Setup code"
        assert desk.actor is None
        assert not house.reception.pins_set().owner


def test_a_station_that_set_its_database_aside_offers_no_first_start(
    qapp: QApplication, tmp_path: Path
) -> None:
    (tmp_path / "studio.db").write_bytes(b"damaged" * 1000)
    with open_house(qapp, tmp_path, is_kiosk=True) as house:
        desk = house.entrance.staff
        assert desk.layer.title.text() == "PIN"
        assert "was set aside" in desk.pin_page.pad.message.text()
        give_code(house)
        assert desk.pin_page.pad.title.text() == "Choose the owner's PIN"
        assert desk.layer.title.text() == "PIN"


def test_a_new_kiosk_asks_for_the_owners_pin_twice(qapp: QApplication, tmp_path: Path) -> None:
    with open_house(qapp, tmp_path, is_kiosk=True) as house:
        give_code(house)
        desk = house.entrance.staff
        pad = desk.pin_page.pad
        assert pad.title.text() == "Choose the owner's PIN"
        assert desk.actor is None
        for digit in "40295":
            house.tap(pad.keys[int(digit)])
        assert not pad.enter.isEnabled()  # six digits at least
        house.tap(pad.keys[7])
        house.tap(pad.enter)
        assert pad.title.text() == "The same again"
        house.type_pin(pad, "402958")
        assert pad.message.text() == "They were not alike. Choose again."
        assert not house.reception.pins_set().owner

        house.type_pin(pad, OWNER_PIN)
        house.type_pin(pad, OWNER_PIN)

        assert house.reception.pins_set().owner
        assert desk.actor is Actor.OWNER
        assert desk.menu.isVisible()
        assert read_audit(house.folder)[0].detail == "owner, by setup code"


def test_digits_that_are_too_easy_are_refused_in_words(qapp: QApplication, tmp_path: Path) -> None:
    with open_house(qapp, tmp_path, is_kiosk=True) as house:
        give_code(house)
        pad = house.entrance.staff.pin_page.pad
        house.type_pin(pad, "111111")
        house.type_pin(pad, "111111")

        assert pad.message.text() == "A PIN of one digit repeated is too easy to guess."
        assert not house.reception.pins_set().owner


def test_the_code_is_forgotten_when_the_place_is_locked(qapp: QApplication, tmp_path: Path) -> None:
    with open_house(qapp, tmp_path, is_kiosk=True) as house:
        give_code(house)
        desk = house.entrance.staff
        house.tap(desk.layer.close_button)
        assert desk._code == ""

        house.hold_corner()

        assert desk.pin_page.pad.title.text() == "Setup code"


def test_a_window_of_its_own_asks_for_nothing_at_the_start(
    qapp: QApplication, tmp_path: Path
) -> None:
    with open_house(qapp, tmp_path, is_kiosk=False) as house:
        assert not house.entrance.staff.is_open
        house.hold_corner()
        assert house.entrance.staff.pin_page.pad.title.text() == "Setup code"


def test_a_forgotten_owners_pin_has_a_way_back(house: House) -> None:
    house.hold_corner()
    desk = house.entrance.staff
    house.tap(desk.pin_page.other)
    assert "studio owner --reset-pin" in desk.pin_page.pad.message.text()
    give_code(house)
    house.type_pin(desk.pin_page.pad, "615243")
    house.type_pin(desk.pin_page.pad, "615243")

    assert desk.actor is Actor.OWNER
    assert house.reception.check_pin("owner", "615243").is_right
    assert not house.reception.check_pin("owner", OWNER_PIN).is_right
    assert house.reception.check_pin("staff", STAFF_PIN).is_right


def test_the_owner_sets_a_staff_pin(house: House) -> None:
    house.enter_as(OWNER_PIN)
    desk = house.entrance.staff
    house.tap(desk.menu.buttons["staff pin"])
    house.type_pin(desk.pin_page.pad, "2846")
    house.type_pin(desk.pin_page.pad, "2846")

    assert desk.layer.message.text() == "The PIN holds from now on."
    assert house.reception.check_pin("staff", "2846").is_right


# --- locking --------------------------------------------------------------------------------------


def test_the_place_locks_itself_when_nobody_touches_it(qtbot: QtBot, qapp: QApplication) -> None:
    theme = story.dress_for(qapp, "full-hd")
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    layer = StaffLayer(parent, theme=theme, icons=story.parts_of(theme).icons, alone_s=0.05)
    layer.show_page(QWidget(), title="Staff")

    with qtbot.waitSignal(layer.locked):
        pass

    assert layer.page is None


def test_what_was_asked_before_the_lock_does_not_come_up_behind_the_next_pin_page(
    house: House, staff: StaffDesk
) -> None:
    house.add("Fern")
    staff.menu.buttons["clients"].click()  # on its way
    house.tap(staff.layer.close_button)
    staff.open()

    house.settle()

    assert staff.layer.page is staff.pin_page
    assert staff.actor is None


def test_after_the_lock_no_client_is_left_on_any_page(house: House, staff: StaffDesk) -> None:
    open_client(house)

    house.tap(staff.layer.close_button)

    assert lines(house) == ""
    assert not staff.clients.menu.buttons
    assert staff.clients.list.grid.names[0].isHidden()


# --- clients --------------------------------------------------------------------------------------


def test_a_client_is_added_in_two_taps_and_the_pin_shown_once(
    house: House, staff: StaffDesk
) -> None:
    house.tap(staff.menu.buttons["clients"])
    house.settle()
    house.tap(staff.clients.list.add)
    house.settle()
    alias = staff.clients.new.name.text()

    house.tap(staff.clients.new.add)
    house.settle()

    pin = staff.clients.new.pin.text()
    (client,) = house.reception.named_clients()
    assert client.alias == alias
    assert house.reception.check_pin(client.id, pin).is_right
    assert house.sent == [ClientEdited(client_id=client.id)]
    house.tap(staff.clients.new.done)
    house.settle()
    assert staff.layer.title.text() == alias
    assert staff.clients.new.pin.text() == ""


def test_another_name_can_be_had(house: House, staff: StaffDesk) -> None:
    house.tap(staff.menu.buttons["clients"])
    house.settle()
    house.tap(staff.clients.list.add)
    house.settle()
    names = {staff.clients.new.name.text()}
    for _ in range(12):
        house.tap(staff.clients.new.another)
        house.settle()
        names.add(staff.clients.new.name.text())

    assert len(names) > 5
    assert house.reception.named_clients() == ()


def test_the_health_questions_stop_the_programme_until_a_clearance(
    house: House, staff: StaffDesk
) -> None:
    client_id = open_client(house)
    assert "The health questions are due." in lines(house)
    choose(house, "health")
    page = staff.clients.health
    assert not page.save.isEnabled()
    house.tap(page.questions.names[0])
    house.tap(page.age.buttons[AgeBand.ADULT.value])
    assert page.save.text() == "Save: something applies"
    house.tap(page.save)
    house.settle()

    assert "until you record a clearance" in lines(house)
    assert house.reception.card(client_id).result is ScreeningResult.NEEDS_CLEARANCE
    choose(house, "clear")
    assert "clearance" not in lines(house)
    assert house.reception.card(client_id).stops == ()
    choose(house, "health")
    assert page.age.value is None  # nothing of the last answers is there
    assert not any(button.isChecked() for button in page.questions.names)


def test_nobody_under_16_can_be_cleared_here(house: House, staff: StaffDesk) -> None:
    open_client(house)
    choose(house, "health")
    house.tap(staff.clients.health.age.buttons[AgeBand.UNDER_16.value])
    house.tap(staff.clients.health.save)
    house.settle()

    assert "coach beside" in lines(house)
    assert "clear" not in staff.clients.menu.buttons


def test_level_goal_visits_and_unit_are_edited(house: House, staff: StaffDesk) -> None:
    client_id = open_client(house)
    choose(house, "profile")
    page = staff.clients.profile
    house.tap(page.level.buttons["3"])
    house.tap(page.goal.buttons["strength"])
    house.tap(page.visits.buttons["5"])
    house.tap(page.unit.buttons["lb"])
    house.tap(page.save)
    house.settle()

    profile = house.reception.client(client_id).profile
    found = (profile.level, profile.goal, profile.sessions_per_week, profile.unit)
    assert found == (3, TrainingGoal.STRENGTH, 5, "lb")
    assert house.sent == [ClientEdited(client_id=client_id)]
    assert staff.layer.message.text() == "Saved."


def _pick(house: House, key: str, *places: int) -> list[str]:
    """Pick the names at these places; returns their words."""
    choose(house, key)
    page = house.entrance.staff.clients.pick
    words = [page.grid.names[place].text() for place in places]
    for place in places:
        house.tap(page.grid.names[place])
    house.tap(page.save)
    house.settle()
    return words


def test_flags_likes_main_lifts_and_equipment_are_picked(house: House, staff: StaffDesk) -> None:
    client_id = open_client(house)
    exercises = list(house.window.parts.exercises)

    assert _pick(house, "flags", 0) == ["Balance"]
    _pick(house, "anchors", 0, 1, 2, 3)
    _pick(house, "liked", 4, 5)
    _pick(house, "disliked", 5)
    _pick(house, "equipment", 1)

    profile = house.reception.client(client_id).profile
    assert profile.flags == frozenset({ClientFlag.BALANCE})
    assert profile.anchors == tuple(exercises[1:4])  # three at the most, the first picked goes
    assert (profile.liked, profile.disliked) == (
        frozenset({exercises[4]}),
        frozenset({exercises[5]}),
    )
    assert profile.equipment == frozenset({"band"})
    choose(house, "equipment")
    house.tap(staff.clients.pick.none)
    house.tap(staff.clients.pick.save)
    house.settle()
    assert house.reception.client(client_id).profile.equipment is None


def test_pain_has_a_consent_of_its_own_at_the_desk_too(house: House, staff: StaffDesk) -> None:
    client_id = house.add("Fern").client.id
    house.tap(staff.menu.buttons["clients"])
    house.settle()
    house.tap(staff.clients.list.grid.names[0])
    house.settle()
    assert "not to pain answers" in lines(house)
    choose(house, "pain")
    house.tap(staff.clients.consent.yes)
    house.settle()
    assert house.reception.client(client_id).may_store_pain
    assert "pain answers too" in lines(house)

    choose(house, "no pain")

    assert not house.reception.client(client_id).may_store_pain
    assert staff.layer.message.text() == "Answers about pain are erased, and no more are kept."
    assert [row.action for row in read_audit(house.folder)][:2] == [
        "withdraw pain consent",
        "pain consent",
    ]


def test_consent_is_given_at_the_desk_and_withdrawn_with_a_second_tap(
    house: House, staff: StaffDesk
) -> None:
    client_id = open_client(house)
    assert "No consent" in lines(house)
    choose(house, "consent")
    house.tap(staff.clients.consent.yes)
    house.settle()
    assert house.reception.client(client_id).may_store

    choose(house, "withdraw")
    assert house.reception.client(client_id).may_store
    choose(house, "withdraw for good")

    assert not house.reception.client(client_id).may_store
    assert "No consent" in lines(house)


def test_a_tag_is_given_by_holding_it_to_the_reader(house: House, staff: StaffDesk) -> None:
    client_id = open_client(house)
    house.entrance.keys.tag_read.emit("0012345678")
    house.settle()
    assert house.reception.card(client_id).tags == 0  # its page is not open

    choose(house, "tag")
    house.entrance.keys.tag_read.emit("0012345678")
    house.settle()

    assert staff.layer.message.text() == "The tag signs in Fern from now on."
    assert house.reception.card(client_id).tags == 1
    choose(house, "tag")
    choose(house, "take")
    assert house.reception.card(client_id).tags == 0


def test_a_thing_that_is_no_tag_is_refused_in_words(house: House, staff: StaffDesk) -> None:
    open_client(house)
    choose(house, "tag")

    house.entrance.keys.tag_read.emit("12")
    house.settle()

    assert staff.layer.message.text().startswith("That is no code or tag.")


def test_a_new_pin_takes_the_place_of_the_old_one(house: House, staff: StaffDesk) -> None:
    client_id = open_client(house)
    choose(house, "pin")
    pin = staff.clients.new.pin.text()

    assert house.reception.check_pin(client_id, pin).is_right
    house.tap(staff.clients.new.done)
    house.settle()
    assert staff.layer.title.text() == "Fern"


def test_back_leads_from_page_to_page(house: House, staff: StaffDesk) -> None:
    open_client(house)
    choose(house, "flags")
    titles = []
    for _ in range(3):
        titles.append(staff.layer.title.text())
        house.tap(staff.layer.back)
        house.settle()

    assert titles == ["Fern: Flags", "Fern", "Clients"]
    assert staff.menu.isVisible()


def test_what_staff_do_is_in_the_log(house: House, staff: StaffDesk) -> None:
    open_client(house)
    _pick(house, "flags", 0)

    newest = read_audit(house.folder)[0]
    assert (newest.actor, newest.action) == ("staff", "profile")


# --- the station ----------------------------------------------------------------------------------


def test_the_station_page_says_what_is_wrong_and_switches_the_camera(
    house: House, staff: StaffDesk
) -> None:
    house.tap(staff.menu.buttons["station"])
    house.settle()
    page = staff.layer.page
    assert page is not None
    words = " ".join(label.text() for label in page.findChildren(QLabel))
    assert "Free some room." in words
    assert "In order: database, clock." in words

    seen = replace(story.snapshot(StationState.CHOOSE), camera_on=True)
    house.entrance.show_snapshot(seen)
    button = staff.station.menu.buttons["camera"]
    assert button.text() == "Camera off"
    house.tap(button)

    assert house.sent == [SwitchCamera(on=False)]
    house.tap(staff.station.menu.buttons["loudness"])
    assert house.window.volume_panel.isVisible()


@pytest.mark.parametrize("is_kiosk", [True, False])
def test_only_what_is_supervised_starts_anew(
    qapp: QApplication, tmp_path: Path, is_kiosk: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[bool] = []  # ending the test's own loop would stop every timer of later tests
    monkeypatch.setattr("studio.ui.entrance.end_loop", lambda: ended.append(True))
    with open_house(qapp, tmp_path, is_kiosk=is_kiosk) as house:
        house.entrance.staff.layer.close_up()
        house.set_pins()
        house.enter_as(STAFF_PIN)
        desk = house.entrance.staff
        house.tap(desk.menu.buttons["station"])
        house.settle()
        assert ("restart" in desk.station.menu.buttons) is is_kiosk
        if is_kiosk:
            house.tap(desk.station.menu.buttons["restart"])
            house.settle()
            assert not ended
            house.tap(desk.station.menu.buttons["restart now"])
            house.settle()
    assert ended == [True] * is_kiosk
