"""What staff do for clients: find, add, edit, ask, let in and keep out."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from studio.engine.people.reception import NewClient, Reception
from studio.errors import KnownError
from studio.model.client import Client, ClientProfile
from studio.model.screening import Screening, ScreeningResult
from studio.store.people.client_care import SCREENING_STOP, ClientCard
from studio.store.privacy.audit import Actor
from studio.ui.errands import Errands
from studio.ui.fault_words import error_words
from studio.ui.screens.screen import ScreenParts
from studio.ui.staff.client_list import ClientList
from studio.ui.staff.health_page import HealthPage
from studio.ui.staff.layer import StaffLayer
from studio.ui.staff.menu_page import Choice, Line, MenuPage
from studio.ui.staff.new_client_page import NewClientPage
from studio.ui.staff.pick_page import PickPage
from studio.ui.staff.profile_lists import (
    MOST_ANCHORS,
    ProfileList,
    list_about,
    list_names,
    list_title,
    picked_of,
    with_picked,
)
from studio.ui.staff.profile_page import ProfilePage
from studio.ui.staff.words import card_lines
from studio.ui.widgets.consent_sheet import ConsentSheet


class ClientPages(QObject):
    """The pages of the staff's place that are about clients.

    Signals:
        edited: Id of a client who is another now.
        left: Back from the first page.
    """

    edited = Signal(str)
    left = Signal()

    def __init__(
        self,
        parts: ScreenParts,
        *,
        layer: StaffLayer,
        reception: Reception,
        errands: Errands,
    ) -> None:
        """Build the pages.

        Args:
            parts: What to build from.
            layer: Where they are shown.
            reception: Knows and changes clients.
            errands: Does what takes its time.
        """
        super().__init__(layer)
        self._parts, self._layer = parts, layer
        self._reception, self._errands = reception, errands
        self._actor = Actor.STAFF
        self._card: ClientCard | None = None
        self._back: Callable[[], None] = self.left.emit
        self._takes_tag = False
        self._ticket = 0
        self._noted_id = ""
        self._picking = ProfileList.FLAGS
        self._make_pages(parts)

    def _make_pages(self, parts: ScreenParts) -> None:
        theme, icons = parts.theme, parts.icons
        self.list = ClientList(parts)
        self.new = NewClientPage(theme=theme, icons=icons)
        self.menu = MenuPage(theme=theme, icons=icons)
        self.profile = ProfilePage(theme=theme, icons=icons)
        self.pick = PickPage(theme=theme, icons=icons)
        self.health = HealthPage(theme=theme, icons=icons)
        self.consent = ConsentSheet(theme=theme, icons=icons)
        self.list.chosen.connect(self._open_client)
        self.list.add_wished.connect(self._on_adding)
        self.new.another_wished.connect(self._on_adding)
        self.new.add_wished.connect(self._on_add_wished)
        self.new.noted.connect(self._open_again)
        self.menu.chosen.connect(self._on_menu_chosen)
        self.profile.saved.connect(self._save_profile)
        self.pick.saved.connect(self._on_picked)
        self.health.answered.connect(self._on_health_answered)
        self.consent.agreed.connect(self._on_agreed)
        self.consent.declined.connect(self._open_again)

    @property
    def pages(self) -> tuple[QWidget, ...]:
        """All of them."""
        return (
            *(self.list, self.new, self.menu, self.profile),
            *(self.pick, self.health, self.consent),
        )

    # --- coming, going and tags --------------------------------------------------------------

    def begin(self, actor: Actor) -> None:
        """Show everybody.

        Args:
            actor: Who is at it, for the log.
        """
        self._actor = actor
        self._ask(self._reception.named_clients, self._show_list)

    def go_back(self) -> None:
        """One page back; from the first one the pages are left."""
        self._takes_tag = False
        self._back()

    def wipe(self) -> None:
        """The place is locked: nothing of anybody stays on a page."""
        self._ticket += 1
        self._card, self._takes_tag = None, False
        self.new.wipe()
        self.menu.show_choices([])
        self.list.show_clients(())

    def take_tag(self, typed: str) -> None:
        """A code or tag was held to the reader: it is given to the client whose page is open."""
        card = self._card
        if card is not None and self._takes_tag:
            words = self.tr("The tag signs in {name} from now on.").format(name=card.client.alias)
            self._change(partial(self._reception.give_tag, typed=typed), words)

    # --- pages ---------------------------------------------------------------------------------

    def _show(self, page: QWidget, title: str, back: Callable[[], None]) -> None:
        self._back = back
        self._layer.show_page(page, title=title)

    def _show_list(self, clients: tuple[Client, ...]) -> None:
        self._card = None
        self.list.show_clients(clients)
        self._show(self.list, self.tr("Clients"), self.left.emit)

    def _to_list(self) -> None:
        self.begin(self._actor)

    def _on_adding(self) -> None:
        self._ask(self._reception.new_alias, self._show_new)

    def _show_new(self, alias: str) -> None:
        self.new.propose(alias)
        self._show(self.new, self.tr("Add a client"), self._to_list)

    def _on_add_wished(self, alias: str) -> None:
        actor = self._actor
        self._ask(lambda: self._reception.add_client(alias, actor=actor), self._show_added)

    def _show_added(self, added: NewClient) -> None:
        self.edited.emit(added.client.id)
        self._show_pin(added.client, added.pin)

    def _show_pin(self, client: Client, pin: str) -> None:
        self.new.show_pin(client.alias, pin)
        self._show(self.new, self.tr("PIN"), partial(self._open_client, client.id))
        self._noted_id = client.id

    def _open_again(self) -> None:
        """Back to the client whose page was open; after an addition, to theirs."""
        self.new.wipe()
        if self._card is not None:
            self._open_client(self._card.client.id)
        else:
            self._open_client(self._noted_id)

    def _open_client(self, client_id: str) -> None:
        self._ask(lambda: self._reception.card(client_id), self._show_card)

    def _show_card(self, card: ClientCard) -> None:
        self._card, self._takes_tag = card, False
        self.menu.show_choices(self._choices(card), lines=card_lines(card))
        self._show(self.menu, card.client.alias, self._to_list)

    def _choices(self, card: ClientCard) -> list[Choice]:
        choices = [
            Choice(
                key="health",
                words=self.tr("Health questions"),
                icon="check",
                is_main=card.is_asking_due,
            ),
            Choice(key="profile", words=self.tr("Level and goal"), icon="person"),
            *(Choice(key=which.value, words=list_title(which)) for which in ProfileList),
            Choice(key="pin", words=self.tr("New PIN")),
            Choice(key="tag", words=self.tr("Tag or code")),
        ]
        if card.consent_version is None:
            choices.insert(1, Choice(key="consent", words=self.tr("Consent"), is_main=True))
        else:
            pain = self.tr("Keep no pain answers") if card.keeps_pain else self.tr("Pain answers")
            choices.append(Choice(key="no pain" if card.keeps_pain else "pain", words=pain))
            choices.append(Choice(key="withdraw", words=self.tr("Withdraw consent")))
        if card.stops and card.result is not ScreeningResult.NEEDS_COACH:
            words = self._clear_words(card)
            choices.insert(0, Choice(key="clear", words=words, icon="play", is_main=True))
        return choices

    def _clear_words(self, card: ClientCard) -> str:
        if any(stop.reason == SCREENING_STOP for stop in card.stops):
            return self.tr("Clearance is there")
        return self.tr("They may train again")

    def _on_menu_chosen(self, key: str) -> None:
        card = self._card
        if card is None:
            return
        doings: dict[str, Callable[[ClientCard], None]] = {
            "health": self._show_health,
            "profile": self._show_profile,
            "consent": self._show_consent,
            "pain": self._show_pain_consent,
            "no pain": self._withdraw_pain,
            "tag": self._show_tag,
            "take": self._take_tags,
            "pin": self._renew_pin,
            "withdraw": self._show_withdraw,
            "withdraw for good": self._withdraw,
            "clear": self._clear,
        }
        if key in doings:
            doings[key](card)
        else:
            self._show_pick(ProfileList(key), card)

    def _show_health(self, _card: ClientCard) -> None:
        self.health.begin()
        self._show(self.health, self._title(self.tr("Health questions")), self._open_again)

    def _show_profile(self, card: ClientCard) -> None:
        self.profile.show_profile(card.client.profile)
        self._show(self.profile, self._title(self.tr("Level and goal")), self._open_again)

    def _show_consent(self, card: ClientCard) -> None:
        self.consent.ask(card.client.alias)
        self._show(self.consent, self._title(self.tr("Consent")), self._open_again)

    def _show_pain_consent(self, card: ClientCard) -> None:
        self.consent.ask_pain(card.client.alias)
        self._show(self.consent, self._title(self.tr("Pain answers")), self._open_again)

    def _title(self, words: str) -> str:
        name = "" if self._card is None else self._card.client.alias
        return self.tr("{name}: {what}").format(name=name, what=words)

    def _show_tag(self, card: ClientCard) -> None:
        self._takes_tag = True
        lines = [Line(words=self.tr("Hold the tag or code to the reader. It replaces the PIN."))]
        choices = []
        if card.tags:
            has = self.tr("{count} tags or codes sign in here now.").format(count=card.tags)
            if card.tags == 1:
                has = self.tr("1 tag or code signs in here now.")
            lines.append(Line(words=has))
            choices = [Choice(key="take", words=self.tr("Take all tags away"), icon="close")]
        self.menu.show_choices(choices, lines=lines)
        self._show(self.menu, self._title(self.tr("Tag or code")), self._open_again)

    def _show_withdraw(self, card: ClientCard) -> None:
        words = self.tr(
            "From then on nothing is kept under this name. What is there stays until the owner "
            "erases it."
        )
        choices = [Choice(key="withdraw for good", words=self.tr("Withdraw now"), icon="close")]
        self.menu.show_choices(choices, lines=[Line(words=words)])
        self._show(self.menu, self._title(self.tr("Withdraw consent")), self._open_again)

    # --- picking -------------------------------------------------------------------------------

    def _show_pick(self, which: ProfileList, card: ClientCard) -> None:
        self._picking = which
        self.pick.show_names(
            list_names(which, self._parts.exercises),
            picked=picked_of(which, card.client.profile),
            about=list_about(which),
            most=MOST_ANCHORS if which is ProfileList.ANCHORS else None,
        )
        self._show(self.pick, self._title(list_title(which)), self._open_again)

    def _on_picked(self, keys: tuple[str, ...]) -> None:
        if self._card is not None:
            self._save_profile(with_picked(self._picking, self._card.client.profile, keys))

    # --- changes -------------------------------------------------------------------------------

    def _save_profile(self, profile: ClientProfile) -> None:
        self._change(partial(self._reception.save_profile, profile=profile), self.tr("Saved."))

    def _on_health_answered(self, screening: Screening) -> None:
        words = self.tr("Noted. The answers themselves are not kept.")
        self._change(partial(self._reception.screen, screening=screening), words)

    def _on_agreed(self) -> None:
        if self.consent.is_about_pain:
            words = self.tr("From now on answers about pain are kept, too.")
            self._change(self._reception.agree_to_pain, words)
        else:
            self._change(self._reception.agree, self.tr("From now on the training is kept."))

    def _withdraw_pain(self, _card: ClientCard) -> None:
        words = self.tr("Answers about pain are erased, and no more are kept.")
        self._change(self._reception.withdraw_pain, words)

    def _take_tags(self, _card: ClientCard) -> None:
        self._change(self._reception.take_tags, self.tr("No tag signs them in any more."))

    def _withdraw(self, _card: ClientCard) -> None:
        words = self.tr("From now on nothing is kept under this name.")
        self._change(self._reception.withdraw, words)

    def _clear(self, _card: ClientCard) -> None:
        self._change(self._reception.clear_stops, self.tr("They may train again."))

    def _renew_pin(self, card: ClientCard) -> None:
        client, actor = card.client, self._actor
        self._ask(
            lambda: self._reception.renew_pin(client.id, actor=actor),
            partial(self._show_pin, client),
        )

    def _change(self, work: Callable[..., object], words: str) -> None:
        """Change the client whose page is open, then show the page with these words.

        Args:
            work: Called with the client's id and the actor.
            words: What was done.
        """
        if self._card is None:
            return
        client_id, actor = self._card.client.id, self._actor

        def change_and_read() -> ClientCard:
            work(client_id, actor=actor)
            return self._reception.card(client_id)

        def show(after: ClientCard) -> None:
            self.edited.emit(client_id)
            self._show_card(after)
            self._layer.tell(words)

        self._ask(change_and_read, show)

    def _ask(self, work: Callable[[], object], then: Callable[..., None]) -> None:
        """As `Errands.ask`; nothing comes of it once the place was locked."""
        ticket = self._ticket

        def if_open(result: object) -> None:
            if ticket == self._ticket:
                then(result)

        def if_failed(error: KnownError) -> None:
            if ticket == self._ticket:
                self._layer.tell(error_words(error))

        self._errands.ask(work, then=if_open, failed=if_failed)
