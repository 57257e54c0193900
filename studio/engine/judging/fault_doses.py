"""How much of a fault brings the athlete exactly to the limit of a cue.

The amount is found on the posed 3-D body, by the definitions of coaching.md 2.2 and 4.2, so that
what is drawn is at red, or where there is no red at amber plus the margin of section 7.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from studio.coaching.cues.rules import is_kick, is_wide_at_far, limits_of
from studio.engine.judging import fault_measures as by
from studio.engine.judging.fault_measures import Measured, Moment
from studio.model.cue import Cue
from studio.model.exercise import Exercise, FirstPhase, Position, View
from studio.model.landmarks import Side
from studio.vision.athlete.faults import Fault, FaultKind
from studio.vision.athlete.performer import Performer, SetPlanned

MARGINS: Mapping[str, float] = {
    "long_back": 6.0,
    "cup_sagittal": 6.0,
    "cup_level": 5.0,
    "square": 0.08,
    "toes_down": 0.08,
    "feet_anchored": 0.08,
    "lasers_out": 6.0,
    "lockout": 8.0,
    "symmetry": 6.0,
    "band_tension": 0.10,
    "tempo": 0.15,
}
"""Beyond amber, where there is no red (coaching.md 7: the smallest change worth telling, or the
spread within a set where that is smaller)."""

MOST = 90.0
_STEPS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What is done badly so that a cue ought to come.

    Attributes:
        kind: The fault.
        measured: How far beyond the limit the body then is.
        scale: Amount of the fault per step of the search.
        also: Further faults that belong to it.
    """

    kind: FaultKind
    measured: Measured
    scale: float = 1.0
    also: tuple[Fault, ...] = ()


def _share(kind: FaultKind, measured: Measured) -> Recipe:
    """A fault whose amount is a share of 1."""
    return Recipe(kind=kind, measured=measured, scale=0.98 / MOST)


_ALWAYS: Mapping[str, Recipe] = {
    "hips_back": Recipe(kind=FaultKind.HIPS_NOT_BACK, measured=by.hips_back),
    "shin_vertical": Recipe(kind=FaultKind.SHIN_FORWARD, measured=by.shin),
    "knee_travel": Recipe(kind=FaultKind.SLIDES_FORWARD, measured=by.knee_travel),
    "long_back": Recipe(kind=FaultKind.NECK_BENT, measured=by.neck),
    "cup_sagittal": Recipe(kind=FaultKind.LEAN_BACK, measured=by.arch),
    "cup_level": Recipe(kind=FaultKind.PELVIS_DROP, measured=by.tilt),
    "centered": Recipe(kind=FaultKind.OFF_CENTRE, measured=by.off_centre),
    "square": Recipe(kind=FaultKind.PELVIS_TURN, measured=by.opened),
    "knees_forward": Recipe(kind=FaultKind.FEET_TURNED_OUT, measured=by.turn_out),
    "lockout": _share(FaultKind.NEVER_LOCKED, by.fold_left),
    "depth": _share(FaultKind.SHALLOW, by.range_left_out),
    "fold_hips": Recipe(kind=FaultKind.KNEE_DOMINANT, measured=by.hinge),
    "band_tension": Recipe(
        kind=FaultKind.FEET_TOGETHER,
        measured=by.feet_apart,
        also=(Fault(kind=FaultKind.STARTS_PART_WAY, amount=0.4),),
    ),
}


def recipe(cue: Cue, *, exercise: Exercise) -> Recipe | None:
    """The recipe of a cue in an exercise; None = its fault is one of time.

    Args:
        cue: On for this exercise.
        exercise: In the view it is judged in.
    """
    if cue.key == "lasers_out" and exercise.position in {Position.SEATED, Position.SIDE_LYING}:
        return _share(FaultKind.SHALLOW, by.laser)
    supine = exercise.position is Position.SUPINE
    walks = exercise.position is Position.LATERAL
    is_front = exercise.view is View.FRONT
    kinds: Mapping[str, tuple[FaultKind, Measured]] = {
        "heels_down": (
            FaultKind.HEELS_UP_AT_TOP if supine else FaultKind.HEELS_UP,
            by.heel,
        ),
        "toes_down": (FaultKind.TOES_UP_AT_TOP if supine else FaultKind.TOES_UP, by.toe),
        "feet_anchored": (
            FaultKind.SLIDES_ASIDE if is_front else FaultKind.SLIDES_FORWARD,
            by.slide,
        ),
        "knee_track": (
            FaultKind.KNEES_ROLL_IN if walks else FaultKind.KNEES_IN,
            by.knee_inside,
        ),
        "lasers_out": (FaultKind.KNEES_IN, by.laser),
        "hip_not_back": (
            FaultKind.TORSO_LEAN if is_kick(exercise) else FaultKind.LEAN_BACK,
            by.past_straight,
        ),
        "symmetry": (_uneven(exercise), by.knees_differ),
        "torso_still": (FaultKind.SIDE_LEAN if is_front else FaultKind.TORSO_LEAN, by.lean),
    }
    if cue.key in kinds:
        kind, measured = kinds[cue.key]
        return Recipe(kind=kind, measured=measured)
    return _ALWAYS.get(cue.key)


def _uneven(exercise: Exercise) -> FaultKind:
    """Walking sideways a leg that leans is no knee that points elsewhere; one that rolls is."""
    if exercise.position is Position.LATERAL:
        return FaultKind.ONE_KNEE_ROLLS
    return FaultKind.ONE_KNEE_LESS if is_wide_at_far(exercise) else FaultKind.ONE_KNEE_IN


def target(cue: Cue, *, exercise: Exercise) -> float:
    """How far beyond its limit the fault is drawn, upward worse, in the unit of the cue's file.

    Args:
        cue: The cue.
        exercise: Whose limits.
    """
    limits = limits_of(cue, exercise=exercise)
    margin = MARGINS.get(cue.key, 0.0)
    if limits.more_is_worse:
        return limits.amber + margin if limits.red is None else limits.red
    return 1.0 - (limits.amber - margin if limits.red is None else limits.red)


def dose(cue: Cue, *, exercise: Exercise, side: Side) -> tuple[Fault, ...] | None:
    """The faults that bring the athlete to the target of a cue.

    Args:
        cue: On for this exercise.
        exercise: In the view it is judged in.
        side: The working leg; BOTH for a bilateral exercise.

    Returns:
        None when no amount of the fault gets there: the body cannot be drawn so.
    """
    how = recipe(cue, exercise=exercise)
    if how is None:
        return _untimely(cue, exercise=exercise)
    also = how.also + _comes_first(cue, exercise=exercise, side=side)
    step = _step_to(
        target(cue, exercise=exercise), how=how, also=also, exercise=exercise, side=side
    )
    return None if step is None else (Fault(kind=how.kind, amount=step * how.scale), *also)


def _comes_first(cue: Cue, *, exercise: Exercise, side: Side) -> tuple[Fault, ...]:
    """What has to be so before a fault can show by itself.

    Knee travel speaks only while the shin is silent (coaching.md C03): the shin goes to its
    limit, and the whole leg slides the rest of the way.
    """
    if cue.key != "knee_travel" or exercise.limits.shin_high_deg is None:
        return ()
    how = _ALWAYS["shin_vertical"]
    step = _step_to(0.0, how=how, also=(), exercise=exercise, side=side)
    return () if step is None else (Fault(kind=how.kind, amount=step * how.scale),)


def _step_to(
    wanted: float, *, how: Recipe, also: tuple[Fault, ...], exercise: Exercise, side: Side
) -> float | None:
    """The least step of a fault that brings the body as far as wanted; None = none does."""

    def beyond(step: float) -> float:
        faults = (Fault(kind=how.kind, amount=step * how.scale), *also)
        found = how.measured(_moment(exercise, faults, side=side))
        return -math.inf if math.isnan(found) else found

    steps: list[float] = np.linspace(0.0, MOST, 61).tolist()
    high = next((step for step in steps if beyond(step) >= wanted), None)
    if high is None:
        return None
    low = max(0.0, high - MOST / 60.0)
    for _ in range(_STEPS):
        middle = 0.5 * (low + high)
        low, high = (low, middle) if beyond(middle) >= wanted else (middle, high)
    return high


def _untimely(cue: Cue, *, exercise: Exercise) -> tuple[Fault, ...] | None:
    """Faults of time: how much is left out is a share, which needs no search."""
    if cue.key == "tempo":
        left_out = 1.0 - limits_of(cue, exercise=exercise).amber + MARGINS[cue.key]
        return (Fault(kind=FaultKind.TOO_FAST, amount=left_out),)
    if cue.key == "no_bounce":
        return (Fault(kind=FaultKind.BOUNCE, amount=1.0),)
    if cue.key == "squeeze_hold":
        return (Fault(kind=FaultKind.NO_HOLD, amount=0.75),)
    return None


def _moment(exercise: Exercise, faults: tuple[Fault, ...], *, side: Side) -> Moment:
    performer = Performer(exercise, SetPlanned(reps=2, sides=(side,), faults=faults))
    phases = performer.timeline.phases
    turns = [phase.end_u for phase in phases]
    near_u = turns[-1] if any(fault.kind is FaultKind.NEVER_LOCKED for fault in faults) else 0.0
    far_u = max(turns)
    start = performer.body_at_progress(near_u, side=side)
    far = performer.body_at_progress(far_u, side=side)
    is_eccentric = exercise.first_phase is FirstPhase.ECCENTRIC
    return Moment(
        exercise=exercise,
        side=side,
        long=far if is_eccentric else start,
        short=start if is_eccentric else far,
        start=start,
        far=far,
        stands=performer.body_at_progress(phases[0].start_u, side=side),
    )
