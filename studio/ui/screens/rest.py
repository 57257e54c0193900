"""The rest: how long still, and what comes next."""

import math

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from studio.coaching.planning.pain_flow import PainAction
from studio.engine.people.desk_talk import AnswerSet, PainHeard, PeopleChanged, SwitchClient
from studio.engine.snapshot import (
    Continue,
    Event,
    GoBack,
    Leave,
    SetFinished,
    Snapshot,
    StateChanged,
)
from studio.model.landmarks import Side
from studio.model.session import SetPlan, StationState
from studio.ui.screens.screen import Screen, ScreenParts
from studio.ui.theme import TOUCH_GAP_MM, TextSize
from studio.ui.widgets.after_set import AfterSet
from studio.ui.widgets.athlete_view import AthleteView
from studio.ui.widgets.function_marks import FunctionMarks
from studio.ui.widgets.labels import Label, Role, panel
from studio.ui.widgets.people_row import PeopleRow
from studio.ui.widgets.ring import Ring
from studio.ui.widgets.touch_button import ButtonKind, TouchButton
from studio.ui.words import now_side_words, plan_words


class RestScreen(Screen):
    """A ring with the seconds on one side, the next set on the other, four buttons below.

    A second page asks where it hurts.
    """

    def __init__(self, parts: ScreenParts, parent: QWidget | None = None) -> None:
        """Lay out the screen.

        Args:
            parts: What to build from.
            parent: Owner in Qt's sense.
        """
        super().__init__(parts, parent)
        theme, icons = parts.theme, parts.icons
        self._since = QElapsedTimer()
        self._since.start()
        self._next_side: Side | None = None
        self._finished: SetPlan | None = None
        self._who = ""
        self.ring = Ring(theme=theme, diameter_mm=125, size=TextSize.COUNT, line_mm=7)
        self.title = Label(role=Role.TITLE)
        self.name = Label(role=Role.HEADING)
        self.plan = Label(role=Role.LEAD)
        self.marks = FunctionMarks(theme=theme, icons=icons, mark_mm=10)
        self.athlete = AthleteView(parts.athletes, icons=icons, theme=theme, is_large=True)
        self.done = self._button(self.tr("Done"), "close")
        self.other = self._button(self.tr("Other exercise"), "swap")
        self.hurts = self._button(self.tr("Something hurts"), "warning")
        self.next = self._button(self.tr("Next set"), "play", kind=ButtonKind.PRIMARY)
        self.after = AfterSet(parts)
        self.hint = Label(role=Role.QUIET, alignment=Qt.AlignmentFlag.AlignHCenter)
        self.people = PeopleRow(theme=theme, icons=icons)
        self.advice = Label(role=Role.LEAD)
        self.advice.hide()
        self._build()
        self.people.switched.connect(self._on_switched)
        self.people.joining.connect(self.sign_in_wished)
        self.hurts.clicked.connect(self._on_hurts_clicked)
        self.after.finished.connect(self._on_told)
        self.after.alarmed.connect(self._on_alarmed)
        self.done.clicked.connect(self._on_done_clicked)
        self.other.clicked.connect(self._on_other_clicked)
        self.next.clicked.connect(self._on_next_clicked)

    def enter(self, plan: SetPlan | None) -> None:
        """Say what comes next.

        Args:
            plan: The next set; while it is not planned yet, the one just done.
        """
        self._since.restart()
        self._stack.setCurrentIndex(0)
        if plan is None:
            return
        exercise = self.parts.exercises.get(plan.exercise_id)
        self.title.setText(self._title(plan))
        self.name.setText(exercise.name if exercise else plan.exercise_id)
        self.plan.setText(plan_words(plan, unit=self.parts.unit))
        if exercise is not None:
            self.marks.show_functions(exercise.functions)
            self.athlete.show_exercise(exercise.id)

    def take_event(self, event: Event) -> None:
        """Remember which leg is next, who is here, and what follows from pain."""
        if isinstance(event, SetFinished):
            self._next_side = event.next_side
            self._finished = event.plan
            self.advice.hide()
        elif isinstance(event, StateChanged) and event.state is StationState.ATTRACT:
            self.people.show_people(PeopleChanged(here=()))
            self._turn_to("")
        elif isinstance(event, PeopleChanged):
            self.people.show_people(event)
            self._turn_to(next((one.key for one in event.here if one.is_current), ""))
        elif isinstance(event, PainHeard):
            key = f"pain.{event.action.value}"
            self.advice.setText(self.parts.coach_words.get(key, key))
            self.advice.setVisible(event.action is not PainAction.CONTINUE)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Seconds left; without a recommendation, seconds rested. A raised hand goes on."""
        held = snapshot.raise_hand_ratio > 0
        words = self.tr("Hold it up") if held else self.tr("Raise a hand for the next set")
        self.hint.setText(words)
        self.hint.setVisible(snapshot.camera_on)
        left_s, whole_s = snapshot.rest_left_s, snapshot.rest_s
        if left_s is None or not whole_s:
            rested = self._since.elapsed() // 1000
            self.ring.show_value(_clock(rested), ratio=None, caption=self.tr("rested"))
        elif left_s > 0:
            words = _clock(math.ceil(left_s))
            self.ring.show_value(words, ratio=left_s / whole_s, caption=self.tr("rest"))
        else:
            self.ring.show_value("0", ratio=0.0, caption=self.tr("ready when you are"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One below the other in portrait."""
        super().resizeEvent(event)
        portrait = self.width() < self.height()
        is_flat = self.is_flat()
        self.title.set_role(Role.HEADING if is_flat else Role.TITLE)
        self.name.set_role(Role.LEAD if is_flat else Role.HEADING)
        self.after.turn(portrait=portrait, flat=self.is_flat())
        self._main.setDirection(
            QBoxLayout.Direction.TopToBottom if portrait else QBoxLayout.Direction.LeftToRight
        )

    def _title(self, plan: SetPlan) -> str:
        is_next = self._finished is None or plan.set_id != self._finished.set_id
        side = plan.side if is_next else self._next_side
        if self._next_side is not None and side is self._next_side:
            return now_side_words(side)
        return self.tr("Next set")

    def _build(self) -> None:
        theme = self.parts.theme
        card = panel()
        column = QVBoxLayout(card)
        column.setContentsMargins(*(theme.px(6),) * 4)
        column.setSpacing(theme.px(3))
        column.addWidget(self.title)
        column.addWidget(self.athlete, 1)
        column.addWidget(self.name)
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        row.addWidget(self.plan, 1)
        row.addWidget(self.marks, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
        self._main = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._main.setSpacing(theme.px(8))
        clock = QVBoxLayout()
        clock.setSpacing(theme.px(2))
        clock.addWidget(self.ring, 1)
        clock.addWidget(self.hint)
        self._main.addLayout(clock, 1)
        self._main.addWidget(card, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(TOUCH_GAP_MM * 1.4))
        buttons.addWidget(self.done)
        buttons.addWidget(self.other)
        buttons.addWidget(self.hurts)
        buttons.addWidget(self.next, 1)
        resting, page = self._page()
        page.addWidget(self.people)
        page.addWidget(self.advice)
        page.addLayout(self._main, 1)
        page.addLayout(buttons)
        telling, page = self._page()
        page.addWidget(self.after)
        self._stack = QStackedLayout(self)
        self._stack.setSizeConstraint(QStackedLayout.SizeConstraint.SetNoConstraint)
        self._stack.addWidget(resting)
        self._stack.addWidget(telling)

    def _button(self, words: str, icon: str, *, kind: ButtonKind = ButtonKind.PLAIN) -> TouchButton:
        parts = self.parts
        return TouchButton(
            words, theme=parts.theme, icons=parts.icons, icon=icon, kind=kind, height_mm=24
        )

    def _page(self) -> tuple[QWidget, QVBoxLayout]:
        theme = self.parts.theme
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(theme.px(9), theme.px(4), theme.px(9), theme.px(8))
        column.setSpacing(theme.px(5))
        return page, column

    def _turn_to(self, who: str) -> None:
        """Somebody else is up: nothing of the one before stays on the screen."""
        if self._who not in {"", who}:
            self._next_side = self._finished = None
            self.advice.hide()
        self._who = who

    def _on_switched(self, key: str) -> None:
        self.command_given.emit(SwitchClient(key=key))

    def _on_hurts_clicked(self) -> None:
        self.after.begin(load_kg=None, is_loadable=False)
        self.after.ask_where(alone=True)
        self._stack.setCurrentIndex(1)
        self.page_turned.emit()

    def _on_told(self) -> None:
        """Nothing tapped is nothing told."""
        self._tell(is_alarming=False)

    def _on_alarmed(self) -> None:
        self._tell(is_alarming=True)

    def _tell(self, *, is_alarming: bool) -> None:
        self._stack.setCurrentIndex(0)
        self.page_turned.emit()
        answers = self.after.answers
        if is_alarming or answers.pain is not None:
            set_id = "" if self._finished is None else self._finished.set_id
            said = AnswerSet(set_id=set_id, answers=answers, is_alarming=is_alarming)
            self.command_given.emit(said)

    def _on_done_clicked(self) -> None:
        self.command_given.emit(Leave())

    def _on_other_clicked(self) -> None:
        self.command_given.emit(GoBack())

    def _on_next_clicked(self) -> None:
        self.command_given.emit(Continue())


def _clock(seconds: int) -> str:
    """Seconds as "45", from a minute on as "1:05"."""
    return str(seconds) if seconds < 60 else f"{seconds // 60}:{seconds % 60:02d}"
