"""The personal range: from three reps, within the standard, up by a little."""

from dataclasses import replace

import pytest

from studio.coaching.calibration import PersonalRange, calibrated, for_client, raised
from studio.model.rep import Rep
from tests.coaching.cue_sets import CATALOG
from tests.engine.fakes import rep_at

SQUAT = CATALOG.exercise("goblet_squat")
LIBRARY = SQUAT.driver.rom_target


def _reps(*ranges: float, score: float = 90.0) -> list[Rep]:
    return [
        replace(
            rep_at(4.0 * place, number=place, score=score), driver_start=5.0, driver_far=5.0 + r
        )
        for place, r in enumerate(ranges, start=1)
    ]


def test_the_best_two_of_three_count() -> None:
    known = calibrated(_reps(80.0, 96.0, 100.0))
    assert known == PersonalRange(range=98.0, calibrated=98.0)
    assert calibrated(_reps(80.0)) is None
    assert calibrated(_reps(80.0, float("nan"))) is None


@pytest.mark.parametrize(
    ("share", "target"), [(0.5, 0.75), (0.75, 0.75), (0.9, 0.9), (1.05, 1.05), (1.4, 1.10)]
)
def test_the_target_follows_the_person_within_the_standard(share: float, target: float) -> None:
    known = PersonalRange(range=share * LIBRARY, calibrated=share * LIBRARY)
    assert for_client(SQUAT, known).driver.rom_target == pytest.approx(target * LIBRARY)


def test_without_a_calibration_it_is_the_librarys() -> None:
    assert for_client(SQUAT, None) is SQUAT


def test_after_pain_less_is_asked_for() -> None:
    known = PersonalRange(range=0.9 * LIBRARY, calibrated=0.9 * LIBRARY)
    eased = for_client(SQUAT, known, range_ratio=0.8)
    assert eased.driver.rom_target == pytest.approx(0.72 * LIBRARY)
    assert for_client(SQUAT, None, range_ratio=0.8).driver.rom_target == pytest.approx(
        0.8 * LIBRARY
    )


def test_good_reps_raise_it_by_three_degrees_at_most_and_nothing_lowers_it() -> None:
    known = PersonalRange(range=90.0, calibrated=88.0)
    assert raised(known, _reps(91.0, 91.0, 91.0), exercise=SQUAT).range == pytest.approx(91.0)
    assert raised(known, _reps(110.0, 110.0, 110.0), exercise=SQUAT).range == 93.0
    assert raised(known, _reps(60.0, 60.0, 60.0), exercise=SQUAT) == known
    assert raised(known, _reps(110.0, 110.0), exercise=SQUAT) == known, "too few"
    sloppy = _reps(110.0, 110.0, 110.0, score=60.0)
    assert raised(known, sloppy, exercise=SQUAT) == known
