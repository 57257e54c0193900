"""A judged folder as the command line promises it."""

from collections.abc import Iterable

from studio.engine.judging.markers import PUBLISHED_RMSE_DEG, LegAgreement
from studio.engine.judging.score_athlete import PHASES, JudgedSet, athlete_cues
from studio.engine.judging.score_clips import JudgedClip
from studio.engine.judging.scoring import ClipScore, ScoreSummary, confusion_row, summarise
from studio.engine.replay_report import Json, rounded


def score_json(judged: Iterable[JudgedClip], summary: ScoreSummary) -> Json:
    """The report of `studio score DIR --json`.

    Args:
        judged: Every clip.
        summary: From `scoring.summarise`.
    """
    every = tuple(judged)
    return {
        "clips": [_clip_json(clip.score) for clip in every],
        "summary": _summary_json(summary),
        "knees": [
            {"file": clip.score.label.file, **_knee_json(knee)}
            for clip in every
            for knee in clip.knees
        ],
    }


def athlete_json(judged: Iterable[JudgedSet], *, faults: Json = None) -> Json:
    """The report of `studio score --athlete --json`.

    Args:
        judged: Every set.
        faults: The fault matrix, from `fault_matrix.matrix_json`; None = not asked for.
    """
    every = tuple(judged)
    summary = _summary_json(summarise(one.score for one in every))
    well = [one for one in every if not one.case.cue_id]
    return {
        "clips": [_athlete_row(one) for one in every],
        "summary": {
            **summary,
            "tempo_ok": rounded(share(one.is_tempo_ok for one in well), 4),
            "far_ok": rounded(share(one.is_far_ok for one in well), 4),
            "cues": [dict(confusion_row(cue)) for cue in athlete_cues(every)],
        },
        "faults": faults,
    }


def share(flags: Iterable[bool]) -> float:
    """Share of True; NaN of nothing.

    Args:
        flags: One for each.
    """
    every = tuple(flags)
    return sum(every) / len(every) if every else float("nan")


def _athlete_row(one: JudgedSet) -> Json:
    case = one.case
    return {
        **_clip_json(one.score),
        "tempo": case.tempo,
        "shape": case.shape.value,
        "view": case.exercise.view.value,
        "facing": case.facing.value,
        "fault_cue": case.cue_id,
        "tempo_error_s": {
            phase.removesuffix("_s"): rounded(error)
            for phase, error in zip(PHASES, one.tempo_errors_s, strict=True)
        },
        "tempo_limit_s": one.tempo_limit_s,
        "tempo_ok": one.is_tempo_ok,
        "far_error": rounded(one.far_error, 3),
        "far_limit": rounded(one.far_limit, 3),
        "far_ok": one.is_far_ok,
        "far_unit": case.exercise.driver.unit,
    }


def _summary_json(summary: ScoreSummary) -> dict[str, Json]:
    return {
        "sets": summary.sets,
        "exact": rounded(summary.exact, 4),
        "off_by_one": rounded(summary.off_by_one, 4),
        "mae": rounded(summary.mae, 4),
        "phantoms": summary.phantoms,
        "turn_error_s": {
            "median": rounded(summary.turn_error_s.median),
            "p95": rounded(summary.turn_error_s.p95),
        },
        "cues": [dict(confusion_row(cue)) for cue in summary.cues],
        "cues_clean": [
            {"cue": row.cue_id, "judged": row.judged, "found": row.found} for row in summary.clean
        ],
    }


def _clip_json(score: ClipScore) -> dict[str, Json]:
    label = score.label
    return {
        "file": label.file,
        "kind": label.kind.value,
        "exercise": label.exercise_id,
        "true": label.reps,
        "true_ok": sorted(label.reps_ok),
        "counted": score.counted,
        "event": label.event.value,
        "event_times_s": list(label.event_times_s),
        "matched_s": [None if found is None else rounded(found) for found in score.matched_s],
        "note": score.note,
        "cues_wanted": None if label.cue_ids is None else sorted(label.cue_ids),
        "cues_found": sorted(score.found_cue_ids),
        "cues_shown": sorted(score.shown_cue_ids),
        "faults_without_cue": list(label.unseen_faults),
    }


def _knee_json(knee: LegAgreement) -> dict[str, Json]:
    return {
        "leg": knee.side.value,
        "measure": knee.measure,
        "better_seen": knee.is_better_seen,
        "correlation": rounded(knee.correlation, 4),
        "rmse_deg": rounded(knee.rmse_deg, 2),
        "published_rmse_deg": PUBLISHED_RMSE_DEG,
        "frames": knee.frames,
    }
