"""What the cues need of each picture, kept until the rep is over (coaching.md 2.7, 4.1).

The near side is measured; the far leg is never scored. A value counts only where every point it
needs was seen well enough and the view allowed grading; elsewhere it is NaN.
"""

import math
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field

from studio.coaching.cues.foot_lift import NO_FOOT, FootHeights
from studio.coaching.cues.rules import FEATURE_MEASURES, Measure, Part
from studio.kinematics.view import ViewGate
from studio.model.landmarks import Landmark, Side
from studio.model.pose import VISIBLE, Pose

KEPT_S = 40.0
"""Longer than the longest rep."""

_LEFT_PARTS = {
    Part.SHOULDER: Landmark.LEFT_SHOULDER,
    Part.HIP: Landmark.LEFT_HIP,
    Part.KNEE: Landmark.LEFT_KNEE,
    Part.ANKLE: Landmark.LEFT_ANKLE,
    Part.HEEL: Landmark.LEFT_HEEL,
    Part.TOE: Landmark.LEFT_FOOT_INDEX,
    Part.EAR: Landmark.LEFT_EAR,
}
LENGTH_TOLERANCE = 0.2
"""Share by which a segment may differ from its usual length (coaching.md 2.7)."""

_FOOT_STAYS_RATIO = 0.75
"""Foot lengths an ankle may be away from its start for knee travel to mean anything; beyond, the
whole leg stepped [reasoned]."""


def landmark_of(part: Part, side: Side) -> Landmark:
    """The body point of one side."""
    left = _LEFT_PARTS[part]
    return left if side is Side.LEFT else Landmark(left + 1)


def near_side(features: Mapping[str, float]) -> Side | None:
    """The side turned to the camera in a side view, from where the body faces.

    Who faces picture right shows the right side; turning the picture changes nothing, so it
    holds lying down as well. None = not known.
    """
    facing = features["facing_sign"]
    if math.isnan(facing):
        return None
    return Side.RIGHT if facing > 0.0 else Side.LEFT


def near_values(features: Mapping[str, float], side: Side) -> dict[Measure, float]:
    """The features of one side; what refers to the start of the rep is NaN.

    Knee travel needs a foot that stays: of a leg that stepped it is NaN.
    """
    values = dict.fromkeys(Measure, math.nan)
    for measure in FEATURE_MEASURES:
        unsided = measure is Measure.TRUNK
        values[measure] = features[measure if unsided else f"{side}_{measure}"]
    if not features[f"{side}_foot_slide_ratio"] <= _FOOT_STAYS_RATIO:
        values[Measure.KNEE_TRAVEL] = math.nan
    return values


def foot_heights(pose: Pose | None, side: Side | None) -> FootHeights:
    """Heights of the near foot, pixels, y up; NaN where a point is not visible."""
    if pose is None or side is None:
        return NO_FOOT
    heel, toe, ankle = (
        _height_px(pose, landmark_of(part, side)) for part in (Part.HEEL, Part.TOE, Part.ANKLE)
    )
    length_px = segment_px(pose, Part.HEEL, Part.TOE, side)
    return FootHeights(heel=heel, toe=toe, ankle=ankle, length=length_px)


def _height_px(pose: Pose, landmark: Landmark) -> float:
    seen = pose.visibility[landmark] >= VISIBLE
    return -float(pose.points_px[landmark, 1]) if seen else math.nan


def segment_px(pose: Pose | None, first: Part, last: Part, side: Side | None) -> float:
    """Distance between two points of the near side in the picture; NaN when not visible."""
    if pose is None or side is None:
        return math.nan
    rows = [landmark_of(first, side), landmark_of(last, side)]
    if (pose.visibility[rows] < VISIBLE).any():
        return math.nan
    start, end = pose.points_px[rows].tolist()
    return math.dist(start, end)


def is_plausible_length(length_px: float, usual_px: float) -> bool:
    """Whether a segment is as long as it usually is; a point that is guessed gives it away."""
    return abs(length_px / usual_px - 1.0) <= LENGTH_TOLERANCE


def other_side(side: Side) -> Side:
    """Left for right, right for left."""
    return Side.RIGHT if side is Side.LEFT else Side.LEFT


def part_visibility(pose: Pose | None, side: Side) -> dict[Part, float]:
    """Visibility of each point of one side; 0 without a pose."""
    if pose is None:
        return dict.fromkeys(Part, 0.0)
    return {part: float(pose.visibility[landmark_of(part, side)]) for part in Part}


_TRAILING_RATIO = 0.25
"""Shank lengths behind the other foot from where on a leg is the rear one [reasoned]."""


def is_trailing(pose: Pose, near: Side) -> bool:
    """Whether the near foot stands clearly behind the far one."""
    left = near is Side.LEFT
    ankle = Landmark.LEFT_ANKLE if left else Landmark.RIGHT_ANKLE
    other = Landmark.RIGHT_ANKLE if left else Landmark.LEFT_ANKLE
    knee = Landmark.LEFT_KNEE if left else Landmark.RIGHT_KNEE
    points = pose.points_px
    facing = -1.0 if left else 1.0
    shank_px = math.dist(points[knee].tolist(), points[ankle].tolist())
    ahead_px = facing * float(points[ankle, 0] - points[other, 0])
    return ahead_px < -_TRAILING_RATIO * shank_px


@dataclass(frozen=True, slots=True, kw_only=True)
class CueFrame:
    """One picture, as the cues see it.

    Attributes:
        time_s: Stream time.
        progress: u of the driver; NaN = not seen.
        in_rep: Whether a there-and-back was under way.
        gate: What the view allowed.
        side: The side that was measured; None = not known.
        values: Raw numbers of that side; NaN = not seen.
        visibility: Of the points of that side.
        other_visibility: Of the points of the other side.
        features: Every row of `kinematics.features`; NaN = not seen.
        stance_ratio: Gap of the ankles at the start of the set, leg lengths; NaN = not seen.
        foot: Heights of the points of that foot.
        thigh_px: Length of that thigh in the picture; NaN = not seen.
        shank_px: Length of that shank.
    """

    time_s: float
    progress: float
    in_rep: bool
    gate: ViewGate
    side: Side | None
    values: Mapping[Measure, float]
    visibility: Mapping[Part, float]
    foot: FootHeights
    thigh_px: float
    shank_px: float
    other_visibility: Mapping[Part, float] = field(default_factory=dict)
    features: Mapping[str, float] = field(default_factory=dict)
    stance_ratio: float = math.nan


class CueFrames:
    """The pictures since the last rep ended."""

    def __init__(self) -> None:
        """Begin empty."""
        self._frames: deque[CueFrame] = deque()

    def add(self, frame: CueFrame) -> None:
        """Keep a picture; the oldest are dropped after `KEPT_S`. Time must have moved on."""
        if self._frames and frame.time_s <= self._frames[-1].time_s:
            return
        self._frames.append(frame)
        while self._frames[0].time_s < frame.time_s - KEPT_S:
            self._frames.popleft()

    def between(self, start_s: float, end_s: float) -> tuple[CueFrame, ...]:
        """The pictures of a time span, ends included."""
        return tuple(frame for frame in self._frames if start_s <= frame.time_s <= end_s)

    def drop_until(self, time_s: float) -> None:
        """Forget everything up to a time."""
        while self._frames and self._frames[0].time_s <= time_s:
            self._frames.popleft()

    @property
    def all(self) -> tuple[CueFrame, ...]:
        """Everything kept."""
        return tuple(self._frames)
