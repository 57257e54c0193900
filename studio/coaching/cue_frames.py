"""What the cues need of each picture, kept until the rep is over (coaching.md 2.7, 4.1).

The near side is measured; the far leg is never scored. A value counts only where every point it
needs was seen well enough and the view allowed grading; elsewhere it is NaN.
"""

import math
from collections import Counter, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.coaching.rules import Q_BOUNDS, Measure, Part, Window
from studio.kinematics.filters import zero_phase
from studio.kinematics.view import ViewGate
from studio.model.exercise import FirstPhase
from studio.model.landmarks import Landmark, Side
from studio.model.pose import SCORED, Pose

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
_UNSIDED = frozenset({Measure.TRUNK, Measure.TRUNK_CHANGE})


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
    """The numbers of one side; the change of the trunk is not among them (NaN)."""
    values = dict.fromkeys(Measure, math.nan)
    for measure in Measure:
        if measure is not Measure.TRUNK_CHANGE:
            values[measure] = features[measure if measure in _UNSIDED else f"{side}_{measure}"]
    return values


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
    """

    time_s: float
    progress: float
    in_rep: bool
    gate: ViewGate
    side: Side | None
    values: Mapping[Measure, float]
    visibility: Mapping[Part, float]


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
        in_rep: (n,) where the whole-rep window is open.
        is_graded: (n,) where the view allowed grading.
        is_timed: (n,) where the view allowed tempo.
        values: Smoothed numbers, (n,) each; NaN = not seen.
        visibility: Of each point, (n,).
    """

    time_s: Array
    q: Array
    in_rep: NDArray[np.bool_]
    is_graded: NDArray[np.bool_]
    is_timed: NDArray[np.bool_]
    values: Mapping[Measure, Array]
    visibility: Mapping[Part, Array]

    def is_trusted(self, parts: Iterable[Part]) -> NDArray[np.bool_]:
        """Where grading was allowed and every point was seen well enough to be scored."""
        trusted = self.is_graded.copy()
        for part in parts:
            trusted &= self.visibility[part] >= SCORED
        return trusted

    def window(self, window: Window) -> NDArray[np.bool_]:
        """(n,) whether each picture lies in a phase window."""
        if window is Window.WHOLE:
            return self.in_rep
        low, high = Q_BOUNDS[window]
        return (self.q >= low) & (self.q <= high)


def rep_stretch(
    frames: Sequence[CueFrame], *, first_phase: FirstPhase, leg: Side | None
) -> Stretch:
    """The pictures of a counted rep, with q by the rep's own ends.

    The long end is at least `SMALLEST_RANGE` of the target away from the short end.

    Args:
        frames: From the start of the rep to its end, time rising.
        first_phase: What a rep of the exercise begins with.
        leg: The only leg that may be judged; None = whichever is near.
    """
    q = _length(frames, first_phase=first_phase)
    if np.isfinite(q).any():
        short, long = float(np.nanmin(q)), float(np.nanmax(q))
        q = (q - short) / max(long - short, SMALLEST_RANGE)
    return _stretch(frames, q=q, in_rep=np.ones(len(frames), np.bool_), leg=leg)


def loose_stretch(
    frames: Sequence[CueFrame], *, first_phase: FirstPhase, leg: Side | None
) -> Stretch:
    """Pictures outside any rep, with q by the exercise's typical ends.

    Args:
        frames: Time rising.
        first_phase: What a rep of the exercise begins with.
        leg: The only leg that may be judged; None = whichever is near.
    """
    q = _length(frames, first_phase=first_phase)
    in_rep = np.array([frame.in_rep for frame in frames], np.bool_)
    return _stretch(frames, q=q, in_rep=in_rep, leg=leg)


def _length(frames: Sequence[CueFrame], *, first_phase: FirstPhase) -> Array:
    progress = np.array([frame.progress for frame in frames], np.float64)
    return progress if first_phase is FirstPhase.ECCENTRIC else 1.0 - progress


def _stretch(
    frames: Sequence[CueFrame], *, q: Array, in_rep: NDArray[np.bool_], leg: Side | None
) -> Stretch:
    time_s = np.array([frame.time_s for frame in frames], np.float64)
    side = _usual_side(frames)
    same_side = np.array([frame.side is side and side is not None for frame in frames], np.bool_)
    if leg is not None and leg is not side:
        same_side[:] = False
    gates = [frame.gate for frame in frames]
    graded = np.array([gate is ViewGate.FULL for gate in gates], np.bool_) & same_side
    timed = np.array([gate is not ViewGate.TURN for gate in gates], np.bool_)
    raw = {m: np.array([frame.values[m] for frame in frames], np.float64) for m in Measure}
    return Stretch(
        time_s=time_s,
        q=q,
        in_rep=in_rep,
        is_graded=graded,
        is_timed=timed,
        values={
            measure: zero_phase(time_s, np.where(same_side, column, math.nan))
            for measure, column in raw.items()
        },
        visibility={
            part: np.array([frame.visibility[part] for frame in frames], np.float64)
            for part in Part
        },
    )


def _usual_side(frames: Sequence[CueFrame]) -> Side | None:
    """The side measured in most pictures."""
    sides = Counter(frame.side for frame in frames if frame.side is not None)
    return sides.most_common(1)[0][0] if sides else None
