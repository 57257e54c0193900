import numpy as np
import pytest
from numpy.typing import NDArray

from studio.engine.course.placement import Placement, brightness
from studio.model.exercise import View
from studio.model.landmarks import Landmark
from studio.model.pose import Pose
from studio.model.session import PlacementProblem
from tests.builders import hide, make_pose, squat_posture
from tests.engine.fakes import BRIGHT, DARK

Problem = PlacementProblem
FAR_LEG = (Landmark.LEFT_HIP, Landmark.LEFT_KNEE, Landmark.LEFT_ANKLE)


def problems(
    pose: Pose | None, *, image: NDArray[np.uint8] = BRIGHT, wanted: View = View.SIDE
) -> tuple[PlacementProblem, ...]:
    return Placement().update(pose, image_bgr=image, wanted=wanted, time_s=0.0)


def stand(*, yaw_deg: float = 0.0, scale: float = 340.0, right_px: float = 640.0) -> Pose:
    return make_pose(
        squat_posture(0.0),
        yaw_deg=yaw_deg,
        pixels_per_m=scale,
        origin_px=(right_px, 680.0),
    )


def test_somebody_in_place_has_no_problem() -> None:
    assert problems(stand()) == ()


def test_nobody() -> None:
    assert problems(None) == (Problem.NOBODY,)


def test_dark() -> None:
    assert problems(stand(), image=DARK) == (Problem.TOO_DARK,)
    assert problems(None, image=DARK) == (Problem.NOBODY, Problem.TOO_DARK)


def test_too_close_and_too_far() -> None:
    assert problems(stand(scale=900.0)) == (Problem.TOO_CLOSE,)
    assert problems(stand(scale=90.0)) == (Problem.TOO_FAR,)


@pytest.mark.parametrize("right_px", [-20.0, 1300.0])
def test_half_out_of_the_picture(right_px: float) -> None:
    assert problems(stand(right_px=right_px)) == (Problem.OUT_OF_FRAME,)


def test_the_far_leg_may_be_hidden_but_not_both() -> None:
    assert problems(hide(stand(), *FAR_LEG)) == ()
    near = (Landmark.RIGHT_HIP, Landmark.RIGHT_KNEE, Landmark.RIGHT_ANKLE)
    assert problems(hide(stand(), *FAR_LEG, *near)) == (Problem.OUT_OF_FRAME,)


@pytest.mark.parametrize(
    ("wanted", "yaw_deg", "is_turned"),
    [
        (View.SIDE, 5.0, False),
        (View.SIDE, 60.0, True),
        (View.FRONT, 88.0, False),
        (View.FRONT, 30.0, True),
        (View.OBLIQUE, 45.0, False),
    ],
)
def test_turned_away_from_the_view_that_is_needed(
    wanted: View, yaw_deg: float, is_turned: bool
) -> None:
    assert (Problem.TURNED in problems(stand(yaw_deg=yaw_deg), wanted=wanted)) is is_turned


def test_brightness_is_that_of_the_picture() -> None:
    assert brightness(BRIGHT) == pytest.approx(120.0)
    assert brightness(DARK) == pytest.approx(4.0)
