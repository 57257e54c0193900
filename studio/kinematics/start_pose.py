"""Where the body was in the start pose: the standing second of a set (coaching.md 2.4).

Nobody says when a stranger stands ready, so a pose is taken when hips, knees and feet have been
nearly still for a moment. It is replaced by a stiller moment that is clearly more upright or
taller (the client was caught at the bottom or while setting up) and after a re-step, and is
otherwise locked: feet and knees are judged against it. Where that still moment was not seen, a
held end of range would stay the start pose for the whole set: over feet that stand, whoever
rises clearly above it is taken in passing, until they are still. Frame: pixels, y up.
"""

import math
from dataclasses import dataclass

from studio.kinematics.angles import Point, distance, midpoint, thigh_abduction_deg
from studio.kinematics.segments import NOT_SEEN, BodyPoints, SegmentLengths
from studio.model.landmarks import Side

STILL_S = 0.3
BODY_SPEED_RATIO = 0.40
FOOT_SPEED_RATIO = 0.25
"""Trunk lengths per second below which hips and knees, or feet, are still. Standing people measure
about 0.1 (hips, knees) and 0.05 (feet) at the 5th percentile [measured on real clips]."""

GAP_S = 0.25
"""Pictures further apart than this do not tell that a body was still between them."""
PASSING_S = 0.1
"""So long somebody must be above the start pose to be taken in passing: one bad picture is not."""
PASSING_SHARE = 0.25
"""Of the limits below, to replace what was taken in passing."""

FOLLOW_S = 0.15
MORE_UPRIGHT_DEG = 12.0
TALLER_RATIO = 0.15
STANDING_DEG = 60.0
STEP_RATIO = 0.4
"""Foot lengths an ankle must have moved to count as a re-step; cue C11 begins at 0.2."""
SAME_FLOOR_RATIO = 0.2
"""Foot lengths an ankle may be higher or lower and still stand on the same floor; a leg lifted by
20 degrees is above it."""

_PARTS = ("hip", "knee", "ankle", "heel", "toe")


@dataclass(frozen=True, slots=True, kw_only=True)
class Footing:
    """Where one leg was, pixels, y up; (NaN, NaN) = was not seen.

    Attributes:
        hip: Hip.
        knee: Knee.
        ankle: Ankle.
        heel: Heel.
        toe: Foot index.
    """

    hip: Point
    knee: Point
    ankle: Point
    heel: Point
    toe: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class StartPose:
    """Where the body was in the start pose.

    Attributes:
        left: The left leg.
        right: The right leg.
        mid_shoulder: Between the shoulders.
        trunk_lean_deg: Trunk from vertical, 0..180.
    """

    left: Footing
    right: Footing
    mid_shoulder: Point
    trunk_lean_deg: float

    def footing(self, side: Side) -> Footing:
        """Where one leg was."""
        return self.left if side is Side.LEFT else self.right

    def hip(self, side: Side | None) -> Point:
        """One hip, or with None the middle of both."""
        if side is not None:
            return self.footing(side).hip
        return midpoint(self.left.hip, self.right.hip)

    def abduction_deg(self, side: Side, *, outward: float) -> float:
        """Thigh against the trunk's line in the start pose; 0 where that was not seen."""
        leg = self.footing(side)
        start_deg = thigh_abduction_deg(
            self.mid_shoulder, self.hip(None), leg.hip, leg.knee, outward=outward
        )
        return 0.0 if math.isnan(start_deg) else start_deg


class StartTracker:
    """Finds the start pose of one client and keeps it."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Forget the client."""
        self._smooth: dict[tuple[Side, str], Point] = {}
        self._lean_deg = math.nan
        self._mid_shoulder = NOT_SEEN
        self._still_s = self._above_s = 0.0
        self._in_passing = False
        self.pose: StartPose | None = None

    def take(self) -> None:
        """Take the present pose, whatever it is."""
        if self._smooth:
            self._take(in_passing=False)

    def update(
        self,
        points: BodyPoints,
        *,
        trunk_lean_deg: float,
        lengths: SegmentLengths,
        step_s: float,
    ) -> None:
        """Take in one picture.

        Args:
            points: The body, pixels, y up.
            trunk_lean_deg: Trunk from vertical in space; NaN = not seen.
            lengths: Segment lengths in pixels.
            step_s: Time since the last picture.
        """
        if step_s > GAP_S:
            self._smooth.clear()
        body_px_s, feet_px_s = self._follow(points, step_s=step_s)
        self._lean_deg = trunk_lean_deg
        self._mid_shoulder = points.mid_shoulder
        stands = feet_px_s < FOOT_SPEED_RATIO * lengths.trunk and not math.isnan(trunk_lean_deg)
        is_still = stands and body_px_s < BODY_SPEED_RATIO * lengths.trunk and step_s <= GAP_S
        self._still_s = self._still_s + step_s if is_still else 0.0
        rise = 0 if self.pose is None else self._rise(self.pose, lengths)
        is_above = stands and rise > 0 and step_s <= GAP_S
        self._above_s = self._above_s + step_s if is_above else 0.0
        if self._still_s >= STILL_S and self._is_better(rise, lengths):
            self._take(in_passing=False)
        elif self._above_s >= PASSING_S and self._lean_deg < STANDING_DEG:
            self._take(in_passing=True)

    def _take(self, *, in_passing: bool) -> None:
        self.pose = self._present()
        self._in_passing = in_passing

    def _is_better(self, rise: int, lengths: SegmentLengths) -> bool:
        """Whether this still moment replaces the pose that is known."""
        if self.pose is None:
            return True
        if rise:
            return rise > 0 and self._above_s >= PASSING_S
        return self._in_passing or self._has_stepped(self.pose, lengths)

    def _rise(self, pose: StartPose, lengths: SegmentLengths) -> int:
        """1 = now clearly more upright or taller than a pose, -1 = clearly less, 0 = alike."""
        share = PASSING_SHARE if self._in_passing else 1.0
        lean_deg = self._lean_deg - pose.trunk_lean_deg
        if abs(lean_deg) > share * MORE_UPRIGHT_DEG:
            return -1 if lean_deg > 0.0 else 1
        if max(self._lean_deg, pose.trunk_lean_deg) < STANDING_DEG:
            change = self._height() - _height(pose)
            if abs(change) > share * TALLER_RATIO * (lengths.thigh + lengths.shank):
                return 1 if change > 0.0 else -1
        return 0

    def _has_stepped(self, pose: StartPose, lengths: SegmentLengths) -> bool:
        """Whether the feet stand elsewhere; a lifted leg is no step, and lying nobody steps.

        Standing, one foot on the same floor suffices; lying or on all fours both must have moved.
        """
        limit = STEP_RATIO * lengths.foot
        moved = []
        for side in (Side.LEFT, Side.RIGHT):
            now, before = self._smooth[side, "ankle"], pose.footing(side).ankle
            level = abs(now[1] - before[1]) < SAME_FLOOR_RATIO * lengths.foot
            moved.append(distance(now, before) > limit and level)
        return any(moved) if pose.trunk_lean_deg < STANDING_DEG else all(moved)

    def _height(self) -> float:
        return _height(self._present())

    def _present(self) -> StartPose:
        return StartPose(
            left=Footing(**{part: self._smooth[Side.LEFT, part] for part in _PARTS}),
            right=Footing(**{part: self._smooth[Side.RIGHT, part] for part in _PARTS}),
            mid_shoulder=self._mid_shoulder,
            trunk_lean_deg=self._lean_deg,
        )

    def _follow(self, points: BodyPoints, *, step_s: float) -> tuple[float, float]:
        """Smooth every point; the fastest hip or knee and the fastest ankle in pixels a second."""
        share = 1.0 - math.exp(-step_s / FOLLOW_S)
        fastest = {"hip": 0.0, "knee": 0.0, "ankle": 0.0, "heel": 0.0, "toe": 0.0}
        for side in (Side.LEFT, Side.RIGHT):
            limb = points.limb(side)
            for part in _PARTS:
                point: Point = getattr(limb, part)
                before = self._smooth.get((side, part), NOT_SEEN)
                if math.isnan(before[0]) or math.isnan(point[0]):
                    self._smooth[side, part] = point
                    continue
                step_x, step_y = share * (point[0] - before[0]), share * (point[1] - before[1])
                self._smooth[side, part] = (before[0] + step_x, before[1] + step_y)
                fastest[part] = max(fastest[part], math.hypot(step_x, step_y) / step_s)
        return max(fastest["hip"], fastest["knee"]), fastest["ankle"]


def _height(pose: StartPose) -> float:
    """The higher hip above the lower ankle, pixels; points not seen are left out."""
    hips = [leg.hip[1] for leg in (pose.left, pose.right) if not math.isnan(leg.hip[1])]
    ankles = [leg.ankle[1] for leg in (pose.left, pose.right) if not math.isnan(leg.ankle[1])]
    return max(hips) - min(ankles) if hips and ankles else math.nan
