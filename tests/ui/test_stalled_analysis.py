"""Analysis that stalls under load leaves no old skeleton on the client."""

import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.engine.snapshot import ChooseExercise, Snapshot, StartSet, WakeUp
from studio.model.frame import Frame
from studio.model.pose import Pose
from studio.model.session import StationState
from tests.builders import make_pose, squat_posture
from tests.ui.kiosk import running_kiosk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "PulseAudioService")

_LONGEST_S = 30.0


class StallingNetwork:
    """Sees the same client in every picture, until it is held up."""

    def __init__(self) -> None:
        self.goes_on = threading.Event()
        self.goes_on.set()
        self.is_held_up = threading.Event()

    @property
    def network_s(self) -> float:
        return 0.0

    def estimate(self, frame: Frame) -> Pose | None:
        if not self.goes_on.is_set():
            self.is_held_up.set()
            self.goes_on.wait(_LONGEST_S)
        return make_pose(squat_posture(0.0), time_s=frame.time_s)

    def reset(self) -> None:
        """Nothing is kept."""


@pytest.mark.timeout(120)
def test_a_stalled_analysis_blanks_the_body_and_gives_it_back(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    network = StallingNetwork()
    with running_kiosk(qapp, tmp_path, make_estimator=lambda: network) as app:
        bodies: list[bool] = []

        def note(snapshot: Snapshot) -> None:
            bodies.append(snapshot.pose is not None and not app.live.stage.is_blank)

        app.bridge.snapshot_ready.connect(note)
        exercise = ChooseExercise(exercise_id="goblet_squat")
        for wish in (WakeUp(), exercise, StartSet()):
            app.window.command_given.emit(wish)
        qtbot.waitUntil(lambda: app.window.state is StationState.LIVE, timeout=30_000)
        qtbot.waitUntil(lambda: True in bodies, timeout=30_000)

        network.goes_on.clear()
        try:
            with qtbot.waitSignal(app.bridge.went_stale, timeout=20_000):
                pass
            qtbot.waitUntil(lambda: network.is_held_up.is_set(), timeout=20_000)
            qtbot.waitUntil(lambda: app.live.stage.is_blank, timeout=20_000)
            assert app.live.stage.transform is not None  # the picture itself stays
        finally:
            network.goes_on.set()
        bodies.clear()
        qtbot.waitUntil(lambda: True in bodies, timeout=30_000)
