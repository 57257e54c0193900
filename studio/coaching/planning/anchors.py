"""A client's main lifts as they are now: one of them changes every six weeks (coaching.md 6.4).

Staff pick up to three. After every block of six weeks one takes turns with another exercise of its
kind, the first one first; a lift that stalls takes turns for the rest of its block. All of it
follows from the day staff picked them and from the history, so that the same client gets the same
answer on every day and at every start.
"""

from studio.coaching.planning.exercise_filters import lasting_refusal
from studio.coaching.planning.planning_state import PlanningState
from studio.coaching.planning.progression import is_stalled
from studio.coaching.planning.training_history import within
from studio.model.exercise import Exercise

BLOCK_WEEKS = 6.0
"""At the upper end of the four to six weeks: it ends with the light week (6.4)."""

_WEEK_H = 7 * 24.0
_KINDS = (frozenset({"hinge_long"}), frozenset({"squat", "split"}), frozenset({"bridge"}))
"""One long hinge, one squat or split, one bridge (6.3)."""


def anchors_now(state: PlanningState) -> tuple[str, ...]:
    """Ids of the main lifts of this block, in the order of the profile.

    Args:
        state: Of the client. Without `anchors_weeks` nothing changes by time alone.
    """
    names = [name for name in state.profile.anchors if name in state.exercises]
    weeks = state.anchors_weeks
    blocks = 0 if weeks is None else int(max(0.0, weeks) // BLOCK_WEEKS)
    begun_h = _WEEK_H * (BLOCK_WEEKS if weeks is None else max(0.0, weeks) % BLOCK_WEEKS)
    now: list[str] = []
    for place, name in enumerate(names):
        turns = max(0, (blocks + len(names) - 1 - place) // len(names))
        others = _others(state.exercises[name], state, taken=(*names, *now))
        cycle = [name, *others]
        current = cycle[turns % len(cycle)]
        if _stalls(current, state, begun_h=begun_h):
            current = cycle[(turns + 1) % len(cycle)]
        now.append(current)
    return tuple(now)


def _others(exercise: Exercise, state: PlanningState, *, taken: tuple[str, ...]) -> list[str]:
    """Exercises of the same kind that this client may do here; of the same family first."""
    kind = next((kind for kind in _KINDS if exercise.family in kind), {exercise.family})
    found = [
        other
        for other in state.exercises.values()
        if other.family in kind
        and other.id not in taken
        and other.id not in state.profile.disliked
        and lasting_refusal(other, state) is None
    ]
    found.sort(key=lambda other: (other.family != exercise.family, other.code, other.id))
    return [other.id for other in found]


def _stalls(name: str, state: PlanningState, *, begun_h: float) -> bool:
    exercise = state.exercises[name]
    past = [done for done in state.of_family(exercise.family) if done.exercise_id == name]
    return is_stalled(exercise, within(past, hours=begun_h, now_h=state.now_h))
