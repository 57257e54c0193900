"""Forward kinematics: a `KeyPose` to joints, with the pelvis at the origin."""

from math import cos, radians, sin

import numpy as np
from numpy.typing import NDArray

from studio.model.exercise import KeyPose
from studio.vision.athlete.body import (
    ADULT,
    ArmAngles,
    Body,
    Joint,
    LegAngles,
    Proportions,
    Vector,
    arms_of,
    legs_of,
    rotation,
    sagittal,
    shortest_turn,
    thigh_and_shank,
    vector,
)

TOES_BEND_BEYOND_DEG = -100.0
"""Down to this sole angle the toes of a standing foot stay flat; beyond it the foot is pointed."""

_X, _Y, _Z = vector(1.0, 0.0, 0.0), vector(0.0, 1.0, 0.0), vector(0.0, 0.0, 1.0)


def trunk_frame(pose: KeyPose) -> NDArray[np.float64]:
    """(3, 3) rows = forward, left and up of the trunk."""
    up = sagittal(pose.trunk_deg)
    forward = vector(up[2], 0.0, -up[0])
    lean = rotation(forward, -pose.side_lean_deg)
    frame: NDArray[np.float64] = np.stack((forward, _Y, up)) @ lean.T
    return frame


def hip_line(pose: KeyPose) -> Vector:
    """Unit direction from the right hip to the left hip."""
    up = sagittal(pose.trunk_deg)
    forward = vector(up[2], 0.0, -up[0])
    line: Vector = rotation(up, pose.pelvis_turn_deg) @ (
        rotation(forward, pose.pelvis_drop_deg) @ _Y
    )
    return line


def foot_frame(leg: LegAngles, *, shank: Vector | None) -> NDArray[np.float64]:
    """(3, 3) rows = toes, left and up of the foot.

    Args:
        leg: The angles; `foot_deg` is the sole against the floor, + toes up.
        shank: Direction knee to ankle of a foot in the air, which carries the foot along; None
            for a foot that stands.
    """
    pitch = radians(leg.foot_deg)
    toes = vector(cos(pitch), 0.0, sin(pitch))
    up = vector(-sin(pitch), 0.0, cos(pitch))
    frame = np.stack((toes, _Y, up)) @ rotation(_Z, leg.sign * leg.toe_out_deg).T
    if shank is None:
        return frame
    carried: NDArray[np.float64] = frame @ shortest_turn(-sagittal(leg.shank_deg), shank).T
    return carried


def place_foot(
    joints: NDArray[np.float64],
    leg: LegAngles,
    frame: NDArray[np.float64],
    *,
    stands: bool,
    size: Proportions = ADULT,
) -> None:
    """Write heel, ball and toe of one leg into `joints`, from its ankle."""
    offset = 0 if leg.sign > 0 else 1
    toes, _, up = frame
    ankle = joints[Joint.LEFT_ANKLE + offset]
    height_m = size.ankle_height_m - 0.012
    joints[Joint.LEFT_HEEL + offset] = ankle - size.heel_back_m * toes - (height_m - 0.012) * up
    ball = ankle + size.ball_forward_m * toes - height_m * up
    joints[Joint.LEFT_BALL + offset] = ball
    toe_direction = toes
    if stands and TOES_BEND_BEYOND_DEG < leg.foot_deg < 0.0:
        toe_direction = rotation(_Z, leg.sign * leg.toe_out_deg) @ _X
    joints[Joint.LEFT_TOE + offset] = (
        ball + (size.toe_forward_m - size.ball_forward_m) * toe_direction
    )


def _place_arm(joints: NDArray[np.float64], arm: ArmAngles, size: Proportions) -> None:
    offset = 0 if arm.sign > 0 else 1
    out = arm.sign * _Y
    flat = -sagittal(-arm.upper_arm_deg)
    tilt = rotation(np.cross(flat, out), arm.out_deg)
    upper = tilt @ flat
    forearm = tilt @ -sagittal(-(arm.upper_arm_deg + arm.elbow_deg))
    turn_in = radians(arm.forearm_in_deg)
    forearm = cos(turn_in) * forearm - sin(turn_in) * out
    forearm /= np.linalg.norm(forearm)
    elbow = joints[Joint.LEFT_SHOULDER + offset] + size.upper_arm_m * upper
    wrist = elbow + size.forearm_m * forearm
    joints[Joint.LEFT_ELBOW + offset] = elbow
    joints[Joint.LEFT_WRIST + offset] = wrist
    joints[Joint.LEFT_HAND + offset] = wrist + size.hand_m * forearm


def _place_head(
    joints: NDArray[np.float64], pose: KeyPose, trunk: NDArray[np.float64], size: Proportions
) -> NDArray[np.float64]:
    neck_axes = trunk @ rotation(trunk[1], 0.5 * pose.neck_deg).T
    head_axes: NDArray[np.float64] = trunk @ rotation(trunk[1], pose.neck_deg).T
    forward, left, up = head_axes
    neck = joints[Joint.CHEST] + size.neck_m * neck_axes[2] + 0.012 * neck_axes[0]
    head = neck + size.head_m * up + 0.018 * forward
    joints[Joint.NECK], joints[Joint.HEAD] = neck, head
    joints[Joint.NOSE] = head + 0.112 * forward - 0.018 * up
    joints[Joint.LEFT_EAR] = head + 0.074 * left - 0.008 * forward - 0.012 * up
    joints[Joint.RIGHT_EAR] = head - 0.074 * left - 0.008 * forward - 0.012 * up
    return head_axes


def pose_body(
    pose: KeyPose,
    *,
    size: Proportions = ADULT,
    ankle_out_m: float | None = None,
    stands: tuple[bool, bool] = (True, True),
) -> Body:
    """The body of a pose with the pelvis at the origin, ahead of any contact with the floor.

    Args:
        pose: Joint angles.
        size: Bone lengths.
        ankle_out_m: For both feet planted: distance of each ankle from the midline, metres.
        stands: Whether the left and the right foot stand on something.
    """
    joints = np.zeros((len(Joint), 3))
    trunk = trunk_frame(pose)
    joints[Joint.CHEST] = size.trunk_m * trunk[2]
    line = hip_line(pose)
    frames = []
    for offset, (leg, arm) in enumerate(zip(legs_of(pose), arms_of(pose), strict=True)):
        joints[Joint.LEFT_SHOULDER + offset] = (
            joints[Joint.CHEST] + arm.sign * size.shoulder_half_m * trunk[1]
        )
        _place_arm(joints, arm, size)
        hip = leg.sign * size.hip_half_m * line
        planted_m = None
        if ankle_out_m is not None:
            planted_m = ankle_out_m - leg.sign * (float(hip[1]) + pose.pelvis_shift_m)
        thigh, shank = thigh_and_shank(leg, size=size, ankle_out_m=planted_m)
        knee = hip + size.thigh_m * thigh
        joints[Joint.LEFT_HIP + offset], joints[Joint.LEFT_KNEE + offset] = hip, knee
        joints[Joint.LEFT_ANKLE + offset] = knee + size.shank_m * shank
        frame = foot_frame(leg, shank=None if stands[offset] else shank)
        place_foot(joints, leg, frame, stands=stands[offset], size=size)
        frames.append(frame)
    head_axes = _place_head(joints, pose, trunk, size)
    return Body(
        joints_m=joints, trunk_axes=trunk, head_axes=head_axes, foot_axes=(frames[0], frames[1])
    )
