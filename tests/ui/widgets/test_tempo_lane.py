"""The tempo lane: fixed axes, one curve, gaps where nothing was seen."""

import math
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from studio.catalog.loader import load_catalog
from studio.coaching.cues.deductions import TempoPhase
from studio.model.rep import Rep
from studio.paths import resources
from studio.ui.theme import Colour, Theme
from studio.ui.widgets.tempo_lane import AHEAD_S, PAST_S, TempoLane
from tests.ui.figure import rep as make_rep

EXERCISES = load_catalog(resources()).exercises

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
"""Only the offscreen platform says this, of any window with a smallest size."""


@pytest.fixture
def lane(qtbot: QtBot) -> TempoLane:
    widget = TempoLane(theme=Theme(dots_per_mm=3.6))
    qtbot.addWidget(widget)
    widget.resize(1600, 160)
    widget.start_set(EXERCISES["goblet_squat"])
    widget.show()
    return widget


def feed(lane: TempoLane, count: int, *, start_s: float = 0.0) -> float:
    time_s = start_s
    for index in range(count):
        time_s = start_s + index / 30.0
        lane.show_progress(0.5 - 0.5 * math.cos(time_s), time_s=time_s)
    return time_s


def test_the_axes_never_move(lane: TempoLane) -> None:
    view = lane._plot.getPlotItem().getViewBox()
    before = view.viewRange()
    feed(lane, 600)
    lane.show_progress(1.6, time_s=25.0)
    assert view.viewRange() == before
    assert before[0] == [-PAST_S, AHEAD_S]
    assert view.autoRangeEnabled() == [False, False]


def test_one_curve_and_nothing_left_behind(lane: TempoLane) -> None:
    feed(lane, 10)
    items = len(lane._plot.scene().items())
    feed(lane, 900, start_s=1.0)
    assert len(lane._plot.scene().items()) == items
    assert len(lane.trace) == 512


def test_not_seen_is_a_gap_and_no_ball(lane: TempoLane) -> None:
    feed(lane, 30)
    assert lane.ball_visible
    lane.show_progress(None, time_s=1.1)
    assert not lane.ball_visible
    assert np.isnan(lane.trace.samples()[1][-1])
    lane.show_progress(0.4, time_s=1.2)
    assert lane.ball_visible
    lane.blank()
    assert not lane.ball_visible


def test_far_is_below_for_a_squat_and_above_for_a_bridge(lane: TempoLane) -> None:
    view = lane._plot.getPlotItem().getViewBox()
    assert view.yInverted()
    lane.start_set(EXERCISES["glute_bridge"])
    assert not view.yInverted()
    assert "up 1 s" in lane._caption.text()
    assert lane._caption.text().index("up") < lane._caption.text().index("down")


def test_a_new_set_starts_empty(lane: TempoLane) -> None:
    feed(lane, 60)
    lane.start_set(EXERCISES["goblet_squat"])
    assert len(lane.trace) == 0
    assert not lane.ball_visible


def test_trace_and_ball_are_painted(lane: TempoLane) -> None:
    feed(lane, 90)
    image = lane.grab().toImage()
    colours = {
        QColor(image.pixel(x, y)).name()
        for x in range(100, image.width(), 2)
        for y in range(0, image.height(), 2)
    }
    assert QColor(Colour.TEXT).name() in colours
    assert QColor(Colour.YELLOW).name() in colours
    assert lane.road_colour(TempoPhase.ECCENTRIC).name() in colours


@pytest.mark.parametrize("exercise_id", sorted(EXERCISES))
def test_every_exercise_has_a_lane(lane: TempoLane, exercise_id: str) -> None:
    lane.start_set(EXERCISES[exercise_id])
    feed(lane, 3)
    assert lane.ball_visible


def squat_rep(number: int, *, score: float) -> Rep:
    """A measured goblet squat: down in 3 s, held for 1, up in 1."""
    driver = EXERCISES["goblet_squat"].driver
    times = np.arange(0.0, 5.2, 1.0 / 30.0)
    u = np.interp(times, [0.0, 3.0, 4.0, 5.0], [0.0, 1.0, 1.0, 0.0])
    trace = (driver.start + driver.rom_target * u).astype(np.float32)
    return replace(
        make_rep(number), trace_time_s=times.astype(np.float32), trace=trace, score=score
    )


def test_the_best_rep_runs_along_as_a_ghost_and_only_within_a_rep(lane: TempoLane) -> None:
    lane.start_set(EXERCISES["goblet_squat"])
    lane.take_rep(squat_rep(1, score=80.0))
    for index in range(30):
        lane.show_progress(0.0, time_s=index / 30.0)
    assert not lane.ghost_visible
    for index in range(30, 90):
        lane.show_progress((index - 30) / 90.0, time_s=index / 30.0)
    assert lane.ghost_visible
    lane.show_progress(None, time_s=3.1)
    assert not lane.ghost_visible
    lane.start_set(EXERCISES["goblet_squat"])
    lane.show_progress(0.3, time_s=4.0)
    assert not lane.ghost_visible


def test_the_road_shows_its_four_phases_in_four_colours(lane: TempoLane) -> None:
    lane.start_set(EXERCISES["romanian_deadlift"])
    lane.show_progress(0.0, time_s=0.0)
    lane.show_progress(0.0, time_s=1 / 30.0)
    image = lane.grab().toImage()
    seen = {
        QColor(image.pixel(x, y)).name()
        for x in range(100, image.width(), 2)
        for y in range(0, image.height(), 2)
    }
    within = {TempoPhase.ECCENTRIC, TempoPhase.PAUSE_LONG}
    assert {lane.road_colour(phase).name() for phase in within} <= seen
    colours = {lane.road_colour(phase).name() for phase in TempoPhase}
    assert len(colours) == 4
