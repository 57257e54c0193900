"""What a person wears, as two colour histograms: enough to tell two people in a gym apart.

Shirt and trousers, read from a grid of points inside the torso and along the thighs. It lives in
memory while a client is followed, is never stored, and says nothing about who somebody is.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from studio.model.landmarks import Landmark

_BINS = (6, 8, 8)
_COLOUR_SPAN = 50.0  # Lab a and b beyond this share the last bin
_ALONG, _ACROSS = (
    values.ravel() for values in np.meshgrid(np.linspace(0.1, 0.9, 9), np.linspace(-1, 1, 7))
)
_POINTS_MIN = 15
_TORSO_SHARE = 0.7  # stay clear of arms and background
_TORSO_HALF_WIDTH_MIN = 0.18  # of its length: seen from the side, shoulders and hips coincide
_THIGH_HALF_WIDTH = 0.12
_CORNERS = np.array(np.meshgrid([0, 1], [0, 1], [0, 1])).reshape(3, -1).T

Histogram = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Clothes:
    """Colours of one person in one picture.

    Attributes:
        torso: (384,) float64 histogram that sums to 1; None = too little of it in the picture.
        thighs: As torso.
    """

    torso: Histogram | None
    thighs: Histogram | None


def clothes_of(image_bgr: NDArray[np.uint8], points_px: NDArray[np.float32]) -> Clothes:
    """What the person with these body points wears.

    Args:
        image_bgr: (height, width, 3) uint8.
        points_px: (33, 2) body points in pixels.
    """
    points = points_px.astype(np.float64)
    shoulders = points[[Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER]]
    hips = points[[Landmark.LEFT_HIP, Landmark.RIGHT_HIP]]
    top, bottom = shoulders.mean(axis=0), hips.mean(axis=0)
    half_px = max(
        0.5 * float(np.linalg.norm(shoulders[0] - shoulders[1])),
        0.5 * float(np.linalg.norm(hips[0] - hips[1])),
        _TORSO_HALF_WIDTH_MIN * float(np.linalg.norm(top - bottom)),
    )
    thighs = []
    for hip, knee in (
        (Landmark.LEFT_HIP, Landmark.LEFT_KNEE),
        (Landmark.RIGHT_HIP, Landmark.RIGHT_KNEE),
    ):
        length_px = float(np.linalg.norm(points[hip] - points[knee]))
        thighs.append(_band(points[hip], points[knee], half_px=_THIGH_HALF_WIDTH * length_px + 1))
    torso = _band(top, bottom, half_px=_TORSO_SHARE * half_px)
    return Clothes(
        torso=_histogram(image_bgr, torso), thighs=_histogram(image_bgr, np.concatenate(thighs))
    )


def likeness(first: Clothes, second: Clothes) -> float:
    """0 = no colour in common, 1 = the same; NaN when nothing can be compared."""
    pairs = ((first.torso, second.torso), (first.thighs, second.thighs))
    values = [float(np.sqrt(a * b).sum()) for a, b in pairs if a is not None and b is not None]
    return sum(values) / len(values) if values else float("nan")


def blended(old: Clothes, new: Clothes, *, share: float) -> Clothes:
    """Old clothes that take on a share of the new ones, for light that changes slowly."""

    def blend(first: Histogram | None, second: Histogram | None) -> Histogram | None:
        if first is None or second is None:
            return second if first is None else first
        return (1.0 - share) * first + share * second

    return Clothes(torso=blend(old.torso, new.torso), thighs=blend(old.thighs, new.thighs))


def _band(
    start: NDArray[np.float64], end: NDArray[np.float64], *, half_px: float
) -> NDArray[np.float64]:
    """(63, 2) points on a grid around the line between two joints."""
    along = end - start
    across = np.array([-along[1], along[0]]) / max(float(np.linalg.norm(along)), 1e-6)
    return np.asarray(
        start + _ALONG[:, None] * along + (_ACROSS * half_px)[:, None] * across, np.float64
    )


def _histogram(image_bgr: NDArray[np.uint8], points: NDArray[np.float64]) -> Histogram | None:
    height, width = image_bgr.shape[:2]
    cells = points.astype(np.int64)
    inside = ((cells >= 0) & (cells < (width, height))).all(axis=1)
    if int(inside.sum()) < _POINTS_MIN:
        return None
    colours = image_bgr[cells[inside, 1], cells[inside, 0]][None]
    lab = cv2.cvtColor(colours, cv2.COLOR_BGR2LAB)[0].astype(np.float64)
    lab[:, 0] /= 255.0
    lab[:, 1:] = np.clip((lab[:, 1:] - 128.0) / _COLOUR_SPAN, -1.0, 1.0) * 0.5 + 0.5
    position = lab * (np.array(_BINS) - 1)
    low = np.minimum(position.astype(np.int64), np.array(_BINS) - 2)
    rest = position - low
    # Every colour counts for the eight bins around it, so that a shade more or less is no jump.
    weights = np.where(_CORNERS[:, None, :] == 1, rest, 1.0 - rest).prod(axis=2)
    bins = np.ravel_multi_index(tuple(np.moveaxis(low + _CORNERS[:, None, :], 2, 0)), _BINS)
    counts = np.bincount(bins.ravel(), weights.ravel(), minlength=int(np.prod(_BINS)))
    return np.asarray(counts / counts.sum(), np.float64)
