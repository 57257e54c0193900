"""Weights on the screens, in the station's unit. Everywhere else they are kilograms."""

from PySide6.QtCore import QCoreApplication

from studio.settings import WeightUnit
from studio.ui.numbers import local_number

KG_PER_LB = 0.45359237
"""The international pound, by definition."""

_KG_PER = {WeightUnit.KG: 1.0, WeightUnit.LB: KG_PER_LB}
_HEAVIEST_KG = 300.0


def unit_words(unit: WeightUnit) -> str:
    """The word behind a weight."""
    translate = QCoreApplication.translate
    return {
        WeightUnit.KG: translate("Words", "kg"),
        WeightUnit.LB: translate("Words", "lb"),
    }[unit]


def number_words(load_kg: float, *, unit: WeightUnit) -> str:
    """The weight without its unit: "12.5" or "25"."""
    return local_number(f"{round(load_kg / _KG_PER[unit], 1):g}")


def weight_words(load_kg: float | None, *, unit: WeightUnit) -> str:
    """The words "12.5 kg" or "25 lb"; None = no weight, ""."""
    if load_kg is None:
        return ""
    return f"{number_words(load_kg, unit=unit)} {unit_words(unit)}"


def added_kg(load_kg: float | None, step_kg: float, *, smallest_kg: float) -> float | None:
    """A weight and a step, in whole smallest steps.

    Args:
        load_kg: The weight so far; None = none.
        step_kg: More, or less.
        smallest_kg: Of the plates here.

    Returns:
        Up to the heaviest there is; None = no weight.
    """
    heaviest = int(_HEAVIEST_KG / smallest_kg + 1e-9)
    steps = round(((load_kg or 0.0) + step_kg) / smallest_kg)
    steps = min(max(steps, 0), heaviest)
    return round(steps * smallest_kg, 6) or None
