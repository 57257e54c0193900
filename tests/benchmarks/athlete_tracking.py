"""How well the pose network follows the demo athlete: exercise x view x facing, as a table.

Usage: python tests/benchmarks/athlete_tracking.py [--fps 15] [EXERCISE ...]

Found: share of frames with a body. Error: median distance of the network's shoulder, hip, knee
and ankle (near side; from the front both sides) from the drawn joints, in pixels at 720p.
Driver: measured by `kinematics.features` at the far pose, less the true value of that frame.
"""

import argparse
import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from studio.catalog.loader import load_catalog
from studio.kinematics.features import FeatureExtractor
from studio.model.exercise import Exercise, TempoTarget, View
from studio.model.landmarks import Landmark, Side
from studio.model.pose import Pose
from studio.paths import resources
from studio.vision.athlete.motion import PhaseKind
from studio.vision.athlete.source import AthleteSource, Facing, driver_value, near_side
from studio.vision.athlete.truth import FrameTruth
from studio.vision.blazepose import BlazePoseEstimator

_JOINTS = ("SHOULDER", "HIP", "KNEE", "ANKLE")
_QUICK = TempoTarget(eccentric_s=1.2, pause_long_s=0.6, concentric_s=1.0, pause_short_s=0.6)


@dataclass(kw_only=True)
class Tally:
    """What one set showed."""

    frames: int = 0
    found: int = 0
    errors_px: dict[str, list[float]] = field(default_factory=lambda: {n: [] for n in _JOINTS})
    far_errors: list[float] = field(default_factory=list)
    start_errors: list[float] = field(default_factory=list)

    def add(
        self, truth: FrameTruth, pose: Pose | None, measured: float, real: float, sides: str
    ) -> None:
        """One frame."""
        self.frames += 1
        if pose is None:
            return
        self.found += 1
        for name in _JOINTS:
            for side in sides.split():
                row = Landmark[f"{side}_{name}"]
                off = pose.points_px[row] - truth.points_px[row]
                self.errors_px[name].append(math.hypot(*off))
        if truth.progress > 0.99:
            self.far_errors.append(measured - real)
        elif truth.progress < 0.01 and truth.kind is not PhaseKind.STILL:
            self.start_errors.append(measured - real)

    def row(self) -> str:
        """For the table."""
        errors = " ".join(f"{_median(self.errors_px[name]):6.1f}" for name in _JOINTS)
        return (
            f"{self.found / max(1, self.frames):6.2f} {errors} "
            f"{_median(self.start_errors):8.2f} {_median(self.far_errors):8.2f}"
        )


def _median(values: list[float]) -> float:
    seen = [value for value in values if not math.isnan(value)]
    return float(np.median(seen)) if seen else math.nan


_BY_VIEW = {
    (View.FRONT, "knee_flexion_deg"): "knee_bend_front_deg",
    (View.OBLIQUE, "thigh_abduction_deg"): "thigh_abduction_world_deg",
}
"""The feature that can see the driver where the picture angle cannot."""


def _measured(values: dict[str, float], exercise: Exercise, side: Side) -> float:
    feature = _BY_VIEW.get((exercise.view, exercise.driver.feature), exercise.driver.feature)
    if feature in values:
        return values[feature]
    return values[f"{side.value}_{feature}"]


def follow(
    exercise: Exercise, estimator: BlazePoseEstimator, *, view: View, facing: Facing, fps: float
) -> Tally:
    """Two quick reps through the network."""
    source = AthleteSource(
        exercise, reps=2, tempo=_QUICK, view=view, facing=facing, fps=fps, paced=False
    )
    estimator.reset()
    extractor, tally = FeatureExtractor(), Tally()
    both = view is View.FRONT
    while (frame := source.read()) is not None:
        truth = source.truth_at(frame.time_s)
        pose = estimator.estimate(frame)
        values = extractor.update(pose, time_s=frame.time_s)
        side = near_side(facing) if truth.side is Side.BOTH else truth.side
        sides = "LEFT RIGHT" if both else near_side(facing).value.upper()
        tally.add(
            truth, pose, _measured(values, exercise, side), driver_value(truth, exercise), sides
        )
    return tally


def main(arguments: Iterable[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("exercises", nargs="*")
    parser.add_argument("--fps", type=float, default=15.0)
    parser.add_argument(
        "--models", type=Path, default=Path.home() / ".cache" / "glute-studio" / "models"
    )
    options = parser.parse_args(None if arguments is None else list(arguments))
    estimator = BlazePoseEstimator(options.models, threads=1)
    catalog = load_catalog(resources())
    print(
        f"{'exercise':30} {'view':8} {'facing':6}  found " + " ".join(f"{n:>6}" for n in _JOINTS),
        end="",
    )
    print(f" {'start':>8} {'far':>8}")
    for exercise in catalog.exercises.values():
        if exercise.motion is None or (options.exercises and exercise.id not in options.exercises):
            continue
        for facing in Facing:
            tally = follow(exercise, estimator, view=exercise.view, facing=facing, fps=options.fps)
            unit = exercise.driver.unit
            print(f"{exercise.id:30} {exercise.view:8} {facing:6} {tally.row()} {unit}", flush=True)


if __name__ == "__main__":
    main()
