"""How far along a rep the body is, by the exercise's whole-body pattern."""

from collections.abc import Sequence

import numpy as np

from studio.kinematics.movement import Movement
from studio.model.landmarks import Side
from studio.model.pattern import LegRole, MovementPattern

_EDGE_SHARE = 0.15


def pattern_progress(movement: Movement, *, pattern: MovementPattern) -> float:
    """0 at the typical start pose, 1 at the typical far pose; unitless, not clamped.

    Args:
        movement: The body now.
        pattern: The exercise's.
    """
    weights = sum(row.weight for row in pattern.signals)
    mixed = sum(
        row.weight * (movement.signals[row.signal] - row.start) / (row.far - row.start)
        for row in pattern.signals
    )
    return float(mixed / weights)


def working_side(movements: Sequence[Movement], *, role: LegRole, far_s: float) -> Side:
    """Which leg a rep belongs to (coaching.md 2.1: decided rep by rep; it moves, or leads).

    Args:
        movements: The rep, at least one.
        role: How this exercise tells.
        far_s: The far turn, stream seconds.

    Returns:
        BOTH for a bilateral exercise.
    """
    if role is LegRole.BOTH:
        return Side.BOTH
    span = movements[-1].time_s - movements[0].time_s
    near_far = [m for m in movements if abs(m.time_s - far_s) <= _EDGE_SHARE * span]
    around = near_far or list(movements)
    match role:
        case LegRole.MORE_BENT:
            left, right = np.median([m.bends_deg for m in around], axis=0)
        case LegRole.IN_FRONT:
            left, right = np.median([m.folds_deg for m in around], axis=0)
        case LegRole.MOVING:
            left, right = _travel(movements, around)
        case LegRole.STANDING:
            right, left = _travel(movements, around)
    return Side.LEFT if left >= right else Side.RIGHT


def _travel(movements: Sequence[Movement], around: Sequence[Movement]) -> tuple[float, float]:
    """How far each knee and ankle got from the start of the rep, left and right."""
    edge = movements[: max(1, int(_EDGE_SHARE * len(movements)))]
    left, right = (
        float(
            sum(
                np.hypot(*(np.median(_places(around, joint, side), axis=0) - start))
                for joint in ("knees_px", "ankles_px")
                for start in [np.median(_places(edge, joint, side), axis=0)]
            )
        )
        for side in (0, 1)
    )
    return left, right


def _places(movements: Sequence[Movement], joint: str, side: int) -> list[list[float]]:
    return [list(getattr(movement, joint)[side]) for movement in movements]
