"""Judge the coach on the demo athlete, whose every number is known."""

import math
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass

import numpy as np

from studio.engine.judging.athlete_grid import AthleteCase
from studio.engine.judging.athlete_replay import AthleteReplay
from studio.engine.judging.clip_labels import ClipKind, ClipLabel, TurnEvent
from studio.engine.judging.scoring import ClipScore, CueConfusion, cue_confusion, score_clip
from studio.engine.replay import Replay
from studio.model.exercise import Exercise, FirstPhase
from studio.model.rep import Rep
from studio.vision.athlete.motion import RepTruth
from studio.vision.athlete.source import AthleteSource

PHASES = ("eccentric_s", "pause_long_s", "concentric_s", "pause_short_s")

WIDE_RANGE_DEG = 60.0
"""A driver of at least that range has the tighter limit of tempo."""

WIDE_TEMPO_LIMIT_S = 0.25
NARROW_TEMPO_LIMIT_S = 0.5
FAR_LIMIT_DEG = 6.0
FAR_LIMIT_SHARE = 0.08
"""Of the range, for a driver without a unit."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class JudgedSet:
    """One set of the athlete beside the truth.

    Attributes:
        case: What was done.
        score: Counts and turn times.
        tempo_errors_s: Median absolute error of each phase over the reps; NaN = none measured.
        tempo_limit_s: What each may be.
        far_error: Median absolute error of the far value, in the driver's unit.
        far_limit: What it may be.
        replay: The replay itself.
    """

    case: AthleteCase
    score: ClipScore
    tempo_errors_s: tuple[float, float, float, float]
    tempo_limit_s: float
    far_error: float
    far_limit: float
    replay: Replay

    @property
    def is_tempo_ok(self) -> bool:
        """Every phase is within its limit."""
        return all(error <= self.tempo_limit_s for error in self.tempo_errors_s)

    @property
    def is_far_ok(self) -> bool:
        """The far value is within its limit."""
        return self.far_error <= self.far_limit


@dataclass(frozen=True, slots=True, kw_only=True)
class AthleteJudge(AthleteReplay):
    """Has the athlete do set after set and compares."""

    def judge(self, case: AthleteCase) -> JudgedSet:
        """One set.

        Args:
            case: What is done.
        """
        with closing(case.open()) as athlete:
            result = self.coached(athlete, name=case.name, exercise=case.exercise)
            return _compared(case, athlete, result)


def athlete_cues(judged: Iterable[JudgedSet]) -> tuple[CueConfusion, ...]:
    """Cues that came against those the faults ought to bring; done well, none ought to.

    Args:
        judged: Every set. A cue came when most of the reps had it.
    """
    return cue_confusion(
        ({one.case.cue_id} - {""}, _cues_of_most(one.replay.reps)) for one in judged
    )


def _cues_of_most(reps: Sequence[Rep]) -> frozenset[str]:
    every = {cue.id for rep in reps for cue in rep.cues}
    return frozenset(
        cue for cue in every if 2 * sum(cue in {c.id for c in rep.cues} for rep in reps) > len(reps)
    )


def _compared(case: AthleteCase, athlete: AthleteSource, result: Replay) -> JudgedSet:
    truth = athlete.truth.reps
    pairs = list(zip(truth, result.reps, strict=False))
    driver = case.exercise.driver
    is_wide = driver.unit == "deg" and abs(driver.far - driver.start) >= WIDE_RANGE_DEG
    far_limit = FAR_LIMIT_DEG
    if driver.unit != "deg":
        far_limit = FAR_LIMIT_SHARE * abs(driver.far - driver.start)
    return JudgedSet(
        case=case,
        score=score_clip(_label(case, truth), result.reps),
        tempo_errors_s=_tempo_errors_s(pairs, last_pause=_last_pause(case.exercise)),
        tempo_limit_s=WIDE_TEMPO_LIMIT_S if is_wide else NARROW_TEMPO_LIMIT_S,
        far_error=_median(
            abs(rep.driver_far - athlete.driver_at(0.5 * (true.far_start_s + true.far_end_s)))
            for true, rep in pairs
        ),
        far_limit=far_limit,
        replay=result,
    )


def _label(case: AthleteCase, truth: Sequence[RepTruth]) -> ClipLabel:
    return ClipLabel(
        file=case.name,
        kind=ClipKind.SET,
        exercise_id=case.exercise.id,
        reps=len(truth),
        reps_ok=frozenset({len(truth)}),
        event=TurnEvent.BOTTOM,
        event_times_s=tuple(rep.bottom_s for rep in truth),
    )


def _last_pause(exercise: Exercise) -> str:
    """The pause that follows a whole rep; after the last rep it has no end."""
    if exercise.counts_lift or exercise.first_phase is FirstPhase.ECCENTRIC:
        return "pause_short_s"
    return "pause_long_s"


def _tempo_errors_s(
    pairs: Sequence[tuple[RepTruth, Rep]], *, last_pause: str
) -> tuple[float, float, float, float]:
    """Phase by phase, the endless pause after the last rep left out."""
    errors = []
    for phase in PHASES:
        counted = pairs[:-1] if phase == last_pause else pairs
        differences = (
            abs(getattr(rep.tempo, phase) - getattr(true.tempo, phase)) for true, rep in counted
        )
        errors.append(_median(differences))
    first, second, third, fourth = errors
    return first, second, third, fourth


def _median(values: Iterable[float]) -> float:
    finite = [value for value in values if math.isfinite(value)]
    return float(np.median(finite)) if finite else math.nan
