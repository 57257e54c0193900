"""A client as the coach knows them: level, goal, flags, likes, and what they answer.

Nothing here names a person beyond an alias.
"""

from dataclasses import dataclass
from enum import StrEnum

LEVELS = (1, 2, 3)
MOST_PAIN = 10
MOST_FELT = 10


class ClientFlag(StrEnum):
    """What rules exercises out (coaching.md 3.3)."""

    LOW_BACK = "low_back"
    HIP_ANT = "hip_ant"
    LATERAL_HIP = "lateral_hip"
    KNEE_PF = "knee_pf"
    KNEE_KNEEL = "knee_kneel"
    PROX_HAMSTRING = "prox_hamstring"
    ADDUCTOR = "adductor"
    WRIST = "wrist"
    BALANCE = "balance"
    HYPERTENSION = "hypertension"
    GLAUCOMA = "glaucoma"
    OSTEOPOROSIS_SPINE = "osteoporosis_spine"
    PREGNANCY = "pregnancy"
    PREGNANCY_SUPINE = "pregnancy_supine"


class TrainingGoal(StrEnum):
    """What a client trains for."""

    GENERAL = "general"
    HYPERTROPHY = "hypertrophy"
    STRENGTH = "strength"


class RepZone(StrEnum):
    """How heavy a set is, told by its rep range."""

    STRENGTH = "strength"
    HYPERTROPHY = "hypertrophy"
    ENDURANCE = "endurance"


class PainPlace(StrEnum):
    """Where it hurts (coaching.md 8.4)."""

    LOW_BACK = "low_back"
    FRONT_HIP = "front_hip"
    OUTER_HIP = "outer_hip"
    KNEE = "knee"
    HAMSTRING = "hamstring"
    GROIN = "groin"
    WRIST = "wrist"


FLAGS_OF_PLACE = {
    PainPlace.LOW_BACK: frozenset({ClientFlag.LOW_BACK}),
    PainPlace.FRONT_HIP: frozenset({ClientFlag.HIP_ANT}),
    PainPlace.OUTER_HIP: frozenset({ClientFlag.LATERAL_HIP}),
    PainPlace.KNEE: frozenset({ClientFlag.KNEE_PF, ClientFlag.KNEE_KNEEL}),
    PainPlace.HAMSTRING: frozenset({ClientFlag.PROX_HAMSTRING}),
    PainPlace.GROIN: frozenset({ClientFlag.ADDUCTOR}),
    PainPlace.WRIST: frozenset({ClientFlag.WRIST}),
}
"""Which exercises a place speaks against (coaching.md 8.4)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientProfile:
    """What staff know of a client. By default: a newcomer, or a guest.

    Attributes:
        level: 1 new to 3 trained.
        goal: Decides the mix of heavy and light sets.
        sessions_per_week: Usual visits.
        flags: What rules exercises out.
        anchors: Ids of up to three main lifts, kept for four to six weeks.
        equipment: What the client uses; None = everything the station has.
        liked: Ids.
        disliked: Ids.
        unit: "kg" or "lb"; "" = as the station.
    """

    level: int = 1
    goal: TrainingGoal = TrainingGoal.GENERAL
    sessions_per_week: int = 3
    flags: frozenset[ClientFlag] = frozenset()
    anchors: tuple[str, ...] = ()
    equipment: frozenset[str] | None = None
    liked: frozenset[str] = frozenset()
    disliked: frozenset[str] = frozenset()
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """Somebody who trains here.

    Attributes:
        id: UUIDv7 text.
        alias: What the screens call them.
        profile: See there.
        is_guest: Stands for everybody not known by name: nothing is remembered beyond the visit.
        may_store: Whether what they do may be stored under their name.
        may_store_pain: Whether their answers about pain may be stored, too.
        has_pin: Only who knows it may train under this name.
    """

    id: str
    alias: str
    profile: ClientProfile
    is_guest: bool = False
    may_store: bool = False
    may_store_pain: bool = False
    has_pin: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAnswers:
    """What a client says of a set. None = not answered; it never counts as a good answer.

    Attributes:
        felt: How much they felt the muscle, 0 to 10.
        reserve: Reps that were still possible.
        pain: 0 to 10.
        place: Where it hurts.
    """

    felt: int | None = None
    reserve: int | None = None
    pain: int | None = None
    place: PainPlace | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StationEquipment:
    """What a station has.

    Attributes:
        items: Names as in the exercises ("band", "box", ...).
        plates_kg: The steps a weight can be made of, e.g. (1.25, 2.5, 5): plates by pair or
            dumbbells; the smallest is the step of a load.
    """

    items: frozenset[str]
    plates_kg: tuple[float, ...] = (2.5,)

    @property
    def step_kg(self) -> float:
        """The smallest change of a load."""
        return min(self.plates_kg)
