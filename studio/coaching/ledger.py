"""What a coach can state about a set, as facts."""

from dataclasses import dataclass

from studio.model.cue import CueLevel, CueResponse
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
    """A cue reached the client.

    Attributes:
        cue_id: The cue.
        words: What it said.
        level: Of the fault.
        at_s: Stream time.
        rep_number: The rep after which it came.
        wording: 0 = the first words of the cue, 1 = the next, tried because the fault had stayed.
    """

    cue_id: str
    words: str
    level: CueLevel
    at_s: float
    rep_number: int = 0
    wording: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CueAnswered:
    """Whether a fault left within two reps of its cue.

    Attributes:
        cue_id: The cue.
        at_s: When it was given, as in its `CueSpoken`.
        response: Left or stayed; of what was not seen there is no such fact.
    """

    cue_id: str
    at_s: float
    response: CueResponse


CoachFact = Counted | Measured | Rejected | CueSpoken | CueAnswered
