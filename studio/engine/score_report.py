"""A judged folder as the command line promises it."""

from collections.abc import Iterable

from studio.engine.markers import PUBLISHED_RMSE_DEG, LegAgreement
from studio.engine.replay_report import Json, rounded
from studio.engine.score_clips import JudgedClip
from studio.engine.scoring import ClipScore, ScoreSummary, confusion_row


def score_json(judged: Iterable[JudgedClip], summary: ScoreSummary) -> Json:
    """The report of `studio score DIR --json`.

    Args:
        judged: Every clip.
        summary: From `scoring.summarise`.
    """
    every = tuple(judged)
    return {
        "clips": [_clip_json(clip.score) for clip in every],
        "summary": {
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
        },
        "knees": [
            {"file": clip.score.label.file, **_knee_json(knee)}
            for clip in every
            for knee in clip.knees
        ],
    }


def _clip_json(score: ClipScore) -> Json:
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
