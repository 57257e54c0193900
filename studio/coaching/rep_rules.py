"""Cues that are judged once, when the rep is over: C16 to C21 (coaching.md 4.2).

Each answers a number that is compared with the limits in the cue's file. NaN = not seen, or not
asked of this exercise: the cue is then not judged.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from studio.coaching.cue_frames import Stretch
from studio.coaching.rules import Measure, Part, Window
from studio.model.exercise import Exercise
from studio.model.rep import Rep

SEEN_SHARE = 0.8
"""Share of the pictures of a phase that must be fit for grading (coaching.md 2.7)."""

LEAST_BEND_DEG = 30.0
"""A hinge index of less movement than this says nothing [reasoned]."""

FASTEST_BOUNCE_FPS = 25.0
FAST_APPROACH = 0.7
NO_BOUNCE_S = 1.0
"""Dwell of a slow approach: it cannot bounce."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RepMaterial:
    """A rep that is over, as the rep rules see it.

    Attributes:
        rep: Its numbers.
        pictures: From its start to its end.
        exercise: What it is a rep of.
    """

    rep: Rep
    pictures: Stretch
    exercise: Exercise


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
    return float(np.mean(material.pictures.is_trusted(parts))) >= SEEN_SHARE


def _timed(material: RepMaterial) -> bool:
    return float(np.mean(material.pictures.is_timed)) >= SEEN_SHARE


def _lockout(material: RepMaterial) -> float:
    """Degrees of hip fold left at the rep's own short end, after the work (C16)."""
    if not _seen(material, (Part.SHOULDER, Part.HIP, Part.KNEE)):
        return math.nan
    pictures = material.pictures
    fold = pictures.values[Measure.HIP_FOLD]
    after_long_end = np.arange(len(fold)) >= _deepest(pictures)
    at_top = fold[pictures.window(Window.SHORT_END) & after_long_end & np.isfinite(fold)]
    if at_top.size == 0:
        return math.nan
    return float(at_top.min())


def _deepest(pictures: Stretch) -> int:
    """Index of the long end that comes before the last short end; 0 when it began there."""
    if not np.isfinite(pictures.q).any():
        return 0
    return int(np.nanargmax(pictures.q)) if pictures.q[0] < 0.5 else 0


def _depth(material: RepMaterial) -> float:
    """Share of the target range (C17)."""
    if float(np.mean(material.pictures.is_graded)) < SEEN_SHARE:
        return math.nan
    return material.rep.rom_ratio


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
    ends = []
    for inside in (pictures.q >= 0.9 * np.nanmax(pictures.q), pictures.q <= 0.1):
        seen = values[inside & np.isfinite(values)]
        if seen.size == 0:
            return math.nan
        ends.append(float(seen.mean()))
    return ends[0] - ends[1]


def _tempo(material: RepMaterial) -> float:
    """Share of the prescribed lengthening time (C19)."""
    asked_s = material.exercise.tempo.eccentric_s
    if asked_s is None or not _timed(material):
        return math.nan
    return material.rep.tempo.eccentric_s / asked_s


def _stop(material: RepMaterial) -> float:
    """Seconds at the long end, where it was reached fast (C20)."""
    pictures = material.pictures
    if not _timed(material) or len(pictures.time_s) < 3:
        return math.nan
    steps_s = np.diff(pictures.time_s)
    if 1.0 / float(np.median(steps_s)) < FASTEST_BOUNCE_FPS:
        return math.nan
    return NO_BOUNCE_S if _is_slow_approach(pictures) else _dwell_s(pictures)


def _dwell_s(pictures: Stretch) -> float:
    inside = pictures.q >= 0.9 * float(np.nanmax(pictures.q))
    return float(np.diff(pictures.time_s)[inside[1:]].sum())


def _is_slow_approach(pictures: Stretch) -> bool:
    """Whether the body had slowed down at 80 % of the way to the long end."""
    deepest = int(np.nanargmax(pictures.q))
    q = pictures.q[: deepest + 1] / float(np.nanmax(pictures.q))
    if len(q) < 3 or not np.isfinite(q).all():
        return True
    speed = np.gradient(q, pictures.time_s[: deepest + 1])
    arrive = int(np.argmax(q >= 0.8))
    return bool(speed[arrive] <= FAST_APPROACH * speed.max())


def _hold(material: RepMaterial) -> float:
    """Share of the prescribed hold at the short end (C21)."""
    asked_s = material.exercise.tempo.pause_short_s
    if not asked_s > 0.0 or not _timed(material):
        return math.nan
    return material.rep.tempo.pause_short_s / asked_s


def _always(exercise: Exercise) -> bool:
    return True


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
    "depth": RepRule(value=_depth, words="depth", has_limit=_always),
    "fold_hips": RepRule(value=_hinge_index, words="hip fold", has_limit=_asks_hinge),
    "tempo": RepRule(value=_tempo, words="tempo", has_limit=_asks_lowering_time),
    "no_bounce": RepRule(value=_stop, words="stop", has_limit=_asks_stop),
    "squeeze_hold": RepRule(value=_hold, words="hold", has_limit=_asks_hold),
}
"""By cue key."""

TIMED_KEYS: frozenset[str] = frozenset({"tempo", "no_bounce", "squeeze_hold"})
"""Cues that only need times: a view in which nothing else is graded is enough."""
