"""A set that was cut off by a crash goes on: the coach begins anew, the count does not."""

from dataclasses import replace

from studio.coaching.coach import CoachStep
from studio.coaching.ledger import CoachFact, Counted, CueAnswered, CueSpoken, Measured, Rejected
from studio.engine.replay import SetCoach
from studio.model.cue import CueVerdict
from studio.model.pose import Pose
from studio.model.rep import Rep

SEEN_WITHIN_S = 10.0
"""After a restart the client may look at the screen for so long before the set counts as left."""


class ResumedCoach:
    """A fresh coach whose reps follow those that were counted before.

    Numbers go on, and so do stream times: the new stream begins where the last rep was counted.
    """

    def __init__(self, coach: SetCoach, *, reps: tuple[Rep, ...]) -> None:
        """Take over.

        Args:
            coach: Fresh.
            reps: Counted before the set was cut off.
        """
        self._coach = coach
        self._before = reps
        self._number = max((rep.span.number for rep in reps), default=0)
        self._shift_s = max((rep.span.counted_at_s for rep in reps), default=0.0)

    @property
    def reps(self) -> tuple[Rep, ...]:
        """Everything counted, before and since."""
        return (*self._before, *(self._later(rep) for rep in self._coach.reps))

    @property
    def partial_verdicts(self) -> tuple[CueVerdict, ...]:
        """Cue verdicts from movement that was not a whole rep."""
        return self._coach.partial_verdicts

    def step(self, pose: Pose | None, *, time_s: float) -> CoachStep:
        """Take in one picture, with the time of the new stream."""
        step = self._coach.step(pose, time_s=time_s)
        return replace(
            step,
            count=step.count + len(self._before),
            facts=tuple(self._fact(fact) for fact in step.facts),
        )

    def finish(self) -> tuple[CoachFact, ...]:
        """End the set."""
        return tuple(self._fact(fact) for fact in self._coach.finish())

    def _fact(self, fact: CoachFact) -> CoachFact:
        match fact:
            case Counted(rep=rep):
                return Counted(rep=self._later(rep))
            case Measured(rep=rep):
                return Measured(rep=self._later(rep))
            case Rejected(movement=movement):
                return Rejected(movement=replace(movement, at_s=movement.at_s + self._shift_s))
            case CueSpoken(at_s=at_s, rep_number=number):
                return replace(fact, at_s=at_s + self._shift_s, rep_number=number + self._number)
            case CueAnswered(at_s=at_s):
                return replace(fact, at_s=at_s + self._shift_s)

    def _later(self, rep: Rep) -> Rep:
        span = rep.span
        times_s = {
            name: getattr(span, name) + self._shift_s
            for name in ("start_s", "far_s", "end_s", "bottom_s", "top_s", "counted_at_s")
        }
        return replace(rep, span=replace(span, number=span.number + self._number, **times_s))
