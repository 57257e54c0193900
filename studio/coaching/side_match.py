"""Left beside right after both legs have worked (coaching.md C22, 5.6).

Range, moving time, hold and reps of each leg are shown beside each other. Words are said of the
range alone, and only where it differs in two visits: measuring alone makes sides differ.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from studio.coaching.metrics import symmetry_percent
from studio.coaching.planning.training_history import DoneSet, sessions_of
from studio.model.landmarks import Side
from studio.model.rep import Rep

TELL_PERCENT = 12.0
_LEAST_REPS = 2


class SideMeasure(StrEnum):
    """What is compared."""

    RANGE = "range"
    MOVING = "moving"
    """Seconds on the way out and back, pauses left out."""
    HOLD = "hold"
    """Seconds at the short end."""
    REPS = "reps"


@dataclass(frozen=True, slots=True, kw_only=True)
class SideRow:
    """One measure of both legs.

    Attributes:
        measure: Which.
        left: Of the left leg; range in the unit of the driver, times in seconds.
        right: Of the right leg.
    """

    measure: SideMeasure
    left: float
    right: float

    @property
    def difference_percent(self) -> float:
        """SI: how much more the right has; NaN where both are nothing."""
        return symmetry_percent(self.left, self.right)


@dataclass(frozen=True, slots=True, kw_only=True)
class SideMatch:
    """Both legs of an exercise in one visit.

    Attributes:
        rows: What could be measured of both, range first.
        shorter: The leg whose range is shorter in two visits; None = nothing to say.
        percent: By how much, now.
    """

    rows: tuple[SideRow, ...]
    shorter: Side | None = None
    percent: float = math.nan


def match_sides(
    reps: Mapping[Side, Sequence[Rep]], *, past: Sequence[DoneSet] = ()
) -> SideMatch | None:
    """Compare the legs; None where one of them has too little to compare.

    Args:
        reps: Counted reps of each leg, of its newest set.
        past: Sets of the same exercise in visits before this one, in any order.
    """
    left, right = reps.get(Side.LEFT, ()), reps.get(Side.RIGHT, ())
    if min(len(left), len(right)) < _LEAST_REPS:
        return None
    rows = [
        SideRow(measure=measure, left=values[0], right=values[1])
        for measure in SideMeasure
        if all(map(math.isfinite, values := (_value(measure, left), _value(measure, right))))
        and max(values) > 0.0
    ]
    if not rows or rows[0].measure is not SideMeasure.RANGE:
        return None
    now = rows[0].difference_percent
    before = _earlier_difference(past)
    if min(abs(now), abs(before)) <= TELL_PERCENT or now * before <= 0 or math.isnan(before):
        return SideMatch(rows=tuple(rows))
    shorter = Side.LEFT if now > 0 else Side.RIGHT
    return SideMatch(rows=tuple(rows), shorter=shorter, percent=abs(now))


def reps_by_side(reps: Iterable[Rep]) -> dict[Side, list[Rep]]:
    """Reps of each leg; those of both at once are left out.

    Args:
        reps: Of a set.
    """
    found: dict[Side, list[Rep]] = {}
    for rep in reps:
        if rep.span.side is not Side.BOTH:
            found.setdefault(rep.span.side, []).append(rep)
    return found


def _value(measure: SideMeasure, reps: Sequence[Rep]) -> float:
    match measure:
        case SideMeasure.RANGE:
            return _median(abs(rep.driver_far - rep.driver_start) for rep in reps)
        case SideMeasure.MOVING:
            return _median(rep.tempo.eccentric_s + rep.tempo.concentric_s for rep in reps)
        case SideMeasure.HOLD:
            return _median(rep.tempo.pause_short_s for rep in reps)
        case SideMeasure.REPS:
            return float(len(reps))


def _median(values: Iterable[float]) -> float:
    seen = [value for value in values if math.isfinite(value)]
    return median(seen) if len(seen) >= _LEAST_REPS else math.nan


def _earlier_difference(past: Sequence[DoneSet]) -> float:
    """Of the range in the newest visit that had both legs; NaN = there was none.

    What is kept of a past set is its share of the target, which may differ from leg to leg where
    both were calibrated: it confirms a difference, it is not told.
    """
    for visit in reversed(sessions_of(past)):
        sides = {
            side: [done.rom_ratio for done in visit if done.side is side]
            for side in (Side.LEFT, Side.RIGHT)
        }
        ranges = {
            side: [value for value in values if math.isfinite(value)]
            for side, values in sides.items()
        }
        if all(ranges.values()):
            return symmetry_percent(median(ranges[Side.LEFT]), median(ranges[Side.RIGHT]))
    return math.nan
