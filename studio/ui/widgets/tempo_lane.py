"""The tempo lane: the prescribed tempo comes as a road, the client's own trace runs on it.

The road's four phases have four colours and a tick every second. The client's own best rep runs
along as a dashed ghost, locked to the phase of the rep under way.

The moment "now" stays in one place and everything scrolls past it. The axes never move; the
trace is one curve over a buffer that is allocated once, and has a gap where nothing was seen.
"""

import itertools
import math

import pyqtgraph
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainterPath, QPen, QTransform
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsEllipseItem,
    QGraphicsPathItem,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QWidget,
)

from studio.coaching.cues.deductions import TempoPhase
from studio.coaching.guides.ghost import PhaseLock, curve_of_rep, is_better
from studio.model.exercise import Exercise, FirstPhase, TempoTarget
from studio.model.rep import Rep
from studio.ui.numbers import local_number
from studio.ui.plots import PatientPacer, TraceBuffer, tempo_shape
from studio.ui.theme import Colour, Theme

PAST_S = 6.0
AHEAD_S = 4.0
_TOP_RATIO = 1.3
_BOTTOM_RATIO = -0.25
_CAPACITY = 512
"""Six seconds at 60 pictures a second, with room."""

_PHASE_COLOURS: dict[TempoPhase | None, Colour] = {
    None: Colour.OUTLINE,
    TempoPhase.ECCENTRIC: Colour.SKY,
    TempoPhase.PAUSE_LONG: Colour.YELLOW,
    TempoPhase.CONCENTRIC: Colour.ORANGE,
    TempoPhase.PAUSE_SHORT: Colour.PURPLE,
}
_ROAD_SHARE = 0.58
"""A phase's colour on the ground: opaque, so that the road is even where it turns."""

_GHOST_STEP = 4
"""Of the ghost's samples every fourth is drawn: 15 a second."""


class TempoLane(QWidget):
    """Scrolls the driver's progress over the tempo target; the tempo in words stands before it."""

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Prepare an empty lane.

        Args:
            theme: Sizes and letters.
            parent: As in Qt.
        """
        super().__init__(parent)
        self._theme = theme
        self._trace = TraceBuffer(capacity=_CAPACITY)
        self._pacer: PatientPacer | None = None
        self._downwards = True
        self._plot = pyqtgraph.PlotWidget(background=Colour.GROUND.value)
        self._freeze_axes()
        self._roads = {phase: self._add_road(phase) for phase in _PHASE_COLOURS}
        self._ticks = self._add_ticks()
        self._exercise: Exercise | None = None
        self._best: Rep | None = None
        self._lock: PhaseLock | None = None
        self._next_lock: PhaseLock | None = None
        self._ghost = self._add_ghost()
        self._curve = pyqtgraph.PlotCurveItem(
            pen=_pen(Colour.TEXT, theme.px(1.5)), antialias=True, connect="finite"
        )
        self._plot.addItem(self._curve)
        self._add_now_line()
        self._ball = self._add_ball()
        self._caption = QLabel()
        self._caption.setProperty("role", "quiet")
        self._caption.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4.0))
        row.addWidget(self._caption)
        row.addWidget(self._plot, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _freeze_axes(self) -> None:
        plot = self._plot.getPlotItem()
        for axis in ("left", "bottom"):
            plot.hideAxis(axis)
        plot.hideButtons()
        plot.setMenuEnabled(False)
        plot.setContentsMargins(0, 0, 0, 0)
        view = plot.getViewBox()
        view.setMouseEnabled(x=False, y=False)
        view.disableAutoRange()
        view.setDefaultPadding(0.0)
        view.setRange(
            xRange=(-PAST_S, AHEAD_S), yRange=(_BOTTOM_RATIO, _TOP_RATIO), padding=0.0, update=True
        )
        self._plot.setInteractive(False)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._plot.setFrameShape(QFrame.Shape.NoFrame)

    def _add_road(self, phase: TempoPhase | None) -> QGraphicsPathItem:
        road = QGraphicsPathItem()
        road.setPen(_pen(_on_ground(_PHASE_COLOURS[phase]), self._theme.px(7.0)))
        road.setBrush(QBrush(Qt.BrushStyle.NoBrush))
        self._plot.addItem(road, ignoreBounds=True)
        return road

    def _add_ticks(self) -> QGraphicsPathItem:
        """A dot on the road for every second of the tempo."""
        ticks = QGraphicsPathItem()
        ticks.setPen(_pen(Colour.GROUND, self._theme.px(2.0)))
        self._plot.addItem(ticks, ignoreBounds=True)
        return ticks

    def _add_ghost(self) -> pyqtgraph.PlotCurveItem:
        pen = _pen(Colour.TEXT, max(2, self._theme.px(0.9)))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([3.0, 2.0])
        # Smooth edges of a dashed line cost 1.4 ms a picture, a fifth of the budget (p95).
        ghost = pyqtgraph.PlotCurveItem(pen=pen, antialias=False)
        ghost.hide()
        self._plot.addItem(ghost, ignoreBounds=True)
        return ghost

    def _add_now_line(self) -> None:
        line = pyqtgraph.InfiniteLine(pos=0.0, angle=90, movable=False)
        line.setPen(_pen(Colour.OUTLINE, max(2, self._theme.px(0.6))))
        self._plot.addItem(line, ignoreBounds=True)

    def _add_ball(self) -> QGraphicsEllipseItem:
        radius = self._theme.px(3.2)
        ball = QGraphicsEllipseItem(-radius, -radius, 2 * radius, 2 * radius)
        ball.setFlag(QGraphicsEllipseItem.GraphicsItemFlag.ItemIgnoresTransformations)
        ball.setBrush(QColor(Colour.YELLOW))
        ball.setPen(QPen(QColor(Colour.GROUND), max(2, self._theme.px(0.6))))
        ball.setZValue(10.0)
        ball.hide()
        self._plot.addItem(ball, ignoreBounds=True)
        return ball

    @property
    def trace(self) -> TraceBuffer:
        """The samples drawn."""
        return self._trace

    @property
    def ball_visible(self) -> bool:
        """True while the client is seen."""
        return bool(self._ball.isVisible())

    def start_set(self, exercise: Exercise) -> None:
        """Empty the lane and take the exercise's tempo as its target."""
        self._downwards = exercise.first_phase is FirstPhase.ECCENTRIC
        self._pacer = PatientPacer(tempo_shape(exercise.tempo, first_phase=exercise.first_phase))
        self._exercise, self._best = exercise, None
        self._lock = self._next_lock = None
        self._ghost.hide()
        self._trace.clear()
        self._curve.setData([], [])
        for item in (*self._roads.values(), self._ticks):
            item.setPath(QPainterPath())
        self._ball.hide()
        self._plot.getPlotItem().getViewBox().invertY(self._downwards)
        self._caption.setText(self._tempo_words(exercise.tempo))

    def show_progress(self, progress: float | None, *, time_s: float) -> None:
        """Take in one sample and scroll on.

        Args:
            progress: u of the driver; None = not seen: a gap, and no ball.
            time_s: Stream time.
        """
        value = math.nan if progress is None else progress
        self._trace.append(time_s, value)
        times, values = self._trace.samples()
        self._curve.setData(times, values, connect="finite")
        self._curve.setPos(-time_s, 0.0)
        self._move_road(progress, time_s)
        self._move_ghost(progress, time_s)
        self._ball.setVisible(progress is not None)
        if progress is not None:
            self._ball.setPos(0.0, progress)

    def blank(self) -> None:
        """The client is not seen: no ball, no ghost, and a gap in the trace."""
        self._ball.hide()
        self._ghost.hide()

    def road_colour(self, phase: TempoPhase | None) -> QColor:
        """What a phase of the road looks like; None = waiting."""
        return self._roads[phase].pen().color()

    @property
    def ghost_visible(self) -> bool:
        """True while the best rep runs along."""
        return bool(self._ghost.isVisible())

    def take_rep(self, rep: Rep) -> None:
        """Make a rep the ghost if it is the best of the set so far.

        Args:
            rep: Measured. A better one takes over between two reps, never in the middle of one.
        """
        if self._exercise is None or not is_better(rep, self._best):
            return
        curve = curve_of_rep(rep, exercise=self._exercise)
        if curve is not None:
            self._best, self._next_lock = rep, PhaseLock(curve)

    def _move_ghost(self, progress: float | None, time_s: float) -> None:
        if self._next_lock is not None and (self._lock is None or self._lock.phase is None):
            self._lock, self._next_lock = self._next_lock, None
            curve = self._lock.curve
            self._ghost.setData(curve.time_s[::_GHOST_STEP], curve.progress[::_GHOST_STEP])
        phase = None if self._lock is None else self._lock.update(progress, time_s=time_s)
        self._ghost.setVisible(phase is not None and progress is not None)
        if phase is not None:
            place = QTransform()
            place.translate(-phase.time_s / phase.rate, 0.0)
            place.scale(1.0 / phase.rate, 1.0)
            self._ghost.setTransform(place)

    def _move_road(self, progress: float | None, time_s: float) -> None:
        if self._pacer is None:
            return
        self._pacer.update(progress, time_s=time_s)
        paths = {phase: QPainterPath() for phase in self._roads}
        ticks = QPainterPath()
        corners = self._pacer.road(now_s=time_s, until_s=time_s + AHEAD_S)
        for before, corner in itertools.pairwise(corners):
            start_s, end_s = before.time_s - time_s, corner.time_s - time_s
            if end_s < -PAST_S - 1.0 or end_s <= start_s:
                continue
            path = paths[corner.phase]
            path.moveTo(max(start_s, -PAST_S - 1.0), before.progress)
            path.lineTo(end_s, corner.progress)
            if corner.phase is not None:
                _add_seconds(ticks, (start_s, before.progress), (end_s, corner.progress))
        for phase, road in self._roads.items():
            road.setPath(paths[phase])
        self._ticks.setPath(ticks)

    def _tempo_words(self, tempo: TempoTarget) -> str:
        """The tempo in the order in which it is done."""

        def moving(word: str, seconds: float | None) -> str:
            if seconds is None:
                return self.tr("{word} fast").format(word=word)
            number = local_number(f"{seconds:g}")
            return self.tr("{word} {seconds} s").format(word=word, seconds=number)

        def holding(seconds: float) -> list[str]:
            number = local_number(f"{seconds:g}")
            return [self.tr("hold {seconds} s").format(seconds=number)] if seconds > 0 else []

        down, up = self.tr("down"), self.tr("up")
        if self._downwards:
            parts = [moving(down, tempo.eccentric_s), *holding(tempo.pause_long_s)]
            parts += [moving(up, tempo.concentric_s), *holding(tempo.pause_short_s)]
        else:
            parts = [moving(up, tempo.concentric_s), *holding(tempo.pause_short_s)]
            parts += [moving(down, tempo.eccentric_s), *holding(tempo.pause_long_s)]
        return "\n".join([self.tr("Tempo"), *parts])

    def sizeHint(self) -> QSize:
        """High enough to tell the phases apart from three metres."""
        return QSize(self._theme.px(200.0), self._theme.px(44.0))


def _add_seconds(ticks: QPainterPath, start: tuple[float, float], end: tuple[float, float]) -> None:
    """A dot at every whole second of a stretch, its ends left out."""
    length_s = end[0] - start[0]
    for second in range(1, math.ceil(length_s - 0.05)):
        share = second / length_s
        at = QPointF(start[0] + second, start[1] + share * (end[1] - start[1]))
        ticks.moveTo(at)
        ticks.lineTo(at + QPointF(0.001, 0.0))


def _on_ground(colour: Colour) -> QColor:
    """A colour on the ground, opaque."""
    bright, ground = QColor(colour), QColor(Colour.GROUND)

    def mixed(one: int, other: int) -> int:
        return round(_ROAD_SHARE * one + (1.0 - _ROAD_SHARE) * other)

    return QColor(
        mixed(bright.red(), ground.red()),
        mixed(bright.green(), ground.green()),
        mixed(bright.blue(), ground.blue()),
    )


def _pen(colour: QColor | str, width_px: int) -> QPen:
    pen = QPen(QBrush(QColor(colour)), width_px)
    pen.setCosmetic(True)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
