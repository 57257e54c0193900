"""A stretch of movement that is over, as columns: what the cues are judged from.

Numbers are smoothed without delay; a value counts only where every point it needs was seen well
enough, did not jump about as guessed points do, and the view allowed grading.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from studio.coaching.at_rest import since_rest, where_at_rest, where_at_start, where_setting_off
from studio.coaching.cues.cue_frames import LENGTH_TOLERANCE, CueFrame
from studio.coaching.cues.foot_lift import is_steady, lifts
from studio.coaching.cues.muscle_length import muscle_length
from studio.coaching.cues.posture import POSTURES, SINCE_START_POSE, counts_since_rest
from studio.coaching.cues.rules import Q_BOUNDS, Measure, Part, Seen, Window, carries_foot
from studio.kinematics.filters import zero_phase
from studio.kinematics.view import ViewGate
from studio.model.exercise import Exercise, FirstPhase, View
from studio.model.landmarks import Side
from studio.model.pattern import Feet
from studio.model.pose import SCORED

SMALLEST_RANGE = 0.75
"""The long end of a rep is judged against at least this share of the target range, so that a
shallow rep is called shallow and not blamed for what belongs to depth [reasoned]."""

USUAL_LENGTH_PERCENT = 75.0
"""A segment's picture is never longer than the segment: its usual length lies high up."""

Array = NDArray[np.float64]


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
        other_visibility: Of each point of the other side, (n,).
        is_side_on: Whether the set is judged from the side.
        leg: The leg of the rep; None = both.
        is_before: (n,) at the long end ahead of a rep that begins there; None = no such moment.
        is_lift: Whether that moment is the grip of a lift from the floor.
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
    other_visibility: Mapping[Part, Array] = field(default_factory=dict)
    is_side_on: bool = True
    leg: Side | None = None
    is_before: NDArray[np.bool_] | None = None
    is_lift: bool = False

    def is_trusted(self, parts: Collection[Part], *, seen: Seen = Seen.NEAR) -> NDArray[np.bool_]:
        """Where grading was allowed and every point was seen well enough to be scored.

        Args:
            parts: The points.
            seen: Whose; side-on always those of the near side.
        """
        if not self.is_side_on:
            return self._is_seen_from_front(parts, both=seen is Seen.BOTH or self.leg is None)
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

    def _is_seen_from_front(self, parts: Collection[Part], *, both: bool) -> NDArray[np.bool_]:
        """A thigh that points at the camera looks short: lengths say nothing there."""
        trusted = self.is_graded.copy()
        for part in parts:
            trusted &= self.visibility[part] >= SCORED
            if both:
                trusted &= self.other_visibility[part] >= SCORED
        return trusted

    def window(self, window: Window) -> NDArray[np.bool_]:
        """(n,) whether each picture of the rep lies in a phase window.

        A finish goes on for a moment after the rep was complete.
        """
        during = self.in_rep
        if self.is_before is not None and not (self.is_lift and window is Window.MOST):
            during = during | self.is_before
        if window is Window.WHOLE:
            return during
        if window is Window.WHOLE_SET:
            return during | self.is_after
        low, high = Q_BOUNDS[window]
        if window is Window.SHORT_END:
            during = during | self.is_after
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
    q = muscle_length(frames, exercise=exercise, leg=leg)
    times_s = np.array([frame.time_s for frame in frames], np.float64)
    in_rep = (times_s >= start_s) & (times_s <= end_s)
    own_q = q
    range_ratio = math.nan
    if np.isfinite(q[in_rep]).any():
        short, long = float(np.nanmin(q[in_rep])), float(np.nanmax(q[in_rep]))
        range_ratio = long - short
        own_q = (q - short) / max(range_ratio, _LEAST_RANGE)
        q = (q - short) / max(range_ratio, SMALLEST_RANGE)
    sets_off = _sets_off(own_q, times_s, start_s=start_s, exercise=exercise)
    pictures = _stretch(
        frames, q=q, own_q=own_q, in_rep=in_rep, exercise=exercise, leg=leg, sets_off=sets_off
    )
    is_ahead = (times_s >= start_s - GRIP_S) & (times_s < start_s)
    return replace(
        pictures,
        range_ratio=range_ratio,
        is_after=times_s > end_s,
        is_before=is_ahead & _at_long_end(q, exercise),
        is_lift=exercise.counts_lift,
    )


def loose_stretch(frames: Sequence[CueFrame], *, exercise: Exercise, leg: Side | None) -> Stretch:
    """Pictures outside any rep, with q by the exercise's typical ends.

    Args:
        frames: Time rising.
        exercise: What was to be done.
        leg: The only leg that may be judged; None = whichever is near.
    """
    q = muscle_length(frames, exercise=exercise, leg=leg)
    in_rep = np.array([frame.in_rep for frame in frames], np.bool_)
    return _stretch(frames, q=q, own_q=q, in_rep=in_rep, exercise=exercise, leg=leg)


GRIP_S = 0.6
"""A rep that begins at its long end (a lift, a step up, a rise from a seat) is timed from its
first movement; the posture at the long end, this long ahead of it, belongs to it [reasoned]. The
shins of a lift do not: they come forward for the grip and go back with the rise."""

SET_OFF_S = 0.5
"""The last moment ahead of a rep, in which the body is where it sets off from [reasoned]."""


def _sets_off(q: Array, times_s: Array, *, start_s: float, exercise: Exercise) -> NDArray[np.bool_]:
    """Where a rep sets off: by its muscle length, or where that was not seen there, by its time."""
    by_length = where_setting_off(q, exercise)
    ahead = (times_s >= start_s - SET_OFF_S) & (times_s <= start_s)
    if exercise.counts_lift or not ahead.any() or 2 * by_length[ahead].sum() >= ahead.sum():
        return by_length
    return ahead


_LONG_END_FROM = Q_BOUNDS[Window.LONG_END][0]


def _at_long_end(q: Array, exercise: Exercise) -> NDArray[np.bool_]:
    """Where a rep may wait for its beginning at the long end; nowhere, if it begins elsewhere."""
    if exercise.counts_lift:
        return np.ones(q.shape, np.bool_)
    begins_long = exercise.first_phase is FirstPhase.CONCENTRIC
    return (q >= _LONG_END_FROM) & begins_long


_LEAST_RANGE = 0.1


def _stretch(
    frames: Sequence[CueFrame],
    *,
    q: Array,
    own_q: Array,
    in_rep: NDArray[np.bool_],
    exercise: Exercise,
    leg: Side | None,
    sets_off: NDArray[np.bool_] | None = None,
) -> Stretch:
    columns = _Columns(frames, exercise=exercise, leg=leg)
    may_rest = ~in_rep if sets_off is None else np.ones(in_rep.shape, np.bool_)
    if sets_off is None:
        sets_off = where_setting_off(own_q, exercise) & may_rest
    values = columns.values(where_at_rest(own_q, exercise) & may_rest)
    values |= columns.postures(
        where_at_start(own_q, exercise) & may_rest,
        before_rep=sets_off,
    )
    gates = [frame.gate for frame in frames]
    return Stretch(
        time_s=columns.time_s,
        q=q,
        in_rep=in_rep,
        is_after=np.zeros(len(frames), np.bool_),
        is_graded=np.array([gate is ViewGate.FULL for gate in gates], np.bool_)
        & columns.is_judged_side,
        is_timed=np.array([gate is not ViewGate.TURN for gate in gates], np.bool_),
        values=values,
        visibility=columns.visibility(),
        other_visibility=columns.visibility(of_other=True),
        is_side_on=exercise.view is View.SIDE,
        leg=leg,
        is_steady=columns.steady(),
        is_thigh_plausible=_plausible(columns.smooth(frame.thigh_px for frame in frames)),
        is_shank_plausible=_plausible(columns.smooth(frame.shank_px for frame in frames)),
        range_ratio=math.nan,
    )


class _Columns:
    """The numbers of many pictures by kind, of the one side that is judged."""

    def __init__(self, frames: Sequence[CueFrame], *, exercise: Exercise, leg: Side | None) -> None:
        self._frames = frames
        self._exercise = exercise
        self.time_s = np.array([frame.time_s for frame in frames], np.float64)
        side = _usual_side(frames)
        is_side_on = exercise.view is View.SIDE
        self._leg = side if is_side_on else leg
        is_wanted = not is_side_on or (side is not None and leg in (None, side))
        self.is_judged_side = np.array(
            [is_wanted and (not is_side_on or frame.side is side) for frame in frames], np.bool_
        )
        self._heights = {
            Part.HEEL: self.raw(frame.foot.heel for frame in frames),
            Part.TOE: self.raw(frame.foot.toe for frame in frames),
            Part.ANKLE: self.raw(frame.foot.ankle for frame in frames),
        }
        self._calm = {part: zero_phase(self.time_s, raw) for part, raw in self._heights.items()}
        self._foot_px = self.raw(frame.foot.length for frame in frames)

    def raw(self, column: Iterable[float]) -> Array:
        """As measured; NaN where another side was near."""
        numbers = np.fromiter(column, np.float64, len(self._frames))
        return np.where(self.is_judged_side, numbers, math.nan)

    def smooth(self, column: Iterable[float]) -> Array:
        """Without delay."""
        return zero_phase(self.time_s, self.raw(column))

    def values(self, at_rest: NDArray[np.bool_]) -> dict[Measure, Array]:
        """Every measure, smoothed, those against the start of the rep included."""
        values = {
            measure: self.smooth(frame.values[measure] for frame in self._frames)
            for measure in Measure
            if measure not in POSTURES
        }
        values[Measure.HEEL_LIFT], values[Measure.TOE_LIFT] = lifts(
            self._calm[Part.HEEL],
            self._calm[Part.TOE],
            self._calm[Part.ANKLE],
            length=self._foot_px,
            at_rest=at_rest,
            may_sink=self._exercise.pattern.feet is Feet.ONE_PLANTED,
        )
        values[Measure.KNEE_TRAVEL] = since_rest(values[Measure.KNEE_TRAVEL], at_rest)
        return values

    def _slide(self, at_start: NDArray[np.bool_]) -> Array:
        """How far the foot that is to stay slid aside since the start pose (C11).

        Of a leg that stands while the other is free its own foot counts; where it is not known
        which foot stays, the better one; of two planted feet the worse.
        """
        feet = self._exercise.pattern.feet
        stands_alone = feet is Feet.FREE and not carries_foot(self._exercise)
        is_one = self._leg is not None and (self._is_side_on or stands_alone)
        legs = (self._leg,) if is_one else (Side.LEFT, Side.RIGHT)
        ways = [
            np.abs(since_rest(self._feature(f"{leg}_foot_aside_ratio"), at_start)) for leg in legs
        ]
        return np.asarray(np.max(ways, axis=0) if feet is Feet.PLANTED else np.min(ways, axis=0))

    def _inside_of_standing_foot(self, inside: Array, at_start: NDArray[np.bool_]) -> Array:
        """Of one leg that stays put, the foot counts as it stood (coaching.md 2.4).

        The network turns a foot along with its knee: 8 degrees of 18 [measured on the athlete].
        """
        if self._leg is None or carries_foot(self._exercise):
            return inside
        return inside - since_rest(self._feature(f"{self._leg}_foot_azimuth_deg"), at_start)

    def _trunk_change(self, before_rep: NDArray[np.bool_]) -> Array:
        """Trunk lean since where the rep set off; live, a movement is noticed too late for that."""
        trunk = self.smooth(frame.values[Measure.TRUNK] for frame in self._frames)
        return since_rest(trunk, before_rep)

    def _feature(self, name: str) -> Array:
        return self.smooth(frame.features.get(name, math.nan) for frame in self._frames)

    def postures(
        self, at_start: NDArray[np.bool_], *, before_rep: NDArray[np.bool_]
    ) -> dict[Measure, Array]:
        """Every number of the posture, smoothed; those that are changes, since the start pose."""
        columns = {Measure.TRUNK_CHANGE: self._trunk_change(before_rep)}
        for measure, posture in POSTURES.items():
            column = self.smooth(
                posture(self._exercise, frame.features, self._leg) if frame.features else math.nan
                for frame in self._frames
            )
            if counts_since_rest(measure, exercise=self._exercise):
                is_trunk = measure in SINCE_START_POSE
                column = since_rest(column, before_rep if is_trunk else at_start)
            if measure is Measure.KNEE_INSIDE:
                column = self._inside_of_standing_foot(column, at_start)
            columns[measure] = column
        columns[Measure.FOOT_SLIDE] = self._slide(at_start)
        stance = np.array([frame.stance_ratio for frame in self._frames], np.float64)
        stance[~(stance > 0.0)] = math.nan
        columns[Measure.BAND_WIDTH] /= stance
        return columns

    def visibility(self, *, of_other: bool = False) -> dict[Part, Array]:
        """Of each point of the leg of the rep, else of the side that was judged."""
        rows: dict[Part, list[float]] = {part: [] for part in Part}
        for frame in self._frames:
            swapped = self._leg not in (None, frame.side) and not self._is_side_on
            seen = frame.other_visibility if swapped != of_other else frame.visibility
            for part, column in rows.items():
                column.append(seen.get(part, 0.0))
        return {part: np.array(column, np.float64) for part, column in rows.items()}

    @property
    def _is_side_on(self) -> bool:
        return self._exercise.view is View.SIDE

    def steady(self) -> dict[Part, NDArray[np.bool_]]:
        """Of each foot point, where it is seen and not guessed."""
        return {
            part: is_steady(self.time_s, raw, self._calm[part], length=self._foot_px)
            for part, raw in self._heights.items()
        }


def _plausible(length_px: Array) -> NDArray[np.bool_]:
    seen = length_px[np.isfinite(length_px)]
    if seen.size == 0:
        return np.zeros(length_px.shape, np.bool_)
    usual_px = float(np.percentile(seen, USUAL_LENGTH_PERCENT))
    near: NDArray[np.bool_] = np.abs(length_px / usual_px - 1.0) <= LENGTH_TOLERANCE
    return near


def _usual_side(frames: Sequence[CueFrame]) -> Side | None:
    """The side measured in most pictures."""
    sides = Counter(frame.side for frame in frames if frame.side is not None)
    return sides.most_common(1)[0][0] if sides else None
