"""The cues while the client moves: live states and the guides they colour.

Verdicts come later, from the finished rep (`rep_verdicts`); what is drawn follows the running
state, and is gone as soon as its points or the view are.
"""

import math
from collections.abc import Mapping

from studio.coaching.cues.cue_contract import is_judged
from studio.coaching.cues.cue_frames import CueFrame, is_plausible_length
from studio.coaching.cues.cue_state import CueState, Deviation
from studio.coaching.cues.foot_lift import FootHeights, LiveFootLift
from studio.coaching.cues.frame_rules import FRAME_RULES
from studio.coaching.cues.live_posture import LivePosture
from studio.coaching.cues.rep_rules import REP_RULES, TIMED_KEYS
from studio.coaching.cues.rules import (
    FEATURE_MEASURES,
    Measure,
    Part,
    Seen,
    is_in_window,
    limits_of,
)
from studio.coaching.guides.live_guides import GuideMoment, LiveGuides
from studio.kinematics.filters import OneEuroFilter
from studio.kinematics.reference import HighPercentile
from studio.kinematics.view import ViewGate
from studio.model.cue import Cue
from studio.model.exercise import Exercise, FirstPhase, View
from studio.model.guide import Guide
from studio.model.landmarks import Side
from studio.model.pose import SCORED, Pose

_RATIO_SCALE = 100.0
"""Ratios are filtered on a scale like degrees (coaching.md 2.6)."""


LIVE_MEASURES = (*FEATURE_MEASURES, Measure.TRUNK_CHANGE)


class LiveCues:
    """Follows every frame rule of one set. Deterministic; knows no clock."""

    def __init__(self, exercise: Exercise, *, cues: Mapping[str, Cue]) -> None:
        """Prepare for a set.

        Args:
            exercise: What is done.
            cues: Those of the exercise, by id.
        """
        self._exercise = exercise
        self._cues = cues
        self._rules = {
            cue_id: FRAME_RULES[cue.key]
            for cue_id, cue in cues.items()
            if cue.key in FRAME_RULES and FRAME_RULES[cue.key].has_limit(exercise)
        }
        self._states = {
            cue_id: CueState(limits_of(cues[cue_id], exercise=exercise)) for cue_id in self._rules
        }
        self._filters = {measure: OneEuroFilter() for measure in LIVE_MEASURES}
        self._foot_filters = tuple(OneEuroFilter() for _ in range(4))
        self._foot = LiveFootLift()
        used = {measure for rule in self._rules.values() for measure in rule.measures}
        self._posture = LivePosture(exercise, measures=used)
        self._guides = LiveGuides(exercise, cues=cues)
        self._thigh_px = HighPercentile()
        self._shank_px = HighPercentile()

    def update(
        self,
        frame: CueFrame,
        pose: Pose | None,
        *,
        features: Mapping[str, float],
        working: Side,
        shown_id: str | None,
    ) -> tuple[Guide, ...]:
        """Take in one picture and answer what to draw.

        Args:
            frame: The picture as the cues see it.
            pose: The client, or None when not seen.
            features: By full name; NaN = not seen.
            working: The leg of this set, or BOTH.
            shown_id: The cue on screen, or None.
        """
        self._thigh_px.update(frame.thigh_px)
        self._shank_px.update(frame.shank_px)
        values = self._smooth(frame)
        q = self._length(frame.progress)
        self._advance(frame, values, q=q)
        if pose is None:
            return ()
        moment = GuideMoment(
            time_s=frame.time_s,
            pose=pose,
            u=frame.progress,
            in_rep=frame.in_rep,
            near=frame.side,
            working=working,
            features=features,
            values=values,
            levels={self._cues[key].key: state.level for key, state in self._states.items()},
            may_draw=self._may_draw(frame),
            shown_id=shown_id,
        )
        return self._guides.update(moment)

    def measures(self, frame: CueFrame) -> tuple[str, ...]:
        """Client words of what can be judged right now.

        Args:
            frame: The picture as the cues see it.
        """
        if frame.gate is ViewGate.TURN or math.isnan(frame.progress):
            return ()
        return tuple(
            words for cue_id in self._cues if (words := self._live_words(cue_id, frame)) is not None
        )

    def _live_words(self, cue_id: str, frame: CueFrame) -> str | None:
        key = self._cues[cue_id].key
        if cue_id in self._rules:
            return self._rules[cue_id].words if self._is_fit(cue_id, frame) else None
        if key not in REP_RULES or not REP_RULES[key].has_limit(self._exercise):
            return None
        is_live = frame.gate is ViewGate.FULL or key in TIMED_KEYS
        return REP_RULES[key].words if is_live else None

    def _smooth(self, frame: CueFrame) -> dict[Measure, float]:
        smooth = dict.fromkeys(Measure, math.nan)
        smooth |= self._posture.update(
            frame.features,
            leg=self._leg(frame),
            stance_ratio=frame.stance_ratio,
            at_rest=not frame.in_rep,
            time_s=frame.time_s,
        )
        for measure, live_filter in self._filters.items():
            scale = _RATIO_SCALE if measure.endswith("_ratio") else 1.0
            value = live_filter.update(frame.values[measure] * scale, time_s=frame.time_s)
            smooth[measure] = value / scale
        heel, toe, ankle, length = (
            one.update(height, time_s=frame.time_s)
            for one, height in zip(
                self._foot_filters,
                (frame.foot.heel, frame.foot.toe, frame.foot.ankle, frame.foot.length),
                strict=True,
            )
        )
        lift = self._foot.update(
            FootHeights(heel=heel, toe=toe, ankle=ankle, length=length),
            is_at_rest=not frame.in_rep,
            time_s=frame.time_s,
        )
        smooth[Measure.HEEL_LIFT], smooth[Measure.TOE_LIFT] = lift.heel, lift.toe
        return smooth

    def _length(self, progress: float) -> float:
        """Q now, by the exercise's typical ends."""
        if self._exercise.first_phase is FirstPhase.ECCENTRIC:
            return progress
        return 1.0 - progress

    def _leg(self, frame: CueFrame) -> Side | None:
        """The leg whose posture is read: side-on the near one, else the working one."""
        is_one = self._exercise.view is View.SIDE or self._exercise.per_side
        return frame.side if is_one else None

    def _is_fit(self, cue_id: str, frame: CueFrame) -> bool:
        if frame.gate is not ViewGate.FULL or frame.side is None:
            return False
        rule = self._rules[cue_id]
        parts = rule.parts
        if self._exercise.view is not View.SIDE:
            both = rule.seen is Seen.BOTH or self._leg(frame) is None
            sides = (frame.visibility, frame.other_visibility)[: 2 if both else 1]
            return all(seen[part] >= SCORED for part in parts for seen in sides)
        if not all(frame.visibility[part] >= SCORED for part in parts):
            return False
        thigh_fits = is_plausible_length(frame.thigh_px, self._thigh_px.value)
        shank_fits = is_plausible_length(frame.shank_px, self._shank_px.value)
        needs_thigh = Part.HIP in parts and Part.KNEE in parts
        needs_shank = Part.KNEE in parts and Part.ANKLE in parts
        return (thigh_fits or not needs_thigh) and (shank_fits or not needs_shank)

    def _advance(self, frame: CueFrame, values: Mapping[Measure, float], *, q: float) -> None:
        for cue_id, rule in self._rules.items():
            deviation = Deviation(value=math.nan)
            if self._is_fit(cue_id, frame):
                deviation = rule.deviation(self._exercise, values)
            window = rule.window(self._exercise)
            self._states[cue_id].update(
                deviation,
                time_s=frame.time_s,
                in_window=is_in_window(window, q=q, in_rep=frame.in_rep),
            )

    def _may_draw(self, frame: CueFrame) -> frozenset[str]:
        """Cues that can be judged now; one without a state of its own needs the view alone."""
        if frame.gate is not ViewGate.FULL or frame.side is None:
            return frozenset()
        return frozenset(
            cue_id
            for cue_id in self._cues
            if is_judged(self._cues[cue_id], exercise=self._exercise)
            and (cue_id not in self._rules or self._is_fit(cue_id, frame))
        )
