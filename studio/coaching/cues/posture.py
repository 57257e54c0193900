"""Numbers of the whole posture, from the features of one picture (coaching.md 4.2).

Most are changes: a pelvis is not level, a torso not upright, a foot not straight by itself, but
compared with the start pose of the same rep, so that a camera that hangs askew or a stance of
somebody's own is no fault. NaN = not seen.
"""

import math
from collections.abc import Callable, Mapping

from studio.coaching.cues.rules import Measure
from studio.model.exercise import Exercise, View
from studio.model.landmarks import Side
from studio.model.pattern import Feet

SINCE_REST: frozenset[Measure] = frozenset(
    {
        Measure.NECK_CHANGE,
        Measure.CUP,
        Measure.PELVIS_TILT,
        Measure.PELVIS_SHIFT,
        Measure.HIP_OPENING,
        Measure.FOOT_SLIDE,
        Measure.TURN_OUT,
        Measure.TORSO_LEAN,
    }
)
"""Measures that are compared with the start pose of the rep."""

SINCE_START_POSE: frozenset[Measure] = frozenset({Measure.PELVIS_TILT, Measure.TORSO_LEAN})
"""Of these, what is compared with where the rep set off, on a box or a seat too; the others belong
to the standing."""

OPENING_RATIO_PER_DEG = 0.16 / 20.0
"""A pelvis turned by 20 degrees shows 0.16 thigh lengths of hip gap side-on [computed from a hip
width of 0.47 thigh lengths]; from the front its turn in space stands in (coaching.md C08)."""

Features = Mapping[str, float]
Posture = Callable[[Exercise, Features, Side | None], float]
"""From the features of one picture; the leg is that of the rep, None = both."""


def counts_since_rest(measure: Measure, *, exercise: Exercise) -> bool:
    """Whether a number is compared with the start pose.

    Knees lying on one another are a hip's width apart: an opening counts from there.
    """
    if measure is Measure.LASER:
        return exercise.driver.feature == "knee_gap_deg"
    return measure in SINCE_REST


def _sides(leg: Side | None) -> tuple[Side, ...]:
    return (Side.LEFT, Side.RIGHT) if leg in (None, Side.BOTH) else (Side(leg),)


def _mean(features: Features, name: str, leg: Side | None) -> float:
    values = [features[f"{side}_{name}"] for side in _sides(leg)]
    return sum(values) / len(values)


def _neck(exercise: Exercise, features: Features, leg: Side | None) -> float:
    return _mean(features, "neck_deg", leg)


def _cup(exercise: Exercise, features: Features, leg: Side | None) -> float:
    return _mean(features, "cup_deg", leg)


def _tilt(exercise: Exercise, features: Features, leg: Side | None) -> float:
    return features["pelvis_obliquity_deg"]


def _shift(exercise: Exercise, features: Features, leg: Side | None) -> float:
    return features["pelvis_shift_ratio"]


def _opening(exercise: Exercise, features: Features, leg: Side | None) -> float:
    if exercise.view is View.SIDE:
        return features["hip_separation_ratio"]
    return OPENING_RATIO_PER_DEG * features["pelvis_turn_world_deg"]


def _slide(exercise: Exercise, features: Features, leg: Side | None) -> float:
    """Of the foot that is to stay: side-on the near one, of two planted ones the worse."""
    if exercise.view is View.SIDE:
        return _mean(features, "foot_slide_ratio", leg)
    left, right = features["left_foot_slide_ratio"], features["right_foot_slide_ratio"]
    if math.isnan(left + right):
        return math.nan
    return max(left, right) if exercise.pattern.feet is Feet.PLANTED else min(left, right)


def _knee_inside(exercise: Exercise, features: Features, leg: Side | None) -> float:
    """Of both knees the mean, which a turned body does not change (coaching.md C12)."""
    return _mean(features, "knee_inside_deg", leg)


def _turn_out(exercise: Exercise, features: Features, leg: Side | None) -> float:
    return _mean(features, "foot_azimuth_deg", leg)


def _laser(exercise: Exercise, features: Features, leg: Side | None) -> float:
    if exercise.driver.feature == "knee_gap_deg":
        return features["knee_gap_deg"]
    swings = exercise.driver.feature == "shank_swing_deg"
    return _mean(features, "shank_swing_deg" if swings else "knee_azimuth_deg", leg)


def _side_difference(exercise: Exercise, features: Features, leg: Side | None) -> float:
    """Where the knees point apart, or bend apart, whichever is more."""
    azimuth = features["knee_azimuth_difference_deg"]
    bend = features["knee_bend_difference_deg"]
    if math.isnan(azimuth) or math.isnan(bend):
        return math.nan
    return max(abs(azimuth), abs(bend))


def _torso(exercise: Exercise, features: Features, leg: Side | None) -> float:
    return features["trunk_deg" if exercise.view is View.SIDE else "trunk_sideways_deg"]


def _band(exercise: Exercise, features: Features, leg: Side | None) -> float:
    return features["ankle_gap_ratio"]


POSTURES: Mapping[Measure, Posture] = {
    Measure.NECK_CHANGE: _neck,
    Measure.CUP: _cup,
    Measure.PELVIS_TILT: _tilt,
    Measure.PELVIS_SHIFT: _shift,
    Measure.HIP_OPENING: _opening,
    Measure.FOOT_SLIDE: _slide,
    Measure.KNEE_INSIDE: _knee_inside,
    Measure.TURN_OUT: _turn_out,
    Measure.LASER: _laser,
    Measure.SIDE_DIFFERENCE: _side_difference,
    Measure.TORSO_LEAN: _torso,
    Measure.BAND_WIDTH: _band,
}
"""Raw numbers, before the start pose is taken off them."""
