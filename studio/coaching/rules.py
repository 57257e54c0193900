"""The measure behind each cue: cue key -> how far beyond its limit (coaching.md 4.2).

A rule says what a number is compared with and when; how far is too far stands in the cue's file
(`resources/cues`), the limit itself in the exercise's (`resources/exercises`). Frame rules are
judged picture by picture inside a phase window of the rep, rep rules once when it is over
(`rep_rules`).

NOT FINISHED: the keys of `NOT_MEASURED_YET` have no rule. Their cues are never judged, shown or
drawn, and never counted as ok: for the score they are "not seen".
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from studio.coaching.cue_state import CueLimits, Deviation
from studio.model.cue import Cue
from studio.model.exercise import Exercise, Position

NOT_MEASURED_YET: frozenset[str] = frozenset(
    {
        "long_back",
        "cup_sagittal",
        "cup_level",
        "centered",
        "square",
        "feet_anchored",
        "knee_track",
        "knees_forward",
        "lasers_out",
        "symmetry",
        "torso_still",
        "band_tension",
    }
)
"""Cues that exist as data but have no measure: C04 to C08, C11 to C14, C22 to C24."""


class Measure(StrEnum):
    """Numbers of the near side that the rules read."""

    HIP_FOLD = "hip_fold_deg"
    KNEE_FLEXION = "knee_flexion_deg"
    SHANK = "shank_deg"
    HIPS_BEHIND_HEELS = "hips_behind_heels_ratio"
    KNEE_TRAVEL = "knee_travel_ratio"
    TRUNK = "trunk_deg"
    TRUNK_CHANGE = "trunk_change_deg"
    """Trunk lean since the start of the rep."""
    HEEL_LIFT = "heel_lift_ratio"
    TOE_LIFT = "toe_lift_ratio"
    """Foot lengths off the floor since the start of the rep (`foot_lift`)."""


FEATURE_MEASURES: frozenset[Measure] = frozenset(
    {
        Measure.HIP_FOLD,
        Measure.KNEE_FLEXION,
        Measure.SHANK,
        Measure.HIPS_BEHIND_HEELS,
        Measure.KNEE_TRAVEL,
        Measure.TRUNK,
    }
)
"""Measures that are rows of `kinematics.features`; the others refer to the start of the rep."""


class Part(StrEnum):
    """Body points of the near side whose visibility decides whether a measure counts."""

    SHOULDER = "shoulder"
    HIP = "hip"
    KNEE = "knee"
    ANKLE = "ankle"
    HEEL = "heel"
    TOE = "toe"


FOOT = (Part.ANKLE, Part.HEEL, Part.TOE)


class Window(StrEnum):
    """The part of a rep a cue speaks of, by q: 1 = long end, 0 = short end."""

    LONG_END = "long_end"
    MOST = "most"
    SHORT_END = "short_end"
    WHOLE = "whole"


Q_BOUNDS: Mapping[Window, tuple[float, float]] = {
    Window.LONG_END: (0.80, math.inf),
    Window.MOST: (0.30, math.inf),
    Window.SHORT_END: (-math.inf, 0.15),
}
"""Least and most q of each window (coaching.md 4.2); the whole rep has no bounds."""


def is_in_window(window: Window, *, q: float, in_rep: bool) -> bool:
    """Whether a moment lies in a window; an unknown q (NaN) lies in none but the whole rep.

    Args:
        window: The cue's.
        q: Muscle length: 1 long end, 0 short end.
        in_rep: Whether a rep is under way.
    """
    if window is Window.WHOLE:
        return in_rep
    low, high = Q_BOUNDS[window]
    return low <= q <= high


Values = Mapping[Measure, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameRule:
    """A cue that is judged in every picture of its window.

    Attributes:
        parts: Points it needs.
        measures: Numbers it reads.
        window: Its window in an exercise.
        deviation: From the exercise and the values to the distance beyond its limit.
        has_limit: Whether the exercise gives it a limit at all.
        words: What it measures, for the trust strip.
    """

    parts: tuple[Part, ...]
    measures: tuple[Measure, ...]
    window: Callable[[Exercise], Window]
    deviation: Callable[[Exercise, Values], Deviation]
    has_limit: Callable[[Exercise], bool]
    words: str


def limits_of(cue: Cue, *, exercise: Exercise) -> CueLimits:
    """A cue's limits in an exercise.

    Lying on the back, "finish with the hip" allows 3 degrees more and clears 2 later
    (coaching.md 4.2, C15).
    """
    if cue.key == "hip_not_back" and exercise.position is Position.SUPINE:
        return CueLimits.of(cue, allowance=3.0, clears_allowance=2.0)
    return CueLimits.of(cue)


def is_kick(exercise: Exercise) -> bool:
    """Whether the leg kicks back under a still trunk."""
    return exercise.family == "kick"


def _always(exercise: Exercise) -> bool:
    return True


def _hips_back(exercise: Exercise, values: Values) -> Deviation:
    """Thigh lengths short of the least distance behind the heel (C01)."""
    least = _limit(exercise.limits.hips_behind_heels_min_ratio)
    return Deviation(value=least - values[Measure.HIPS_BEHIND_HEELS])


def _shin(exercise: Exercise, values: Values) -> Deviation:
    """Degrees outside the range; red only forward (C02)."""
    low, high = _limit(exercise.limits.shin_low_deg), _limit(exercise.limits.shin_high_deg)
    shank = values[Measure.SHANK]
    forward, backward = shank - high, low - shank
    if backward > forward:
        return Deviation(value=backward, may_be_red=False)
    return Deviation(value=forward)


def _knee_travel(exercise: Exercise, values: Values) -> Deviation:
    """Shank lengths beyond the furthest knee (C03)."""
    most = _limit(exercise.limits.knee_travel_max_ratio)
    return Deviation(value=values[Measure.KNEE_TRAVEL] - most)


def _heel_lift(exercise: Exercise, values: Values) -> Deviation:
    """Foot lengths the heel is off the floor (C09)."""
    return Deviation(value=values[Measure.HEEL_LIFT])


def _toe_lift(exercise: Exercise, values: Values) -> Deviation:
    """Foot lengths the toes are off the floor (C10)."""
    return Deviation(value=values[Measure.TOE_LIFT])


def _overextension(exercise: Exercise, values: Values) -> Deviation:
    """Degrees past the straight line at the top (C15)."""
    if is_kick(exercise):
        return Deviation(value=abs(values[Measure.TRUNK_CHANGE]))
    if exercise.position is Position.SUPINE:
        return Deviation(value=-values[Measure.HIP_FOLD])
    return Deviation(value=-values[Measure.TRUNK])


def _limit(value: float | None) -> float:
    return math.nan if value is None else value


def _has_hips_back(exercise: Exercise) -> bool:
    return exercise.limits.hips_behind_heels_min_ratio is not None


def _has_shin(exercise: Exercise) -> bool:
    limits = exercise.limits
    return limits.shin_low_deg is not None and limits.shin_high_deg is not None


def _has_knee_travel(exercise: Exercise) -> bool:
    return exercise.limits.knee_travel_max_ratio is not None


def _long_end(exercise: Exercise) -> Window:
    return Window.LONG_END


def _most_or_top(exercise: Exercise) -> Window:
    """Shins are judged from 30 % of length on; lying on the back only at the top (B04)."""
    return Window.SHORT_END if exercise.position is Position.SUPINE else Window.MOST


def _most(exercise: Exercise) -> Window:
    return Window.MOST


def _whole(exercise: Exercise) -> Window:
    return Window.WHOLE


def _top_or_whole(exercise: Exercise) -> Window:
    return Window.WHOLE if is_kick(exercise) else Window.SHORT_END


FRAME_RULES: Mapping[str, FrameRule] = {
    "hips_back": FrameRule(
        parts=(Part.HIP, Part.KNEE, Part.HEEL),
        measures=(Measure.HIPS_BEHIND_HEELS,),
        window=_long_end,
        deviation=_hips_back,
        has_limit=_has_hips_back,
        words="hips",
    ),
    "shin_vertical": FrameRule(
        parts=(Part.KNEE, Part.ANKLE),
        measures=(Measure.SHANK,),
        window=_most_or_top,
        deviation=_shin,
        has_limit=_has_shin,
        words="shins",
    ),
    "knee_travel": FrameRule(
        parts=(Part.KNEE, Part.ANKLE),
        measures=(Measure.KNEE_TRAVEL,),
        window=_most,
        deviation=_knee_travel,
        has_limit=_has_knee_travel,
        words="knees",
    ),
    "heels_down": FrameRule(
        parts=FOOT,
        measures=(Measure.HEEL_LIFT,),
        window=_whole,
        deviation=_heel_lift,
        has_limit=_always,
        words="heels",
    ),
    "toes_down": FrameRule(
        parts=FOOT,
        measures=(Measure.TOE_LIFT,),
        window=_whole,
        deviation=_toe_lift,
        has_limit=_always,
        words="toes",
    ),
    "hip_not_back": FrameRule(
        parts=(Part.SHOULDER, Part.HIP, Part.KNEE),
        measures=(Measure.HIP_FOLD, Measure.TRUNK, Measure.TRUNK_CHANGE),
        window=_top_or_whole,
        deviation=_overextension,
        has_limit=_always,
        words="trunk",
    ),
}
"""By cue key."""
