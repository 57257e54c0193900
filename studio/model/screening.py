"""The health questions ahead of the first visit, and what follows from them (coaching.md 8.2).

Asked by staff, away from the public screen. What a client answers is used up here: kept is only
whether training may begin, and when the questions are due again.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

ASK_AGAIN_DAYS = 90
"""Health changes: the questions come again (coaching.md 8.2)."""


class HealthQuestion(StrEnum):
    """Each asks for a yes or a no."""

    HEART = "heart"
    CHEST_PAIN = "chest_pain"
    DIZZY = "dizzy"
    BONE_JOINT = "bone_joint"
    MEDICINE = "medicine"
    SURGERY = "surgery"
    PREGNANT = "pregnant"
    OTHER = "other"


class AgeBand(StrEnum):
    """How old a client is, as far as it matters here."""

    UNDER_16 = "under_16"
    TEEN = "16_17"
    ADULT = "18_64"
    SENIOR = "65_plus"


class ScreeningResult(StrEnum):
    """What follows."""

    CLEAR = "clear"
    NEEDS_CLEARANCE = "needs_clearance"
    NEEDS_GUARDIAN = "needs_guardian"
    NEEDS_COACH = "needs_coach"


@dataclass(frozen=True, slots=True, kw_only=True)
class Screening:
    """Answers of one client.

    Attributes:
        age_band: How old.
        yes: Questions answered with yes; every other one was answered with no.
    """

    age_band: AgeBand
    yes: AbstractSet[HealthQuestion] = frozenset()

    @property
    def result(self) -> ScreeningResult:
        """Whether training may begin; the strictest rule wins."""
        if self.age_band is AgeBand.UNDER_16:
            return ScreeningResult.NEEDS_COACH
        if self.yes or self.age_band is AgeBand.SENIOR:
            return ScreeningResult.NEEDS_CLEARANCE
        if self.age_band is AgeBand.TEEN:
            return ScreeningResult.NEEDS_GUARDIAN
        return ScreeningResult.CLEAR

    @property
    def begins_at_level_1(self) -> bool:
        """From 65 on everybody begins with the easiest exercises."""
        return self.age_band is AgeBand.SENIOR
