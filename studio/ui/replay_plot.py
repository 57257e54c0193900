"""A replay as one picture: the driver over time, with every rep marked."""

import os
from pathlib import Path

import numpy as np
import pyqtgraph
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from studio.engine.replay import Replay
from studio.errors import KnownError, Reason
from studio.model.exercise import Exercise
from studio.model.rep import Rep, RepStatus
from studio.paths import resources
from studio.ui.theme import FONT_FAMILY, Colour, load_fonts

_SIZE_PX = (1600, 720)
_FILL_ALPHA = 46
_HEADROOM_RATIO = 0.12
_STATUS_COLOUR = {RepStatus.FULL: Colour.SKY, RepStatus.SHORT: Colour.ORANGE}


class ReplayPlotter:
    """Draws replays; makes a Qt application that needs no display, if none is running."""

    def __init__(self) -> None:
        """Begin.

        Raises:
            RuntimeError: A Qt application without widgets is running; plot before making films.
        """
        running = QApplication.instance()
        if running is None:
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
            running = QApplication(["studio"])
        if not isinstance(running, QApplication):
            raise RuntimeError("a Qt application without widgets is running already")
        self._application = running
        load_fonts(resources() / "fonts")

    def write(self, result: Replay, *, exercise: Exercise, path: Path) -> None:
        """Draw the driver of a replay, its reps, turnarounds and what was not counted.

        Args:
            result: From `engine.replay`.
            exercise: What was counted.
            path: PNG file to write.

        Raises:
            KnownError: READ_ONLY when it cannot be written.
        """
        widget = pyqtgraph.GraphicsLayoutWidget()
        widget.resize(*_SIZE_PX)
        widget.setBackground(Colour.GROUND.value)
        draw_replay(widget.addPlot(), result, exercise=exercise)
        self._application.processEvents()
        is_written = widget.grab().toImage().save(str(path), "PNG")
        widget.close()
        if not is_written:
            raise KnownError(Reason.READ_ONLY, f"{path}: cannot be written; choose another folder")


def draw_replay(plot: pyqtgraph.PlotItem, result: Replay, *, exercise: Exercise) -> None:
    """Draw into a plot what `ReplayPlotter.write` writes.

    Args:
        plot: Empty.
        result: From `engine.replay`.
        exercise: What was counted.
    """
    feature = exercise.driver.feature.removesuffix("_deg").removesuffix("_ratio")
    unit = "degrees" if exercise.driver.unit == "deg" else "ratio"
    view = "nobody seen" if result.view is None else f"{result.view.value} view"
    plot.setTitle(
        f"{exercise.name}: {len(result.reps)} reps, {view}", color=Colour.TEXT.value, size="16pt"
    )
    for side, label in (("left", f"{feature.replace('_', ' ')} ({unit})"), ("bottom", "seconds")):
        axis = plot.getAxis(side)
        # The pen first: it gives its colour to the title too.
        axis.setPen(Colour.LINE.value)
        axis.setTextPen(Colour.TEXT_QUIET.value)
        axis.setTickFont(QFont(FONT_FAMILY, 11))
        plot.setLabel(side, label, color=Colour.TEXT_QUIET.value)
    trace = result.trace
    _leave_headroom(plot, trace.driver[np.isfinite(trace.driver)])
    for rep in result.reps:
        _mark(plot, rep)
    plot.plot(
        trace.time_s,
        trace.driver.astype(np.float64),
        pen=pyqtgraph.mkPen(Colour.TEXT.value, width=2),
        connect="finite",
    )
    for movement in result.not_counted:
        line = pyqtgraph.InfiniteLine(
            movement.at_s,
            pen=pyqtgraph.mkPen(Colour.PURPLE.value, width=1.5, style=Qt.PenStyle.DashLine),
            label=movement.reason.value.replace("_", " "),
            labelOpts={"position": 0.06, "color": Colour.PURPLE.value, "rotateAxis": (1, 0)},
        )
        plot.addItem(line)
    plot.setMouseEnabled(x=False, y=False)
    plot.hideButtons()


def _leave_headroom(plot: pyqtgraph.PlotItem, seen: NDArray[np.floating]) -> None:
    """Room above the curve, where the numbers of the reps stand; seen (n,) without NaN."""
    if seen.size:
        low, high = float(seen.min()), float(seen.max())
        plot.setYRange(low, high + _HEADROOM_RATIO * (high - low), padding=0.02)


def _mark(plot: pyqtgraph.PlotItem, rep: Rep) -> None:
    """The rep's span, its number, its deepest moment and the moment it was counted."""
    colour = pyqtgraph.mkColor(_STATUS_COLOUR[rep.status].value)
    colour.setAlpha(_FILL_ALPHA)
    span = pyqtgraph.LinearRegionItem(
        (rep.span.start_s, rep.span.end_s), brush=colour, movable=False
    )
    for edge in span.lines:
        edge.setPen(pyqtgraph.mkPen(None))
    plot.addItem(span)
    words = f"{rep.span.number}" if rep.status is RepStatus.FULL else f"{rep.span.number} short"
    number = pyqtgraph.InfiniteLine(
        rep.span.far_s,
        pen=pyqtgraph.mkPen(_STATUS_COLOUR[rep.status].value, width=1.5),
        label=words,
        labelOpts={"position": 0.95, "color": Colour.TEXT.value},
    )
    plot.addItem(number)
    counted = pyqtgraph.InfiniteLine(
        rep.span.counted_at_s,
        pen=pyqtgraph.mkPen(Colour.GREEN.value, width=1, style=Qt.PenStyle.DotLine),
    )
    plot.addItem(counted)
