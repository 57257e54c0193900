"""What `studio score` shows to people."""

from collections.abc import Sequence
from itertools import groupby
from math import isfinite
from statistics import median

from rich.table import Table

from studio.engine.clip_labels import ClipKind
from studio.engine.markers import KNEE_MEASURES, PUBLISHED_RMSE_DEG
from studio.engine.score_athlete import PHASES, JudgedSet
from studio.engine.score_clips import JudgedClip
from studio.engine.scoring import ClipScore, CueConfusion, ScoreSummary

_KNEE_WORDS = dict(zip(KNEE_MEASURES, ("in the picture", "in space"), strict=True))


def clip_table(judged: Sequence[JudgedClip]) -> Table:
    """Counts and turn times, clip by clip."""
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


def summary_table(summary: ScoreSummary) -> Table:
    """The judged sets as a whole."""
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


def knee_table(judged: Sequence[JudgedClip]) -> Table:
    """Knee flexion beside markers, for clips that have them."""
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


def cue_table(cues: Sequence[CueConfusion]) -> Table:
    """How often each cue agreed with the label."""
    table = Table(title="Cues, where somebody judged them")
    for heading in ("cue", "hits", "misses", "false alarms", "rightly silent"):
        table.add_column(heading)
    for cue in cues:
        row = (cue.hits, cue.misses, cue.false_alarms, cue.rightly_silent)
        table.add_row(cue.cue_id, *(str(number) for number in row))
    return table


def athlete_table(judged: Sequence[JudgedSet]) -> Table:
    """The athlete's sets, exercise by exercise; the worst set of each speaks for it."""
    table = Table(title="Demo athlete, worst set of each exercise")
    table.add_column("exercise", no_wrap=True)
    for heading in ("sets", "exact", "tempo ok", "far ok"):
        table.add_column(heading, justify="right")
    for phase in PHASES:
        table.add_column(phase.removesuffix("_s").replace("_", " "), justify="right")
    table.add_column("limit (s)", justify="right")
    table.add_column("far error / limit", justify="right")
    well = [one for one in judged if not one.case.cue_id]
    for exercise_id, group in groupby(well, key=lambda one: one.case.exercise.id):
        sets = tuple(group)
        phases = zip(*(one.tempo_errors_s for one in sets), strict=True)
        table.add_row(
            exercise_id,
            str(len(sets)),
            *(
                f"{sum(flags)}"
                for flags in zip(
                    *((one.score.is_exact, one.is_tempo_ok, one.is_far_ok) for one in sets),
                    strict=True,
                )
            ),
            *(_worst(errors) for errors in phases),
            f"{sets[0].tempo_limit_s:.2f}",
            f"{_worst([one.far_error for one in sets])} / {sets[0].far_limit:.2f}",
        )
    return table


def _worst(errors: Sequence[float]) -> str:
    finite = [error for error in errors if isfinite(error)]
    return f"{max(finite):.2f}" if finite else "-"
