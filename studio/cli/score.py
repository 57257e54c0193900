"""`studio score`: the counts beside what a person counted."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from studio.catalog.loader import Catalog, load_catalog
from studio.cli.console import model_progress, print_json, print_table, progress_bar
from studio.cli.fault_table import alarm_table, judge_matrix, recall_table
from studio.cli.score_tables import (
    athlete_exercise_table,
    athlete_limits_table,
    athlete_table,
    clean_table,
    clip_table,
    cue_table,
    knee_table,
    summary_table,
)
from studio.coaching.coach import Coach
from studio.engine.judging.athlete_grid import GRID_EXERCISES, grid
from studio.engine.judging.clip_labels import LABEL_FILE, ClipLabel, read_labels
from studio.engine.judging.fault_matrix import MatrixJudge, matrix, matrix_json
from studio.engine.judging.landmark_cache import LandmarkCache, cache_folder, estimator_version
from studio.engine.judging.score_athlete import AthleteJudge, athlete_cues
from studio.engine.judging.score_clips import ClipJudge, JudgedClip
from studio.engine.judging.score_report import athlete_json, score_json
from studio.engine.judging.scoring import ScoreSummary, summarise
from studio.errors import KnownError, Reason
from studio.model.exercise import Exercise
from studio.paths import resources
from studio.vision.blazepose import BlazePoseEstimator
from studio.vision.clip import ClipSource
from studio.vision.model_files import ensure_models
from studio.vision.quiet_loading import load_estimator


def score(
    folder: Annotated[
        Path | None, typer.Argument(metavar="DIR", help="A folder of clips with a clips.json.")
    ] = None,
    athlete: Annotated[
        bool, typer.Option("--athlete", help="Judge the demo athlete's grid instead of a folder.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
    cached: Annotated[
        bool,
        typer.Option(
            "--cached",
            help="Use landmarks kept from an earlier run of the same network; "
            "of the athlete always.",
        ),
    ] = False,
    exercise: Annotated[
        list[str] | None, typer.Option(help="With --athlete: only this exercise (repeat for more).")
    ] = None,
    thorough: Annotated[
        bool, typer.Option("--thorough", help="With --athlete: every tempo with every speed shape.")
    ] = False,
    faults: Annotated[
        bool,
        typer.Option(help="With --athlete: every exercise with every fault its cues name, too."),
    ] = True,
) -> None:
    """Replay every labelled clip and compare the counts with those of a person."""
    if athlete == (folder is not None):
        raise KnownError(Reason.USER_INPUT, "score: name either a folder of clips or --athlete")
    if folder is not None and (exercise or thorough):
        raise KnownError(Reason.USER_INPUT, "score: --exercise and --thorough go with --athlete")
    if folder is None:
        _score_athlete(tuple(exercise or ()), thorough=thorough, faults=faults, as_json=as_json)
    else:
        _score_folder(folder, cached=cached, as_json=as_json)


def _score_folder(folder: Path, *, cached: bool, as_json: bool) -> None:
    labels = read_labels(folder)
    judged = _judged(labels, folder=folder, cached=cached, quiet=as_json)
    summary = summarise(clip.score for clip in judged)
    if as_json:
        print_json(score_json(judged, summary))
    else:
        _print_folder(judged, summary)
    left_out = [clip.score for clip in judged if clip.score.note]
    if left_out:
        more = f" ({len(left_out) - 1} more: see their notes)" if len(left_out) > 1 else ""
        text = f"{folder / LABEL_FILE}: {left_out[0].label.file} could not be scored"
        raise KnownError(Reason.BAD_FILE, f"{text}: {left_out[0].note}{more}")


def _print_folder(judged: Sequence[JudgedClip], summary: ScoreSummary) -> None:
    print_table(clip_table(judged))
    print_table(summary_table(summary))
    if any(clip.knees for clip in judged):
        print_table(knee_table(judged))
    if summary.cues:
        print_table(cue_table(summary.cues))
        print_table(clean_table(summary.clean))


def _judged(
    labels: Sequence[ClipLabel], *, folder: Path, cached: bool, quiet: bool
) -> list[JudgedClip]:
    catalog = load_catalog(resources())
    estimator, cache = _network(cached=cached)
    judge = ClipJudge(
        catalog=catalog,
        make_coach=partial(_coach, catalog),
        open_clip=ClipSource,
        estimator=estimator,
        cache=cache,
    )
    judged = []
    with progress_bar(shown=not quiet) as bar:
        task = bar.add_task("clips", total=len(labels))
        for label in labels:
            bar.update(task, description=label.file)
            judged.append(judge.judge(label, folder=folder))
            bar.advance(task)
    return judged


def _score_athlete(named: tuple[str, ...], *, thorough: bool, faults: bool, as_json: bool) -> None:
    catalog = load_catalog(resources())
    cases = tuple(grid(catalog, exercise_ids=named or GRID_EXERCISES, thorough=thorough))
    estimator, cache = _network(cached=True)
    make_coach = partial(_coach, catalog)
    judge = AthleteJudge(make_coach=make_coach, estimator=estimator, cache=cache)
    judged = []
    with progress_bar(shown=not as_json) as bar:
        task = bar.add_task("sets", total=len(cases))
        for case in cases:
            bar.update(task, description=case.name)
            judged.append(judge.judge(case))
            bar.advance(task)
    drawn = tuple(matrix(catalog, exercise_ids=named or None)) if faults else ()
    matrix_judge = MatrixJudge(make_coach=make_coach, estimator=estimator, cache=cache)
    results = judge_matrix(matrix_judge, drawn, quiet=as_json)
    if as_json:
        print_json(athlete_json(judged, faults=matrix_json(results, cues=catalog.cues)))
        return
    print_table(athlete_table(judged))
    print_table(athlete_exercise_table(judged))
    print_table(athlete_limits_table(judged))
    print_table(summary_table(summarise(one.score for one in judged)))
    print_table(cue_table(athlete_cues(judged)))
    if results:
        print_table(recall_table(results, cues=catalog.cues))
        print_table(alarm_table(results, cues=catalog.cues))


def _coach(catalog: Catalog, exercise: Exercise) -> Coach:
    return Coach(exercise, cues=catalog.cues)


def _network(*, cached: bool) -> tuple[BlazePoseEstimator, LandmarkCache | None]:
    """The pose network, and the landmarks it made before if they are wanted."""
    with model_progress() as told:
        models = ensure_models(told)
    cache = None
    if cached:
        version = estimator_version((models.detection, models.landmark))
        cache = LandmarkCache(folder=cache_folder(), estimator=version)
    return load_estimator(models.folder), cache
