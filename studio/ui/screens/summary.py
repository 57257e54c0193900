"""After the set: the count, which one tap corrects; reps, tempo, depth; one thing to do next."""

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from studio.coaching.set_effort import Effort
from studio.coaching.set_ledger import LedgerEntry
from studio.coaching.side_match import SideMatch
from studio.engine.people.desk_talk import AnswerSet, ProgressTold, SidesCompared, TellLoad
from studio.engine.snapshot import (
    Continue,
    CorrectCount,
    CorrectRep,
    CountCorrected,
    Event,
    RepMeasured,
    SetFinished,
)
from studio.model.client import SetAnswers
from studio.model.correction import Correction
from studio.model.rep import MeasuredTempo, Rep, RepStatus
from studio.model.session import FinishReason, SetPlan
from studio.ui.screens.screen import Screen, ScreenParts
from studio.ui.theme import TOUCH_GAP_MM, TextSize
from studio.ui.weights import weight_words
from studio.ui.widgets.after_set import AfterSet
from studio.ui.widgets.labels import Label, Role, panel
from studio.ui.widgets.rep_bars import RepBars
from studio.ui.widgets.rep_ledger import RepLedger
from studio.ui.widgets.ring import Ring
from studio.ui.widgets.set_note import SetNote, note_of
from studio.ui.widgets.stepper import Stepper
from studio.ui.widgets.tempo_bars import TempoBars
from studio.ui.widgets.touch_button import ButtonKind, TouchButton
from studio.ui.widgets.twin_bars import SidesPanel
from studio.ui.words import effort_words, now_side_words, progress_words, side_words

_CENTRE = Qt.AlignmentFlag.AlignHCenter


class SummaryScreen(Screen):
    """Count and score on the left, reps and tempo on the right, one sentence below.

    When both legs are done, a second page asks how it was. A third one shows every movement of the
    set, so that each can be put right.
    """

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
        self._ledger: tuple[LedgerEntry, ...] = ()
        self._count = 0
        self.name = Label(role=Role.HEADING)
        self.detail = Label(role=Role.LEAD)
        self.count = Stepper(
            " ", theme=theme, icons=icons, role=Role.COUNT, value_mm=52, button_mm=26
        )
        self.progress = Label(role=Role.LEAD)
        self.progress.hide()
        self.hint = Label(
            self.tr("Not right? Tap minus or plus."), role=Role.LEAD, alignment=_CENTRE
        )
        self.score = Ring(theme=theme, diameter_mm=60, size=TextSize.NUMBER, line_mm=4.5)
        self.coverage = Label(role=Role.CAPTION, alignment=_CENTRE)
        self.bars = RepBars(theme=theme)
        self.range = Label(role=Role.LEAD, alignment=Qt.AlignmentFlag.AlignRight)
        self.short = Label(self.tr("▼ short"), role=Role.SHORT, wraps=False)
        self.tempo = TempoBars(theme=theme)
        self.sides = SidesPanel(theme=theme)
        self.note = SetNote(parts)
        self.ledger = RepLedger(parts)
        self.each = TouchButton(self.tr("Each rep"), theme=theme, icons=icons, height_mm=24)
        self.after = AfterSet(parts)
        self.next = TouchButton(
            self.tr("Continue"),
            theme=theme,
            icons=icons,
            icon="forward",
            kind=ButtonKind.PRIMARY,
            height_mm=24,
        )
        self._build()
        self._connect()

    def _connect(self) -> None:
        self.count.stepped.connect(self._on_count_stepped)
        self.next.clicked.connect(self._on_next_clicked)
        self.each.clicked.connect(self._on_each_clicked)
        self.ledger.left.connect(self._on_ledger_left)
        self.ledger.corrected.connect(self._on_corrected)
        self.ledger.page_turned.connect(self.page_turned)
        self.after.finished.connect(self._on_after_finished)
        self.after.alarmed.connect(self._on_alarmed)

    @property
    def asks(self) -> bool:
        """True while the second page is up."""
        return self._stack.currentIndex() == 1

    @property
    def shown_count(self) -> int:
        """The count on screen."""
        return self._count

    def enter(self, plan: SetPlan | None) -> None:
        """Begin with the results, or with what hurts; the set came as an event."""
        hurts = self._finished is not None and self._finished.reason is FinishReason.HURT
        self._stack.setCurrentIndex(1 if hurts else 0)
        if hurts:
            self.after.ask_where()

    def take_event(self, event: Event) -> None:
        """Show a finished set; follow corrections and late measures of it."""
        if isinstance(event, SetFinished):
            self._finished = event
            self._reps = list(event.reps)
            self._ledger, self._count = event.ledger, event.count
            self._show_set(event)
        elif self._finished is None or getattr(event, "set_id", "") != self._finished.plan.set_id:
            return
        elif isinstance(event, ProgressTold):
            self._show_progress(event)
        elif isinstance(event, SidesCompared):
            self._show_sides(event.match)
        elif isinstance(event, CountCorrected):
            self._ledger, self._count = event.ledger, event.count
            self._show_results(self._finished)
        elif isinstance(event, RepMeasured):
            number = event.rep.span.number
            self._reps = [event.rep if rep.span.number == number else rep for rep in self._reps]
            self._show_measures(self._finished)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column in portrait."""
        super().resizeEvent(event)
        portrait = self.width() < self.height()
        self.after.turn(portrait=portrait, flat=self.is_flat())
        along = QBoxLayout.Direction.LeftToRight if portrait else QBoxLayout.Direction.TopToBottom
        across = QBoxLayout.Direction.TopToBottom if portrait else QBoxLayout.Direction.LeftToRight
        self._left.setDirection(along)
        self.count.value.set_role(Role.FAR if self.is_flat() else Role.COUNT)
        self.count.caption.set_role(Role.QUIET if self.is_flat() else Role.LEAD)
        self.hint.set_role(Role.CAPTION if self.is_flat() else Role.LEAD)
        self._main.setDirection(across)
        self._make_room()

    def _build(self) -> None:
        theme = self.parts.theme
        gap = theme.px(6)
        self._left = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._left.setSpacing(gap)
        self._left.addWidget(self._count_panel(), 1)
        self._left.addWidget(self._score_panel(), 1)
        self._tempo = self._tempo_panel()
        right = QVBoxLayout()
        right.setSpacing(gap)
        for widget in (self._reps_panel(), self._tempo, self.sides):
            right.addWidget(widget)
        right.setStretch(0, 1)
        self._main = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._main.setSpacing(gap)
        self._main.addLayout(self._left, 4)
        self._main.addLayout(right, 7)
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(self.name)
        head.addWidget(self.detail, 0, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(self.progress, 30, Qt.AlignmentFlag.AlignBottom)
        head.addStretch(1)
        results, column = self._page()
        column.setSpacing(gap)
        column.addLayout(head)
        column.addLayout(self._main, 1)
        column.addLayout(self._foot())
        asking, column = self._page()
        column.addWidget(self.after)
        entries, column = self._page()
        column.addWidget(self.ledger)
        self._stack = QStackedLayout(self)
        self._stack.setSizeConstraint(QStackedLayout.SizeConstraint.SetNoConstraint)
        self._stack.addWidget(results)
        self._stack.addWidget(asking)
        self._stack.addWidget(entries)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(self.parts.theme.px(TOUCH_GAP_MM * 1.4))
        foot.addWidget(self.note, 1)
        foot.addWidget(self.each)
        foot.addWidget(self.next)
        return foot

    def _page(self) -> tuple[QWidget, QVBoxLayout]:
        theme = self.parts.theme
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(theme.px(9), theme.px(2), theme.px(9), theme.px(8))
        return page, column

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
        effort = "" if finished.effort is Effort.RACK else effort_words(finished.effort)
        parts = (number, side_words(finished.plan.side), weight, effort)
        self.detail.setText("  ·  ".join(part for part in parts if part))
        self.progress.hide()
        self._show_sides(None)
        self.after.begin(
            load_kg=finished.plan.load_kg,
            is_loadable=exercise is not None and exercise.loadable,
        )
        other = finished.next_side
        self.next.set_words(self.tr("Continue") if other is None else now_side_words(other))
        self._show_results(finished)

    def _show_results(self, finished: SetFinished) -> None:
        """Everything that depends on the count; of no rep there is nothing to measure or score."""
        self._show_count(finished)
        self._show_measures(finished)
        self._show_score(finished)
        kept = self._kept()
        self.note.show_note(note_of(finished, count=self._count, kept=len(kept)))
        self.ledger.show_entries(self._ledger, side=finished.plan.side)
        missed = sum(entry.movement is not None for entry in self._ledger)
        words = self.tr("Each rep, {missed} not counted").format(missed=missed)
        self.each.set_words(words if missed else self.tr("Each rep"))
        self.each.setVisible(bool(self._ledger))

    def _kept(self) -> list[Rep]:
        """The measured reps that the client left in."""
        if not self._ledger:
            return self._reps[: self._count]
        kept = {entry.rep.span.number for entry in self._ledger if entry.rep and entry.reps}
        return [rep for rep in self._reps if rep.span.number in kept]

    def _show_count(self, finished: SetFinished) -> None:
        self.count.show_value(str(self._count), can_go_down=self._count > 0)
        target = finished.plan.reps_target
        words = self.tr("of {reps} reps").format(reps=target)
        if self._count > target:
            words = f"{target} + {self._count - target}"
        self.count.caption.setText(words)

    def _show_measures(self, finished: SetFinished) -> None:
        reps = self._kept()
        self.bars.show_reps(reps, count=self._count)
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

    def _on_count_stepped(self, change: int) -> None:
        self.command_given.emit(CorrectCount(change=change))

    def _on_each_clicked(self) -> None:
        self.ledger.begin()
        self._stack.setCurrentIndex(2)
        self.page_turned.emit()

    def _on_ledger_left(self) -> None:
        self._stack.setCurrentIndex(0)
        self.page_turned.emit()

    def _on_corrected(self, correction: Correction) -> None:
        self.command_given.emit(CorrectRep(correction=correction))

    def _show_progress(self, told: ProgressTold) -> None:
        words = progress_words(told.facts, words=self.parts.coach_words, unit=self.parts.unit)
        self.progress.setText("  ".join(words))
        self.progress.setVisible(bool(words))

    def _show_sides(self, match: SideMatch | None) -> None:
        plan = None if self._finished is None else self._finished.plan
        exercise = None if plan is None else self.parts.exercises.get(plan.exercise_id)
        self.sides.show_match(match, driver=exercise.driver if exercise else None)
        self._make_room()

    def _make_room(self) -> None:
        """Where there is little height, left beside right takes the place of the tempo."""
        self._tempo.setHidden(self.sides.bars.match is not None and self.is_flat())

    def _on_next_clicked(self) -> None:
        """The other leg at once; else how it was, if there was anything to feel."""
        finished = self._finished
        if finished is None or finished.next_side is not None or not self._count:
            self.command_given.emit(Continue())
            return
        self._stack.setCurrentIndex(1)
        self.page_turned.emit()

    def _on_after_finished(self) -> None:
        self._send_answers(is_alarming=False)
        self.command_given.emit(Continue())

    def _on_alarmed(self) -> None:
        self._send_answers(is_alarming=True)

    def _send_answers(self, *, is_alarming: bool) -> None:
        finished = self._finished
        if finished is None:
            return
        set_id, answers = finished.plan.set_id, self.after.answers
        if self.after.load_kg != finished.plan.load_kg:
            self.command_given.emit(TellLoad(set_id=set_id, load_kg=self.after.load_kg))
        if is_alarming or answers != SetAnswers():
            said = AnswerSet(set_id=set_id, answers=answers, is_alarming=is_alarming)
            self.command_given.emit(said)


def _mean(reps: Sequence[Rep], value: Callable[[Rep], float]) -> float:
    """Mean of what was seen; NaN when nothing was."""
    seen = [number for number in map(value, reps) if math.isfinite(number)]
    return sum(seen) / len(seen) if seen else math.nan
