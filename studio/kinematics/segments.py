"""The points of one body, turned to y up, and the segments between them.

`BodyPoints` is the one place where a `Pose` (pixels, y down) becomes the frame of `angles`
(pixels, y up), and where a point that is not visible becomes NaN. `WorldPoints` does the same
for the network's metric guess: x right, y up, z toward the camera, metres.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.kinematics.angles import Point, distance, midpoint
from studio.model.landmarks import LANDMARK_COUNT, Landmark, Side
from studio.model.pose import VISIBLE, Pose

Vector = tuple[float, float, float]

NOT_SEEN: Point = (math.nan, math.nan)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limb:
    """The points of one side of the body; (NaN, NaN) = not seen.

    Attributes:
        ear: Ear.
        shoulder: Shoulder.
        hip: Hip joint.
        knee: Knee.
        ankle: Ankle.
        heel: Heel.
        toe: Foot index.
    """

    ear: Point
    shoulder: Point
    hip: Point
    knee: Point
    ankle: Point
    heel: Point
    toe: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyPoints:
    """Both sides of one body in pixels, y up.

    Attributes:
        left: The person's own left.
        right: The person's own right.
        nose: Nose.
        left_visibility: Mean visibility of hip, knee and ankle, 0..1.
        right_visibility: As left.
        picture_px: Longer side of the picture.
    """

    left: Limb
    right: Limb
    nose: Point
    left_visibility: float
    right_visibility: float
    picture_px: float = 1280.0

    @property
    def mid_shoulder(self) -> Point:
        """Between the shoulders."""
        return midpoint(self.left.shoulder, self.right.shoulder)

    @property
    def mid_hip(self) -> Point:
        """Between the hips."""
        return midpoint(self.left.hip, self.right.hip)

    @property
    def mid_ankle(self) -> Point:
        """Between the ankles."""
        return midpoint(self.left.ankle, self.right.ankle)

    def limb(self, side: Side) -> Limb:
        """The points of one side; BOTH is no side and raises ValueError."""
        if side is Side.BOTH:
            raise ValueError("a limb is left or right, not both")
        return self.left if side is Side.LEFT else self.right


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentLengths:
    """Lengths of one side in the unit of its points; NaN = not seen.

    Attributes:
        thigh: Lt, hip to knee.
        shank: Ls, knee to ankle.
        trunk: Ltr, shoulder to hip.
        foot: Lf, heel to foot index.
    """

    thigh: float
    shank: float
    trunk: float
    foot: float


_LEFT = (
    Landmark.LEFT_EAR,
    Landmark.LEFT_SHOULDER,
    Landmark.LEFT_HIP,
    Landmark.LEFT_KNEE,
    Landmark.LEFT_ANKLE,
    Landmark.LEFT_HEEL,
    Landmark.LEFT_FOOT_INDEX,
)
_RIGHT = tuple(Landmark(landmark + 1) for landmark in _LEFT)


def check_shape(pose: Pose) -> None:
    """Refuse a pose whose arrays are not those of 33 landmarks.

    Raises:
        ValueError: with the expected and the actual shape.
    """
    expected = {
        "points_px": (LANDMARK_COUNT, 2),
        "world_m": (LANDMARK_COUNT, 3),
        "visibility": (LANDMARK_COUNT,),
    }
    for name, shape in expected.items():
        actual = getattr(pose, name).shape
        if actual != shape:
            raise ValueError(f"pose.{name}: expected shape {shape}, got {actual}")


def body_points(pose: Pose) -> BodyPoints:
    """The body in pixels, y up; points below `VISIBLE` are (NaN, NaN)."""
    check_shape(pose)
    visibility: list[float] = pose.visibility.tolist()
    points: list[list[float]] = pose.points_px.tolist()
    seen = [
        (point[0], -point[1]) if trust >= VISIBLE else NOT_SEEN
        for point, trust in zip(points, visibility, strict=True)
    ]
    return BodyPoints(
        left=Limb(**_named(seen, _LEFT)),
        right=Limb(**_named(seen, _RIGHT)),
        nose=seen[Landmark.NOSE],
        left_visibility=sum(visibility[index] for index in _LEFT[2:5]) / 3.0,
        right_visibility=sum(visibility[index] for index in _RIGHT[2:5]) / 3.0,
        picture_px=float(max(pose.image_size_px)),
    )


def _named(points: list[Point], indices: tuple[Landmark, ...]) -> dict[str, Point]:
    names = ("ear", "shoulder", "hip", "knee", "ankle", "heel", "toe")
    return {name: points[index] for name, index in zip(names, indices, strict=True)}


def segment_lengths(limb: Limb) -> SegmentLengths:
    """Lengths of one side as they appear in the picture."""
    return SegmentLengths(
        thigh=distance(limb.hip, limb.knee),
        shank=distance(limb.knee, limb.ankle),
        trunk=distance(limb.shoulder, limb.hip),
        foot=distance(limb.heel, limb.toe),
    )


def world_points(pose: Pose) -> NDArray[np.float64]:
    """The network's metric guess, turned to y up.

    Returns:
        (33, 3) float64, metres at a guessed scale, origin between the hips, x right in the
        picture, y up, z toward the camera; NaN = not seen.
    """
    world = pose.world_m.astype(np.float64) * (1.0, -1.0, -1.0)
    world[pose.visibility < VISIBLE] = math.nan
    return world
