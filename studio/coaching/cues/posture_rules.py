"""The cues of the whole posture: C04 to C08, C11 to C14 and C22 to C24 (coaching.md 4.2)."""

import math
from collections.abc import Callable, Mapping

from studio.coaching.cues.cue_state import Deviation
from studio.coaching.cues.rules import (
    FOOT,
    FrameRule,
    Measure,
    Part,
    Seen,
    Values,
    Window,
    bends_knees,
    carries_foot,
    is_wide_at_far,
)
from studio.model.exercise import Exercise, FirstPhase, Position, View

Measured = Callable[[Exercise, Values], Deviation]
LEG = (Part.HIP, Part.KNEE, Part.ANKLE)


def _from_far(exercise: Exercise, *, ecc: Window, con: Window) -> Window:
    """A window of the way to the far pose: by length it depends on which phase comes first."""
    return ecc if exercise.first_phase is FirstPhase.ECCENTRIC else con


def _back_window(exercise: Exercise) -> Window:
    return Window.FROM_40


def _top(exercise: Exercise) -> Window:
    return Window.SHORT_END


def _single_leg(exercise: Exercise) -> Window:
    return _from_far(exercise, ecc=Window.FROM_20, con=Window.UNTIL_80)


def _out(exercise: Exercise) -> Window:
    return _from_far(exercise, ecc=Window.MOST, con=Window.UNTIL_70)


def _long_half(exercise: Exercise) -> Window:
    return Window.LONG_HALF


def _bent(exercise: Exercise) -> Window:
    """A working foot that steps is put down first (C12)."""
    return Window.LONG_END if carries_foot(exercise) else Window.FROM_40


def _far_end(exercise: Exercise) -> Window:
    return _from_far(exercise, ecc=Window.LONG_END, con=Window.SHORT_FIFTH)


def _bent_end(exercise: Exercise) -> Window:
    """Where the knees are bent most, or opened most."""
    return _far_end(exercise) if is_wide_at_far(exercise) else Window.LONG_END


def _whole(exercise: Exercise) -> Window:
    return Window.WHOLE


def _whole_set(exercise: Exercise) -> Window:
    return Window.WHOLE_SET


def _size(measure: Measure) -> Measured:
    def deviation(exercise: Exercise, values: Values) -> Deviation:
        return Deviation(value=abs(values[measure]))

    return deviation


def _plain(measure: Measure) -> Measured:
    def deviation(exercise: Exercise, values: Values) -> Deviation:
        return Deviation(value=values[measure])

    return deviation


def _short_of_target(exercise: Exercise, values: Values) -> Deviation:
    """Degrees short of the exercise's target (C14)."""
    goal = exercise.limits.turn_out_target_deg
    return Deviation(value=math.nan if goal is None else goal - values[Measure.LASER])


def _always(exercise: Exercise) -> bool:
    return True


def _from_front(exercise: Exercise) -> bool:
    return exercise.view is View.FRONT


def _both_from_front(exercise: Exercise) -> bool:
    """Hips in the middle are asked for where both feet share the work (C07)."""
    return exercise.view is View.FRONT and not exercise.per_side


def _bent_from_front(exercise: Exercise) -> bool:
    return exercise.view is View.FRONT and bends_knees(exercise)


def _alike_from_front(exercise: Exercise) -> bool:
    """Sides are compared within a rep only where both do the same at once (C22)."""
    return _bent_from_front(exercise) and not exercise.per_side


def _has_target(exercise: Exercise) -> bool:
    return exercise.limits.turn_out_target_deg is not None


def _torso_is_seen(exercise: Exercise) -> bool:
    """A hinge moves the torso: side-on its lean is the exercise, a swing shows in front (C23)."""
    return exercise.view is not View.SIDE or exercise.position is not Position.HINGE


POSTURE_RULES: Mapping[str, FrameRule] = {
    "long_back": FrameRule(
        parts=(Part.EAR, Part.SHOULDER, Part.HIP),
        measures=(Measure.NECK_CHANGE,),
        window=_back_window,
        deviation=_size(Measure.NECK_CHANGE),
        has_limit=_always,
        words="back",
        seen=Seen.NEAR,
    ),
    "cup_sagittal": FrameRule(
        parts=(Part.SHOULDER, Part.HIP, Part.KNEE),
        measures=(Measure.CUP,),
        window=_top,
        deviation=_size(Measure.CUP),
        has_limit=_always,
        words="cup",
        seen=Seen.NEAR,
    ),
    "cup_level": FrameRule(
        parts=(Part.HIP,),
        measures=(Measure.PELVIS_TILT,),
        window=_single_leg,
        deviation=_size(Measure.PELVIS_TILT),
        has_limit=_from_front,
        words="pelvis",
        seen=Seen.BOTH,
    ),
    "centered": FrameRule(
        parts=(Part.HIP, Part.ANKLE),
        measures=(Measure.PELVIS_SHIFT,),
        window=_long_half,
        deviation=_size(Measure.PELVIS_SHIFT),
        has_limit=_both_from_front,
        words="middle",
        seen=Seen.BOTH,
    ),
    "square": FrameRule(
        parts=(Part.HIP,),
        measures=(Measure.HIP_OPENING,),
        window=_out,
        deviation=_size(Measure.HIP_OPENING),
        has_limit=_always,
        words="square hips",
        seen=Seen.BOTH,
    ),
    "feet_anchored": FrameRule(
        parts=FOOT,
        measures=(Measure.FOOT_SLIDE,),
        window=_whole,
        deviation=_size(Measure.FOOT_SLIDE),
        has_limit=_always,
        words="feet",
        seen=Seen.WORKING,
    ),
    "knee_track": FrameRule(
        parts=(*LEG, Part.TOE),  # the heel hides behind the foot; its direction is told by toes
        measures=(Measure.KNEE_INSIDE,),
        window=_bent,
        deviation=_plain(Measure.KNEE_INSIDE),
        has_limit=_bent_from_front,
        words="knees",
        seen=Seen.WORKING,
        may_be_undefined=True,
    ),
    "knees_forward": FrameRule(
        parts=(Part.HEEL, Part.TOE),
        measures=(Measure.TURN_OUT,),
        window=_out,
        deviation=_plain(Measure.TURN_OUT),
        has_limit=_from_front,
        words="toes",
        seen=Seen.WORKING,
    ),
    "lasers_out": FrameRule(
        parts=LEG,
        measures=(Measure.LASER,),
        window=_far_end,
        deviation=_short_of_target,
        has_limit=_has_target,
        words="lasers",
        seen=Seen.WORKING,
        may_be_undefined=True,
    ),
    "symmetry": FrameRule(
        parts=LEG,
        measures=(Measure.SIDE_DIFFERENCE,),
        window=_bent_end,
        deviation=_plain(Measure.SIDE_DIFFERENCE),
        has_limit=_alike_from_front,
        words="both sides",
        seen=Seen.BOTH,
        may_be_undefined=True,
    ),
    "torso_still": FrameRule(
        parts=(Part.SHOULDER, Part.HIP),
        measures=(Measure.TORSO_LEAN,),
        window=_whole,
        deviation=_size(Measure.TORSO_LEAN),
        has_limit=_torso_is_seen,
        words="torso",
        seen=Seen.BOTH,
    ),
    "band_tension": FrameRule(
        parts=(Part.ANKLE,),
        measures=(Measure.BAND_WIDTH,),
        window=_whole_set,
        deviation=_plain(Measure.BAND_WIDTH),
        has_limit=_from_front,
        words="band",
        seen=Seen.BOTH,
    ),
}
"""By cue key."""
