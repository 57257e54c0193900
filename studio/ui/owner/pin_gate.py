"""Who is let in: the pad and the book of PINs, with its lock-out in words; also a new PIN."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.errors import KnownError
from studio.store.people.pins import (
    OWNER,
    SHORTEST_OWNER_PIN,
    SHORTEST_PIN,
    PinAnswer,
    PinBook,
    check_form,
)
from studio.ui.fault_words import error_words
from studio.ui.owner.background import Background
from studio.ui.owner.parts import OwnerParts
from studio.ui.widgets.pin_pad import PinPad

_KIND = "pin"


class PinGate(QWidget):
    """Asks for a PIN; comparing takes 0.2 s and is done away from the thread of the screen.

    Signals:
        opened: The PIN was right.
        cancelled: The way out was touched.
    """

    opened = Signal()
    cancelled = Signal()

    def __init__(
        self, book: PinBook, *, subject: str, parts: OwnerParts, can_cancel: bool = True
    ) -> None:
        """Ask.

        Args:
            book: Of PINs.
            subject: `OWNER`, `STAFF` or a client's id, who has one.
            parts: What to build from.
            can_cancel: Whether there is a way out.
        """
        super().__init__()
        self._book = book
        self._subject = subject
        self._work = Background("owner-pin", self)
        self.pad = PinPad(theme=parts.theme, icons=parts.icons, can_cancel=can_cancel)
        column = QVBoxLayout(self)
        column.addWidget(self.pad)
        self.pad.entered.connect(self._on_entered)
        self.pad.cancelled.connect(self.cancelled)
        self.ask()

    def ask(self) -> None:
        """Begin anew."""
        is_owner = self._subject == OWNER
        words = self.tr("Owner's PIN") if is_owner else self.tr("PIN")
        self.pad.ask(words, shortest=SHORTEST_OWNER_PIN if is_owner else SHORTEST_PIN)

    def stop(self) -> None:
        """Wait for what is being compared."""
        self._work.stop()

    def _on_entered(self, pin: str) -> None:
        self.pad.accept_no_more(self.tr("One moment …"))
        self._work.ask(
            _KIND,
            partial(self._book.check, self._subject, pin),
            then=self._on_compared,
            failed=self._on_failed,
        )

    def _on_compared(self, answer: PinAnswer) -> None:
        if answer.is_right:
            self.ask()
            self.opened.emit()
        elif answer.wait_s > 0:
            self.pad.lock(answer.wait_s)
        else:
            self.pad.refuse(self.tr("That is not it. Try again."))

    def _on_failed(self, error: KnownError) -> None:
        self.pad.refuse(error_words(error))


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
