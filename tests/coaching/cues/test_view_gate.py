"""Whether the view allows grading, and what the client is told."""

import math

import pytest

from studio.coaching.cues.view_gate import GradingGate
from studio.kinematics.view import ViewGate
from studio.model.exercise import View


@pytest.mark.parametrize(
    ("yaw_deg", "gate"),
    [
        (11.0, ViewGate.FULL),
        (16.0, ViewGate.COUNT_ONLY),
        (30.0, ViewGate.TURN),
        (math.nan, ViewGate.COUNT_ONLY),
    ],
)
def test_side_view_gates(yaw_deg: float, gate: ViewGate) -> None:
    assert GradingGate(View.SIDE).update(yaw_deg, is_seen=True, time_s=0.0) is gate


@pytest.mark.parametrize(
    ("wanted", "yaw_deg", "words"),
    [(View.SIDE, 40.0, "Turn side-on"), (View.FRONT, 30.0, "Face the camera")],
)
def test_asks_to_turn_after_a_second(wanted: View, yaw_deg: float, words: str) -> None:
    gate = GradingGate(wanted)
    gate.update(yaw_deg, is_seen=True, time_s=0.0)
    assert gate.advice == ""
    gate.update(yaw_deg, is_seen=True, time_s=1.1)
    assert gate.advice == words


def test_says_that_the_client_was_lost_for_a_moment_only() -> None:
    gate = GradingGate(View.SIDE)
    gate.update(0.0, is_seen=True, time_s=0.0)
    said = []
    for time_s in (0.4, 1.0, 1.6):
        assert gate.update(math.nan, is_seen=False, time_s=time_s) is not ViewGate.FULL
        said.append(gate.advice)
    assert said == ["", "I lost you for a moment", ""]


def test_nobody_yet_is_not_a_loss() -> None:
    gate = GradingGate(View.SIDE)
    gate.update(math.nan, is_seen=False, time_s=1.0)
    assert gate.advice == ""


def test_deep_in_a_rep_the_estimate_may_drift() -> None:
    gate = GradingGate(View.SIDE)
    gate.update(7.0, is_seen=True, time_s=0.0)
    assert gate.update(16.0, is_seen=True, time_s=0.1, in_rep=True) is ViewGate.FULL
    assert gate.update(50.0, is_seen=True, time_s=0.2, in_rep=True) is ViewGate.TURN
    assert gate.update(16.0, is_seen=True, time_s=0.3) is ViewGate.COUNT_ONLY
