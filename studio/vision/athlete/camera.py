"""A pinhole camera that looks at the athlete (coaching.md 2.5).

Athlete frame: x forward, y left, z up. Camera frame: x right in the picture, y down, z away.
"""

from dataclasses import dataclass
from math import cos, radians, sin, tan

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Camera:
    """Level pinhole camera.

    Attributes:
        size_px: Width and height of the picture.
        distance_m: From the lens to the spot where the athlete stands.
        height_m: Of the lens above the floor.
        field_deg: Horizontal field of view.
        horizon_ratio: Height of the horizon in the picture, 0.5 = middle.
    """

    size_px: tuple[int, int] = (1280, 720)
    distance_m: float = 3.0
    height_m: float = 0.9
    field_deg: float = 75.0
    horizon_ratio: float = 0.5

    @property
    def focal_px(self) -> float:
        """Focal length in pixels. A portrait picture keeps the field along its longer side."""
        return 0.5 * max(self.size_px) / tan(radians(0.5 * self.field_deg))

    def project(
        self, points_m: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Picture places of points in the camera's world frame.

        Args:
            points_m: (n, 3), x to the right in the picture, y away from the camera, z up, with
                the athlete's spot as origin.

        Returns:
            (n, 2) pixels, y down, and (n,) pixels per metre at each point.
        """
        away_m = np.maximum(self.distance_m + points_m[:, 1], 0.1)
        scale = self.focal_px / away_m
        width, height = self.size_px
        xs = 0.5 * width + scale * points_m[:, 0]
        ys = self.horizon_ratio * height - scale * (points_m[:, 2] - self.height_m)
        return np.stack((xs, ys), axis=1), scale


def heading_matrix(heading_deg: float) -> NDArray[np.float64]:
    """(3, 3) matrix from the athlete's frame to the camera's world frame.

    0 = facing the camera, 90 = facing right in the picture, -90 = facing left.
    """
    c, s = cos(radians(heading_deg)), sin(radians(heading_deg))
    forward = np.array((s, -c, 0.0))
    left = np.array((c, s, 0.0))
    return np.stack((forward, left, np.array((0.0, 0.0, 1.0))), axis=1)
