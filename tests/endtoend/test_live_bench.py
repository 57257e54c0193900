"""The measured delay is real: what is planted in analysis comes out of the bench."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from studio.app import Foundation, RunOptions
from studio.catalog.loader import Catalog
from studio.cli.live_run import LiveRun
from studio.engine.replay_report import Json
from studio.model.frame import Frame
from studio.model.pose import Pose
from studio.settings import StationSettings
from tests.engine.fakes import ScriptedEstimator, standing

PLANTED_S = 0.060
SECONDS = 3.0
FPS = 10.0


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    """A clip so slow that a picture never waits for the one before it."""
    path = tmp_path / "room.mp4"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"mp4v"), FPS, (640, 360))
    for shade in range(30):
        writer.write(np.full((360, 640, 3), 90 + shade, dtype=np.uint8))
    writer.release()
    return path


@dataclass(frozen=True, kw_only=True)
class Measured:
    """What the bench said, and the delays it said it from."""

    report: Mapping[str, Json]
    latencies_ms: Sequence[float]


@pytest.fixture
def measure(
    qapp: QApplication, catalog: Catalog, clip: Path, tmp_path: Path
) -> Callable[[float], Measured]:
    def run(planted_s: float) -> Measured:
        def slow(frame: Frame) -> Pose:
            time.sleep(planted_s)
            return standing(frame)

        folder = tmp_path / f"data-{planted_s}"
        folder.mkdir()
        foundation = Foundation(
            settings=StationSettings(),
            catalog=catalog,
            data_folder=folder,
            make_estimator=lambda: ScriptedEstimator(slow),
        )
        options = RunOptions(source=str(clip), data=folder, window_px=(800, 480))
        run = LiveRun(foundation, options, exercise_id="goblet_squat", seconds=SECONDS)
        report = run.measure(told=lambda passed_s: None)
        return Measured(report=report, latencies_ms=run._measures.latencies_ms)

    return run


@pytest.mark.qt_log_ignore("propagateSizeHints", "pa_context_connect")
def test_a_planted_sleep_raises_the_delay_by_as_much(
    measure: Callable[[float], Measured],
) -> None:
    plain, slow = measure(0.0), measure(PLANTED_S)
    assert list(plain.report) == [
        "seconds",
        "fps_in",
        "fps_analysed",
        "fps_painted",
        "dropped",
        "latency_ms",
        "gui_ms",
        "cpu_percent",
        "rss_mb",
        "startup_s",
    ]
    planted_ms = 1000.0 * PLANTED_S
    # Other work on the machine can only add to a delay, and does to every other picture: the
    # least of each run are compared, not their medians.
    assert min(slow.latencies_ms) >= planted_ms
    assert _p50(slow.report) >= planted_ms
    assert min(slow.latencies_ms) - min(plain.latencies_ms) > planted_ms / 2.0
    assert min(slow.latencies_ms) < 2.0 * planted_ms + min(plain.latencies_ms)


def _p50(report: Mapping[str, Json]) -> float:
    latency = report["latency_ms"]
    assert isinstance(latency, dict)
    return float(latency["p50"])
