"""The next exercise: which, why, and how much of it (coaching.md 6). Rules, no black box."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor

from studio.coaching.planning.exercise_filters import (
    HEAVY_FAMILIES,
    FilterCode,
    Refusal,
    active_flags,
    refusal,
)
from studio.coaching.planning.exercise_scores import ScoredExercise, TermName, score
from studio.coaching.planning.hinge_start import careful
from studio.coaching.planning.planning_state import PlanningState
from studio.coaching.planning.progression import Progress, is_ready, next_step
from studio.coaching.planning.rest_times import rest_s
from studio.coaching.planning.shortfall import NO_STRENGTH_FLAGS, USUAL_SETS, deficits, zone_for
from studio.coaching.planning.training_history import DoneSet
from studio.model.client import RepZone
from studio.model.exercise import Exercise, GluteFunction

MOST_ALTERNATIVES = 2
MOST_REASONS = 2
CAUTIOUS_RESERVE = 3
_FIRST_LIFT_SETS = 3
_FIRST_LIFT_BUDGET = 7.0
_SERVES_FROM = 0.35
"""Share of a function from which an exercise trains it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextExercise:
    """An exercise to be done now.

    Attributes:
        exercise_id: Which.
        zone: How heavy.
        sets: How many; of a one-legged exercise, for each leg.
        reps: Of each set.
        load_kg: Suggested; None = none, or not told so far.
        rest_s: Between sets.
        progress: What changes against last time.
        reasons: Keys of the words for the two largest reasons (resources/coach/reasons.toml).
        reserve_min: Reps to keep in reserve; 0 = nothing is asked.
        is_guided: The camera cannot have the view: counted and guided, not scored.
        points: The score, for staff.
    """

    exercise_id: str
    zone: RepZone
    sets: int
    reps: int
    load_kg: float | None
    rest_s: float
    progress: Progress
    reasons: tuple[str, ...]
    reserve_min: int
    is_guided: bool
    points: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingAdvice:
    """What the planner says.

    Attributes:
        best: The next exercise; None = none, and `none_reason` says why.
        alternatives: Up to two others, best first.
        none_reason: Key of the words, "" when there is one.
        out_of_reach: Functions that no exercise may serve today whatever is done, with the key
            of the words.
        refusals: What is not offered and why, for staff.
    """

    best: NextExercise | None
    alternatives: tuple[NextExercise, ...]
    none_reason: str
    out_of_reach: Mapping[GluteFunction, str]
    refusals: tuple[Refusal, ...]


def advise(state: PlanningState) -> TrainingAdvice:
    """The next exercise, two alternatives, and why not the others.

    Args:
        state: Of the client.
    """
    refusals: list[Refusal] = []
    scored: list[ScoredExercise] = []
    behind = deficits(state)
    for exercise in state.exercises.values():
        refused = refusal(exercise, state)
        if refused is not None:
            refusals.append(refused)
            continue
        zone = zone_for(exercise, state, behind)
        if zone is None:
            # Only heavy sets of it are known, and they are not for this client.
            refusals.append(Refusal(exercise_id=exercise.id, code=FilterCode.LEVEL))
            continue
        ready = is_ready(exercise, _sets_of(exercise, state), zone=zone)
        scored.append(score(exercise, state, behind=behind, zone=zone, is_ready=ready))
    ranked = sorted(scored, key=lambda item: _rank(item, state))
    chosen = _with_variety(ranked)
    offers = tuple(_offer(item, state) for item in chosen)
    return TrainingAdvice(
        best=offers[0] if offers else None,
        alternatives=offers[1:],
        none_reason="" if offers else _none_reason(refusals),
        out_of_reach=_out_of_reach(refusals, state),
        refusals=tuple(refusals),
    )


def prescribe(
    exercise: Exercise, state: PlanningState, *, zone: RepZone | None = None
) -> NextExercise:
    """The same for an exercise the client picked; filters are not asked.

    Args:
        exercise: Which.
        state: Of the client.
        zone: None = the one that is most behind.
    """
    behind = deficits(state)
    chosen = zone or zone_for(exercise, state, behind) or RepZone.HYPERTROPHY
    ready = is_ready(exercise, _sets_of(exercise, state), zone=chosen)
    item = score(exercise, state, behind=behind, zone=chosen, is_ready=ready)
    return _offer(item, state)


def _rank(item: ScoredExercise, state: PlanningState) -> tuple[float, float, float, str]:
    """Best first; ties: more function, longest unused, then the code."""
    since_h = state.hours_since(item.exercise.id)
    unused = float("-inf") if since_h is None else -since_h
    return -item.points, -item.function_points, unused, item.exercise.code


def _with_variety(ranked: Sequence[ScoredExercise]) -> list[ScoredExercise]:
    """The best, then the best of other families; of the same only when there is no other."""
    chosen: list[ScoredExercise] = list(ranked[:1])
    families = {item.exercise.family for item in chosen}
    for item in ranked[1:]:
        if len(chosen) <= MOST_ALTERNATIVES and item.exercise.family not in families:
            chosen.append(item)
            families.add(item.exercise.family)
    for item in ranked[1:]:
        if len(chosen) <= MOST_ALTERNATIVES and item not in chosen:
            chosen.append(item)
    return chosen


def _offer(item: ScoredExercise, state: PlanningState) -> NextExercise:
    exercise = item.exercise
    progress = next_step(
        exercise,
        _sets_of(exercise, state),
        zone=item.zone,
        load_step_kg=state.station.step_kg,
    )
    progress = careful(progress, exercise, state)
    cautious = bool(active_flags(state) & NO_STRENGTH_FLAGS)
    return NextExercise(
        exercise_id=exercise.id,
        zone=item.zone,
        sets=_sets(exercise, state),
        reps=progress.reps,
        load_kg=progress.load_kg,
        rest_s=rest_s(item.zone, is_heavy_family=exercise.family in HEAVY_FAMILIES),
        progress=progress,
        reasons=_reasons(item),
        reserve_min=CAUTIOUS_RESERVE if cautious else 0,
        is_guided=exercise.view.value in state.missing_views,
        points=item.points,
    )


def _sets(exercise: Exercise, state: PlanningState) -> int:
    """Two, three for the first heavy lift of a long visit; never beyond budget and week."""
    is_first_lift = (
        state.slot == 0 and exercise.family in HEAVY_FAMILIES and state.budget >= _FIRST_LIFT_BUDGET
    )
    wanted = _FIRST_LIFT_SETS if is_first_lift else USUAL_SETS
    visit = ceil(round(state.budget - state.session_credit, 6))
    week = floor(round(state.week_room / exercise.credit_ratio, 6))
    return max(1, min(wanted, visit, week))


def _reasons(item: ScoredExercise) -> tuple[str, ...]:
    """Keys for the two largest terms that have something to say; never none."""
    telling = [term for term in item.terms if term.reason and term.points > 0]
    telling.sort(key=lambda term: (-round(term.points, 6), list(TermName).index(term.name)))
    keys = [term.reason for term in telling[:MOST_REASONS]]
    functions = item.exercise.functions
    main = max(functions, key=lambda function: (functions[function], function.value))
    keys += [f"trains.{main.value}", "level"][: MOST_REASONS - len(keys)]
    return tuple(keys)


def _none_reason(refusals: Sequence[Refusal]) -> str:
    """Why there is nothing: the code that would have to go first."""
    codes = Counter(item.code for item in refusals)
    for code, key in (
        (FilterCode.SESSION_BUDGET, "none.visit_done"),
        (FilterCode.WEEK_CAP, "none.week_done"),
        (FilterCode.RECOVERY, "none.resting"),
        (FilterCode.FAMILY, "none.visit_done"),
        (FilterCode.DONE, "none.visit_done"),
    ):
        if codes[code]:
            return key
    return "none.stopped" if set(codes) == {FilterCode.STOP} else "none.ask_staff"


def _out_of_reach(refusals: Sequence[Refusal], state: PlanningState) -> dict[GluteFunction, str]:
    """Functions all of whose exercises are ruled out for good today."""
    for_good = {FilterCode.STOP, FilterCode.CONTRA, FilterCode.EQUIP, FilterCode.LEVEL}
    code_of = {item.exercise_id: item.code for item in refusals}
    found: dict[GluteFunction, str] = {}
    for function in GluteFunction:
        serving = [
            code_of.get(exercise.id)
            for exercise in state.exercises.values()
            if exercise.functions.get(function, 0.0) >= _SERVES_FROM
        ]
        if function is GluteFunction.STABILISATION or not serving:
            continue
        if all(code in for_good for code in serving):
            found[function] = f"out_of_reach.{function.value}"
    return found


def _sets_of(exercise: Exercise, state: PlanningState) -> list[DoneSet]:
    return [
        done
        for done in (*state.of_family(exercise.family), *state.session)
        if done.exercise_id == exercise.id
    ]
