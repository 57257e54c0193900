"""A replay as the command line promises it: JSON with fixed keys, and a table of every number."""

import csv
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.engine.replay import Replay, Timing, Trace
from studio.model.cue import CueVerdict
from studio.model.rep import Rep

Json = Mapping[str, "Json"] | Sequence["Json"] | str | float | int | bool | None


def replay_json(result: Replay) -> Json:
    """The report of `studio replay --json`. What was not seen is null.

    Args:
        result: From `engine.replay`.
    """
    return {
        "clip": result.clip,
        "exercise": result.exercise_id,
        "frames": result.frames,
        "fps": rounded(result.fps, 2),
        "duration_s": rounded(result.duration_s),
        "view": {
            "class": None if result.view is None else result.view.value,
            "yaw_deg": rounded(result.yaw_deg, 1),
        },
        "reps": [_rep_json(rep) for rep in result.reps],
        "not_counted": [
            {"at_s": rounded(movement.at_s), "reason": movement.reason.value}
            for movement in result.not_counted
        ],
        "features": list(result.trace.names),
        "partial": {"cues": [_cue_json(cue) for cue in result.partial_cues]},
        "frames_analysed": result.frames_analysed,
        "timing": _timing_json(result.timing),
    }


def write_trace(trace: Trace, path: Path) -> None:
    """One row a picture: time and every feature; not seen = empty.

    Args:
        trace: From a replay.
        path: CSV file to write.
    """
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("time_s", *trace.names))
        for time_s, values in zip(trace.time_s, trace.values, strict=True):
            cells = ("" if math.isnan(value) else f"{value:.4f}" for value in values)
            writer.writerow((f"{time_s:.4f}", *cells))


def rounded(value: float, digits: int = 3) -> float | None:
    """The number for JSON, which has no NaN: null when it is not a number.

    Args:
        value: Any number.
        digits: Decimals kept.
    """
    return round(float(value), digits) if math.isfinite(value) else None


def _rep_json(rep: Rep) -> Json:
    span, tempo = rep.span, rep.tempo
    return {
        "number": span.number,
        "side": span.side.value,
        "start_s": rounded(span.start_s),
        "bottom_s": rounded(span.bottom_s),
        "top_s": rounded(span.top_s),
        "end_s": rounded(span.end_s),
        "counted_at_s": rounded(span.counted_at_s),
        "status": rep.status.value,
        "driver_far": rounded(rep.driver_far, 2),
        "rom_ratio": rounded(rep.rom_ratio),
        "tempo_s": {
            "eccentric": rounded(tempo.eccentric_s),
            "pause_long": rounded(tempo.pause_long_s),
            "concentric": rounded(tempo.concentric_s),
            "pause_short": rounded(tempo.pause_short_s),
        },
        "score": rounded(rep.score, 1),
        "coverage": rounded(rep.coverage, 2),
        "cues": [_cue_json(cue) for cue in rep.cues],
    }


def _cue_json(cue: CueVerdict) -> Json:
    return {
        "id": cue.id,
        "level": cue.level.value,
        "at_s": rounded(cue.at_s),
        "shown": cue.shown,
    }


def _timing_json(timing: Timing) -> Json:
    return {
        "wall_s": rounded(timing.wall_s),
        "pose_ms": _spread(timing.pose_ms),
        "analysis_ms": _spread(timing.analysis_ms),
    }


def _spread(values: NDArray[np.float64]) -> Json:
    finite = values[np.isfinite(values)]
    if not finite.size:
        return {"median": None, "p95": None}
    return {
        "median": rounded(float(np.median(finite)), 2),
        "p95": rounded(float(np.percentile(finite, 95)), 2),
    }
