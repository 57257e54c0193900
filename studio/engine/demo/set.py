"""One made-up set: how each rep is done, what the coach says to it, and what that changes."""

from dataclasses import dataclass, field

import numpy as np

from studio.coaching.cues.arbitration import Message
from studio.engine.demo.body import MadeRep, can_show, seconds_of
from studio.engine.demo.judge import JudgedSet, with_open_end
from studio.engine.demo.people import DemoClient
from studio.model.exercise import TempoTarget
from studio.model.rep import MeasuredTempo

_QUICK_S = 0.8
_LEAST_PAUSE_S = 0.15
_BREATH_S = 0.3
_CORRECTED = 0.6
_LEARNED = 0.985
_DEEPER = 0.06
_LEAST_RANGE, _MOST_RANGE = 0.45, 1.15
_SPREAD = 0.08
_HABIT_SPREAD = 0.12


@dataclass(slots=True, kw_only=True, eq=False)
class SetDone:
    """A set under way.

    Attributes:
        client: Who does it.
        judged: The coach's side.
        weeks: Since the client's first visit.
        random: Decides what a plan leaves open.
        ends_s: When the last rep ended, stream seconds.
    """

    client: DemoClient
    judged: JudgedSet
    weeks: float
    random: np.random.Generator
    ends_s: float = 0.0
    _calmer: dict[str, float] = field(default_factory=dict)
    _deeper: float = 0.0
    _careful: set[str] = field(default_factory=set)

    def do(self, reps: int) -> None:
        """Do so many reps.

        Args:
            reps: How many.
        """
        self.ends_s = float(self.random.uniform(0.5, 2.0))
        for number in range(1, reps + 1):
            made = self._made(number / reps)
            said = self.judged.add(made)
            self.ends_s = made.start_s + seconds_of(made)
            if said is not None:
                self._hear(said)
        if self.judged.reps:
            self.judged.reps[-1] = with_open_end(self.judged.reps[-1])

    def _made(self, way: float) -> MadeRep:
        """A rep at that share of the set."""
        client = self.client
        tired = client.tires * way * way
        reach = client.reach_after(self.weeks) + self._deeper - tired
        reach += float(self.random.normal(0.0, client.steadiness))
        return MadeRep(
            start_s=self.ends_s,
            tempo=self._tempo(self.judged.exercise.tempo, tired=tired),
            range_ratio=float(np.clip(reach, _LEAST_RANGE, _MOST_RANGE)),
            habits=self._habits(tired),
        )

    def _tempo(self, asked: TempoTarget, *, tired: float) -> MeasuredTempo:
        spread = np.exp(self.random.normal(0.0, _SPREAD, 4)).tolist()
        hurry = self.client.hurry
        slow_down = 1.0 if "C19" in self._careful else hurry
        hold = 1.0 if "C21" in self._careful else min(1.0, hurry + 0.05)
        return MeasuredTempo(
            eccentric_s=(asked.eccentric_s or _QUICK_S) * slow_down * spread[0],
            pause_long_s=max(_LEAST_PAUSE_S, asked.pause_long_s * hurry * spread[1]),
            concentric_s=(asked.concentric_s or _QUICK_S) * (1.0 + 3.0 * tired) * spread[2],
            pause_short_s=max(_BREATH_S, asked.pause_short_s * hold * spread[3]),
        )

    def _habits(self, tired: float) -> dict[str, float]:
        exercise, cues = self.judged.exercise, self.judged.cues
        return {
            cue_id: amount
            * self._calmer.get(cue_id, 1.0)
            * (1.0 + tired)
            * float(np.exp(self.random.normal(0.0, _HABIT_SPREAD)))
            for cue_id, amount in self.client.habits.items()
            if cue_id in exercise.cues and can_show(cues[cue_id], exercise)
        }

    def _hear(self, said: Message) -> None:
        """A cue that is heeded changes the reps that follow, and a little of every set to come."""
        if self.random.random() > self.client.learns:
            return
        self._careful.add(said.cue_id)
        if said.cue_id == "C17":
            self._deeper += _DEEPER
        if said.cue_id in self.client.habits:
            self._calmer[said.cue_id] = self._calmer.get(said.cue_id, 1.0) * _CORRECTED
            self.client.habits[said.cue_id] *= _LEARNED
