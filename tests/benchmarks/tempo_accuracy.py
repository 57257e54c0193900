"""How well the four phases of a rep are measured, over shapes the fit was not told of.

Run: python -m tests.benchmarks.tempo_accuracy
Prints the median |error| in seconds of eccentric, long pause, concentric and short pause for
every shape of movement, tempo and range, with the time of one fit. Noise 1.5 degrees, 30 fps.
"""

import argparse
import math
import time
from collections.abc import Callable
from dataclasses import astuple

import numpy as np
from numpy.typing import NDArray

from studio.coaching.counting.tempo import RepFit, fit_rep, measured_tempo
from studio.model.exercise import FirstPhase
from tests.movements import SHAPES, TEMPI, Tempo, Trace, make_trace

Array = NDArray[np.float64]

RANGES = (90.0, 60.0, 40.0, 25.0)


def fit_all(trace: Trace) -> tuple[list[RepFit], list[float]]:
    """Every rep's fit and its processor seconds."""
    ends = [math.nan, *(span.end_s for span in trace.spans[:-1])]
    nexts = [*(span.start_s for span in trace.spans[1:]), math.nan]
    fits, seconds = [], []
    for span, before, after in zip(trace.spans, ends, nexts, strict=True):
        begun = time.process_time()
        fits.append(
            fit_rep(
                trace.time_s, trace.driver, span=span, previous_end_s=before, next_start_s=after
            )
        )
        seconds.append(time.process_time() - begun)
    return fits, seconds


def errors_of(fits: list[RepFit], tempo: Tempo) -> Array:
    """(reps, 4) signed errors in seconds."""
    nexts = [*(fit.leaves_start_s for fit in fits[1:]), math.nan]
    rows = [
        astuple(measured_tempo(fit, first_phase=FirstPhase.ECCENTRIC, next_leaves_start_s=after))
        for fit, after in zip(fits, nexts, strict=True)
    ]
    errors: Array = np.array(rows) - np.array(tempo)
    return errors


def measure(
    shape: Callable[[Array], Array], tempo: Tempo, *, reach: float, noise: float, sets: int
) -> tuple[Array, list[float]]:
    """Errors and processor seconds over some sets of three reps."""
    errors, seconds = [], []
    for seed in range(sets):
        trace = make_trace(shape, tempo, far=8.0 + reach, noise=noise, seed=seed)
        fits, spent = fit_all(trace)
        errors.append(errors_of(fits, tempo))
        seconds += spent
    return np.concatenate(errors), seconds


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", type=int, default=4, help="sets of three reps per cell")
    parser.add_argument("--noise", type=float, default=1.5, help="SD of the driver's noise")
    options = parser.parse_args()
    seconds: list[float] = []
    for reach in RANGES:
        print(f"\nrange {reach:.0f}: median |error| in s (eccentric, pause, concentric, pause)")
        print(f"{'':15s}" + "".join(f"{_name(tempo):>25s}" for tempo in TEMPI))
        columns: list[list[Array]] = [[] for _ in TEMPI]
        for name, shape in SHAPES.items():
            cells = []
            for column, tempo in zip(columns, TEMPI, strict=True):
                errors, spent = measure(
                    shape, tempo, reach=reach, noise=options.noise, sets=options.sets
                )
                seconds += spent
                column.append(errors)
                cells.append(_cell(errors))
            print(f"{name:15s}" + "".join(cells))
        print(f"{'all shapes':15s}" + "".join(_cell(np.concatenate(each)) for each in columns))
    spent_ms = 1000.0 * np.array(seconds)
    print(
        f"\none fit: median {np.median(spent_ms):.1f} ms, p95 {np.percentile(spent_ms, 95):.1f} ms"
    )


def _name(tempo: Tempo) -> str:
    return "-".join(f"{seconds:.0f}" for seconds in tempo)


def _cell(errors: Array) -> str:
    return "   " + " ".join(f"{value:5.2f}" for value in np.nanmedian(np.abs(errors), axis=0))[-22:]


if __name__ == "__main__":
    main()
