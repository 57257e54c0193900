"""Add a client: a name by chance, one tap, and the PIN is shown this once."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.icons import Icons
from studio.ui.theme import TOUCH_GAP_MM, TextSize, Theme, Weight
from studio.ui.widgets.labels import Label, Role
from studio.ui.widgets.touch_button import ButtonKind, TouchButton

_CENTRE = Qt.AlignmentFlag.AlignHCenter


class NewClientPage(QWidget):
    """First the name and "Add", then name and PIN and "Noted".

    Signals:
        another_wished: Another name.
        add_wished: Add them under the name shown.
        noted: The PIN was written down or remembered.
    """

    another_wished = Signal()
    add_wished = Signal(str)
    noted = Signal()

    def __init__(self, *, theme: Theme, icons: Icons) -> None:
        """Start empty.

        Args:
            theme: Sizes and letters.
            icons: The drawings.
        """
        super().__init__()
        self.name = Label(role=Role.FAR, alignment=_CENTRE)
        self.about = Label(role=Role.LEAD, alignment=_CENTRE)
        self.pin = Label(role=Role.FAR, alignment=_CENTRE, wraps=False)
        self.pin.setFont(theme.font(TextSize.FAR, Weight.STRONG))
        self.another = TouchButton(
            self.tr("Another name"), theme=theme, icons=icons, icon="swap", height_mm=24
        )
        self.add = self._main(self.tr("Add"), "plus", theme, icons)
        self.done = self._main(self.tr("PIN noted"), "check", theme, icons)
        answers = QHBoxLayout()
        answers.setSpacing(theme.px(TOUCH_GAP_MM * 1.4))
        answers.addWidget(self.another)
        answers.addWidget(self.add, 1)
        answers.addWidget(self.done, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addStretch(1)
        for widget in (self.name, self.pin, self.about):
            column.addWidget(widget)
        column.addStretch(2)
        column.addLayout(answers)
        self.another.clicked.connect(self.another_wished)
        self.add.clicked.connect(self._on_add_clicked)
        self.done.clicked.connect(self.noted)

    def propose(self, alias: str) -> None:
        """Show a name that is free.

        Args:
            alias: The name.
        """
        self.name.setText(alias)
        self.pin.setText("")
        self.about.setText(
            self.tr("This is how the screens will call them. Nobody's real name is needed.")
        )
        self._show(is_added=False)

    def show_pin(self, alias: str, pin: str) -> None:
        """Show the PIN, this once.

        Args:
            alias: Whose.
            pin: Digits.
        """
        self.name.setText(alias)
        self.pin.setText(pin)
        self.about.setText(self.tr("The PIN is shown only now. Let them note it."))
        self._show(is_added=True)

    def wipe(self) -> None:
        """The PIN is gone from the screen."""
        self.name.setText("")
        self.pin.setText("")

    def _show(self, *, is_added: bool) -> None:
        self.pin.setVisible(is_added)
        self.done.setVisible(is_added)
        self.add.setVisible(not is_added)
        self.another.setVisible(not is_added)

    def _main(self, words: str, icon: str, theme: Theme, icons: Icons) -> TouchButton:
        return TouchButton(
            words, theme=theme, icons=icons, icon=icon, kind=ButtonKind.PRIMARY, height_mm=24
        )

    def _on_add_clicked(self) -> None:
        self.add_wished.emit(self.name.text())
