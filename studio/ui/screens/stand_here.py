"""Where to stand: the mirror, an outline to step into, the one thing to change, how to begin."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.engine.snapshot import Calibrate, GoBack, Snapshot, StartSet
from studio.model.exercise import Exercise, Position, View
from studio.model.landmarks import Side
from studio.model.session import PlacementProblem, SetPlan
from studio.ui.screens.screen import Screen, ScreenParts
from studio.ui.theme import TOUCH_GAP_MM, Colour
from studio.ui.widgets.athlete_view import AthleteView
from studio.ui.widgets.far_message import FarMessage
from studio.ui.widgets.feed_view import FeedView
from studio.ui.widgets.labels import Label, Role, panel
from studio.ui.widgets.step_list import StepList
from studio.ui.widgets.touch_button import ButtonKind, TouchButton
from studio.ui.words import placement_words, plan_words

_EDGE_MM = 6.0
_MOST_STEPS = 4
_BARBELL = "barbell"
_ANY_WIDTH_PX = 16_777_215
_ON_THE_FLOOR = frozenset({Position.SUPINE, Position.SIDE_LYING, Position.QUADRUPED})
_WORST_FIRST = tuple(PlacementProblem)


class StandHereScreen(Screen):
    """Mirror and message for three metres; the exercise, its steps and two buttons beside it."""

    def __init__(self, parts: ScreenParts, parent: QWidget | None = None) -> None:
        """Lay out the screen.

        Args:
            parts: What to build from.
            parent: Owner in Qt's sense.
        """
        super().__init__(parts, parent)
        theme, icons = parts.theme, parts.icons
        self.feed = FeedView(theme=theme, athletes=parts.athletes, mirrored=parts.mirrored)
        self.message = FarMessage(theme=theme, icons=icons)
        self.athlete = AthleteView(parts.athletes, icons=icons, theme=theme, is_large=True)
        self.name = Label(role=Role.HEADING)
        self.plan = Label(role=Role.LEAD)
        self.steps = StepList(theme=theme)
        self.back = TouchButton(
            self.tr("Back"), theme=theme, icons=icons, icon="back", height_mm=22
        )
        self.start = TouchButton(
            self.tr("Start"),
            theme=theme,
            icons=icons,
            icon="play",
            kind=ButtonKind.PRIMARY,
            height_mm=22,
        )
        self.measure = TouchButton(
            self.tr("Find my range first"), theme=theme, icons=icons, icon="frame"
        )
        self.measure.hide()
        self._raise_words = self.tr("Raise a hand to start")
        self._hold_words = self.tr("Hold it up")
        self._set: SetPlan | None = None
        self._is_crowded = False
        self._build()
        self.back.clicked.connect(self._on_back_clicked)
        self.start.clicked.connect(self._on_start_clicked)
        self.measure.clicked.connect(self._on_measure_clicked)

    def enter(self, plan: SetPlan | None) -> None:
        """Show the set ahead."""
        self._set = plan
        exercise = self.parts.exercises.get(plan.exercise_id) if plan else None
        if plan is None or exercise is None:
            return
        self.feed.begin(
            exercise.id,
            shade=0.0,
            flipped=self._turns_over(exercise.view, plan.side),
            is_upright=exercise.position not in _ON_THE_FLOOR,
        )
        self.athlete.show_exercise(exercise.id)
        self.name.setText(exercise.name)
        own = self.tr("Your range first, once: 30 seconds")
        words = own if plan.is_calibration else plan_words(plan, unit=self.parts.unit)
        self.plan.setText(words)
        steps = self._range_steps() if plan.is_calibration else self._setup_steps(exercise)
        self.steps.show_steps(steps)
        self._is_crowded = len(steps) > _MOST_STEPS
        ask, skip = self.tr("Find my range first"), self.tr("Skip this")
        self.measure.set_words(skip if plan.is_calibration else ask)

    def leave(self) -> None:
        """Let go of the picture."""
        self.feed.end()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Mirror, outline and the worst problem."""
        ready = not snapshot.placement and snapshot.pose is not None
        colour = Colour.YELLOW if ready else Colour.SKY
        self.feed.show_frame(snapshot.frame, pose=snapshot.pose, outline=colour)
        for button in (self.start, self.measure):  # no set begins while nobody can be seen
            button.setEnabled(PlacementProblem.NO_CAMERA not in snapshot.placement)
        offers = snapshot.may_calibrate or (self._set is not None and self._set.is_calibration)
        if self.measure.isHidden() is offers:
            self.measure.setVisible(offers)
        # Where there is little height, there is no room for all of it.
        self.athlete.setHidden((offers or self._is_crowded) and self.is_flat())
        self._show_message(snapshot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side panel below in portrait."""
        super().resizeEvent(event)
        theme = self.parts.theme
        portrait = self.width() < self.height()
        self._main.setDirection(
            QBoxLayout.Direction.TopToBottom if portrait else QBoxLayout.Direction.LeftToRight
        )
        self._panel.setDirection(
            QBoxLayout.Direction.LeftToRight if portrait else QBoxLayout.Direction.TopToBottom
        )
        self._panel.setStretch(1, 2 if portrait else 0)
        self.steps.set_role(Role.SMALL if self.is_flat() else Role.BODY)
        edges = 2 * theme.px(_EDGE_MM)
        side = (
            0
            if portrait
            else max(theme.px(105), round(self.width() * (0.36 if self.is_flat() else 0.3)))
        )
        self._side.setMinimumWidth(side)
        self._side.setMaximumWidth(side or _ANY_WIDTH_PX)
        room = self.width() - edges - (side + theme.px(_EDGE_MM) if side else 0)
        self.message.fit_height(room, messages=self._messages())

    def _setup_steps(self, exercise: Exercise) -> tuple[str, ...]:
        """The steps; a barbell is made ready first, and who starts says that it is (8.5)."""
        if not any(_BARBELL in needs for needs in exercise.equipment):
            return exercise.setup
        return (self.tr("With a barbell: collars on, catches set."), *exercise.setup)

    def _range_steps(self) -> tuple[str, ...]:
        """What is asked of a client once, so that targets are their own (coaching.md 2.4)."""
        return (
            self.tr("Tight clothes help me see your joints."),
            self.tr("Put every weight down."),
            self.tr("Three slow reps, as far as feels good and without pain."),
            self.tr("Then your set begins, with your own target."),
        )

    def _turns_over(self, view: View, side: Side) -> bool:
        """Whether the outline is turned over, so that who steps into it shows the trained leg.

        The athlete is drawn as a camera sees one: looking right with the right leg in front, or,
        from the front, training the left leg. A mirror turns that over once more. Where both legs
        are trained at once the picture stays as drawn.
        """
        drawn = Side.LEFT if view is View.FRONT else Side.RIGHT
        return (side in {drawn, Side.BOTH}) == self.parts.mirrored

    def _messages(self) -> list[str]:
        """Everything the strip may say."""
        problems = [
            placement_words(problem, view=view)[0] for problem in PlacementProblem for view in View
        ]
        return [*problems, self._raise_words, self._hold_words]

    def _show_message(self, snapshot: Snapshot) -> None:
        if snapshot.placement or snapshot.pose is None:
            worst = min(snapshot.placement or (PlacementProblem.NOBODY,), key=_WORST_FIRST.index)
            exercise = self.parts.exercises.get(self._set.exercise_id) if self._set else None
            if exercise is None:
                return
            words, icon = placement_words(worst, view=exercise.view)
            self.message.show_message(words, icon=icon, colour=Colour.ORANGE)
            return
        held = snapshot.raise_hand_ratio
        words = self._hold_words if held > 0 else self._raise_words
        self.message.show_message(words, icon="hand", colour=Colour.YELLOW, ratio=held)

    def _build(self) -> None:
        theme = self.parts.theme
        edge = theme.px(_EDGE_MM)
        stage = QVBoxLayout()
        stage.setSpacing(theme.px(4))
        stage.addWidget(self.message)
        stage.addWidget(self.feed, 1)
        self._main = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._main.setContentsMargins(edge, theme.px(3), edge, edge)
        self._main.setSpacing(edge)
        self._main.addLayout(stage, 1)
        self._main.addWidget(self._build_side())

    def _build_side(self) -> QFrame:
        theme = self.parts.theme
        self._side = panel()
        self._panel = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._side)
        self._panel.setContentsMargins(*(theme.px(7),) * 4)
        self._panel.setSpacing(theme.px(5))
        words = QVBoxLayout()
        words.setSpacing(theme.px(2.5))
        for widget in (self.name, self.plan):
            words.addWidget(widget)
        words.addSpacing(theme.px(2))
        words.addWidget(self.steps)
        words.addSpacing(theme.px(3))
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(TOUCH_GAP_MM * 1.2))
        buttons.addWidget(self.back)
        buttons.addWidget(self.start, 1)
        words.addStretch(1)
        touched = QVBoxLayout()
        touched.setSpacing(theme.px(TOUCH_GAP_MM * 1.1))
        touched.addWidget(self.measure)
        touched.addLayout(buttons)
        words.addLayout(touched)
        self._panel.addWidget(self.athlete, 1)
        self._panel.addLayout(words)
        return self._side

    def _on_back_clicked(self) -> None:
        self.command_given.emit(GoBack())

    def _on_start_clicked(self) -> None:
        self.command_given.emit(StartSet())

    def _on_measure_clicked(self) -> None:
        self.command_given.emit(Calibrate())
