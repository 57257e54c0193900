"""The picture of a replay: words that can be read, and room for the numbers of the reps."""

from collections.abc import Iterator

import numpy as np
import pyqtgraph
import pytest

from studio.engine.replay import Replay, Timing, Trace
from studio.ui.replay_plot import draw_replay
from studio.ui.theme import Colour
from tests.ui import figure
from tests.ui import station_story as story

SQUAT = story.shipped_exercises()["goblet_squat"]


@pytest.fixture
def plot(qapp: object) -> Iterator[pyqtgraph.PlotItem]:
    widget = pyqtgraph.GraphicsLayoutWidget()
    yield widget.addPlot()
    widget.close()


def _result(driver: list[float]) -> Replay:
    numbers = np.array(driver, np.float32)
    trace = Trace(
        names=(),
        time_s=np.arange(len(driver), dtype=np.float64),
        values=np.empty((len(driver), 0), np.float32),
        driver=numbers,
        progress_ratio=np.full_like(numbers, np.nan),
        leg_visibility={},
    )
    return Replay(
        clip="squats.mp4",
        exercise_id="goblet_squat",
        frames=len(driver),
        frames_analysed=len(driver),
        frames_seen=len(driver),
        fps=1.0,
        duration_s=float(len(driver)),
        view=None,
        yaw_deg=0.0,
        reps=(figure.rep(1),),
        not_counted=(),
        partial_cues=(),
        trace=trace,
        timing=Timing(wall_s=0.0, pose_ms=np.empty(0), analysis_ms=np.empty(0)),
    )


def test_the_titles_of_the_axes_are_as_bright_as_their_numbers(plot: pyqtgraph.PlotItem) -> None:
    draw_replay(plot, _result([0.0, 50.0, 0.0]), exercise=SQUAT)

    for side in ("left", "bottom"):
        title = plot.getAxis(side).labelStyle
        assert title["color"] == Colour.TEXT_QUIET.value


def test_the_numbers_of_the_reps_stand_above_the_curve(plot: pyqtgraph.PlotItem) -> None:
    draw_replay(plot, _result([0.0, float("nan"), 100.0, 0.0]), exercise=SQUAT)

    low, high = plot.viewRange()[1]
    # The numbers stand at 0.95 of the height.
    assert low < 0.0
    assert 100.0 < low + 0.9 * (high - low) < 110.0


def test_a_clip_with_nobody_in_it_has_a_picture_too(plot: pyqtgraph.PlotItem) -> None:
    draw_replay(plot, _result([float("nan")] * 3), exercise=SQUAT)

    assert "nobody seen" in plot.titleLabel.text
