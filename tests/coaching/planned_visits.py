"""Clients that do what the planner says, visit after visit."""

import functools
from dataclasses import dataclass, field, replace

from studio import paths
from studio.catalog.loader import load_catalog
from studio.coaching.planning.planner import NextExercise, TrainingAdvice, advise
from studio.coaching.planning.planning_state import PlanningState
from studio.coaching.planning.training_history import DoneSet
from studio.model.client import ClientProfile, RepZone, StationEquipment
from studio.model.exercise import Exercise

ANCHORS = ("romanian_deadlift", "box_squat", "hip_thrust")


@functools.cache
def library() -> dict[str, Exercise]:
    """Every exercise by id."""
    return dict(load_catalog(paths.resources()).exercises)


def code_of(exercise_id: str) -> str:
    """The short code of an exercise."""
    return library()[exercise_id].code


@functools.cache
def full_station() -> StationEquipment:
    """Everything any exercise may ask for."""
    sets = [needs for exercise in library().values() for needs in exercise.equipment]
    return StationEquipment(items=frozenset(thing for needs in sets for thing in needs))


def full_profile(**changes: object) -> ClientProfile:
    """The client of the golden sessions, with changes."""
    return replace(ClientProfile(level=2, anchors=ANCHORS), **changes)  # type: ignore[arg-type]


@dataclass
class Trainee:
    """Does every set as advised, at the top of its range."""

    profile: ClientProfile
    station: StationEquipment = field(default_factory=full_station)
    missing_views: frozenset[str] = frozenset()
    past: list[DoneSet] = field(default_factory=list)

    def state(self, now_h: float, session: list[DoneSet] | None = None) -> PlanningState:
        """The state the planner sees."""
        return PlanningState(
            exercises=library(),
            profile=self.profile,
            station=self.station,
            past=tuple(self.past),
            session=tuple(session or ()),
            now_h=now_h,
            missing_views=self.missing_views,
        )

    def visit(self, now_h: float) -> list[NextExercise]:
        """One visit, until the planner has nothing more."""
        session: list[DoneSet] = []
        offers: list[NextExercise] = []
        while (advice := advise(self.state(now_h, session))).best is not None:
            offers.append(advice.best)
            session += done_as_advised(advice.best, session_id=f"{now_h:g}", at_h=now_h)
        self.last_advice: TrainingAdvice = advice
        self.past += session
        return offers


def done_as_advised(offer: NextExercise, *, session_id: str, at_h: float) -> list[DoneSet]:
    """The sets of an offer."""
    return [
        DoneSet(
            exercise_id=offer.exercise_id,
            session_id=session_id,
            at_h=at_h,
            reps=offer.reps,
            reps_target=offer.reps,
            zone=offer.zone,
            load_kg=offer.load_kg,
            rom_ratio=1.0,
            score=85.0,
            coverage=0.9,
        )
        for _ in range(offer.sets)
    ]


def in_short(offers: list[NextExercise]) -> list[tuple[str, RepZone, int]]:
    """Code, zone and sets."""
    return [(code_of(offer.exercise_id), offer.zone, offer.sets) for offer in offers]
