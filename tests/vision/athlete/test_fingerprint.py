"""What a set's pictures show has a name of its own."""

import pytest

from studio.model.exercise import TempoTarget, View
from studio.vision.athlete.faults import Fault, FaultKind
from studio.vision.athlete.motion import SpeedShape
from studio.vision.athlete.source import AthleteSource, Facing
from studio.vision.athlete.spot import Spot
from tests.vision.athlete.library import EXERCISES

_QUICK = TempoTarget(eccentric_s=0.4, pause_long_s=0.1, concentric_s=0.3, pause_short_s=0.1)


def squat(
    *,
    tempo: TempoTarget = _QUICK,
    shape: SpeedShape = SpeedShape.CONSTANT,
    view: View = View.SIDE,
    facing: Facing = Facing.RIGHT,
    fault: Fault | None = None,
    at: Spot | None = None,
) -> str:
    source = AthleteSource(
        EXERCISES["goblet_squat"],
        reps=1,
        tempo=tempo,
        shape=shape,
        view=view,
        facing=facing,
        fault=fault,
        at=at,
        fps=10.0,
        paced=False,
    )
    return source.pictures_digest()


def test_the_same_set_has_the_same_name() -> None:
    assert squat() == squat()


@pytest.mark.parametrize(
    "other",
    [
        squat(facing=Facing.LEFT),
        squat(shape=SpeedShape.SKEWED),
        squat(view=View.FRONT),
        squat(fault=Fault(kind=FaultKind.HEELS_UP, amount=10.0)),
        squat(at=Spot(right_m=0.01)),
        squat(
            tempo=TempoTarget(
                eccentric_s=0.5, pause_long_s=0.1, concentric_s=0.3, pause_short_s=0.1
            )
        ),
    ],
    ids=["facing", "speed", "view", "fault", "place", "tempo"],
)
def test_whatever_shows_changes_the_name(other: str) -> None:
    assert other != squat()


def test_another_exercise_has_another_name() -> None:
    names = {
        AthleteSource(EXERCISES[name], reps=1, tempo=_QUICK, fps=5.0, paced=False).pictures_digest()
        for name in ("goblet_squat", "full_squat", "hip_thrust")
    }
    assert len(names) == 3
