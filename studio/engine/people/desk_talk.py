"""What travels between the training desk and the screens: facts and wishes beside `snapshot`'s."""

from collections.abc import Mapping
from dataclasses import dataclass

from studio.coaching.planning.own_progress import ProgressFact
from studio.coaching.planning.pain_flow import PainAction
from studio.coaching.planning.planner import TrainingAdvice
from studio.coaching.side_match import SideMatch
from studio.model.client import SetAnswers

MOST_PEOPLE = 3
"""Who may take turns at one station."""

# --- facts -----------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who trains at this station now.

    Attributes:
        key: Names them in `SwitchClient`.
        name: As shown.
        is_current: Whose turn it is.
        is_named: Signed in under their alias; else a guest.
        is_kept: What they do is stored under their alias.
    """

    key: str
    name: str
    is_current: bool = False
    is_named: bool = False
    is_kept: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleChanged:
    """Who is here changed, or whose turn it is.

    Attributes:
        here: At most `MOST_PEOPLE`, in the order they came.
    """

    here: tuple[Person, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinRefused:
    """Somebody wished to train here and cannot.

    Attributes:
        is_full: `MOST_PEOPLE` are here; else what is stored of them could not be read.
    """

    is_full: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class AdviceGiven:
    """The coach says what to do next.

    Attributes:
        name: Of whom.
        advice: The next exercise, two others, or why none.
        loads_kg: Last told weight by exercise.
        unit: "kg" or "lb" of the client; "" = as the station.
    """

    name: str
    advice: TrainingAdvice
    loads_kg: Mapping[str, float]
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressTold:
    """A finished set against the client's own last one."""

    set_id: str
    facts: tuple[ProgressFact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SidesCompared:
    """Left beside right, behind the set that made both complete."""

    set_id: str
    match: SideMatch


@dataclass(frozen=True, slots=True, kw_only=True)
class PainHeard:
    """What follows from a pain answer."""

    set_id: str
    action: PainAction


# --- wishes ----------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSet:
    """What the client says of a finished set.

    Attributes:
        set_id: Which; "" = the last one of whoever is up.
        answers: See there.
        is_alarming: Sharp pain, a joint that locks, or another sign to stop.
    """

    set_id: str
    answers: SetAnswers
    is_alarming: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TellLoad:
    """The weight of a finished set; None = none."""

    set_id: str
    load_kg: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SwitchClient:
    """It is somebody else's turn, by `Person.key`."""

    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinClient:
    """Somebody else trains here too.

    Attributes:
        client_id: Of a known client; None = another guest.
        is_signed_in: They gave their PIN; without it nobody with a PIN may join.
    """

    client_id: str | None = None
    is_signed_in: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LogOut:
    """One of those who are here is done, by `Person.key`; the others train on."""

    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientEdited:
    """Staff changed a client: profile, consent, clearance; or the client was erased."""

    client_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallStaff:
    """Stop now (coaching.md 8.3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearStop:
    """Staff were here: the station begins anew."""
