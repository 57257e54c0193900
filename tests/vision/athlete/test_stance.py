"""Where feet and pelvis stay while knees point elsewhere."""

import numpy as np
import pytest

from studio.model.landmarks import Side
from studio.vision.athlete.body import Body, Joint
from studio.vision.athlete.faults import Fault, FaultKind
from studio.vision.athlete.performer import Performer, SetPlanned
from tests.vision.athlete.library import EXERCISES

KEPT = (Joint.PELVIS, Joint.LEFT_ANKLE, Joint.RIGHT_ANKLE)


def far_body(exercise_id: str, *faults: Fault, side: Side) -> Body:
    plan = SetPlanned(sides=(side,), faults=faults)
    return Performer(EXERCISES[exercise_id], plan).body_at_progress(1.0, side=side)


@pytest.mark.parametrize(
    ("exercise_id", "side"),
    [("sumo_squat", Side.BOTH), ("split_squat", Side.LEFT), ("lateral_lunge", Side.LEFT)],
)
def test_a_knee_that_falls_in_leaves_feet_and_pelvis_where_they_stood(
    exercise_id: str, side: Side
) -> None:
    well = far_body(exercise_id, side=side).joints_m
    fault = Fault(kind=FaultKind.KNEES_IN, amount=12.0)
    faulty = far_body(exercise_id, fault, side=side).joints_m

    for joint in KEPT:
        assert faulty[joint] == pytest.approx(well[joint], abs=0.02)
    assert np.linalg.norm(faulty[Joint.LEFT_KNEE] - well[Joint.LEFT_KNEE]) > 0.05


def test_feet_that_stay_together_do_move() -> None:
    well = far_body("lateral_band_walk", side=Side.BOTH).joints_m
    performer = Performer(
        EXERCISES["lateral_band_walk"],
        SetPlanned(faults=(Fault(kind=FaultKind.FEET_TOGETHER, amount=6.0),)),
    )
    start = performer.body_at_progress(0.0, side=Side.BOTH).joints_m

    gap = [abs(body[Joint.LEFT_ANKLE, 1] - body[Joint.RIGHT_ANKLE, 1]) for body in (start, well)]
    assert gap[0] < gap[1]
