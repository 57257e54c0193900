"""The joint angles of a made-up rep: from an exercise's key poses, a range, a tempo and habits.

The athlete's body is posed at each share of the way once; a rep reads its angles from there. What
a habit adds is told in units of its cue's amber limit, so that the coach decides what comes of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.coaching.cues.frame_rules import FRAME_RULES
from studio.coaching.cues.rules import (
    FEATURE_MEASURES,
    SIDE_RULES,
    Measure,
    Part,
    limits_of,
)
from studio.coaching.cues.stretch import SMALLEST_RANGE, Stretch
from studio.model.cue import Cue
from studio.model.exercise import Exercise, FirstPhase, View
from studio.model.landmarks import Side
from studio.model.rep import MeasuredTempo
from studio.vision.athlete.body import ADULT, Joint
from studio.vision.athlete.performer import Performer, SetPlanned
from studio.vision.athlete.truth import true_values

_GRID = 25
_SEEN = 0.95
_FPS = 12.0
_FPS_OF_STOPS = 26.0
"""As few as still resolve a stop at the long end (coaching.md C20)."""

_AROUND_S = 0.4
_RAMP_SHARE = 0.15
_FINISH_DEG = 3.0

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class JointTable:
    """The angles of an exercise along its way.

    Attributes:
        share: (n,) of the way from start to far pose.
        values: (n,) each, of the near side.
    """

    share: Array
    values: Mapping[Measure, Array]


def joint_table(exercise: Exercise, *, side: Side) -> JointTable:
    """Pose the athlete along the way.

    Args:
        exercise: With key poses.
        side: The working leg, or BOTH.
    """
    performer = Performer(exercise, SetPlanned(reps=1, sides=(side,)))
    shares = np.linspace(0.0, 1.0, _GRID)
    bodies = [performer.body_at_progress(float(share), side=side) for share in shares]
    near = Side.RIGHT if side is Side.BOTH else side
    truths = [true_values(body, start=bodies[0]) for body in bodies]
    values = {
        measure: np.array(
            [truth.get(f"{near.value}_{measure}", truth.get(measure, np.nan)) for truth in truths]
        )
        for measure in FEATURE_MEASURES
    }
    knee = Joint.LEFT_KNEE + (0 if near is Side.LEFT else 1)
    ahead_m = np.array([float(body.joints_m[knee, 0]) for body in bodies])
    short = 0 if exercise.first_phase is FirstPhase.ECCENTRIC else -1
    values[Measure.KNEE_TRAVEL] = (ahead_m - ahead_m[short]) / ADULT.shank_m
    values[Measure.TRUNK_CHANGE] = values[Measure.TRUNK] - values[Measure.TRUNK][0]
    # What the key poses leave bent at the finish is how the athlete is drawn, not a habit.
    least = float(values[Measure.HIP_FOLD].min())
    values[Measure.HIP_FOLD] = values[Measure.HIP_FOLD] - max(0.0, least - _FINISH_DEG)
    return JointTable(share=shares, values=values)


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeRep:
    """One rep as it was done.

    Attributes:
        start_s: Stream seconds.
        tempo: As it was done, every phase.
        range_ratio: Share of the target range.
        habits: Cue id -> how far towards its amber limit (1 = at it).
    """

    start_s: float
    tempo: MeasuredTempo
    range_ratio: float
    habits: Mapping[str, float]


def seconds_of(made: MadeRep) -> float:
    """How long a rep takes, the pause after it included."""
    tempo = made.tempo
    return tempo.eccentric_s + tempo.pause_long_s + tempo.concentric_s + tempo.pause_short_s


def pictures_of(
    made: MadeRep,
    *,
    exercise: Exercise,
    side: Side,
    table: JointTable,
    cues: Mapping[str, Cue],
) -> Stretch:
    """The rep as the coach sees it: angles over time, everything well seen.

    Args:
        made: How it was done.
        exercise: Of what.
        side: The working leg, or BOTH.
        table: Of the exercise and leg.
        cues: Those of the exercise, by id.
    """
    fps = _FPS_OF_STOPS if exercise.tempo.pause_long_s >= 1.0 else _FPS
    whole_s = seconds_of(made)
    time_s = np.arange(-_AROUND_S, whole_s + _AROUND_S, 1.0 / fps)
    progress = made.range_ratio * _way(made.tempo, exercise, time_s)
    in_rep = (time_s >= 0.0) & (time_s <= whole_s)
    q = progress if exercise.first_phase is FirstPhase.ECCENTRIC else made.range_ratio - progress
    q = q / max(made.range_ratio, SMALLEST_RANGE)
    share = np.clip(progress, 0.0, 1.0)  # whoever reaches the target reaches the far pose
    values = _angles(share, table, exercise)
    plateau = np.clip(np.minimum(time_s, whole_s - time_s) / (_RAMP_SHARE * whole_s), 0.0, 1.0)
    for cue_id, amount in made.habits.items():
        _add_habit(values, cues[cue_id], amount, exercise=exercise, table=table, plateau=plateau)
    fits = np.ones(time_s.size, np.bool_)
    seen = dict.fromkeys(Part, np.full(time_s.size, _SEEN))
    return Stretch(
        time_s=time_s + made.start_s,
        q=q,
        in_rep=in_rep,
        is_after=time_s > whole_s,
        is_graded=fits,
        is_timed=fits,
        values=values,
        visibility=seen,
        other_visibility=seen,
        is_steady=dict.fromkeys(Part, fits),
        is_thigh_plausible=fits,
        is_shank_plausible=fits,
        range_ratio=made.range_ratio,
        is_side_on=exercise.view is View.SIDE,
        leg=None if side is Side.BOTH else side,
    )


def _angles(share: Array, table: JointTable, exercise: Exercise) -> dict[Measure, Array]:
    """Every measure of a rep without habits."""
    values = {
        measure: np.interp(share, table.share, column) for measure, column in table.values.items()
    }
    for measure in set(Measure) - set(values):
        values[measure] = np.full(share.size, _clean(measure, exercise))
    return values


def _way(tempo: MeasuredTempo, exercise: Exercise, time_s: Array) -> Array:
    """Share of the way to the far pose at each moment; smooth moves between holds."""
    is_eccentric = exercise.first_phase is FirstPhase.ECCENTRIC
    out_s, back_s = tempo.eccentric_s, tempo.concentric_s
    hold_s = tempo.pause_long_s
    if not is_eccentric:
        out_s, back_s, hold_s = back_s, out_s, tempo.pause_short_s
    out = np.clip(time_s / out_s, 0.0, 1.0)
    back = np.clip((time_s - out_s - hold_s) / back_s, 0.0, 1.0)
    way: Array = _smooth(out) - _smooth(back)
    return way


def _clean(measure: Measure, exercise: Exercise) -> float:
    """A posture measure of a set done well: nothing changed, the target reached."""
    if measure is Measure.LASER:
        return exercise.limits.turn_out_target_deg or 0.0
    return 1.0 if measure is Measure.BAND_WIDTH else 0.0


def _smooth(share: Array) -> Array:
    smooth: Array = share**3 * (10.0 + share * (6.0 * share - 15.0))
    return smooth


def can_show(cue: Cue, exercise: Exercise) -> bool:
    """Whether a habit of this cue can be put into the angles of an exercise."""
    rule = FRAME_RULES.get(cue.key)
    if rule is None or not rule.has_limit(exercise):
        return False
    return limits_of(cue, exercise=exercise).more_is_worse


def _add_habit(
    values: dict[Measure, Array],
    cue: Cue,
    amount: float,
    *,
    exercise: Exercise,
    table: JointTable,
    plateau: Array,
) -> None:
    """Shift what the cue reads so that it goes `amount` of the way to amber, where it is worst."""
    amber = limits_of(cue, exercise=exercise).amber
    rule = FRAME_RULES[cue.key]
    measure = _MOVED.get(cue.key, rule.measures[0])
    if cue.key not in SIDE_RULES or cue.key in _LIFTS:
        sign = -1.0 if measure is Measure.LASER else 1.0
        values[measure] = values[measure] + sign * plateau * amount * amber
        return
    clean = [
        rule.deviation(
            exercise, {name: float(column[row]) for name, column in table.values.items()}
        )
        for row in range(table.share.size)
    ]
    worst = max(deviation.value for deviation in clean)
    sign = -1.0 if cue.key in _LESS_IS_WORSE else 1.0
    if amount > 1.0:
        values[measure] = values[measure] + sign * plateau * (amount * amber - worst)


_LIFTS = ("heels_down", "toes_down")
_LESS_IS_WORSE = ("hips_back", "hip_not_back")
_MOVED: Mapping[str, Measure] = {"hip_not_back": Measure.TRUNK}
"""Which of the numbers a cue reads is moved, where it reads several."""
