"""What the cues need of each picture, kept until the rep is over (coaching.md 2.7, 4.1).

The near side is measured; the far leg is never scored. A value counts only where every point it
needs was seen well enough and the view allowed grading; elsewhere it is NaN.
"""

import math
from collections import Counter, deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from studio.coaching.foot_lift import NO_FOOT, FootHeights, is_steady, lifts
from studio.coaching.rules import FEATURE_MEASURES, Q_BOUNDS, Measure, Part, Window
from studio.kinematics.filters import zero_phase
from studio.kinematics.view import ViewGate
from studio.model.exercise import Exercise, FirstPhase, Position
from studio.model.landmarks import Landmark, Side
from studio.model.pose import SCORED, VISIBLE, Pose

KEPT_S = 40.0
"""Longer than the longest rep."""

SMALLEST_RANGE = 0.75
"""The long end of a rep is judged against at least this share of the target range, so that a
shallow rep is called shallow and not blamed for what belongs to depth [reasoned]."""

Array = NDArray[np.float64]

_LEFT_PARTS = {
    Part.SHOULDER: Landmark.LEFT_SHOULDER,
    Part.HIP: Landmark.LEFT_HIP,
    Part.KNEE: Landmark.LEFT_KNEE,
    Part.ANKLE: Landmark.LEFT_ANKLE,
    Part.HEEL: Landmark.LEFT_HEEL,
    Part.TOE: Landmark.LEFT_FOOT_INDEX,
}
LENGTH_TOLERANCE = 0.2
"""Share by which a segment may differ from its usual length (coaching.md 2.7)."""

USUAL_LENGTH_PERCENT = 75.0
"""A segment's picture is never longer than the segment: its usual length lies high up."""

_FOOT_STAYS_RATIO = 0.5
"""Foot lengths an ankle may be away from its start for knee travel to mean anything; beyond, the
whole leg stepped [reasoned]."""

_REST_SHARE = 0.15


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


def part_visibility(pose: Pose | None, side: Side) -> dict[Part, float]:
    """Visibility of each point of one side; 0 without a pose."""
    if pose is None:
        return dict.fromkeys(Part, 0.0)
    return {part: float(pose.visibility[landmark_of(part, side)]) for part in Part}


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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Stretch:
    """A stretch of pictures, smoothed without delay, ready to be judged.

    Attributes:
        time_s: (n,) stream seconds.
        q: (n,) muscle length, 1 long end, 0 short end; NaN = not seen.
        in_rep: (n,) between start and end of the rep or movement; before and after it lies what
            a start pose and a finish are read from.
        is_after: (n,) the moments after the end of the rep, in which a finish is still going on.
        is_graded: (n,) where the view allowed grading.
        is_timed: (n,) where the view allowed tempo.
        values: Smoothed numbers, (n,) each; NaN = not seen.
        visibility: Of each point, (n,).
        is_steady: Of each foot point, (n,), where it does not jump as a guessed point does.
        is_thigh_plausible: (n,) where the thigh is as long as it usually is.
        is_shank_plausible: (n,) as the thigh.
        range_ratio: Range of the rep, as a share of the target; NaN = not seen, or no rep.
    """

    time_s: Array
    q: Array
    in_rep: NDArray[np.bool_]
    is_after: NDArray[np.bool_]
    is_graded: NDArray[np.bool_]
    is_timed: NDArray[np.bool_]
    values: Mapping[Measure, Array]
    visibility: Mapping[Part, Array]
    is_steady: Mapping[Part, NDArray[np.bool_]]
    is_thigh_plausible: NDArray[np.bool_]
    is_shank_plausible: NDArray[np.bool_]
    range_ratio: float

    def is_trusted(self, parts: Collection[Part]) -> NDArray[np.bool_]:
        """Where grading was allowed and every point was seen well enough to be scored."""
        trusted = self.is_graded.copy()
        for part in parts:
            trusted &= self.visibility[part] >= SCORED
            if part in self.is_steady:
                trusted &= self.is_steady[part]
        if Part.HIP in parts and Part.KNEE in parts:
            trusted &= self.is_thigh_plausible
        if Part.KNEE in parts and Part.ANKLE in parts:
            trusted &= self.is_shank_plausible
        return trusted

    def window(self, window: Window) -> NDArray[np.bool_]:
        """(n,) whether each picture of the rep lies in a phase window.

        A finish goes on for a moment after the rep was complete.
        """
        if window is Window.WHOLE:
            return self.in_rep
        low, high = Q_BOUNDS[window]
        during = self.in_rep | self.is_after if window is Window.SHORT_END else self.in_rep
        return during & (self.q >= low) & (self.q <= high)


def rep_stretch(
    frames: Sequence[CueFrame],
    *,
    start_s: float,
    end_s: float,
    exercise: Exercise,
    leg: Side | None,
) -> Stretch:
    """The pictures of a counted rep, with q by the rep's own ends.

    The long end is at least `SMALLEST_RANGE` of the target away from the short end.

    Args:
        frames: From a moment before the start of the rep to a moment after its end, time rising.
        start_s: Start of the rep.
        end_s: End of the rep.
        exercise: What it is a rep of.
        leg: The only leg that may be judged; None = whichever is near.
    """
    q = _length(frames, first_phase=exercise.first_phase)
    times_s = np.array([frame.time_s for frame in frames], np.float64)
    in_rep = (times_s >= start_s) & (times_s <= end_s)
    range_ratio = math.nan
    if np.isfinite(q[in_rep]).any():
        short, long = float(np.nanmin(q[in_rep])), float(np.nanmax(q[in_rep]))
        range_ratio = long - short
        q = (q - short) / max(range_ratio, SMALLEST_RANGE)
    pictures = _stretch(frames, q=q, in_rep=in_rep, at_rest=_rest(q, exercise), leg=leg)
    return replace(pictures, range_ratio=range_ratio, is_after=times_s > end_s)


def loose_stretch(frames: Sequence[CueFrame], *, exercise: Exercise, leg: Side | None) -> Stretch:
    """Pictures outside any rep, with q by the exercise's typical ends.

    Args:
        frames: Time rising.
        exercise: What was to be done.
        leg: The only leg that may be judged; None = whichever is near.
    """
    q = _length(frames, first_phase=exercise.first_phase)
    in_rep = np.array([frame.in_rep for frame in frames], np.bool_)
    return _stretch(frames, q=q, in_rep=in_rep, at_rest=_rest(q, exercise) & ~in_rep, leg=leg)


def _length(frames: Sequence[CueFrame], *, first_phase: FirstPhase) -> Array:
    progress = np.array([frame.progress for frame in frames], np.float64)
    return progress if first_phase is FirstPhase.ECCENTRIC else 1.0 - progress


def _rest(q: Array, exercise: Exercise) -> NDArray[np.bool_]:
    """Where the feet stand as they should: upright, or for lying exercises with the hips down."""
    if exercise.position is Position.SUPINE:
        return q >= 1.0 - _REST_SHARE
    return q <= _REST_SHARE


def _stretch(
    frames: Sequence[CueFrame],
    *,
    q: Array,
    in_rep: NDArray[np.bool_],
    at_rest: NDArray[np.bool_],
    leg: Side | None,
) -> Stretch:
    time_s = np.array([frame.time_s for frame in frames], np.float64)
    side = _usual_side(frames)
    same_side = np.array([frame.side is side and side is not None for frame in frames], np.bool_)
    if leg is not None and leg is not side:
        same_side[:] = False
    gates = [frame.gate for frame in frames]
    graded = np.array([gate is ViewGate.FULL for gate in gates], np.bool_) & same_side

    def raw(column: Iterable[float]) -> Array:
        return np.where(same_side, np.fromiter(column, np.float64, len(frames)), math.nan)

    def smooth(column: Iterable[float]) -> Array:
        return zero_phase(time_s, raw(column))

    values = {measure: smooth(frame.values[measure] for frame in frames) for measure in Measure}
    heights = {
        Part.HEEL: raw(frame.foot.heel for frame in frames),
        Part.TOE: raw(frame.foot.toe for frame in frames),
        Part.ANKLE: raw(frame.foot.ankle for frame in frames),
    }
    calm = {part: zero_phase(time_s, column) for part, column in heights.items()}
    foot_px = raw(frame.foot.length for frame in frames)
    values[Measure.HEEL_LIFT], values[Measure.TOE_LIFT] = lifts(
        calm[Part.HEEL],
        calm[Part.TOE],
        calm[Part.ANKLE],
        length=foot_px,
        at_rest=at_rest,
        at_other_end=in_rep & (q >= 0.0) & (q <= _REST_SHARE) & ~at_rest,
    )
    values[Measure.KNEE_TRAVEL] = _since_rest(values[Measure.KNEE_TRAVEL], at_rest)
    return Stretch(
        time_s=time_s,
        q=q,
        in_rep=in_rep,
        is_after=np.zeros(len(frames), np.bool_),
        is_graded=graded,
        is_timed=np.array([gate is not ViewGate.TURN for gate in gates], np.bool_),
        values=values,
        visibility={
            part: np.array([frame.visibility[part] for frame in frames], np.float64)
            for part in Part
        },
        is_steady={
            part: is_steady(time_s, column, calm[part], length=foot_px)
            for part, column in heights.items()
        },
        is_thigh_plausible=_plausible(smooth(frame.thigh_px for frame in frames)),
        is_shank_plausible=_plausible(smooth(frame.shank_px for frame in frames)),
        range_ratio=math.nan,
    )


def is_plausible_length(length_px: float, usual_px: float) -> bool:
    """Whether a segment is as long as it usually is; a point that is guessed gives it away."""
    return abs(length_px / usual_px - 1.0) <= LENGTH_TOLERANCE


def _plausible(length_px: Array) -> NDArray[np.bool_]:
    seen = length_px[np.isfinite(length_px)]
    if seen.size == 0:
        return np.zeros(length_px.shape, np.bool_)
    usual_px = float(np.percentile(seen, USUAL_LENGTH_PERCENT))
    near: NDArray[np.bool_] = np.abs(length_px / usual_px - 1.0) <= LENGTH_TOLERANCE
    return near


def _since_rest(column: Array, at_rest: NDArray[np.bool_]) -> Array:
    """A number against its own value at rest in this rep; NaN when not seen there."""
    rest = column[at_rest & np.isfinite(column)]
    if rest.size == 0:
        return np.full(column.shape, math.nan)
    return column - float(np.median(rest))


def _usual_side(frames: Sequence[CueFrame]) -> Side | None:
    """The side measured in most pictures."""
    sides = Counter(frame.side for frame in frames if frame.side is not None)
    return sides.most_common(1)[0][0] if sides else None
