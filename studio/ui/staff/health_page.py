"""The health questions of coaching.md 8.2, asked by staff."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.model.screening import AgeBand, HealthQuestion, Screening
from studio.ui.icons import Icons
from studio.ui.staff.words import age_words, question_words
from studio.ui.theme import TOUCH_GAP_MM, Theme
from studio.ui.widgets.choice_row import ChoiceRow
from studio.ui.widgets.labels import Label, Role
from studio.ui.widgets.name_grid import NameGrid
from studio.ui.widgets.touch_button import ButtonKind, TouchButton


class HealthPage(QWidget):
    """An age, whatever applies lit, and one button that says what will be noted.

    Signals:
        answered: A `Screening`.
    """

    answered = Signal(object)

    def __init__(self, *, theme: Theme, icons: Icons) -> None:
        """Start with nothing answered.

        Args:
            theme: Sizes and letters.
            icons: The drawings.
        """
        super().__init__()
        self._yes: set[str] = set()
        self.about = Label(
            self.tr("Touch what applies. Kept is only whether training may begin."), role=Role.LEAD
        )
        self.age = ChoiceRow(
            "", [(band.value, age_words(band)) for band in AgeBand], theme=theme, icons=icons
        )
        self.questions = NameGrid(
            theme=theme, icons=icons, name_mm=90.0, can_pick=True, most_columns=3
        )
        self.save = TouchButton(
            "", theme=theme, icons=icons, icon="check", kind=ButtonKind.PRIMARY, height_mm=22
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(TOUCH_GAP_MM * 1.1))
        column.addWidget(self.about)
        column.addWidget(self.age)
        column.addWidget(self.questions, 1)
        column.addWidget(self.save)
        self.age.chosen.connect(self._show_answers)
        self.questions.chosen.connect(self._on_chosen)
        self.save.clicked.connect(self._on_save_clicked)

    def begin(self) -> None:
        """Ask anew."""
        self._yes.clear()
        self.age.show_value(None)
        self.questions.show_names([(one.value, question_words(one)) for one in HealthQuestion])
        self._show_answers()

    def _show_answers(self) -> None:
        self.questions.show_picked(self._yes)
        if self.age.value is None:
            self.save.set_words(self.tr("First choose the age"))
        elif self._yes:
            self.save.set_words(self.tr("Save: something applies"))
        else:
            self.save.set_words(self.tr("Save: none of these applies"))
        self.save.setEnabled(self.age.value is not None)

    def _on_chosen(self, key: str) -> None:
        self._yes ^= {key}
        self._show_answers()

    def _on_save_clicked(self) -> None:
        if self.age.value is not None:
            yes = frozenset(HealthQuestion(key) for key in self._yes)
            self.answered.emit(Screening(age_band=AgeBand(self.age.value), yes=yes))
