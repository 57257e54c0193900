"""The score of a whole set (coaching.md 5.8)."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from studio.model.rep import Rep

COVERAGE_MIN = 0.60
"""Below it there is no score, only counts."""

_MEDIAN_WEIGHT = 0.85
_STEADY_WEIGHT = 0.15
_FREE_SPREAD = 0.03
_SPREAD_SPAN = 0.12
_SMALLEST_LOSS = 1.0
"""Points of a set below which nothing is said: a score that reads 99 or 100 asks for nothing."""

UNSTEADY_WORDS = "Reach equally far in every rep"


@dataclass(frozen=True, slots=True, kw_only=True)
class SetScore:
    """How a set went.

    Attributes:
        score: 0..100, NaN when too little was seen.
        coverage: Share of the score that was observed, mean over the reps; 0 without reps.
        deduction: What cost the set most, in words: what stood first in most reps, or that reps
            differ; "" = nothing worth a word. It never contradicts the score.
    """

    score: float
    coverage: float
    deduction: str


def score_set(reps: Sequence[Rep]) -> SetScore:
    """Judge a set from its reps.

    Args:
        reps: Everything counted; a rep that could not be scored has a NaN score.
    """
    coverages = [rep.coverage for rep in reps if math.isfinite(rep.coverage)]
    coverage = float(np.mean(coverages)) if coverages else 0.0
    scores = [rep.score for rep in reps if math.isfinite(rep.score)]
    words = Counter(rep.deduction for rep in reps if rep.deduction)
    deduction = words.most_common(1)[0][0] if words else ""
    if not scores or coverage < COVERAGE_MIN:
        return SetScore(score=math.nan, coverage=coverage, deduction=deduction)
    median_score, steadiness = float(np.median(scores)), _steadiness(reps)
    score = _MEDIAN_WEIGHT * median_score + _STEADY_WEIGHT * 100.0 * steadiness
    reps_lost = _MEDIAN_WEIGHT * (100.0 - median_score)
    spread_lost = _STEADY_WEIGHT * 100.0 * (1.0 - steadiness)
    if max(reps_lost, spread_lost) < _SMALLEST_LOSS:
        deduction = ""
    elif spread_lost > reps_lost:
        deduction = UNSTEADY_WORDS
    return SetScore(score=score, coverage=coverage, deduction=deduction)


def _steadiness(reps: Sequence[Rep]) -> float:
    """1 = every rep has the same range, beyond what measuring alone spreads (coaching.md 5.7)."""
    ranges = np.asarray([rep.rom_ratio for rep in reps if math.isfinite(rep.rom_ratio)])
    if ranges.size < 2 or ranges.mean() <= 0:
        return 1.0
    spread = float(ranges.std(ddof=1) / ranges.mean())
    return min(1.0, max(0.0, 1.0 - (spread - _FREE_SPREAD) / _SPREAD_SPAN))
