"""The moments of a rep."""

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.catalog.loader import Catalog, load_catalog
from studio.coaching.counting.cycles import Cycle
from studio.coaching.counting.rep_record import RepNumbers, measure
from studio.coaching.counting.turning import Turn, locate_turn
from studio.model.landmarks import Side
from studio.paths import resources
from studio.vision.athlete.motion import SpeedShape, progress_of

Array = NDArray[np.float64]

LEAVES_S, THERE_S, BACK_S = 2.0, 3.5, 2.0


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(resources())


def seen_turn(*, hold_s: float) -> tuple[Array, Array, Turn]:
    """Times, way and turn of a rep that slows down long before it arrives."""
    time_s = np.arange(0.0, LEAVES_S + THERE_S + hold_s + BACK_S + 2.0, 1.0 / 30.0)
    leaves_far_s = LEAVES_S + THERE_S + hold_s
    way = np.array(
        [
            progress_of(SpeedShape.SKEWED, (now_s - LEAVES_S) / THERE_S)
            - progress_of(SpeedShape.SKEWED, (now_s - leaves_far_s) / BACK_S)
            for now_s in time_s
        ]
    )
    return time_s, way, locate_turn(time_s, way)


def measured(
    catalog: Catalog, exercise_id: str, *, hold_s: float, driver_ratio: float = 1.0
) -> RepNumbers:
    exercise = catalog.exercise(exercise_id)
    time_s, way, turn = seen_turn(hold_s=hold_s)
    cycle = Cycle(number=1, turn=turn, counted_at_s=turn.end_s, range_ratio=1.0, samples=())
    driver = exercise.driver
    return measure(
        cycle,
        exercise=exercise,
        side=Side.BOTH,
        time_s=time_s,
        driver=driver.start + driver_ratio * (driver.far - driver.start) * way,
        way_time_s=time_s,
        way=way,
    )


def test_a_held_turn_is_the_middle_of_the_hold(catalog: Catalog) -> None:
    span = measured(catalog, "full_squat", hold_s=1.0).span
    assert span.bottom_s == span.far_s
    assert span.bottom_s == pytest.approx(LEAVES_S + THERE_S + 0.5, abs=0.15)


def test_the_top_of_a_held_bridge_is_the_middle_of_the_hold(catalog: Catalog) -> None:
    span = measured(catalog, "hip_thrust", hold_s=1.0).span
    assert span.top_s == span.far_s
    assert span.top_s == pytest.approx(LEAVES_S + THERE_S + 0.5, abs=0.15)
    assert span.bottom_s == span.start_s


def test_without_a_hold_the_turn_stays_where_it_was_seen(catalog: Catalog) -> None:
    span = measured(catalog, "full_squat", hold_s=0.0).span
    assert span.far_s == span.bottom_s == seen_turn(hold_s=0.0)[2].far_s


@pytest.mark.parametrize("hold_s", [0.2, 1.0, 2.0])
def test_a_lift_starts_when_the_rise_starts(catalog: Catalog, hold_s: float) -> None:
    span = measured(catalog, "barbell_deadlift", hold_s=hold_s).span
    assert span.start_s == span.bottom_s
    assert span.bottom_s == pytest.approx(LEAVES_S + THERE_S + hold_s, abs=0.15)


def test_a_driver_that_went_the_other_way_was_not_seen(catalog: Catalog) -> None:
    """The pattern of the whole body says that it was a rep; its depth is then not known."""
    numbers = measured(catalog, "goblet_squat", hold_s=0.5, driver_ratio=-0.7)
    assert np.isnan([numbers.driver_start, numbers.driver_far, numbers.rom_ratio]).all()
    assert measured(catalog, "goblet_squat", hold_s=0.5, driver_ratio=0.7).rom_ratio > 0.0
