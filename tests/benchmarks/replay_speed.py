"""What a replay costs on this machine, clip by clip.

python -m tests.benchmarks.replay_speed [CLIP ...] [--exercise ID]

Prints, for each clip, wall time against its length, the network's and our own share of every
picture, and the processor time of the whole program. Budget: analysis beyond the network at most
3 ms a picture, median (design.md section 9).
"""

import argparse
import json
import resource
from contextlib import closing
from pathlib import Path

import numpy as np

from studio.catalog.loader import load_catalog
from studio.coaching.coach import Coach
from studio.engine.replay import replay, sightings
from studio.paths import resources
from studio.vision.blazepose import BlazePoseEstimator
from studio.vision.clip import ClipSource
from studio.vision.model_files import ensure_models

BUDGET_MS = 3.0
DEFAULT_FOLDER = Path(__file__).resolve().parents[3] / "shared" / "clips"
DEFAULT_CLIPS = (
    "goblet_squat-front-1.mp4",
    "goblet_squat-oblique-1.mp4",
    "glute_bridge-oblique-1.mp4",
)


def measure(clip: Path, *, exercise_id: str, estimator: BlazePoseEstimator) -> dict[str, object]:
    """One clip."""
    catalog = load_catalog(resources())
    estimator.reset()
    before_s = _cpu_s()
    with closing(ClipSource(clip)) as source:
        result = replay(
            sightings(source, estimator=estimator),
            clip=clip.name,
            exercise_id=exercise_id,
            coach=Coach(catalog.exercise(exercise_id), cues=catalog.cues),
        )
    timing = result.timing
    analysis_ms = float(np.median(timing.analysis_ms))
    return {
        "clip": clip.name,
        "frames": result.frames,
        "wall_s": round(timing.wall_s, 2),
        "times_real_time": round(result.duration_s / timing.wall_s, 2),
        "pose_ms": round(float(np.median(timing.pose_ms)), 2),
        "analysis_ms": round(analysis_ms, 2),
        "is_within": analysis_ms <= BUDGET_MS,
        "cpu_ms_per_frame": round(1000.0 * (_cpu_s() - before_s) / max(1, result.frames), 2),
    }


def _cpu_s() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("clips", type=Path, nargs="*")
    parser.add_argument("--exercise", default="goblet_squat")
    options = parser.parse_args()
    clips = options.clips or [DEFAULT_FOLDER / name for name in DEFAULT_CLIPS]
    estimator = BlazePoseEstimator(ensure_models(lambda done, total, words: None).folder)
    for clip in clips:
        row = measure(clip, exercise_id=options.exercise, estimator=estimator)
        print(json.dumps(row), flush=True)


if __name__ == "__main__":
    main()
