"""All cues of one set together: watched live, judged rep by rep, at most one on screen.

Live states drive the colours of the guides. Verdicts come from the finished rep, smoothed
without delay; words follow the verdicts. A cue that is not in the exercise's list is never
evaluated, drawn or said (coaching.md 3.3).
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from studio.coaching.cues.arbitration import CueArbiter, Message
from studio.coaching.cues.cue_frames import (
    CueFrame,
    CueFrames,
    foot_heights,
    is_trailing,
    near_side,
    near_values,
    other_side,
    part_visibility,
    segment_px,
)
from studio.coaching.cues.cue_words import wordings_of
from studio.coaching.cues.frame_rules import FRAME_RULES
from studio.coaching.cues.late_hold import HOLD_KEY, late_hold
from studio.coaching.cues.live_cues import LiveCues
from studio.coaching.cues.rep_rules import REP_RULES, RepMaterial, is_timed, straightest_deg
from studio.coaching.cues.rep_verdicts import Finding, judge_movement, judge_rep, worse
from studio.coaching.cues.rules import Measure, Part
from studio.coaching.cues.stretch import loose_stretch, rep_stretch
from studio.coaching.cues.unjudged import unjudged
from studio.coaching.cues.verdict_sheet import RepVerdicts, VerdictSheet
from studio.coaching.cues.view_gate import GradingGate
from studio.coaching.ledger import CueAnswered
from studio.model.cue import Cue, CueLevel, CueVerdict, Unjudged
from studio.model.exercise import Exercise, Position, View
from studio.model.guide import Guide
from studio.model.landmarks import Side
from studio.model.pose import Pose
from studio.model.rep import Rep

BEFORE_S = 1.0
AFTER_S = 0.7
"""Around a rep: the start pose it is compared with, and its finish (coaching.md 5.1)."""

_STANCE_SHARE = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class CueOnScreen:
    """The one cue the client sees."""

    cue_id: str
    words: str
    level: CueLevel
    since_s: float
    rep: int = 0
    wording: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CueStep:
    """What the cues say after one picture.

    Attributes:
        guides: Shapes to draw on the body.
        shown: The cue on screen, or None.
        spoken: Its id in the one picture with which it appeared, else None.
        live_measures: Client words of what can be judged right now.
        advice: What to do so that grading goes on, or "".
        praise: Words of praise on screen, or ""; never together with `shown`.
    """

    guides: tuple[Guide, ...]
    shown: CueOnScreen | None
    spoken: str | None
    live_measures: tuple[str, ...]
    advice: str
    praise: str = ""


class CueJudge:
    """Watches the cues of one set. Deterministic; knows no clock."""

    def __init__(self, exercise: Exercise, *, cues: Mapping[str, Cue]) -> None:
        """Prepare for a set.

        Args:
            exercise: Decides which cues may speak.
            cues: Every cue by id.

        Raises:
            ValueError: A cue of the exercise has a key without a rule.
        """
        self._exercise = exercise
        self._cues = {cue_id: cues[cue_id] for cue_id in exercise.cues}
        known = FRAME_RULES.keys() | REP_RULES.keys()
        for cue in self._cues.values():
            if cue.key not in known:
                raise ValueError(f'cue {cue.id}: there is no rule "{cue.key}"')
        self._words = {key: wordings_of(cue, exercise=exercise) for key, cue in self._cues.items()}
        self._sheet = VerdictSheet(exercise=exercise, cues=self._cues, words=self._words)
        self._arbiter = CueArbiter(self._cues, words=self._words)
        self._answers: tuple[CueAnswered, ...] = ()
        self._frames = CueFrames()
        self._live = LiveCues(exercise, cues=self._cues)
        self._gate = GradingGate(exercise.view)
        self._trunk_before_deg = math.nan
        self._stance_ratio = math.nan
        self._straightest_deg = math.nan
        self._loose: dict[str, Finding] = {}
        self._announced_s = -math.inf
        self._now_s = -math.inf
        self._is_closed = False
        self._has_rep = False
        self._was_timed = False

    def step(
        self,
        *,
        time_s: float,
        features: Mapping[str, float],
        pose: Pose | None,
        progress: float | None,
        in_rep: bool,
        side: Side,
        view: View | None,
    ) -> CueStep:
        """Take in one picture.

        Args:
            time_s: Stream time, rising.
            features: By full name; NaN = not seen.
            pose: The client, or None when not seen.
            progress: u of the driver, None = not seen.
            in_rep: Whether a there-and-back is under way.
            side: The leg of this set, or the near one; where it is the far one nothing of the
                legs is judged.
            view: From where the client is seen, None = not known.
        """
        self._now_s = time_s
        gate = self._gate.update(
            features["yaw_deg"] if view is not None else math.nan,
            is_seen=pose is not None,
            time_s=time_s,
            in_rep=in_rep,
        )
        near = self._judged_side(features, pose, side=side)
        frame = CueFrame(
            time_s=time_s,
            progress=math.nan if progress is None else progress,
            in_rep=in_rep,
            gate=gate,
            side=near,
            values=self._values(features, near, in_rep=in_rep),
            visibility=part_visibility(pose, near or Side.LEFT),
            other_visibility=part_visibility(pose, other_side(near or Side.LEFT)),
            foot=foot_heights(pose, near),
            features={} if pose is None else features,
            stance_ratio=self._stance(features, in_rep=in_rep),
            thigh_px=segment_px(pose, Part.HIP, Part.KNEE, near),
            shank_px=segment_px(pose, Part.KNEE, Part.ANKLE, near),
        )
        self._frames.add(frame)
        guides = self._live.update(
            frame, pose, features=features, working=side, shown_id=self._shown_id(time_s)
        )
        return self._answer(frame, guides)

    def _shown_id(self, time_s: float) -> str | None:
        """The cue whose words stand on the screen."""
        message = None if self._is_closed else self._arbiter.on_screen(time_s)
        return None if message is None or message.level is None else message.cue_id

    def finish_rep(self, rep: Rep, *, before: Rep | None = None) -> RepVerdicts:
        """Judge the rep just over from everything seen between its start and end.

        Args:
            rep: Measured; its span and side decide which pictures and which leg are judged.
            before: The rep before it, whose pause at the end is known now; None = none.
        """
        span = rep.span
        self._judge_loose(until_s=span.start_s)
        self._lock_stance(ahead_of_s=span.start_s)
        self._has_rep = True
        frames = self._frames.between(span.start_s - BEFORE_S, span.end_s + AFTER_S)
        self._frames.drop_until(span.end_s)
        leg = None if span.side is Side.BOTH else span.side
        findings: dict[str, Finding] = {}
        reasons: dict[str, Unjudged] = {}
        held = self._held_before(before)
        if len(frames) >= 2:
            pictures = rep_stretch(
                frames, start_s=span.start_s, end_s=span.end_s, exercise=self._exercise, leg=leg
            )
            material = RepMaterial(
                rep=rep,
                pictures=pictures,
                exercise=self._exercise,
                straightest_deg=self._straightest_deg,
            )
            self._straightest_deg = straightest_deg(material)
            findings = judge_rep(material, cues=self._cues)
            self._was_timed = is_timed(material)
            reasons = unjudged(material, cues=self._cues, judged=findings)
        message = self._say({**held, **findings})
        shown = message.cue_id if message is not None and message.level is not None else None
        return self._sheet.of(rep, findings, shown=shown, held_before=held, reasons=reasons)

    def _held_before(self, before: Rep | None) -> dict[str, Finding]:
        """The hold at the end of the rep before, where that is known only now."""
        cue = next((one for one in self._cues.values() if one.key == HOLD_KEY), None)
        if cue is None or before is None or not self._was_timed:
            return {}
        found = late_hold(before, cue=cue, exercise=self._exercise)
        return {} if found is None else {cue.id: found}

    def drop_movement(self, *, until_s: float) -> None:
        """Forget a movement that was not this exercise at all (walking, another person).

        Args:
            until_s: When it was over, stream time.
        """
        self._frames.drop_until(until_s)

    def partial_verdicts(self) -> tuple[CueVerdict, ...]:
        """Verdicts from movement that was not a whole rep, one a cue, worst level."""
        self._judge_loose(until_s=self._now_s)
        return tuple(
            CueVerdict(id=cue_id, level=found.level, at_s=found.at_s, shown=False)
            for cue_id, found in sorted(self._loose.items())
            if found.level is not None
        )

    def close(self) -> None:
        """The set is over: from now on nothing reaches the client any more."""
        self._is_closed = True

    def _judged_side(
        self, features: Mapping[str, float], pose: Pose | None, *, side: Side
    ) -> Side | None:
        """The near leg, if it is the one that works; the far leg is never judged.

        Where the body is not seen from the side both legs are near.
        """
        if self._exercise.view is not View.SIDE:
            return None if pose is None else Side.RIGHT if side is Side.RIGHT else Side.LEFT
        near = near_side(features)
        if pose is None or near is None:
            return None
        if self._exercise.per_side and side is not Side.BOTH and side is not near:
            return None
        if self._exercise.position is Position.SPLIT and is_trailing(pose, near):
            return None
        return near

    def _values(
        self, features: Mapping[str, float], near: Side | None, *, in_rep: bool
    ) -> dict[Measure, float]:
        values = dict.fromkeys(Measure, math.nan)
        if near is not None:
            values = near_values(features, near)
        values[Measure.TRUNK_CHANGE] = self._trunk_change(values[Measure.TRUNK], in_rep=in_rep)
        return values

    def _stance(self, features: Mapping[str, float], *, in_rep: bool) -> float:
        """Gap of the ankles in the standing ahead of the first rep."""
        gap = features["ankle_gap_ratio"]
        if not in_rep and not self._has_rep and not math.isnan(gap):
            before = self._stance_ratio
            step = _STANCE_SHARE * (gap - before)
            self._stance_ratio = gap if math.isnan(before) else before + step
        return self._stance_ratio

    def _lock_stance(self, *, ahead_of_s: float) -> None:
        ahead = [one.stance_ratio for one in self._frames.all if one.time_s <= ahead_of_s]
        if ahead and not self._has_rep:
            self._stance_ratio = ahead[-1]

    def _trunk_change(self, trunk_deg: float, *, in_rep: bool) -> float:
        """Trunk lean against the moment before the movement began."""
        if not in_rep and not math.isnan(trunk_deg):
            self._trunk_before_deg = trunk_deg
        return trunk_deg - self._trunk_before_deg

    def _answer(self, frame: CueFrame, guides: tuple[Guide, ...]) -> CueStep:
        message = None if self._is_closed else self._arbiter.on_screen(frame.time_s)
        shown = spoken = None
        praise = ""
        if message is not None and message.level is None:
            praise = message.words
        elif message is not None and message.level is not None:
            shown = CueOnScreen(
                cue_id=message.cue_id,
                words=message.words,
                level=message.level,
                since_s=message.since_s,
                rep=message.rep,
                wording=message.wording,
            )
            if message.since_s > self._announced_s:
                self._announced_s, spoken = message.since_s, message.cue_id
        return CueStep(
            guides=guides,
            shown=shown,
            spoken=spoken,
            live_measures=self._live.measures(frame),
            advice=self._gate.advice,
            praise=praise,
        )

    def _judge_loose(self, *, until_s: float) -> None:
        """Judge what moved before a time and belongs to no rep.

        Between lifts from the floor the weight is lowered: that is no failed rep.
        """
        if self._exercise.counts_lift and self._has_rep:
            return
        frames = [frame for frame in self._frames.all if frame.time_s < until_s]
        if len(frames) < 2:
            return
        pictures = loose_stretch(frames, exercise=self._exercise, leg=None)
        found = judge_movement(pictures, exercise=self._exercise, cues=self._cues)
        for cue_id, finding in found.items():
            before = self._loose.get(cue_id)
            self._loose[cue_id] = finding if before is None else worse(before, finding)

    def _say(self, findings: Mapping[str, Finding]) -> Message | None:
        """Let the arbiter choose what appears now."""
        message = self._arbiter.rep_over(
            active={k: found.level for k, found in findings.items() if found.level is not None},
            clean=[cue_id for cue_id, found in findings.items() if found.level is None],
            time_s=self._now_s,
        )
        self._answers += self._arbiter.answers
        return None if self._is_closed else message

    def take_answers(self) -> tuple[CueAnswered, ...]:
        """What became certain about cues given before, since the last call."""
        answers, self._answers = self._answers, ()
        return answers
