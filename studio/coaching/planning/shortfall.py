"""What a client has not done enough of: functions, lengths, zones, positions (coaching.md 6.3).

Readings of 6.3 that the golden sessions decide: what a week lacks is measured against the volume
of the week, what a visit lacks and the lengths against shares of what was done; a deficit may be
negative, down to -1; progress through a visit is 1 when one more exercise fills its budget.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from studio.coaching.planning.anchors import anchors_now
from studio.coaching.planning.exercise_filters import active_flags
from studio.coaching.planning.planning_state import PlanningState
from studio.coaching.planning.training_history import DoneSet, zone_of, zone_range
from studio.model.client import ClientFlag, RepZone, TrainingGoal
from studio.model.exercise import Exercise, GluteFunction

USUAL_SETS = 2

FUNCTION_TARGETS = MappingProxyType(
    {
        GluteFunction.EXTENSION: 0.55,
        GluteFunction.ABDUCTION: 0.25,
        GluteFunction.EXTERNAL_ROTATION: 0.15,
    }
)
"""Shares of the work; holding the pelvis still is done work only."""


class MuscleLength(StrEnum):
    """Where along its length the muscle is loaded."""

    LONG = "long"
    MIDDLE = "middle"
    SHORT = "short"


LENGTH_TARGETS = MappingProxyType(
    {MuscleLength.LONG: 0.40, MuscleLength.MIDDLE: 0.35, MuscleLength.SHORT: 0.25}
)
ZONE_TARGETS: Mapping[TrainingGoal, Mapping[RepZone, float]] = MappingProxyType(
    {
        goal: MappingProxyType(
            dict(zip((RepZone.STRENGTH, RepZone.HYPERTROPHY, RepZone.ENDURANCE), mix, strict=True))
        )
        for goal, mix in (
            (TrainingGoal.GENERAL, (0.20, 0.55, 0.25)),
            (TrainingGoal.HYPERTROPHY, (0.15, 0.65, 0.20)),
            (TrainingGoal.STRENGTH, (0.45, 0.45, 0.10)),
        )
    }
)
NO_STRENGTH_FLAGS = frozenset(
    {
        ClientFlag.PREGNANCY,
        ClientFlag.HYPERTENSION,
        ClientFlag.OSTEOPOROSIS_SPINE,
        ClientFlag.LOW_BACK,
    }
)
"""They take the strength zone away and ask for three reps in reserve (6.2)."""

_STRENGTH_SLOTS = 2
_STRENGTH_LEVEL = 2


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Deficits:
    """What is behind, from -1 (plenty) to 1 (nothing done yet); drawn once for a decision.

    Attributes:
        functions: Of week and visit together.
        week_functions: Work of the week by function, in credited sets.
        lengths: Of the week.
        week_lengths: Work of the week by length, in credited sets.
        zones: Of the week.
        week_zones: Sets of the week by zone.
        week_positions: Positions of the week.
        session_positions: Positions of this visit.
        progress: Through the visit, 0 to 1.
        anchors: Main lifts of these weeks.
    """

    functions: Mapping[GluteFunction, float]
    week_functions: Mapping[GluteFunction, float]
    lengths: Mapping[MuscleLength, float]
    week_lengths: Mapping[MuscleLength, float]
    zones: Mapping[RepZone, float]
    week_zones: Mapping[RepZone, float]
    week_positions: frozenset[str]
    session_positions: frozenset[str]
    progress: float
    anchors: tuple[str, ...]


def deficits(state: PlanningState) -> Deficits:
    """What is behind.

    Args:
        state: Of the client.
    """
    week = _function_work(state.week, state)
    visit = _function_work(state.session, state)
    lengths = _length_work(state.week, state)
    zones = _zone_sets(state.week, state)
    targets = ZONE_TARGETS[state.profile.goal]
    functions = {
        function: 0.6 * _behind(share * state.week_target, week.get(function, 0.0))
        + 0.4 * _behind(share, _share(visit.get(function, 0.0), state.session_credit))
        for function, share in FUNCTION_TARGETS.items()
    }
    return Deficits(
        functions=functions,
        week_functions=week,
        lengths={
            length: _behind(share, _share(lengths.get(length, 0.0), state.week_credit))
            for length, share in LENGTH_TARGETS.items()
        },
        week_lengths=lengths,
        zones={
            zone: _behind(share, _share(zones.get(zone, 0.0), sum(zones.values())))
            if zones
            else share  # nothing done yet: the zone that is to be done most
            for zone, share in targets.items()
        },
        week_zones=zones,
        week_positions=_positions(state.week, state),
        session_positions=_positions(state.session, state),
        progress=_progress(state),
        anchors=anchors_now(state),
    )


def zone_for(exercise: Exercise, state: PlanningState, behind: Deficits) -> RepZone | None:
    """The zone that is most behind of those the exercise offers now; None = none.

    Args:
        exercise: Which.
        state: Of the client.
        behind: Of the same state.
    """
    may_be_heavy = (
        state.slot < _STRENGTH_SLOTS
        and state.profile.level >= _STRENGTH_LEVEL
        and not active_flags(state) & NO_STRENGTH_FLAGS
    )
    offered = [
        zone
        for zone in (RepZone.HYPERTROPHY, RepZone.ENDURANCE, RepZone.STRENGTH)
        if zone_range(exercise, zone) is not None and (zone is not RepZone.STRENGTH or may_be_heavy)
    ]
    return max(offered, key=lambda zone: behind.zones[zone], default=None)


def _progress(state: PlanningState) -> float:
    return min(1.0, state.session_credit / max(1.0, state.budget - USUAL_SETS))


def _behind(target: float, done: float) -> float:
    return max(-1.0, min(1.0, (target - done) / target))


def _share(part: float, whole: float) -> float:
    return part / whole if whole > 0 else 0.0


def _known(sets: Iterable[DoneSet], state: PlanningState) -> list[tuple[DoneSet, Exercise]]:
    return [
        (done, state.exercises[done.exercise_id])
        for done in sets
        if done.exercise_id in state.exercises
    ]


def _function_work(sets: Iterable[DoneSet], state: PlanningState) -> dict[GluteFunction, float]:
    work: dict[GluteFunction, float] = {}
    for done, exercise in _known(sets, state):
        for function, share in exercise.functions.items():
            added = share * done.volume * exercise.credit_ratio
            work[function] = work.get(function, 0.0) + added
    return work


def length_shares(exercise: Exercise) -> dict[MuscleLength, float]:
    """Where along its length an exercise loads the muscle; sums to 1.

    Args:
        exercise: Which.
    """
    return {
        MuscleLength.LONG: exercise.length_long_ratio,
        MuscleLength.MIDDLE: exercise.length_middle_ratio,
        MuscleLength.SHORT: exercise.length_short_ratio,
    }


def _length_work(sets: Iterable[DoneSet], state: PlanningState) -> dict[MuscleLength, float]:
    work: dict[MuscleLength, float] = {}
    for done, exercise in _known(sets, state):
        for length, share in length_shares(exercise).items():
            added = share * done.volume * exercise.credit_ratio
            work[length] = work.get(length, 0.0) + added
    return work


def _zone_sets(sets: Iterable[DoneSet], state: PlanningState) -> dict[RepZone, float]:
    work: dict[RepZone, float] = {}
    for done, exercise in _known(sets, state):
        zone = zone_of(exercise, done)
        work[zone] = work.get(zone, 0.0) + done.volume
    return work


def _positions(sets: Iterable[DoneSet], state: PlanningState) -> frozenset[str]:
    return frozenset(exercise.position.value for _, exercise in _known(sets, state))
