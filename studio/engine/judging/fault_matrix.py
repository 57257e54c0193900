"""The fault matrix: every exercise with every fault that one of its cues speaks of.

One set of the demo athlete for each exercise, view and cue, through the real pose network, with
the fault drawn at the limit (`fault_doses`); and one set done well for each exercise and view.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass

from studio.catalog.loader import Catalog
from studio.coaching.cues.cue_contract import has_rule
from studio.coaching.cues.front_view import in_front_view
from studio.coaching.cues.rep_rules import TIMED_KEYS
from studio.engine.judging.athlete_replay import AthleteReplay
from studio.engine.judging.fault_doses import dose
from studio.engine.replay_report import Json, rounded
from studio.model.cue import Cue, CueGrade
from studio.model.exercise import Exercise, TempoTarget, View
from studio.model.landmarks import Side
from studio.model.rep import Rep
from studio.vision.athlete.faults import Fault
from studio.vision.athlete.source import AthleteSource, Facing, near_side

REPS = 4
NOT_COUNTED = "not counted"
SIZE_PX = (960, 540)

RECALL_WANTED = 0.9
ALARMS_PER_100_REPS = 1.0

FPS = 26.0
"""As few as still resolve a stop (coaching.md C20)."""

_QUICK_S = 0.9
_BOUNCE_S = 0.55
"""Down and up of a bounce: less than 0.12 s of it lie beyond nine tenths of the way, as far below
amber of C20 as a stop can be told [one picture on each side]."""

_PAUSE_S = 0.4
_TURN_S = 0.2
_ALLOWED_SHARE = 0.85
"""Of a prescribed lowering time or hold: as quick as a set done well may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultCase:
    """One set of the athlete.

    Attributes:
        exercise: In the view it is judged in.
        cue: The cue its fault ought to bring; None = done well.
        faults: What is done badly.
    """

    exercise: Exercise
    cue: Cue | None
    faults: tuple[Fault, ...]

    @property
    def name(self) -> str:
        """For tables, and unique in the matrix."""
        cue_id = "clean" if self.cue is None else self.cue.id
        return f"{self.exercise.id}-{self.exercise.view.value}-{cue_id}"

    def open(self) -> AthleteSource:
        """The athlete, as fast as it can be drawn."""
        side = working_side(self.exercise)
        return AthleteSource(
            self.exercise,
            reps=REPS,
            tempo=quick_tempo(self.exercise, cue=self.cue),
            view=self.exercise.view,
            facing=Facing.RIGHT,
            side=None if side is Side.BOTH else side,
            fault=self.faults,
            size_px=SIZE_PX,
            fps=FPS,
            paced=False,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultResult:
    """What the coach said about one set.

    Attributes:
        case: The set.
        true: Reps that were done.
        reps: What was counted.
    """

    case: FaultCase
    true: int
    reps: tuple[Rep, ...]

    def found(self, cue_id: str) -> int:
        """Reps with a verdict of a cue."""
        return sum(any(verdict.id == cue_id for verdict in rep.cues) for rep in self.reps)

    def judged(self, cue_id: str) -> int:
        """Reps in which a cue was seen well enough to be judged."""
        return sum(cue_id in rep.judged_cue_ids for rep in self.reps)

    def unjudged(self, cue_id: str) -> Counter[str]:
        """Reps in which it was not, by reason; a rep that was not counted is one of them."""
        why = Counter(rep.unjudged[cue_id].value for rep in self.reps if cue_id in rep.unjudged)
        why[NOT_COUNTED] = max(self.true - len(self.reps), 0)
        return +why


def working_side(exercise: Exercise) -> Side:
    """The leg that works in the matrix: the near one, from the front the left."""
    if not exercise.per_side:
        return Side.BOTH
    return Side.LEFT if exercise.view is View.FRONT else near_side(Facing.RIGHT)


def quick_tempo(exercise: Exercise, *, cue: Cue | None) -> TempoTarget:
    """How quick a set is done.

    Where tempo is judged, as quick as a set done well may be; else quicker, since only the cue of
    the fault is looked at.

    Args:
        exercise: Whose prescription.
        cue: Of the fault; None = done well.
    """
    asked = exercise.tempo
    is_timed = cue is None or cue.key in TIMED_KEYS - {"no_bounce"}
    eccentric_s = _ALLOWED_SHARE * asked.eccentric_s if asked.eccentric_s is not None else None
    if eccentric_s is not None and not is_timed:
        eccentric_s = min(eccentric_s, _QUICK_S)
    concentric_s = None if asked.concentric_s is None else _QUICK_S
    if cue is not None and cue.key == "no_bounce":
        eccentric_s, concentric_s = _BOUNCE_S, _BOUNCE_S
    hold_s = _ALLOWED_SHARE * asked.pause_short_s if is_timed else 0.0
    return TempoTarget(
        eccentric_s=eccentric_s,
        pause_long_s=_PAUSE_S if asked.pause_long_s > 0.0 else _TURN_S,
        concentric_s=concentric_s,
        pause_short_s=max(_PAUSE_S, hold_s) if asked.concentric_s is not None else _TURN_S,
    )


def matrix(catalog: Catalog, *, exercise_ids: Iterable[str] | None = None) -> Iterator[FaultCase]:
    """Every set: done well first, then faults of grade A and B, estimates last.

    A cue without a limit in an exercise, and a fault no body can be drawn with, has no set.

    Args:
        catalog: Exercises and cues.
        exercise_ids: Which; None = every exercise.

    Raises:
        KnownError: USER_INPUT, an id that is not in the catalogue.
    """
    ids = catalog.exercises if exercise_ids is None else exercise_ids
    seen = [view for name in ids for view in in_views(catalog.exercise(name))]
    for exercise in seen:
        yield FaultCase(exercise=exercise, cue=None, faults=())
    for grades in ({CueGrade.A, CueGrade.B}, {CueGrade.C}):
        for exercise in seen:
            yield from _faulty(exercise, catalog, grades=grades)


def in_views(exercise: Exercise) -> tuple[Exercise, ...]:
    """An exercise as it is judged in each of its views."""
    front = in_front_view(exercise)
    return (exercise,) if front is None else (exercise, front)


def _faulty(exercise: Exercise, catalog: Catalog, *, grades: set[CueGrade]) -> Iterator[FaultCase]:
    for cue_id in exercise.cues:
        cue = catalog.cues[cue_id]
        if cue.grade not in grades or not has_rule(cue, exercise=exercise):
            continue
        faults = dose(cue, exercise=exercise, side=working_side(exercise))
        if faults is not None:
            yield FaultCase(exercise=exercise, cue=cue, faults=faults)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixJudge(AthleteReplay):
    """Has the athlete do set after set, and asks the coach."""

    def judge(self, case: FaultCase) -> FaultResult:
        """One set.

        Args:
            case: What is done.
        """
        with closing(case.open()) as athlete:
            result = self.coached(athlete, name=case.name, exercise=case.exercise)
        return FaultResult(case=case, true=REPS, reps=result.reps)


@dataclass(frozen=True, slots=True, kw_only=True)
class CueRecall:
    """How often one cue came where its fault was drawn.

    Attributes:
        cue: The cue.
        sets: Sets with its fault.
        true: Reps with its fault.
        hits: Of those, reps with its verdict.
        not_judged: Reps in which it was not seen well enough, or that were not counted.
        reasons: Of those, how many for which reason.
        missed: Names of the sets in which it came in fewer reps than wanted.
    """

    cue: Cue
    sets: int
    true: int
    hits: int
    not_judged: int
    reasons: Mapping[str, int]
    missed: tuple[str, ...]

    @property
    def recall(self) -> float:
        """Share of the reps with the fault that were told."""
        return self.hits / self.true

    @property
    def is_ok(self) -> bool:
        """An estimate (grade C) has no limit."""
        return self.cue.grade is CueGrade.C or self.recall >= RECALL_WANTED


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanAlarms:
    """How often one cue came in sets done well.

    Attributes:
        cue: The cue.
        judged: Reps in which it was judged.
        alarms: Of those, reps with its verdict.
        sets: Names of the sets in which it came.
    """

    cue: Cue
    judged: int
    alarms: int
    sets: tuple[str, ...]


def recalls(results: Iterable[FaultResult]) -> tuple[CueRecall, ...]:
    """Cue by cue, over the sets with its fault.

    Args:
        results: Of every set.
    """
    by_cue: dict[str, list[FaultResult]] = {}
    for one in results:
        if one.case.cue is not None:
            by_cue.setdefault(one.case.cue.id, []).append(one)
    return tuple(_recall(cue_id, by_cue[cue_id]) for cue_id in sorted(by_cue))


def whole_recall(results: Iterable[FaultResult]) -> float:
    """Share of all reps with a fault of grade A or B that were told; NaN without any.

    Args:
        results: Of every set.
    """
    rows = [row for row in recalls(results) if row.cue.grade is not CueGrade.C]
    true = sum(row.true for row in rows)
    return sum(row.hits for row in rows) / true if true else math.nan


def _recall(cue_id: str, sets: Sequence[FaultResult]) -> CueRecall:
    (cue,) = {one.case.cue.id: one.case.cue for one in sets if one.case.cue is not None}.values()
    hits = [min(one.found(cue_id), one.true) for one in sets]
    return CueRecall(
        cue=cue,
        sets=len(sets),
        true=sum(one.true for one in sets),
        hits=sum(hits),
        not_judged=sum(max(one.true - one.judged(cue_id), 0) for one in sets),
        reasons=sum((one.unjudged(cue_id) for one in sets), Counter()),
        missed=tuple(
            one.case.name
            for one, hit in zip(sets, hits, strict=True)
            if hit < RECALL_WANTED * one.true
        ),
    )


def alarms(results: Iterable[FaultResult], *, cues: Mapping[str, Cue]) -> tuple[CleanAlarms, ...]:
    """Cue by cue, over the sets done well.

    Args:
        results: Of every set.
        cues: By id.
    """
    clean = [one for one in results if one.case.cue is None]
    ids = sorted({cue_id for one in clean for cue_id in one.case.exercise.cues})
    return tuple(
        CleanAlarms(
            cue=cues[cue_id],
            judged=sum(one.judged(cue_id) for one in clean),
            alarms=sum(one.found(cue_id) for one in clean),
            sets=tuple(one.case.name for one in clean if one.found(cue_id)),
        )
        for cue_id in ids
    )


def alarms_per_100_reps(results: Iterable[FaultResult], *, cues: Mapping[str, Cue]) -> float:
    """Verdicts of grade A and B in 100 reps done well; NaN without any.

    Args:
        results: Of every set.
        cues: By id.
    """
    every = [one for one in results if one.case.cue is None]
    reps = sum(len(one.reps) for one in every)
    told = sum(row.alarms for row in alarms(every, cues=cues) if row.cue.grade is not CueGrade.C)
    return 100.0 * told / reps if reps else math.nan


def matrix_json(results: Sequence[FaultResult], *, cues: Mapping[str, Cue]) -> Json:
    """The matrix as the command line promises it.

    Args:
        results: Of every set.
        cues: By id.
    """
    clean = [one for one in results if one.case.cue is None]
    return {
        "clean_sets": len(clean),
        "clean_sets_counted": sum(len(one.reps) == one.true for one in clean),
        "recall_of_a_and_b": rounded(whole_recall(results), 3),
        "alarms_per_100_reps": rounded(alarms_per_100_reps(results, cues=cues), 3),
        "recall": [
            {
                "cue": row.cue.id,
                "grade": row.cue.grade.value,
                "sets": row.sets,
                "reps": row.true,
                "hits": row.hits,
                "not_judged": row.not_judged,
                "why": dict(row.reasons),
                "recall": rounded(row.recall, 3),
                "missed": list(row.missed),
            }
            for row in recalls(results)
        ],
        "clean": [
            {
                "cue": row.cue.id,
                "grade": row.cue.grade.value,
                "judged": row.judged,
                "alarms": row.alarms,
                "sets": list(row.sets),
            }
            for row in alarms(results, cues=cues)
        ],
    }
