"""The reps of a set, each with the best numbers known so far.

A rep is first written down when it is counted. Its numbers are taken again when it is over, and
once more when the next rep sets off, because only then the pause at its end is known.
"""

import math
from collections.abc import Mapping
from dataclasses import replace

from studio.coaching.counting.cycles import Cycle
from studio.coaching.counting.joint_paths import JointPaths
from studio.coaching.counting.live_driver import LiveDriver
from studio.coaching.counting.rep_record import (
    MARGIN_S,
    RepNumbers,
    measure,
    phase_order,
    side_of,
    trace_of,
)
from studio.coaching.counting.tempo import measured_tempo
from studio.coaching.cues.cue_judge import CueJudge
from studio.coaching.cues.late_hold import with_late_hold
from studio.coaching.cues.verdict_sheet import RepVerdicts
from studio.coaching.rep_score import scored
from studio.model.cue import Cue
from studio.model.exercise import Exercise
from studio.model.rep import Rep


class RepBook:
    """Writes down the reps of one set."""

    def __init__(
        self,
        exercise: Exercise,
        *,
        cues: Mapping[str, Cue],
        driver: LiveDriver,
        paths: JointPaths,
        judge: CueJudge,
    ) -> None:
        """Open an empty book.

        Args:
            exercise: What is done.
            cues: Every cue by id.
            driver: Holds the driver of the whole set.
            paths: Holds the joints of the whole set.
            judge: Judges the cues of a rep once it is over.
        """
        self._exercise = exercise
        self._cues = cues
        self._driver = driver
        self._paths = paths
        self._judge = judge
        self._cycles: dict[int, Cycle] = {}
        self._numbers: dict[int, RepNumbers] = {}
        self._verdicts: dict[int, RepVerdicts] = {}
        self._reps: dict[int, Rep] = {}

    @property
    def reps(self) -> tuple[Rep, ...]:
        """In the order of their numbers."""
        return tuple(self._reps[number] for number in sorted(self._reps))

    def counted(self, cycle: Cycle) -> Rep:
        """Write a rep down in the moment it is counted; it is not scored yet."""
        return self._write(cycle)

    def settled(self, cycle: Cycle) -> list[Rep]:
        """Take the numbers of a rep that is over, and end the pause of the one before.

        Its samples end where the next rep sets off, or now.

        Returns:
            The reps that changed.
        """
        rep = self._write(cycle, next_start_s=cycle.samples[-1].time_s)
        before = self._cycles.get(cycle.number - 1)
        if before is None:
            self._verdicts[cycle.number] = self._judge.finish_rep(rep)
            return [self._scored(cycle.number)]
        self._write(before, next_start_s=cycle.turn.start_s)
        held = self._end_pause(before.number)
        verdicts = self._judge.finish_rep(rep, before=held)
        self._verdicts[cycle.number] = verdicts
        if before.number in self._verdicts:
            self._verdicts[before.number] = with_late_hold(
                self._verdicts[before.number], verdicts, rep=held, exercise=self._exercise
            )
        changed = [self._scored(before.number), self._scored(cycle.number)]
        self._let_go(before.number)
        return changed

    def closed(self) -> list[Rep]:
        """The set is over: the last rep has its whole tail now."""
        if not self._cycles:
            return []
        number = max(self._cycles)
        self._write(self._cycles[number])
        return [self._scored(number)]

    def _write(self, cycle: Cycle, *, next_start_s: float = math.nan) -> Rep:
        side = side_of(cycle, exercise=self._exercise)
        before = self._numbers.get(cycle.number - 1)
        time_s, driver = self._driver.series(side, turn=cycle.turn)
        way_time_s, way = self._paths.way(cycle.turn, margin_s=MARGIN_S)
        numbers = measure(
            cycle,
            exercise=self._exercise,
            side=side,
            time_s=time_s,
            driver=driver,
            way_time_s=way_time_s,
            way=way,
            previous_end_s=before.span.end_s if before else math.nan,
            next_start_s=next_start_s,
        )
        since_start_s, trace = trace_of(numbers.span, time_s=time_s, driver=driver)
        rep = Rep(
            span=numbers.span,
            status=numbers.status,
            driver_start=numbers.driver_start,
            driver_far=numbers.driver_far,
            rom_ratio=numbers.rom_ratio,
            tempo=numbers.tempo,
            score=math.nan,
            coverage=0.0,
            deduction="",
            cues=(),
            trace_time_s=since_start_s,
            trace=trace,
        )
        self._cycles[cycle.number] = cycle
        self._numbers[cycle.number] = numbers
        self._reps[cycle.number] = rep
        return rep

    def _let_go(self, number: int) -> None:
        """It is not measured again: forget its pictures, so that a long set does not grow."""
        del self._cycles[number]
        self._verdicts.pop(number, None)

    def _end_pause(self, number: int) -> Rep:
        """The pause at the start pose ends where the next rep begins."""
        numbers, after = self._numbers[number], self._numbers[number + 1]
        tempo = measured_tempo(
            numbers.fit,
            first_phase=phase_order(self._exercise),
            next_leaves_start_s=after.fit.leaves_start_s,
        )
        self._numbers[number] = replace(numbers, tempo=tempo)
        self._reps[number] = rep = replace(self._reps[number], tempo=tempo)
        return rep

    def _scored(self, number: int) -> Rep:
        rep = self._reps[number]
        verdicts = self._verdicts.get(number)
        if verdicts is not None:
            rep = scored(rep, verdicts=verdicts, exercise=self._exercise, cues=self._cues)
        self._reps[number] = rep
        return rep
