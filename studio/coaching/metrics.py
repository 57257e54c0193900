"""Numbers of one rep and across reps: range, quality, speed, spread (coaching.md 5.3 to 5.8).

The score of a whole set is `set_score`.

A missing measurement is NaN in and leaves the sum; what remains is weighed anew, and `coverage`
says how much of the whole was seen. Nothing is ever filled in.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from studio.coaching.cues.deductions import TempoPhase, tempo_words
from studio.model.cue import CueGrade, CueLevel
from studio.model.exercise import Driver, FirstPhase, TempoTarget
from studio.model.rep import MeasuredTempo, RepStatus

ROM_WEIGHT = 0.30
PATH_WEIGHT = 0.35
TEMPO_WEIGHT = 0.15
CONTROL_WEIGHT = 0.20

COVERAGE_MIN = 0.60
"""Below it a rep has no score, only a count."""

FULL_RATIO = 0.92
"""Share of the target from which a rep is full, not short (coaching.md 3.2)."""

_GRADE_FACTOR = {CueGrade.A: 1.0, CueGrade.B: 0.6, CueGrade.C: 0.0}
_SMALLEST_DEDUCTION = 2.0
"""Points below which a deduction is not worth a sentence [reasoned]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PathCue:
    """What one form cue says about a rep, for the PATH part of the score.

    Attributes:
        id: The cue.
        weight_ratio: Its share inside PATH.
        grade: A counts fully, B at 0.6, C never.
        seen: Whether its landmarks were seen well enough to judge.
        level: Worst level reached; None = ok.
        words: What it would say to the client.
    """

    id: str
    weight_ratio: float
    grade: CueGrade
    seen: bool
    level: CueLevel | None
    words: str

    @property
    def weight(self) -> float:
        """Weight times grade."""
        return self.weight_ratio * _GRADE_FACTOR[self.grade]

    @property
    def severity(self) -> float:
        """0 ok, 0.5 amber, 1 red."""
        if self.level is None:
            return 0.0
        return 0.5 if self.level is CueLevel.AMBER else 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RepEvidence:
    """Everything the score of one rep is made of. NaN = not seen.

    Attributes:
        rom_ratio: Range over the personal target.
        path: Form cues that are on for this exercise; not C17 and C19 to C22.
        tempo: As measured.
        tempo_target: As prescribed.
        first_phase: What the rep begins with; decides the words only.
        hold_ratio: Hold reached, 0..1; None = no hold prescribed.
        no_bounce: 1 = stopped at the long end, 0 = bounced; None = no stop prescribed.
        range_words: What the depth cue (C17) says in this exercise's family.
    """

    rom_ratio: float
    path: tuple[PathCue, ...]
    tempo: MeasuredTempo
    tempo_target: TempoTarget
    first_phase: FirstPhase
    hold_ratio: float | None = None
    no_bounce: float | None = None
    range_words: str = "Go a little deeper"


@dataclass(frozen=True, slots=True, kw_only=True)
class RepScore:
    """The quality of one rep (coaching.md 5.8). NaN = not observed.

    Attributes:
        score: 0..100; NaN when coverage is below 0.6.
        coverage: Share of the weights that was observed.
        rom: Component 0..1.
        path: Component 0..1.
        tempo: Component 0..1.
        control: Component 0..1; NaN as well when nothing was prescribed.
        deduction: The largest single deduction in the client's words; "" = none worth saying.
    """

    score: float
    coverage: float
    rom: float
    path: float
    tempo: float
    control: float
    deduction: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One component: its weight, value, the share of it that was seen, and its losses."""

    weight: float
    value: float
    seen: float
    losses: tuple[tuple[float, str], ...] = ()


def rom_ratio(driver_start: float, driver_far: float, *, driver: Driver, target: float) -> float:
    """Range of a rep over the target range; negative when it went the wrong way.

    Args:
        driver_start: At the start pose, in the driver's unit.
        driver_far: At the far pose.
        driver: Which way the exercise goes.
        target: Personal target range, or `driver.rom_target`.
    """
    direction = 1.0 if driver.far >= driver.start else -1.0
    return direction * (driver_far - driver_start) / target


def rep_status(ratio: float) -> RepStatus:
    """Full from 92 % of the target on; a range that was not seen is never called short."""
    return RepStatus.SHORT if ratio < FULL_RATIO else RepStatus.FULL


def score_rep(evidence: RepEvidence) -> RepScore:
    """Judge one rep (coaching.md 5.8)."""
    rom, path = _rom_part(evidence), _path_part(evidence)
    tempo, control = _tempo_part(evidence), _control_part(evidence)
    parts = [part for part in (rom, path, tempo, control) if part.weight > 0.0]
    total = sum(part.weight for part in parts)
    coverage = sum(part.weight * part.seen for part in parts) / total
    observed = [part for part in parts if part.seen > 0.0]
    weight = sum(part.weight for part in observed)
    score = math.nan
    if coverage >= COVERAGE_MIN:
        score = 100.0 * sum(part.weight * part.value for part in observed) / weight
    losses = [
        (100.0 * part.weight / weight * share, words)
        for part in observed
        for share, words in part.losses
    ]
    points, words = max(losses, default=(0.0, ""))
    return RepScore(
        score=score,
        coverage=coverage,
        rom=rom.value,
        path=path.value,
        tempo=tempo.value,
        control=control.value,
        deduction=words if points >= _SMALLEST_DEDUCTION else "",
    )


def _clamp(value: float) -> float:
    return min(max(value, 0.0), 1.0)


def _rom_part(evidence: RepEvidence) -> _Part:
    if math.isnan(evidence.rom_ratio):
        return _Part(weight=ROM_WEIGHT, value=math.nan, seen=0.0)
    value = _clamp((evidence.rom_ratio - 0.70) / (0.95 - 0.70))
    losses = ((1.0 - value, evidence.range_words),)
    return _Part(weight=ROM_WEIGHT, value=value, seen=1.0, losses=losses)


def _path_part(evidence: RepEvidence) -> _Part:
    graded = [cue for cue in evidence.path if cue.weight > 0.0]
    if not graded:
        return _Part(weight=0.0, value=math.nan, seen=0.0)
    seen = [cue for cue in graded if cue.seen]
    weight = sum(cue.weight for cue in seen)
    if weight == 0.0:
        return _Part(weight=PATH_WEIGHT, value=math.nan, seen=0.0)
    losses = tuple((cue.weight * cue.severity / weight, cue.words) for cue in seen)
    return _Part(
        weight=PATH_WEIGHT,
        value=1.0 - sum(share for share, _ in losses),
        seen=weight / sum(cue.weight for cue in graded),
        losses=losses,
    )


def _tempo_part(evidence: RepEvidence) -> _Part:
    pairs = _prescribed(evidence)
    if not pairs:
        return _Part(weight=0.0, value=math.nan, seen=0.0)
    seen = [(phase, done, asked) for phase, done, asked in pairs if not math.isnan(done)]
    if not seen:
        return _Part(weight=TEMPO_WEIGHT, value=math.nan, seen=0.0)
    marks = [tempo_mark(done, asked) for _, done, asked in seen]
    losses = tuple(
        (
            (1.0 - mark) / len(marks),
            tempo_words(phase, too_short=done < asked, first_phase=evidence.first_phase),
        )
        for mark, (phase, done, asked) in zip(marks, seen, strict=True)
    )
    return _Part(
        weight=TEMPO_WEIGHT,
        value=sum(marks) / len(marks),
        seen=len(seen) / len(pairs),
        losses=losses,
    )


def tempo_mark(done_s: float, asked_s: float) -> float:
    """How well one phase kept its prescribed seconds, 0..1."""
    tolerance_s = max(0.5, 0.25 * asked_s)
    return _clamp(1.5 - abs(done_s - asked_s) / tolerance_s)


def _prescribed(evidence: RepEvidence) -> list[tuple[TempoPhase, float, float]]:
    """Phase, measured and asked seconds; 'X' and a pause of 0 ask for nothing."""
    done, asked = evidence.tempo, evidence.tempo_target
    rows = (
        (TempoPhase.ECCENTRIC, done.eccentric_s, asked.eccentric_s),
        (TempoPhase.PAUSE_LONG, done.pause_long_s, asked.pause_long_s),
        (TempoPhase.CONCENTRIC, done.concentric_s, asked.concentric_s),
        (TempoPhase.PAUSE_SHORT, done.pause_short_s, asked.pause_short_s),
    )
    return [(phase, seconds, target) for phase, seconds, target in rows if target]


def _control_part(evidence: RepEvidence) -> _Part:
    hold = tempo_words(TempoPhase.PAUSE_SHORT, too_short=True, first_phase=FirstPhase.CONCENTRIC)
    stop = tempo_words(TempoPhase.PAUSE_LONG, too_short=True, first_phase=FirstPhase.ECCENTRIC)
    prescribed = [
        (mark, words)
        for mark, words in ((evidence.hold_ratio, hold), (evidence.no_bounce, stop))
        if mark is not None
    ]
    if not prescribed:
        return _Part(weight=0.0, value=math.nan, seen=0.0)
    seen = [(mark, words) for mark, words in prescribed if not math.isnan(mark)]
    if not seen:
        return _Part(weight=CONTROL_WEIGHT, value=math.nan, seen=0.0)
    return _Part(
        weight=CONTROL_WEIGHT,
        value=sum(_clamp(mark) for mark, _ in seen) / len(seen),
        seen=len(seen) / len(prescribed),
        losses=tuple(((1.0 - _clamp(mark)) / len(seen), words) for mark, words in seen),
    )


def spread_ratio(values: Sequence[float]) -> float:
    """Coefficient of variation of clean reps (coaching.md 5.7); NaN below two seen values.

    Measuring alone gives 0.03 to 0.06. Good below 0.07, watch to 0.12, variable above.
    """
    seen = np.array([value for value in values if not math.isnan(value)])
    if len(seen) < 2 or seen.mean() == 0.0:
        return math.nan
    return float(seen.std(ddof=1) / abs(seen.mean()))


def concentric_speed(driver_start: float, driver_far: float, *, concentric_s: float) -> float:
    """Range over fitted concentric time, driver units per second (coaching.md 5.4).

    Only ratios within one person's set mean anything.
    """
    if not concentric_s > 0.0:
        return math.nan
    return abs(driver_far - driver_start) / concentric_s


def velocity_loss_ratio(speeds: Sequence[float]) -> float:
    """Loss of the last rep against the best two-rep mean of reps 1 to 3 (coaching.md 5.4).

    NaN below three reps or when the last one or all of the first were not seen. The caller
    decides whether it is valid: 60 degrees of range, 25 fps, maximal intent.
    """
    if len(speeds) < 3:
        return math.nan
    pairs = [(first + second) / 2.0 for first, second in pairwise(speeds[:3])]
    best = max((pair for pair in pairs if not math.isnan(pair)), default=math.nan)
    return 1.0 - speeds[-1] / best


def symmetry_percent(left: float, right: float) -> float:
    """SI: how much more the right side has than the left, in percent (coaching.md 5.6)."""
    mean = 0.5 * (left + right)
    return math.nan if mean == 0.0 else 100.0 * (right - left) / mean


def time_under_tension_s(tempo: MeasuredTempo) -> float:
    """Seconds of the phases that were measured; NaN when a moving phase was not (5.5)."""
    pauses = [
        0.0 if math.isnan(pause) else pause for pause in (tempo.pause_long_s, tempo.pause_short_s)
    ]
    return tempo.eccentric_s + tempo.concentric_s + sum(pauses)
