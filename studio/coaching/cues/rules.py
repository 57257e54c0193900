"""The measure behind each cue: cue key -> how far beyond its limit (coaching.md 4.2).

A rule says what a number is compared with and when; how far is too far stands in the cue's file
(`resources/cues`), the limit itself in the exercise's (`resources/exercises`). Frame rules are
judged picture by picture inside a phase window of the rep, rep rules once when it is over
(`rep_rules`).
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from studio.coaching.cues.cue_state import CueLimits, Deviation
from studio.model.cue import Cue
from studio.model.exercise import Exercise, Position
from studio.model.pattern import Feet


class Measure(StrEnum):
    """Numbers that the rules read: of the near side, or of the posture (`posture`)."""

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
    NECK_CHANGE = "neck_change_deg"
    CUP = "cup_deg"
    PELVIS_TILT = "pelvis_tilt_deg"
    PELVIS_SHIFT = "pelvis_shift_ratio"
    HIP_OPENING = "hip_opening_ratio"
    FOOT_SLIDE = "foot_slide_ratio"
    TURN_OUT = "turn_out_deg"
    TORSO_LEAN = "torso_lean_deg"
    """Changed since the start pose of the rep."""
    KNEE_INSIDE = "knee_inside_deg"
    LASER = "laser_deg"
    SIDE_DIFFERENCE = "side_difference_deg"
    BAND_WIDTH = "band_width_ratio"
    """Ankle gap over the gap at the start of the set."""


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
    EAR = "ear"


FOOT = (Part.ANKLE, Part.HEEL, Part.TOE)


class Window(StrEnum):
    """The part of a rep a cue speaks of, by q: 1 = long end, 0 = short end."""

    LONG_END = "long_end"
    LONG_HALF = "long_half"
    FROM_40 = "from_40"
    MOST = "most"
    FROM_20 = "from_20"
    SHORT_END = "short_end"
    SHORT_FIFTH = "short_fifth"
    UNTIL_70 = "until_70"
    UNTIL_80 = "until_80"
    WHOLE = "whole"
    WHOLE_SET = "whole_set"
    """The rep and the moments between it and the next."""


Q_BOUNDS: Mapping[Window, tuple[float, float]] = {
    Window.LONG_END: (0.80, math.inf),
    Window.LONG_HALF: (0.50, math.inf),
    Window.FROM_40: (0.40, math.inf),
    Window.MOST: (0.30, math.inf),
    Window.FROM_20: (0.20, math.inf),
    Window.SHORT_END: (-math.inf, 0.15),
    Window.SHORT_FIFTH: (-math.inf, 0.20),
    Window.UNTIL_70: (-math.inf, 0.70),
    Window.UNTIL_80: (-math.inf, 0.80),
}
"""Least and most q of each window (coaching.md 4.2); the whole rep has no bounds."""


def is_in_window(window: Window, *, q: float, in_rep: bool) -> bool:
    """Whether a moment lies in a window; an unknown q (NaN) lies in none but the whole rep.

    Args:
        window: The cue's.
        q: Muscle length: 1 long end, 0 short end.
        in_rep: Whether a rep is under way.
    """
    if window is Window.WHOLE_SET:
        return True
    if window is Window.WHOLE:
        return in_rep
    low, high = Q_BOUNDS[window]
    return low <= q <= high


class Seen(StrEnum):
    """Whose points a rule needs."""

    NEAR = "near"
    WORKING = "working"
    """The leg of the rep; of a rep of both legs, both."""
    BOTH = "both"


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
        seen: Whose points must be seen; in the side view always those of the near side.
        may_be_undefined: The number has no meaning in some pictures although every point is seen
            (where a straight knee points); these are left out of the phase.
    """

    parts: tuple[Part, ...]
    measures: tuple[Measure, ...]
    window: Callable[[Exercise], Window]
    deviation: Callable[[Exercise, Values], Deviation]
    has_limit: Callable[[Exercise], bool]
    words: str
    seen: Seen = Seen.NEAR
    may_be_undefined: bool = False


def limits_of(cue: Cue, *, exercise: Exercise) -> CueLimits:
    """A cue's limits in an exercise.

    Lying on the back or held by a bench, "finish with the hip" allows 3 degrees more and clears 2
    later (coaching.md 4.2, C15).
    """
    if cue.key == "hip_not_back" and finishes_by_fold(exercise):
        return CueLimits.of(cue, allowance=3.0, clears_allowance=2.0)
    if cue.key == "tempo" and is_narrow(exercise):
        return CueLimits.of(cue, allowance=NARROW_TEMPO, clears_allowance=NARROW_TEMPO)
    return CueLimits.of(cue)


NARROW_DEG = 60.0
NARROW_TEMPO = -0.15
"""Below that range a phase is timed less well: the band of tempo widens from 25 to 35 percent
(coaching.md 5.2), and the limit of C19 by as much, from 0.65 to 0.5."""


def is_narrow(exercise: Exercise) -> bool:
    """Whether the range of a rep is too small to time its phases well."""
    return exercise.driver.unit != "deg" or exercise.driver.rom_target < NARROW_DEG


def is_kick(exercise: Exercise) -> bool:
    """Whether the leg kicks back under a still trunk."""
    return exercise.family == "kick"


def finishes_by_fold(exercise: Exercise) -> bool:
    """Whether the finish is read from the hip: lying, or held at a slant by a bench (C15)."""
    if exercise.position is Position.SUPINE:
        return True
    return exercise.position is Position.HINGE and exercise.pattern.feet is Feet.FREE


def is_wide_at_far(exercise: Exercise) -> bool:
    """Whether the knees are furthest apart at the far pose: seated, and stepping sideways."""
    return exercise.position in {Position.SEATED, Position.LATERAL}


KNEES_BEND_FROM_DEG = 45.0
"""Knee flexion of a key pose from where on it is told where a knee points (coaching.md 2.3)."""


def bends_knees(exercise: Exercise) -> bool:
    """Whether a knee bends far enough somewhere in a rep to point anywhere."""
    if exercise.motion is None:
        return True
    ends = (exercise.motion.start, exercise.motion.far)
    return any(end.left_thigh_deg + end.left_shank_deg >= KNEES_BEND_FROM_DEG for end in ends)


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
    if finishes_by_fold(exercise):
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
    """A foot that steps takes its knee along: then travel says nothing (C03)."""
    return exercise.limits.knee_travel_max_ratio is not None and not carries_foot(exercise)


def _long_end(exercise: Exercise) -> Window:
    return Window.LONG_END


def _most_or_top(exercise: Exercise) -> Window:
    """Shins are judged from 30 % of length on; lying on the back only at the top (B04)."""
    return Window.SHORT_END if exercise.position is Position.SUPINE else Window.MOST


def _most(exercise: Exercise) -> Window:
    return Window.MOST


def carries_foot(exercise: Exercise) -> bool:
    """Whether the working foot is carried to another place within a rep."""
    return exercise.motion is not None and "left" in exercise.motion.stepping


def _foot_down(exercise: Exercise) -> Window:
    """A foot that steps is put down first (C09, C10)."""
    return Window.LONG_END if carries_foot(exercise) else Window.WHOLE


def _top_or_whole(exercise: Exercise) -> Window:
    return Window.WHOLE if is_kick(exercise) else Window.SHORT_END


SIDE_RULES: Mapping[str, FrameRule] = {
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
        window=_foot_down,
        deviation=_heel_lift,
        has_limit=_always,
        words="heels",
    ),
    "toes_down": FrameRule(
        parts=FOOT,
        measures=(Measure.TOE_LIFT,),
        window=_foot_down,
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
