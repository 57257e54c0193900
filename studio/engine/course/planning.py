"""What the next set is: reps, leg, number."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from studio.engine.snapshot import ChooseExercise
from studio.model.exercise import Exercise
from studio.model.landmarks import Side
from studio.model.session import SetPlan

FIRST_SIDE = Side.RIGHT
_OTHER = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}
_FALLBACK_REPS = 10


class SetPlanner:
    """Plans the sets of one client, in order."""

    def __init__(self, *, new_set_id: Callable[[], str]) -> None:
        """Begin with a new client.

        Args:
            new_set_id: Makes a UUIDv7 as text.
        """
        self._new_set_id = new_set_id
        self._done: Counter[tuple[str, Side]] = Counter()
        self._sides_done: set[Side] = set()

    def forget(self) -> None:
        """The client left."""
        self._done.clear()
        self._sides_done.clear()

    def resume(self, plan: SetPlan) -> None:
        """Go on with a client whose set was cut off.

        Args:
            plan: That set.
        """
        self._done[(plan.exercise_id, plan.side)] = plan.number - 1

    def chosen(self, wish: ChooseExercise, exercise: Exercise) -> SetPlan:
        """The first set after a choice.

        Args:
            wish: What was touched.
            exercise: The same, in full.
        """
        self._sides_done.clear()
        side = wish.side
        if not exercise.per_side:
            side = Side.BOTH
        elif side is Side.BOTH:
            side = FIRST_SIDE
        reps = wish.reps_target or usual_reps(exercise)
        return self._plan(exercise.id, side=side, reps=reps, load_kg=wish.load_kg)

    def finished(self, plan: SetPlan) -> Side | None:
        """Note a finished set.

        Args:
            plan: The set.

        Returns:
            The other leg, when it is its turn now.
        """
        self._done[(plan.exercise_id, plan.side)] += 1
        if plan.side is Side.BOTH:
            return None
        self._sides_done.add(plan.side)
        other = _OTHER[plan.side]
        if other not in self._sides_done:
            return other
        self._sides_done.clear()
        return None

    def following(self, plan: SetPlan, *, next_side: Side | None) -> SetPlan:
        """The same again: the other leg, or the next set.

        Args:
            plan: The set before.
            next_side: From `finished`.
        """
        side = next_side
        if side is None:
            side = plan.side if plan.side is Side.BOTH else FIRST_SIDE
        number = self._done[(plan.exercise_id, side)] + 1
        return replace(plan, set_id=self._new_set_id(), side=side, number=number)

    def _plan(self, exercise_id: str, *, side: Side, reps: int, load_kg: float | None) -> SetPlan:
        return SetPlan(
            set_id=self._new_set_id(),
            exercise_id=exercise_id,
            side=side,
            reps_target=reps,
            load_kg=load_kg,
            number=self._done[(exercise_id, side)] + 1,
        )


def usual_reps(exercise: Exercise) -> int:
    """The middle of the exercise's rep range, the one for growth where there is one.

    Args:
        exercise: From the catalogue.
    """
    ranges = exercise.rep_ranges
    chosen = ranges.hypertrophy or ranges.endurance or ranges.strength
    return _FALLBACK_REPS if chosen is None else (chosen.low + chosen.high) // 2
