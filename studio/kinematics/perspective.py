"""What is nearer to the camera shows larger: a gap between knees that point at it.

The lengths a gap is compared with are known at the depth of the hips. The thighs' foreshortening
tells how far the knees are before (or behind) them, and a usual camera's focal length how much
larger they show there.
"""

import math

from studio.kinematics.angles import clamp, distance
from studio.kinematics.segments import BodyPoints, Vector
from studio.model.landmarks import Landmark

FOCAL_PER_WIDTH = 0.8
"""Focal length over picture width: 64 degrees across, between usual webcams' 55 and 78."""

_NEAREST = 0.5


def knee_scale_ratio(
    points: BodyPoints, space: list[Vector], *, thigh_length: float, width_px: float
) -> float:
    """How much larger the picture is at the knees than at the hips; 1 = equally far.

    Args:
        points: The body in pixels.
        space: 33 points in the frame of `world`; tells before from behind.
        thigh_length: Lt in pixels at the depth of the hips.
        width_px: Width of the picture.

    Returns:
        The ratio; NaN = not seen.
    """
    shown = (distance(limb.hip, limb.knee) for limb in (points.left, points.right))
    depths = [math.sqrt(max(0.0, thigh_length**2 - length**2)) for length in shown]
    hips_z = space[Landmark.LEFT_HIP][2] + space[Landmark.RIGHT_HIP][2]
    knees_z = space[Landmark.LEFT_KNEE][2] + space[Landmark.RIGHT_KNEE][2]
    nearer = math.copysign(sum(depths) / len(depths), knees_z - hips_z)
    if math.isnan(nearer) or math.isnan(knees_z - hips_z):
        return math.nan
    share = clamp(nearer / (FOCAL_PER_WIDTH * width_px), low=-_NEAREST, high=_NEAREST)
    return 1.0 / (1.0 - share)
