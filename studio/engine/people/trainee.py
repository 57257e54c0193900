"""Somebody who trains at the station now: past, this visit, and what comes next."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from studio.coaching.calibration import REPS, PersonalRange, calibrated, for_client, raised
from studio.coaching.intent import as_intended
from studio.coaching.planning.hinge_start import held_back_kg
from studio.coaching.planning.own_progress import ProgressFact, own_progress
from studio.coaching.planning.pain_flow import PainAction, pain_action
from studio.coaching.planning.planner import NextExercise, TrainingAdvice, advise, prescribe
from studio.coaching.planning.planning_state import PlanningState
from studio.coaching.planning.progression import last_load_kg, quality_fell
from studio.coaching.planning.training_history import DoneSet
from studio.coaching.spare_depth import spares_depth
from studio.engine.course.planning import SetPlanner
from studio.engine.people.done_set import done_set
from studio.engine.snapshot import ChooseExercise, SetFinished
from studio.model.client import Client, PainPlace, SetAnswers, StationEquipment
from studio.model.exercise import Exercise
from studio.model.landmarks import Side
from studio.model.session import SetPlan
from studio.store.people.client_history import ClientRecord


@dataclass(slots=True, kw_only=True, eq=False)
class Trainee:
    """One client of this visit.

    Attributes:
        key: Names them among those who are here.
        name: As shown.
        client: Whose profile holds.
        record: Their past.
        exercises: By id.
        station: What is here.
        new_set_id: Makes a UUIDv7 as text.
        session_id: Of this visit, "" before the first set.
        plan: The set ahead or under way; None before a choice.
        next_side: The other leg, when it is its turn.
        rest_since_s: When the rest began, monotonic.
        rest_s: How long it is meant to be.
        done: Sets of this visit by set id, in order.
        ranges: How far they move, by exercise and leg.
        missing_views: Views the station's camera cannot have.
    """

    key: str
    name: str
    client: Client
    record: ClientRecord
    exercises: Mapping[str, Exercise]
    station: StationEquipment
    new_set_id: Callable[[], str]
    session_id: str = ""
    plan: SetPlan | None = None
    next_side: Side | None = None
    rest_since_s: float = -math.inf
    rest_s: float = 90.0
    done: dict[str, DoneSet] = field(default_factory=dict)
    planner: SetPlanner = field(init=False)
    ranges: dict[tuple[str, Side], PersonalRange] = field(default_factory=dict)
    missing_views: frozenset[str] = frozenset()
    _after_calibration: SetPlan | None = None
    _was_asked: bool = False
    _ended: set[str] = field(default_factory=set)
    _sore: set[PainPlace] = field(default_factory=set)
    _resting_families: set[str] = field(default_factory=set)
    _last_pain: int | None = None
    _is_stopped: bool = False

    def __post_init__(self) -> None:
        """Begin with no set done."""
        self.ranges.update(self.record.ranges)
        self.planner = SetPlanner(new_set_id=self.new_set_id)

    # --- what comes next ----------------------------------------------------------------------

    def state(self, now_h: float) -> PlanningState:
        """What the planner decides from.

        Args:
            now_h: On the clock of the sets.
        """
        record = self.record
        return PlanningState(
            exercises=self.exercises,
            profile=self.client.profile,
            station=self.station,
            past=record.sets,
            session=tuple(done for done in self.done.values() if done.reps > 0),
            now_h=now_h,
            weeks_known=record.weeks_known,
            knows_week=not self.client.is_guest,
            is_stopped=record.is_stopped or self._is_stopped,
            stopped_families=record.stopped_families | self._resting_families,
            sore_places=frozenset(self._sore),
            missing_views=self.missing_views,
            anchors_weeks=record.anchors_weeks,
        )

    def advice(self, now_h: float) -> TrainingAdvice:
        """The next exercise, or why none.

        Args:
            now_h: On the clock of the sets.
        """
        return advise(self.state(now_h))

    def loads_kg(self) -> dict[str, float]:
        """Last told weight by exercise."""
        told: dict[str, float] = {}
        for exercise in self.exercises.values():
            past = [done for done in self._all() if done.exercise_id == exercise.id]
            load_kg = last_load_kg(exercise, past)
            if load_kg is not None:
                told[exercise.id] = load_kg
        return told

    def choose(self, wish: ChooseExercise, now_h: float) -> SetPlan:
        """Plan the first set of what was touched; who is new here finds their range first.

        Args:
            wish: From the card, or from all exercises.
            now_h: On the clock of the sets.
        """
        exercise = self.exercises[wish.exercise_id]
        plan = self.planner.chosen(wish, exercise)
        offer = prescribe(exercise, self.state(now_h))
        if wish.is_advised:
            plan = _as_advised(plan, offer)
        else:
            plan = replace(
                plan, sets_target=offer.sets, rest_s=offer.rest_s, for_power=wish.for_power
            )
        is_asked = self._after_calibration is not None  # for another exercise, and not skipped
        self._after_calibration = None
        self._take(plan)
        if is_asked or self._is_new_here:
            self.calibrate()
        return plan

    def resume(self, plan: SetPlan, now_h: float) -> None:
        """Go on with a set that was cut off; how many sets were meant is asked anew.

        Args:
            plan: As it was stored.
            now_h: On the clock of the sets.
        """
        self.planner.resume(plan)
        offer = prescribe(self.exercises[plan.exercise_id], self.state(now_h), zone=plan.zone)
        left = max(1, offer.sets - plan.number + 1)
        self._take(replace(plan, sets_target=left, rest_s=offer.rest_s))

    def go_on(self, now_h: float) -> SetPlan | None:
        """The next set: the other leg, the same again, or another exercise; None = enough.

        Args:
            now_h: On the clock of the sets.
        """
        plan = self.plan
        if plan is None:
            return None
        self.rest_s = plan.rest_s
        is_ended = plan.exercise_id in self._ended or self._is_stopped
        if not self._is_over(plan) or (self.next_side is not None and not is_ended):
            following: SetPlan | None = self._again(plan, now_h)
        else:
            following = self._next_advised(now_h)
        self._take(following)
        return following

    def _again(self, plan: SetPlan, now_h: float) -> SetPlan:
        """The other leg, or the next set; a first weight in a hinge is held back (8.5)."""
        following = self.planner.following(plan, next_side=self.next_side)
        load_kg = held_back_kg(
            following.load_kg, self.exercises[plan.exercise_id], self.state(now_h)
        )
        return replace(following, load_kg=load_kg)

    def rethinks(self, now_h: float) -> bool:
        """Plan anew after pain was told; False = the set ahead stands.

        Args:
            now_h: On the clock of the sets.
        """
        plan = self.plan
        if plan is None or self.exercises[plan.exercise_id].family not in self._resting_families:
            return False
        self._take(self._next_advised(now_h))
        return True

    def advised(self, now_h: float) -> ChooseExercise | None:
        """What the coach offers first, as the wish for it; None = nothing.

        Args:
            now_h: On the clock of the sets.
        """
        best = self.advice(now_h).best
        return None if best is None else _wish_for(best)

    def _next_advised(self, now_h: float) -> SetPlan | None:
        best = self.advice(now_h).best
        return None if best is None else self._advised(best)

    def _advised(self, offer: NextExercise) -> SetPlan:
        plan = self.planner.chosen(_wish_for(offer), self.exercises[offer.exercise_id])
        return _as_advised(plan, offer)

    def _take(self, plan: SetPlan | None) -> None:
        self.plan, self.next_side = plan, None

    def _is_over(self, plan: SetPlan) -> bool:
        """Whether every set of the exercise is done, or it was ended."""
        if plan.exercise_id in self._ended or self._is_stopped:
            return True
        sets = [
            done
            for done in self.done.values()
            if done.exercise_id == plan.exercise_id and done.side is plan.side and done.reps > 0
        ]
        enough = plan.sets_target is not None and len(sets) >= plan.sets_target
        return enough or quality_fell(sets)

    def _all(self) -> list[DoneSet]:
        return [*self.record.sets, *self.done.values()]

    # --- how far they move ---------------------------------------------------------------------

    def exercise_for(self, plan: SetPlan) -> Exercise:
        """The exercise of a set with their own target (coaching.md 2.4); counting is the same."""
        exercise = as_intended(plan, self.exercises)
        known = None if plan.is_calibration else self.ranges.get((plan.exercise_id, plan.side))
        return for_client(exercise, known, range_ratio=plan.range_ratio)

    def spares_depth(self, plan: SetPlan) -> bool:
        """Whether nobody asks for more depth in this set: heavy, or it hurt (8.5)."""
        return spares_depth(plan, self._all())

    @property
    def may_calibrate(self) -> bool:
        """Whether a calibration ahead of the set would tell something new."""
        plan = self.plan
        if plan is None or plan.is_calibration:
            return False
        return (plan.exercise_id, plan.side) not in self.ranges

    @property
    def _is_new_here(self) -> bool:
        """Whether the station never measured how far they move, and may remember it."""
        kept = not self.client.is_guest and self.client.may_store
        return kept and not self.ranges and not self._was_asked

    def calibrate(self) -> None:
        """Three slow reps without a weight first, while the set ahead waits; or not after all."""
        self._was_asked = True
        if self._after_calibration is not None:
            self.plan, self._after_calibration = self._after_calibration, None
        elif self.plan is not None and self.may_calibrate:
            self._after_calibration = self.plan
            self.plan = replace(
                self.plan,
                set_id=self.new_set_id(),
                reps_target=REPS,
                load_kg=None,
                is_calibration=True,
            )

    def side_after(self, plan: SetPlan) -> Side | None:
        """Note a finished set; the other leg, when it is its turn. A calibration is no set.

        Args:
            plan: The set.
        """
        return None if plan.is_calibration else self.planner.finished(plan)

    def learn_range(self, finished: SetFinished) -> PersonalRange | None:
        """What a set tells of how far they move; None = nothing new.

        Args:
            finished: A calibration, or a set of an exercise that was calibrated.
        """
        plan = finished.plan
        key = (plan.exercise_id, plan.side)
        known = self.ranges.get(key)
        if plan.is_calibration:
            self.plan, self._after_calibration = self._after_calibration, None
            learned = calibrated(finished.reps)
        elif known is not None:
            learned = raised(known, finished.reps, exercise=self.exercises[plan.exercise_id])
        else:
            return None
        if learned is None or learned == known:
            return None
        self.ranges[key] = learned
        return learned

    # --- what was done ------------------------------------------------------------------------

    def set_finished(self, finished: SetFinished, now_h: float) -> tuple[ProgressFact, ...]:
        """Remember a set; what it is against the last one.

        Args:
            finished: The set.
            now_h: On the clock of the sets.
        """
        done = done_set(finished, self.exercises, session_id=self.session_id, at_h=now_h)
        past = [item for item in self._all() if item.exercise_id == done.exercise_id]
        self.done[finished.plan.set_id] = done
        return own_progress(done, past) if done.reps else ()

    def count_corrected(self, set_id: str, count: int) -> None:
        """The client corrected the count of a finished set."""
        self._change(set_id, reps=count)

    def load_told(self, set_id: str, load_kg: float | None) -> None:
        """The client told the weight of a finished set; the next one has it too."""
        self._change(set_id, load_kg=load_kg)
        if self.plan is not None and self.plan.set_id == set_id:
            self.plan = replace(self.plan, load_kg=load_kg)

    def with_earlier(self, set_id: str, answers: SetAnswers) -> SetAnswers:
        """The answers, and of what was not asked again what was said before.

        Args:
            set_id: Of a set of this visit.
            answers: New ones.
        """
        done = self.done[set_id]
        return replace(
            answers,
            felt=done.felt if answers.felt is None else answers.felt,
            reserve=done.reserve if answers.reserve is None else answers.reserve,
        )

    def answered(self, set_id: str, answers: SetAnswers, *, is_alarming: bool) -> PainAction:
        """Remember answers; what follows from pain.

        Args:
            set_id: Of a set of this visit.
            answers: None = not answered: nothing follows.
            is_alarming: A sign to stop whatever the number.
        """
        done = self.done.get(set_id)
        self._change(set_id, felt=answers.felt, reserve=answers.reserve, pain=answers.pain)
        if answers.pain is None and not is_alarming:
            return PainAction.CONTINUE
        pain = answers.pain or 0
        action = pain_action(pain, before=self._last_pain, is_alarming=is_alarming)
        self._last_pain = pain
        if action is PainAction.EASE and done is not None and self.plan is not None:
            self._ease(self.plan)
        if action in {PainAction.END_EXERCISE, PainAction.END_SESSION}:
            self._rest_region(done, answers.place)
        self._is_stopped = self._is_stopped or action is PainAction.END_SESSION
        return action

    def _ease(self, plan: SetPlan) -> None:
        """Four fifths of the range and a tenth less weight for what is left of the exercise."""
        step_kg = self.station.step_kg
        load_kg = plan.load_kg
        if load_kg:
            steps = max(1, round(0.1 * load_kg / step_kg))
            load_kg = max(0.0, load_kg - steps * step_kg) or None
        self.plan = replace(plan, load_kg=load_kg, range_ratio=0.8)

    def _rest_region(self, done: DoneSet | None, place: PainPlace | None) -> None:
        if place is not None:
            self._sore.add(place)
        if done is not None:
            self._ended.add(done.exercise_id)
            self._resting_families.add(self.exercises[done.exercise_id].family)

    def _change(self, set_id: str, **changes: object) -> None:
        if set_id in self.done:
            self.done[set_id] = replace(self.done[set_id], **changes)  # type: ignore[arg-type]


def _wish_for(offer: NextExercise) -> ChooseExercise:
    return ChooseExercise(
        exercise_id=offer.exercise_id,
        reps_target=offer.reps,
        load_kg=offer.load_kg,
        is_advised=True,
    )


def _as_advised(plan: SetPlan, offer: NextExercise) -> SetPlan:
    return replace(
        plan,
        sets_target=offer.sets,
        zone=offer.zone,
        rest_s=offer.rest_s,
        range_ratio=offer.progress.range_ratio,
    )
