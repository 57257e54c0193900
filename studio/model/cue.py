"""What a cue is, and what it said about a rep."""

from dataclasses import dataclass
from enum import StrEnum

from studio.model.exercise import View


class CueLevel(StrEnum):
    """How far beyond its limit a cue is."""

    AMBER = "amber"
    RED = "red"


class Unjudged(StrEnum):
    """Why a cue was not judged in a rep, although it is asked of the exercise."""

    TURNED = "turned away"
    HIDDEN = "not seen"
    BRIEF = "too brief"
    DOUBLED = "said by the shin"
    OPEN = "no next rep"
    """Known only when the next rep sets off, and there is none."""


class CueResponse(StrEnum):
    """What became of a fault within two reps of its cue."""

    LEFT = "left"
    STAYED = "stayed"


class CueGrade(StrEnum):
    """A is scored, B scored at reduced trust, C is an estimate: amber at most, never scored."""

    A = "A"
    B = "B"
    C = "C"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One cue of coaching.md section 4.2, without its measure: one file in resources/cues.

    Attributes:
        id: "C01".
        key: Name of the rule that measures it, in `coaching.rules`.
        name: What is asked for, for staff.
        fault: What is seen when it is not done, for the owner's lists.
        say: At most six words, for the client.
        say_by_family: Other wording for some exercise families.
        praise: When it was clean.
        views: Views in which it can be judged; empty = any.
        grade: A, B or C.
        weight_ratio: Share inside the PATH component of the score.
        priority: 1 speaks first.
        hold_ms: How long it must be beyond amber.
        amber: Distance beyond the exercise's limit (or the absolute value) where amber begins.
        red: As amber; None = never red.
        clears: As amber; where it is ok again.
        caveat: What the measure cannot see, in words.
        say_again: Other words for when the first did not help, in the order they are tried.
    """

    id: str
    key: str
    name: str
    fault: str
    say: str
    say_by_family: dict[str, str]
    praise: str
    views: tuple[View, ...]
    grade: CueGrade
    weight_ratio: float
    priority: int
    hold_ms: int
    amber: float
    red: float | None
    clears: float
    caveat: str
    say_again: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CueVerdict:
    """A cue that was beyond amber during one rep.

    Attributes:
        id: The cue.
        level: Worst level reached.
        at_s: Stream time when it became active.
        shown: Whether it also passed the 2-of-3 rule and arbitration, and reached the client.
    """

    id: str
    level: CueLevel
    at_s: float
    shown: bool
