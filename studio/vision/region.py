"""The turned square around a body that the landmark network looks at.

Pixels of the unmirrored picture, y down. Angles in radians, clockwise positive on screen;
0 means the body points up in the picture.
"""

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

SCALE = 1.25
"""The square's margin around the circle through the scale point (BlazePose's own pipeline)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A square, turned so that the body stands upright in it.

    Attributes:
        centre_px: Its centre, (x, y).
        size_px: Length of its sides.
        angle_rad: How far it is turned.
    """

    centre_px: tuple[float, float]
    size_px: float
    angle_rad: float


def region_between(hip_px: NDArray[np.floating], scale_px: NDArray[np.floating]) -> Region:
    """The square whose centre is the hips and whose upward axis points at the scale point.

    Args:
        hip_px: (2,) middle of the hips.
        scale_px: (2,) the point that gives size and direction.
    """
    dx, dy = float(scale_px[0] - hip_px[0]), float(scale_px[1] - hip_px[1])
    angle = math.pi / 2 - math.atan2(-dy, dx)
    return Region(
        centre_px=(float(hip_px[0]), float(hip_px[1])),
        size_px=2.0 * SCALE * math.hypot(dx, dy),
        angle_rad=angle - 2 * math.pi * math.floor((angle + math.pi) / (2 * math.pi)),
    )


def region_to_image(region: Region, unit_xy: NDArray[np.floating]) -> NDArray[np.float32]:
    """From the square's own coordinates (0..1, y down) to picture pixels.

    Args:
        region: The square.
        unit_xy: (n, 2) points in the square.

    Returns:
        (n, 2) float32 pixels.
    """
    cos, sin = math.cos(region.angle_rad), math.sin(region.angle_rad)
    centred = unit_xy - 0.5
    turned = np.stack(
        [cos * centred[:, 0] - sin * centred[:, 1], sin * centred[:, 0] + cos * centred[:, 1]],
        axis=1,
    )
    moved: NDArray[np.float32] = (turned * region.size_px + np.asarray(region.centre_px)).astype(
        np.float32
    )
    return moved


def cut_region(image_bgr: NDArray[np.uint8], region: Region, *, side_px: int) -> NDArray[np.uint8]:
    """The square as an upright picture; black outside the image.

    Args:
        image_bgr: (height, width, 3) uint8.
        region: What to cut.
        side_px: Side of the result.

    Returns:
        (side_px, side_px, 3) uint8, BGR.
    """
    corners = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    source = region_to_image(region, corners)
    target = (corners * side_px).astype(np.float32)
    matrix = cv2.getAffineTransform(source, target)
    cut = cv2.warpAffine(image_bgr, matrix, (side_px, side_px), flags=cv2.INTER_LINEAR)
    return cut.astype(np.uint8, copy=False)
