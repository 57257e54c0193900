"""Cues that are judged once, when the rep is over: C16 to C21 (coaching.md 4.2).

Each answers a number that is compared with the limits in the cue's file. NaN = not seen, or not
asked of this exercise: the cue is then not judged.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.coaching.cues.rules import Measure, Part
from studio.coaching.cues.stretch import Stretch
from studio.model.exercise import Exercise, FirstPhase, Position
from studio.model.rep import MeasuredTempo, Rep

SEEN_SHARE = 0.8
"""Share of the pictures of a phase that must be fit for grading (coaching.md 2.7)."""

LEAST_BEND_DEG = 30.0
"""A hinge index of less movement than this says nothing [reasoned]."""

SLOWEST_FPS = 25.0
"""Below it the stop cannot be resolved (coaching.md C20)."""

RANGE_DISAGREEMENT = 0.35
"""Of the target range; the fitted range against the range seen picture by picture [reasoned]."""

STILL_RISING_DEG = 2.0
"""Degrees over the last five pictures that say: the hips were not through yet [reasoned]."""

LEAST_PICTURES = 5
LONG_HALF = 0.5
SHORT_END_TO = 0.15
FAST_APPROACH = 0.7
NO_BOUNCE_S = 1.0
"""Dwell of a slow approach: it cannot bounce."""


Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RepMaterial:
    """A rep that is over, as the rep rules see it.

    Attributes:
        rep: Its numbers.
        pictures: From its start to its end.
        exercise: What it is a rep of.
        straightest_deg: Least hip fold seen ahead of a rep of this set; NaN = none yet.
    """

    rep: Rep
    pictures: Stretch
    exercise: Exercise
    straightest_deg: float = math.nan


@dataclass(frozen=True, slots=True, kw_only=True)
class RepRule:
    """A cue that is judged once a rep.

    Attributes:
        value: The number to compare; NaN = not judged.
        words: What it measures, for the trust strip.
        has_limit: Whether it is asked of an exercise at all.
    """

    value: Callable[[RepMaterial], float]
    words: str
    has_limit: Callable[[Exercise], bool]


def _seen(material: RepMaterial, parts: tuple[Part, ...]) -> bool:
    """Whether the whole rep was seen well enough to be graded."""
    pictures = material.pictures
    return _share(pictures.is_trusted(parts), pictures) >= SEEN_SHARE


def is_timed(material: RepMaterial) -> bool:
    """Whether the view allowed tempo through nearly all of the rep."""
    return _share(material.pictures.is_timed, material.pictures) >= SEEN_SHARE


def _share(is_fit: NDArray[np.bool_], pictures: Stretch) -> float:
    """Share of the rep's pictures; 0 without any."""
    return float(np.mean(is_fit[pictures.in_rep])) if pictures.in_rep.any() else 0.0


def _lockout(material: RepMaterial) -> float:
    """Degrees of hip fold left where the rep finishes, the moment after it included (C16)."""
    parts = (Part.SHOULDER, Part.HIP, Part.KNEE)
    if not _seen(material, parts):
        return math.nan
    pictures = material.pictures
    fold = pictures.values[Measure.HIP_FOLD]
    seen = pictures.is_trusted(parts) & np.isfinite(fold)
    finishing = np.arange(len(fold)) >= _long_end(pictures)
    if not (seen & finishing).any():
        return math.nan
    finish = fold[seen & finishing]
    if _is_still_rising(finish):
        return math.nan
    top = float(finish.min())
    if not _stands_folded(material.exercise):
        return top
    home = straightest_deg(material)
    return top - home


def _is_still_rising(finish: Array) -> bool:
    """Whether the last that was seen of a finish still straightened: it was not seen through."""
    if len(finish) < LEAST_PICTURES:
        return True
    last = finish[-LEAST_PICTURES:]
    return bool(last[-1] <= finish.min() + 1e-9 and last[0] - last[-1] > STILL_RISING_DEG)


def straightest_deg(material: RepMaterial) -> float:
    """Least hip fold of the near leg ahead of the long end, in this rep or one before it.

    NaN = not seen.
    """
    parts = (Part.SHOULDER, Part.HIP, Part.KNEE)
    pictures = material.pictures
    fold = pictures.values[Measure.HIP_FOLD]
    ahead = np.arange(len(fold)) < _long_end(pictures)
    seen = fold[pictures.is_trusted(parts) & np.isfinite(fold) & ahead]
    here = float(seen.min()) if seen.size else math.nan
    return float(np.fmin(here, material.straightest_deg))


def _stands_folded(exercise: Exercise) -> bool:
    """Whether the front hip stays folded at the top, as in a lasting split stance.

    How much is the client's own, and is read from the straightest start of this set.
    """
    return exercise.position is Position.SPLIT and exercise.driver.feature != Measure.HIP_FOLD


def _long_end(pictures: Stretch) -> int:
    """Index of the long end ahead of the finish; where a rep begins there, its first picture."""
    q = np.where(pictures.in_rep, pictures.q, math.nan)
    if not np.isfinite(q).any():
        return 0
    first = int(np.argmax(np.isfinite(q)))
    return first if q[first] >= LONG_HALF else int(np.nanargmax(q))


def _depth(material: RepMaterial) -> float:
    """Share of the target range (C17); not judged when two ways of measuring it disagree."""
    pictures = material.pictures
    if _share(pictures.is_graded, pictures) < SEEN_SHARE:
        return math.nan
    ratio = material.rep.rom_ratio
    return ratio if abs(ratio - pictures.range_ratio) <= RANGE_DISAGREEMENT else math.nan


def _hinge_index(material: RepMaterial) -> float:
    """How much less the hip took of the bending than it should (C18)."""
    least = material.exercise.limits.hinge_index_min_ratio
    parts = (Part.SHOULDER, Part.HIP, Part.KNEE, Part.ANKLE)
    if least is None or not _seen(material, parts):
        return math.nan
    fold = _change(material.pictures, Measure.HIP_FOLD)
    bend = _change(material.pictures, Measure.KNEE_FLEXION)
    if not fold + bend >= LEAST_BEND_DEG:
        return math.nan
    return least - fold / (fold + bend)


def _change(pictures: Stretch, measure: Measure) -> float:
    """A number at the rep's long end minus the same at its short end."""
    values = pictures.values[measure]
    q = np.where(pictures.in_rep & np.isfinite(values), pictures.q, math.nan)
    if not np.isfinite(q).any():
        return math.nan
    long_end, short_end = values[q >= 0.9 * np.nanmax(q)], values[q <= SHORT_END_TO]
    if long_end.size == 0 or short_end.size == 0:
        return math.nan
    return float(long_end.mean() - short_end.mean())


def _tempo(material: RepMaterial) -> float:
    """Share of the prescribed lengthening time (C19)."""
    asked_s = material.exercise.tempo.eccentric_s
    if asked_s is None or not is_timed(material):
        return math.nan
    return material.rep.tempo.eccentric_s / asked_s


def _stop(material: RepMaterial) -> float:
    """Seconds at the long end, where it was reached fast (C20)."""
    pictures = material.pictures
    if not is_timed(material):
        return math.nan
    time_s, q = pictures.time_s[pictures.in_rep], _length_without_delay(material)
    if len(q) < LEAST_PICTURES or not np.isfinite(q).all():
        return math.nan
    if 1.0 / float(np.median(np.diff(time_s))) < SLOWEST_FPS:
        return math.nan
    if not _is_fast_approach(time_s, q):
        return NO_BOUNCE_S
    return float(np.fmin(_dwell_s(time_s, q), _fitted_dwell_s(material.rep.tempo)))


def _fitted_dwell_s(tempo: MeasuredTempo) -> float:
    """Seconds above nine tenths of the way by the fitted phases, of ramps at one speed.

    Smoothing rounds a sharp turn off: 0.11 s drawn read 0.21 s picture by picture [measured on the
    demo athlete]. The fit knows the turn to be sharp.
    """
    return tempo.pause_long_s + 0.1 * (tempo.eccentric_s + tempo.concentric_s)


def _length_without_delay(material: RepMaterial) -> Array:
    """Muscle length along the rep, 0 to 1; the one followed live rounds a sharp turn off."""
    pictures, driver = material.pictures, material.exercise.driver
    q = pictures.q[pictures.in_rep]
    if driver.feature not in pictures.values:
        return q
    own = pictures.values[Measure(driver.feature)][pictures.in_rep]
    if not np.isfinite(own).all():
        return q
    ends = float(own.min()), float(own.max())
    return np.asarray((own - ends[0]) / max(ends[1] - ends[0], 1e-9))


def _dwell_s(time_s: Array, q: Array) -> float:
    """Seconds above nine tenths of the way, between the pictures too."""
    above = q - 0.9 * float(q.max())
    steps_s, ends = np.diff(time_s), np.stack((above[:-1], above[1:]))
    low, high = ends.min(axis=0), ends.max(axis=0)
    share = np.clip(high / np.maximum(high - low, 1e-9), 0.0, 1.0)
    return float((steps_s * np.where(low >= 0.0, 1.0, share)).sum())


def _is_fast_approach(time_s: Array, q: Array) -> bool:
    """Whether the body still moved at speed at 80 % of the way to the long end."""
    deepest = int(np.argmax(q))
    if deepest < 2:
        return False
    way = q[: deepest + 1] / float(q[deepest])
    speed = np.gradient(way, time_s[: deepest + 1])
    arrive = len(way) - 1 - int(np.argmax(way[::-1] < 0.8))
    return bool(speed[arrive] > FAST_APPROACH * speed.max())


def _hold(material: RepMaterial) -> float:
    """Share of the prescribed hold at the short end (C21)."""
    return hold_share(material.rep, exercise=material.exercise) if is_timed(material) else math.nan


def hold_share(rep: Rep, *, exercise: Exercise) -> float:
    """Pause at the short end over the prescribed one; NaN = none asked for, or not known.

    Args:
        rep: Measured.
        exercise: What it is a rep of.
    """
    asked_s = exercise.tempo.pause_short_s
    return rep.tempo.pause_short_s / asked_s if asked_s > 0.0 else math.nan


def _always(exercise: Exercise) -> bool:
    return True


def _asks_range(exercise: Exercise) -> bool:
    """A seat decides how far somebody sits down (C17)."""
    sits = exercise.position is Position.STANDING and exercise.family == "squat"
    return not (sits and exercise.first_phase is FirstPhase.CONCENTRIC)


def _asks_hinge(exercise: Exercise) -> bool:
    return exercise.limits.hinge_index_min_ratio is not None


def _asks_lowering_time(exercise: Exercise) -> bool:
    return exercise.tempo.eccentric_s is not None


def _asks_stop(exercise: Exercise) -> bool:
    """Only where the prescribed stop at the long end is a second or more (C20)."""
    return exercise.tempo.pause_long_s >= 1.0


def _asks_hold(exercise: Exercise) -> bool:
    return exercise.tempo.pause_short_s > 0.0


REP_RULES: Mapping[str, RepRule] = {
    "lockout": RepRule(value=_lockout, words="lockout", has_limit=_always),
    "depth": RepRule(value=_depth, words="depth", has_limit=_asks_range),
    "fold_hips": RepRule(value=_hinge_index, words="hip fold", has_limit=_asks_hinge),
    "tempo": RepRule(value=_tempo, words="tempo", has_limit=_asks_lowering_time),
    "no_bounce": RepRule(value=_stop, words="stop", has_limit=_asks_stop),
    "squeeze_hold": RepRule(value=_hold, words="hold", has_limit=_asks_hold),
}
"""By cue key."""

TIMED_KEYS: frozenset[str] = frozenset({"tempo", "no_bounce", "squeeze_hold"})
"""Cues that only need times: a view in which nothing else is graded is enough."""
