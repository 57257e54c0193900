"""Who is training: an alias and its PIN, a code or tag held to the reader, or a guest.

The page only asks; `studio.ui.front_desk` finds out whether the answers are right.
"""

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from studio.model.client import Client
from studio.ui.screens.screen import Screen, ScreenParts
from studio.ui.theme import TOUCH_GAP_MM
from studio.ui.widgets.consent_sheet import ConsentSheet
from studio.ui.widgets.labels import Label, Role, panel
from studio.ui.widgets.name_grid import NameGrid
from studio.ui.widgets.pin_pad import PinPad
from studio.ui.widgets.touch_button import ButtonKind, TouchButton

SHORTEST_CLIENT_PIN = 4
_WIDEST_SHEET_MM = 300.0


class SignInFor(Enum):
    """Why somebody is asked."""

    FIRST = auto()
    """The station was just woken."""
    SELF = auto()
    """A guest would rather train under an alias."""
    JOIN = auto()
    """Somebody else trains here too."""


class SignInPage(Screen):
    """Three pages: names beside what holds for guests, the PIN of one name, the consent.

    Signals:
        name_chosen: Id of the client whose name was tapped.
        pin_entered: Digits of the client asked for.
        guest_chosen: To train without a name.
        answered: True = the client agrees to what `consent` asks for.
        went_back: Nobody signs in.
    """

    name_chosen = Signal(str)
    pin_entered = Signal(str)
    guest_chosen = Signal()
    answered = Signal(bool)
    went_back = Signal()

    def __init__(self, parts: ScreenParts, parent: QWidget | None = None) -> None:
        """Lay out the pages.

        Args:
            parts: What to build from.
            parent: Owner in Qt's sense.
        """
        super().__init__(parts, parent)
        theme, icons = parts.theme, parts.icons
        self.title = Label(role=Role.TITLE)
        self.names = NameGrid(theme=theme, icons=icons)
        self.reader = Label(
            self.tr("Do you have a tag or a code? Hold it to the reader."), role=Role.QUIET
        )
        self.message = Label(role=Role.LEAD)
        self.back = self._button(self.tr("Back"), "back")
        self.guest = self._button(self.tr("Train as a guest"), "play", kind=ButtonKind.PRIMARY)
        self.card_title = Label(role=Role.HEADING)
        self._notices = [
            Label(words, role=Role.LEAD)
            for words in (
                self.tr("The camera looks at you while you train. Pictures are never kept."),
                self.tr("Reps of guests are counted and kept without a name."),
                self.tr("Staff can give you a name, so that you see your progress."),
            )
        ]
        self.pad = PinPad(theme=theme, icons=icons)
        self.consent = ConsentSheet(theme=theme, icons=icons)
        self._main = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._stack = QStackedLayout(self)
        self._stack.setSizeConstraint(QStackedLayout.SizeConstraint.SetNoConstraint)
        for page in (self._who_page(), self._pin_page(), self._consent_page()):
            self._stack.addWidget(page)
        self.names.chosen.connect(self.name_chosen)
        self.names.page_turned.connect(self.page_turned)
        self.guest.clicked.connect(self.guest_chosen)
        self.back.clicked.connect(self.went_back)
        self.pad.entered.connect(self.pin_entered)
        self.pad.cancelled.connect(self.ask_who)
        self.consent.agreed.connect(self._on_agreed)
        self.consent.declined.connect(self._on_declined)

    @property
    def asks_pin(self) -> bool:
        """Whether the PIN of a client is asked for."""
        return self._stack.currentIndex() == 1

    @property
    def asks_consent(self) -> bool:
        """Whether a client is asked to agree."""
        return self._stack.currentIndex() == 2

    def begin(self, why: SignInFor) -> None:
        """Ask who is training.

        Args:
            why: What holds for guests depends on it.
        """
        together = why is SignInFor.JOIN
        self.title.setText(
            self.tr("Who trains with you?") if together else self.tr("Who is training?")
        )
        self.back.setVisible(why is not SignInFor.FIRST)
        self.tell("")
        self.ask_who()

    def show_clients(self, clients: Sequence[Client]) -> None:
        """Show these names; without any, only guests train here.

        Args:
            clients: In the order shown.
        """
        self.names.show_names([(client.id, client.alias) for client in clients])
        self.names.setVisible(bool(clients))
        self.card_title.setText(self.tr("No name here?") if clients else self.tr("Welcome"))
        self._turn()

    def ask_who(self) -> None:
        """Back to the names; digits typed so far are gone."""
        self.pad.refuse("")
        self._show(0)

    def ask_pin(self, alias: str) -> None:
        """Ask for the PIN of that name."""
        words = self.tr("{name}, your PIN").format(name=alias)
        self.pad.ask(words, shortest=SHORTEST_CLIENT_PIN)
        self._show(1)

    def ask_consent(self, alias: str) -> None:
        """Ask whether the training may be kept."""
        self.consent.ask(alias)
        self._show(2)

    def ask_pain_consent(self, alias: str) -> None:
        """Ask whether answers about pain may be kept, too."""
        self.consent.ask_pain(alias)
        self._show(2)
        self.page_turned.emit()

    def tell(self, words: str) -> None:
        """Say something beside the names; "" = nothing."""
        self.message.setText(words)
        self.message.setVisible(bool(words))

    def wipe(self) -> None:
        """Nothing of anybody stays on the page."""
        self.pad.ask("", shortest=SHORTEST_CLIENT_PIN)
        self.consent.ask("")
        self.tell("")
        self._show(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What holds for guests lies below the names in portrait."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        upright = self.width() < self.height()
        way = QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight
        self._main.setDirection(way)
        has_names = not self.names.isHidden()
        self._main.setStretch(1, 0 if upright and has_names else 3)
        self._notices[-1].setVisible(not (has_names and self.is_flat()))
        small = Role.BODY if self.is_flat() else Role.LEAD
        large = Role.LEAD if self.is_flat() else Role.HEADING
        for label in self._notices:
            label.set_role(small if has_names else large)
        self.title.set_role(Role.HEADING if self.is_flat() else Role.TITLE)

    def _show(self, place: int) -> None:
        if self._stack.currentIndex() != place:
            self._stack.setCurrentIndex(place)
            self.page_turned.emit()

    def _who_page(self) -> QWidget:
        theme = self.parts.theme
        self._main.setSpacing(theme.px(9))
        self._main.addWidget(self.names, 5)
        self._main.addWidget(self._guest_card(), 3)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(TOUCH_GAP_MM * 1.4))
        foot.addWidget(self.back)
        foot.addWidget(self.reader, 1)
        page, column = self._page()
        column.addWidget(self.title)
        column.addWidget(self.message)
        column.addLayout(self._main, 1)
        column.addLayout(foot)
        return page

    def _guest_card(self) -> QFrame:
        theme = self.parts.theme
        card = panel()
        column = QVBoxLayout(card)
        column.setContentsMargins(*(theme.px(8),) * 4)
        column.setSpacing(theme.px(4))
        column.addWidget(self.card_title)
        for label in self._notices:
            column.addWidget(label)
        column.addStretch(1)
        column.addWidget(self.guest)
        return card

    def _pin_page(self) -> QWidget:
        page, column = self._page()
        column.addStretch(1)
        column.addWidget(self.pad, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return page

    def _consent_page(self) -> QWidget:
        page, column = self._page()
        sheet = panel()
        sheet.setMaximumWidth(self.parts.theme.px(_WIDEST_SHEET_MM))
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(*(self.parts.theme.px(9),) * 4)
        inside.addWidget(self.consent)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(sheet, 1000)
        across.addStretch(1)
        column.addStretch(1)
        column.addLayout(across, 2)
        column.addStretch(1)
        return page

    def _page(self) -> tuple[QWidget, QVBoxLayout]:
        theme = self.parts.theme
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(theme.px(9), theme.px(2), theme.px(9), theme.px(7))
        column.setSpacing(theme.px(5))
        return page, column

    def _button(self, words: str, icon: str, *, kind: ButtonKind = ButtonKind.PLAIN) -> TouchButton:
        parts = self.parts
        return TouchButton(
            words, theme=parts.theme, icons=parts.icons, icon=icon, kind=kind, height_mm=24
        )

    def _on_agreed(self) -> None:
        self.answered.emit(True)

    def _on_declined(self) -> None:
        self.answered.emit(False)
