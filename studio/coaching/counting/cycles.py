"""There-and-backs of a movement, and what the segmenter states of them."""

from dataclasses import dataclass

from studio.coaching.counting.turning import Turn
from studio.kinematics.movement import Movement
from studio.model.rep import RejectReason


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sample:
    """Progress and body at one moment."""

    time_s: float
    progress: float
    movement: Movement


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cycle:
    """One there-and-back.

    Attributes:
        number: 0 until counted.
        turn: When it left, turned and came back.
        counted_at_s: When it was counted.
        range_ratio: Its size in progress.
        samples: Everything seen of it.
    """

    number: int
    turn: Turn
    counted_at_s: float
    range_ratio: float
    samples: tuple[Sample, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeared:
    """A rep entered the count."""

    cycle: Cycle


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A counted rep is over and its times are final."""

    cycle: Cycle


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissed:
    """A movement was not counted.

    Attributes:
        at_s: When it was at its far turn, before the next movement began; where it was lost, when
            it was last seen.
        decided_s: When that was clear; the next movement may have begun.
        reason: Why.
    """

    at_s: float
    decided_s: float
    reason: RejectReason


RepFact = Appeared | Settled | Dismissed


def too_small(cycle: Cycle) -> Dismissed:
    """What is told of a there-and-back that was no whole rep.

    Args:
        cycle: It, with `counted_at_s` when that could be known.
    """
    return Dismissed(
        at_s=cycle.turn.far_s, decided_s=cycle.counted_at_s, reason=RejectReason.PARTIAL
    )
