"""A made-up set, rep by rep, judged by the coach: range, tempo, cues, score, words and answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from studio.coaching.cues.arbitration import Message
from studio.coaching.cues.cue_judge import CueJudge
from studio.coaching.cues.rep_rules import RepMaterial, straightest_deg
from studio.coaching.cues.rep_verdicts import judge_rep
from studio.coaching.cues.stretch import Stretch
from studio.coaching.cues.verdict_sheet import RepVerdicts
from studio.coaching.ledger import CueAnswered
from studio.coaching.metrics import rep_status, rom_ratio
from studio.coaching.rep_score import scored
from studio.engine.demo.body import JointTable, MadeRep, pictures_of, seconds_of
from studio.model.cue import Cue
from studio.model.exercise import Exercise, FirstPhase
from studio.model.landmarks import Side
from studio.model.rep import MeasuredTempo, Rep, RepSpan

_TRACE_STEP = 2
_TEMPO_NOISE_S = 0.08
_RANGE_NOISE = 0.012
_COUNTED_AFTER_S = 0.25


class AngleJudge(CueJudge):
    """The cues of a set, judged from angles instead of pictures."""

    said: Message | None = None
    """What appeared with the last rep."""

    def judge(self, rep: Rep, pictures: Stretch) -> RepVerdicts:
        """Judge a rep that is over.

        Args:
            rep: Measured.
            pictures: Its angles.
        """
        self._now_s = rep.span.end_s
        material = RepMaterial(
            rep=rep,
            pictures=pictures,
            exercise=self._exercise,
            straightest_deg=self._straightest_deg,
        )
        self._straightest_deg = straightest_deg(material)
        findings = judge_rep(material, cues=self._cues)
        message = self._say(findings)
        self.said = message if message is not None and message.level is not None else None
        return self._sheet.of(rep, findings, shown=self.said.cue_id if self.said else None)


@dataclass(slots=True, kw_only=True, eq=False)
class JudgedSet:
    """One set under way.

    Attributes:
        exercise: Of what.
        side: The working leg, or BOTH.
        table: Angles of the exercise.
        cues: Every cue by id.
        random: For the noise of measuring.
        reps: Judged so far.
        said: (rep number, what appeared after it).
        answers: What became of what was said.
    """

    exercise: Exercise
    side: Side
    table: JointTable
    cues: Mapping[str, Cue]
    random: np.random.Generator
    reps: list[Rep] = field(default_factory=list)
    said: list[Message] = field(default_factory=list)
    answers: list[CueAnswered] = field(default_factory=list)
    _judge: AngleJudge = field(init=False)

    def __post_init__(self) -> None:
        """Begin with nothing done."""
        self._judge = AngleJudge(self.exercise, cues=self.cues)

    def add(self, made: MadeRep) -> Message | None:
        """Judge one more rep; what appears to the client.

        Args:
            made: How it was done.
        """
        own = {cue_id: self.cues[cue_id] for cue_id in self.exercise.cues}
        pictures = pictures_of(
            made, exercise=self.exercise, side=self.side, table=self.table, cues=own
        )
        rep = self._measured(made, pictures)
        verdicts = self._judge.judge(rep, pictures)
        self.answers += self._judge.take_answers()
        said = self._judge.said
        if said is not None:
            self.said.append(said)
        self.reps.append(scored(rep, verdicts=verdicts, exercise=self.exercise, cues=self.cues))
        return said

    def _measured(self, made: MadeRep, pictures: Stretch) -> Rep:
        """The rep with its numbers, measured as well as a camera does."""
        driver = self.exercise.driver
        reached = made.range_ratio + float(self.random.normal(0.0, _RANGE_NOISE))
        way = driver.rom_target if driver.far >= driver.start else -driver.rom_target
        far = driver.start + way * reached
        ratio = rom_ratio(driver.start, far, driver=driver, target=driver.rom_target)
        inside = np.flatnonzero(pictures.in_rep)[::_TRACE_STEP]
        q = pictures.q[inside]
        is_eccentric = self.exercise.first_phase is FirstPhase.ECCENTRIC
        share = q if is_eccentric else q.max(initial=0.0) - q
        top = max(float(share.max(initial=0.0)), 1e-6)
        return Rep(
            span=self._span(made),
            status=rep_status(ratio),
            driver_start=driver.start,
            driver_far=far,
            rom_ratio=ratio,
            tempo=self._timed(made.tempo),
            score=float("nan"),
            coverage=0.0,
            deduction="",
            cues=(),
            trace_time_s=(pictures.time_s[inside] - made.start_s).astype(np.float32),
            trace=(driver.start + way * reached * share / top).astype(np.float32),
        )

    def _span(self, made: MadeRep) -> RepSpan:
        tempo, start_s = made.tempo, made.start_s
        end_s = start_s + seconds_of(made) - self._pause_after(tempo)
        if self.exercise.first_phase is FirstPhase.ECCENTRIC:
            far_s = start_s + tempo.eccentric_s + tempo.pause_long_s / 2
            bottom_s, top_s = far_s, end_s
        else:
            far_s = start_s + tempo.concentric_s + tempo.pause_short_s / 2
            bottom_s, top_s = start_s, far_s
        return RepSpan(
            number=len(self.reps) + 1,
            side=self.side,
            start_s=start_s,
            far_s=far_s,
            end_s=end_s,
            bottom_s=bottom_s,
            top_s=top_s,
            counted_at_s=end_s + _COUNTED_AFTER_S,
        )

    def _pause_after(self, tempo: MeasuredTempo) -> float:
        """The pause at the start pose, which ends a rep."""
        is_eccentric = self.exercise.first_phase is FirstPhase.ECCENTRIC
        return tempo.pause_short_s if is_eccentric else tempo.pause_long_s

    def _timed(self, tempo: MeasuredTempo) -> MeasuredTempo:
        noise = self.random.normal(0.0, _TEMPO_NOISE_S, 4).tolist()
        return MeasuredTempo(
            eccentric_s=max(0.2, tempo.eccentric_s + noise[0]),
            pause_long_s=max(0.0, tempo.pause_long_s + noise[1]),
            concentric_s=max(0.2, tempo.concentric_s + noise[2]),
            pause_short_s=max(0.0, tempo.pause_short_s + noise[3]),
        )


def with_open_end(rep: Rep) -> Rep:
    """The last rep of a set: nobody sees how long the pause after it was."""
    return replace(rep, tempo=replace(rep.tempo, pause_short_s=float("nan")))
