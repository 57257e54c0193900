"""How the newest rep was, in one word: for the eye (a sign) and for the ear (a tone)."""

import math
from enum import StrEnum

from studio.model.exercise import Exercise
from studio.model.rep import Rep, RepStatus

FAST_RATIO = 0.65
"""A lengthening phase below this share of its prescription is fast (coaching.md C19)."""


class RepVerdict(StrEnum):
    """How the newest rep was."""

    GOOD = "good"
    SHORT = "short"
    FAST = "fast"


def rep_verdict(rep: Rep, exercise: Exercise | None) -> RepVerdict:
    """Short before fast before good.

    Args:
        rep: The rep; a tempo that is not measured yet (NaN) is not called fast.
        exercise: Its prescription; None = not known.
    """
    if rep.status is RepStatus.SHORT:
        return RepVerdict.SHORT
    asked_s = None if exercise is None else exercise.tempo.eccentric_s
    done_s = rep.tempo.eccentric_s
    if asked_s is not None and not math.isnan(done_s) and done_s < FAST_RATIO * asked_s:
        return RepVerdict.FAST
    return RepVerdict.GOOD
