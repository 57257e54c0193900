"""Signs clients in and out: between the sign-in page, the reception and the engine.

    woken -> who? -> PIN -> consent, then that for pain (where none stands) -> the engine is told

A code or tag leads past "who?" and the PIN; a guest goes on at once.

Whatever was typed or asked is forgotten as soon as the station shows another state: a PIN found
right after its client walked away signs nobody in.
"""

import logging
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from studio.engine.people.desk_talk import (
    MOST_PEOPLE,
    ClientEdited,
    JoinClient,
    JoinRefused,
    LogOut,
    PeopleChanged,
    Person,
)
from studio.engine.people.reception import Reception
from studio.engine.snapshot import Event, Leave, StateChanged, WakeUp
from studio.errors import KnownError
from studio.model.client import Client
from studio.model.session import StationState
from studio.store.people.pins import PinAnswer
from studio.ui.errands import Errands
from studio.ui.main_window import MainWindow
from studio.ui.screens.sign_in import SignInFor, SignInPage
from studio.ui.widgets.people_panel import PeoplePanel

_log = logging.getLogger(__name__)

_TURNS = frozenset({StationState.CHOOSE, StationState.REST})
"""Where people may come, go and take turns."""


class FrontDesk(QObject):
    """One for the window of a station.

    Signals:
        command_given: A `Command` for the engine.
    """

    command_given = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        *,
        reception: Reception,
        errands: Errands,
        parent: QObject | None = None,
    ) -> None:
        """Prepare; `refresh` reads who is known.

        Args:
            window: Of the station.
            reception: Knows who people are.
            errands: Does what takes its time.
            parent: Owner in Qt's sense.
        """
        super().__init__(parent)
        self._window = window
        self._reception = reception
        self._errands = errands
        self._state = StationState.ATTRACT
        self._people = PeopleChanged(here=())
        self._clients: tuple[Client, ...] = ()
        self._why = SignInFor.FIRST
        self._asked: Client | None = None
        self._by_tag: Client | None = None
        self._words = ""
        self._ticket = 0
        self._furnish()
        window.sign_in_wished.connect(self._on_joining)
        window.furnished.connect(self._furnish)

    @property
    def page(self) -> SignInPage:
        """The sign-in page."""
        return self._page

    @property
    def panel(self) -> PeoplePanel:
        """Who is signed in."""
        return self._panel

    def refresh(self) -> None:
        """Read anew who is known by name."""
        self._errands.ask(
            self._reception.named_clients, then=self._on_clients, failed=self._on_clients_unknown
        )

    def look_again(self) -> None:
        """Staff or owner were in: whoever is here may be another now, or erased."""
        for person in self._people.here:
            if person.is_named:
                self.command_given.emit(ClientEdited(client_id=person.key))
        self.refresh()

    def take_event(self, event: Event) -> None:
        """Take in a fact, behind the window."""
        if isinstance(event, StateChanged):
            self._take_state(event.state)
        elif isinstance(event, PeopleChanged):
            self._people = event
            self._show_who()
        elif isinstance(event, JoinRefused) and self._state in _TURNS:
            full = self.tr("Three people train here already.")
            fault = self.tr("You could not be signed in. Please tell the staff.")
            self._open(self._why, words=full if event.is_full else fault)

    def take_tag(self, typed: str) -> None:
        """Somebody held a code or tag to the reader."""
        if self._state not in _TURNS | {StationState.ATTRACT}:
            return
        self._ask(
            lambda: self._reception.client_of_tag(typed),
            then=self._on_tag_known,
            failed=self._on_tag_fault,
        )

    # --- what is on the screen -------------------------------------------------------------

    def _furnish(self) -> None:
        """The window has new screens, maybe in another language: so has the desk."""
        self._ticket += 1
        window = self._window
        parts = window.parts
        self._page = SignInPage(parts)
        self._panel = PeoplePanel(window.stage, theme=parts.theme, icons=parts.icons)
        window.add_page(self._page)
        self._page.name_chosen.connect(self._on_name_chosen)
        self._page.pin_entered.connect(self._on_pin_entered)
        self._page.guest_chosen.connect(self._on_guest_chosen)
        self._page.answered.connect(self._on_answered)
        self._page.went_back.connect(self._close)
        self._panel.log_out_wished.connect(self._on_log_out_wished)
        self._panel.sign_in_wished.connect(self._on_signing_in)
        window.top_bar.who.clicked.connect(self._on_who_clicked)
        self._show_who()

    def _take_state(self, state: StationState) -> None:
        before, self._state = self._state, state
        self._forget()
        if state is StationState.ATTRACT:
            self._people = PeopleChanged(here=())
            self._panel.show_people(self._people, may_sign_in=False)
            self._by_tag, self._words = None, ""
            self.refresh()
        elif state is StationState.CHOOSE and before is StationState.ATTRACT:
            client, words = self._by_tag, self._words
            self._by_tag, self._words = None, ""
            if client is None:
                self._open(SignInFor.FIRST, words=words)
            else:
                self._welcome(client)
        self._show_who()

    def _open(self, why: SignInFor, *, words: str = "") -> None:
        self._why = why
        self._panel.hide()
        self._page.show_clients([client for client in self._clients if not self._is_here(client)])
        self._page.begin(why)
        self._page.tell(words)
        self._window.show_page(self._page)
        self._show_who()

    def _close(self) -> None:
        """Back to the screen below."""
        self._forget()
        self._window.show_screen()
        self._show_who()

    def _forget(self) -> None:
        """Whatever is under way belongs to nobody any more."""
        self._ticket += 1
        self._asked = None
        self._page.wipe()
        self._panel.hide()

    def _show_who(self) -> None:
        who = self._window.top_bar.who
        current = next((one for one in self._people.here if one.is_current), None)
        has_names = len(self._people.here) > 1 or (current is not None and current.is_named)
        can_sign_in = self._state in _TURNS and bool(self._clients)
        if current is not None and has_names:
            who.set_words(current.name)
        else:
            who.set_words(self.tr("Sign in"))
        nobody = {StationState.ATTRACT, StationState.STOPPED}
        shown = self._state not in nobody and not self._window.shows(self._page)
        who.setVisible(shown and (has_names or can_sign_in))
        who.setEnabled(self._may_go())

    def _may_go(self) -> bool:
        """With others here, only between sets; alone also ahead of a set and behind it."""
        alone = {StationState.STAND_HERE, StationState.SUMMARY}
        is_alone = len(self._people.here) < 2
        return self._state in _TURNS or (is_alone and self._state in alone)

    def _is_here(self, client: Client) -> bool:
        return any(one.key == client.id for one in self._people.here)

    def _current(self) -> Person | None:
        return next((one for one in self._people.here if one.is_current), None)

    # --- answers of the page ---------------------------------------------------------------

    def _on_name_chosen(self, client_id: str) -> None:
        client = next((one for one in self._clients if one.id == client_id), None)
        if client is None:
            return
        self._asked = client
        if client.has_pin:
            self._page.ask_pin(client.alias)
        else:
            self._welcome(client)

    def _on_pin_entered(self, pin: str) -> None:
        client = self._asked
        if client is None:
            return
        self._page.pad.accept_no_more(self.tr("One moment"))
        self._ask(
            lambda: self._reception.check_pin(client.id, pin),
            then=partial(self._on_pin_checked, client),
            failed=self._on_fault,
        )

    def _on_pin_checked(self, client: Client, answer: PinAnswer) -> None:
        pad = self._page.pad
        if answer.is_right:
            self._welcome(client)
        elif answer.wait_s > 0:
            pad.lock(answer.wait_s)
        else:
            pad.refuse(self.tr("That is not the PIN of this name."))

    def _on_guest_chosen(self) -> None:
        joins = self._why is SignInFor.JOIN
        self._close()
        if joins:
            self.command_given.emit(JoinClient())

    def _on_answered(self, is_yes: bool) -> None:
        client = self._asked
        if client is None:
            return
        if not is_yes:
            self._join(client)
        elif self._page.consent.is_about_pain:
            work = partial(self._reception.agree_to_pain, client.id)
            self._ask(work, then=self._join, failed=self._on_fault)
        else:
            work = partial(self._reception.agree, client.id)
            self._ask(work, then=self._ask_about_pain, failed=self._on_fault)

    def _ask_about_pain(self, client: Client) -> None:
        """Health data needs a yes of its own; asked once, and after that by staff."""
        self._asked = client
        self._page.ask_pain_consent(client.alias)

    def _welcome(self, client: Client) -> None:
        """It is them: ask for what is missing, else let them in."""
        if client.may_store:
            self._join(client)
            return
        self._asked = client
        self._window.show_page(self._page)
        self._show_who()
        self._page.ask_consent(client.alias)

    def _join(self, client: Client) -> None:
        self._close()
        self.command_given.emit(JoinClient(client_id=client.id, is_signed_in=True))

    # --- answers of the reception ----------------------------------------------------------

    def _ask(
        self,
        work: Callable[[], object],
        *,
        then: Callable[..., None],
        failed: Callable[[KnownError], None],
    ) -> None:
        """As `Errands.ask`; the answer counts only while the same question is on the screen."""
        ticket = self._ticket

        def if_still_asked(result: object) -> None:
            if ticket == self._ticket:
                then(result)

        def if_still_failing(error: KnownError) -> None:
            if ticket == self._ticket:
                failed(error)

        self._errands.ask(work, then=if_still_asked, failed=if_still_failing)

    def _on_clients(self, clients: tuple[Client, ...]) -> None:
        self._clients = clients
        if not self._page.asks_pin and not self._page.asks_consent:
            self._page.show_clients([one for one in clients if not self._is_here(one)])
        self._show_who()

    def _on_clients_unknown(self, error: KnownError) -> None:
        _log.warning("clients could not be read: %s", error.text)
        self._clients = ()

    def _on_tag_known(self, client: Client | None) -> None:
        words = "" if client else self.tr("This tag is not known here. Please ask the staff.")
        if self._state is StationState.ATTRACT:
            self._by_tag, self._words = client, words
            self.command_given.emit(WakeUp())
        elif client is None:
            self._open(self._reason(), words=words)
        elif self._is_full(client):
            self._open(self._reason(), words=self.tr("Three people train here already."))
        else:
            self._welcome(client)

    def _on_tag_fault(self, error: KnownError) -> None:
        _log.info("a tag could not be read: %s", error.text)
        self._on_tag_known(None)

    def _on_fault(self, error: KnownError) -> None:
        _log.warning("a client could not sign in: %s", error.text)
        self._open(self._why, words=self.tr("That did not work. Please tell the staff."))

    def _is_full(self, client: Client) -> bool:
        return len(self._people.here) >= MOST_PEOPLE and not self._is_here(client)

    def _reason(self) -> SignInFor:
        current = self._current()
        is_idle_guest = self._state is StationState.CHOOSE and (
            current is None or not current.is_named
        )
        return SignInFor.SELF if is_idle_guest else SignInFor.JOIN

    # --- the bar on top and the panel ------------------------------------------------------

    def _on_joining(self) -> None:
        if self._state in _TURNS:
            self._open(SignInFor.JOIN)

    def _on_signing_in(self) -> None:
        if self._state in _TURNS:
            self._open(self._reason())

    def _on_who_clicked(self) -> None:
        current = self._current()
        if len(self._people.here) < 2 and (current is None or not current.is_named):
            self._on_signing_in()
            return
        may_sign_in = self._state in _TURNS and len(self._people.here) < MOST_PEOPLE
        self._panel.show_people(self._people, may_sign_in=may_sign_in)
        self._panel.lift()

    def _on_log_out_wished(self, key: str) -> None:
        self._panel.hide()
        alone = len(self._people.here) < 2
        self.command_given.emit(Leave() if alone else LogOut(key=key))
