"""Who is let in: the pad and the book of PINs, with its lock-out in words; also a new PIN.

A forgotten PIN: the setup code (studio/store/people/setup_code.py) is typed in its place.
"""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.errors import KnownError
from studio.store.people.pins import (
    OWNER,
    SHORTEST_OWNER_PIN,
    SHORTEST_PIN,
    PinAnswer,
    check_form,
)
from studio.store.people.setup_code import COMMAND, SetupCodes
from studio.ui.fault_words import error_words
from studio.ui.owner.background import Background
from studio.ui.owner.parts import OwnerParts
from studio.ui.widgets.pin_pad import PinPad

_KIND = "pin"


class PinGate(QWidget):
    """Asks for the owner's PIN; comparing takes 0.2 s and is done away from the screen's thread.

    Signals:
        opened: The PIN was right, or was chosen with a setup code.
        cancelled: The way out was touched.
    """

    opened = Signal()
    cancelled = Signal()

    def __init__(self, codes: SetupCodes, *, parts: OwnerParts, can_cancel: bool = True) -> None:
        """Ask.

        Args:
            codes: Compares PIN and setup code.
            parts: What to build from.
            can_cancel: Whether there is a way out.
        """
        super().__init__()
        self._codes = codes
        self._parts = parts
        self._work = Background("owner-pin", self)
        self.new_pin: NewPin | None = None
        self.pad = PinPad(theme=parts.theme, icons=parts.icons, can_cancel=can_cancel)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.pad)
        self.pad.entered.connect(self._on_entered)
        self.pad.cancelled.connect(self.cancelled)
        self.ask()

    def ask(self) -> None:
        """Begin anew."""
        self._drop_new_pin()
        hint = self.tr("Forgotten? IT gets a code to type here with:\n{command}")
        self.pad.ask(
            self.tr("Owner's PIN"),
            shortest=SHORTEST_OWNER_PIN,
            message=hint.format(command=COMMAND),
        )
        self.pad.show()

    def stop(self) -> None:
        """Wait for what is being compared."""
        self._work.stop()

    def _on_entered(self, typed: str) -> None:
        self.pad.accept_no_more(self.tr("One moment …"))
        self._work.ask(
            _KIND,
            partial(self._codes.check_owner, typed),
            then=partial(self._on_compared, typed),
            failed=self._on_failed,
        )

    def _on_compared(self, typed: str, answer: PinAnswer) -> None:
        if answer.is_setup_code:
            self._have_one_chosen(code=typed)
        elif answer.is_right:
            self.ask()
            self.opened.emit()
        elif answer.wait_s > 0:
            self.pad.lock(answer.wait_s)
        else:
            self.pad.refuse(self.tr("That is not it. Try again."))

    def _on_failed(self, error: KnownError) -> None:
        self.pad.refuse(error_words(error))

    # --- the code instead of the PIN -------------------------------------------------------------

    def _have_one_chosen(self, *, code: str) -> None:
        self.pad.hide()
        self.new_pin = NewPin(subject=OWNER, parts=self._parts)
        self.new_pin.chosen.connect(partial(self._on_chosen, code))
        self.new_pin.cancelled.connect(self.ask)
        self._column.addWidget(self.new_pin)

    def _on_chosen(self, code: str, pin: str) -> None:
        def chosen(_done: None) -> None:
            self.ask()
            self.opened.emit()

        def failed(error: KnownError) -> None:
            self.ask()
            self.pad.refuse(error_words(error))

        work = partial(self._codes.choose_pin, pin, code=code)
        self._work.ask(_KIND, work, then=chosen, failed=failed)

    def _drop_new_pin(self) -> None:
        if self.new_pin is not None:
            self._column.removeWidget(self.new_pin)
            self.new_pin.hide()
            self.new_pin.deleteLater()
            self.new_pin = None


class NewPin(QWidget):
    """Asks for a new PIN, and for the same once more.

    Signals:
        chosen: The PIN.
        cancelled: The way out was touched.
    """

    chosen = Signal(str)
    cancelled = Signal()

    def __init__(self, *, subject: str, parts: OwnerParts) -> None:
        """Ask.

        Args:
            subject: `OWNER`, `STAFF` or a client's id.
            parts: What to build from.
        """
        super().__init__()
        self._subject = subject
        self._first = ""
        self._shortest = SHORTEST_OWNER_PIN if subject == OWNER else SHORTEST_PIN
        self.pad = PinPad(theme=parts.theme, icons=parts.icons)
        column = QVBoxLayout(self)
        column.addWidget(self.pad)
        self.pad.entered.connect(self._on_entered)
        self.pad.cancelled.connect(self.cancelled)
        self.ask()

    def ask(self, message: str = "") -> None:
        """Begin anew.

        Args:
            message: Why, "" = no reason.
        """
        self._first = ""
        words = self.tr("New PIN, {count} digits or more").format(count=self._shortest)
        self.pad.ask(words, shortest=self._shortest, message=message)

    def _on_entered(self, pin: str) -> None:
        if not self._first:
            try:
                check_form(pin, subject=self._subject)
            except KnownError as error:
                self.ask(error_words(error))
                return
            self._first = pin
            self.pad.ask(self.tr("The same once more"), shortest=self._shortest)
        elif pin == self._first:
            self._first = ""
            self.chosen.emit(pin)
        else:
            self.ask(self.tr("These were two different PINs. Begin again."))
