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
    """A movement was not counted."""

    at_s: float
    reason: RejectReason


RepFact = Appeared | Settled | Dismissed
