import math

import pytest

from studio.engine.health import PaceMeter
from studio.engine.live_bench import Counters, LiveMeasures


def test_the_pace_is_that_of_the_last_two_seconds() -> None:
    meter = PaceMeter()
    assert meter.pace(0.0).fps == 0.0
    assert math.isnan(meter.pace(0.0).delay_ms)
    for index in range(120):
        at_s = index / 30.0
        meter.add(arrived_s=at_s - 0.02, analysed_s=at_s)
    pace = meter.pace(119 / 30.0)
    assert pace.fps == pytest.approx(30.0, abs=0.6)
    assert pace.delay_ms == pytest.approx(20.0)
    assert meter.pace(60.0).fps == 0.0
    assert meter.analysed == 120


def test_the_bench_counts_what_came_and_what_was_dropped() -> None:
    measures = LiveMeasures()
    measures.begin(Counters(now_s=100.0, analysed=50, dropped=5, cpu_s=10.0))
    measures.painted(1, 99.9, 100.1)
    for index in range(20):
        arrived_s = 100.0 + index / 10.0
        measures.painted(index, arrived_s, arrived_s + 0.030)
        measures.busy(4.0)
    report = measures.report(Counters(now_s=102.0, analysed=106, dropped=9, cpu_s=11.0))
    assert report["fps_in"] == 30.0
    assert report["fps_analysed"] == 28.0
    assert report["fps_painted"] == 10.0, "a picture from before does not count"
    assert report["dropped"] == 4
    assert report["latency_ms"] == {"p50": 30.0, "p95": 30.0, "max": 30.0}
    assert report["gui_ms"] == {"p95": 4.0}
    assert report["cpu_percent"] == 50.0
