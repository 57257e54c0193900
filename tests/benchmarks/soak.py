"""Lets the station train for a long time and watches what it takes.

    python -m tests.benchmarks.soak [--minutes 30]        the form for CI
    python -m tests.benchmarks.soak --night               8 hours

The station runs without a display, set after set of the demo athlete. Every few seconds its memory,
threads and open files are read from /proc. Memory is judged after the first quarter: by then every
page, picture and cache has been seen once. Exit 1 when memory grows by more than 1 MB an hour (and
more than can be told from noise in so short a time), when threads or files have become more, or
when more than 5 of 100 pictures are older than 100 ms once painted. That last one is the machine's
as well: `waited_share` tells how much of its time the GUI thread waited for a core that others had.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from studio.engine.pipeline.frame_age import percentile_ms
from tests.benchmarks.fault_run import Seen, Station
from tests.benchmarks.processes import (
    core_time_s,
    core_wait_s,
    files_of,
    memory_mb_of,
    threads_of,
)

MOST_MB_PER_HOUR = 1.0
OLDEST_P95_MS = 100.0
_PERIOD_S = 5.0
_WARM_SHARE = 0.25
_SET_REPS = 3
_NIGHT_MIN = 480.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What the station took at a moment."""

    at_s: float
    rss_mb: float
    threads: int
    files: int


def sample(pid: int, *, began_s: float) -> Sample:
    """Read it from /proc."""
    return Sample(
        at_s=time.monotonic() - began_s,
        rss_mb=memory_mb_of(pid),
        threads=threads_of(pid),
        files=files_of(pid),
    )


def judge(samples: list[Sample]) -> dict[str, Any]:
    """Slope of memory with its error, and the range of threads and files, after warming up."""
    warm = [s for s in samples if s.at_s >= _WARM_SHARE * samples[-1].at_s]
    hours = np.array([s.at_s / 3600 for s in warm])
    megabytes = np.array([s.rss_mb for s in warm])
    (slope, _), covariance = np.polyfit(hours, megabytes, 1, cov=True)
    noise = 2.0 * float(np.sqrt(covariance[0, 0]))
    half = len(warm) // 2
    return {
        "minutes": round(samples[-1].at_s / 60, 1),
        "rss_mb": {"start": round(megabytes[0], 1), "end": round(megabytes[-1], 1)},
        "rss_mb_per_hour": round(float(slope), 2),
        "noise_mb_per_hour": round(noise, 2),
        "rss_mb_each_tenth": [round(samples[at].rss_mb, 1) for at in _tenths(len(samples))],
        "threads": [max(s.threads for s in warm[:half]), max(s.threads for s in warm[half:])],
        "files": [max(s.files for s in warm[:half]), max(s.files for s in warm[half:])],
    }


def _tenths(count: int) -> list[int]:
    """Where each tenth of so many samples ends."""
    return [max(0, (count * tenth) // 10 - 1) for tenth in range(1, 11)]


def is_steady(found: dict[str, Any]) -> bool:
    """Whether nothing grows."""
    grows = found["rss_mb_per_hour"] > MOST_MB_PER_HOUR + found["noise_mb_per_hour"]
    return not grows and all(found[name][1] <= found[name][0] for name in ("threads", "files"))


def is_prompt(found: dict[str, Any]) -> bool:
    """Whether pictures are shown in time."""
    p95_ms = found["frame_age_ms"]["p95"]
    return p95_ms is not None and p95_ms <= OLDEST_P95_MS


def soak(*, minutes: float, folder: Path) -> dict[str, Any]:
    """Run and judge.

    Args:
        minutes: How long.
        folder: Scratch.
    """
    seen = Seen()
    station = Station(folder / "data", seen, reps=_SET_REPS)
    samples: list[Sample] = []
    waited_s = used_s = 0.0
    try:
        if not station.is_ready.wait(90.0):
            raise SystemExit("the station did not open")
        began_s = time.monotonic()
        while time.monotonic() - began_s < 60 * minutes:
            time.sleep(_PERIOD_S)
            samples.append(sample(station.program.pid, began_s=began_s))
        waited_s = core_wait_s(station.program.pid)
        used_s = core_time_s(station.program.pid)
    finally:
        station.program.terminate()
        code = station.close()
    return {
        **judge(samples),
        "frame_age_ms": {f"p{part}": percentile_ms(seen.ages, part) for part in (50, 95, 99)},
        "pictures": sum(seen.ages),
        "waited_share": round(waited_s / samples[-1].at_s, 3),
        "cores": round(used_s / samples[-1].at_s, 2),
        "load": os.getloadavg()[1],
        "reps": len(seen.reps),
        "exit_code": code,
    }


def main() -> None:
    """Print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--night", action="store_true", help="8 hours")
    options = parser.parse_args()
    minutes = _NIGHT_MIN if options.night else options.minutes
    with tempfile.TemporaryDirectory() as folder:
        found = soak(minutes=minutes, folder=Path(folder))
    print(json.dumps(found))
    if not (is_steady(found) and is_prompt(found)) or found["exit_code"] != 0:
        sys.exit(1)


if __name__ == "__main__":
    main()
