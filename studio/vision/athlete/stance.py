"""Places the posed body in the world: feet on the floor, shoulders on the bench, knee on the mat.

The pelvis follows from what stays put (`AthleteMotion.anchor`). Every other planted foot is held
on its spot by two-bone inverse kinematics whose knee points where the key poses point it.
"""

from dataclasses import dataclass, fields, replace
from math import cos, pi, radians, sin, sqrt

import numpy as np
from numpy.typing import NDArray

from studio.errors import KnownError, Reason
from studio.model.exercise import AthleteMotion, KeyPose
from studio.vision.athlete.body import (
    ADULT,
    Body,
    Joint,
    LegAngles,
    Proportions,
    Vector,
    legs_of,
    rotation,
    vector,
)
from studio.vision.athlete.kinematics import TOES_BEND_BEYOND_DEG, place_foot, pose_body

ANCHORS = ("feet", "left_foot", "right_foot", "back", "left_knee", "right_knee", "side")
"""Everything `AthleteMotion.anchor` may say."""

SHOULDER_DEPTH_M = 0.12
"""Height of the shoulder line above what the back lies on."""

KNEE_DEPTH_M = 0.06
"""Height of a kneeling knee joint above the mat."""

SIDE_LYING_HEIGHT_M = 0.205
"""Height of the pelvis when lying on one side."""

STEP_LIFT_M = 0.02
"""How high a stepping foot is carried at least."""

_FORWARD = vector(1.0, 0.0, 0.0)
_UP = vector(0.0, 0.0, 1.0)
_MIRRORED_SIGN = (
    "roll_deg",
    "pelvis_turn_deg",
    "pelvis_drop_deg",
    "pelvis_shift_m",
    "side_lean_deg",
)
_SIDES = ("left", "right")


def blend(start: KeyPose, far: KeyPose, ratio: float) -> KeyPose:
    """The pose part of the way from one to the other, every angle on its own straight line."""
    mixed = {
        field.name: (1.0 - ratio) * getattr(start, field.name) + ratio * getattr(far, field.name)
        for field in fields(KeyPose)
    }
    return KeyPose(**mixed)


def mirrored_pose(pose: KeyPose) -> KeyPose:
    """The same pose with left and right exchanged."""
    values: dict[str, float] = {}
    for field in fields(KeyPose):
        value = getattr(pose, field.name)
        side, _, rest = field.name.partition("_")
        if side in _SIDES:
            values[f"{_other(side)}_{rest}"] = value
        else:
            values[field.name] = -value if field.name in _MIRRORED_SIGN else value
    return KeyPose(**values)


def mirrored_motion(motion: AthleteMotion) -> AthleteMotion:
    """The same exercise done with the other leg."""
    side, _, rest = motion.anchor.partition("_")
    return replace(
        motion,
        start=mirrored_pose(motion.start),
        far=mirrored_pose(motion.far),
        anchor=f"{_other(side)}_{rest}" if side in _SIDES else motion.anchor,
        planted=tuple(_other(side) for side in motion.planted),
        stepping=tuple(_other(side) for side in motion.stepping),
        left_support_m=motion.right_support_m,
        right_support_m=motion.left_support_m,
    )


def _other(side: str) -> str:
    return "right" if side == "left" else "left"


def ankle_above_spot(foot_deg: float, *, size: Proportions = ADULT) -> tuple[float, float]:
    """Where the ankle is while the foot rests on its spot at a sole angle.

    Returns:
        Metres forward of the ankle's flat-foot place, and metres above the floor. The foot rolls
        over its heel (toes up), its ball (heel up) or lies on its instep (pointed back).
    """
    down = -size.ankle_height_m
    points = [(-size.heel_back_m, down), (size.ball_forward_m, down), (0.10, -0.02)]
    if foot_deg <= TOES_BEND_BEYOND_DEG:
        points.append((size.toe_forward_m, 0.6 * down))
    c, s = cos(radians(foot_deg)), sin(radians(foot_deg))
    heights = [forward * s + up * c for forward, up in points]
    lowest = int(np.argmin(heights))
    forward, up = points[lowest]
    return forward - (forward * c - up * s), -heights[lowest]


def reach(
    hip: Vector, knee_hint: Vector, ankle: Vector, *, size: Proportions = ADULT
) -> tuple[Vector, Vector]:
    """Two-bone inverse kinematics.

    Args:
        hip: The hip joint.
        knee_hint: The knee bends in the plane of hip, ankle and this point, to its side.
        ankle: Where the ankle should be.
        size: Bone lengths.

    Returns:
        Knee and ankle. Out of reach, the leg is straight toward the target and does not get there.
    """
    line = ankle - hip
    full = size.thigh_m + size.shank_m - 1e-6
    length = min(float(np.linalg.norm(line)), full)
    along = line / np.linalg.norm(line)
    side = knee_hint - hip
    side = side - float(side @ along) * along
    norm = float(np.linalg.norm(side))
    side = side / norm if norm > 1e-6 else np.cross(along, np.cross(_FORWARD, along))
    share = (size.thigh_m**2 - size.shank_m**2 + length**2) / (2.0 * length)
    off = sqrt(max(0.0, size.thigh_m**2 - share**2))
    return hip + share * along + off * side, hip + length * along


def _check_anchor(motion: AthleteMotion) -> None:
    if motion.anchor not in ANCHORS:
        known = ", ".join(ANCHORS)
        raise KnownError(
            Reason.BAD_RESOURCE,
            f"motion anchor {motion.anchor!r} is unknown; use one of {known}",
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Spot:
    """Where a foot stands: the floor place of its flat ankle."""

    x_m: float
    y_m: float
    support_m: float


class Stance:
    """One exercise as this body does it: any progress `u` to a placed body."""

    def __init__(
        self,
        motion: AthleteMotion,
        *,
        stands_as: AthleteMotion | None = None,
        size: Proportions = ADULT,
    ) -> None:
        """Work out where everything stands at the start and at the far pose.

        Args:
            motion: The key poses.
            stands_as: Where feet and pelvis belong, where knees that point elsewhere shall not
                move them; None = as `motion` itself.
            size: Bone lengths.

        Raises:
            KnownError: BAD_RESOURCE when the anchor is not one of `ANCHORS`.
        """
        _check_anchor(motion)
        self._motion = motion
        self._steady = motion if stands_as is None else stands_as
        self._size = size
        anchor_side = motion.anchor.removesuffix("_foot")
        self._both_feet = motion.anchor == "feet"
        rests = set(motion.planted) | set(motion.stepping)
        if self._both_feet or (motion.anchor == "back" and not rests):
            rests = set(_SIDES)
        rests.add(anchor_side)
        self._held = tuple(side in rests for side in _SIDES)
        lying = motion.anchor == "side"
        self._stands = (self._held[0] and not lying, self._held[1] and not lying)
        self._ankle_out_m = self._stance_half_m() if self._both_feet else None
        self._root_reference = vector(0.0, 0.0, 0.0)
        start = self._rooted(self._steady.start)
        self._root_reference = -start.joints_m[Joint.PELVIS] * vector(0.0, 1.0, 0.0)
        self._start_spots = self._spots(self._steady.start)
        self._far_spots = self._spots(self._steady.far)
        self._missed_m = (self._missed(0), self._missed(1))

    def body_at(self, progress: float, *, shift: KeyPose | None = None) -> Body:
        """The placed body at progress u (0 start, 1 far; beyond is allowed).

        Args:
            progress: u.
            shift: Angles used instead of the blend, while moving into the start pose.
        """
        pose = blend(self._motion.start, self._motion.far, progress) if shift is None else shift
        steady = None
        if shift is None and self._steady is not self._motion:
            steady = blend(self._steady.start, self._steady.far, progress)
        body = self._rooted(pose, steady=steady)
        free = body if steady is None else self._rooted(steady)
        joints = body.joints_m.copy()
        for offset, leg in enumerate(legs_of(pose)):
            if self._held[offset]:
                ankle = free.joints_m[Joint.LEFT_ANKLE + offset]
                goal = self._ankle_goal(leg, offset, progress, ankle)
                self._hold_foot(joints, leg, offset, goal, body.foot_axes[offset])
        placed = replace(body, joints_m=joints)
        if self._motion.anchor != "side":
            return placed
        lift = vector(0.0, 0.0, SIDE_LYING_HEIGHT_M)
        return placed.moved(turn=rotation(_FORWARD, pose.roll_deg), by_m=lift)

    def _stance_half_m(self) -> float:
        leg = legs_of(self._steady.start)[0]
        return self._size.hip_half_m + (self._size.thigh_m + self._size.shank_m) * sin(
            radians(leg.abduction_deg)
        )

    def _support_m(self, offset: int) -> float:
        return (self._motion.left_support_m, self._motion.right_support_m)[offset]

    def _rooted(self, pose: KeyPose, *, steady: KeyPose | None = None) -> Body:
        """Pelvis placed from the anchor, feet not yet held.

        Args:
            pose: The angles.
            steady: The angles whose anchor places the pelvis; None = those of `pose`.
        """
        body = self._posed(pose)
        placing = body if steady is None else self._posed(steady)
        shift = self._root_shift(pose if steady is None else steady, placing.joints_m)
        return replace(body, joints_m=body.joints_m + shift)

    def _posed(self, pose: KeyPose) -> Body:
        return pose_body(pose, size=self._size, ankle_out_m=self._ankle_out_m, stands=self._stands)

    def _root_shift(self, pose: KeyPose, joints: NDArray[np.float64]) -> Vector:
        anchor = self._motion.anchor
        if anchor == "side":
            return vector(0.0, 0.0, 0.0)
        if anchor == "back":
            height_m = self._motion.back_support_m + SHOULDER_DEPTH_M
            lift: Vector = vector(0.0, 0.0, height_m) - joints[Joint.CHEST]
            return lift
        if anchor.endswith("_knee"):
            knee = joints[Joint.LEFT_KNEE if anchor == "left_knee" else Joint.RIGHT_KNEE]
            kneel: Vector = vector(0.0, 0.0, KNEE_DEPTH_M) - knee + self._root_reference
            return kneel
        offsets = (0, 1) if self._both_feet else ((0,) if anchor == "left_foot" else (1,))
        moves = []
        for offset in offsets:
            ahead_m, above_m = ankle_above_spot(legs_of(pose)[offset].foot_deg, size=self._size)
            goal = vector(ahead_m, 0.0, above_m + self._support_m(offset))
            moves.append(goal - joints[Joint.LEFT_ANKLE + offset])
        move: Vector = np.mean(moves, axis=0) + self._root_reference
        if self._both_feet:
            move[1] = pose.pelvis_shift_m
        return move

    def _spots(self, pose: KeyPose) -> tuple[_Spot, _Spot]:
        joints = self._rooted(pose).joints_m
        spots = []
        for offset, leg in enumerate(legs_of(pose)):
            x_m, y_m, _ = (float(value) for value in joints[Joint.LEFT_ANKLE + offset])
            if self._both_feet and self._ankle_out_m is not None:
                x_m, y_m = 0.0, leg.sign * self._ankle_out_m
            else:
                ahead_m, _ = ankle_above_spot(leg.foot_deg, size=self._size)
                x_m -= ahead_m * cos(radians(leg.toe_out_deg))
                y_m -= ahead_m * leg.sign * sin(radians(leg.toe_out_deg))
            spots.append(_Spot(x_m=x_m, y_m=y_m, support_m=self._support_m(offset)))
        return spots[0], spots[1]

    def _ankle_goal(self, leg: LegAngles, offset: int, progress: float, free: Vector) -> Vector:
        """Where the ankle of a held foot belongs.

        Args:
            leg: Its angles.
            offset: 0 left, 1 right.
            progress: u.
            free: Where the angles alone would put it.
        """
        if self._motion.anchor == "side":
            lying = pose_body(self._motion.start, size=self._size, stands=self._stands)
            side_spot: Vector = lying.joints_m[Joint.LEFT_ANKLE + offset]
            return side_spot
        start = self._on_spot(leg, self._start_spots[offset])
        if _SIDES[offset] not in self._motion.stepping:
            return start
        share = min(1.0, max(0.0, progress))
        first, last = self._missed_m[offset]
        goal = free + (1.0 - share) * first + share * last
        goal[2] = max(goal[2], start[2] + STEP_LIFT_M * sin(pi * share))
        return goal

    def _on_spot(self, leg: LegAngles, spot: _Spot) -> Vector:
        ahead_m, above_m = ankle_above_spot(leg.foot_deg, size=self._size)
        toes = rotation(_UP, leg.sign * leg.toe_out_deg) @ _FORWARD
        return vector(spot.x_m, spot.y_m, spot.support_m + above_m) + ahead_m * toes

    def _missed(self, offset: int) -> tuple[Vector, Vector]:
        """From where the angles put a foot at the start and at the far pose to its spot."""
        misses = []
        for pose, spots in (
            (self._steady.start, self._start_spots),
            (self._steady.far, self._far_spots),
        ):
            ankle = self._rooted(pose).joints_m[Joint.LEFT_ANKLE + offset]
            misses.append(self._on_spot(legs_of(pose)[offset], spots[offset]) - ankle)
        return misses[0], misses[1]

    def _hold_foot(
        self,
        joints: NDArray[np.float64],
        leg: LegAngles,
        offset: int,
        goal: Vector,
        frame: NDArray[np.float64],
    ) -> None:
        ankle_row = Joint.LEFT_ANKLE + offset
        if float(np.linalg.norm(goal - joints[ankle_row])) < 1e-9:
            return
        hip, hint = joints[Joint.LEFT_HIP + offset], joints[Joint.LEFT_KNEE + offset]
        joints[Joint.LEFT_KNEE + offset], joints[ankle_row] = reach(
            hip, hint, goal, size=self._size
        )
        place_foot(joints, leg, frame, stands=self._stands[offset], size=self._size)
