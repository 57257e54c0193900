"""A set against the client's own last one: what is worth telling (coaching.md 7)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from studio.coaching.planning.training_history import DoneSet

MOST_FACTS = 2
_RANGE_STEP = 0.08
"""Smallest change of range worth telling."""

_SCORE_STEP = 5.0
_LOAD_TOLERANCE_KG = 0.01


class ProgressKind(StrEnum):
    """What changed. Also the key of its words: "progress.<value>"."""

    MORE_LOAD = "more_load"
    MORE_REPS = "more_reps"
    MORE_RANGE = "more_range"
    CLEANER = "cleaner"
    SAME = "same"
    FIRST = "first"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressFact:
    """One thing that changed.

    Attributes:
        kind: What.
        amount: Kilograms, reps, percent of the range, or points; NaN where it says nothing.
    """

    kind: ProgressKind
    amount: float = math.nan


def own_progress(done: DoneSet, past: Sequence[DoneSet]) -> tuple[ProgressFact, ...]:
    """Up to two facts, the weightiest first; against oneself only, and never what got less.

    Args:
        done: The set just done.
        past: Sets of the same exercise and leg before it, in any order.
    """
    same = [item for item in past if item.side is done.side and item.at_h < done.at_h]
    if not same:
        return (ProgressFact(kind=ProgressKind.FIRST),)
    last = max(same, key=lambda item: item.at_h)
    facts = []
    if done.load_kg is not None and last.load_kg is not None:
        more_kg = done.load_kg - last.load_kg
        if more_kg > _LOAD_TOLERANCE_KG:
            facts.append(ProgressFact(kind=ProgressKind.MORE_LOAD, amount=more_kg))
    if done.reps > last.reps and done.load_kg == last.load_kg:
        facts.append(ProgressFact(kind=ProgressKind.MORE_REPS, amount=float(done.reps - last.reps)))
    if done.rom_ratio - last.rom_ratio >= _RANGE_STEP:
        more = 100.0 * (done.rom_ratio - last.rom_ratio)
        facts.append(ProgressFact(kind=ProgressKind.MORE_RANGE, amount=more))
    if done.score - last.score >= _SCORE_STEP:
        facts.append(ProgressFact(kind=ProgressKind.CLEANER, amount=done.score - last.score))
    return tuple(facts[:MOST_FACTS]) or (ProgressFact(kind=ProgressKind.SAME),)
