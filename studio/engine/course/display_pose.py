"""The client's body as it is drawn: calm, and gone soon after it is lost."""

import math
from dataclasses import replace

import numpy as np

from studio.kinematics.filters import OneEuroArrayFilter
from studio.kinematics.segments import body_points
from studio.model.pose import Pose

BLANK_AFTER_S = 0.15
"""What is shown goes blank this long after its joints were last seen (design.md section 4)."""

_PERCENT = 100.0
_FALLBACK_LENGTH_PX = 200.0


class DisplayPose:
    """Smooths the points that are drawn; measured numbers never pass through here.

    Points are filtered in percent of the trunk's length, so that the filter behaves alike near
    and far from the camera.
    """

    def __init__(self) -> None:
        """Begin without a client."""
        self._filter = OneEuroArrayFilter(min_cutoff_hz=1.5, beta=0.02)
        self._px_per_percent = math.nan
        self._pose: Pose | None = None

    def reset(self) -> None:
        """Another client."""
        self._filter.reset()
        self._px_per_percent = math.nan
        self._pose = None

    def update(self, pose: Pose | None, *, time_s: float) -> Pose | None:
        """The body to draw now.

        Args:
            pose: As the network saw it, or None when not seen.
            time_s: Stream time of the picture.

        Returns:
            None once nobody was seen for `BLANK_AFTER_S`.
        """
        if pose is not None:
            self._pose = self._smoothed(pose, time_s=time_s)
        elif self._pose is not None and time_s - self._pose.time_s > BLANK_AFTER_S:
            self.reset()
        return self._pose

    def _smoothed(self, pose: Pose, *, time_s: float) -> Pose:
        if math.isnan(self._px_per_percent):
            self._px_per_percent = _trunk_px(pose) / _PERCENT
        scaled = pose.points_px.astype(np.float64) / self._px_per_percent
        points = self._filter.update(scaled, time_s=time_s) * self._px_per_percent
        drawn = points.astype(np.float32)
        drawn.flags.writeable = False
        return replace(pose, time_s=time_s, points_px=drawn)


def _trunk_px(pose: Pose) -> float:
    points = body_points(pose)
    length_px = math.dist(points.mid_shoulder, points.mid_hip)
    return length_px if length_px > 1.0 else _FALLBACK_LENGTH_PX
