import math

import pytest

from studio.engine import live_bench
from studio.engine.live_bench import Counters, LiveMeasures
from studio.engine.pipeline.health import PaceMeter


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


def test_memory_is_told_from_a_quarter_of_the_time_on(monkeypatch: pytest.MonkeyPatch) -> None:
    held = iter([100.0, 130.0, 101.0, 102.0])
    monkeypatch.setattr(live_bench, "memory_mb", lambda: next(held))
    measures = LiveMeasures()
    measures.look(0.0, seconds=40.0)
    measures.begin(Counters(now_s=100.0, analysed=0, dropped=0, cpu_s=0.0))
    measures.look(109.9, seconds=40.0)
    for now_s in (110.0, 120.0, 130.0):
        measures.look(now_s, seconds=40.0)
    report = measures.report(Counters(now_s=140.0, analysed=1, dropped=0, cpu_s=1.0))
    assert report["rss_mb"] == {"start": 100.0, "end": 102.0, "peak": 130.0, "growth_percent": 2.0}


def test_an_hour_warms_up_for_a_minute_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_bench, "memory_mb", lambda: 400.0)
    measures = LiveMeasures()
    measures.begin(Counters(now_s=0.0, analysed=0, dropped=0, cpu_s=0.0))
    measures.look(59.0, seconds=3600.0)
    assert not measures.memory_mb
    measures.look(60.0, seconds=3600.0)
    measures.look(60.2, seconds=3600.0)
    assert measures.memory_mb.tolist() == [400.0], "once a second"


def test_growth_is_told_from_the_middle_of_both_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    held = iter([400.0 if second % 2 else 402.0 for second in range(1200)] + [450.0] + [408.0] * 99)
    monkeypatch.setattr(live_bench, "memory_mb", lambda: next(held))
    measures = LiveMeasures()
    measures.begin(Counters(now_s=0.0, analysed=0, dropped=0, cpu_s=0.0))
    for second in range(1299):
        measures.look(60.0 + second, seconds=3600.0)
    report = measures.report(Counters(now_s=1360.0, analysed=1, dropped=0, cpu_s=1.0))
    assert report["rss_mb"] == {
        "start": 401.0,
        "end": 408.0,
        "peak": 450.0,
        "growth_percent": 1.75,
    }
