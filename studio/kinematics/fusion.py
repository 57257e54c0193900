"""A knee in space from three sources: the picture, the network's depth and the leg's lengths.

The picture gives two of three directions exactly. The third, depth, is known twice and poorly:
from the network, and from how much shorter than it is a segment looks. Both are mixed (coaching.md
V47: fusing bone lengths with BlazePose's depth cuts its angle error by a sixth). Small depths are
mostly bias - a standing leg looks bent by 12 to 19 degrees to the network - and are shrunk.

Against the one clip with markers (57 degrees of yaw) the error is 7 and 9 degrees (near and far
leg), where the network's own points have 7 and 15 and the picture alone 15 and 26.
"""

import math

from studio.kinematics.angles import Point, clamp, knee_bend_from_lengths_deg
from studio.kinematics.segments import Limb, SegmentLengths, Vector
from studio.kinematics.world import angle_deg, leg
from studio.model.landmarks import Side

LENGTH_SHARE = 0.4
"""How much of the depth comes from the segment's length, the rest from the network."""

DOUBTFUL_DEPTH_RATIO = 0.12
"""Depth of a segment, in its own length, that says nothing."""

DEEP_FROM_DEG = 30.0
DEEP_OVER_DEG = 50.0
DEEP_SHARE = 0.5
"""In deep bends the distance from hip to ankle tells the angle well; in small ones it does not."""


def lift(first: Point, second: Point, *, depth: float, length: float) -> Vector:
    """The segment first -> second in space.

    Args:
        first: In pixels, y up.
        second: In pixels, y up.
        depth: Toward the camera by the network, in pixels.
        length: The segment's true length in pixels.
    """
    right, up = second[0] - first[0], second[1] - first[1]
    missing = math.sqrt(max(length**2 - right**2 - up**2, 0.0))
    mixed = (1.0 - LENGTH_SHARE) * abs(depth) + LENGTH_SHARE * missing
    trusted = math.sqrt(max(mixed**2 - (DOUBTFUL_DEPTH_RATIO * length) ** 2, 0.0))
    return right, up, math.copysign(trusted, depth)


def knee_flexion_fused_deg(
    limb: Limb,
    world: list[Vector],
    *,
    side: Side,
    lengths: SegmentLengths,
    pixels_per_m: float,
) -> float:
    """180 minus the angle at the knee; NaN when a point or a length is not known.

    Args:
        limb: One side in pixels, y up.
        world: 33 points, metres, x right, y up, z toward the camera.
        side: Which side `limb` is.
        lengths: Of this body, in pixels.
        pixels_per_m: Scale between `world` and the picture.
    """
    hip, knee, ankle = leg(world, side)
    depths = ((knee[2] - hip[2]) * pixels_per_m, (ankle[2] - knee[2]) * pixels_per_m)
    if any(math.isnan(value) for value in (*depths, lengths.thigh, lengths.shank)):
        return math.nan
    from_lengths = knee_bend_from_lengths_deg(
        limb.hip, limb.ankle, thigh_length=lengths.thigh, shank_length=lengths.shank
    )
    thigh = lift(limb.hip, limb.knee, depth=depths[0], length=lengths.thigh)
    shank = lift(limb.knee, limb.ankle, depth=depths[1], length=lengths.shank)
    bend = angle_deg(thigh, shank)
    share = DEEP_SHARE * clamp((bend - DEEP_FROM_DEG) / DEEP_OVER_DEG, low=0.0, high=1.0)
    return bend + share * (from_lengths - bend)
