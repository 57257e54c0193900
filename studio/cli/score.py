"""`studio score`: the counts beside what a person counted."""

from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Annotated

import typer
from rich.table import Table

from studio.catalog.loader import load_catalog
from studio.cli.console import model_progress, print_json, print_table, progress_bar
from studio.coaching.coach import Coach
from studio.engine.clip_labels import ClipKind, ClipLabel, read_labels
from studio.engine.landmark_cache import LandmarkCache, cache_folder, estimator_version
from studio.engine.markers import KNEE_MEASURES, PUBLISHED_RMSE_DEG
from studio.engine.score_clips import ClipJudge, JudgedClip
from studio.engine.score_report import score_json
from studio.engine.scoring import ClipScore, ScoreSummary, summarise
from studio.errors import KnownError, Reason
from studio.paths import resources
from studio.vision.blazepose import BlazePoseEstimator
from studio.vision.clip import ClipSource
from studio.vision.model_files import ensure_models

_KNEE_WORDS = dict(zip(KNEE_MEASURES, ("in the picture", "in space"), strict=True))


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
            "--cached", help="Use landmarks kept from an earlier run of the same network."
        ),
    ] = False,
) -> None:
    """Replay every labelled clip and compare the counts with those of a person."""
    if athlete == (folder is not None):
        raise KnownError(Reason.USER_INPUT, "score: name either a folder of clips or --athlete")
    if folder is None:
        raise KnownError(Reason.USER_INPUT, "score --athlete is not built yet")
    labels = read_labels(folder)
    judged = _judged(labels, folder=folder, cached=cached, quiet=as_json)
    summary = summarise(clip.score for clip in judged)
    if as_json:
        print_json(score_json(judged, summary))
        return
    print_table(_clip_table(judged))
    print_table(_summary_table(summary))
    if any(clip.knees for clip in judged):
        print_table(_knee_table(judged))
    if summary.cues:
        print_table(_cue_table(summary))


def _judged(
    labels: Sequence[ClipLabel], *, folder: Path, cached: bool, quiet: bool
) -> list[JudgedClip]:
    catalog = load_catalog(resources())
    with model_progress() as told:
        models = ensure_models(told)
    version = estimator_version((models.detection, models.landmark)) if cached else ""
    judge = ClipJudge(
        catalog=catalog,
        make_coach=lambda exercise: Coach(exercise, cues=catalog.cues),
        open_clip=ClipSource,
        estimator=BlazePoseEstimator(models.folder),
        cache=LandmarkCache(folder=cache_folder(), estimator=version) if cached else None,
    )
    judged = []
    with progress_bar(shown=not quiet) as bar:
        task = bar.add_task("clips", total=len(labels))
        for label in labels:
            bar.update(task, description=label.file)
            judged.append(judge.judge(label, folder=folder))
            bar.advance(task)
    return judged


def _clip_table(judged: Sequence[JudgedClip]) -> Table:
    table = Table(title="Clips")
    table.add_column("clip", no_wrap=True)
    table.add_column("exercise", no_wrap=True)
    for heading in ("true", "counted"):
        table.add_column(heading, justify="right")
    table.add_column("")
    table.add_column("turn error, median and worst (s)", justify="right")
    for clip in judged:
        score = clip.score
        errors = score.turn_errors_s if score.label.kind is ClipKind.SET else ()
        turns = f"{median(errors):.2f}  {max(errors):.2f}" if errors else ""
        table.add_row(
            score.label.file,
            score.label.exercise_id,
            str(score.label.reps),
            "-" if score.counted is None else str(score.counted),
            _verdict(score),
            turns,
        )
    return table


def _verdict(score: ClipScore) -> str:
    if score.note:
        return score.note
    if score.label.kind is ClipKind.NEGATIVE:
        return "ok" if not score.counted else f"{score.counted} phantoms"
    if score.label.kind is not ClipKind.SET:
        return f"{score.label.kind.value.replace('_', ' ')}, not judged"
    return "ok" if score.is_exact else f"{score.error:+d}"


def _summary_table(summary: ScoreSummary) -> Table:
    table = Table(title=f"Summary of {summary.sets} sets")
    table.add_column("measure")
    table.add_column("value", justify="right")
    for name, value in (
        ("exact", f"{summary.exact:.3f}"),
        ("off by one", f"{summary.off_by_one:.3f}"),
        ("mean error / true reps", f"{summary.mae:.3f}"),
        ("phantoms", str(summary.phantoms)),
        ("turn error, median (s)", f"{summary.turn_error_s.median:.3f}"),
        ("turn error, p95 (s)", f"{summary.turn_error_s.p95:.3f}"),
    ):
        table.add_row(name, value)
    return table


def _knee_table(judged: Sequence[JudgedClip]) -> Table:
    table = Table(title="Knee flexion beside markers")
    for heading in ("clip", "measure", "leg", "correlation", "RMSE (deg)", "published RMSE (deg)"):
        table.add_column(heading)
    for clip in judged:
        for knee in clip.knees:
            table.add_row(
                clip.score.label.file,
                _KNEE_WORDS[knee.measure],
                f"{knee.side.value}{' (better seen)' if knee.is_better_seen else ''}",
                f"{knee.correlation:.4f}",
                f"{knee.rmse_deg:.1f}",
                f"about {PUBLISHED_RMSE_DEG:.0f}",
            )
    return table


def _cue_table(summary: ScoreSummary) -> Table:
    table = Table(title="Cues, where somebody judged them")
    for heading in ("cue", "hits", "misses", "false alarms", "rightly silent"):
        table.add_column(heading)
    for cue in summary.cues:
        row = (cue.hits, cue.misses, cue.false_alarms, cue.rightly_silent)
        table.add_row(cue.cue_id, *(str(number) for number in row))
    return table
