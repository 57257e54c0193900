"""Who takes turns at the station: one tap on a name, and a plus for somebody else."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.engine.people.desk_talk import MOST_PEOPLE, PeopleChanged
from studio.ui.icons import Icons
from studio.ui.theme import TOUCH_GAP_MM, Theme
from studio.ui.widgets.touch_button import ButtonKind, TouchButton


class PeopleRow(QWidget):
    """Names of who is here, whose turn it is lit.

    Signals:
        switched: The key of the name tapped; never of whoever is up.
        joining: Somebody else wants to train here too.
    """

    switched = Signal(str)
    joining = Signal()

    def __init__(self, *, theme: Theme, icons: Icons) -> None:
        """Start empty.

        Args:
            theme: Sizes and letters.
            icons: The drawings.
        """
        super().__init__()
        self._keys: list[str] = []
        self._current = ""
        self.names = [
            TouchButton("", theme=theme, icons=icons, icon="person", kind=ButtonKind.CHOICE)
            for _ in range(MOST_PEOPLE)
        ]
        self.join = TouchButton(self.tr("Train together"), theme=theme, icons=icons, icon="plus")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(TOUCH_GAP_MM * 1.05))
        for button in self.names:
            button.setCheckable(True)
            button.hide()
            button.clicked.connect(self._on_name_clicked)
            row.addWidget(button)
        row.addWidget(self.join)
        row.addStretch(1)
        self.join.clicked.connect(self.joining)

    def show_people(self, people: PeopleChanged) -> None:
        """Show who is here; alone, no name is needed."""
        self._keys = [person.key for person in people.here]
        self._current = next((person.key for person in people.here if person.is_current), "")
        for place, button in enumerate(self.names):
            is_here = place < len(people.here)
            button.setVisible(is_here and len(people.here) > 1)
            button.set_words(people.here[place].name if is_here else "")
            button.setChecked(is_here and people.here[place].is_current)
        self.join.setVisible(len(people.here) < MOST_PEOPLE)

    def _on_name_clicked(self) -> None:
        key = self._keys[self.names.index(self.sender())]  # type: ignore[arg-type]
        for known, button in zip(self._keys, self.names, strict=False):
            button.setChecked(known == self._current)
        if key != self._current:
            self.switched.emit(key)
