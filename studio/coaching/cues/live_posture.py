"""The numbers of the posture as they happen, against the last moments at rest."""

import math
from collections.abc import Collection, Mapping

from studio.coaching.cues.posture import POSTURES, counts_since_rest
from studio.coaching.cues.rules import Measure
from studio.kinematics.filters import OneEuroFilter
from studio.model.exercise import Exercise
from studio.model.landmarks import Side

_PERCENT = 100.0
"""Ratios are filtered on a scale like degrees (coaching.md 2.6)."""

_REST_SHARE = 0.1
"""Share of a new picture in the start pose that is remembered."""


class LivePosture:
    """Follows some numbers of the posture. Deterministic; knows no clock."""

    def __init__(self, exercise: Exercise, *, measures: Collection[Measure]) -> None:
        """Prepare for a set.

        Args:
            exercise: What is done.
            measures: Which numbers; those that are none of the posture are left out.
        """
        self._exercise = exercise
        self._filters = {one: OneEuroFilter() for one in measures if one in POSTURES}
        self._rest = dict.fromkeys(self._filters, math.nan)

    def update(
        self,
        features: Mapping[str, float],
        *,
        leg: Side | None,
        stance_ratio: float,
        at_rest: bool,
        time_s: float,
    ) -> dict[Measure, float]:
        """Take in one picture; NaN = not seen, or no start pose yet.

        Args:
            features: By full name, NaN = not seen; empty = nobody seen.
            leg: The working leg; None = both.
            stance_ratio: Gap of the ankles at the start of the set.
            at_rest: Whether the client is in the start pose.
            time_s: Stream time.
        """
        values = {}
        for measure, one in self._filters.items():
            raw = POSTURES[measure](self._exercise, features, leg) if features else math.nan
            if measure is Measure.BAND_WIDTH:
                raw = raw / stance_ratio if stance_ratio > 0.0 else math.nan
            scale = _PERCENT if measure.endswith("_ratio") else 1.0
            value = one.update(raw * scale, time_s=time_s) / scale
            if counts_since_rest(measure, exercise=self._exercise):
                value = self._since_rest(measure, value, at_rest=at_rest)
            values[measure] = value
        return values

    def _since_rest(self, measure: Measure, value: float, *, at_rest: bool) -> float:
        before = self._rest[measure]
        if at_rest and not math.isnan(value):
            self._rest[measure] = (
                value if math.isnan(before) else before + _REST_SHARE * (value - before)
            )
        return value - self._rest[measure]
