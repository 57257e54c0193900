"""The measure along a set, second by second, each rep with its number."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.ui.owner.charts.lines import LineChart, LinePoint, LineRow, Scale, nice_ticks
from studio.ui.owner.charts.look import Look
from studio.ui.theme import Weight

_MOST_TICKS = 12


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Curve:
    """One rep.

    Attributes:
        words: Its number.
        time_s: (n,) seconds.
        values: (n,); NaN = not seen: the line has a gap.
    """

    words: str
    time_s: NDArray[np.float32]
    values: NDArray[np.float32]


class CurveChart(LineChart):
    """One line with gaps; the number of each rep stands at its far end."""

    def __init__(self, *, look: Look) -> None:
        """Start empty.

        Args:
            look: Colours and letters.
        """
        super().__init__(look=look)
        self._curves: tuple[Curve, ...] = ()

    @property
    def curves(self) -> tuple[Curve, ...]:
        """What is drawn."""
        return self._curves

    def show_curves(self, curves: Sequence[Curve], *, scale: Scale, second: str) -> None:
        """Draw these.

        Args:
            curves: In the order of time.
            scale: Of the upright axis.
            second: Words of a second on the axis below, with {seconds}.
        """
        self._curves = tuple(curves)
        points: list[LinePoint] = []
        for curve in self._curves:
            points += [
                LinePoint(x=float(at), y=float(value))
                for at, value in zip(curve.time_s, curve.values, strict=True)
            ]
            if points:  # the next rep does not hang on this one
                points.append(LinePoint(x=points[-1].x, y=math.nan))
        places = [point.x for point in points] or [0.0, 1.0]
        ticks = nice_ticks(min(0.0, *places), max(places), most=_MOST_TICKS)
        self.show_lines(
            [LineRow(words="", points=tuple(points), has_dots=False)],
            scale=scale,
            ticks=[(place, second.format(seconds=f"{place:g}")) for place in ticks],
        )

    def arrange(self) -> None:
        """Draw the line, then the numbers of the reps."""
        super().arrange()
        if len(self._curves) < 2:
            return
        for curve in self._curves:
            seen = np.flatnonzero(np.isfinite(curve.values))
            if not seen.size:
                continue
            values = curve.values[seen]
            away = np.abs(values - values[0])
            far = seen[int(away.argmax())]
            is_up = curve.values[far] >= values[0]
            self._add_words(
                curve.words,
                x=float(curve.time_s[far]),
                y=float(curve.values[far]) * self._scale.factor,
                anchor=(0.5, 1.0 if is_up else 0.0),
                colour=self.look.quiet,
                weight=Weight.STRONG,
            )
