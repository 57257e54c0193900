"""What a client did, as the planner reads it.

Time is hours on one clock; only differences matter. A measure that is not there is NaN, an answer
that was not given is None.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from studio.model.client import RepZone
from studio.model.exercise import Exercise, RepRange
from studio.model.landmarks import Side

WEEK_H = 156.0
"""Trailing window of a week, half a day short, so that weekly habits do not collide (6.1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneSet:
    """A set of the past.

    Attributes:
        exercise_id: Which exercise.
        session_id: Sets of one visit share it.
        at_h: When, in hours.
        side: BOTH, or the leg; two legs make one set of volume.
        reps: Counted, corrections included.
        reps_target: Asked for.
        zone: As planned; None = not known, then the reps asked for tell it.
        load_kg: As entered; None = not told.
        rom_ratio: Median range over the target's; NaN = not seen.
        score: 0 to 100; NaN = not scored.
        coverage: Share of the score that was seen.
        velocity_loss: Of the last rep, 0 to 1; NaN = not valid here (5.4).
        felt: 0 to 10.
        reserve: Reps still possible.
        pain: 0 to 10.
    """

    exercise_id: str
    session_id: str
    at_h: float
    side: Side = Side.BOTH
    reps: int
    reps_target: int
    zone: RepZone | None = None
    load_kg: float | None = None
    rom_ratio: float = math.nan
    score: float = math.nan
    coverage: float = 0.0
    velocity_loss: float = math.nan
    felt: int | None = None
    reserve: int | None = None
    pain: int | None = None

    @property
    def volume(self) -> float:
        """Sets of volume: a leg alone is half a set."""
        return 1.0 if self.side is Side.BOTH else 0.5


def zone_range(exercise: Exercise, zone: RepZone) -> RepRange | None:
    """Reps of an exercise in a zone, or None where it is not used for that.

    Args:
        exercise: From the catalogue.
        zone: Which.
    """
    ranges = exercise.rep_ranges
    return {
        RepZone.STRENGTH: ranges.strength,
        RepZone.HYPERTROPHY: ranges.hypertrophy,
        RepZone.ENDURANCE: ranges.endurance,
    }[zone]


def zone_of(exercise: Exercise, done: DoneSet) -> RepZone:
    """The zone a set was planned in.

    Args:
        exercise: Of the set.
        done: The set. Where its zone is not known, the range nearest to the reps asked for tells
            it; ranges may touch, so this is a guess.
    """
    if done.zone is not None:
        return done.zone
    offered = [
        (max(found.low - done.reps_target, done.reps_target - found.high, 0), place, zone)
        for place, zone in enumerate((RepZone.HYPERTROPHY, RepZone.ENDURANCE, RepZone.STRENGTH))
        if (found := zone_range(exercise, zone)) is not None
    ]
    return min(offered)[2]


class _Timed(Protocol):
    @property
    def at_h(self) -> float: ...


Timed = TypeVar("Timed", bound=_Timed)


def within(sets: Iterable[Timed], *, hours: float, now_h: float) -> list[Timed]:
    """Those of the last hours.

    Args:
        sets: In any order.
        hours: How far back.
        now_h: Hours.
    """
    return [done for done in sets if 0.0 <= now_h - done.at_h <= hours]


def credited_sets(sets: Iterable[DoneSet], *, exercises: Mapping[str, Exercise]) -> float:
    """Volume with the credit of each exercise (6.1); what is not in the catalogue counts whole.

    Args:
        sets: Done.
        exercises: By id.
    """
    return sum(done.volume * _credit(exercises.get(done.exercise_id)) for done in sets)


def _credit(exercise: Exercise | None) -> float:
    return 1.0 if exercise is None else exercise.credit_ratio


def sessions_of(sets: Sequence[DoneSet]) -> list[list[DoneSet]]:
    """The sets by visit, oldest visit and oldest set first.

    Args:
        sets: In any order.
    """
    by_session: dict[str, list[DoneSet]] = {}
    for done in sorted(sets, key=lambda done: done.at_h):
        by_session.setdefault(done.session_id, []).append(done)
    return list(by_session.values())
