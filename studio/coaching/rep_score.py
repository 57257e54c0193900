"""The score of a rep from its numbers and its cue verdicts (coaching.md 5.8)."""

from collections.abc import Mapping
from dataclasses import replace

from studio.coaching.cues.verdict_sheet import RepVerdicts
from studio.coaching.metrics import RepEvidence, score_rep
from studio.model.cue import Cue
from studio.model.exercise import Exercise
from studio.model.rep import Rep


def scored(rep: Rep, *, verdicts: RepVerdicts, exercise: Exercise, cues: Mapping[str, Cue]) -> Rep:
    """The rep with score, coverage, largest deduction and cue verdicts.

    Args:
        rep: Measured, not scored.
        verdicts: What the cues said.
        exercise: What it is a rep of.
        cues: Every cue by id.
    """
    evidence = RepEvidence(
        rom_ratio=rep.rom_ratio,
        path=verdicts.path,
        tempo=rep.tempo,
        tempo_target=exercise.tempo,
        first_phase=exercise.first_phase,
        hold_ratio=verdicts.hold_ratio,
        no_bounce=verdicts.no_bounce,
        range_words=_range_words(exercise, cues),
    )
    result = score_rep(evidence)
    return replace(
        rep,
        score=result.score,
        coverage=result.coverage,
        deduction=result.deduction,
        cues=verdicts.beyond_amber,
        judged_cue_ids=frozenset(verdicts.observed),
        unjudged=verdicts.unjudged,
    )


def _range_words(exercise: Exercise, cues: Mapping[str, Cue]) -> str:
    depth = cues["C17"]
    return depth.say_by_family.get(exercise.family, depth.say)
