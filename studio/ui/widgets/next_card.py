"""The coach's card: what to do next, why, how much, and two others."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.coaching.planning.planner import NextExercise
from studio.coaching.planning.progression import ProgressStep
from studio.engine.people.desk_talk import AdviceGiven
from studio.model.exercise import Exercise
from studio.settings import WeightUnit
from studio.ui.screens.screen import ScreenParts
from studio.ui.theme import TOUCH_GAP_MM
from studio.ui.weights import weight_words
from studio.ui.widgets.athlete_view import AthleteView
from studio.ui.widgets.function_marks import FunctionMarks
from studio.ui.widgets.labels import Label, Role, panel
from studio.ui.widgets.tempo_bars import TempoBars
from studio.ui.widgets.touch_button import ButtonKind, TouchButton
from studio.ui.widgets.weight_stepper import WeightStepper

_OTHERS = 2
_SETUP_STEPS = 4
_FIRST_TIMES = frozenset({ProgressStep.FIRST, ProgressStep.FIRST_HINGE})


class NextCard(QWidget):
    """Athlete and set-up on one side; name, reasons, amount and weight on the other.

    Signals:
        chosen: The client wants what is shown.
        everything_wished: The client wants to see all exercises.
        left: The client is done.
    """

    chosen = Signal()
    everything_wished = Signal()
    left = Signal()

    def __init__(self, parts: ScreenParts) -> None:
        """Start empty.

        Args:
            parts: What to build from.
        """
        super().__init__()
        theme, icons = parts.theme, parts.icons
        self._parts = parts
        self._offers: list[NextExercise] = []
        self._loads_kg: Mapping[str, float] = {}
        self._unit = parts.unit
        self.athlete = AthleteView(parts.athletes, icons=icons, theme=theme, is_large=True)
        self.setup = Label(role=Role.BODY)
        self.title = Label(role=Role.LEAD)
        self.name = Label(role=Role.TITLE)
        self.marks = FunctionMarks(theme=theme, icons=icons, mark_mm=10, with_words=True)
        self.reasons = Label(role=Role.REASON)
        self.amount = Label(role=Role.HEADING)
        self.step = Label(role=Role.BODY)
        self.load = WeightStepper(
            theme=theme, icons=icons, steps_kg=parts.weight_steps_kg, unit=parts.unit
        )
        self.tempo = TempoBars(theme=theme)
        self.unseen = Label(role=Role.CAPTION)
        self.hint = Label(role=Role.LEAD, alignment=Qt.AlignmentFlag.AlignRight)
        self.hint.hide()
        self._pick = ""
        self.others = [
            TouchButton("", theme=theme, icons=icons, icon="swap", height_mm=22, widest_mm=80)
            for _ in range(_OTHERS)
        ]
        self.everything = self._button(self.tr("All exercises"), "")
        self.done = self._button(self.tr("Done"), "close")
        self.go = self._button(self.tr("Let's go"), "play", kind=ButtonKind.PRIMARY)
        self._build()
        self.go.clicked.connect(self.chosen)
        self.everything.clicked.connect(self.everything_wished)
        self.done.clicked.connect(self.left)
        self.load.changed.connect(self._show_amount)
        for button in self.others:
            button.clicked.connect(self._on_other_clicked)

    @property
    def offer(self) -> NextExercise | None:
        """What is shown; None = nothing is advised."""
        return self._offers[0] if self._offers else None

    @property
    def load_kg(self) -> float | None:
        """The weight on the card; None = none told, or the exercise has none."""
        return None if self.load.isHidden() else self.load.load_kg

    def show_advice(self, given: AdviceGiven) -> None:
        """Show what the coach says.

        Args:
            given: For whoever is up.
        """
        advice = given.advice
        offers = [] if advice.best is None else [advice.best, *advice.alternatives]
        self._offers = [item for item in offers if item.exercise_id in self._parts.exercises]
        self._pick = self._offers[0].exercise_id if self._offers else ""
        self._loads_kg = given.loads_kg
        self._unit = WeightUnit(given.unit) if given.unit else self._parts.unit
        self.load.set_unit(self._unit)
        next_words = self.tr("Next")
        self.title.setText(f"{given.name}  ·  {next_words}" if given.name else next_words)
        out_of_reach = [self._words(key) for key in advice.out_of_reach.values()]
        if self._offers:
            self._show_offer()
        else:
            self._show_none(advice.none_reason or "none.ask_staff", out_of_reach)

    def show_hand(self, held_ratio: float, *, camera_on: bool) -> None:
        """Say that a raised hand begins what the coach picked, while the camera can see it.

        Args:
            held_ratio: How long a hand has been up, 0..1.
            camera_on: Without a camera there is nothing to say.
        """
        offer = self.offer
        self.hint.setVisible(camera_on and offer is not None)
        if offer is None:
            return
        if held_ratio > 0:
            words = self.tr("Hold it up")
        elif offer.exercise_id == self._pick:
            words = self.tr("Or raise a hand to begin")
        else:  # a hand takes the coach's pick, whatever else the card shows
            name = self._parts.exercises[self._pick].name
            words = self.tr("A raised hand begins: {exercise}").format(exercise=name)
        if words != self.hint.text():
            self.hint.setText(words)

    def forget(self) -> None:
        """Nothing of whoever was up stays."""
        self.title.setText("")
        self.hint.hide()
        self._offers = []
        self._loads_kg = {}

    def turn(self, *, portrait: bool, flat: bool) -> None:
        """Take a shape.

        Args:
            portrait: Athlete above, else beside.
            flat: Little height: smaller words.
        """
        self.name.set_role(Role.HEADING if flat else Role.TITLE)
        self.reasons.set_role(Role.LEAD if flat else Role.REASON)
        self.amount.set_role(Role.LEAD if flat else Role.HEADING)
        self.hint.set_role(Role.QUIET if flat else Role.LEAD)
        self.setup.set_role(Role.SMALL if flat else Role.BODY)
        self._column.setSpacing(self._parts.theme.px(3 if flat else 4.5))
        self._main.setDirection(
            QBoxLayout.Direction.TopToBottom if portrait else QBoxLayout.Direction.LeftToRight
        )
        across, along = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._picture.setDirection(across if portrait else along)
        self._foot.setDirection(along if portrait else across)

    def _button(self, words: str, icon: str, *, kind: ButtonKind = ButtonKind.PLAIN) -> TouchButton:
        parts = self._parts
        return TouchButton(
            words, theme=parts.theme, icons=parts.icons, icon=icon, kind=kind, height_mm=22
        )

    def _build(self) -> None:
        theme = self._parts.theme
        gap = theme.px(TOUCH_GAP_MM)
        self._pictures = panel()
        self._picture = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._pictures)
        self._picture.setContentsMargins(gap, gap, gap, gap)
        self._picture.setSpacing(gap)
        self._picture.addWidget(self.athlete, 3)
        self._picture.addWidget(self.setup, 2)
        side = self._column = QVBoxLayout()
        for widget in (self.title, self.name, self.marks, self.reasons):
            side.addWidget(widget)
        side.addStretch(1)
        side.addWidget(self._amount_panel())
        side.addWidget(self.unseen)
        side.addStretch(1)
        side.addWidget(self.hint)
        self._main = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._main.setSpacing(theme.px(8))
        self._main.addWidget(self._pictures, 4)
        self._main.addLayout(side, 6)
        row = QHBoxLayout()
        row.setSpacing(gap)
        for button in (self.done, self.everything, *self.others):
            row.addWidget(button, 1)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.setSpacing(gap)
        self._foot.addLayout(row, 3)
        self._foot.addWidget(self.go, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(theme.px(5))
        page.addLayout(self._main, 1)
        page.addLayout(self._foot)

    def _amount_panel(self) -> QFrame:
        theme = self._parts.theme
        self._amounts = panel()
        column = QVBoxLayout(self._amounts)
        column.setContentsMargins(theme.px(5), theme.px(3), theme.px(5), theme.px(3))
        column.setSpacing(theme.px(2.5))
        for widget in (self.amount, self.load, self.step, self.tempo):
            column.addWidget(widget)
        return self._amounts

    def _show_offer(self) -> None:
        offer, *others = self._offers
        exercise = self._parts.exercises[offer.exercise_id]
        self.athlete.show_exercise(exercise.id)
        steps = exercise.setup[:_SETUP_STEPS]
        self.setup.setText("\n".join(f"{place}. {step}" for place, step in enumerate(steps, 1)))
        self.name.setText(exercise.name)
        self.marks.show_functions(exercise.functions)
        self.reasons.setText("\n".join(self._words(key) for key in offer.reasons))
        self.unseen.setText(self._words("guided") if offer.is_guided else "")
        self.load.setVisible(exercise.loadable)
        self.load.set_load(
            offer.load_kg if offer.load_kg is not None else self._loads_kg.get(exercise.id)
        )
        self.tempo.show_tempo(exercise.tempo, first=exercise.first_phase)
        self._show_amount()
        for place, button in enumerate(self.others):
            button.setVisible(place < len(others))
            if place < len(others):
                button.set_words(self._parts.exercises[others[place].exercise_id].name)
        self._show_parts(visible=True)

    def _show_none(self, reason: str, out_of_reach: list[str]) -> None:
        self.name.setText(self._words(reason))
        self.reasons.setText("\n".join(out_of_reach))
        for button in self.others:
            button.hide()
        self._show_parts(visible=False)

    def _show_parts(self, *, visible: bool) -> None:
        for widget in (self._pictures, self.marks, self._amounts, self.go):
            widget.setVisible(visible)
        self.unseen.setVisible(visible and bool(self.unseen.text()))

    def _show_amount(self) -> None:
        offer = self.offer
        if offer is None:
            return
        sets = self.tr("{sets} sets").format(sets=offer.sets)
        if offer.sets == 1:
            sets = self.tr("1 set")
        exercise = self._parts.exercises[offer.exercise_id]
        reps = self.tr("{reps} reps").format(reps=offer.reps)
        if exercise.per_side:
            reps = self.tr("{reps} reps each leg").format(reps=offer.reps)
        weight = weight_words(self.load_kg, unit=self._unit)
        self.amount.setText("  ×  ".join(part for part in (sets, reps, weight) if part))
        self.step.setText(self._step_words(offer, exercise))

    def _step_words(self, offer: NextExercise, exercise: Exercise) -> str:
        """What changes against last time; without a weight it says so."""
        step = offer.progress.step
        key = f"step.{step.value}"
        if exercise.loadable and self.load_kg is None and step not in _FIRST_TIMES:
            key = f"step.{ProgressStep.NO_LOAD.value}"
        elif step is ProgressStep.MORE_REPS and not exercise.loadable:
            key = "step.more_reps_bare"
        variant = self._parts.exercises.get(offer.progress.variant)
        words = [self._words(key).format(variant="" if variant is None else variant.name)]
        if offer.reserve_min:
            words.append(self._words("reserve").format(reps=offer.reserve_min))
        return "  ".join(words)

    def _words(self, key: str) -> str:
        return self._parts.coach_words.get(key, key)

    def _on_other_clicked(self) -> None:
        place = self.others.index(self.sender()) + 1  # type: ignore[arg-type]
        self._offers.insert(0, self._offers.pop(place))
        self._show_offer()
