"""Remembers what each leg did in this visit, so that both can be shown beside each other."""

from studio.coaching.side_match import SideMatch, match_sides, reps_by_side
from studio.engine.people.trainee import Trainee
from studio.engine.snapshot import SetFinished
from studio.model.landmarks import Side
from studio.model.rep import Rep


class SidesBook:
    """By client and exercise; the newest set of a leg holds."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._reps: dict[tuple[str, str], dict[Side, list[Rep]]] = {}

    def forget(self, key: str | None = None) -> None:
        """Somebody left.

        Args:
            key: Of whom; None = everybody.
        """
        self._reps = {
            place: reps for place, reps in self._reps.items() if key not in {None, place[0]}
        }

    def finished(self, finished: SetFinished, who: Trainee) -> SideMatch | None:
        """Note a set; both legs, when this set made them complete.

        Args:
            finished: The set.
            who: Whose set it is.
        """
        plan = finished.plan
        if not who.exercises[plan.exercise_id].per_side:
            return None
        known = self._reps.setdefault((who.key, plan.exercise_id), {})
        new = reps_by_side(finished.reps)
        known.update(new)
        if finished.next_side is not None or not new:
            return None
        past = [done for done in who.record.sets if done.exercise_id == plan.exercise_id]
        return match_sides(known, past=past)
