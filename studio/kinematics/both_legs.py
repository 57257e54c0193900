"""Measures of the front view that need to know where the person's left is in the picture.

Frame: pixels, y up. Lying on one side the body is its own frame: the picture's axes are swapped
where the trunk lies across it (coaching.md 2.3). NaN = not seen.
"""

import math

from studio.kinematics.angles import Point, clamp
from studio.kinematics.segments import BodyPoints, Limb
from studio.model.landmarks import Side


def left_axis(points: BodyPoints, *, left_outward: float) -> Point:
    """Unit direction to the person's left in the picture, along one of the picture's axes.

    Args:
        points: The body.
        left_outward: +1 when the left lies counter-clockwise of the line from shoulders to hips
            (`view.ViewState`).
    """
    (shoulder_x, shoulder_y), (hip_x, hip_y) = points.mid_shoulder, points.mid_hip
    right, up = hip_x - shoulder_x, hip_y - shoulder_y
    if abs(right) > abs(up):
        return 0.0, math.copysign(1.0, right) * left_outward
    return -math.copysign(1.0, up) * left_outward, 0.0


def foot_azimuth_deg(limb: Limb, *, to_left: Point, side: Side, foot_length: float) -> float:
    """Where a foot points as the camera in front sees it, outward positive (coaching.md C13).

    Args:
        limb: The leg.
        to_left: From `left_axis`.
        side: Which leg it is.
        foot_length: True length in pixels.
    """
    if not foot_length > 0.0:
        return math.nan
    outward = 1.0 if side is Side.LEFT else -1.0
    across = (limb.toe[0] - limb.heel[0]) * to_left[0] + (limb.toe[1] - limb.heel[1]) * to_left[1]
    return math.degrees(math.asin(clamp(outward * across / foot_length, low=-1.0, high=1.0)))


FIELD_DEG = 75.0
"""Horizontal field of view of the station's cameras, 70 to 80 degrees (coaching.md 2.5)."""


def parallax_deg(limb: Limb, *, to_left: Point, side: Side, picture_px: float) -> float:
    """How much further outward a foot looks than its knee because it stands further aside.

    Whatever points straight ahead beside the optical axis seems to point outward, by the angle
    under which the camera sees its place; a knee is seen halfway between hip and ankle.

    Args:
        limb: The leg.
        to_left: From `left_axis`.
        side: Which leg it is.
        picture_px: Longer side of the picture, along which the field is measured.
    """
    focal_px = 0.5 * picture_px / math.tan(math.radians(0.5 * FIELD_DEG))
    away = (limb.ankle[0] - limb.hip[0]) * to_left[0] + (limb.ankle[1] - limb.hip[1]) * to_left[1]
    outward = 1.0 if side is Side.LEFT else -1.0
    return math.degrees(math.atan2(0.5 * outward * away, focal_px))
