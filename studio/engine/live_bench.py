"""What a live set costs, from the arrival of a picture to the end of the paint that shows it."""

import os
import sys
import time
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from studio.engine.replay_report import Json, rounded

_STATUS = Path("/proc/self/statm")
_START = Path("/proc/self/stat")
_START_FIELD = 19  # after the name, which may hold spaces
_BYTES_PER_MB = 1_000_000
_WARM_UP_MAX_S = 60.0
_WARM_UP_SHARE = 0.25
_LOOK_EVERY_S = 1.0
_EDGES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Counters:
    """How far the pipeline is at one moment.

    Attributes:
        now_s: Monotonic clock.
        analysed: Pictures analysed so far.
        dropped: Pictures replaced by newer ones so far.
        cpu_s: Processor seconds of the program so far, all threads.
    """

    now_s: float
    analysed: int
    dropped: int
    cpu_s: float


@dataclass(slots=True, kw_only=True)
class LiveMeasures:
    """Collects what the window tells, between `begin` and `end`.

    Attributes:
        began: Counters at the beginning; None = not yet.
        latencies_ms: Arrival to painted, picture by picture.
        busy_ms: How long each picture kept the GUI thread busy.
        startup_s: Program start to the first live picture painted; NaN = none yet.
        memory_mb: Memory once a second since everything that is loaded late is there; NaN = the
            system does not tell.
    """

    began: Counters | None = None
    latencies_ms: "array[float]" = field(default_factory=lambda: array("d"))
    busy_ms: "array[float]" = field(default_factory=lambda: array("d"))
    startup_s: float = float("nan")
    memory_mb: "array[float]" = field(default_factory=lambda: array("d"))
    _looked_s: float = float("-inf")

    def begin(self, counters: Counters) -> None:
        """Measure from now on.

        Args:
            counters: Right now.
        """
        self.began = counters
        del self.memory_mb[:]
        del self.latencies_ms[:]
        del self.busy_ms[:]

    def look(self, now_s: float, *, seconds: float) -> None:
        """Look at the memory; call a few times a second.

        Growth is told from a quarter of the measurement on, a minute at most: before that,
        drawings, solver and buffers are still made for the first time.

        Args:
            now_s: Monotonic clock.
            seconds: How long is measured in all.
        """
        if self.began is None:
            return
        if now_s - self.began.now_s < min(_WARM_UP_MAX_S, _WARM_UP_SHARE * seconds):
            return
        if now_s - self._looked_s >= _LOOK_EVERY_S:
            self._looked_s = now_s
            self.memory_mb.append(memory_mb())

    def painted(self, index: int, arrived_s: float, painted_s: float) -> None:
        """A paint that shows a new picture ended; for the stage's hook.

        Args:
            index: Of the picture.
            arrived_s: Monotonic clock when it arrived.
            painted_s: Monotonic clock when the paint event had returned.
        """
        if np.isnan(self.startup_s):
            self.startup_s = since_program_start_s()
        if self.began is not None and arrived_s >= self.began.now_s:
            self.latencies_ms.append(1000.0 * (painted_s - arrived_s))

    def busy(self, milliseconds: float) -> None:
        """A picture kept the GUI thread busy; for the bridge's hook.

        Args:
            milliseconds: Longest stretch, painting included.
        """
        if self.began is not None:
            self.busy_ms.append(milliseconds)

    def report(self, ended: Counters) -> Mapping[str, Json]:
        """Everything under the names of design.md section 7.

        Args:
            ended: Counters at the end.
        """
        began = self.began
        if began is None:
            raise RuntimeError("nothing was measured")
        span_s = ended.now_s - began.now_s
        analysed, dropped = ended.analysed - began.analysed, ended.dropped - began.dropped
        return {
            "seconds": rounded(span_s, 1),
            "fps_in": rounded((analysed + dropped) / span_s, 2),
            "fps_analysed": rounded(analysed / span_s, 2),
            "fps_painted": rounded(len(self.latencies_ms) / span_s, 2),
            "dropped": dropped,
            "latency_ms": {
                "p50": _percentile(self.latencies_ms, 50),
                "p95": _percentile(self.latencies_ms, 95),
                "max": _percentile(self.latencies_ms, 100),
            },
            "gui_ms": {"p95": _percentile(self.busy_ms, 95)},
            "cpu_percent": rounded(100.0 * (ended.cpu_s - began.cpu_s) / span_s, 1),
            "rss_mb": self._memory(),
            "startup_s": rounded(self.startup_s, 2),
        }

    def _memory(self) -> Mapping[str, Json]:
        """Medians of the first and the last twelfth: the allocator goes up and down by 2 MB."""
        known = np.array([*self.memory_mb, memory_mb()])
        edge = max(1, len(known) // _EDGES)
        start_mb, end_mb = float(np.median(known[:edge])), float(np.median(known[-edge:]))
        return {
            "start": rounded(start_mb, 1),
            "end": rounded(end_mb, 1),
            "peak": rounded(float(known.max()), 1),
            "growth_percent": rounded(100.0 * (end_mb / start_mb - 1.0), 2),
        }


def memory_mb() -> float:
    """Resident memory of the program; NaN where the system does not tell."""
    try:
        pages = int(_STATUS.read_text().split()[1])
    except (OSError, IndexError, ValueError):
        return float("nan")
    return pages * os.sysconf("SC_PAGE_SIZE") / _BYTES_PER_MB


def since_program_start_s() -> float:
    """Seconds since the program was started, Python's own start included; NaN = not told."""
    if not sys.platform.startswith("linux"):
        return float("nan")
    ticks = int(_START.read_text().rpartition(")")[2].split()[_START_FIELD])
    started_s = ticks / os.sysconf("SC_CLK_TCK")
    return time.clock_gettime(time.CLOCK_BOOTTIME) - started_s


def _percentile(values: Sequence[float], percent: float) -> float | None:
    return rounded(float(np.percentile(np.array(values), percent)), 1) if values else None
