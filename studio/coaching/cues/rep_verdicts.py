"""What each cue says about a stretch of movement that is over (coaching.md 2.7, 4.1)."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.coaching.cues.cue_state import CueLimits, CueState, Deviation
from studio.coaching.cues.frame_rules import FRAME_RULES
from studio.coaching.cues.rep_rules import REP_RULES, SEEN_SHARE, RepMaterial
from studio.coaching.cues.rules import FrameRule, limits_of
from studio.coaching.cues.stretch import Stretch
from studio.model.cue import Cue, CueGrade, CueLevel
from studio.model.exercise import Exercise

SHIN_KEY = "shin_vertical"
KNEE_KEY = "knee_travel"

SEVERITY = {None: 0, CueLevel.AMBER: 1, CueLevel.RED: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one cue showed.

    Attributes:
        level: Worst level; None = ok.
        at_s: When it became active, stream time; NaN = never.
    """

    level: CueLevel | None
    at_s: float


def judge_rep(material: RepMaterial, *, cues: Mapping[str, Cue]) -> dict[str, Finding]:
    """Judge a rep by every cue of its exercise.

    Args:
        material: The rep.
        cues: Those of the exercise, by id.

    Returns:
        By cue id; a cue that was not seen well enough, has no limit here or is not measured is
        missing.
    """
    findings: dict[str, Finding] = {}
    for cue_id, cue in cues.items():
        finding = _judge_cue(cue, material)
        if finding is not None:
            findings[cue_id] = finding
    return without_doubled_knee(findings, cues=cues)


def judge_movement(
    pictures: Stretch, *, exercise: Exercise, cues: Mapping[str, Cue]
) -> dict[str, Finding]:
    """Faults in movement that was not a whole rep; only cues that were beyond amber.

    Without a whole rep there is no phase of which a share could be asked: every picture that
    counts was seen well enough by itself.

    Args:
        pictures: The movement.
        exercise: What was to be done.
        cues: Those of the exercise, by id.
    """
    findings: dict[str, Finding] = {}
    for cue_id, cue in cues.items():
        rule = FRAME_RULES.get(cue.key)
        if rule is None or not rule.has_limit(exercise):
            continue
        inside = pictures.window(rule.window(exercise))
        deviations = _deviations(pictures, rule, exercise)
        finding = _run(pictures, deviations, limits_of(cue, exercise=exercise), inside=inside)
        if finding.level is not None:
            findings[cue_id] = _capped(finding, cue)
    return without_doubled_knee(findings, cues=cues)


def without_doubled_knee(
    findings: dict[str, Finding], *, cues: Mapping[str, Cue]
) -> dict[str, Finding]:
    """Knee travel speaks only while the shin is silent; they say the same (coaching.md C03)."""
    active = {cues[cue_id].key for cue_id, found in findings.items() if found.level is not None}
    if SHIN_KEY not in active:
        return findings
    return {cue_id: found for cue_id, found in findings.items() if cues[cue_id].key != KNEE_KEY}


def worse(first: Finding, second: Finding) -> Finding:
    """The worse level, with the time of the earlier start."""
    level = max((first.level, second.level), key=lambda one: SEVERITY[one])
    return Finding(level=level, at_s=min(first.at_s, second.at_s))


def _judge_cue(cue: Cue, material: RepMaterial) -> Finding | None:
    exercise = material.exercise
    limits = limits_of(cue, exercise=exercise)
    frame_rule, rep_rule = FRAME_RULES.get(cue.key), REP_RULES.get(cue.key)
    if frame_rule is not None and frame_rule.has_limit(exercise):
        return _judge_frames(cue, frame_rule, limits, material)
    if rep_rule is not None and rep_rule.has_limit(exercise):
        value = rep_rule.value(material)
        if math.isnan(value):
            return None
        level = limits.level(Deviation(value=value))
        at_s = material.rep.span.end_s if level is not None else math.nan
        return _capped(Finding(level=level, at_s=at_s), cue)
    return None


def _judge_frames(
    cue: Cue, rule: FrameRule, limits: CueLimits, material: RepMaterial
) -> Finding | None:
    """None when too little of the phase was seen, or the phase was shorter than the hold."""
    pictures = material.pictures
    inside = pictures.window(rule.window(material.exercise))
    deviations = _deviations(pictures, rule, material.exercise)
    seen = np.array([math.isfinite(one.value) for one in deviations])
    if rule.may_be_undefined:
        inside = inside & (seen | ~pictures.is_trusted(rule.parts, seen=rule.seen))
    if not lasts(pictures, inside, at_least_s=limits.hold_s):
        return None
    if float(np.mean(seen[inside])) < SEEN_SHARE:
        return None
    return _capped(_run(pictures, deviations, limits, inside=inside), cue)


def lasts(pictures: Stretch, inside: NDArray[np.bool_], *, at_least_s: float) -> bool:
    """Whether a phase is long enough for a cue to be held in it.

    Args:
        pictures: The rep.
        inside: (n,) where the phase is.
        at_least_s: The hold.
    """
    if np.count_nonzero(inside) < 2:
        return False
    steps_s = np.diff(pictures.time_s, append=pictures.time_s[-1])
    return float(steps_s[inside].sum()) >= at_least_s


def _deviations(pictures: Stretch, rule: FrameRule, exercise: Exercise) -> list[Deviation]:
    """One per picture; NaN where it may not be graded."""
    trusted = pictures.is_trusted(rule.parts, seen=rule.seen)
    columns = {measure: pictures.values[measure].tolist() for measure in rule.measures}
    deviations = []
    for index, is_fit in enumerate(trusted.tolist()):
        if not is_fit:
            deviations.append(Deviation(value=math.nan))
            continue
        values = {measure: column[index] for measure, column in columns.items()}
        deviations.append(rule.deviation(exercise, values))
    return deviations


def _run(
    pictures: Stretch,
    deviations: list[Deviation],
    limits: CueLimits,
    *,
    inside: NDArray[np.bool_],
) -> Finding:
    """The worst level of the state machine over a stretch."""
    state = CueState(limits)
    worst = Finding(level=None, at_s=math.nan)
    times_s = pictures.time_s.tolist()
    for time_s, deviation, in_window in zip(times_s, deviations, inside.tolist(), strict=True):
        level = state.update(deviation, time_s=time_s, in_window=in_window)
        if SEVERITY[level] > SEVERITY[worst.level]:
            at_s = time_s if worst.level is None else worst.at_s
            worst = Finding(level=level, at_s=at_s)
    return worst


def _capped(finding: Finding, cue: Cue) -> Finding:
    """An estimate (grade C) is amber at most."""
    if cue.grade is CueGrade.C and finding.level is CueLevel.RED:
        return Finding(level=CueLevel.AMBER, at_s=finding.at_s)
    return finding
