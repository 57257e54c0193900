"""The exercise's driver, followed live: which leg, which version, how far along."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from studio.coaching.counting.recent_rows import RecentRows
from studio.coaching.counting.rep_record import MARGIN_S, driver_names
from studio.coaching.counting.turning import Turn
from studio.kinematics.filters import OneEuroFilter
from studio.model.exercise import Exercise, View
from studio.model.landmarks import Side

_SEEN_SHARE = 0.7
_OTHER_LEG_RATIO = 0.2
"""The other leg works when it is so much farther along, as a share of the target range."""

_PERCENT = 100.0
"""Drivers without a unit are filtered on a scale like degrees (coaching.md 2.6)."""


class LiveDriver:
    """Keeps every version of the driver for a while, and says where it stands now.

    In a side view the near leg is measured; where the picture plane cannot see the driver its
    version in space stands in, and the rep is not graded by it. Where legs alternate within a set
    the leg that moves is followed, rep by rep (coaching.md 2.1); seen from the front also where
    it is not the one that was asked for.
    """

    def __init__(self, exercise: Exercise, *, side: Side) -> None:
        """Prepare for a set.

        Args:
            exercise: Whose driver.
            side: The leg of this set; BOTH = the near leg.
        """
        self._exercise = exercise
        self._set_side = side
        self._names = driver_names(exercise, Side.BOTH)
        self._versions = RecentRows(len(self._names))
        self._filter = OneEuroFilter()
        self._scale = 1.0 if exercise.driver.unit == "deg" else _PERCENT
        self.side: Side = side if side is not Side.BOTH else Side.LEFT
        self.value: float | None = None
        self._near: Side = self.side
        is_free = side is Side.BOTH or exercise.view is View.FRONT  # a client may take either leg
        self._alternates = exercise.per_side and is_free
        self._is_locked = False
        self._rest_lead = 0.0  # of the leg that is not near; a free leg may lie far along at rest

    @property
    def progress(self) -> float | None:
        """u: 0 at the start pose, 1 at the far end of the target range; None = not seen."""
        return None if self.value is None else self._share(self.value)

    def _share(self, value: float) -> float:
        driver = self._exercise.driver
        direction = 1.0 if driver.far >= driver.start else -1.0
        return direction * (value - driver.start) / driver.rom_target

    def update(
        self,
        features: Mapping[str, float],
        *,
        time_s: float,
        near: Side | None,
        in_rep: bool = False,
    ) -> None:
        """Take in one picture.

        Args:
            features: By full name; NaN = not seen.
            time_s: Stream time.
            near: The side nearer to the camera, None = not known. With the first rep it is
                locked for the set (coaching.md 2.1).
            in_rep: Whether a there-and-back is under way.
        """
        if not self._versions.add(time_s, [features[name] for name in self._names]):
            return
        if near is not None and self._set_side is Side.BOTH and not self._is_locked:
            self.side = self._near = near
            self._is_locked = in_rep
        self._follow_working_leg(features, in_rep=in_rep)
        raw = self._first_seen(features, self.side)
        if raw is None:
            self.value = None
            return
        self.value = self._filter.update(raw * self._scale, time_s=time_s) / self._scale

    def _follow_working_leg(self, features: Mapping[str, float], *, in_rep: bool) -> None:
        """Between reps the near leg, within a rep the one that is clearly farther along."""
        if not self._alternates:
            return
        working: Side = self.side if in_rep else self._near
        other = Side.RIGHT if working is Side.LEFT else Side.LEFT
        here, there = (self._first_seen(features, side) for side in (working, other))
        lead = 0.0 if here is None or there is None else self._share(there) - self._share(here)
        if not in_rep:
            self._rest_lead = lead if working is self._near else -lead
        at_rest = self._rest_lead if working is self._near else -self._rest_lead
        lead = min(lead, lead - at_rest)
        if in_rep and lead > _OTHER_LEG_RATIO:
            working = other
        if working is not self.side:
            self.side = working
            self._filter = OneEuroFilter()

    def _first_seen(self, features: Mapping[str, float], side: Side) -> float | None:
        for name in driver_names(self._exercise, side):
            if np.isfinite(features[name]):
                return float(features[name])
        return None

    def series(self, side: Side, *, turn: Turn) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The driver around a rep, in the version that saw this rep best.

        Args:
            side: The working leg; BOTH = the near leg, else the mean of both legs.
            turn: The rep.

        Returns:
            (n,) stream seconds and (n,) values in the driver's unit, NaN = not seen: the rep and
            `MARGIN_S` on both sides of it.
        """
        time_s, table = self._versions.between(turn.start_s - MARGIN_S, turn.end_s + MARGIN_S)
        inside = (time_s >= turn.start_s) & (time_s <= turn.end_s)
        wanted = self.side if side is Side.BOTH else side
        for name in driver_names(self._exercise, wanted):
            column = table[:, self._names.index(name)]
            if inside.any() and np.isfinite(column[inside]).mean() >= _SEEN_SHARE:
                return time_s, column
        return time_s, np.full(time_s.shape, np.nan)
