"""What the guides hang on: the client's points, calmed, and what was remembered of this rep.

Everything is in pixels of the unmirrored picture, y down. A point seen less well than `VISIBLE`
is missing. Measured numbers never pass through here: what is graded is measured elsewhere.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from studio.coaching.cues.cue_frames import landmark_of
from studio.coaching.cues.rules import Measure, Part
from studio.coaching.guides.guide_geometry import between
from studio.kinematics.filters import OneEuroArrayFilter
from studio.kinematics.reference import HighPercentile
from studio.model.cue import CueLevel
from studio.model.exercise import Exercise, FirstPhase
from studio.model.guide import GuideLevel, Point
from studio.model.landmarks import Landmark, Side
from studio.model.pose import VISIBLE, Pose

_PERCENT = 100.0
_FALLBACK_TRUNK_PX = 200.0
_REST_S = 0.3
SHORT_END_Q = 0.2
LONG_END_Q = 0.8
_HALF_Q = 0.5
_AWAY_Q = 0.7
"""Further from the short end than this, a hold is over."""

_OWN_TOP_SHARE = 0.85
_STILL_PER_S = 0.35
"""Share of the range per second below which a client holds still [reasoned]."""

_LEVELS = {CueLevel.AMBER: GuideLevel.AMBER, CueLevel.RED: GuideLevel.RED}

Points = Mapping[Landmark, Point]

_SIDES = (Side.LEFT, Side.RIGHT)
_LENGTHS = {
    "thigh": (Part.HIP, Part.KNEE),
    "shank": (Part.KNEE, Part.ANKLE),
    "trunk": (Part.SHOULDER, Part.HIP),
    "foot": (Part.HEEL, Part.TOE),
}


class DrawnPoints:
    """Calms the points that guides hang on, as the drawn body line is calmed.

    Points are filtered in percent of the trunk's length, so that near and far behave alike.
    """

    def __init__(self) -> None:
        """Begin without a client."""
        self._filter = OneEuroArrayFilter(min_cutoff_hz=1.5, beta=0.02)
        self._px_per_percent = math.nan

    def update(self, pose: Pose, *, time_s: float) -> dict[Landmark, Point]:
        """The points to draw at; a point not seen is missing.

        Args:
            pose: The client.
            time_s: Stream time.
        """
        points = pose.points_px.astype(np.float64)
        if math.isnan(self._px_per_percent):
            self._px_per_percent = _trunk_px(points) / _PERCENT
        smooth = self._filter.update(points / self._px_per_percent, time_s=time_s)
        drawn = (smooth * self._px_per_percent).tolist()
        seen = (pose.visibility >= VISIBLE).tolist()
        return {
            landmark: (drawn[landmark][0], drawn[landmark][1])
            for landmark in Landmark
            if seen[landmark]
        }


def _trunk_px(points: NDArray[np.float64]) -> float:
    shoulder = points[[Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER]].mean(axis=0)
    hip = points[[Landmark.LEFT_HIP, Landmark.RIGHT_HIP]].mean(axis=0)
    length_px = math.dist(shoulder, hip)
    return length_px if length_px > 1.0 else _FALLBACK_TRUNK_PX


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideBody:
    """The client's body as guides need it.

    Attributes:
        points: Now; missing = not seen.
        rest: Where each point was when the rep began; missing = was not seen.
        long_end: Where each point was at the long end of this rep, or of the last one.
        reach: Where each point was at the far end of the furthest rep of the set.
        reach_u: How far that was, 1 = the target; 0 = no rep yet.
        thigh_px: Length of a thigh, as seen at its longest; NaN = not seen yet.
        shank_px: Length of a shank.
        trunk_px: Shoulder to hip.
        foot_px: Heel to toe.
        hold_s: How long the client has been still at the short end since the last long end; NaN
            = not there.
        dwell_s: How long at the long end in this rep.
    """

    points: Points
    rest: Points
    long_end: Points
    reach: Points
    reach_u: float
    thigh_px: float
    shank_px: float
    trunk_px: float
    foot_px: float
    hold_s: float
    dwell_s: float


class BodyFollower:
    """Follows one client through a set. Deterministic; knows no clock."""

    def __init__(self, exercise: Exercise) -> None:
        """Begin without a client.

        Args:
            exercise: Decides which end of a rep is the long one.
        """
        self._is_long_far = exercise.first_phase is FirstPhase.ECCENTRIC
        self._drawn = DrawnPoints()
        self._lengths = {name: HighPercentile() for name in _LENGTHS}
        self._rest: dict[Landmark, Point] = {}
        self._long_end: Points = {}
        self._deepest_q = -math.inf
        self._reach: Points = {}
        self._reach_u = 0.0
        self._hold_s = math.nan
        self._may_hold = False
        self._dwell_s = 0.0
        self._time_s = math.nan
        self._u = math.nan

    def update(self, pose: Pose, *, time_s: float, u: float, in_rep: bool) -> GuideBody:
        """Take in one picture.

        Args:
            pose: The client.
            time_s: Stream time, rising.
            u: Progress of the driver; NaN = not seen.
            in_rep: Whether a there-and-back is under way.
        """
        points = self._drawn.update(pose, time_s=time_s)
        step_s = 0.0 if math.isnan(self._time_s) else max(0.0, time_s - self._time_s)
        speed = abs(u - self._u) / step_s if step_s > 0.0 else math.nan
        self._time_s, self._u = time_s, u
        for name, parts in _LENGTHS.items():
            self._lengths[name].update(_longest_px(points, *parts))
        q = u if self._is_long_far else 1.0 - u
        self._follow_rest(points, step_s=step_s, in_rep=in_rep)
        self._follow_ends(points, u=u, q=q, in_rep=in_rep)
        self._follow_times(q=q, speed=speed, step_s=step_s)
        return GuideBody(
            points=points,
            rest=dict(self._rest),
            long_end=self._long_end,
            reach=self._reach,
            reach_u=self._reach_u,
            thigh_px=self._lengths["thigh"].value,
            shank_px=self._lengths["shank"].value,
            trunk_px=self._lengths["trunk"].value,
            foot_px=self._lengths["foot"].value,
            hold_s=self._hold_s,
            dwell_s=self._dwell_s,
        )

    def _follow_rest(self, points: Points, *, step_s: float, in_rep: bool) -> None:
        if in_rep and self._rest:
            return
        share = 1.0 - math.exp(-step_s / _REST_S)
        for landmark, point in points.items():
            before = self._rest.get(landmark)
            self._rest[landmark] = point if before is None else between(before, point, share=share)

    def _follow_ends(self, points: Points, *, u: float, q: float, in_rep: bool) -> None:
        if q < _HALF_Q:
            self._deepest_q = -math.inf
        if q >= LONG_END_Q and q > self._deepest_q:
            self._deepest_q = q
            self._long_end = points
        if in_rep and u > max(self._reach_u, _HALF_Q):
            self._reach, self._reach_u = points, u

    def _follow_times(self, *, q: float, speed: float, step_s: float) -> None:
        if q > _AWAY_Q:
            self._may_hold, self._hold_s = True, math.nan
        if q < _HALF_Q:
            self._dwell_s = 0.0
        elif q >= LONG_END_Q and speed < 2.0 * _STILL_PER_S:
            self._dwell_s += step_s
        if q <= self._short_end_q() and self._may_hold and speed < _STILL_PER_S:
            self._hold_s = step_s + (0.0 if math.isnan(self._hold_s) else self._hold_s)

    def _short_end_q(self) -> float:
        """Where the short end begins; where a rep ends there, by how far this client comes."""
        if self._is_long_far or not self._reach_u > 0.0:
            return SHORT_END_Q
        return max(SHORT_END_Q, 1.0 - _OWN_TOP_SHARE * self._reach_u)


def _longest_px(points: Points, first: Part, last: Part) -> float:
    lengths = []
    for side in _SIDES:
        start, end = points.get(landmark_of(first, side)), points.get(landmark_of(last, side))
        if start is not None and end is not None:
            lengths.append(math.dist(start, end))
    return max(lengths, default=math.nan)


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideScene:
    """What a guide is drawn from.

    Attributes:
        cue_id: Of the cue that draws.
        exercise: Whose limits.
        body: The client.
        near: The side that is judged: the near one, or the working one.
        legs: The legs that are drawn from the front: the working one, or both.
        values: Smoothed numbers of the near side; NaN = not seen.
        numbers: Smoothed features by full name; NaN = not seen.
        is_from_front: Whether the client is seen from the front.
        q: Muscle length now; NaN = not seen.
        in_rep: Whether a there-and-back is under way.
        level: Level of the cue now; None = ok or not judged.
        is_shown: Whether it is the cue on screen.
        shin_is_off: Whether the shin cue is active at the same time.
    """

    cue_id: str
    exercise: Exercise
    body: GuideBody
    near: Side
    legs: tuple[Side, ...] = _SIDES
    values: Mapping[Measure, float]
    numbers: Mapping[str, float] = field(default_factory=dict)
    is_from_front: bool = False
    q: float
    in_rep: bool = True
    level: CueLevel | None
    is_shown: bool = False
    shin_is_off: bool = False

    @property
    def facing(self) -> float:
        """+1 when the client faces picture right, -1 left (upright body, from the side)."""
        return 1.0 if self.near is Side.RIGHT else -1.0

    @property
    def guide_level(self) -> GuideLevel:
        """The cue's level as a guide's."""
        return GuideLevel.QUIET if self.level is None else _LEVELS[self.level]

    @property
    def fine_level(self) -> GuideLevel:
        """Of a guide that can only be left, never reached: fine is no news unless it was asked."""
        return GuideLevel.GOOD if self.is_shown else GuideLevel.QUIET

    def at(self, part: Part, *, side: Side | None = None) -> Point | None:
        """A point of the near side (or of that side), or None when not seen."""
        return self.body.points.get(landmark_of(part, side or self.near))

    def rest_at(self, part: Part, *, side: Side | None = None) -> Point | None:
        """Where it was when the rep began."""
        return self.body.rest.get(landmark_of(part, side or self.near))

    def all_at(self, *parts: Part, side: Side | None = None) -> tuple[Point, ...] | None:
        """These points of one side, or None when one of them is not seen."""
        found = [self.at(part, side=side) for part in parts]
        seen = tuple(point for point in found if point is not None)
        return seen if len(seen) == len(found) else None

    def middle(self, part: Part, *, rest: bool = False) -> Point | None:
        """Halfway between left and right, or None when one is not seen."""
        where = self.rest_at if rest else self.at
        left, right = where(part, side=Side.LEFT), where(part, side=Side.RIGHT)
        if left is None or right is None:
            return None
        return between(left, right)

    def outward(self, side: Side) -> Point | None:
        """The picture axis that leads from the body's middle to that side; None = not seen.

        Sideways for who stands or sits, up or down for who lies on one side.
        """
        left, right = self.at(Part.HIP, side=Side.LEFT), self.at(Part.HIP, side=Side.RIGHT)
        hip, shoulder = self.middle(Part.HIP), self.middle(Part.SHOULDER)
        if left is None or right is None or hip is None or shoulder is None:
            return None
        sign = 1.0 if side is Side.LEFT else -1.0
        if abs(shoulder[0] - hip[0]) > abs(shoulder[1] - hip[1]):
            return (0.0, math.copysign(1.0, sign * (left[1] - right[1])))
        return (math.copysign(1.0, sign * (left[0] - right[0])), 0.0)

    def number(self, name: str) -> float:
        """A feature by its full name; NaN = not seen or not measured."""
        return self.numbers.get(name, math.nan)
