"""The athlete's skeleton: bone lengths, and forward kinematics from a `KeyPose`.

Frame: metres, x forward, y to the athlete's left, z up. Angles of a `KeyPose` are absolute
(against gravity), so that the side-view measures of coaching.md 2.2 can be read off them.
"""

from dataclasses import dataclass
from enum import IntEnum
from math import asin, cos, radians, sin

import numpy as np
from numpy.typing import NDArray

from studio.model.exercise import KeyPose

Vector = NDArray[np.float64]
"""(3,) float64, metres or a unit direction, in the athlete's frame."""


class Joint(IntEnum):
    """Row of each joint in `Body.joints_m`."""

    PELVIS = 0
    CHEST = 1
    NECK = 2
    HEAD = 3
    NOSE = 4
    LEFT_EAR = 5
    RIGHT_EAR = 6
    LEFT_SHOULDER = 7
    RIGHT_SHOULDER = 8
    LEFT_ELBOW = 9
    RIGHT_ELBOW = 10
    LEFT_WRIST = 11
    RIGHT_WRIST = 12
    LEFT_HAND = 13
    RIGHT_HAND = 14
    LEFT_HIP = 15
    RIGHT_HIP = 16
    LEFT_KNEE = 17
    RIGHT_KNEE = 18
    LEFT_ANKLE = 19
    RIGHT_ANKLE = 20
    LEFT_HEEL = 21
    RIGHT_HEEL = 22
    LEFT_BALL = 23
    RIGHT_BALL = 24
    LEFT_TOE = 25
    RIGHT_TOE = 26


@dataclass(frozen=True, slots=True, kw_only=True)
class Proportions:
    """Bone lengths in metres of an adult of 1.70 m (segment shares as in coaching.md 3.5).

    `foot_*` are measured from the ankle joint in the flat foot: forward, and down to the sole.
    """

    trunk_m: float = 0.288 * 1.70
    thigh_m: float = 0.245 * 1.70
    shank_m: float = 0.246 * 1.70
    hip_half_m: float = 0.098
    shoulder_half_m: float = 0.172
    upper_arm_m: float = 0.175 * 1.70
    forearm_m: float = 0.146 * 1.70
    hand_m: float = 0.085
    neck_m: float = 0.085
    head_m: float = 0.135
    ankle_height_m: float = 0.088
    heel_back_m: float = 0.052
    ball_forward_m: float = 0.112
    toe_forward_m: float = 0.168


ADULT = Proportions()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Body:
    """One posed body.

    Attributes:
        joints_m: (27, 3) float64, rows by `Joint`, the athlete's frame. Never NaN.
        trunk_axes: (3, 3) float64, rows = forward, left and up of the trunk.
        head_axes: As trunk_axes, of the head.
        foot_axes: Left and right (3, 3), rows = toes, left and up of each foot.
    """

    joints_m: NDArray[np.float64]
    trunk_axes: NDArray[np.float64]
    head_axes: NDArray[np.float64]
    foot_axes: tuple[NDArray[np.float64], NDArray[np.float64]]

    def moved(self, *, turn: NDArray[np.float64], by_m: Vector) -> "Body":
        """The same body, turned about the origin by the matrix `turn`, then shifted."""
        return Body(
            joints_m=self.joints_m @ turn.T + by_m,
            trunk_axes=self.trunk_axes @ turn.T,
            head_axes=self.head_axes @ turn.T,
            foot_axes=(self.foot_axes[0] @ turn.T, self.foot_axes[1] @ turn.T),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LegAngles:
    """One leg of a `KeyPose`, in degrees, and which leg it is.

    Attributes:
        sign: +1 left, -1 right: the outward direction along y.
    """

    sign: float
    thigh_deg: float
    shank_deg: float
    abduction_deg: float
    rotation_deg: float
    foot_deg: float
    toe_out_deg: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmAngles:
    """One arm of a `KeyPose`, in degrees, and which arm it is."""

    sign: float
    upper_arm_deg: float
    elbow_deg: float
    out_deg: float
    forearm_in_deg: float


def legs_of(pose: KeyPose) -> tuple[LegAngles, LegAngles]:
    """Left and right leg of a pose."""
    left = LegAngles(
        sign=1.0,
        thigh_deg=pose.left_thigh_deg,
        shank_deg=pose.left_shank_deg,
        abduction_deg=pose.left_abduction_deg,
        rotation_deg=pose.left_rotation_deg,
        foot_deg=pose.left_foot_deg,
        toe_out_deg=pose.left_toe_out_deg,
    )
    right = LegAngles(
        sign=-1.0,
        thigh_deg=pose.right_thigh_deg,
        shank_deg=pose.right_shank_deg,
        abduction_deg=pose.right_abduction_deg,
        rotation_deg=pose.right_rotation_deg,
        foot_deg=pose.right_foot_deg,
        toe_out_deg=pose.right_toe_out_deg,
    )
    return left, right


def arms_of(pose: KeyPose) -> tuple[ArmAngles, ArmAngles]:
    """Left and right arm of a pose."""
    left = ArmAngles(
        sign=1.0,
        upper_arm_deg=pose.left_upper_arm_deg,
        elbow_deg=pose.left_elbow_deg,
        out_deg=pose.left_arm_out_deg,
        forearm_in_deg=pose.left_forearm_in_deg,
    )
    right = ArmAngles(
        sign=-1.0,
        upper_arm_deg=pose.right_upper_arm_deg,
        elbow_deg=pose.right_elbow_deg,
        out_deg=pose.right_arm_out_deg,
        forearm_in_deg=pose.right_forearm_in_deg,
    )
    return left, right


def vector(x: float, y: float, z: float) -> Vector:
    """A (3,) float64 array."""
    return np.array((x, y, z), dtype=np.float64)


def sagittal(angle_deg: float) -> Vector:
    """Unit direction in the sagittal plane: 0 = up, + = leaning forward."""
    return vector(sin(radians(angle_deg)), 0.0, cos(radians(angle_deg)))


def rotation(axis: Vector, angle_deg: float) -> NDArray[np.float64]:
    """(3, 3) matrix that turns about a unit axis, right-handed (Rodrigues)."""
    x, y, z = axis
    c, s = cos(radians(angle_deg)), sin(radians(angle_deg))
    cross = np.array(((0.0, -z, y), (z, 0.0, -x), (-y, x, 0.0)))
    turned: NDArray[np.float64] = c * np.eye(3) + s * cross + (1.0 - c) * np.outer(axis, axis)
    return turned


def shortest_turn(start: Vector, end: Vector) -> NDArray[np.float64]:
    """(3, 3) matrix of the smallest rotation that brings one unit direction onto another."""
    axis = np.cross(start, end)
    sine = float(np.linalg.norm(axis))
    if sine < 1e-9:
        return np.eye(3)
    angle_deg = float(np.degrees(np.arctan2(sine, float(np.dot(start, end)))))
    return rotation(axis / sine, angle_deg)


def thigh_and_shank(
    leg: LegAngles, *, size: Proportions = ADULT, ankle_out_m: float | None = None
) -> tuple[Vector, Vector]:
    """Directions hip to knee and knee to ankle.

    The side view of the thigh is always exactly `thigh_deg`. Abduction tilts the whole leg out of
    the sagittal plane, rotation then swings the shank about the thigh (outward rotation carries
    the ankle of a bent knee to the midline).

    Args:
        leg: The angles.
        size: Bone lengths.
        ankle_out_m: Where a planted ankle stands, outward from its own hip. With it the side view
            of the shank is exactly `shank_deg` and rotation is what the standing foot demands.
    """
    out = vector(0.0, leg.sign, 0.0)
    thigh_flat, shank_flat = -sagittal(-leg.thigh_deg), -sagittal(leg.shank_deg)
    tilt = radians(leg.abduction_deg)
    thigh = cos(tilt) * thigh_flat + sin(tilt) * out
    if ankle_out_m is not None:
        knee_out_m = size.thigh_m * sin(tilt)
        side = asin(min(1.0, max(-1.0, (ankle_out_m - knee_out_m) / size.shank_m)))
        return thigh, cos(side) * shank_flat + sin(side) * out
    abduct = rotation(np.cross(thigh_flat, out), leg.abduction_deg)
    turn = rotation(thigh, -leg.sign * leg.rotation_deg)
    return thigh, turn @ (abduct @ shank_flat)
