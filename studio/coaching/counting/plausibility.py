"""Was that there-and-back this exercise, or walking, fidgeting, another movement?

Each check looks at what the body did besides the progress: posture, feet, share of every
signal. The thresholds are reasoned and measured on real sets and real non-sets; they leave
room for any person and view (coaching.md 5.1).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from studio.kinematics.movement import Movement
from studio.model.pattern import BodyPosture, Feet, LegRole, MovementPattern, Signal
from studio.model.pose import VISIBLE
from studio.model.rep import RejectReason

_SPOT_MAX = 0.42
"""The best kept spot is left by less than this, in leg lengths, noise of a hidden foot included."""
_FIRM_SPOT_MAX = 0.20
_BOTH_SPOTS_MAX = 0.42
_HIDDEN_SPOT_MAX = 0.60
"""A far ankle behind the near leg may seem to wander this far while the near one stands firm."""
_HIP_SHIFT_MAX = 0.50
"""Over planted feet the hips shift sideways less than this, in leg lengths."""
_STANDING_FOOT_MAX = 0.20
"""In a one-leg movement the standing foot stays within this, in leg lengths."""
_STANDING_SHARE_MAX = 0.5
"""In a one-leg movement the standing foot moves less than this share of the moving foot."""
_STEADY_PERCENT = 85
_SEEN_MIN = 0.35
_SHARE_MIN = 0.30
"""Each signal of the pattern takes part with at least this share of the mean, in which none counts
for more than it typically is: one that moved far does not make the others small."""
_UPRIGHT_MAX_DEG = 45.0
_UPRIGHT_HEIGHT_MIN = 0.60
"""Standing, the hips are higher over the ankles than this, in leg lengths; sitting they are not."""
_LYING_MIN_DEG = 28.0
_LYING_HEIGHT_MAX = 0.85
"""Over a bench the hips rise to 0.75 leg lengths, more before a camera that hangs askew; standing,
they are at 0.95 and the trunk is upright."""
_ON_THE_SIDE_MIN_DEG = 40.0
_ALL_FOURS_MIN_DEG = 45.0
_FOLDED_MIN_DEG = 40.0
_HOME_SHIFT_MAX = 0.40
"""At the end of a rep the hips are back where they began, in leg lengths."""
_SCALE_CHANGE_MAX = 1.35
"""Nobody comes this much nearer to the camera within a rep."""


_STILL_TRUNK_MAX_DEG = 25.0
"""In a one-leg movement the trunk leans less than this to and fro."""


def reject_reason(
    movements: Sequence[Movement], *, pattern: MovementPattern
) -> RejectReason | None:
    """Why a there-and-back was not the exercise, or None when it was.

    Args:
        movements: From leaving the start level to coming back, at least two.
        pattern: The exercise's.
    """
    if np.mean([movement.legs_seen_ratio for movement in movements]) < _SEEN_MIN:
        return RejectReason.LOST
    if not (_stays_in_place(movements, pattern) and _feet_fit(movements, pattern)):
        return RejectReason.WALKING
    if not _posture_fits(movements, pattern) or not _all_take_part(movements, pattern):
        return RejectReason.OTHER_MOVEMENT
    return None


def ankle_travel_ratio(movements: Sequence[Movement]) -> tuple[float, float]:
    """How far the feet got from where they began, in leg lengths.

    The network now and then takes one leg for the other, so ankles are matched to the spots
    picture by picture, whichever way fits better.

    Returns:
        How far the nearest ankle strayed from the spot that was kept best, and how far the worse
        of both ankles strayed from its spot.
    """
    places = _running_median(np.array([movement.ankles_px for movement in movements]))
    leg = max(float(np.median([movement.leg_px for movement in movements])), 1.0)
    gaps = np.sqrt(((places[:, :, None] - places[0][None, None]) ** 2).sum(axis=3)) / leg
    best_spot = np.percentile(gaps.min(axis=1), _STEADY_PERCENT, axis=0).min()
    kept_sides = np.maximum(gaps[:, 0, 0], gaps[:, 1, 1])
    swapped_sides = np.maximum(gaps[:, 0, 1], gaps[:, 1, 0])
    both = np.percentile(np.minimum(kept_sides, swapped_sides), _STEADY_PERCENT)
    return float(best_spot), float(both)


def _running_median(places: NDArray[np.float64]) -> NDArray[np.float64]:
    """Median of five along time, against spikes of one or two pictures."""
    padded = np.concatenate([places[:1], places[:1], places, places[-1:], places[-1:]])
    windows = np.stack([padded[shift : shift + len(places)] for shift in range(5)])
    return np.asarray(np.median(windows, axis=0))


def _feet_fit(movements: Sequence[Movement], pattern: MovementPattern) -> bool:
    if pattern.feet is Feet.FREE:
        return True
    least, most = ankle_travel_ratio(movements)
    if least > _SPOT_MAX:
        return False
    if pattern.feet is Feet.PLANTED:
        allowed = _HIDDEN_SPOT_MAX if least <= _FIRM_SPOT_MAX else _BOTH_SPOTS_MAX
        stands = most <= allowed or (least <= _FIRM_SPOT_MAX and _hides_an_ankle(movements))
        return stands and hip_shift_ratio(movements) <= _HIP_SHIFT_MAX
    if pattern.working_leg not in (LegRole.STANDING, LegRole.MOVING):
        return True
    if hip_shift_ratio(movements) > _HIP_SHIFT_MAX:
        return False
    return pattern.working_leg is LegRole.STANDING or _one_leg_moves(movements, least, most)


def _one_leg_moves(movements: Sequence[Movement], least: float, most: float) -> bool:
    """One foot stays, the other travels, and the trunk takes no part."""
    low, high = np.percentile(_series(movements, Signal.TRUNK_LEAN), (10, 90))
    still = float(high - low) <= _STILL_TRUNK_MAX_DEG
    return still and least <= min(_STANDING_FOOT_MAX, _STANDING_SHARE_MAX * most)


def _hides_an_ankle(movements: Sequence[Movement]) -> bool:
    """Whether the network only guesses one ankle, as it does behind the near leg."""
    seen = np.median([movement.ankles_seen_ratio for movement in movements], axis=0)
    return float(seen.min()) < VISIBLE <= float(seen.max())


def hip_shift_ratio(movements: Sequence[Movement]) -> float:
    """How far the hips travelled across the picture, in leg lengths."""
    across = np.array([movement.hips_px[:, 0].mean() for movement in movements])
    leg = float(np.median([movement.leg_px for movement in movements]))
    return float(np.ptp(across)) / max(leg, 1.0)


def _series(movements: Sequence[Movement], signal: Signal) -> NDArray[np.float64]:
    return np.array([movement.signals[signal] for movement in movements])


def _stays_in_place(movements: Sequence[Movement], pattern: MovementPattern) -> bool:
    edge = max(1, len(movements) // 10)
    before, after = movements[:edge], movements[-edge:]
    sizes = [float(np.median([m.torso_px for m in part])) for part in (before, after)]
    if max(sizes) > _SCALE_CHANGE_MAX * min(sizes):
        return False
    if pattern.travels:
        return True
    places = [np.median([m.hips_px[:, 0].mean() for m in part]) for part in (before, after)]
    return abs(float(places[1] - places[0])) <= _HOME_SHIFT_MAX * movements[-1].leg_px


def _posture_fits(movements: Sequence[Movement], pattern: MovementPattern) -> bool:
    lean = _series(movements, Signal.TRUNK_LEAN)
    height = float(np.percentile(_series(movements, Signal.PELVIS_HEIGHT), 90))
    bent = float(np.median(_series(movements, Signal.KNEE_FLEXION_MOST)))
    if bent < pattern.knee_flexion_min_deg:
        return False
    least_lean = float(np.percentile(lean, 10))
    match pattern.posture:
        case BodyPosture.UPRIGHT:
            height += float(np.median([_raised_ratio(movement) for movement in movements]))
            return least_lean < _UPRIGHT_MAX_DEG and height > _UPRIGHT_HEIGHT_MIN
        case BodyPosture.SUPINE:
            return least_lean > _LYING_MIN_DEG and height < _LYING_HEIGHT_MAX
        case BodyPosture.QUADRUPED:
            folded = float(np.percentile(_series(movements, Signal.HIP_FOLD_MOST), 10))
            return least_lean > _ALL_FOURS_MIN_DEG and folded > _FOLDED_MIN_DEG
        case BodyPosture.SIDE_LYING:
            return least_lean > _ON_THE_SIDE_MIN_DEG
        case BodyPosture.SEATED:
            return float(np.median(_series(movements, Signal.HIP_FOLD))) > _FOLDED_MIN_DEG
        case BodyPosture.BENT_OVER:
            return True


def _raised_ratio(movement: Movement) -> float:
    """How far one foot being up, on a box or a bench, lowers the hips over the ankles' middle."""
    heights = movement.ankles_px[:, 1]
    return 0.5 * float(np.ptp(heights)) / max(movement.leg_px, 1.0)


def signal_shares(movements: Sequence[Movement], pattern: MovementPattern) -> dict[Signal, float]:
    """How much each signal moved between its start and its far value, 1 = typical."""
    shares = {}
    for row in pattern.signals:
        values = _series(movements, row.signal)
        low, high = np.percentile(values, (10, 90))
        shares[row.signal] = float((high - low) / abs(row.far - row.start))
    return shares


def _all_take_part(movements: Sequence[Movement], pattern: MovementPattern) -> bool:
    shares = signal_shares(movements, pattern)
    mixed = [min(shares[row.signal], 1.0) for row in pattern.signals if row.weight > 0]
    if any(shares[row.signal] < _SHARE_MIN for row in pattern.signals if row.weight == 0):
        return False
    return min(mixed) >= _SHARE_MIN * float(np.mean(mixed))
