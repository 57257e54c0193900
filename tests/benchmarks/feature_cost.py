"""What measuring one picture costs, beyond the network.

Run: python -m tests.benchmarks.feature_cost
Prints processor milliseconds per picture of the feature extractor and of the filters that follow
it. Budget of all analysis beyond the network: 3 ms (median).
"""

import math
import time
from collections.abc import Callable

import numpy as np

from studio.kinematics.features import FEATURE_NAMES, FeatureExtractor
from studio.kinematics.filters import OneEuroArrayFilter, OneEuroFilter, zero_phase
from tests.builders import make_pose, squat_posture

PICTURES = 900


def report(name: str, step: Callable[[int], object], *, count: int) -> None:
    """Time `step` picture by picture and print median and p95."""
    spent_ms = np.empty(count)
    for index in range(count):
        begun = time.process_time_ns()
        step(index)
        spent_ms[index] = (time.process_time_ns() - begun) / 1e6
    median, high = np.median(spent_ms), np.percentile(spent_ms, 95)
    print(f"{name:32s} median {median:6.3f} ms   p95 {high:6.3f} ms")


def main() -> None:
    """Print the table."""
    poses = [
        make_pose(
            squat_posture((1.0 - math.cos(2.0 * math.pi * step / 90.0)) / 2.0),
            noise_px=2.0,
            seed=step,
        )
        for step in range(90)
    ]
    extractor = FeatureExtractor()
    report(
        f"extractor, {len(FEATURE_NAMES)} numbers",
        lambda index: extractor.update(poses[index % 90], time_s=index / 30.0),
        count=PICTURES,
    )
    single, many = OneEuroFilter(), OneEuroArrayFilter()
    report(
        "one euro, one number",
        lambda index: single.update(float(index % 90), time_s=index / 30.0),
        count=PICTURES,
    )
    report(
        "one euro, 33 landmarks",
        lambda index: many.update(
            poses[index % 90].points_px.astype(np.float64), time_s=index / 30.0
        ),
        count=PICTURES,
    )
    times = np.arange(300) / 30.0
    values = 60.0 + 50.0 * np.sin(times)
    report("zero phase, ten seconds", lambda _: zero_phase(times, values), count=100)


if __name__ == "__main__":
    main()
