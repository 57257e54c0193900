"""The body line: limbs and trunk that are seen, no face, the cue's part brought forward."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage, QPainter

from studio.model.cue import CueLevel
from studio.model.exercise import View
from studio.model.landmarks import Landmark
from studio.model.pose import Pose
from studio.ui.overlay.body_line import Emphasis, paint_body
from studio.ui.overlay.style import OverlayStyle
from studio.ui.theme import Colour
from studio.ui.transform import whole_picture
from tests.ui import figure

pytestmark = pytest.mark.usefixtures("qapp")


def paint(
    pose: Pose,
    *,
    emphasis: Emphasis | None = None,
    opacity: float = 1.0,
    view: View | None = None,
) -> NDArray[np.int_]:
    """(720, 1280, 3) RGB on black, mirrored, one to one."""
    image = QImage(*figure.SIZE_PX, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    paint_body(
        painter,
        pose,
        transform=whole_picture(figure.SIZE_PX, view_size_px=figure.SIZE_PX),
        style=OverlayStyle.for_screen(1080),
        opacity=opacity,
        view=view,
        emphasis=emphasis,
    )
    painter.end()
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(720, 1280, 4)
    return pixels[:, :, 2::-1].astype(int)


def halfway(pose: Pose, first: Landmark, second: Landmark) -> tuple[int, int]:
    x, y = (pose.points_px[first] + pose.points_px[second]) / 2.0
    return round(1280 - float(x)), round(float(y))


def test_limbs_are_drawn_where_the_mirror_shows_them() -> None:
    pose = figure.squat_pose(0.8)
    pixels = paint(pose)
    for first, second in (
        (Landmark.RIGHT_KNEE, Landmark.RIGHT_ANKLE),
        (Landmark.RIGHT_HIP, Landmark.RIGHT_KNEE),
        (Landmark.RIGHT_SHOULDER, Landmark.RIGHT_HIP),
    ):
        x, y = halfway(pose, first, second)
        assert pixels[y, x].min() > 80


def test_no_face() -> None:
    pose = figure.squat_pose(0.0)
    x, y = pose.points_px[Landmark.NOSE]
    around = paint(pose)[int(y) - 20 : int(y) + 20, 1260 - int(x) : 1300 - int(x)]
    assert not around.any()


def test_a_joint_that_is_not_seen_has_no_line() -> None:
    pose = figure.squat_pose(0.8)
    x, y = halfway(pose, Landmark.RIGHT_KNEE, Landmark.RIGHT_ANKLE)
    visibility = pose.visibility.copy()
    visibility[Landmark.RIGHT_ANKLE] = 0.49
    assert not paint(replace(pose, visibility=visibility))[y, x].any()


def test_the_part_the_cue_speaks_of_has_its_colour() -> None:
    pose = figure.squat_pose(0.8)
    pixels = paint(pose, emphasis=Emphasis(cue_id="C02", level=CueLevel.RED))
    red = QColor(Colour.VERMILLION)
    x, y = halfway(pose, Landmark.RIGHT_KNEE, Landmark.RIGHT_ANKLE)
    assert np.abs(pixels[y, x] - (red.red(), red.green(), red.blue())).max() < 8
    x, y = halfway(pose, Landmark.RIGHT_HIP, Landmark.RIGHT_KNEE)
    assert np.ptp(pixels[y, x]) < 20


def test_fully_faded_is_nothing() -> None:
    assert not paint(figure.squat_pose(0.3), opacity=0.0).any()


def test_side_on_the_far_leg_is_hardly_drawn() -> None:
    pose = figure.squat_pose(0.8)
    points, visibility = pose.points_px.copy(), np.maximum(pose.visibility, 0.6)
    for far in (Landmark.LEFT_HIP, Landmark.LEFT_KNEE, Landmark.LEFT_ANKLE):
        points[far] += (120.0, 0.0)
    both = replace(pose, points_px=points, visibility=visibility)
    near = halfway(both, Landmark.RIGHT_KNEE, Landmark.RIGHT_ANKLE)
    far_leg = halfway(both, Landmark.LEFT_KNEE, Landmark.LEFT_ANKLE)
    side, front = paint(both, view=View.SIDE), paint(both, view=View.FRONT)
    assert 20 < side[far_leg[1], far_leg[0]].min() < 60 < side[near[1], near[0]].min()
    assert front[far_leg[1], far_leg[0]].min() > 80
