"""What follows from a pain answer (coaching.md 8.4), stricter since nobody is watching."""

from enum import StrEnum

EASE_FROM = 3
END_EXERCISE_FROM = 4
END_SESSION_FROM = 6
_RISE = 2


class PainAction(StrEnum):
    """What the station does."""

    CONTINUE = "continue"
    EASE = "ease"
    """Four fifths of the range, a tenth less weight; asked again after the next set."""
    END_EXERCISE = "end_exercise"
    """This exercise is over, its family and the place rest today; an unrelated one is offered."""
    END_SESSION = "end_session"
    """Staff are called; no programme until they clear it."""


def pain_action(pain: int, *, before: int | None, is_alarming: bool) -> PainAction:
    """The action for an answer.

    Args:
        pain: 0 to 10.
        before: The answer before it in this visit; None = not asked yet.
        is_alarming: Sharp, a joint that locks, spreading, or another sign to stop (8.3).
    """
    if is_alarming or pain >= END_SESSION_FROM:
        return PainAction.END_SESSION
    rises = before is not None and pain - before >= _RISE
    if pain >= END_EXERCISE_FROM or rises:
        return PainAction.END_EXERCISE
    return PainAction.EASE if pain >= EASE_FROM else PainAction.CONTINUE
