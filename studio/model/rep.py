"""A rep, and a movement that was not one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from studio.model.cue import CueVerdict, Unjudged
from studio.model.landmarks import Side


class RepStatus(StrEnum):
    """How a counted rep is graded for range."""

    FULL = "full"
    SHORT = "short"


class RejectReason(StrEnum):
    """Why a movement was not counted."""

    PARTIAL = "partial"
    LOST = "lost"
    TOO_FAST = "too_fast"
    TOO_SLOW = "too_slow"
    WRONG_PERSON = "wrong_person"
    OTHER_MOVEMENT = "other_movement"
    WALKING = "walking"


@dataclass(frozen=True, slots=True, kw_only=True)
class RepSpan:
    """When a counted rep happened. All times are stream seconds.

    Attributes:
        number: 1 for the first rep of the set.
        side: The working side; BOTH for a bilateral exercise.
        start_s: Leaves the start pose.
        far_s: Reaches the far pose.
        end_s: Back at the start pose.
        bottom_s: Deepest moment; for other concentric-first exercises the moment before the
            rise (design.md 7).
        top_s: Most extended (clamshell: most open).
        counted_at_s: When the client would have seen the count.
    """

    number: int
    side: Side
    start_s: float
    far_s: float
    end_s: float
    bottom_s: float
    top_s: float
    counted_at_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredTempo:
    """Seconds of the four phases as they were done; NaN = could not be measured."""

    eccentric_s: float
    pause_long_s: float
    concentric_s: float
    pause_short_s: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rep:
    """A counted rep with everything measured of it. NaN = not seen.

    Attributes:
        span: When it happened.
        status: Full or short.
        driver_start: Driver at the start pose, in the driver's unit, zero-phase filtered.
        driver_far: Driver at the far pose, in the driver's unit, zero-phase filtered.
        rom_ratio: Range divided by the target range.
        tempo: The four phases.
        score: 0..100, or NaN when too little was seen (coaching.md 5.8).
        coverage: Share of the score's weights that was observed.
        deduction: The largest single deduction in words; empty when there is none.
        cues: Verdicts beyond amber.
        trace_time_s: (n,) float32, seconds since `span.start_s`.
        trace: (n,) float32, driver along the rep, in the driver's unit; NaN = not seen.
        judged_cue_ids: Every cue that was seen well enough to be judged; the others are neither
            ok nor a fault.
        unjudged: Those others that the exercise asks for, by id, each with its reason.
    """

    span: RepSpan
    status: RepStatus
    driver_start: float
    driver_far: float
    rom_ratio: float
    tempo: MeasuredTempo
    score: float
    coverage: float
    deduction: str
    cues: tuple[CueVerdict, ...]
    trace_time_s: NDArray[np.float32]
    trace: NDArray[np.float32]
    judged_cue_ids: frozenset[str] = frozenset()
    unjudged: Mapping[str, Unjudged] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotCounted:
    """A movement that looked like a rep and was not counted, and why.

    Attributes:
        at_s: When it was farthest out, or last seen, in stream seconds.
        reason: Why.
        cues: Verdicts beyond amber from the movement, although it was not a whole rep.
    """

    at_s: float
    reason: RejectReason
    cues: tuple[CueVerdict, ...] = ()
