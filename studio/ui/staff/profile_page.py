"""Level, goal, visits a week and unit of a client."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.model.client import LEVELS, ClientProfile, TrainingGoal
from studio.settings import WeightUnit
from studio.ui.icons import Icons
from studio.ui.staff.words import goal_words
from studio.ui.theme import TOUCH_GAP_MM, Theme
from studio.ui.widgets.choice_row import ChoiceRow
from studio.ui.widgets.touch_button import ButtonKind, TouchButton

_MOST_VISITS = 7
_AS_STATION = ""


class ProfilePage(QWidget):
    """Four rows of choices and a button that saves.

    Signals:
        saved: The `ClientProfile` as it is now.
    """

    saved = Signal(object)

    def __init__(self, *, theme: Theme, icons: Icons) -> None:
        """Start with a newcomer.

        Args:
            theme: Sizes and letters.
            icons: The drawings.
        """
        super().__init__()
        self._profile = ClientProfile()
        row = partial(ChoiceRow, theme=theme, icons=icons)
        levels = {1: self.tr("1, new"), 2: self.tr("2, knows it"), 3: self.tr("3, trained")}
        goals = [(goal.value, goal_words(goal)) for goal in TrainingGoal]
        numbers = [(str(number), str(number)) for number in range(1, _MOST_VISITS + 1)]
        units = [(unit.value, unit.value) for unit in WeightUnit]
        self.level = row(self.tr("Level"), [(str(level), levels[level]) for level in LEVELS])
        self.goal = row(self.tr("Trains for"), goals)
        self.visits = row(self.tr("Visits a week"), numbers)
        self.unit = row(self.tr("Weights in"), [(_AS_STATION, self.tr("As the station")), *units])
        self.save = TouchButton(
            self.tr("Save"),
            theme=theme,
            icons=icons,
            icon="check",
            kind=ButtonKind.PRIMARY,
            height_mm=22,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(TOUCH_GAP_MM * 1.1))
        for choices in (self.level, self.goal, self.visits, self.unit):
            column.addWidget(choices)
        column.addStretch(1)
        column.addWidget(self.save)
        self.save.clicked.connect(self._on_save_clicked)

    def show_profile(self, profile: ClientProfile) -> None:
        """Show a profile.

        Args:
            profile: What is not on this page stays as it is.
        """
        self._profile = profile
        self.level.show_value(str(profile.level))
        self.goal.show_value(profile.goal.value)
        self.visits.show_value(str(profile.sessions_per_week))
        self.unit.show_value(profile.unit)

    def _on_save_clicked(self) -> None:
        before = self._profile
        profile = replace(
            before,
            level=int(self.level.value or before.level),
            goal=TrainingGoal(self.goal.value or before.goal),
            sessions_per_week=int(self.visits.value or before.sessions_per_week),
            unit=self.unit.value or _AS_STATION,
        )
        self.saved.emit(profile)
