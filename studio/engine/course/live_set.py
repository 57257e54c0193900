"""One set under way: the coach watches, the journal writes, the count grows."""

import math
from collections import deque
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Protocol

from studio.coaching.coach import CoachStep
from studio.coaching.ledger import CoachFact, Counted, CueAnswered, CueSpoken, Measured, Rejected
from studio.coaching.set_effort import Effort, effort_of
from studio.coaching.set_ledger import LedgerEntry, entries_of, is_possible, one_less, one_more
from studio.coaching.set_score import score_set
from studio.engine.course.durable_events import DurableEvents, DurableReceipt
from studio.engine.replay import SetCoach
from studio.engine.snapshot import (
    CountCorrected,
    CueGiven,
    PraiseGiven,
    RepCounted,
    RepMeasured,
    RepRejected,
    SetFinished,
    SetStarted,
    ShownCue,
)
from studio.model.correction import Correction
from studio.model.cue import CueLevel, CueResponse
from studio.model.exercise import Exercise
from studio.model.landmarks import Side
from studio.model.pose import Pose
from studio.model.rep import NotCounted, Rep
from studio.model.session import FinishReason, SetPlan
from studio.store.interrupted import InterruptedSet

STEPPED_AWAY_S = 5.0
CAMERA_LOST_S = 20.0
STILL_S = 3.0
_STALL_S = 1.0
_STILL_RATIO = 0.15
_HOME_RATIO = 0.3


class SetJournal(Protocol):
    """What a set needs of `store.journal.Journal`."""

    def begin_session(self, *, client_id: str | None = None) -> str:
        """A client steps up; None = a guest."""
        ...

    def end_session(self, session_id: str) -> DurableReceipt:
        """The client is done."""
        ...

    def record_set_started(
        self, plan: SetPlan, *, session_id: str, exercise: Exercise
    ) -> DurableReceipt:
        """A set begins."""
        ...

    def record_rep(self, set_id: str, rep: Rep) -> DurableReceipt:
        """A rep was counted."""
        ...

    def record_measured(self, set_id: str, rep: Rep) -> DurableReceipt:
        """Its final numbers."""
        ...

    def record_not_counted(self, set_id: str, movement: NotCounted) -> DurableReceipt:
        """A movement was not counted."""
        ...

    def record_cue(
        self,
        set_id: str,
        *,
        cue_id: str,
        words: str,
        level: CueLevel,
        at_s: float,
        rep_number: int | None = None,
        wording: int | None = None,
    ) -> DurableReceipt:
        """A cue reached the client."""
        ...

    def record_cue_response(
        self, set_id: str, *, cue_id: str, at_s: float, response: CueResponse
    ) -> DurableReceipt:
        """Whether the fault left after the cue given at that time."""
        ...

    def record_correction(
        self, set_id: str, *, change: int, count: int, correction: Correction | None = None
    ) -> DurableReceipt:
        """The client corrected the count."""
        ...

    def record_set_finished(
        self,
        set_id: str,
        *,
        reason: FinishReason,
        count: int,
        score: float,
        coverage: float,
        deduction: str,
    ) -> DurableReceipt:
        """A set ended."""
        ...


class LiveSet:
    """Watches one set from its first picture to its summary.

    Every fact goes to the journal first; `DurableEvents` shows it once it is on the disk.

    Attributes:
        plan: What is to be done.
        effort: How hard the last measured rep was; None where nothing can be said.
    """

    def __init__(
        self,
        plan: SetPlan,
        *,
        exercise: Exercise,
        coach: SetCoach,
        journal: SetJournal,
        session_id: str,
        events: DurableEvents,
        began_s: float,
        resumed: InterruptedSet | None = None,
        praises: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Begin the set, or go on with one that was cut off.

        Args:
            plan: What is to be done.
            exercise: The same, in full.
            coach: Fresh.
            journal: Running.
            session_id: Whose set it is.
            events: Where facts go.
            began_s: Monotonic clock.
            resumed: What was put right and what was not counted before the set was cut off, as
                the journal knows it; None = a new set.
            praises: By cue id, what is said when a fault left after its cue (coaching.md 4.4).
        """
        self.plan = plan
        self.effort: Effort | None = None
        self._exercise = exercise
        self._coach = coach
        self._journal = journal
        self._events = events
        self._praises = praises
        self._corrected_before = 0 if resumed is None else resumed.correction
        self._corrections = [] if resumed is None else list(resumed.corrections)
        self._not_counted = [] if resumed is None else list(resumed.not_counted)
        self._counted = len(coach.reps)
        self._hollow = 0
        self._finished: SetFinished | None = None
        self._last_seen_s = began_s
        self._last_picture_s = began_s
        self._progress: deque[tuple[float, float]] = deque()
        receipt: DurableReceipt | None = None
        if resumed is None:
            receipt = journal.record_set_started(plan, session_id=session_id, exercise=exercise)
        events.post(SetStarted(plan=plan), after=receipt)

    @property
    def count(self) -> int:
        """Reps counted, corrections included, whether or not the disk has them yet."""
        change = sum(one.change for one in self._corrections)
        return max(0, self._counted + self._corrected_before + change)

    @property
    def provisional(self) -> int:
        """Of those, how many the coach still holds hollow."""
        return min(self.count, self._hollow)

    @property
    def is_finished(self) -> bool:
        """Whether `finish` was called."""
        return self._finished is not None

    def watch(self, pose: Pose | None, *, time_s: float, now_s: float) -> CoachStep:
        """Take in one picture.

        Args:
            pose: The client, or None when not seen.
            time_s: Stream time.
            now_s: Monotonic clock.
        """
        step = self._coach.step(pose, time_s=time_s)
        unlooked_s = now_s - self._last_picture_s
        if unlooked_s > _STALL_S:  # the station stood still: who was there meanwhile, nobody knows
            self._last_seen_s += unlooked_s
        self._last_picture_s = now_s
        if pose is not None:
            self._last_seen_s = now_s
        for fact in step.facts:
            self._write_down(fact)
        self._counted, self._hollow = step.count, step.provisional
        self._progress.append((now_s, math.nan if pose is None else _or_nan(step.progress_ratio)))
        while now_s - self._progress[0][0] > STILL_S:
            self._progress.popleft()
        return step

    def over_because(self, *, now_s: float, camera_is_lost: bool) -> FinishReason | None:
        """Why the set is over by itself; None = it goes on.

        Only pictures tell that the client left or stands still: time without them, because the
        station was held up, is neither.

        Args:
            now_s: Monotonic clock.
            camera_is_lost: There are no pictures, so that nobody can be seen stepping away.
        """
        if camera_is_lost:
            gone_s = now_s - self._last_picture_s
            return FinishReason.CAMERA_LOST if gone_s > CAMERA_LOST_S else None
        if self._last_picture_s - self._last_seen_s > STEPPED_AWAY_S:
            return FinishReason.STEPPED_AWAY
        if self.count >= self.plan.reps_target and self._is_still(self._last_picture_s):
            return FinishReason.TARGET
        return None

    def camera_is_back(self, now_s: float) -> None:
        """Pictures flow again: the time without them is no stepping away.

        Args:
            now_s: Monotonic clock.
        """
        self._last_seen_s = self._last_picture_s = now_s
        self._progress.clear()

    def correct(self, change: int) -> None:
        """The client adds or takes away a rep without saying which.

        Args:
            change: +1 or -1.
        """
        ledger = self.ledger
        wished = one_more(ledger, side=self.plan.side) if change > 0 else one_less(ledger)
        if wished is not None:
            self.put_right(wished)

    def put_right(self, correction: Correction) -> None:
        """The client puts one entry of the ledger right; what was measured stays beside it.

        Args:
            correction: What means nothing any more changes nothing.
        """
        if not is_possible(correction, self.ledger) or self.count + correction.change < 0:
            return
        self._corrections.append(correction)
        set_id, change = self.plan.set_id, correction.change
        receipt = self._journal.record_correction(
            set_id, change=change, count=self.count, correction=correction
        )
        told = CountCorrected(set_id=set_id, change=change, count=self.count, ledger=self.ledger)
        self._events.post(told, after=receipt)

    @property
    def ledger(self) -> tuple[LedgerEntry, ...]:
        """Everything the set was made of so far."""
        return entries_of(self._coach.reps, self._not_counted, self._corrections)

    def finish(self, reason: FinishReason, *, next_side: Side | None) -> SetFinished:
        """End the set and write its summary down. Called again, it returns the same summary.

        Args:
            reason: Why.
            next_side: The other leg, when it is its turn now.
        """
        if self._finished is not None:
            return self._finished
        for fact in self._coach.finish():
            self._write_down(fact)
        reps = self._coach.reps
        self._counted, self._hollow = len(reps), 0
        judged = score_set(reps)
        receipt = self._journal.record_set_finished(
            self.plan.set_id,
            reason=reason,
            count=self.count,
            score=judged.score,
            coverage=judged.coverage,
            deduction=judged.deduction,
        )
        self._finished = SetFinished(
            plan=self.plan_as_done,
            reps=reps,
            count=self.count,
            score=judged.score,
            coverage=judged.coverage,
            deduction=judged.deduction,
            next_side=next_side,
            ledger=self.ledger,
            reason=reason,
            effort=self.effort,
        )
        self._events.post(self._finished, after=receipt)
        return self._finished

    @property
    def plan_as_done(self) -> SetPlan:
        """The plan, with the leg that did most of the reps: a client may take the other one."""
        sides = [rep.span.side for rep in self._coach.reps]
        if self.plan.side is Side.BOTH or not sides:
            return self.plan
        for side in (Side.LEFT, Side.RIGHT):
            if sides.count(side) > len(sides) / 2:
                return replace(self.plan, side=side)
        return self.plan

    def _is_still(self, now_s: float) -> bool:
        """At the start pose and quiet for `STILL_S`."""
        if not self._progress or now_s - self._progress[0][0] < 0.9 * STILL_S:
            return False
        values = [value for _, value in self._progress if math.isfinite(value)]
        if len(values) < len(self._progress) / 2:
            return False
        return max(values) - min(values) < _STILL_RATIO and max(values) < _HOME_RATIO

    def _write_down(self, fact: CoachFact) -> None:
        set_id, journal = self.plan.set_id, self._journal
        match fact:
            case Counted(rep=rep):
                receipt = journal.record_rep(set_id, rep)
                self._events.post(RepCounted(set_id=set_id, rep=rep), after=receipt)
            case Measured(rep=rep):
                self._weigh(rep)
                receipt = journal.record_measured(set_id, rep)
                self._events.post(RepMeasured(set_id=set_id, rep=rep), after=receipt)
            case Rejected(movement=movement):
                self._not_counted.append(movement)
                receipt = journal.record_not_counted(set_id, movement)
                self._events.post(RepRejected(set_id=set_id, movement=movement), after=receipt)
            case CueSpoken():
                self._write_down_cue(fact)
            case CueAnswered():
                journal.record_cue_response(
                    set_id, cue_id=fact.cue_id, at_s=fact.at_s, response=fact.response
                )
                words = self._praises.get(fact.cue_id, "")
                if words and fact.response is CueResponse.LEFT:
                    praise = PraiseGiven(set_id=set_id, cue_id=fact.cue_id, words=words)
                    self._events.post(praise)

    def _weigh(self, rep: Rep) -> None:
        """How hard it gets, from this rep and those before."""
        before = [one for one in self._coach.reps if one.span.number < rep.span.number]
        is_loaded = bool(self.plan.load_kg)
        self.effort = effort_of(
            self._exercise, [*before, rep], zone=self.plan.zone, is_loaded=is_loaded
        )

    def _write_down_cue(self, cue: CueSpoken) -> None:
        set_id = self.plan.set_id
        self._journal.record_cue(
            set_id,
            cue_id=cue.cue_id,
            words=cue.words,
            level=cue.level,
            at_s=cue.at_s,
            rep_number=cue.rep_number,
            wording=cue.wording,
        )
        shown = ShownCue(cue_id=cue.cue_id, words=cue.words, level=cue.level, since_s=cue.at_s)
        # A cue is spoken now or never: it waits for no disk of its own.
        self._events.post(CueGiven(set_id=set_id, cue=shown))


def _or_nan(value: float | None) -> float:
    return math.nan if value is None else value
