"""What a coach can state about a set, as facts."""

from dataclasses import dataclass

from studio.model.cue import CueLevel
from studio.model.rep import NotCounted, Rep


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Counted:
    """A rep appeared in the count. Its measured numbers follow in a `Measured`."""

    rep: Rep


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Measured:
    """The final numbers of a counted rep (same `span.number`)."""

    rep: Rep


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A movement was not counted."""

    movement: NotCounted


@dataclass(frozen=True, slots=True, kw_only=True)
class CueSpoken:
    """A cue reached the client."""

    cue_id: str
    words: str
    level: CueLevel
    at_s: float


CoachFact = Counted | Measured | Rejected | CueSpoken
