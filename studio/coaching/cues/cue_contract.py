"""The cue contract: what each cue may do in each exercise and view, and why (coaching.md 3.3).

Generated from the data alone. A cue that is not `ON` is neither judged nor drawn, spoken or
scored; the card can say why.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from studio.coaching.cues.frame_rules import FRAME_RULES
from studio.coaching.cues.front_view import in_front_view
from studio.coaching.cues.rep_rules import REP_RULES
from studio.model.cue import Cue
from studio.model.exercise import Exercise, View


class CueUse(StrEnum):
    """What a cue does in an exercise seen from one view."""

    ON = "on"
    OFF = "off"
    """Off by design: the article's P.S."""
    OTHER_VIEW = "other_view"
    """On, but only in a set seen from another view: not seen, never ok."""
    NO_LIMIT = "no_limit"
    """On in the list, but the exercise gives it nothing to be compared with."""
    NOT_JUDGED = "not_judged"
    """Nothing is judged in this view."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractRow:
    """One cell of the table exercise x cue x view."""

    exercise_id: str
    cue_id: str
    view: View
    use: CueUse


def has_rule(cue: Cue, *, exercise: Exercise) -> bool:
    """Whether the exercise, in its view, gives the cue something to be compared with.

    Args:
        cue: In the exercise's list.
        exercise: In the view it is judged in.
    """
    frame_rule, rep_rule = FRAME_RULES.get(cue.key), REP_RULES.get(cue.key)
    if frame_rule is not None:
        return frame_rule.has_limit(exercise)
    return rep_rule is not None and rep_rule.has_limit(exercise)


def is_judged(cue: Cue, *, exercise: Exercise) -> bool:
    """Whether a cue speaks in an exercise, in the view it is judged in.

    Args:
        cue: Any cue.
        exercise: In the view it is judged in.
    """
    return cue.id in exercise.cues and has_rule(cue, exercise=exercise)


def in_view(exercise: Exercise, view: View) -> Exercise | None:
    """The exercise as it is judged from a view; None = nothing is judged from there.

    Args:
        exercise: As in the library.
        view: From where the camera sees it.
    """
    if view is exercise.view:
        return exercise
    return in_front_view(exercise) if view is View.FRONT else None


def use_of(cue: Cue, *, exercise: Exercise, view: View) -> CueUse:
    """What a cue does in an exercise seen from a view.

    Args:
        cue: Any cue.
        exercise: As in the library.
        view: From where the camera sees it.
    """
    if cue.id not in {*exercise.cues, *exercise.front_view_cues}:
        return CueUse.OFF
    seen = in_view(exercise, view)
    if seen is None:
        return CueUse.NOT_JUDGED
    if cue.id not in seen.cues:
        return CueUse.OTHER_VIEW
    return CueUse.ON if has_rule(cue, exercise=seen) else CueUse.NO_LIMIT


def reason_of(cue: Cue, *, exercise: Exercise, view: View) -> str:
    """Why a cue is silent in an exercise, for the card; "" where it speaks.

    Args:
        cue: Any cue.
        exercise: As in the library.
        view: From where the camera sees it.
    """
    match use_of(cue, exercise=exercise, view=view):
        case CueUse.ON:
            return ""
        case CueUse.OFF:
            return exercise.cues_off_reason or _NOT_ASKED
        case CueUse.OTHER_VIEW:
            return _OTHER_VIEW
        case CueUse.NO_LIMIT:
            return _NO_LIMIT
        case CueUse.NOT_JUDGED:
            return _NOT_JUDGED


_NOT_ASKED = "Not asked of this exercise."
_OTHER_VIEW = "Not visible from this side; judged in a set seen from the other view."
_NO_LIMIT = "This exercise sets no limit for it."
_NOT_JUDGED = "From here reps are counted only."


def contract(
    exercises: Mapping[str, Exercise], *, cues: Mapping[str, Cue]
) -> Iterator[ContractRow]:
    """The whole table.

    Args:
        exercises: By id.
        cues: By id.
    """
    for exercise in exercises.values():
        for cue in cues.values():
            for view in View:
                use = use_of(cue, exercise=exercise, view=view)
                yield ContractRow(exercise_id=exercise.id, cue_id=cue.id, view=view, use=use)
