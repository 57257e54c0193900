"""Where to stand: the mirror, an outline to step into, the one thing to change, how to begin."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio.engine.snapshot import GoBack, Snapshot, StartSet
from studio.model.session import PlacementProblem, SetPlan
from studio.ui.screens.screen import Screen, ScreenParts
from studio.ui.theme import TOUCH_GAP_MM, Colour
from studio.ui.widgets.athlete_view import AthleteView
from studio.ui.widgets.far_message import FarMessage
from studio.ui.widgets.feed_view import FeedView
from studio.ui.widgets.labels import Label, Role, panel
from studio.ui.widgets.touch_button import ButtonKind, TouchButton
from studio.ui.words import placement_words, plan_words

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
        self.feed = FeedView(theme=theme, athletes=parts.athletes)
        self.message = FarMessage(theme=theme, icons=icons)
        self.athlete = AthleteView(parts.athletes, icons=icons, theme=theme)
        self.name = Label(role=Role.HEADING)
        self.plan = Label(role=Role.LEAD)
        self.steps = Label(role=Role.BODY)
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
        self._set: SetPlan | None = None
        self._build()
        self.back.clicked.connect(self._on_back_clicked)
        self.start.clicked.connect(self._on_start_clicked)

    def enter(self, plan: SetPlan | None) -> None:
        """Show the set ahead."""
        self._set = plan
        exercise = self.parts.exercises.get(plan.exercise_id) if plan else None
        if plan is None or exercise is None:
            return
        self.feed.begin(exercise.id, shade=0.0)
        self.athlete.show_exercise(exercise.id)
        self.name.setText(exercise.name)
        self.plan.setText(plan_words(plan))
        self.steps.setText("\n".join(f"{n}.  {step}" for n, step in enumerate(exercise.setup, 1)))

    def leave(self) -> None:
        """Let go of the picture."""
        self.feed.end()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Mirror, outline and the worst problem."""
        ready = not snapshot.placement and snapshot.pose is not None
        colour = Colour.YELLOW if ready else Colour.SKY
        self.feed.show_frame(snapshot.frame, pose=snapshot.pose, outline=colour)
        self._show_message(snapshot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side panel below in portrait."""
        super().resizeEvent(event)
        portrait = self.width() < self.height()
        self._main.setDirection(
            QBoxLayout.Direction.TopToBottom if portrait else QBoxLayout.Direction.LeftToRight
        )
        width = 0 if portrait else round(self.width() * 0.3)
        self._side.setMinimumWidth(width)
        self._side.setMaximumWidth(width or 16_777_215)
        self.athlete.setMaximumHeight(self.parts.theme.px(70) if portrait else 16_777_215)
        self._main.setStretch(0, 5 if portrait else 1)

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
        words = self.tr("Hold it up") if held > 0 else self.tr("Raise a hand to start")
        self.message.show_message(words, icon="hand", colour=Colour.YELLOW, ratio=held)

    def _build(self) -> None:
        theme = self.parts.theme
        stage = QGridLayout()
        stage.setContentsMargins(0, 0, 0, 0)
        stage.addWidget(self.feed, 0, 0)
        over = QVBoxLayout()
        over.setContentsMargins(*(theme.px(6),) * 4)
        over.addStretch(1)
        over.addWidget(self.message)
        stage.addLayout(over, 0, 0)
        self._side = panel()
        column = QVBoxLayout(self._side)
        column.setContentsMargins(*(theme.px(7),) * 4)
        column.setSpacing(theme.px(4))
        column.addWidget(self.athlete, 1)
        for widget in (self.name, self.plan):
            column.addWidget(widget)
        column.addSpacing(theme.px(2))
        column.addWidget(self.steps)
        column.addStretch(0)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(TOUCH_GAP_MM * 1.2))
        buttons.addWidget(self.back)
        buttons.addWidget(self.start, 1)
        column.addLayout(buttons)
        self._main = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        edge = theme.px(6)
        self._main.setContentsMargins(edge, 0, edge, edge)
        self._main.setSpacing(edge)
        self._main.addLayout(stage, 1)
        self._main.addWidget(self._side)
        self.message.raise_()

    def _on_back_clicked(self) -> None:
        self.command_given.emit(GoBack())

    def _on_start_clicked(self) -> None:
        self.command_given.emit(StartSet())
