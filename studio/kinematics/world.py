"""Angles from the network's metric guess of the body (coaching.md ten facts, 6).

These are for counting where the picture plane cannot see the movement (front and oblique
views), for the view estimate and for choosing a side. They are never graded: 3-D landmarks are
worse than 2-D ones in a gated view. Frame: x right in the picture, y up, z toward the camera,
metres at a guessed scale. NaN = not seen. Angles are degrees.
"""

import math
from dataclasses import dataclass

from studio.kinematics.segments import Vector
from studio.model.landmarks import Landmark, Side

_TINY = 1e-9


def subtract(first: Vector, second: Vector) -> Vector:
    """First - second."""
    return first[0] - second[0], first[1] - second[1], first[2] - second[2]


def dot(first: Vector, second: Vector) -> float:
    """Scalar product."""
    return first[0] * second[0] + first[1] * second[1] + first[2] * second[2]


def cross(first: Vector, second: Vector) -> Vector:
    """Vector product."""
    return (
        first[1] * second[2] - first[2] * second[1],
        first[2] * second[0] - first[0] * second[2],
        first[0] * second[1] - first[1] * second[0],
    )


def length(vector: Vector) -> float:
    """Euclidean length."""
    return math.sqrt(dot(vector, vector))


def unit(vector: Vector) -> Vector:
    """The same direction at length 1; NaN when there is no direction."""
    size = length(vector)
    if not size > _TINY:
        return math.nan, math.nan, math.nan
    return vector[0] / size, vector[1] / size, vector[2] / size


def middle(first: Vector, second: Vector) -> Vector:
    """Half way between two points."""
    return (
        (first[0] + second[0]) / 2.0,
        (first[1] + second[1]) / 2.0,
        (first[2] + second[2]) / 2.0,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyAxes:
    """Directions of the trunk, each of length 1.

    Attributes:
        up: From the hips to the shoulders.
        left: To the person's own left.
        front: Where the chest points.
        shoulders_left: From the right shoulder to the left one.
    """

    up: Vector
    left: Vector
    front: Vector
    shoulders_left: Vector


def body_axes(points: list[Vector]) -> BodyAxes:
    """Directions of the trunk from shoulders and hips; NaN when one of the four is not seen.

    Args:
        points: 33 points in the frame of this module.
    """
    left_shoulder, right_shoulder = points[Landmark.LEFT_SHOULDER], points[Landmark.RIGHT_SHOULDER]
    left_hip, right_hip = points[Landmark.LEFT_HIP], points[Landmark.RIGHT_HIP]
    up = unit(subtract(middle(left_shoulder, right_shoulder), middle(left_hip, right_hip)))
    shoulders = subtract(left_shoulder, right_shoulder)
    hips = subtract(left_hip, right_hip)
    across = (shoulders[0] + hips[0], shoulders[1] + hips[1], shoulders[2] + hips[2])
    along = dot(across, up)
    left = unit((across[0] - along * up[0], across[1] - along * up[1], across[2] - along * up[2]))
    return BodyAxes(up=up, left=left, front=cross(left, up), shoulders_left=unit(shoulders))


def angle_deg(first: Vector, second: Vector) -> float:
    """Angle between two directions, 0..180."""
    a, b = unit(first), unit(second)
    cosine = dot(a, b)
    if math.isnan(cosine):
        return cosine
    return math.degrees(math.acos(min(max(cosine, -1.0), 1.0)))


def knee_flexion_world_deg(points: list[Vector], side: Side) -> float:
    """180 minus the angle at the knee in space."""
    hip, knee, ankle = leg(points, side)
    return angle_deg(subtract(knee, hip), subtract(ankle, knee))


def hip_fold_world_deg(points: list[Vector], axes: BodyAxes, side: Side) -> float:
    """Thigh against the trunk in the body's own middle plane, forward positive."""
    hip, knee, _ = leg(points, side)
    thigh = subtract(knee, hip)
    forward, down = dot(thigh, axes.front), -dot(thigh, axes.up)
    return math.degrees(math.atan2(forward, down))


def thigh_abduction_world_deg(points: list[Vector], axes: BodyAxes, side: Side) -> float:
    """Thigh out of the body's own middle plane, away from the midline positive."""
    hip, knee, _ = leg(points, side)
    outward = dot(unit(subtract(knee, hip)), axes.left)
    if math.isnan(outward):
        return outward
    sign = 1.0 if side is Side.LEFT else -1.0
    return sign * math.degrees(math.asin(min(max(outward, -1.0), 1.0)))


def knee_gap_world_deg(points: list[Vector]) -> float:
    """Angle between the two thighs in space (clamshell)."""
    left_hip, left_knee, _ = leg(points, Side.LEFT)
    right_hip, right_knee, _ = leg(points, Side.RIGHT)
    return angle_deg(subtract(left_knee, left_hip), subtract(right_knee, right_hip))


def trunk_world_deg(axes: BodyAxes) -> float:
    """Trunk from vertical in space, 0..180, without a direction."""
    if math.isnan(axes.up[1]):
        return math.nan
    return math.degrees(math.acos(min(max(axes.up[1], -1.0), 1.0)))


TOWARD_CAMERA: Vector = (0.0, 0.0, 1.0)

_LEAST_SQUARE_ON = 0.3
"""Below it the trunk points at the camera, and a turn about it has no zero."""


def pelvis_turn_world_deg(points: list[Vector], axes: BodyAxes) -> float:
    """The line of the hips, turned about the trunk: 0 = its front to the camera, +-90 side-on.

    Positive when the right hip is nearer to the camera. NaN where the trunk points at the camera.
    """
    away = dot(TOWARD_CAMERA, axes.up)
    near = subtract(TOWARD_CAMERA, (away * axes.up[0], away * axes.up[1], away * axes.up[2]))
    if not length(near) > _LEAST_SQUARE_ON:
        return math.nan
    near = unit(near)
    hips = subtract(points[Landmark.LEFT_HIP], points[Landmark.RIGHT_HIP])
    return math.degrees(math.atan2(-dot(hips, near), dot(hips, cross(axes.up, near))))


def pelvis_height_world_ratio(points: list[Vector]) -> float:
    """Hips above ankles, in leg lengths (thigh + shank) of the same frame; 1 = standing tall."""
    left_hip, left_knee, left_ankle = leg(points, Side.LEFT)
    right_hip, right_knee, right_ankle = leg(points, Side.RIGHT)
    legs = (
        length(subtract(left_knee, left_hip))
        + length(subtract(left_ankle, left_knee))
        + length(subtract(right_knee, right_hip))
        + length(subtract(right_ankle, right_knee))
    ) / 2.0
    if not legs > _TINY:
        return math.nan
    rise = (left_hip[1] + right_hip[1] - left_ankle[1] - right_ankle[1]) / 2.0
    return rise / legs


def leg(points: list[Vector], side: Side) -> tuple[Vector, Vector, Vector]:
    """Hip, knee and ankle of one side."""
    offset = 0 if side is Side.LEFT else 1
    return (
        points[Landmark.LEFT_HIP + offset],
        points[Landmark.LEFT_KNEE + offset],
        points[Landmark.LEFT_ANKLE + offset],
    )
