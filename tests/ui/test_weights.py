"""Weights in the station's unit: round numbers on the screen, kilograms in the plan."""

import pytest

from studio.settings import WeightUnit
from studio.ui.weights import added_kg, weight_words

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


@pytest.mark.parametrize(
    ("load_kg", "step_kg", "after_kg"),
    [
        (None, 2.5, 2.5),
        (None, 10.0, 10.0),
        (12.5, 10.0, 22.5),
        (12.5, -10.0, 2.5),
        (2.5, -2.5, None),
        (2.5, -10.0, None),
        (None, -2.5, None),
        (11.0, 2.5, 12.5),
        (295.0, 10.0, 300.0),
        (300.0, 2.5, 300.0),
    ],
)
def test_taps_give_whole_steps_from_nothing_to_the_heaviest(
    load_kg: float | None, step_kg: float, after_kg: float | None
) -> None:
    assert added_kg(load_kg, step_kg, smallest_kg=2.5) == after_kg


def test_taps_in_pounds_give_round_pounds() -> None:
    five_lb = 5 * 0.45359237
    load_kg = None
    for _ in range(9):
        load_kg = added_kg(load_kg, five_lb, smallest_kg=five_lb)

    assert weight_words(load_kg, unit=LB) == "45 lb"
