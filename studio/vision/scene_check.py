"""How a picture suits the work: is there light, and does the camera stand level?"""

import math

import cv2
import numpy as np
from numpy.typing import NDArray

DARK_LEVEL = 45.0
"""Mean grey (0..255) below which joints are found badly; a lit gym is at 80 to 140."""
MOST_TILT_DEG = 3.0
"""A camera turned further than this bends every angle against the plumb line."""

_WIDTH_PX = 640
_STEEP_DEG = 15.0
_SHORTEST_RATIO = 0.12
_FEWEST_LINES = 4


def light_level(image_bgr: NDArray[np.uint8]) -> float:
    """Mean grey of a picture, 0..255.

    Args:
        image_bgr: (height, width, 3) uint8.
    """
    return float(cv2.cvtColor(image_bgr, cv2.COLOR_BGR2GRAY).mean())


def tilt_deg(image_bgr: NDArray[np.uint8]) -> float:
    """How far the camera is turned about its own axis, told by door frames, racks and corners.

    Args:
        image_bgr: (height, width, 3) uint8.

    Returns:
        Degrees, positive = upright lines lean to the right in the picture; the median of the
        steep lines, weighted by length. NaN = too few of them to tell.
    """
    grey = cv2.cvtColor(image_bgr, cv2.COLOR_BGR2GRAY)
    scale = _WIDTH_PX / grey.shape[1]
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    shortest_px = _SHORTEST_RATIO * small.shape[0]
    found = cv2.HoughLinesP(
        cv2.Canny(small, 60, 160),
        rho=1,
        theta=math.pi / 720,
        threshold=40,
        minLineLength=shortest_px,
        maxLineGap=6,
    )
    if found is None:
        return math.nan
    lines = np.asarray(found, dtype=np.float64).reshape(-1, 4)
    across = lines[:, 2] - lines[:, 0]
    up = lines[:, 1] - lines[:, 3]
    # Both ends are the same line: let it point up.
    lean_deg = np.degrees(np.arctan2(np.where(up < 0, -across, across), np.abs(up)))
    steep = np.abs(lean_deg) <= _STEEP_DEG
    if int(steep.sum()) < _FEWEST_LINES:
        return math.nan
    return _weighted_median(lean_deg[steep], np.hypot(across, up)[steep])


def _weighted_median(values: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    order = np.argsort(values)
    share = np.cumsum(weights[order]) / weights.sum()
    return float(values[order][int(np.searchsorted(share, 0.5))])
