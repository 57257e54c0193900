"""Fault x cue: which cues the athlete's faults bring, through the real network.

    python tests/benchmarks/cue_matrix.py [EXERCISE ...] [--reps N] [--yaw DEG]

One row a set: of its counted reps, how many were amber or red, by cue; a dot is a cue that was
judged and ok, a blank one that was not seen. Done well there must be no number at all.
"""

import argparse
from collections.abc import Mapping, Sequence
from contextlib import closing
from unittest.mock import patch

from rich.console import Console
from rich.table import Table

from studio.catalog.loader import load_catalog
from studio.cli.console import model_progress
from studio.coaching.coach import Coach
from studio.coaching.cue_judge import CueJudge, RepVerdicts
from studio.engine.replay import sightings
from studio.model.cue import Cue, CueLevel
from studio.model.exercise import Exercise
from studio.model.rep import Rep
from studio.paths import resources
from studio.vision.athlete.faults import Fault, FaultKind
from studio.vision.athlete.source import AthleteSource
from studio.vision.blazepose import BlazePoseEstimator
from studio.vision.model_files import ensure_models

EXERCISES = ("goblet_squat", "romanian_deadlift", "hip_thrust", "split_squat", "glute_bridge")

TABLE_WIDTH = 130

FAULTS: tuple[Fault | None, ...] = (
    None,
    Fault(kind=FaultKind.SHIN_FORWARD, amount=25.0),
    Fault(kind=FaultKind.HIPS_NOT_BACK, amount=25.0),
    Fault(kind=FaultKind.HEELS_UP, amount=20.0),
    Fault(kind=FaultKind.TOES_UP, amount=20.0),
    Fault(kind=FaultKind.SHALLOW, amount=0.3),
    Fault(kind=FaultKind.TOO_FAST, amount=0.6),
    Fault(kind=FaultKind.BOUNCE, amount=1.0),
    Fault(kind=FaultKind.NO_HOLD, amount=0.8),
    Fault(kind=FaultKind.NO_LOCKOUT, amount=0.3),
    Fault(kind=FaultKind.LEAN_BACK, amount=18.0),
    Fault(kind=FaultKind.KNEE_DOMINANT, amount=25.0),
)


def judged_set(
    exercise: Exercise,
    cues: Mapping[str, Cue],
    *,
    fault: Fault | None,
    reps: int,
    yaw_deg: float,
    estimator: BlazePoseEstimator,
) -> list[RepVerdicts]:
    """The verdicts of one set of the athlete."""
    faults = () if fault is None else (fault,)
    extra = (Fault(kind=FaultKind.BODY_TURNED, amount=yaw_deg),) if yaw_deg else ()
    coach = Coach(exercise, cues=cues)
    verdicts: list[RepVerdicts] = []
    judge_rep = CueJudge.finish_rep

    def listen(judge: CueJudge, rep: Rep) -> RepVerdicts:
        verdicts.append(judge_rep(judge, rep))
        return verdicts[-1]

    estimator.reset()
    athlete = AthleteSource(exercise, reps=reps, fault=(*faults, *extra), paced=False)
    with (
        patch.object(CueJudge, "finish_rep", listen),
        closing(athlete),
        closing(sightings(athlete, estimator=estimator)) as seen,
    ):
        for sighting in seen:
            coach.step(sighting.pose, time_s=sighting.time_s)
        coach.finish()
    return verdicts


def cells(verdicts: Sequence[RepVerdicts], cue_ids: Sequence[str]) -> list[str]:
    """One text a cue: amber and red counts, a dot for ok, nothing for not seen."""
    row = []
    for cue_id in cue_ids:
        levels = [one.observed[cue_id] for one in verdicts if cue_id in one.observed]
        amber, red = levels.count(CueLevel.AMBER), levels.count(CueLevel.RED)
        shown = any(c.id == cue_id and c.shown for one in verdicts for c in one.beyond_amber)
        marks = "".join(f"{count}{mark}" for count, mark in ((amber, "a"), (red, "r")) if count)
        row.append((marks or ("." if levels else "")) + ("!" if shown else ""))
    return row


def main() -> None:
    """Print one table an exercise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("exercises", nargs="*", default=EXERCISES)
    parser.add_argument("--reps", type=int, default=4)
    parser.add_argument("--yaw", type=float, default=0.0, help="degrees the athlete is turned")
    options = parser.parse_args()
    catalog = load_catalog(resources())
    with model_progress() as told:
        estimator = BlazePoseEstimator(ensure_models(told).folder)
    for exercise_id in options.exercises:
        exercise = catalog.exercise(exercise_id)
        table = Table("fault", "reps", *exercise.cues, title=exercise.name)
        for fault in FAULTS:
            verdicts = judged_set(
                exercise,
                catalog.cues,
                fault=fault,
                reps=options.reps,
                yaw_deg=options.yaw,
                estimator=estimator,
            )
            name = "none" if fault is None else f"{fault.kind.value} {fault.amount:g}"
            table.add_row(name, str(len(verdicts)), *cells(verdicts, exercise.cues))
        Console(width=TABLE_WIDTH).print(table)


if __name__ == "__main__":
    main()
