"""From where the camera sees the body: yaw, view class, facing, near side (coaching.md 2.1, 2.5).

Yaw is the angle between the body's left-right axis and the optical axis: 0 = side-on, 90 =
facing the camera or turned away. Defined this way it needs no upright body: somebody lying on
a mat whose left-right axis points at the camera is seen side-on, somebody lying on the side
whose chest or back is turned to the camera is seen from the front.

Everything here is smoothed or locked over time, because a view does not change within a rep.
"""

import math
from dataclasses import dataclass
from enum import StrEnum

from studio.kinematics.angles import Point, clamp, turn_deg
from studio.kinematics.segments import BodyPoints, Limb, Vector
from studio.kinematics.world import BodyAxes, trunk_world_deg
from studio.model.exercise import View
from studio.model.landmarks import Side

SIDE_FULL_DEG = 12.0
SIDE_COUNT_DEG = 20.0
FRONT_FULL_DEG = 90.0 - 8.0
FRONT_COUNT_DEG = 90.0 - 15.0
OBLIQUE_LOW_DEG = 35.0
OBLIQUE_HIGH_DEG = 55.0
"""Gates of coaching.md 2.5."""

HYSTERESIS_DEG = 3.0
"""A gate once passed is left this much later; yaw jitters by about that [reasoned]."""

YAW_TIME_S = 0.4
NEAR_SWITCH_S = 1.0
FACING_MEMORY_S = 1.0


class ViewGate(StrEnum):
    """What a view allows for an exercise that wants another or the same view."""

    FULL = "full"
    COUNT_ONLY = "count_only"
    TURN = "turn"


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewState:
    """How the camera sees the body now.

    Attributes:
        yaw_deg: 0 side-on to 90 facing or away, smoothed; NaN = not known.
        view: Its class, with hysteresis; None = not known.
        facing: +1 or -1 as in `angles`; NaN = not known yet. Kept while seen from the front.
        left_outward: +1 when the person's left lies counter-clockwise of the line from
            shoulders to hips (facing the camera), -1 when clockwise (turned away); NaN = not
            known yet. Kept while seen from the side.
        near: The side nearer to the camera; None = not known yet.
    """

    yaw_deg: float
    view: View | None
    facing: float
    left_outward: float
    near: Side | None


def gate(yaw_deg: float, wanted: View, *, before: ViewGate | None = None) -> ViewGate:
    """What the present yaw allows for an exercise seen from `wanted` (coaching.md 2.5).

    Args:
        yaw_deg: 0 side-on to 90 facing or away; NaN = not known, gives COUNT_ONLY.
        wanted: The view the exercise is graded in.
        before: The last answer; with it a gate is left `HYSTERESIS_DEG` later than entered.
    """
    if math.isnan(yaw_deg):
        return ViewGate.COUNT_ONLY
    off, full, count = _off_by(yaw_deg, wanted)
    full += HYSTERESIS_DEG if before is ViewGate.FULL else 0.0
    count += HYSTERESIS_DEG if before in {ViewGate.FULL, ViewGate.COUNT_ONLY} else 0.0
    if off <= full:
        return ViewGate.FULL
    return ViewGate.COUNT_ONLY if off <= count else ViewGate.TURN


def _off_by(yaw_deg: float, wanted: View) -> tuple[float, float, float]:
    """Degrees off the wanted view, and where full scoring and counting end."""
    if wanted is View.SIDE:
        return yaw_deg, SIDE_FULL_DEG, SIDE_COUNT_DEG
    if wanted is View.FRONT:
        return 90.0 - yaw_deg, 90.0 - FRONT_FULL_DEG, 90.0 - FRONT_COUNT_DEG
    middle = (OBLIQUE_LOW_DEG + OBLIQUE_HIGH_DEG) / 2.0
    half = (OBLIQUE_HIGH_DEG - OBLIQUE_LOW_DEG) / 2.0
    return abs(yaw_deg - middle), half, half + 10.0


def classify(yaw_deg: float, *, before: View | None = None) -> View | None:
    """View class of a yaw: side up to 20, front from 75, oblique between; None for NaN."""
    if math.isnan(yaw_deg):
        return None
    side = SIDE_COUNT_DEG + (HYSTERESIS_DEG if before is View.SIDE else 0.0)
    front = FRONT_COUNT_DEG - (HYSTERESIS_DEG if before is View.FRONT else 0.0)
    if yaw_deg <= side:
        return View.SIDE
    return View.FRONT if yaw_deg >= front else View.OBLIQUE


LYING_FROM_DEG, LYING_TO_DEG = 60.0, 80.0
"""Trunk from vertical between which a body comes to count as lying [reasoned]."""


def yaw_from_axes_deg(axes: BodyAxes) -> float:
    """Angle between the body's left-right axis and the optical axis, 0..90; NaN = not seen.

    Of a body that lies or kneels on all fours the thighs mislead the network about the hips: seen
    from the very side they read 10 to 21 degrees, the shoulders 3 to 9 [measured on the demo
    athlete]. There the shoulders tell (coaching.md 2.5), if they say less.
    """
    yaw_deg, shoulders_deg = _turned_deg(axes.left), _turned_deg(axes.shoulders_left)
    lying = (trunk_world_deg(axes) - LYING_FROM_DEG) / (LYING_TO_DEG - LYING_FROM_DEG)
    if not (lying > 0.0 and shoulders_deg < yaw_deg < OBLIQUE_LOW_DEG):
        return yaw_deg
    return yaw_deg + min(lying, 1.0) * (shoulders_deg - yaw_deg)


def _turned_deg(left: Vector) -> float:
    return math.degrees(math.atan2(math.hypot(left[0], left[1]), abs(left[2])))


class _Lock:
    """A sign that follows the evidence of about a second and does not flicker.

    +1, -1, or NaN before the first evidence.
    """

    def __init__(self, *, memory_s: float) -> None:
        self._memory_s = memory_s
        self._score = 0.0
        self.sign = math.nan

    def update(self, evidence: float, *, step_s: float) -> None:
        """Add evidence in -1..1; NaN = none."""
        if math.isnan(evidence):
            return
        self._score = clamp(self._score + evidence * step_s / self._memory_s, low=-1.0, high=1.0)
        if math.isnan(self.sign):
            if abs(evidence) > 0.1:
                self.sign = math.copysign(1.0, evidence)
                self._score = 0.3 * self.sign
        elif self._score * self.sign < -0.3:
            self.sign = -self.sign


class ViewTracker:
    """Follows the view of one client."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Forget the client."""
        self._time_s = math.nan
        self._yaw_deg = math.nan
        self._view: View | None = None
        self._facing = _Lock(memory_s=FACING_MEMORY_S)
        self._outward = _Lock(memory_s=FACING_MEMORY_S)
        self._near = _Lock(memory_s=NEAR_SWITCH_S)

    def update(self, points: BodyPoints, axes: BodyAxes, *, time_s: float) -> ViewState:
        """Take in one picture and say how the body is seen.

        Args:
            points: The body in pixels, y up.
            axes: Directions of the trunk in space.
            time_s: Stream time.
        """
        step_s = clamp(time_s - self._time_s, low=0.0, high=0.2)
        step_s = 1.0 / 30.0 if math.isnan(step_s) else step_s
        self._time_s = time_s
        self._smooth_yaw(yaw_from_axes_deg(axes), step_s=step_s)
        self._outward.update(_outward_evidence(points), step_s=step_s)
        self._facing.update(self._facing_evidence(points), step_s=step_s)
        self._near.update(_near_evidence(points, axes), step_s=step_s)
        return self.state

    @property
    def state(self) -> ViewState:
        """The last answer."""
        near = None
        if not math.isnan(self._near.sign):
            near = Side.LEFT if self._near.sign > 0.0 else Side.RIGHT
        return ViewState(
            yaw_deg=self._yaw_deg,
            view=self._view,
            facing=self._facing.sign,
            left_outward=self._outward.sign,
            near=near,
        )

    def _smooth_yaw(self, yaw_deg: float, *, step_s: float) -> None:
        if math.isnan(yaw_deg):
            return
        if math.isnan(self._yaw_deg):
            self._yaw_deg = yaw_deg
        share = 1.0 - math.exp(-step_s / YAW_TIME_S)
        self._yaw_deg += share * (yaw_deg - self._yaw_deg)
        self._view = classify(self._yaw_deg, before=self._view)

    def _facing_evidence(self, points: BodyPoints) -> float:
        votes = [
            *_limb_votes(points.left),
            *_limb_votes(points.right),
            _nose_vote(points),
        ]
        known = [vote for vote in votes if not math.isnan(vote)]
        if not known:
            return math.nan
        seen_from_side = clamp((75.0 - self._yaw_deg) / 30.0, low=0.0, high=1.0)
        weight = (
            1.0 if math.isnan(seen_from_side) or math.isnan(self._facing.sign) else (seen_from_side)
        )
        return weight * clamp(sum(known) / 2.0, low=-1.0, high=1.0)


def _limb_votes(limb: Limb) -> tuple[float, float, float]:
    """Hips fold forward, knees bend backward, toes point forward."""
    fold = turn_deg(limb.shoulder, limb.hip, limb.knee)
    bend = -turn_deg(limb.hip, limb.knee, limb.ankle)
    return _beyond(fold, 35.0), _beyond(bend, 20.0), _foot_vote(limb)


def _beyond(angle_deg: float, free_deg: float) -> float:
    """0 inside the free range, then growing to 1 over 40 degrees, with the angle's sign."""
    excess = clamp((abs(angle_deg) - free_deg) / 40.0, low=0.0, high=1.0)
    return math.copysign(excess, angle_deg)


def _foot_vote(limb: Limb) -> float:
    """Toe against heel, seen from the shank; weighs less the shorter the foot appears."""
    return clamp(_ahead(limb.ankle, limb.knee, limb.heel, limb.toe) * 2.5, low=-1.0, high=1.0)


def _nose_vote(points: BodyPoints) -> float:
    """Nose against the ears, seen from the trunk."""
    ears = [ear for ear in (points.left.ear, points.right.ear) if not math.isnan(ear[0])]
    if not ears:
        return math.nan
    ear = (sum(x for x, _ in ears) / len(ears), sum(y for _, y in ears) / len(ears))
    ahead = _ahead(points.mid_hip, points.mid_shoulder, ear, points.nose)
    return 0.5 * clamp(ahead * 5.0, low=-1.0, high=1.0)


def _ahead(low: Point, high: Point, back: Point, tip: Point) -> float:
    """How far `tip` lies clockwise of the line low -> high from `back`, in its length."""
    up_x, up_y = high[0] - low[0], high[1] - low[1]
    squared = up_x**2 + up_y**2
    if not squared > 0.0:
        return math.nan
    return (up_y * (tip[0] - back[0]) - up_x * (tip[1] - back[1])) / squared


def _outward_evidence(points: BodyPoints) -> float:
    """Where the person's left is, seen along the trunk; about +-1 from the front, 0 side-on."""
    left, right = points.left, points.right
    across_x = left.shoulder[0] + left.hip[0] - right.shoulder[0] - right.hip[0]
    across_y = left.shoulder[1] + left.hip[1] - right.shoulder[1] - right.hip[1]
    shoulder, hip = points.mid_shoulder, points.mid_hip
    down_x, down_y = hip[0] - shoulder[0], hip[1] - shoulder[1]
    squared = down_x**2 + down_y**2
    if not squared > 0.0:
        return math.nan
    evidence = (down_x * across_y - down_y * across_x) / squared
    return clamp(evidence if abs(evidence) > 0.15 else 0.0, low=-1.0, high=1.0)


def _near_evidence(points: BodyPoints, axes: BodyAxes) -> float:
    """Positive when the left side is near: higher visibility, then nearer in depth."""
    trust = points.left_visibility - points.right_visibility
    depth = 0.0 if math.isnan(axes.left[2]) else axes.left[2]
    return clamp(3.0 * trust + depth, low=-1.0, high=1.0)
