"""Weights on the screens, in the station's unit. Everywhere else they are kilograms."""

from PySide6.QtCore import QCoreApplication

from studio.settings import WeightUnit

KG_PER_LB = 0.45359237
"""The international pound, by definition."""

_KG_PER = {WeightUnit.KG: 1.0, WeightUnit.LB: KG_PER_LB}
_STEPS = {WeightUnit.KG: 2.5, WeightUnit.LB: 5.0}
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
    return f"{round(load_kg / _KG_PER[unit], 1):g}"


def weight_words(load_kg: float | None, *, unit: WeightUnit) -> str:
    """The words "12.5 kg" or "25 lb"; None = no weight, ""."""
    if load_kg is None:
        return ""
    return f"{number_words(load_kg, unit=unit)} {unit_words(unit)}"


def stepped_kg(load_kg: float | None, change: int, *, unit: WeightUnit) -> float | None:
    """One tap more or less, in round numbers of the unit.

    Args:
        load_kg: The weight so far; None = none.
        change: Taps, -1 or +1.
        unit: Of the station.

    Returns:
        Kilograms from one step to the heaviest there is; None = no weight.
    """
    step_kg = _STEPS[unit] * _KG_PER[unit]
    steps = round((load_kg or 0.0) / step_kg) + change
    steps = min(max(steps, 0), int(_HEAVIEST_KG / step_kg + 1e-9))
    return steps * step_kg or None


def is_heaviest(load_kg: float | None, *, unit: WeightUnit) -> bool:
    """Whether one more tap changes nothing."""
    return stepped_kg(load_kg, 1, unit=unit) == load_kg
