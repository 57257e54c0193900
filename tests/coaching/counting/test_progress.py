"""Progress of a pattern, and whose leg a rep belongs to."""

import dataclasses

import numpy as np
import pytest

from studio.coaching.counting.progress import pattern_progress, working_side
from studio.kinematics.movement import Movement
from studio.model.landmarks import Side
from studio.model.pattern import LegRole, PatternSignal, Signal
from tests.coaching.movements import HINGE, movement


def test_progress_is_0_at_the_start_and_1_at_the_far_pose() -> None:
    assert pattern_progress(movement(0.0, progress=0.0), pattern=HINGE) == pytest.approx(0.0)
    assert pattern_progress(movement(0.0, progress=1.0), pattern=HINGE) == pytest.approx(1.0)


def test_signals_are_mixed_by_weight_and_a_weightless_one_takes_no_part() -> None:
    # Hip fold at 1.0 with weight 3, trunk lean at (10 - 0) / 40 = 0.25 with weight 1:
    # (3 * 1 + 1 * 0.25) / 4 = 0.8125.
    pattern = dataclasses.replace(
        HINGE,
        signals=(
            dataclasses.replace(HINGE.signals[0], weight=3.0),
            PatternSignal(signal=Signal.TRUNK_LEAN, start=0.0, far=40.0),
            PatternSignal(signal=Signal.KNEE_GAP, start=0.0, far=1.0, weight=0.0),
        ),
    )

    assert pattern_progress(movement(0.0, progress=1.0), pattern=pattern) == pytest.approx(0.8125)


def _rep(*, knees_x: tuple[float, float], bends: tuple[float, float]) -> list[Movement]:
    """Twenty pictures in which knees and ankles move to `knees_x` and back."""
    rows = []
    for index, share in enumerate(np.sin(np.linspace(0, np.pi, 20))):
        now = movement(index / 10, progress=float(share))
        shift = np.array([[knees_x[0] * share, 0.0], [knees_x[1] * share, 0.0]])
        rows.append(
            dataclasses.replace(
                now,
                knees_px=now.knees_px + shift,
                ankles_px=now.ankles_px + shift,
                bends_deg=(bends[0] * float(share), bends[1] * float(share)),
                folds_deg=(bends[0] * float(share), bends[1] * float(share)),
            )
        )
    return rows


@pytest.mark.parametrize(
    ("role", "side"),
    [
        (LegRole.BOTH, Side.BOTH),
        (LegRole.MORE_BENT, Side.RIGHT),
        (LegRole.IN_FRONT, Side.RIGHT),
        (LegRole.MOVING, Side.LEFT),
        (LegRole.STANDING, Side.RIGHT),
    ],
)
def test_the_working_leg_by_role(role: LegRole, side: Side) -> None:
    rep = _rep(knees_x=(120.0, 5.0), bends=(10.0, 90.0))

    assert working_side(rep, role=role, far_s=1.0) is side
