"""The driver of a set: which version of it saw a rep, and how much of it is handed out."""

import math
from pathlib import Path

import numpy as np
import pytest

from studio.catalog.loader import Catalog, load_catalog
from studio.coaching.counting.live_driver import LiveDriver
from studio.coaching.counting.rep_record import MARGIN_S, driver_names
from studio.coaching.counting.turning import Turn
from studio.model.landmarks import Side

FPS = 10.0
REP = Turn(start_s=60.0, arrive_s=60.8, far_s=61.0, depart_s=61.2, end_s=62.0)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(Path(__file__).resolve().parents[3] / "resources")


def _long_set(catalog: Catalog, *, unseen: tuple[str, ...] = ()) -> LiveDriver:
    """Two minutes in which every version of the driver is the time, plus 1000 for each rank."""
    exercise = catalog.exercise("goblet_squat")
    driver = LiveDriver(exercise, side=Side.BOTH)
    names = driver_names(exercise, Side.BOTH)
    for index in range(round(120 * FPS)):
        time_s = index / FPS
        features = {name: 1000.0 * rank + time_s for rank, name in enumerate(names)}
        features |= dict.fromkeys(unseen, math.nan)
        driver.update(features, time_s=time_s, near=Side.LEFT)
    return driver


def test_only_the_rep_and_its_surroundings_are_handed_out(catalog: Catalog) -> None:
    time_s, driver = _long_set(catalog).series(Side.LEFT, turn=REP)
    assert time_s[0] == pytest.approx(REP.start_s - MARGIN_S)
    assert time_s[-1] == pytest.approx(REP.end_s + MARGIN_S)
    np.testing.assert_allclose(driver, time_s)


def test_the_version_in_space_stands_in_where_the_picture_plane_saw_nothing(
    catalog: Catalog,
) -> None:
    names = driver_names(catalog.exercise("goblet_squat"), Side.LEFT)
    every = driver_names(catalog.exercise("goblet_squat"), Side.BOTH)
    time_s, driver = _long_set(catalog, unseen=names[:1]).series(Side.LEFT, turn=REP)
    np.testing.assert_allclose(driver, 1000.0 * every.index(names[1]) + time_s)


def test_a_rep_that_no_version_saw_is_not_a_number(catalog: Catalog) -> None:
    names = driver_names(catalog.exercise("goblet_squat"), Side.BOTH)
    _, driver = _long_set(catalog, unseen=names).series(Side.LEFT, turn=REP)
    assert np.isnan(driver).all()


def _alternating(
    catalog: Catalog, *, side: Side = Side.BOTH, exercise_id: str = "reverse_lunge"
) -> tuple[LiveDriver, list[float]]:
    """A rep of the near left leg, then one of the right; the driver's progress at each far pose."""
    exercise = catalog.exercise(exercise_id)
    driver = LiveDriver(exercise, side=side)
    names = driver_names(exercise, Side.BOTH)
    far: list[float] = []
    for index in range(round(12 * FPS)):
        time_s = index / FPS
        share = max(0.0, math.sin(math.pi * time_s / 3.0)) ** 2
        leg = "left" if time_s < 3.0 else "right"
        start, target = exercise.driver.start, exercise.driver.rom_target
        sign = 1.0 if exercise.driver.far > start else -1.0
        features = {
            name: start + sign * target * (share if name.startswith(leg) else 0.2 * share)
            for name in names
        }
        driver.update(features, time_s=time_s, near=Side.LEFT, in_rep=share > 0.1)
        if math.isclose(time_s, 1.5) or math.isclose(time_s, 7.5):
            assert driver.progress is not None
            far.append(driver.progress)
    return driver, far


def test_where_legs_alternate_the_leg_that_moves_is_followed(catalog: Catalog) -> None:
    driver, far = _alternating(catalog)
    assert far == pytest.approx([1.0, 1.0], abs=0.1)
    assert driver.side is Side.LEFT, "between reps it is the near leg again"


def test_seen_from_the_front_the_other_leg_is_followed_as_well(catalog: Catalog) -> None:
    _, far = _alternating(catalog, side=Side.LEFT, exercise_id="lateral_lunge")
    assert far == pytest.approx([1.0, 1.0], abs=0.1)


def test_a_set_of_one_leg_follows_that_leg(catalog: Catalog) -> None:
    _, far = _alternating(catalog, side=Side.LEFT)
    assert far == pytest.approx([1.0, 0.2], abs=0.1)


def test_a_free_leg_that_lies_far_along_at_rest_does_not_work(catalog: Catalog) -> None:
    exercise = catalog.exercise("single_leg_glute_bridge")
    driver = LiveDriver(exercise, side=Side.BOTH)
    start, target = exercise.driver.start, exercise.driver.rom_target
    for index in range(round(3 * FPS)):
        share = math.sin(math.pi * index / FPS / 3.0) ** 2
        features = {
            name: start - target * (share if name.startswith("right") else 0.4 + 0.6 * share)
            for name in driver_names(exercise, Side.BOTH)
        }
        driver.update(features, time_s=index / FPS, near=Side.RIGHT, in_rep=share > 0.1)
        assert driver.side is Side.RIGHT
