"""What is painted where: projection, order, transparency."""

import numpy as np
import pytest

from studio.model.landmarks import Side
from studio.vision.athlete.backdrop import plain_backdrop, studio_backdrop
from studio.vision.athlete.body import Joint
from studio.vision.athlete.camera import Camera, heading_matrix
from studio.vision.athlete.figure import Clothes
from studio.vision.athlete.performer import Performer, SetPlanned
from studio.vision.athlete.scene import Figure, Scene
from studio.vision.athlete.spot import Spot
from tests.vision.athlete.library import EXERCISES

CAMERA = Camera(size_px=(640, 360))
GROUND = (10, 200, 10)
RED = Clothes(shirt=(0, 0, 250))
BLUE = Clothes(shirt=(250, 0, 0))


def squatter(spot: Spot, clothes: Clothes) -> Figure:
    exercise = EXERCISES["full_squat"]
    performer = Performer(exercise, SetPlanned(reps=1))
    body = performer.body_at_progress(0.0, side=Side.BOTH)
    return Figure(body=body, start=body, far=body, motion=None, spot=spot, clothes=clothes)


def test_a_point_one_metre_to_the_right_is_one_scale_to_the_right() -> None:
    points, scale = CAMERA.project(np.array(((0.0, 0.0, 0.9), (1.0, 0.0, 0.9), (0.0, 3.0, 0.0))))
    assert points[0] == pytest.approx((320.0, 180.0))  # on the lens axis: the middle
    # focal length 320 / tan(37.5 deg) = 417 px, 3 m away: 139 px per metre
    assert points[1] == pytest.approx((320.0 + 139.0, 180.0), abs=0.1)
    assert scale[2] == pytest.approx(scale[0] / 2.0)  # twice as far


@pytest.mark.parametrize(
    ("heading_deg", "forward"), [(0.0, (0, -1)), (90.0, (1, 0)), (-90.0, (-1, 0))]
)
def test_heading_is_where_the_athlete_looks(heading_deg: float, forward: tuple[int, int]) -> None:
    ahead = heading_matrix(heading_deg) @ np.array((1.0, 0.0, 0.0))
    assert ahead[:2] == pytest.approx(forward)


def test_alpha_is_set_exactly_where_something_is_painted() -> None:
    scene = Scene(CAMERA, plain_backdrop(CAMERA, GROUND), has_shadow=False)
    alpha = np.zeros((360, 640), dtype=np.uint8)
    image = scene.paint([squatter(Spot(), RED)], alpha=alpha)
    changed = (image != np.array(GROUND, dtype=np.uint8)).any(axis=2)
    assert alpha.any()
    assert not (changed & (alpha == 0)).any()


def test_the_nearer_person_hides_the_farther_one() -> None:
    scene = Scene(CAMERA, plain_backdrop(CAMERA, GROUND), has_shadow=False)
    near, far = Spot(away_m=-0.5), Spot(away_m=0.5)
    joints = scene.points_px(squatter(near, RED))
    x, y = np.round(0.5 * (joints[Joint.PELVIS] + joints[Joint.CHEST])).astype(int)
    for people in (
        [squatter(near, RED), squatter(far, BLUE)],
        [squatter(far, BLUE), squatter(near, RED)],
    ):
        blue, _, red = (int(channel) for channel in scene.paint(people)[y, x])
        assert red > blue + 100


def test_painting_leaves_the_backdrop_as_it_was() -> None:
    backdrop = studio_backdrop(CAMERA)
    before = backdrop.copy()
    Scene(CAMERA, backdrop).paint([squatter(Spot(), RED)])
    assert np.array_equal(backdrop, before)


def test_a_shadow_darkens_the_floor_only_near_the_feet() -> None:
    plain = plain_backdrop(CAMERA, (200, 200, 200))
    figure = squatter(Spot(), RED)
    lit = Scene(CAMERA, plain, has_shadow=False).paint([figure])
    shaded = Scene(CAMERA, plain).paint([figure])
    darker = (shaded.astype(int) < lit.astype(int)).any(axis=2)
    rows, _ = np.nonzero(darker)
    assert rows.min() > 200  # below the horizon
