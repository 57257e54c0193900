"""How much: the volume of a week and of a visit (coaching.md 6.1)."""

from dataclasses import dataclass
from types import MappingProxyType

from studio.model.client import ClientProfile

LEAST_BUDGET = 4.0
NEW_CLIENT_WEEKS = 2.0
LIGHT_RATIO = 0.6
_LIGHT_WEEK_EVERY = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeFrame:
    """Direct glute sets.

    Attributes:
        week_target: Aimed at in a week.
        week_cap: Never more in a week.
        session_cap: Never more in a visit.
    """

    week_target: float
    week_cap: float
    session_cap: float


FRAMES = MappingProxyType(
    {
        1: VolumeFrame(week_target=8, week_cap=10, session_cap=8),
        2: VolumeFrame(week_target=13, week_cap=16, session_cap=10),
        3: VolumeFrame(week_target=16, week_cap=20, session_cap=12),
    }
)
"""By level."""


def session_budget(profile: ClientProfile, *, weeks_known: float | None) -> float:
    """Credited sets of one visit.

    Args:
        profile: Of the client.
        weeks_known: Since the first visit; None = not known. The first two weeks and every
            sixth are lighter.
    """
    frame = FRAMES[profile.level]
    target = frame.week_target * volume_ratio(weeks_known)
    return min(max(target / max(1, profile.sessions_per_week), LEAST_BUDGET), frame.session_cap)


def volume_ratio(weeks_known: float | None) -> float:
    """Share of the usual volume in this week.

    Args:
        weeks_known: Since the first visit; None = not known.
    """
    if weeks_known is None:
        return 1.0
    is_light = int(weeks_known) % _LIGHT_WEEK_EVERY == _LIGHT_WEEK_EVERY - 1
    return LIGHT_RATIO if weeks_known < NEW_CLIENT_WEEKS or is_light else 1.0
