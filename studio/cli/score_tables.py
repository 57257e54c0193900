"""What `studio score` shows to people."""

from collections.abc import Sequence
from itertools import groupby
from math import isfinite, nan
from statistics import median

from rich.table import Table

from studio.cli.console import counted
from studio.engine.judging.clip_labels import ClipKind
from studio.engine.judging.markers import KNEE_MEASURES, PUBLISHED_RMSE_DEG
from studio.engine.judging.score_athlete import (
    FAR_LIMIT_DEG,
    FAR_LIMIT_SHARE,
    NARROW_TEMPO_LIMIT_S,
    WIDE_RANGE_DEG,
    WIDE_TEMPO_LIMIT_S,
    JudgedSet,
)
from studio.engine.judging.score_clips import JudgedClip
from studio.engine.judging.scoring import CleanShare, ClipScore, CueConfusion, ScoreSummary

_PHASE_HEADINGS = ("ecc.", "long", "con.", "short")
"""Eccentric, pause at the long end, concentric, pause at the short end."""

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
    table = Table(title=f"Summary of {counted(summary.sets, 'set')}")
    table.add_column("measure")
    table.add_column("value", justify="right")
    for name, value in (
        ("exact", _number(summary.exact, decimals=3)),
        ("off by one", _number(summary.off_by_one, decimals=3)),
        ("mean error / true reps", _number(summary.mae, decimals=3)),
        ("phantoms", str(summary.phantoms)),
        ("turn error, median (s)", _number(summary.turn_error_s.median, decimals=3)),
        ("turn error, p95 (s)", _number(summary.turn_error_s.p95, decimals=3)),
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
                _number(knee.correlation, decimals=4),
                _number(knee.rmse_deg, decimals=1),
                f"about {PUBLISHED_RMSE_DEG:.0f}",
            )
    return table


def cue_table(cues: Sequence[CueConfusion]) -> Table:
    """How often each cue agreed with the label."""
    table = Table(title="Cues, where somebody judged them")
    for heading in ("cue", "hits", "misses", "false alarms", "rightly silent", "not judged"):
        table.add_column(heading)
    for cue in cues:
        row = (cue.hits, cue.misses, cue.false_alarms, cue.rightly_silent, cue.not_judged)
        table.add_row(cue.cue_id, *(str(number) for number in row))
    return table


def athlete_table(judged: Sequence[JudgedSet]) -> Table:
    """The athlete's sets, one row each; those done badly on purpose are left out."""
    table = Table(title="Demo athlete: median error of each phase (s) and of the far value")
    table.add_column("exercise", no_wrap=True)
    for heading in ("tempo", "speed", "faces"):
        table.add_column(heading, no_wrap=True)
    table.add_column("reps", justify="right")
    for heading in (*_PHASE_HEADINGS, "limit", "far / limit"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    for one in judged:
        if not one.case.cue_id:
            table.add_row(*_athlete_row(one))
    return table


def _athlete_row(one: JudgedSet) -> tuple[str, ...]:
    case = one.case
    return (
        case.exercise.id,
        case.tempo,
        case.shape.value.replace("_", " "),
        case.facing.value,
        f"{one.score.counted}/{one.score.label.reps}",
        *(_number(error) for error in one.tempo_errors_s),
        f"{one.tempo_limit_s:.2f}",
        f"{_number(one.far_error)} / {one.far_limit:.2f}",
        _missed(one),
    )


def _missed(one: JudgedSet) -> str:
    wrong = [
        word
        for word, is_right in (
            ("count", one.score.is_exact),
            ("tempo", one.is_tempo_ok),
            ("far value", one.is_far_ok),
        )
        if not is_right
    ]
    return ", ".join(wrong) or "ok"


def athlete_exercise_table(judged: Sequence[JudgedSet]) -> Table:
    """Exercise by exercise: how many sets held each limit, and the worst errors."""
    table = Table(title="Demo athlete, by exercise")
    table.add_column("exercise", no_wrap=True)
    for heading in ("sets", "exact", "tempo", "far", "worst tempo (s)", "worst far / limit"):
        table.add_column(heading, justify="right")
    well = [one for one in judged if not one.case.cue_id]
    for exercise_id, group in groupby(well, key=lambda one: one.case.exercise.id):
        sets = tuple(group)
        worst_s = _worst([error for one in sets for error in one.tempo_errors_s])
        table.add_row(
            exercise_id,
            str(len(sets)),
            *(str(sum(flags)) for flags in _held(sets)),
            f"{worst_s} / {sets[0].tempo_limit_s:.2f}",
            f"{_worst([one.far_error for one in sets])} / {sets[0].far_limit:.2f}",
        )
    return table


def athlete_limits_table(judged: Sequence[JudgedSet]) -> Table:
    """What the grid must hold, and whether it does."""
    table = Table(title="Demo athlete beside the limits")
    for heading in ("measure", "sets that hold it", ""):
        table.add_column(heading)
    well = [one for one in judged if not one.case.cue_id]
    for words, flags in zip(_LIMITS, _held(well), strict=True):
        held = sum(flags)
        table.add_row(words, f"{held} of {len(well)}", "ok" if held == len(well) else "missed")
    return table


_LIMITS = (
    "reps exact",
    f"every phase within {WIDE_TEMPO_LIMIT_S} s, or {NARROW_TEMPO_LIMIT_S} s below "
    f"{WIDE_RANGE_DEG:.0f} degrees of range",
    f"far value within {FAR_LIMIT_DEG:.0f} degrees, or {FAR_LIMIT_SHARE:.0%} of a range "
    "without unit",
)


def _held(sets: Sequence[JudgedSet]) -> tuple[list[bool], list[bool], list[bool]]:
    """Of each set: reps exact, tempo within its limit, far value within its limit."""
    return (
        [one.score.is_exact for one in sets],
        [one.is_tempo_ok for one in sets],
        [one.is_far_ok for one in sets],
    )


def _worst(errors: Sequence[float]) -> str:
    return _number(max((error for error in errors if isfinite(error)), default=nan))


def _number(value: float, *, decimals: int = 2) -> str:
    """A measure; "-" where there was nothing to judge."""
    return f"{value:.{decimals}f}" if isfinite(value) else "-"


def clean_table(rows: Sequence[CleanShare]) -> Table:
    """How often each cue spoke in the reps of clips described as clean."""
    table = Table(title="Clips described as clean")
    for heading in ("cue", "reps judged", "told", "share"):
        table.add_column(heading)
    for row in rows:
        share = f"{row.found / row.judged:.0%}" if row.judged else "-"
        table.add_row(row.cue_id, str(row.judged), str(row.found), share)
    return table
