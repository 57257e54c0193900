"""The way in for staff and owner: a PIN, then what each of them may do.

corner held -> staff's PIN -> clients, this station
owner's PIN -> the same, the owner's pages, PINs
no owner's PIN yet, or forgotten -> the setup code, then a PIN, typed twice
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from studio.engine.people.desk_talk import ClientEdited
from studio.engine.people.reception import PinsSet, Reception
from studio.engine.snapshot import SwitchCamera
from studio.errors import KnownError
from studio.store.people.pins import OWNER, SHORTEST_OWNER_PIN, SHORTEST_PIN, STAFF, PinAnswer
from studio.store.people.setup_code import CODE_DIGITS, COMMAND
from studio.store.privacy.audit import Actor
from studio.ui.errands import Errands
from studio.ui.fault_words import error_words
from studio.ui.main_window import MainWindow
from studio.ui.staff.client_pages import ClientPages
from studio.ui.staff.layer import StaffLayer
from studio.ui.staff.menu_page import Choice, MenuPage
from studio.ui.staff.pin_page import PinPage
from studio.ui.staff.station_page import SelfTest, StationPage

OwnerPages = Callable[[], QWidget]


class StaffDesk(QObject):
    """One for the window of a station.

    Signals:
        command_given: A `Command` for the engine.
        clients_changed: Whoever shows names reads them anew.
        restart_wished: The program ends; its supervisor starts it again.
        closed: The place was locked.
    """

    command_given = Signal(object)
    clients_changed = Signal()
    restart_wished = Signal()
    closed = Signal()

    def __init__(
        self,
        window: MainWindow,
        *,
        reception: Reception,
        errands: Errands,
        self_test: SelfTest,
        can_restart: bool,
        owner_pages: OwnerPages | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Build the place, closed.

        Args:
            window: Of the station.
            reception: Knows PINs and clients.
            errands: Does what takes its time.
            self_test: Looks the station over; called on another thread.
            can_restart: Whether somebody starts the program again when it ends.
            owner_pages: Builds the owner's pages, anew each time; None = there are none here.
            parent: Owner in Qt's sense.
        """
        super().__init__(parent)
        self._window = window
        self._reception, self._errands = reception, errands
        self._self_test, self._can_restart = self_test, can_restart
        self._owner_pages = owner_pages
        self._actor: Actor | None = None
        self._subject = STAFF
        self._code = ""
        self._pins = PinsSet(owner=True, staff=True)
        self._then: Callable[[], None] = self._show_menu
        self._owner_page: QWidget | None = None
        self._ticket = 0
        self._furnish()
        window.furnished.connect(self._on_furnished)

    @property
    def layer(self) -> StaffLayer:
        """Where everything is shown."""
        return self._layer

    @property
    def clients(self) -> ClientPages:
        """The pages about clients."""
        return self._clients

    @property
    def station(self) -> StationPage:
        """The page about the station."""
        return self._station

    @property
    def pin_page(self) -> PinPage:
        """Where PINs are asked for and set."""
        return self._pin_page

    @property
    def menu(self) -> MenuPage:
        """What staff can do."""
        return self._menu

    @property
    def actor(self) -> Actor | None:
        """Who is in; None while the place is locked or a PIN is asked for."""
        return self._actor

    @property
    def is_open(self) -> bool:
        """Whether the place lies over the window."""
        return self._layer.page is not None

    def open(self, *, only_without_pin: bool = False) -> None:
        """Ask for a PIN; where the owner has none yet, for the setup code.

        Args:
            only_without_pin: Come up only where the owner has no PIN yet.
        """
        if self.is_open:
            return

        def begin(pins: PinsSet) -> None:
            self._pins = pins
            if not pins.owner:
                self._ask_setup_code()
            elif not only_without_pin:
                self._ask_pin(STAFF if pins.staff else OWNER)

        self._ask(self._reception.pins_set, begin)

    def take_tag(self, typed: str) -> None:
        """A code or tag was held to the reader while the place is open."""
        self._layer.stay()
        if self._actor is not None:
            self._clients.take_tag(typed)

    def show_camera(self, *, is_on: bool) -> None:
        """Say what the camera does now."""
        self._station.show_camera(is_on=is_on)

    # --- pages ---------------------------------------------------------------------------------

    def _furnish(self) -> None:
        """The window has new screens, maybe in another language: so has the place, closed."""
        parts, window = self._window.parts, self._window
        self._layer = StaffLayer(window.stage, theme=parts.theme, icons=parts.icons)
        self._pin_page = PinPage(parts)
        self._menu = MenuPage(theme=parts.theme, icons=parts.icons)
        self._clients = ClientPages(
            parts, layer=self._layer, reception=self._reception, errands=self._errands
        )
        self._station = StationPage(
            parts,
            layer=self._layer,
            errands=self._errands,
            self_test=self._self_test,
            can_restart=self._can_restart,
        )
        self._layer.went_back.connect(self._on_went_back)
        self._layer.locked.connect(self._on_locked)
        self._pin_page.entered.connect(self._on_pin_entered)
        self._pin_page.new_pin.connect(self._on_new_pin)
        self._pin_page.other_wished.connect(self._on_other_wished)
        self._menu.chosen.connect(self._on_chosen)
        self._clients.left.connect(self._show_menu)
        self._clients.edited.connect(self._on_edited)
        self._station.left.connect(self._show_menu)
        self._station.camera_wished.connect(self._on_camera_wished)
        self._station.loudness_wished.connect(self._on_loudness_wished)
        self._station.restart_wished.connect(self.restart_wished)

    def _show_menu(self) -> None:
        is_owner = self._actor is Actor.OWNER
        choices = [
            Choice(key="clients", words=self.tr("Clients"), icon="person", is_main=True),
            Choice(key="station", words=self.tr("This station"), icon="frame"),
        ]
        if self._owner_pages is not None:
            choices.append(Choice(key="owner", words=self.tr("Owner's pages"), icon="light"))
        if is_owner:
            words = self.tr("New staff PIN") if self._pins.staff else self.tr("Set a staff PIN")
            choices.append(Choice(key="staff pin", words=words))
            choices.append(Choice(key="owner pin", words=self.tr("New owner's PIN")))
        self._menu.show_choices(choices)
        title = self.tr("Owner") if is_owner else self.tr("Staff")
        self._layer.show_page(self._menu, title=title, can_go_back=False)

    def _ask_pin(self, subject: str) -> None:
        self._subject = subject
        is_owner = subject == OWNER
        self._pin_page.ask(
            self.tr("Owner's PIN") if is_owner else self.tr("Staff PIN"),
            shortest=SHORTEST_OWNER_PIN if is_owner else SHORTEST_PIN,
            other=self._other_words(is_owner=is_owner),
            hint=self._forgotten() if is_owner else "",
        )
        is_inside = self._actor is not None
        self._layer.show_page(self._pin_page, title="", can_go_back=is_inside)

    def _ask_setup_code(self) -> None:
        """Whoever only stands before the screen has none, and gives nobody a PIN."""
        self._subject = OWNER
        hint = self.tr("IT gets it on this machine with:\n{command}")
        if self._pins.was_set_aside:
            hint = self.tr(
                "The database was set aside, and the PINs with it. IT gets a code on this machine "
                "with:\n{command}"
            )
        hint = hint.format(command=COMMAND)
        self._pin_page.ask(self.tr("Setup code"), shortest=CODE_DIGITS, hint=hint)
        self._layer.show_page(self._pin_page, title=self._setting_title(), can_go_back=False)

    def _setting_title(self) -> str:
        is_first = not self._pins.owner and not self._pins.was_set_aside
        return self.tr("First start") if is_first else self.tr("PIN")

    def _forgotten(self) -> str:
        words = self.tr("Forgotten? IT gets a code to type here with:\n{command}")
        return words.format(command=COMMAND)

    def _other_words(self, *, is_owner: bool) -> str:
        if self._actor is not None or not self._pins.staff:
            return ""
        return self.tr("I am staff") if is_owner else self.tr("I am the owner")

    def _set_pin(self, subject: str, *, can_go_back: bool) -> None:
        self._subject = subject
        is_owner = subject == OWNER
        self._pin_page.set_new(
            self.tr("Choose the owner's PIN") if is_owner else self.tr("Choose the staff's PIN"),
            shortest=SHORTEST_OWNER_PIN if is_owner else SHORTEST_PIN,
        )
        self._layer.show_page(self._pin_page, title=self._setting_title(), can_go_back=can_go_back)

    # --- PINs ----------------------------------------------------------------------------------

    def _on_pin_entered(self, pin: str) -> None:
        subject = self._subject
        self._pin_page.wait()
        self._ask(
            lambda: self._reception.check_pin(subject, pin), partial(self._on_checked, subject, pin)
        )

    def _on_checked(self, subject: str, typed: str, answer: PinAnswer) -> None:
        if not answer.is_right:
            self._pin_page.refuse(answer.wait_s)
            return
        if answer.is_setup_code:
            self._code = typed
            self._set_pin(OWNER, can_go_back=False)
            return
        self._actor = Actor.OWNER if subject == OWNER else Actor.STAFF
        then, self._then = self._then, self._show_menu
        then()

    def _on_new_pin(self, pin: str) -> None:
        subject, code, actor = self._subject, self._code, self._actor
        self._pin_page.wait()

        def set_it() -> PinsSet:
            if actor is Actor.OWNER:
                self._reception.set_house_pin(subject, pin)
            else:
                self._reception.choose_owner_pin(pin, code=code)
            return self._reception.pins_set()

        def go_on(pins: PinsSet) -> None:
            self._pins, self._code = pins, ""
            self._actor = Actor.OWNER
            self._show_menu()
            self._layer.tell(self.tr("The PIN holds from now on."))

        self._ask(set_it, go_on)

    def _on_other_wished(self) -> None:
        self._ask_pin(STAFF if self._subject == OWNER else OWNER)

    # --- what is tapped ------------------------------------------------------------------------

    def _on_chosen(self, key: str) -> None:
        if self._actor is None:
            return
        match key:
            case "clients":
                self._clients.begin(self._actor)
            case "station":
                self._station.begin()
            case "owner":
                self._open_owner_pages()
            case "staff pin":
                self._set_pin(STAFF, can_go_back=True)
            case "owner pin":
                self._set_pin(OWNER, can_go_back=True)

    def _open_owner_pages(self) -> None:
        if self._actor is not Actor.OWNER:
            self._then = self._open_owner_pages
            self._ask_pin(OWNER)
        elif self._owner_pages is not None:
            self._drop_owner_page()
            self._owner_page = self._owner_pages()
            self._layer.show_page(self._owner_page, title=self.tr("Owner's pages"))

    def _drop_owner_page(self) -> None:
        if self._owner_page is not None:
            self._layer.drop_page(self._owner_page)
            self._owner_page = None

    def _on_went_back(self) -> None:
        if self._actor is None:
            self._layer.close_up()
        elif self._layer.page in self._clients.pages:
            self._clients.go_back()
        else:
            self._then = self._show_menu
            self._drop_owner_page()
            self._show_menu()

    def _on_furnished(self) -> None:
        self._on_locked()
        self._furnish()

    def _on_locked(self) -> None:
        self._ticket += 1
        self._actor, self._code = None, ""
        self._then = self._show_menu
        self._pin_page.wipe()
        self._clients.wipe()
        self._station.wipe()
        self._menu.show_choices([])
        self._drop_owner_page()
        self.closed.emit()

    def _on_edited(self, client_id: str) -> None:
        self.command_given.emit(ClientEdited(client_id=client_id))
        self.clients_changed.emit()

    def _on_camera_wished(self, on: bool) -> None:
        self.command_given.emit(SwitchCamera(on=on))

    def _on_loudness_wished(self) -> None:
        self._window.volume_panel.lift()

    def _ask(self, work: Callable[[], object], then: Callable[..., None]) -> None:
        """As `Errands.ask`; nothing comes of it once the place was locked."""
        ticket = self._ticket

        def if_open(result: object) -> None:
            if ticket == self._ticket:
                then(result)

        def if_failed(error: KnownError) -> None:
            if ticket == self._ticket:
                self._pin_page.give_up(error_words(error))
                self._layer.tell(error_words(error))

        self._errands.ask(work, then=if_open, failed=if_failed)
