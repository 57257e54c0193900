"""Weights in the station's unit: round numbers on the screen, kilograms in the plan."""

import pytest

from studio.settings import WeightUnit
from studio.ui.weights import is_heaviest, stepped_kg, weight_words

KG, LB = WeightUnit.KG, WeightUnit.LB


@pytest.mark.parametrize(
    ("load_kg", "unit", "words"),
    [
        (12.5, KG, "12.5 kg"),
        (20.0, KG, "20 kg"),
        (20.41165665, LB, "45 lb"),  # 45 x 0.45359237
        (12.5, LB, "27.6 lb"),  # 12.5 / 0.45359237 = 27.56
        (None, LB, ""),
    ],
)
def test_words(load_kg: float | None, unit: WeightUnit, words: str) -> None:
    assert weight_words(load_kg, unit=unit) == words


@pytest.mark.parametrize(("unit", "nine_taps"), [(KG, "22.5 kg"), (LB, "45 lb")])
def test_taps_give_round_numbers_of_the_unit(unit: WeightUnit, nine_taps: str) -> None:
    load_kg = None
    for _ in range(9):
        load_kg = stepped_kg(load_kg, 1, unit=unit)
    assert weight_words(load_kg, unit=unit) == nine_taps


def test_the_last_tap_down_leaves_no_weight() -> None:
    assert stepped_kg(2.5, -1, unit=KG) is None
    assert stepped_kg(None, -1, unit=KG) is None


@pytest.mark.parametrize("unit", [KG, LB])
def test_it_ends_at_the_heaviest(unit: WeightUnit) -> None:
    load_kg = None
    for _ in range(400):
        load_kg = stepped_kg(load_kg, 1, unit=unit)
    assert load_kg is not None
    assert 297.0 < load_kg <= 300.0
    assert is_heaviest(load_kg, unit=unit)
