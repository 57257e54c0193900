"""What is wrong with where the client stands, worst first."""

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from studio.kinematics.segments import world_points
from studio.kinematics.view import ViewGate, gate, yaw_from_axes_deg
from studio.kinematics.world import body_axes
from studio.model.exercise import View
from studio.model.landmarks import Landmark
from studio.model.pose import VISIBLE, Pose
from studio.model.session import PlacementProblem

DARK_LUMA = 32.0
"""Mean brightness (0..255) below which a picture is too dark [reasoned]."""

_LIT_LUMA = 38.0
_TALLEST_RATIO = 0.97
_SHORTEST_RATIO = 0.32
_EDGE_RATIO = 0.005
_YAW_TIME_S = 0.4
_BODY = (
    Landmark.NOSE,
    Landmark.LEFT_SHOULDER,
    Landmark.RIGHT_SHOULDER,
    Landmark.LEFT_HIP,
    Landmark.RIGHT_HIP,
    Landmark.LEFT_KNEE,
    Landmark.RIGHT_KNEE,
    Landmark.LEFT_ANKLE,
    Landmark.RIGHT_ANKLE,
)
_SMALL_PX = (32, 18)


def brightness(image_bgr: NDArray[np.uint8]) -> float:
    """Mean brightness of a picture, 0..255.

    Args:
        image_bgr: (height, width, 3) uint8.
    """
    small = cv2.resize(image_bgr, _SMALL_PX, interpolation=cv2.INTER_NEAREST)
    return float(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY).mean())


class Placement:
    """Looks at the client while they find their place."""

    def __init__(self) -> None:
        """Begin without a client."""
        self.reset()

    def reset(self) -> None:
        """Another client, or another exercise."""
        self._is_dark = False
        self._gate: ViewGate | None = None
        self._yaw_deg = math.nan
        self._time_s = math.nan

    def update(
        self, pose: Pose | None, *, image_bgr: NDArray[np.uint8], wanted: View, time_s: float
    ) -> tuple[PlacementProblem, ...]:
        """Everything that is wrong in this picture, worst first; empty = fine.

        Args:
            pose: The client, or None when not seen.
            image_bgr: (height, width, 3) uint8.
            wanted: The view the exercise is graded in.
            time_s: Stream time.
        """
        problems = []
        if self._too_dark(brightness(image_bgr)):
            problems.append(PlacementProblem.TOO_DARK)
        if pose is None:
            self._time_s = math.nan
            return (PlacementProblem.NOBODY, *problems)
        problems += where_in_picture(pose)
        if self._is_turned(pose, wanted=wanted, time_s=time_s):
            problems.append(PlacementProblem.TURNED)
        return tuple(problems)

    def _too_dark(self, luma: float) -> bool:
        self._is_dark = luma < (_LIT_LUMA if self._is_dark else DARK_LUMA)
        return self._is_dark

    def _is_turned(self, pose: Pose, *, wanted: View, time_s: float) -> bool:
        points = [(row[0], row[1], row[2]) for row in world_points(pose).tolist()]
        yaw_deg = yaw_from_axes_deg(body_axes(points))
        if math.isnan(yaw_deg):
            return self._gate is ViewGate.TURN
        if math.isnan(self._yaw_deg) or math.isnan(self._time_s):
            self._yaw_deg = yaw_deg
        share = 1.0 - math.exp(-max(0.0, time_s - self._time_s) / _YAW_TIME_S)
        self._yaw_deg += (0.0 if math.isnan(share) else share) * (yaw_deg - self._yaw_deg)
        self._time_s = time_s
        self._gate = gate(self._yaw_deg, wanted, before=self._gate)
        return self._gate is ViewGate.TURN


def where_in_picture(pose: Pose) -> list[PlacementProblem]:
    """What is wrong with distance and frame: at most one thing.

    Args:
        pose: The client.
    """
    width, height = pose.image_size_px
    points = pose.points_px[list(_BODY)].astype(np.float64)
    seen = pose.visibility[list(_BODY)] >= VISIBLE
    edge = _EDGE_RATIO * max(width, height)
    outside = (
        (points[:, 0] < -edge)
        | (points[:, 0] > width + edge)
        | (points[:, 1] < -edge)
        | (points[:, 1] > height + edge)
    )
    extent = (points.max(axis=0) - points.min(axis=0)) / (width, height)
    cut_above, cut_below = bool((points[:, 1] < -edge).any()), bool((points[:, 1] > height).any())
    if extent.max() > _TALLEST_RATIO or (cut_above and cut_below):
        return [PlacementProblem.TOO_CLOSE]
    if outside.any() or not _enough_seen(seen):
        return [PlacementProblem.OUT_OF_FRAME]
    longest_ratio = float(np.max(points.max(axis=0) - points.min(axis=0))) / height
    return [PlacementProblem.TOO_FAR] if longest_ratio < _SHORTEST_RATIO else []


def _enough_seen(seen: NDArray[np.bool_]) -> bool:
    """One whole side is seen: shoulder, hip, knee, ankle. The far side may be hidden."""
    return bool(seen[1::2].all() or seen[2::2].all())
