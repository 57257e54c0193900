"""A PIN of the house: asked for, or chosen and typed twice."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.screens.screen import ScreenParts
from studio.ui.widgets.pin_pad import PinPad
from studio.ui.widgets.touch_button import ButtonKind, TouchButton


class PinPage(QWidget):
    """The pad, and a button for who has another PIN.

    Signals:
        entered: Digits of a PIN that was asked for.
        new_pin: Digits that were typed twice alike.
        other_wished: Ask for the other PIN.
    """

    entered = Signal(str)
    new_pin = Signal(str)
    other_wished = Signal()

    def __init__(self, parts: ScreenParts) -> None:
        """Start empty.

        Args:
            parts: What to build from.
        """
        super().__init__()
        theme, icons = parts.theme, parts.icons
        self._is_setting = False
        self._words, self._shortest = "", 0
        self._first: str | None = None
        self.pad = PinPad(theme=theme, icons=icons, can_cancel=False)
        self.other = TouchButton("", theme=theme, icons=icons, kind=ButtonKind.QUIET, wraps=False)
        centre = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        column.addWidget(self.pad, 0, centre)
        column.addSpacing(theme.px(5.5))
        column.addWidget(self.other, 0, centre)
        column.addStretch(2)
        self.pad.entered.connect(self._on_entered)
        self.other.clicked.connect(self.other_wished)

    def ask(self, words: str, *, shortest: int, other: str = "", hint: str = "") -> None:
        """Ask for a PIN.

        Args:
            words: The question.
            shortest: Digits it has at least.
            other: Words of the button for another PIN; "" = no button.
            hint: A line below the question, until digits were refused.
        """
        self._is_setting, self._first = False, None
        self.pad.ask(words, shortest=shortest, message=hint)
        self._show_other(other)

    def set_new(self, words: str, *, shortest: int) -> None:
        """Have a PIN chosen.

        Args:
            words: The question.
            shortest: Digits it has at least.
        """
        self._is_setting, self._first = True, None
        self._words, self._shortest = words, shortest
        message = self.tr("{count} digits or more. Note it: nobody can read it back.")
        self.pad.ask(words, shortest=shortest, message=message.format(count=shortest))
        self._show_other("")

    def wait(self) -> None:
        """The digits are being looked at."""
        self.pad.accept_no_more(self.tr("One moment"))

    def refuse(self, wait_s: float) -> None:
        """The PIN was wrong.

        Args:
            wait_s: Seconds until the next attempt is looked at; 0 = at once.
        """
        if wait_s > 0:
            self.pad.lock(wait_s)
        else:
            self.pad.refuse(self.tr("That is not the PIN."))

    def give_up(self, words: str) -> None:
        """It could not be done; a new PIN is asked for from the beginning."""
        self._first = None
        if self._is_setting:
            self.pad.ask(self._words, shortest=self._shortest)
        self.pad.refuse(words)

    def wipe(self) -> None:
        """Nothing that was typed stays."""
        self._first = None
        self.pad.ask("", shortest=1)

    def _show_other(self, words: str) -> None:
        self.other.set_words(words)
        self.other.setVisible(bool(words))

    def _on_entered(self, digits: str) -> None:
        if not self._is_setting:
            self.entered.emit(digits)
        elif self._first is None:
            self._first = digits
            self.pad.ask(self.tr("The same again"), shortest=self._shortest)
        elif digits == self._first:
            self._first = None
            self.new_pin.emit(digits)
        else:
            self._first = None
            message = self.tr("They were not alike. Choose again.")
            self.pad.ask(self._words, shortest=self._shortest, message=message)
