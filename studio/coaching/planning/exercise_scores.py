"""How well an exercise fits now: ten terms, each with its weight and its reason (coaching.md 6.3).

What is behind comes from `shortfall`.
"""

import math
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from studio.coaching.planning.exercise_filters import hours_beyond_recovery
from studio.coaching.planning.planning_state import PlanningState
from studio.coaching.planning.shortfall import (
    FUNCTION_TARGETS,
    LENGTH_TARGETS,
    Deficits,
    length_shares,
)
from studio.model.client import RepZone
from studio.model.exercise import Exercise

ANCHOR_H = 72.0
REPEAT_H = 72.0

_EARLY = frozenset({"hinge_long", "squat", "split", "ballistic"})
_LATE = frozenset({"abduct", "rotate"})
_MANY_POSITIONS = 4
_FELT_FROM_SETS = 3
_TRUST = MappingProxyType({"A": 1.0, "B": 0.7, "C": 0.4})
_TOLERANCE_H = 1e-6


class TermName(StrEnum):
    """The terms of the score, in their order."""

    FUNCTION = "function"
    POSITION = "position"
    LENGTH = "length"
    ZONE = "zone"
    ORDER = "order"
    ANCHOR = "anchor"
    REPEAT = "repeat"
    PREFERENCE = "preference"
    RECOVERY = "recovery"
    PROGRESS = "progress"
    VIEW = "view"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term.

    Attributes:
        name: Which.
        points: Weight included.
        reason: Key of the words for it (resources/coach/reasons.toml); "" = nothing to say.
    """

    name: TermName
    points: float
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredExercise:
    """An exercise that may be done, and how well it fits.

    Attributes:
        exercise: Which.
        zone: How heavy.
        terms: In their order.
    """

    exercise: Exercise
    zone: RepZone
    terms: tuple[Term, ...]

    @property
    def points(self) -> float:
        """The sum, rounded so that ties are ties on every machine."""
        return round(math.fsum(term.points for term in self.terms), 6)

    @property
    def function_points(self) -> float:
        """Breaks ties first."""
        return round(self.terms[0].points, 6)


def score(
    exercise: Exercise,
    state: PlanningState,
    *,
    behind: Deficits,
    zone: RepZone,
    is_ready: bool,
) -> ScoredExercise:
    """The terms of an exercise.

    Args:
        exercise: One that no filter refuses.
        state: Of the client.
        behind: Of the same state.
        zone: From `zone_for`.
        is_ready: To progress (6.4).
    """
    terms = (
        _function_term(exercise, state, behind),
        _position_term(exercise, state, behind),
        _length_term(exercise, state, behind),
        Term(
            name=TermName.ZONE,
            points=6.0 * behind.zones[zone],
            reason=f"zone.{zone.value}" if behind.week_zones and behind.zones[zone] > 0 else "",
        ),
        _order_term(exercise, behind),
        *_history_terms(exercise, state, behind),
        Term(
            name=TermName.PROGRESS,
            points=4.0 if is_ready else 0.0,
            reason="ready" if is_ready else "",
        ),
        _view_term(exercise, state),
    )
    return ScoredExercise(exercise=exercise, zone=zone, terms=terms)


def _function_term(exercise: Exercise, state: PlanningState, behind: Deficits) -> Term:
    parts = {
        function: exercise.functions.get(function, 0.0) * behind.functions[function]
        for function in FUNCTION_TARGETS
    }
    best = max(parts, key=lambda function: parts[function])
    reason = ""
    if parts[best] > 0:
        is_new = behind.week_functions.get(best, 0.0) <= 0
        reason = f"function.{_how_far(is_new, state)}.{best.value}"
    points = 28.0 * exercise.credit_ratio * math.fsum(parts.values())
    return Term(name=TermName.FUNCTION, points=points, reason=reason)


def _how_far(is_new: bool, state: PlanningState) -> str:
    """What may be claimed: nothing was done, or less than meant, this week or today."""
    span = "week" if state.knows_week else "today"
    return f"none_{span}" if is_new else f"behind_{span}"


def _position_term(exercise: Exercise, state: PlanningState, behind: Deficits) -> Term:
    is_new_today = exercise.position.value not in behind.session_positions
    is_new = exercise.position.value not in behind.week_positions
    value = 1.0 if is_new_today else -0.5
    if is_new:
        value += 1.0 if len(behind.week_positions) < _MANY_POSITIONS else 0.3
    reason = ""
    if is_new and state.knows_week:
        reason = f"position.week.{exercise.position.value}"
    elif is_new_today and state.session:  # a first exercise is a change of nothing
        reason = f"position.today.{exercise.position.value}"
    return Term(name=TermName.POSITION, points=12.0 * value, reason=reason)


def _length_term(exercise: Exercise, state: PlanningState, behind: Deficits) -> Term:
    shares = length_shares(exercise)
    parts = {length: shares[length] * behind.lengths[length] for length in LENGTH_TARGETS}
    best = max(parts, key=lambda length: parts[length])
    reason = ""
    if parts[best] > 0 and behind.week_lengths:
        is_new = behind.week_lengths.get(best, 0.0) <= 0
        reason = f"length.{_how_far(is_new, state)}.{best.value}"
    return Term(name=TermName.LENGTH, points=12.0 * math.fsum(parts.values()), reason=reason)


def _order_term(exercise: Exercise, behind: Deficits) -> Term:
    place = 0.0 if exercise.family in _EARLY else 1.0 if exercise.family in _LATE else 0.5
    value = 1.0 - 2.0 * abs(place - behind.progress)
    reason = ""
    if value > 0:
        reason = {0.0: "order.early", 0.5: "order.middle", 1.0: "order.late"}[place]
    return Term(name=TermName.ORDER, points=14.0 * value, reason=reason)


def _history_terms(exercise: Exercise, state: PlanningState, behind: Deficits) -> tuple[Term, ...]:
    since_h = state.hours_since(exercise.id)
    rested_h = hours_beyond_recovery(exercise, state)
    is_due = exercise.id in behind.anchors and (
        since_h is None or since_h >= ANCHOR_H - _TOLERANCE_H
    )
    is_repeat = since_h is not None and since_h < REPEAT_H - _TOLERANCE_H
    main_lift = "anchor" if exercise.id in state.profile.anchors else "anchor.new"
    preference = _preference(exercise, state)
    return (
        Term(
            name=TermName.ANCHOR,
            points=12.0 if is_due else 0.0,
            reason=main_lift if is_due else "",
        ),
        Term(name=TermName.REPEAT, points=-6.0 if is_repeat else 0.0),
        Term(
            name=TermName.PREFERENCE,
            points=8.0 * preference,
            reason="liked" if preference > 0 else "",
        ),
        Term(
            name=TermName.RECOVERY,
            points=6.0 * min(1.0, rested_h / 48.0),
            reason="rested" if math.isfinite(rested_h) and rested_h > 0 else "",
        ),
    )


def _preference(exercise: Exercise, state: PlanningState) -> float:
    """Likes, blended with how well it was felt once there are three answers; -1 to 1."""
    profile = state.profile
    told = float(exercise.id in profile.liked) - float(exercise.id in profile.disliked)
    felt = [
        done.felt
        for done in (*state.of_family(exercise.family), *state.session)
        if done.exercise_id == exercise.id and done.felt is not None
    ]
    if len(felt) < _FELT_FROM_SETS:
        return told
    mean = (sum(felt) / len(felt) - 5.0) / 5.0
    return 0.5 * (told + mean) if told else mean


def _view_term(exercise: Exercise, state: PlanningState) -> Term:
    if exercise.view.value in state.missing_views:
        return Term(name=TermName.VIEW, points=-4.0)
    trust = _TRUST[exercise.view_trust]
    reason = "seen_well" if exercise.view_trust == "A" else ""
    return Term(name=TermName.VIEW, points=4.0 * trust, reason=reason)
