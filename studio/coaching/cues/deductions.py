"""The words of a tempo deduction, for the client: at most ten, kind, one thing to do."""

from enum import StrEnum

from studio.model.exercise import FirstPhase


class TempoPhase(StrEnum):
    """The four phases in the order tempo is written."""

    ECCENTRIC = "eccentric"
    PAUSE_LONG = "pause_long"
    CONCENTRIC = "concentric"
    PAUSE_SHORT = "pause_short"


_WORDS: dict[tuple[FirstPhase, TempoPhase], tuple[str, str]] = {
    (FirstPhase.ECCENTRIC, TempoPhase.ECCENTRIC): (
        "Slow the way down",
        "Go down a little quicker",
    ),
    (FirstPhase.ECCENTRIC, TempoPhase.PAUSE_LONG): (
        "Pause a moment longer at the bottom",
        "Pause a little shorter at the bottom",
    ),
    (FirstPhase.ECCENTRIC, TempoPhase.CONCENTRIC): (
        "Come up a little slower",
        "Come up a little quicker",
    ),
    (FirstPhase.ECCENTRIC, TempoPhase.PAUSE_SHORT): (
        "Stand tall a moment longer between reps",
        "Start the next rep a little sooner",
    ),
    (FirstPhase.CONCENTRIC, TempoPhase.ECCENTRIC): (
        "Lower it slowly",
        "Lower it a little quicker",
    ),
    (FirstPhase.CONCENTRIC, TempoPhase.PAUSE_LONG): (
        "Settle a moment longer before each rep",
        "Start the next rep a little sooner",
    ),
    (FirstPhase.CONCENTRIC, TempoPhase.CONCENTRIC): (
        "Lift a little slower",
        "Lift a little quicker",
    ),
    (FirstPhase.CONCENTRIC, TempoPhase.PAUSE_SHORT): (
        "Squeeze and hold a moment longer",
        "Hold a little shorter at the end",
    ),
}
"""For a phase that was too short, and for one that was too long."""


def tempo_words(phase: TempoPhase, *, too_short: bool, first_phase: FirstPhase) -> str:
    """What to do about a phase that missed its seconds."""
    shorter, longer = _WORDS[first_phase, phase]
    return shorter if too_short else longer
