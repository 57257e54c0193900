"""What the athlete's posed body truly is, in the units of the cues (coaching.md 2.2, 2.3, 4.2)."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from studio.coaching.cues.rules import finishes_by_fold, is_kick, is_wide_at_far
from studio.kinematics.angles import wrap_deg
from studio.model.exercise import Exercise, Position, View
from studio.model.landmarks import Side
from studio.vision.athlete.body import ADULT, Body, Joint
from studio.vision.athlete.truth import true_values

FOOT_M = ADULT.heel_back_m + ADULT.toe_forward_m


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The athlete at both ends of a rep.

    Attributes:
        exercise: What is done.
        side: The working leg; BOTH = either.
        long: The body at the long end.
        short: The body at the short end.
        start: The body at the start pose.
        far: The body at the far pose.
        stands: The body ahead of the first rep.
    """

    exercise: Exercise
    side: Side
    long: Body
    short: Body
    start: Body
    far: Body
    stands: Body

    def values(self, body: Body) -> dict[str, float]:
        """True measures of one of the bodies."""
        return true_values(body, start=self.start)

    def leg(self, body: Body, name: str) -> float:
        """A true measure of the working leg; of both, the right one."""
        side = Side.RIGHT if self.side is Side.BOTH else self.side
        return self.values(body)[f"{side.value}_{name}"]

    @property
    def offset(self) -> int:
        """0 for the left leg, 1 for the right one."""
        return 0 if self.side is Side.LEFT else 1


Measured = Callable[[Moment], float]
"""How far beyond its limit the body is, in the unit of the cue's file."""


def _joint(
    body: Body, joint: Joint, offset: int = 0
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    row: np.ndarray[tuple[int], np.dtype[np.float64]] = body.joints_m[joint + offset]
    return row


def _limit(value: float | None) -> float:
    return math.nan if value is None else value


def hips_back(at: Moment) -> float:
    """Thigh lengths short of the least distance behind the heel (C01)."""
    least = _limit(at.exercise.limits.hips_behind_heels_min_ratio)
    return least - at.leg(at.long, "hips_behind_heels_ratio")


def shin(at: Moment) -> float:
    """Degrees beyond the furthest shin (C02)."""
    body = at.short if at.exercise.position is Position.SUPINE else at.long
    return at.leg(body, "shank_deg") - _limit(at.exercise.limits.shin_high_deg)


def knee_travel(at: Moment) -> float:
    """Shank lengths beyond the furthest knee (C03)."""
    knee = Joint.LEFT_KNEE
    way_m = float((_joint(at.long, knee, at.offset) - _joint(at.short, knee, at.offset))[0])
    return way_m / ADULT.shank_m - _limit(at.exercise.limits.knee_travel_max_ratio)


def heel(at: Moment) -> float:
    """Foot lengths the heel is up (C09)."""
    return _rise(at, Joint.LEFT_HEEL)


def toe(at: Moment) -> float:
    """Foot lengths the toes are up (C10)."""
    return _rise(at, Joint.LEFT_TOE)


def _rise(at: Moment, joint: Joint) -> float:
    up, rest = (
        (at.short, at.long) if at.exercise.position is Position.SUPINE else (at.long, at.short)
    )
    return float((_joint(up, joint, at.offset) - _joint(rest, joint, at.offset))[2]) / FOOT_M


def slide(at: Moment) -> float:
    """Foot lengths the better foot slid (C11)."""
    ways = [
        float(
            np.linalg.norm(
                _joint(at.long, Joint.LEFT_ANKLE, leg) - _joint(at.short, Joint.LEFT_ANKLE, leg)
            )
        )
        for leg in (0, 1)
    ]
    return min(ways) / FOOT_M


def tilt(at: Moment) -> float:
    """Degrees the pelvis tilted (C06)."""

    def deg(body: Body) -> float:
        line = _joint(body, Joint.LEFT_HIP) - _joint(body, Joint.RIGHT_HIP)
        return math.degrees(math.atan2(line[2], abs(line[1])))

    return abs(deg(at.far) - deg(at.start))


def off_centre(at: Moment) -> float:
    """Stance widths the hips are off the middle (C07)."""

    def shift(body: Body) -> float:
        hips = (_joint(body, Joint.LEFT_HIP) + _joint(body, Joint.RIGHT_HIP))[1] / 2.0
        left, right = _joint(body, Joint.LEFT_ANKLE)[1], _joint(body, Joint.RIGHT_ANKLE)[1]
        return float(hips - (left + right) / 2.0) / float(left - right)

    return abs(shift(at.long) - shift(at.short))


def opened(at: Moment) -> float:
    """Hips further apart in the side view; turned away where they are seen from the front."""

    def apart(body: Body) -> float:
        line = _joint(body, Joint.LEFT_HIP) - _joint(body, Joint.RIGHT_HIP)
        return math.hypot(float(line[0]), float(line[2])) / ADULT.thigh_m

    opened = apart(at.far) - apart(at.start)
    return abs(opened) if at.exercise.position is Position.SIDE_LYING else opened


def knee_inside(at: Moment) -> float:
    """Degrees the knee points inside of the foot (C12)."""
    return at.leg(at.long, "foot_azimuth_deg") - at.leg(at.long, "knee_azimuth_deg")


def turn_out(at: Moment) -> float:
    """Toes against the heel, outward; of somebody lying on one side that is upward."""
    axis = 2 if at.exercise.position is Position.SIDE_LYING else 1
    outward = 1.0 if axis == 2 or at.offset == 0 else -1.0

    def deg(body: Body) -> float:
        foot = _joint(body, Joint.LEFT_TOE, at.offset) - _joint(body, Joint.LEFT_HEEL, at.offset)
        return outward * math.degrees(math.atan2(foot[axis], foot[0]))

    return deg(at.far) - deg(at.start)


def laser(at: Moment) -> float:
    """Degrees short of the target (C14)."""
    goal = _limit(at.exercise.limits.turn_out_target_deg)
    feature = at.exercise.driver.feature
    if feature == "knee_gap_deg":
        return goal - at.values(at.far)[feature] + at.values(at.stands)[feature]
    swings = feature == "shank_swing_deg"
    return goal - at.leg(at.far, feature if swings else "knee_azimuth_deg")


def past_straight(at: Moment) -> float:
    """Degrees past the straight line (C15)."""
    if is_kick(at.exercise):
        return abs(at.values(at.far)["trunk_deg"] - at.values(at.start)["trunk_deg"])
    if finishes_by_fold(at.exercise):
        return -at.leg(at.short, "hip_fold_deg")
    return -at.values(at.short)["trunk_deg"]


def fold_left(at: Moment) -> float:
    """Degrees of hip fold left at the top (C16)."""
    fold = at.leg(at.short, "hip_fold_deg")
    splits = at.exercise.position is Position.SPLIT and at.exercise.driver.feature != "hip_fold_deg"
    return fold - at.leg(at.stands, "hip_fold_deg") if splits else fold


def range_left_out(at: Moment) -> float:
    """Share of the target range, counted downwards so that less is further beyond."""
    driver = at.exercise.driver

    def value(body: Body) -> float:
        values = at.values(body)
        if driver.feature in values:
            return values[driver.feature]
        return at.leg(body, driver.feature)

    return 1.0 - abs(value(at.far) - value(at.start)) / driver.rom_target


def hinge(at: Moment) -> float:
    """How much less the hip took of the bending than it should (C18)."""
    fold = at.leg(at.long, "hip_fold_deg") - at.leg(at.short, "hip_fold_deg")
    bend = at.leg(at.long, "knee_flexion_deg") - at.leg(at.short, "knee_flexion_deg")
    return _limit(at.exercise.limits.hinge_index_min_ratio) - fold / (fold + bend)


def knees_differ(at: Moment) -> float:
    """Degrees the knees point apart (C22)."""
    body = at.far if is_wide_at_far(at.exercise) else at.long
    values = at.values(body)
    return abs(values["left_knee_azimuth_deg"] - values["right_knee_azimuth_deg"])


def lean(at: Moment) -> float:
    """Degrees the trunk leaned away from its start (C23)."""

    def line(body: Body) -> tuple[float, float, float]:
        trunk = _joint(body, Joint.CHEST) - _joint(body, Joint.PELVIS)
        return float(trunk[0]), float(trunk[1]), float(trunk[2])

    (x, y, z), (x0, y0, z0) = line(at.far), line(at.start)
    if at.exercise.view is not View.FRONT:
        turned = math.atan2(x, z) - math.atan2(x0, z0)
    else:
        turned = math.atan2(y, z) - math.atan2(y0, z0)
    return abs(wrap_deg(math.degrees(turned)))


def feet_apart(at: Moment) -> float:
    """Share of the stance that is gone."""

    def gap(body: Body) -> float:
        return abs(float((_joint(body, Joint.LEFT_ANKLE) - _joint(body, Joint.RIGHT_ANKLE))[1]))

    return 1.0 - gap(at.start) / gap(at.stands)


def arch(at: Moment) -> float:
    """Estimated degrees of arch (C05)."""
    return -0.6 * min(0.0, at.leg(at.short, "hip_fold_deg") + 5.0)


def neck(at: Moment) -> float:
    """Degrees the neck bent (C04)."""

    def deg(body: Body) -> float:
        ear = _joint(body, Joint.LEFT_EAR) - _joint(body, Joint.LEFT_SHOULDER)
        trunk = _joint(body, Joint.CHEST) - _joint(body, Joint.PELVIS)
        return math.degrees(math.atan2(ear[0], ear[2]) - math.atan2(trunk[0], trunk[2]))

    return deg(at.long) - deg(at.short)
