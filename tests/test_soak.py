"""The judge of tests/benchmarks/soak.py: a leak is told from noise."""

import numpy as np

from tests.benchmarks.soak import Sample, is_steady, judge


def run(*, mb_per_hour: float, threads: int = 12, late_threads: int = 12) -> list[Sample]:
    chance = np.random.default_rng(1)
    return [
        Sample(
            at_s=5.0 * index,
            rss_mb=300.0 + mb_per_hour * index * 5.0 / 3600 + chance.normal(0.0, 0.5),
            threads=threads if index < 300 else late_threads,
            files=40,
        )
        for index in range(360)
    ]


def test_a_flat_run_is_steady() -> None:
    assert is_steady(judge(run(mb_per_hour=0.0)))


def test_a_leak_is_found() -> None:
    found = judge(run(mb_per_hour=20.0))

    assert not is_steady(found)
    assert 18.0 < found["rss_mb_per_hour"] < 22.0


def test_threads_that_become_more_are_found() -> None:
    assert not is_steady(judge(run(mb_per_hour=0.0, late_threads=13)))
