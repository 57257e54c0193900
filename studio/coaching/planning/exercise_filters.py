"""What a client may do now: hard filters, in order, each with a reason code (coaching.md 6.2)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from studio.coaching.planning.planning_state import PlanningState
from studio.coaching.planning.training_history import DoneSet, sessions_of
from studio.model.client import FLAGS_OF_PLACE, ClientFlag
from studio.model.exercise import Exercise

HEAVY_FAMILIES = frozenset(
    {"hinge_long", "hinge_short", "squat", "split", "step", "bridge", "ballistic"}
)
MANY_A_VISIT = frozenset({"abduct", "bridge"})
"""Families that may come twice in a visit."""

HEAVY_RECOVERY_H = 48.0
LONG_RECOVERY_H = 72.0
LIGHT_RECOVERY_H = 24.0
_FORGOTTEN_H = 4 * 7 * 24.0
_HARD_LOSS = 0.40
_SORE = 4
_TOLERANCE_H = 1e-6


class FilterCode(StrEnum):
    """Why an exercise is not offered, in the order the filters are asked."""

    STOP = "STOP"
    CONTRA = "CONTRA"
    EQUIP = "EQUIP"
    LEVEL = "LEVEL"
    DONE = "DONE"
    FAMILY = "FAMILY"
    RECOVERY = "RECOVERY"
    SESSION_BUDGET = "SESSION_BUDGET"
    WEEK_CAP = "WEEK_CAP"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """An exercise that is not offered.

    Attributes:
        exercise_id: Which.
        code: Why.
        detail: The flag of a CONTRA, else "".
    """

    exercise_id: str
    code: FilterCode
    detail: str = ""

    @property
    def text(self) -> str:
        """As staff see it: "CONTRA:low_back"."""
        return f"{self.code.value}:{self.detail}" if self.detail else self.code.value


def refusal(exercise: Exercise, state: PlanningState) -> Refusal | None:
    """The first filter that speaks against an exercise, or None when it may be offered.

    Args:
        exercise: Asked about.
        state: Of the client.
    """
    code, detail = _code(exercise, state)
    if code is None:
        return None
    return Refusal(exercise_id=exercise.id, code=code, detail=detail)


def lasting_refusal(exercise: Exercise, state: PlanningState) -> FilterCode | None:
    """As `refusal`, of what neither a rest nor another visit changes.

    Args:
        exercise: Asked about.
        state: Of the client.
    """
    checks = (
        (FilterCode.CONTRA, bool(_flag_against(exercise, state))),
        (FilterCode.EQUIP, not has_equipment(exercise, state)),
        (FilterCode.LEVEL, exercise.level > state.profile.level),
    )
    return next((code for code, speaks_against in checks if speaks_against), None)


def _code(exercise: Exercise, state: PlanningState) -> tuple[FilterCode | None, str]:
    flag = _flag_against(exercise, state)
    checks = (
        (FilterCode.STOP, state.is_stopped or exercise.family in state.stopped_families),
        (FilterCode.CONTRA, bool(flag)),
        (FilterCode.EQUIP, not has_equipment(exercise, state)),
        (FilterCode.LEVEL, exercise.level > state.profile.level),
        (FilterCode.DONE, any(done.exercise_id == exercise.id for done in state.session)),
        (FilterCode.FAMILY, _is_family_full(exercise, state)),
        (FilterCode.RECOVERY, hours_beyond_recovery(exercise, state) < 0.0),
        (FilterCode.SESSION_BUDGET, state.session_credit >= state.budget - _TOLERANCE_H),
        (FilterCode.WEEK_CAP, state.week_room < _least_credit(exercise)),
    )
    code = next((code for code, speaks_against in checks if speaks_against), None)
    return code, flag if code is FilterCode.CONTRA else ""


def active_flags(state: PlanningState) -> frozenset[ClientFlag]:
    """Flags of the profile, and of whatever hurts today.

    Args:
        state: Of the client.
    """
    today = [FLAGS_OF_PLACE[place] for place in state.sore_places]
    return state.profile.flags.union(*today)


def has_equipment(exercise: Exercise, state: PlanningState) -> bool:
    """Whether one of the sets of things an exercise needs is all here.

    Args:
        exercise: Asked about.
        state: Of the client; what the client does not use is not there.
    """
    items = state.station.items
    if state.profile.equipment is not None:
        items &= state.profile.equipment
    return not exercise.equipment or any(items.issuperset(needs) for needs in exercise.equipment)


def hours_beyond_recovery(exercise: Exercise, state: PlanningState) -> float:
    """Hours since the family's least rest was over; negative = not yet; inf = never done.

    Args:
        exercise: Asked about.
        state: Of the client. The visit under way is left out: the family rule holds there.
    """
    past = state.of_family(exercise.family)
    if not past:
        return math.inf
    visits = sessions_of(past)
    since_h = state.now_h - past[-1].at_h
    return since_h - recovery_h(exercise.family, visits) + _TOLERANCE_H


def recovery_h(family: str, visits: Sequence[Sequence[DoneSet]]) -> float:
    """Least hours of rest of a family of exercises.

    Args:
        family: Which.
        visits: Its sets by visit, oldest first, at least one.
    """
    if family not in HEAVY_FAMILIES:
        return LIGHT_RECOVERY_H
    last = visits[-1]
    ended_hard = last[-1].reserve == 0 or last[-1].velocity_loss >= _HARD_LOSS
    was_sore = any(done.pain is not None and done.pain >= _SORE for done in last)
    was_new = len(visits) == 1 or last[0].at_h - visits[-2][-1].at_h >= _FORGOTTEN_H
    return LONG_RECOVERY_H if ended_hard or was_sore or was_new else HEAVY_RECOVERY_H


def _flag_against(exercise: Exercise, state: PlanningState) -> str:
    flags = active_flags(state)
    if ClientFlag.PREGNANCY in flags and exercise.position.value == "supine":
        # From when on lying on the back is to be avoided is not known here: it is left out.
        flags |= {ClientFlag.PREGNANCY_SUPINE}
    return next((name for name in exercise.exclusions if name in flags), "")


def _is_family_full(exercise: Exercise, state: PlanningState) -> bool:
    same = {
        done.exercise_id
        for done in state.session
        if done.exercise_id in state.exercises
        and state.exercises[done.exercise_id].family == exercise.family
    }
    return len(same) >= (2 if exercise.family in MANY_A_VISIT else 1)


def _least_credit(exercise: Exercise) -> float:
    return exercise.credit_ratio - _TOLERANCE_H
