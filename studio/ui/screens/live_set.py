"""The live set. While a client moves, three things only: the count, the depth bar, one cue."""

import math
from collections.abc import Callable
from concurrent.futures import Executor, Future

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.coaching.set_effort import Effort
from studio.engine.snapshot import Event, PraiseGiven, RepCounted, RepMeasured, Snapshot, StopSet
from studio.model.exercise import Exercise, FirstPhase
from studio.model.landmarks import Side
from studio.model.session import SetPlan
from studio.ui.overlay.stage import LiveStage
from studio.ui.rep_verdict import RepVerdict, rep_verdict
from studio.ui.screens.screen import Screen, ScreenParts
from studio.ui.theme import TOUCH_GAP_MM, TextSize, Weight
from studio.ui.widgets.cue_banner import CueBanner
from studio.ui.widgets.depth_bar import BestReach, DepthBar, DepthShown
from studio.ui.widgets.labels import Label, Role
from studio.ui.widgets.rep_count import CountShown, RepCount
from studio.ui.widgets.tempo_lane import TempoLane
from studio.ui.widgets.touch_button import ButtonKind, TouchButton
from studio.ui.widgets.trust_strip import TrustStrip
from studio.ui.words import effort_words

_BANNER_RATIO = 0.17
"""Share of the stage's height that the cue may cover."""

VERDICT_S = 2.0
"""How long the sign for the newest rep stays."""


class LiveSetScreen(Screen):
    """Shows the set under way.

    Signals:
        volume_wished: The client touched the loudspeaker.
    """

    volume_wished = Signal()

    def __init__(
        self, parts: ScreenParts, *, clock: Callable[[], float], parent: QWidget | None = None
    ) -> None:
        """Lay out the screen.

        Args:
            parts: What to build from.
            clock: Monotonic seconds, the clock of `Frame.arrived_s`.
            parent: As in Qt.
        """
        super().__init__(parts, parent)
        theme = parts.theme
        self._clock = clock
        self._plan: SetPlan | None = None
        self._exercise: Exercise | None = None
        self._reach = BestReach()
        self._verdict: RepVerdict | None = None
        self._verdict_until_s = -math.inf
        self.stage = LiveStage(
            theme=theme, clock=clock, headroom_ratio=_BANNER_RATIO, mirrored=parts.mirrored
        )
        self.cue_banner = CueBanner(theme=theme, clock=clock)
        self.rep_count = RepCount(theme=theme)
        self.depth_bar = DepthBar(theme=theme)
        self.tempo_lane = TempoLane(theme=theme)
        self.trust_strip = TrustStrip(theme=theme)
        self._side = QLabel()
        self._side.setFont(theme.font(TextSize.HEADING, Weight.STRONG))
        self._side.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._stop = TouchButton(
            self.tr("Stop"), theme=theme, icons=parts.icons, icon="stop", size=TextSize.HEADING
        )
        self.hurts = TouchButton(
            self.tr("Something hurts"),
            theme=theme,
            icons=parts.icons,
            icon="warning",
            widest_mm=58.0,
        )
        self._sound = TouchButton(
            "", theme=theme, icons=parts.icons, icon="volume", kind=ButtonKind.PLAIN
        )
        self._sound.setAccessibleName(self.tr("Voice and sounds"))
        self._connect()
        self._grid = QGridLayout(self)
        self._arrange()

    def _connect(self) -> None:
        self._stop.clicked.connect(self._on_stop_clicked)
        self.hurts.clicked.connect(self._on_hurts_clicked)
        self._sound.clicked.connect(self.volume_wished)

    # --- layout ------------------------------------------------------------

    def _arrange(self) -> None:
        """Put everything in its first place; `resizeEvent` moves it when the shape changes."""
        theme = self.parts.theme
        margin = theme.px(5.0)
        self._grid.setContentsMargins(margin, margin, margin, theme.px(2.0))
        self._grid.setSpacing(theme.px(4.0))
        over = QVBoxLayout(self.stage)
        over.setContentsMargins(0, 0, 0, 0)
        over.addWidget(self.cue_banner)
        over.addStretch(1)
        self._controls = QWidget()
        controls = QVBoxLayout(self._controls)
        controls.setContentsMargins(0, 0, 0, 0)
        controls.setSpacing(theme.px(TOUCH_GAP_MM))
        upper = QHBoxLayout()
        upper.setSpacing(theme.px(TOUCH_GAP_MM))
        upper.addWidget(self._stop, 1)
        upper.addWidget(self._sound)
        controls.addLayout(upper)
        controls.addWidget(self.hurts)
        self._tally = QWidget()
        tally = QVBoxLayout(self._tally)
        tally.setContentsMargins(0, 0, 0, 0)
        tally.addWidget(self._side)
        tally.addWidget(self.rep_count, 1)
        self.effort = Label(role=Role.HEADING, alignment=Qt.AlignmentFlag.AlignHCenter)
        self.effort.hide()
        tally.addWidget(self.effort)
        self._is_portrait: bool | None = None
        self._place(portrait=False)

    def _place(self, *, portrait: bool) -> None:
        if portrait == self._is_portrait:
            return
        self._is_portrait = portrait
        grid = self._grid
        for widget in (
            self.stage,
            self.depth_bar,
            self._tally,
            self._controls,
            self.tempo_lane,
            self.trust_strip,
        ):
            grid.removeWidget(widget)
        if portrait:
            grid.addWidget(self.stage, 0, 0, 1, 2)
            grid.addWidget(self.depth_bar, 0, 2, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(self._tally, 1, 0)
            grid.addWidget(self._controls, 1, 1, 1, 2, Qt.AlignmentFlag.AlignBottom)
        else:
            grid.addWidget(self.stage, 0, 0, 2, 1)
            grid.addWidget(self.depth_bar, 0, 1, 2, 1)
            grid.addWidget(self._tally, 0, 2)
            grid.addWidget(self._controls, 1, 2)
        grid.addWidget(self.tempo_lane, 2, 0, 1, 3)
        grid.addWidget(self.trust_strip, 3, 0, 1, 3)
        grid.setRowStretch(0, 1)
        grid.setColumnStretch(0, 0 if portrait else 1)
        grid.setColumnStretch(1, 1 if portrait else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Landscape or portrait, and nothing larger than its share of a small screen."""
        super().resizeEvent(event)
        theme, width, height = self.parts.theme, self.width(), self.height()
        portrait = height > width
        self._place(portrait=portrait)
        self.depth_bar.setFixedWidth(min(theme.px(30.0), round(0.1 * min(width, height))))
        self.tempo_lane.setFixedHeight(min(theme.px(44.0), round(0.17 * height)))
        if portrait:
            self._tally.setFixedSize(round(0.62 * width), min(theme.px(84.0), round(0.17 * height)))
        else:
            self._tally.setMinimumSize(0, 0)
            self._tally.setMaximumHeight(height)
            self._tally.setFixedWidth(min(theme.px(107.0), round(0.25 * width)))
        self._grid.activate()
        share_px = round(_BANNER_RATIO * self.stage.height())
        self.cue_banner.setFixedHeight(min(self.cue_banner.sizeHint().height(), share_px))

    # --- what it shows -----------------------------------------------------

    def enter(self, plan: SetPlan | None) -> None:
        """Start with an empty screen for this set."""
        self._plan = plan
        self._exercise = None if plan is None else self.parts.exercises.get(plan.exercise_id)
        self._verdict = None
        self._reach.clear()
        self.stage.reset()
        self.cue_banner.clear()
        self.rep_count.show_count(None)
        if self._exercise is not None:
            self.tempo_lane.start_set(self._exercise)
        self._show_depth(None)
        sides = {Side.LEFT: self.tr("Left leg"), Side.RIGHT: self.tr("Right leg"), Side.BOTH: ""}
        self._side.setText("" if plan is None else sides[plan.side])
        self._side.setVisible(bool(self._side.text()))

    def leave(self) -> None:
        """Let go of the last picture."""
        self.stage.reset()
        self.cue_banner.clear()

    def prepare(self, snapshot: Snapshot, pool: Executor) -> "Future[None] | None":
        """Scale the picture for the stage."""
        return self.stage.prepare(snapshot, pool)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Hand the newest state to each part."""
        now_s = self._clock()
        seen = snapshot.pose is not None
        progress = snapshot.progress_ratio if seen else None
        self.stage.show_snapshot(snapshot)
        self.cue_banner.show_cue(snapshot.cue)
        self._reach.update(progress)
        self._show_depth(progress)
        if snapshot.frame is None:
            self.tempo_lane.blank()
        else:
            self.tempo_lane.show_progress(progress, time_s=snapshot.frame.time_s)
        self.trust_strip.show_trust(
            snapshot.trust, camera_on=snapshot.camera_on or snapshot.frame is not None, now_s=now_s
        )
        self._show_effort(snapshot.effort)
        self.rep_count.show_count(
            CountShown(
                count=snapshot.count,
                target=None if snapshot.plan is None else snapshot.plan.reps_target,
                hollow=snapshot.provisional > 0,
                verdict=self._verdict if now_s < self._verdict_until_s else None,
            )
        )

    def blank(self) -> None:
        """Nothing new for too long: show nothing of the body rather than something old."""
        self.stage.blank()
        self.tempo_lane.blank()
        self._show_depth(None)

    def take_event(self, event: Event) -> None:
        """A rep leaves its sign beside the count and its ghost in the depth bar.

        A rep of a set before, late from a disk that was full, leaves none.
        """
        if self._plan is not None and getattr(event, "set_id", None) != self._plan.set_id:
            return
        if isinstance(event, RepCounted):
            self._reach.rep_counted()
            self._verdict = rep_verdict(event.rep, self._exercise)
            self._verdict_until_s = self._clock() + VERDICT_S
        elif isinstance(event, RepMeasured):
            self.tempo_lane.take_rep(event.rep)
            self._verdict = rep_verdict(event.rep, self._exercise)
        elif isinstance(event, PraiseGiven):
            self.cue_banner.praise(event.words)

    def show_volume_icon(self, icon: str) -> None:
        """Show how loud it is.

        Args:
            icon: "volume", "volume_low" or "volume_off".
        """
        self._sound.set_icon(icon)

    def _show_effort(self, effort: Effort | None) -> None:
        """Only what asks for something: while there is plenty left nothing is said."""
        words = "" if effort is Effort.PLENTY else effort_words(effort)
        if words != self.effort.text() or self.effort.isHidden() is bool(words):
            self.effort.setText(words)
            self.effort.setVisible(bool(words))

    def _show_depth(self, progress: float | None) -> None:
        exercise = self._exercise
        downwards = exercise is None or exercise.first_phase is FirstPhase.ECCENTRIC
        best = self._reach.best_ratio
        self.depth_bar.show_depth(
            DepthShown(progress_ratio=progress, best_ratio=best, downwards=downwards)
        )

    # --- wishes ------------------------------------------------------------

    def _on_stop_clicked(self) -> None:
        self.command_given.emit(StopSet())

    def _on_hurts_clicked(self) -> None:
        self.command_given.emit(StopSet(hurts=True))
