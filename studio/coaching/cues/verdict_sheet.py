"""What the cues say about a rep that is over, as the score and the journal take it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from studio.coaching.cues.rep_rules import REP_RULES, TIMED_KEYS
from studio.coaching.cues.rep_verdicts import Finding
from studio.coaching.metrics import PathCue
from studio.model.cue import Cue, CueLevel, CueVerdict, Unjudged
from studio.model.exercise import Exercise
from studio.model.rep import Rep

OWN_TERM_KEYS: frozenset[str] = TIMED_KEYS | {"depth", "symmetry"}
"""Cues with a term of their own in the score, or judged per set; the rest is form (5.8)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RepVerdicts:
    """What the cues say about a rep that is over.

    Attributes:
        beyond_amber: One for each cue that went beyond amber.
        path: Form cues for the score; a cue that was not seen is marked so, never ok.
        hold_ratio: Hold reached, 0..1; None = not prescribed, NaN = not seen.
        no_bounce: 1 = stopped at the long end, 0 = bounced; None = not prescribed, NaN = not
            seen.
        observed: Every cue that was judged, by id, with its worst level; None = ok. A cue that
            is missing was not seen or is not measured.
        held_before: The hold at the end of the rep before, where it is known only now; by cue id.
        unjudged: Why the others that are asked for were not judged, by id.
    """

    beyond_amber: tuple[CueVerdict, ...]
    path: tuple[PathCue, ...]
    hold_ratio: float | None
    no_bounce: float | None
    observed: Mapping[str, CueLevel | None]
    held_before: Mapping[str, Finding] = field(default_factory=dict)
    unjudged: Mapping[str, Unjudged] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictSheet:
    """Writes the verdicts of an exercise's reps.

    Attributes:
        exercise: What is done.
        cues: Those of the exercise, by id.
        words: The wordings of each, the first one first.
    """

    exercise: Exercise
    cues: Mapping[str, Cue]
    words: Mapping[str, tuple[str, ...]]

    def of(
        self,
        rep: Rep,
        findings: Mapping[str, Finding],
        *,
        shown: str | None,
        held_before: Mapping[str, Finding] | None = None,
        reasons: Mapping[str, Unjudged] | None = None,
    ) -> RepVerdicts:
        """The verdicts of a rep.

        Args:
            rep: Measured.
            findings: By cue id.
            shown: The cue whose words appear now, if any.
            held_before: What is known only now of the rep before, by cue id; None = nothing.
            reasons: Why cues were not judged, by id; None = not asked.
        """
        verdicts = tuple(
            CueVerdict(id=cue_id, level=found.level, at_s=found.at_s, shown=cue_id == shown)
            for cue_id, found in findings.items()
            if found.level is not None
        )
        path = tuple(
            PathCue(
                id=cue_id,
                weight_ratio=cue.weight_ratio,
                grade=cue.grade,
                seen=cue_id in findings,
                level=findings[cue_id].level if cue_id in findings else None,
                words=self.words[cue_id][0],
            )
            for cue_id, cue in self.cues.items()
            if cue.key not in OWN_TERM_KEYS
        )
        return RepVerdicts(
            beyond_amber=verdicts,
            path=path,
            hold_ratio=self._hold_ratio(rep, findings),
            no_bounce=self._no_bounce(findings),
            observed={cue_id: found.level for cue_id, found in findings.items()},
            held_before={} if held_before is None else held_before,
            unjudged={} if reasons is None else reasons,
        )

    def _hold_ratio(self, rep: Rep, findings: Mapping[str, Finding]) -> float | None:
        cue_id = self._asked("squeeze_hold")
        if cue_id is None:
            return None
        if cue_id not in findings:
            return math.nan
        return min(rep.tempo.pause_short_s / self.exercise.tempo.pause_short_s, 1.0)

    def _no_bounce(self, findings: Mapping[str, Finding]) -> float | None:
        cue_id = self._asked("no_bounce")
        if cue_id is None:
            return None
        if cue_id not in findings:
            return math.nan
        return 1.0 if findings[cue_id].level is None else 0.0

    def _asked(self, key: str) -> str | None:
        """Id of the cue with this key, if the exercise has it and asks for it."""
        if not REP_RULES[key].has_limit(self.exercise):
            return None
        return next((cue.id for cue in self.cues.values() if cue.key == key), None)
