"""How soon a counted rep is on the disk.

    python -m tests.benchmarks.journal_durability [--reps 500] [--folder DIR] [--sync]

Times `record_rep(...).wait(...)`, from the call to the durable receipt, at the pace of a quick
set (one rep every 50 ms) and prints the median and the 95th percentile. Budget: p95 <= 50 ms.
With --sync the rows go to an owner's store on the same disk meanwhile. DIR decides which disk is
measured; by default the folder for temporary files.
"""

import argparse
import tempfile
import time
from pathlib import Path

import numpy as np

from studio.engine.shipper import station_shipper
from studio.settings import StationSettings
from studio.store.journal import Journal
from tests.store.builders import goblet_squat, make_plan, make_rep, with_cue

BUDGET_P95_MS = 50.0
_PAUSE_S = 0.05


def measure(folder: Path, *, reps: int, with_sync: bool) -> list[float]:
    """Milliseconds from `record_rep` to durable, for each rep."""
    journal = Journal(folder, settings=StationSettings(), on_fault=print)
    journal.start()
    shipper = station_shipper(StationSettings(), folder, journal=journal)
    if with_sync:
        shipper.start()
    plan = make_plan()
    journal.record_set_started(plan, session_id=journal.begin_session(), exercise=goblet_squat())
    taken_ms = []
    for number in range(1, reps + 1):
        rep = with_cue(make_rep(number), shown=True)
        began_s = time.perf_counter()
        if not journal.record_rep(plan.set_id, rep).wait(timeout_s=10.0):
            raise RuntimeError("a rep did not become durable within 10 s")
        taken_ms.append((time.perf_counter() - began_s) * 1000)
        time.sleep(_PAUSE_S)
        journal.record_measured(plan.set_id, rep)
    shipper.stop()
    journal.stop()
    return taken_ms


def main() -> None:
    """Run as a program."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--reps", type=int, default=500)
    options.add_argument("--folder", type=Path, default=None)
    options.add_argument("--sync", action="store_true")
    given = options.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        taken_ms = measure(Path(folder), reps=given.reps, with_sync=given.sync)
    p50, p95, worst = np.percentile(taken_ms, [50, 95, 100])
    verdict = "within" if p95 <= BUDGET_P95_MS else "OVER"
    print(f"{given.reps} reps durable in ms: p50 {p50:.2f}  p95 {p95:.2f}  max {worst:.2f}")
    print(f"p95 {verdict} the budget of {BUDGET_P95_MS:.0f} ms")


if __name__ == "__main__":
    main()
