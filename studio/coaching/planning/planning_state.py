"""Everything a decision of the planner rests on, and the sums drawn from it.

The same state gives the same answer, always.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from studio.coaching.planning.training_history import WEEK_H, DoneSet, credited_sets, within
from studio.coaching.planning.volume import FRAMES, session_budget
from studio.model.client import ClientProfile, PainPlace, StationEquipment
from studio.model.exercise import Exercise


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PlanningState:
    """A client at a moment.

    Attributes:
        exercises: By id.
        profile: Of the client.
        station: What is here.
        past: Sets of visits before this one, in any order.
        session: Sets of this visit, oldest first.
        now_h: Hours, on the clock of the sets.
        weeks_known: Since the first visit; None = not known.
        knows_week: Whether `past` is all the client did; False for a guest.
        is_stopped: Pain or a symptom: no programme until staff clear it.
        stopped_families: Families that rest because of pain.
        sore_places: What hurts today.
        missing_views: Views the camera cannot have; such exercises are guided, not scored.
        anchors_weeks: Since staff picked the main lifts; None = not known.
        week: Of both, the sets of the last week.
        week_credit: Their credited volume.
        session_credit: That of this visit.
        budget: Of this visit.
    """

    exercises: Mapping[str, Exercise]
    profile: ClientProfile
    station: StationEquipment
    past: tuple[DoneSet, ...] = ()
    session: tuple[DoneSet, ...] = ()
    now_h: float
    weeks_known: float | None = None
    knows_week: bool = True
    is_stopped: bool = False
    stopped_families: frozenset[str] = frozenset()
    sore_places: frozenset[PainPlace] = frozenset()
    missing_views: frozenset[str] = frozenset()
    anchors_weeks: float | None = None
    week: tuple[DoneSet, ...] = field(init=False)
    week_credit: float = field(init=False)
    session_credit: float = field(init=False)
    budget: float = field(init=False)
    _by_family: dict[str, list[DoneSet]] = field(init=False)

    def __post_init__(self) -> None:
        """Draw the sums once; they are asked for by every exercise."""
        week = (*within(self.past, hours=WEEK_H, now_h=self.now_h), *self.session)
        by_family: dict[str, list[DoneSet]] = {}
        for done in sorted(self.past, key=lambda done: done.at_h):
            exercise = self.exercises.get(done.exercise_id)
            if exercise is not None:
                by_family.setdefault(exercise.family, []).append(done)
        for name, value in (
            ("week", week),
            ("week_credit", credited_sets(week, exercises=self.exercises)),
            ("session_credit", credited_sets(self.session, exercises=self.exercises)),
            ("budget", session_budget(self.profile, weeks_known=self.weeks_known)),
            ("_by_family", by_family),
        ):
            object.__setattr__(self, name, value)

    @property
    def week_target(self) -> float:
        """Credited sets aimed at in a week."""
        return FRAMES[self.profile.level].week_target

    @property
    def week_room(self) -> float:
        """Credited sets left below the cap of the week."""
        return FRAMES[self.profile.level].week_cap - self.week_credit

    @property
    def slot(self) -> int:
        """Exercises done in this visit."""
        return len({done.exercise_id for done in self.session})

    def of_family(self, family: str) -> list[DoneSet]:
        """Sets of a family in visits before this one, oldest first."""
        return self._by_family.get(family, [])

    def hours_since(self, exercise_id: str) -> float | None:
        """Since an exercise was last done; None = never."""
        exercise = self.exercises[exercise_id]
        times = [
            done.at_h
            for done in (*self.of_family(exercise.family), *self.session)
            if done.exercise_id == exercise_id
        ]
        return self.now_h - max(times) if times else None
