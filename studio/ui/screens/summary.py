"""After the set: the count, which one tap corrects; reps, tempo, depth; one thing to do next."""

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.engine.snapshot import (
    Continue,
    CorrectCount,
    CountCorrected,
    Event,
    RepMeasured,
    SetFinished,
)
from studio.model.rep import MeasuredTempo, Rep, RepStatus
from studio.model.session import SetPlan
from studio.ui.screens.screen import Screen, ScreenParts
from studio.ui.theme import TOUCH_GAP_MM, Colour, TextSize
from studio.ui.weights import weight_words
from studio.ui.widgets.labels import Label, Role, panel
from studio.ui.widgets.rep_bars import RepBars
from studio.ui.widgets.ring import Ring
from studio.ui.widgets.stepper import Stepper
from studio.ui.widgets.tempo_bars import TempoBars
from studio.ui.widgets.touch_button import ButtonKind, TouchButton
from studio.ui.words import now_side_words, side_words

_CENTRE = Qt.AlignmentFlag.AlignHCenter
_HIGH_SCORE = 90.0
"""From here on a deduction is a tip for the next set, not a warning."""


class SummaryScreen(Screen):
    """Count and score on the left, reps and tempo on the right, one sentence below."""

    def __init__(self, parts: ScreenParts, parent: QWidget | None = None) -> None:
        """Lay out the screen.

        Args:
            parts: What to build from.
            parent: Owner in Qt's sense.
        """
        super().__init__(parts, parent)
        theme, icons = parts.theme, parts.icons
        self._finished: SetFinished | None = None
        self._reps: list[Rep] = []
        self._count = 0
        self._warns = False
        self.name = Label(role=Role.HEADING)
        self.detail = Label(role=Role.LEAD)
        self.count = Stepper(
            " ", theme=theme, icons=icons, role=Role.COUNT, value_mm=52, button_mm=26
        )
        self.hint = Label(
            self.tr("Not right? Tap minus or plus."), role=Role.LEAD, alignment=_CENTRE
        )
        self.score = Ring(theme=theme, diameter_mm=60, size=TextSize.NUMBER, line_mm=4.5)
        self.coverage = Label(role=Role.CAPTION, alignment=_CENTRE)
        self.bars = RepBars(theme=theme)
        self.range = Label(role=Role.LEAD, alignment=Qt.AlignmentFlag.AlignRight)
        self.short = Label(self.tr("▼ short"), role=Role.SHORT, wraps=False)
        self.tempo = TempoBars(theme=theme)
        self.note = Label(role=Role.LEAD)
        self.next = TouchButton(
            self.tr("Continue"),
            theme=theme,
            icons=icons,
            icon="forward",
            kind=ButtonKind.PRIMARY,
            height_mm=24,
        )
        self._build()
        self.count.stepped.connect(self._on_count_stepped)
        self.next.clicked.connect(self._on_next_clicked)

    @property
    def shown_count(self) -> int:
        """The count on screen."""
        return self._count

    @property
    def warns(self) -> bool:
        """Whether the note stands beside the warning triangle."""
        return self._warns

    def enter(self, plan: SetPlan | None) -> None:
        """Nothing to begin: the set came as an event."""

    def take_event(self, event: Event) -> None:
        """Show a finished set; follow corrections and late measures of it."""
        if isinstance(event, SetFinished):
            self._finished = event
            self._reps = list(event.reps)
            self._count = event.count
            self._show_set(event)
        elif self._finished is None or getattr(event, "set_id", "") != self._finished.plan.set_id:
            return
        elif isinstance(event, CountCorrected):
            self._count = event.count
            self._show_results(self._finished)
        elif isinstance(event, RepMeasured):
            number = event.rep.span.number
            self._reps = [event.rep if rep.span.number == number else rep for rep in self._reps]
            self._show_measures(self._finished)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column in portrait."""
        super().resizeEvent(event)
        portrait = self.width() < self.height()
        along = QBoxLayout.Direction.LeftToRight if portrait else QBoxLayout.Direction.TopToBottom
        across = QBoxLayout.Direction.TopToBottom if portrait else QBoxLayout.Direction.LeftToRight
        self._left.setDirection(along)
        self.count.value.set_role(Role.FAR if self.is_flat() else Role.COUNT)
        self.count.caption.set_role(Role.QUIET if self.is_flat() else Role.LEAD)
        self.hint.set_role(Role.CAPTION if self.is_flat() else Role.LEAD)
        self._main.setDirection(across)

    def _build(self) -> None:
        theme = self.parts.theme
        gap = theme.px(6)
        self._left = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._left.setSpacing(gap)
        self._left.addWidget(self._count_panel(), 1)
        self._left.addWidget(self._score_panel(), 1)
        right = QVBoxLayout()
        right.setSpacing(gap)
        right.addWidget(self._reps_panel(), 1)
        right.addWidget(self._tempo_panel())
        self._main = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._main.setSpacing(gap)
        self._main.addLayout(self._left, 4)
        self._main.addLayout(right, 7)
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(self.name)
        head.addWidget(self.detail, 1, Qt.AlignmentFlag.AlignBottom)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(TOUCH_GAP_MM * 1.4))
        foot.addWidget(self._note_panel(), 1)
        foot.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(9), theme.px(2), theme.px(9), theme.px(8))
        column.setSpacing(gap)
        column.addLayout(head)
        column.addLayout(self._main, 1)
        column.addLayout(foot)

    def _count_panel(self) -> QFrame:
        frame, column = self._panel()
        column.addStretch(1)
        column.addWidget(self.count)
        column.addWidget(self.hint)
        column.addStretch(1)
        return frame

    def _score_panel(self) -> QFrame:
        frame, column = self._panel()
        column.addWidget(self.score, 1)
        column.addWidget(self.coverage)
        return frame

    def _reps_panel(self) -> QFrame:
        frame, column = self._panel()
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Range of each rep"), role=Role.CAPTION), 1)
        head.addWidget(self.short)
        head.addSpacing(self.parts.theme.px(6))
        head.addWidget(self.range, 1)
        column.addLayout(head)
        column.addWidget(self.bars, 1)
        return frame

    def _tempo_panel(self) -> QFrame:
        frame, column = self._panel()
        column.addWidget(Label(self.tr("Tempo, notch = target"), role=Role.CAPTION, wraps=False))
        column.addWidget(self.tempo)
        return frame

    def _note_panel(self) -> QFrame:
        theme = self.parts.theme
        frame = panel("note")
        row = QHBoxLayout(frame)
        row.setContentsMargins(theme.px(5), theme.px(3), theme.px(5), theme.px(3))
        row.setSpacing(theme.px(4))
        side = theme.px(9)
        self._note_sign = QLabel()
        self._note_sign.setFixedSize(side, side)
        row.addWidget(self._note_sign)
        row.addWidget(self.note, 1)
        return frame

    def _panel(self) -> tuple[QFrame, QVBoxLayout]:
        theme = self.parts.theme
        frame = panel()
        column = QVBoxLayout(frame)
        column.setContentsMargins(theme.px(7), theme.px(4), theme.px(7), theme.px(4))
        column.setSpacing(theme.px(2))
        return frame, column

    def _show_set(self, finished: SetFinished) -> None:
        exercise = self.parts.exercises.get(finished.plan.exercise_id)
        self.name.setText(exercise.name if exercise else finished.plan.exercise_id)
        number = self.tr("Set {number}").format(number=finished.plan.number)
        weight = weight_words(finished.plan.load_kg, unit=self.parts.unit)
        parts = (number, side_words(finished.plan.side), weight)
        self.detail.setText("  ·  ".join(part for part in parts if part))
        other = finished.next_side
        self.next.set_words(self.tr("Continue") if other is None else now_side_words(other))
        self._show_results(finished)

    def _show_results(self, finished: SetFinished) -> None:
        """Everything that depends on the count; of no rep there is nothing to measure or score."""
        self._show_count(finished)
        self._show_measures(finished)
        self._show_score(finished)
        self._show_note(finished)

    def _show_count(self, finished: SetFinished) -> None:
        self.count.show_value(str(self._count), can_go_down=self._count > 0)
        self.count.caption.setText(self.tr("of {reps} reps").format(reps=finished.plan.reps_target))
        self.bars.show_reps(self._reps, count=self._count)

    def _show_measures(self, finished: SetFinished) -> None:
        self.bars.show_reps(self._reps, count=self._count)
        reps = self._reps if self._count else []
        depth = _mean(reps, lambda rep: rep.rom_ratio)
        known = math.isfinite(depth)
        percent = self.tr("{percent} % of target").format(
            percent=round(100 * depth) if known else 0
        )
        self.short.setVisible(any(rep.status is RepStatus.SHORT for rep in reps))
        unknown = self.tr("range not seen") if self._count else ""
        self.range.setText(percent if known else unknown)
        exercise = self.parts.exercises.get(finished.plan.exercise_id)
        if exercise is None:
            return
        done = MeasuredTempo(
            eccentric_s=_mean(reps, lambda rep: rep.tempo.eccentric_s),
            pause_long_s=_mean(reps, lambda rep: rep.tempo.pause_long_s),
            concentric_s=_mean(reps, lambda rep: rep.tempo.concentric_s),
            pause_short_s=_mean(reps, lambda rep: rep.tempo.pause_short_s),
        )
        self.tempo.show_tempo(exercise.tempo, first=exercise.first_phase, done=done)

    def _show_score(self, finished: SetFinished) -> None:
        if not self._count:
            self.score.show_value("–", ratio=None)
            self.coverage.setText(self.tr("No score without a rep"))
        elif math.isfinite(finished.score):
            words = str(round(finished.score))
            self.score.show_value(words, ratio=finished.score / 100.0, caption=self.tr("score"))
            seen = self.tr("{percent} % of it was seen")
            self.coverage.setText(seen.format(percent=round(100 * finished.coverage)))
        else:
            self.score.show_value("–", ratio=None)
            self.coverage.setText(self.tr("Too little was seen to score"))

    def _show_note(self, finished: SetFinished) -> None:
        words, icon, colour = self._note_of(finished)
        self.note.setText(words)
        self._warns = icon == "warning"
        self._note_sign.setVisible(bool(icon))
        if icon:
            side = self._note_sign.width()
            self._note_sign.setPixmap(self.parts.icons.pixmap(icon, size_px=side, colour=colour))

    def _note_of(self, finished: SetFinished) -> tuple[str, str, Colour]:
        """Words, icon ("" = none) and its colour."""
        is_scored = math.isfinite(finished.score)
        if not self._count:
            words = self.tr("No rep was counted. Tap plus for reps you did, or go on.")
            return words, "", Colour.TEXT
        if finished.deduction and is_scored and finished.score >= _HIGH_SCORE:
            tip = self.tr("Next time: {tip}").format(tip=finished.deduction)
            return tip, "", Colour.TEXT
        if finished.deduction:
            return finished.deduction, "warning", Colour.ORANGE
        if not is_scored:
            return self.tr("Counted. Grading needs a better view."), "check", Colour.SKY
        return self.tr("Clean set. Nothing to mend."), "check", Colour.SKY

    def _on_count_stepped(self, change: int) -> None:
        self.command_given.emit(CorrectCount(change=change))

    def _on_next_clicked(self) -> None:
        self.command_given.emit(Continue())


def _mean(reps: Sequence[Rep], value: Callable[[Rep], float]) -> float:
    """Mean of what was seen; NaN when nothing was."""
    seen = [number for number in map(value, reps) if math.isfinite(number)]
    return sum(seen) / len(seen) if seen else math.nan
