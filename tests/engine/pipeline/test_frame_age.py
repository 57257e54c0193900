"""Ages of painted pictures, counted."""

from studio.engine.pipeline.frame_age import PERIOD_S, STEP_MS, STEPS, FrameAges, percentile_ms


def test_ages_are_told_every_ten_seconds_and_counted_anew() -> None:
    told: list[list[int]] = []
    ages = FrameAges(tell=told.append)
    for index in range(630):
        arrived_s = index / 30
        ages.painted(index, arrived_s, arrived_s + (0.112 if index % 10 == 0 else 0.042))

    assert len(told) == 2
    assert PERIOD_S * 30 <= sum(told[0]) <= PERIOD_S * 30 + 5
    assert percentile_ms(told[0], 50) == 45.0
    assert percentile_ms(told[0], 95) == 115.0


def test_what_is_older_than_all_steps_is_not_lost() -> None:
    told: list[list[int]] = []
    ages = FrameAges(tell=told.append)
    ages.painted(0, 0.0, 5.0)
    ages.painted(1, 15.0, 15.01)

    assert told[0][STEPS - 1] == 1
    assert percentile_ms(told[0], 95) == STEP_MS * STEPS


def test_no_picture_has_no_age() -> None:
    assert percentile_ms([0] * STEPS, 95) is None
