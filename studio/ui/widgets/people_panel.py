"""Who is signed in, and the way out for each."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio.engine.people.desk_talk import MOST_PEOPLE, PeopleChanged
from studio.ui.icons import Icons
from studio.ui.theme import TOUCH_GAP_MM, Theme
from studio.ui.widgets.labels import Label, Role
from studio.ui.widgets.touch_button import ButtonKind, TouchButton
from studio.ui.widgets.veil import Veil


class PeoplePanel(Veil):
    """A line for each: the name, whether anything is kept under it, and "Log out".

    Signals:
        log_out_wished: The key of who is done.
        sign_in_wished: Somebody would sign in.
    """

    log_out_wished = Signal(str)
    sign_in_wished = Signal()

    def __init__(self, parent: QWidget, *, theme: Theme, icons: Icons) -> None:
        """Start hidden.

        Args:
            parent: What is covered.
            theme: Sizes and letters.
            icons: The drawings.
        """
        super().__init__(parent, theme=theme)
        self._keys: list[str] = []
        self.names = [Label(role=Role.HEADING) for _ in range(MOST_PEOPLE)]
        self.notes = [Label(role=Role.QUIET) for _ in range(MOST_PEOPLE)]
        self.outs = [
            TouchButton(self.tr("Log out"), theme=theme, icons=icons, icon="close", height_mm=22)
            for _ in range(MOST_PEOPLE)
        ]
        self.sign_in = TouchButton(
            self.tr("Sign in"), theme=theme, icons=icons, icon="plus", height_mm=22
        )
        self.done = TouchButton(
            self.tr("Train on"), theme=theme, icons=icons, kind=ButtonKind.PRIMARY, height_mm=22
        )
        self._lay_out(theme)
        for button in self.outs:
            button.clicked.connect(self._on_out_clicked)
        self.sign_in.clicked.connect(self.sign_in_wished)
        self.done.clicked.connect(self.hide)

    def show_people(self, people: PeopleChanged, *, may_sign_in: bool) -> None:
        """Show who is here.

        Args:
            people: In the order they came.
            may_sign_in: Whether somebody may sign in now.
        """
        self._keys = [person.key for person in people.here]
        for place in range(MOST_PEOPLE):
            is_here = place < len(people.here)
            for widget in (self.names[place], self.notes[place], self.outs[place]):
                widget.setVisible(is_here)
            self.names[place].setText(people.here[place].name if is_here else "")
            if is_here:
                person = people.here[place]
                self.notes[place].setText(self._note(person.is_named, person.is_kept))
        self.sign_in.setVisible(may_sign_in)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A touch beside the sheet closes it."""
        if not self.sheet.geometry().contains(event.position().toPoint()):
            self.hide()

    def _on_out_clicked(self) -> None:
        place = self.outs.index(self.sender())  # type: ignore[arg-type]
        self.log_out_wished.emit(self._keys[place])

    def _note(self, is_named: bool, is_kept: bool) -> str:
        if not is_named:
            return self.tr("Reps are kept without a name.")
        return self.tr("Training is kept.") if is_kept else self.tr("Nothing is kept by name.")

    def _lay_out(self, theme: Theme) -> None:
        self.sheet.setMinimumWidth(theme.px(150))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(theme.px(TOUCH_GAP_MM * 1.1))
        grid.setColumnStretch(0, 1)
        for place in range(MOST_PEOPLE):
            words = QVBoxLayout()
            words.setSpacing(theme.px(1))
            words.addWidget(self.names[place])
            words.addWidget(self.notes[place])
            grid.addLayout(words, place, 0)
            grid.addWidget(self.outs[place], place, 1, Qt.AlignmentFlag.AlignVCenter)
        answers = QHBoxLayout()
        answers.setSpacing(theme.px(TOUCH_GAP_MM * 1.4))
        answers.addWidget(self.sign_in)
        answers.addWidget(self.done, 1)
        column = QVBoxLayout(self.sheet)
        column.setContentsMargins(*(theme.px(10),) * 4)
        column.setSpacing(theme.px(8))
        column.addLayout(grid)
        column.addLayout(answers)
