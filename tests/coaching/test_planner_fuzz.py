"""Ten thousand histories: no filter is ever broken, and every answer is the same twice."""

import numpy as np

from studio.coaching.planning.exercise_filters import FilterCode
from studio.coaching.planning.planner import NextExercise, advise
from studio.coaching.planning.planning_state import PlanningState
from studio.coaching.planning.shortfall import NO_STRENGTH_FLAGS
from studio.coaching.planning.training_history import WEEK_H, DoneSet
from studio.coaching.planning.volume import FRAMES
from studio.model.client import (
    FLAGS_OF_PLACE,
    ClientFlag,
    ClientProfile,
    PainPlace,
    RepZone,
    StationEquipment,
    TrainingGoal,
)
from studio.model.landmarks import Side
from tests.coaching.planned_visits import full_station, library

HISTORIES = 10_000
_HEAVY = {"hinge_long", "hinge_short", "squat", "split", "step", "bridge", "ballistic"}
_ALL_ITEMS = sorted(full_station().items)
_IDS = sorted(library())


def _some(chance: np.random.Generator, items: list[str], share: float) -> frozenset[str]:
    return frozenset(item for item in items if chance.random() < share)


def _optional(chance: np.random.Generator, most: int) -> int | None:
    return int(chance.integers(0, most + 1)) if chance.random() < 0.5 else None


def _set(chance: np.random.Generator, *, session_id: str, at_h: float) -> DoneSet:
    return DoneSet(
        exercise_id=_IDS[chance.integers(len(_IDS))],
        session_id=session_id,
        at_h=at_h,
        side=(Side.BOTH, Side.LEFT, Side.RIGHT)[chance.integers(3)],
        reps=int(chance.integers(0, 30)),
        reps_target=int(chance.integers(3, 30)),
        zone=None if chance.random() < 0.5 else list(RepZone)[chance.integers(3)],
        load_kg=float(chance.integers(1, 40)) * 2.5 if chance.random() < 0.5 else None,
        rom_ratio=float(chance.uniform(0.6, 1.1)) if chance.random() < 0.8 else float("nan"),
        score=float(chance.uniform(40, 100)) if chance.random() < 0.8 else float("nan"),
        coverage=float(chance.uniform(0.3, 1.0)),
        velocity_loss=float(chance.uniform(0, 0.6)) if chance.random() < 0.5 else float("nan"),
        felt=_optional(chance, 10),
        reserve=_optional(chance, 5),
        pain=_optional(chance, 6),
    )


def _state(chance: np.random.Generator) -> PlanningState:
    flags = _some(chance, [flag.value for flag in ClientFlag], 0.08)
    visits = np.sort(chance.uniform(-900.0, -1.0, chance.integers(0, 9)))
    places = _some(chance, [place.value for place in PainPlace], 0.03)
    return PlanningState(
        exercises=library(),
        profile=ClientProfile(
            level=int(chance.integers(1, 4)),
            goal=list(TrainingGoal)[chance.integers(3)],
            sessions_per_week=int(chance.integers(1, 6)),
            flags=frozenset(ClientFlag(flag) for flag in flags),
            anchors=tuple(sorted(_some(chance, _IDS, 0.1)))[:3],
            equipment=None if chance.random() < 0.7 else _some(chance, _ALL_ITEMS, 0.6),
            liked=_some(chance, _IDS, 0.1),
            disliked=_some(chance, _IDS, 0.1),
        ),
        station=StationEquipment(items=_some(chance, _ALL_ITEMS, 0.7)),
        past=tuple(
            _set(chance, session_id=f"visit-{place}", at_h=float(at_h))
            for place, at_h in enumerate(visits)
            for _ in range(chance.integers(1, 5))
        ),
        session=tuple(
            _set(chance, session_id="now", at_h=0.0) for _ in range(chance.integers(0, 5))
        ),
        now_h=0.0,
        weeks_known=None if chance.random() < 0.5 else float(chance.uniform(0, 20)),
        knows_week=chance.random() < 0.8,
        is_stopped=chance.random() < 0.03,
        stopped_families=_some(chance, sorted(_HEAVY), 0.03),
        sore_places=frozenset(PainPlace(place) for place in places),
        anchors_weeks=None if chance.random() < 0.5 else float(chance.uniform(0, 60)),
        missing_views=frozenset() if chance.random() < 0.8 else frozenset({"front"}),
    )


def _broken(offer: NextExercise, state: PlanningState) -> list[FilterCode]:
    """The filters an offer breaks, asked anew and in other words."""
    exercise, profile = library()[offer.exercise_id], state.profile
    flags = profile.flags.union(*(FLAGS_OF_PLACE[place] for place in state.sore_places))
    items = state.station.items & (profile.equipment or state.station.items)
    if profile.equipment is not None and not profile.equipment:
        items = frozenset()
    credit = {name: library()[name].credit_ratio for name in _IDS}

    def volume(sets: list[DoneSet]) -> float:
        return sum(credit[s.exercise_id] * (1 if s.side is Side.BOTH else 0.5) for s in sets)

    families = {
        s.exercise_id for s in state.session if library()[s.exercise_id].family == exercise.family
    }
    family_past = [s.at_h for s in state.past if library()[s.exercise_id].family == exercise.family]
    rest_h = 48.0 if exercise.family in _HEAVY else 24.0
    week = [s for s in state.past if -s.at_h <= WEEK_H] + list(state.session)
    frame = FRAMES[profile.level]
    checks = {
        FilterCode.STOP: state.is_stopped or exercise.family in state.stopped_families,
        FilterCode.CONTRA: bool(flags & set(exercise.exclusions)),
        FilterCode.EQUIP: bool(exercise.equipment)
        and not any(set(needs) <= items for needs in exercise.equipment),
        FilterCode.LEVEL: exercise.level > profile.level,
        FilterCode.DONE: any(s.exercise_id == exercise.id for s in state.session),
        FilterCode.FAMILY: len(families) > (exercise.family in {"abduct", "bridge"}),
        FilterCode.RECOVERY: bool(family_past) and -max(family_past) < rest_h - 0.001,
        FilterCode.SESSION_BUDGET: volume(list(state.session)) >= frame.session_cap,
        FilterCode.WEEK_CAP: volume(week) + offer.sets * exercise.credit_ratio
        > frame.week_cap + 0.001,
    }
    if flags & NO_STRENGTH_FLAGS and (offer.zone is RepZone.STRENGTH or offer.reserve_min < 3):
        checks[FilterCode.CONTRA] = True
    return [code for code, is_broken in checks.items() if is_broken]


def test_no_history_breaks_a_filter() -> None:
    chance = np.random.default_rng(20261122)
    offered = empty = 0
    for number in range(HISTORIES):
        state = _state(chance)
        advice = advise(state)
        offers = [item for item in (advice.best, *advice.alternatives) if item is not None]
        for offer in offers:
            assert _broken(offer, state) == [], (number, offer)
            assert len(offer.reasons) == 2
            assert offer.sets >= 1
            assert offer.reps >= 1
        assert bool(offers) != bool(advice.none_reason)
        assert len({item.exercise_id for item in offers}) == len(offers)
        offered += len(offers)
        empty += not offers
        if number % 20 == 0:
            assert advise(state) == advice
    assert offered > HISTORIES / 2
    assert empty > HISTORIES / 50
