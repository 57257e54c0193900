"""The exercise that was touched: why, how it looks, and how many."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.model.exercise import Exercise
from studio.model.landmarks import Side
from studio.settings import WeightUnit
from studio.ui.icons import Icons
from studio.ui.theme import TOUCH_GAP_MM, Theme
from studio.ui.widgets.athlete_library import AthleteLibrary
from studio.ui.widgets.athlete_view import AthleteView
from studio.ui.widgets.choice_row import ChoiceRow
from studio.ui.widgets.function_marks import FunctionMarks
from studio.ui.widgets.labels import Label, Role, panel
from studio.ui.widgets.stepper import Stepper
from studio.ui.widgets.tempo_bars import TempoBars
from studio.ui.widgets.touch_button import ButtonKind, TouchButton
from studio.ui.widgets.weight_stepper import WeightStepper

_FEWEST, _MOST = 1, 50
_GLUTES, _POWER = "glutes", "power"


class ExerciseSheet(QWidget):
    """Athlete on one side; name, reasons, reps, weight, leg and tempo on the other.

    Signals:
        went_back: The client wants another exercise.
        chosen: The client wants this one, as set on the sheet.
    """

    went_back = Signal()
    chosen = Signal()

    def __init__(
        self,
        *,
        theme: Theme,
        icons: Icons,
        athletes: AthleteLibrary,
        unit: WeightUnit = WeightUnit.KG,
        steps_kg: tuple[float, ...] = (2.5, 10.0),
    ) -> None:
        """Start empty.

        Args:
            theme: Sizes and letters.
            icons: The drawings.
            athletes: The moving athlete.
            unit: Of the weight.
            steps_kg: Of the station's plates, the smallest first.
        """
        super().__init__()
        self._theme = theme
        self._reps, self._side, self._power_reason = 10, Side.BOTH, ""
        self.exercise: Exercise | None = None
        self.athlete = AthleteView(athletes, icons=icons, theme=theme, is_large=True)
        self.name = Label(role=Role.TITLE)
        self.marks = FunctionMarks(theme=theme, icons=icons, mark_mm=10, with_words=True)
        self.why = Label(role=Role.LEAD)
        self.silent = Label(role=Role.BODY)
        self.tempo = TempoBars(theme=theme)
        self.reps = Stepper(self.tr("reps"), theme=theme, icons=icons)
        self.load = WeightStepper(theme=theme, icons=icons, steps_kg=steps_kg, unit=unit)
        intents = ((_GLUTES, self.tr("For my glutes")), (_POWER, self.tr("For depth and power")))
        self.intent = ChoiceRow("", intents, theme=theme, icons=icons)
        self.left = self._leg_button(self.tr("Left leg"), icons)
        self.right = self._leg_button(self.tr("Right leg"), icons)
        self.back = TouchButton(
            self.tr("Back"), theme=theme, icons=icons, icon="back", height_mm=22
        )
        self.go = TouchButton(
            self.tr("Let's go"),
            theme=theme,
            icons=icons,
            icon="play",
            kind=ButtonKind.PRIMARY,
            height_mm=22,
        )
        self._legs = QWidget()
        self._build()
        self._connect()

    @property
    def side(self) -> Side:
        """The leg chosen; BOTH where the exercise uses both."""
        return self._side

    @property
    def reps_target(self) -> int:
        """Reps chosen."""
        return self._reps

    @property
    def load_kg(self) -> float | None:
        """Weight chosen; None = none told."""
        return self.load.load_kg

    @property
    def for_power(self) -> bool:
        """Whether depth and power are meant, and not the glutes."""
        return not self.intent.isHidden() and self.intent.value == _POWER

    def show_exercise(
        self,
        exercise: Exercise,
        *,
        reps: int,
        load_kg: float | None = None,
        power_reason: str = "",
    ) -> None:
        """Show this one.

        Args:
            exercise: Which.
            reps: Suggested.
            load_kg: Of last time; None = not told then.
            power_reason: Why cues are silent when depth and power are meant; "" = they cannot be.
        """
        self.exercise = exercise
        self.athlete.show_exercise(exercise.id)
        self.name.setText(exercise.name)
        self.marks.show_functions(exercise.functions)
        self.why.setText("\n".join(exercise.why))
        self._power_reason = power_reason
        self.intent.show_value(_GLUTES)
        self.intent.setVisible(bool(power_reason))
        self._show_silent()
        self.tempo.show_tempo(exercise.tempo, first=exercise.first_phase)
        self._reps = reps
        self.load.set_load(load_kg if exercise.loadable else None)
        self._side = Side.LEFT if exercise.per_side else Side.BOTH
        self._legs.setVisible(exercise.per_side)
        self.load.setVisible(exercise.loadable)
        self._show_values()

    def _show_silent(self) -> None:
        """What is not judged, and why; it follows what the client means."""
        own = "" if self.exercise is None else self.exercise.cues_off_reason
        reason = self._power_reason if self.for_power else own
        self.silent.setText(self.tr("Not judged here: {reason}").format(reason=reason))
        self.silent.setVisible(bool(reason))

    def turn(self, *, portrait: bool, flat: bool) -> None:
        """Take a shape.

        Args:
            portrait: Athlete above, else beside.
            flat: Little height: smaller words.
        """
        self.name.set_role(Role.HEADING if flat else Role.TITLE)
        self.why.set_role(Role.BODY if flat else Role.LEAD)
        self.silent.set_role(Role.SMALL if flat else Role.BODY)
        self._column.setSpacing(self._theme.px(2.5 if flat else 5))
        self._main.setDirection(
            QBoxLayout.Direction.TopToBottom if portrait else QBoxLayout.Direction.LeftToRight
        )

    def _leg_button(self, words: str, icons: Icons) -> TouchButton:
        button = TouchButton(words, theme=self._theme, icons=icons, kind=ButtonKind.CHOICE)
        button.setCheckable(True)
        return button

    def _build(self) -> None:
        gap = self._theme.px(TOUCH_GAP_MM * 1.2)
        picture = panel()
        inside = QVBoxLayout(picture)
        inside.setContentsMargins(gap, gap, gap, gap)
        inside.addWidget(self.athlete)
        side = self._column = QVBoxLayout()
        side.addWidget(self.name)
        side.addWidget(self.marks)
        side.addWidget(self.why)
        side.addWidget(self.silent)
        side.addStretch(1)
        side.addWidget(self._boxed(self.tempo))
        side.addWidget(self._choices(gap))
        side.addWidget(self._legs)
        side.addWidget(self.intent)
        side.addStretch(1)
        side.addLayout(_row(gap, (self.back, 0), (self.go, 1)))
        self._main = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._main.setContentsMargins(0, 0, 0, 0)
        self._main.setSpacing(self._theme.px(9))
        self._main.addWidget(picture, 5)
        self._main.addLayout(side, 6)

    def _choices(self, gap: int) -> QFrame:
        legs = QHBoxLayout(self._legs)
        legs.setContentsMargins(0, 0, 0, 0)
        legs.setSpacing(gap)
        legs.addWidget(self.left, 1)
        legs.addWidget(self.right, 1)
        steppers = QWidget()
        row = QHBoxLayout(steppers)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(12))
        row.addWidget(self.reps, 1)
        row.addWidget(self.load, 1)
        return self._boxed(steppers)

    def _boxed(self, content: QWidget) -> QFrame:
        frame = panel()
        column = QVBoxLayout(frame)
        across, down = self._theme.px(5), self._theme.px(3.5)
        column.setContentsMargins(across, down, across, down)
        column.addWidget(content)
        return frame

    def _connect(self) -> None:
        self.reps.stepped.connect(self._on_reps_stepped)
        self.left.clicked.connect(self._on_left_clicked)
        self.right.clicked.connect(self._on_right_clicked)
        self.intent.chosen.connect(self._show_silent)
        self.back.clicked.connect(self.went_back)
        self.go.clicked.connect(self.chosen)

    def _on_reps_stepped(self, change: int) -> None:
        self._reps = min(_MOST, max(_FEWEST, self._reps + change))
        self._show_values()

    def _on_left_clicked(self) -> None:
        self._side = Side.LEFT
        self._show_values()

    def _on_right_clicked(self) -> None:
        self._side = Side.RIGHT
        self._show_values()

    def _show_values(self) -> None:
        self.reps.show_value(
            str(self._reps), can_go_down=self._reps > _FEWEST, can_go_up=self._reps < _MOST
        )
        self.left.setChecked(self._side is Side.LEFT)
        self.right.setChecked(self._side is Side.RIGHT)


def _row(spacing_px: int, *parts: tuple[QWidget, int]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(spacing_px)
    row.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    for widget, stretch in parts:
        row.addWidget(widget, stretch)
    return row
