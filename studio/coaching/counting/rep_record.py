"""From a there-and-back to a rep with its numbers: range, tempo, side (coaching.md 5.2, 5.3)."""

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from studio.coaching.counting.cycles import Cycle
from studio.coaching.counting.progress import working_side
from studio.coaching.counting.tempo import RepFit, RoughSpan, fit_rep, measured_tempo
from studio.coaching.metrics import rep_status, rom_ratio
from studio.kinematics.filters import zero_phase
from studio.model.exercise import Exercise, FirstPhase, Position
from studio.model.landmarks import Side
from studio.model.rep import MeasuredTempo, RepSpan, RepStatus

_SEEN_SHARE = 0.7
_MISFIT_MIN = 1e-4
_REAL_HOLD_S = 0.5
"""A fitted hold shorter than the tolerance of tempo (coaching.md 5.2) may be none at all."""

MARGIN_S = 4.0
"""So much of the driver on both sides of a rep is looked at."""

_IN_SPACE = {
    "hip_fold_deg": "hip_fold_world_deg",
    "knee_flexion_deg": "knee_flexion_world_deg",
    "thigh_abduction_deg": "thigh_abduction_world_deg",
    "knee_gap_deg": "knee_gap_world_deg",
    "pelvis_height_ratio": "pelvis_height_world_ratio",
}
"""Where the picture plane cannot see a driver, its version in space."""

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class RepNumbers:
    """Range and tempo of one rep. NaN = not seen.

    Attributes:
        span: When.
        status: Full or short.
        driver_start: In the driver's unit.
        driver_far: In the driver's unit.
        rom_ratio: Range over target.
        tempo: Four phases.
        fit: The fitted movement; its start is where the rep before ends its pause.
    """

    span: RepSpan
    status: RepStatus
    driver_start: float
    driver_far: float
    rom_ratio: float
    tempo: MeasuredTempo
    fit: RepFit


def driver_names(exercise: Exercise, side: Side) -> tuple[str, ...]:
    """Full feature names of the driver for a side, best first.

    Args:
        exercise: Whose driver.
        side: LEFT, RIGHT, or BOTH for the mean of the two in space.
    """
    feature = exercise.driver.feature
    space = _IN_SPACE.get(feature)
    if not _is_sided(feature):
        return (feature,) if space is None else (feature, space)
    sides = (side,) if side is not Side.BOTH else (Side.LEFT, Side.RIGHT)
    flat = tuple(f"{one.value}_{feature}" for one in sides)
    return flat if space is None else (*flat, *(f"{one.value}_{space}" for one in sides))


def _is_sided(feature: str) -> bool:
    return feature in {
        "hip_fold_deg",
        "knee_flexion_deg",
        "thigh_abduction_deg",
        "knee_azimuth_deg",
        "shank_swing_deg",
    }


def rep_span(cycle: Cycle, *, exercise: Exercise, side: Side) -> RepSpan:
    """The rep's moments, by the conventions of design.md 7.

    A lift from the floor starts at the last moment before the rise and ends at lockout; every
    other rep starts and ends at its start pose.
    """
    turn = cycle.turn
    if exercise.counts_lift:
        start_s, far_s, bottom_s, top_s = turn.depart_s, turn.end_s, turn.far_s, turn.end_s
    elif exercise.first_phase is FirstPhase.ECCENTRIC:
        start_s, far_s, bottom_s, top_s = turn.start_s, turn.far_s, turn.far_s, turn.end_s
    else:
        start_s, far_s, bottom_s, top_s = turn.start_s, turn.far_s, turn.start_s, turn.far_s
    return RepSpan(
        number=cycle.number,
        side=side,
        start_s=start_s,
        far_s=far_s,
        end_s=turn.end_s,
        bottom_s=bottom_s,
        top_s=top_s,
        counted_at_s=cycle.counted_at_s,
    )


def phase_order(exercise: Exercise) -> FirstPhase:
    """What comes first in the there-and-back: a lift is lowered before it is lifted."""
    return FirstPhase.ECCENTRIC if exercise.counts_lift else exercise.first_phase


def side_of(cycle: Cycle, *, exercise: Exercise) -> Side:
    """The working leg of a rep; who steps up is told apart where the knee is bent."""
    turn = cycle.turn
    inside = [s.movement for s in cycle.samples if turn.start_s <= s.time_s <= turn.end_s]
    role = exercise.pattern.working_leg
    steps_up = exercise.position is Position.SPLIT and exercise.first_phase is FirstPhase.CONCENTRIC
    bent_s = turn.start_s if steps_up else turn.far_s
    return working_side(inside, role=role, far_s=bent_s) if inside else Side.BOTH


def measure(
    cycle: Cycle,
    *,
    exercise: Exercise,
    side: Side,
    time_s: Array,
    driver: Array,
    way_time_s: Array,
    way: Array,
    previous_end_s: float = math.nan,
    next_start_s: float = math.nan,
) -> RepNumbers:
    """Range and tempo of a rep from its driver.

    Args:
        cycle: The rep.
        exercise: What it is a rep of.
        side: Its working leg.
        time_s: (n,) stream seconds, rising: the rep and at least `MARGIN_S` on both sides, as far
            as they were seen.
        driver: (n,) the driver in its own unit, NaN = not seen.
        way_time_s: (m,) stream seconds, rising, over the same stretch.
        way: (m,) the joints' common way, NaN = not seen.
        previous_end_s: End of the rep before; NaN = none.
        next_start_s: Start of the rep after; NaN = none yet.
    """
    driver_fit, way_fit = (
        _fitted(cycle, times, values, previous_end_s=previous_end_s, next_start_s=next_start_s)
        for times, values in ((time_s, driver), (way_time_s, way))
    )
    fit = _with_moments(driver_fit, way_fit)
    if exercise.counts_lift:
        start, far = fit.driver_far, fit.driver_end
    else:
        start, far = _start_level(fit), fit.driver_far
    ratio = rom_ratio(start, far, driver=exercise.driver, target=exercise.driver.rom_target)
    if ratio < 0.0:  # the driver went the other way: what was seen of it is not this rep
        start = far = ratio = math.nan
    return RepNumbers(
        span=_with_held_turn(rep_span(cycle, exercise=exercise, side=side), fit, exercise=exercise),
        status=rep_status(ratio) if math.isfinite(ratio) else _status_by_pattern(cycle),
        driver_start=start,
        driver_far=far,
        rom_ratio=ratio,
        tempo=measured_tempo(fit, first_phase=phase_order(exercise)),
        fit=fit,
    )


def _fitted(
    cycle: Cycle, time_s: Array, values: Array, *, previous_end_s: float, next_start_s: float
) -> RepFit:
    turn = cycle.turn
    near = (time_s >= turn.start_s - MARGIN_S) & (time_s <= turn.end_s + MARGIN_S)
    return fit_rep(
        time_s[near],
        values[near],
        span=RoughSpan(start_s=turn.start_s, far_s=turn.far_s, end_s=turn.end_s),
        previous_end_s=previous_end_s,
        next_start_s=next_start_s,
    )


def _with_moments(driver: RepFit, way: RepFit) -> RepFit:
    """Levels of the driver's fit; moments of both fits, each by how closely it fits.

    The joints' common way nearly always fits closer. Where it is no there-and-back (somebody
    walks off, the camera moves) the driver decides.
    """
    parts = (driver, way)
    if not all(math.isfinite(fit.misfit_ratio) for fit in parts):
        return driver
    trust = np.array([max(fit.misfit_ratio, _MISFIT_MIN) ** -4 for fit in parts])
    moments = np.array(
        [
            (fit.leaves_start_s, fit.reaches_far_s, fit.leaves_far_s, fit.reaches_start_s)
            for fit in parts
        ]
    )
    leaves_start_s, reaches_far_s, leaves_far_s, reaches_start_s = np.average(
        moments, axis=0, weights=trust
    ).tolist()
    return replace(
        driver,
        leaves_start_s=leaves_start_s,
        reaches_far_s=reaches_far_s,
        leaves_far_s=leaves_far_s,
        reaches_start_s=reaches_start_s,
    )


def _with_held_turn(span: RepSpan, fit: RepFit, *, exercise: Exercise) -> RepSpan:
    """The turn of a rep from its fitted movement, where the far pose is truly held.

    `locate_turn` takes the middle of everything near the far pose. Of a way there that slows down
    long before it arrives, too much of the move counts as near (up to a second on the demo
    athlete). Without a hold that middle stays: on real clips it is the nearer one (median 0.05 s
    against 0.06 s). A lift starts at the last moment before the rise (design.md 7), which the
    fit knows with or without a hold.
    """
    held_s = fit.leaves_far_s - fit.reaches_far_s
    if exercise.counts_lift:
        if not span.bottom_s - MARGIN_S < fit.leaves_far_s < span.top_s:
            return span
        return replace(span, start_s=fit.leaves_far_s, bottom_s=fit.leaves_far_s)
    far_s = (fit.leaves_far_s + fit.reaches_far_s) / 2.0
    if not (held_s >= _REAL_HOLD_S and span.start_s < far_s < span.end_s):
        return span
    if exercise.first_phase is FirstPhase.ECCENTRIC:
        return replace(span, far_s=far_s, bottom_s=far_s)
    return replace(span, far_s=far_s, top_s=far_s)


def _start_level(fit: RepFit) -> float:
    """The start pose of a rep: a set may begin in mid-rep, but every rep comes home once."""
    levels = [level for level in (fit.driver_start, fit.driver_end) if math.isfinite(level)]
    return max(levels, key=lambda level: abs(fit.driver_far - level), default=math.nan)


def _status_by_pattern(cycle: Cycle) -> RepStatus:
    """Where the driver itself was not seen, the whole body tells whether it was a full one."""
    return RepStatus.FULL if cycle.range_ratio >= _SEEN_SHARE else RepStatus.SHORT


def trace_of(
    cycle_span: RepSpan, *, time_s: Array, driver: Array
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The driver along a rep, smoothed without delay.

    Returns:
        (n,) float32 seconds since the rep's start, and (n,) float32 driver, NaN = not seen.
    """
    near = (time_s >= cycle_span.start_s - 1.0) & (time_s <= cycle_span.end_s + 1.0)
    near_s = time_s[near]
    if near_s.size < 2:
        return np.empty(0, np.float32), np.empty(0, np.float32)
    smooth = zero_phase(near_s, driver[near])
    inside = (near_s >= cycle_span.start_s) & (near_s <= cycle_span.end_s)
    since_start = (near_s[inside] - cycle_span.start_s).astype(np.float32)
    return since_start, smooth[inside].astype(np.float32)
