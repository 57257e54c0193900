"""What a cue says in an exercise: its first words, and others for when those did not help."""

from studio.model.cue import Cue
from studio.model.exercise import Exercise, FirstPhase

CONCENTRIC_FIRST = "concentric_first"
"""Words for every exercise whose rep begins by shortening, in `say_by_family`."""


def words_of(cue: Cue, *, exercise: Exercise) -> str:
    """What a cue says first: by family, by first phase, or its own words."""
    if exercise.family in cue.say_by_family:
        return cue.say_by_family[exercise.family]
    if exercise.first_phase is FirstPhase.CONCENTRIC and CONCENTRIC_FIRST in cue.say_by_family:
        return cue.say_by_family[CONCENTRIC_FIRST]
    return cue.say


def wordings_of(cue: Cue, *, exercise: Exercise) -> tuple[str, ...]:
    """Everything a cue may say in an exercise, in the order it is tried."""
    return (words_of(cue, exercise=exercise), *cue.say_again)
