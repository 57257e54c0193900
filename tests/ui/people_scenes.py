"""Every page about people, at its fullest: what the gallery pictures and the tests look at."""

from collections.abc import Callable

from studio.engine.people.desk_talk import PeopleChanged, Person
from studio.model.client import Client, ClientFlag, ClientProfile
from studio.model.screening import ScreeningResult
from studio.model.session import StationState
from studio.store.people.client_care import SCREENING_STOP, ClientCard, OpenStop
from studio.ui.screens.sign_in import SignInFor, SignInPage
from studio.ui.staff.profile_lists import ProfileList
from tests.ui import station_story as story
from tests.ui.people_story import OWNER_PIN, House, findings

Scene = Callable[[House], None]

_NAMES = [
    "Acorn",
    "Alder",
    "Birch",
    "Clover",
    "Fern",
    "Heron",
    "Ivy",
    "Juniper",
    "Larch",
    "Moss",
    "Osprey",
    "Willow",
]


def _clients(count: int) -> tuple[Client, ...]:
    names = [f"{name} {turn}" if turn else name for turn in range(30) for name in _NAMES]
    return tuple(
        Client(id=name, alias=name, profile=ClientProfile(), has_pin=True)
        for name in sorted(names[:count])
    )


def _card() -> ClientCard:
    """A client of whom there is much to say."""
    flags = frozenset({ClientFlag.LOW_BACK, ClientFlag.OSTEOPOROSIS_SPINE})
    profile = ClientProfile(level=2, flags=flags)
    moment = "2026-11-22T17:00:00.000Z"
    stops = (
        OpenStop(reason=SCREENING_STOP, family=None, since_utc=moment, until_utc=None),
        OpenStop(reason="pain", family="squat", since_utc=moment, until_utc=moment),
    )
    return ClientCard(
        client=Client(id="fern", alias="Fern", profile=profile, may_store=True, has_pin=True),
        consent_version="2026-11",
        consent_utc=moment,
        keeps_pain=False,
        tags=2,
        asked_utc=moment,
        result=ScreeningResult.NEEDS_GUARDIAN,
        is_asking_due=True,
        stops=stops,
    )


def _woken(house: House, state: StationState = StationState.CHOOSE) -> SignInPage:
    house.entrance.staff.layer.close_up()
    for at in (StationState.ATTRACT, state):
        house.window.take_event(story.changed(at))
        house.entrance.take_event(story.changed(at))
        house.settle()
    house.window.show_snapshot(story.snapshot(state))
    return house.entrance.front.page


def _who(count: int, why: SignInFor, words: str = "") -> Scene:
    def scene(house: House) -> None:
        page = _woken(house)
        page.show_clients(_clients(count))
        page.begin(why)
        page.tell(words)
        house.window.show_page(page)

    return scene


def _pin(house: House) -> None:
    page = _woken(house)
    page.ask_pin("Clover 27")
    page.pad.refuse("That is not the PIN of this name.")


def _pin_locked(house: House) -> None:
    page = _woken(house)
    page.ask_pin("Clover 27")
    page.pad.lock(29.0)


def _consent(house: House) -> None:
    _woken(house).ask_consent("Fern")


def _pain_consent(house: House) -> None:
    _woken(house).ask_pain_consent("Fern")


def _people(house: House) -> None:
    _woken(house, StationState.REST)
    here = (
        Person(key="fern", name="Fern", is_current=True, is_named=True, is_kept=True),
        Person(key="moss", name="Moss", is_named=True),
        Person(key="guest-1", name="Guest"),
    )
    house.entrance.take_event(PeopleChanged(here=here))
    house.window.top_bar.who.click()
    house.entrance.front.panel.sign_in.show()


def _house_pin(house: House) -> None:
    _woken(house)
    house.hold_corner()


def _setup_code(house: House) -> None:
    _woken(house)
    house.entrance.staff._ask_setup_code()


def _owner_pin(house: House) -> None:
    _woken(house)
    house.entrance.staff._ask_pin("owner")


def _first_start(house: House) -> None:
    _woken(house)
    desk = house.entrance.staff
    desk._pins = desk._reception.pins_set()
    desk._set_pin("owner", can_go_back=False)


def _inside(house: House) -> None:
    """The owner is in."""
    _woken(house)
    house.enter_as(OWNER_PIN)


def _list(count: int) -> Scene:
    def scene(house: House) -> None:
        _inside(house)
        house.entrance.staff.clients._show_list(_clients(count))

    return scene


def _new(*, is_added: bool) -> Scene:
    def scene(house: House) -> None:
        _inside(house)
        pages = house.entrance.staff.clients
        pages._show_new("Juniper")
        if is_added:
            pages._show_pin(_clients(1)[0], "6984")

    return scene


def _client(house: House) -> None:
    _inside(house)
    house.entrance.staff.clients._show_card(_card())


def _client_page(key: str) -> Scene:
    def scene(house: House) -> None:
        _client(house)
        house.entrance.staff.clients._on_menu_chosen(key)
        if key == "health":
            house.entrance.staff.clients.health.age.buttons["18_64"].click()
            house.entrance.staff.clients.health.questions.names[0].click()

    return scene


def _station(*, restarts: bool) -> Scene:
    def scene(house: House) -> None:
        _inside(house)
        page = house.entrance.staff.station
        page.begin()
        house.settle()
        page.menu.show_lines(page._lines(findings()))
        if restarts:
            page._ask_restart()

    return scene


PEOPLE_SCENES: dict[str, Scene] = {
    "sign-in-none": _who(0, SignInFor.FIRST),
    "sign-in-few": _who(7, SignInFor.FIRST),
    "sign-in-many": _who(340, SignInFor.JOIN, "This tag is not known here. Please ask the staff."),
    "sign-in-pin": _pin,
    "sign-in-pin-locked": _pin_locked,
    "sign-in-consent": _consent,
    "sign-in-pain-consent": _pain_consent,
    "people": _people,
    "staff-pin": _house_pin,
    "staff-setup-code": _setup_code,
    "staff-owner-pin": _owner_pin,
    "staff-first-start": _first_start,
    "staff-menu": _inside,
    "staff-clients-none": _list(0),
    "staff-clients": _list(340),
    "staff-new": _new(is_added=False),
    "staff-new-pin": _new(is_added=True),
    "staff-client": _client,
    "staff-health": _client_page("health"),
    "staff-profile": _client_page("profile"),
    "staff-tag": _client_page("tag"),
    "staff-withdraw": _client_page("withdraw"),
    "staff-consent": _client_page("consent"),
    **{f"staff-{which.value}": _client_page(which.value) for which in ProfileList},
    "staff-station": _station(restarts=False),
    "staff-restart": _station(restarts=True),
}
