"""Begins sets: a fresh coach, the session of whoever is up, and the journal's first line."""

from collections.abc import Callable

from studio.catalog.loader import Catalog
from studio.coaching.spare_depth import without_depth_cue
from studio.engine.course.durable_events import DurableEvents
from studio.engine.course.live_set import LiveSet, SetJournal
from studio.engine.course.resume import ResumedCoach
from studio.engine.people.training_desk import TrainingDesk
from studio.engine.replay import SetCoach
from studio.engine.unwritten import Unwritten
from studio.model.cue import CueGrade
from studio.model.exercise import Exercise
from studio.model.landmarks import Side
from studio.store.interrupted import InterruptedSet

CoachMaker = Callable[[Exercise, Side], SetCoach]


class SetMaker:
    """Makes a `LiveSet` of the plan of whoever is up."""

    def __init__(
        self,
        catalog: Catalog,
        make_coach: CoachMaker,
        *,
        journal: SetJournal,
        events: DurableEvents,
        desk: TrainingDesk,
    ) -> None:
        """Prepare.

        Args:
            catalog: Exercises by id.
            make_coach: A fresh coach for an exercise and a leg.
            journal: Running.
            events: Where facts go.
            desk: Who trains.
        """
        self._catalog = catalog
        self._make_coach = make_coach
        self._journal = journal
        self._events = events
        self._desk = desk
        self._praises = {
            cue.id: cue.praise for cue in catalog.cues.values() if cue.grade is not CueGrade.C
        }  # an estimate may ask for a try; it never claims a success

    def begin(self, *, began_s: float, interrupted: InterruptedSet | None = None) -> LiveSet:
        """Begin the set that is planned, or go on with one that was cut off.

        Args:
            began_s: Monotonic clock.
            interrupted: What was counted before; None = a new set.
        """
        plan = self._desk.current.plan
        if plan is None:
            raise RuntimeError("a set goes live without a plan")
        exercise = self._desk.current.exercise_for(plan)
        is_kept = not plan.is_calibration
        spared = self._desk.current.spares_depth(plan)
        watched = without_depth_cue(exercise) if spared else exercise
        coach = self._make_coach(watched, plan.side)
        live = LiveSet(
            plan,
            exercise=exercise,
            coach=coach if interrupted is None else ResumedCoach(coach, reps=interrupted.reps),
            journal=self._journal if is_kept else Unwritten(),
            session_id=self._desk.session_id() if is_kept else "",
            events=self._events,
            began_s=began_s,
            resumed=interrupted,
            praises=self._praises,
        )
        if interrupted is None and is_kept:
            self._desk.set_started(plan)
        return live
