"""What a person wears, as two colour histograms: enough to tell two people in a gym apart.

Shirt and trousers, read from a grid of points inside the torso and along the thighs. It lives in
memory while a client is followed, is never stored, and says nothing about who somebody is.
"""

import math
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
_BIN_COUNT = math.prod(_BINS)
_BIN_STEPS = (_BINS[1] * _BINS[2], _BINS[2], 1)

Histogram = NDArray[np.float64]


def _bin_positions() -> tuple[NDArray[np.float64], ...]:
    """Where each of the 256 values lies between the bins of L, a and b: (256,) a channel."""
    values = np.arange(256, dtype=np.float64)
    colour = np.clip((values - 128.0) / _COLOUR_SPAN, -1.0, 1.0) * 0.5 + 0.5
    channels = (values / 255.0, colour, colour)
    return tuple(channel * (bins - 1) for channel, bins in zip(channels, _BINS, strict=True))


_LOWS = tuple(
    np.minimum(position.astype(np.int64), bins - 2)
    for position, bins in zip(_bin_positions(), _BINS, strict=True)
)
_LOW_BINS = tuple(low * step for low, step in zip(_LOWS, _BIN_STEPS, strict=True))
"""(256,) a channel: what the lower of a value's two bins adds to the bin's number."""

_SHARES = tuple(
    np.where(corners[:, None] == 1, position - low, 1.0 - (position - low))
    for corners, position, low in zip(_CORNERS.T, _bin_positions(), _LOWS, strict=True)
)
"""(8, 256) a channel: a value's share in each of the eight bins around a colour."""

_CORNER_BINS = _CORNERS @ np.array(_BIN_STEPS)


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
    shoulder_left, shoulder_right = points[Landmark.LEFT_SHOULDER], points[Landmark.RIGHT_SHOULDER]
    hip_left, hip_right = points[Landmark.LEFT_HIP], points[Landmark.RIGHT_HIP]
    top, bottom = (shoulder_left + shoulder_right) / 2.0, (hip_left + hip_right) / 2.0
    starts = np.stack([top, hip_left, hip_right])
    alongs = np.stack([bottom, points[Landmark.LEFT_KNEE], points[Landmark.RIGHT_KNEE]]) - starts
    lengths_px = [_length(along) for along in alongs]
    torso_half_px = max(
        0.5 * _length(shoulder_left - shoulder_right),
        0.5 * _length(hip_left - hip_right),
        _TORSO_HALF_WIDTH_MIN * lengths_px[0],
    )
    halves_px = [
        _TORSO_SHARE * torso_half_px,
        *(_THIGH_HALF_WIDTH * length_px + 1 for length_px in lengths_px[1:]),
    ]
    torso, thighs = _histograms(image_bgr, _bands(starts, alongs, lengths_px, halves_px))
    return Clothes(torso=torso, thighs=thighs)


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


def _length(vector: NDArray[np.float64]) -> float:
    return math.sqrt(float(vector @ vector))


def _bands(
    starts: NDArray[np.float64],
    alongs: NDArray[np.float64],
    lengths_px: list[float],
    halves_px: list[float],
) -> NDArray[np.float64]:
    """(3 * 63, 2) points on grids around three lines: torso, left thigh, right thigh.

    Args:
        starts: (3, 2) where each line begins.
        alongs: (3, 2) from there to its end.
        lengths_px: Of the lines.
        halves_px: Half the width of each grid.
    """
    lengths = np.maximum(lengths_px, 1e-6)[:, None]
    acrosses = np.stack([-alongs[:, 1], alongs[:, 0]], axis=1) / lengths
    widths = _ACROSS * np.asarray(halves_px)[:, None]
    points = (
        starts[:, None] + _ALONG[:, None] * alongs[:, None] + widths[:, :, None] * acrosses[:, None]
    )
    return np.asarray(points.reshape(-1, 2), np.float64)


def _histograms(
    image_bgr: NDArray[np.uint8], points: NDArray[np.float64]
) -> tuple[Histogram | None, Histogram | None]:
    """Of the torso's points and of the thighs'; None = too few of them in the picture."""
    height, width = image_bgr.shape[:2]
    cells = points.astype(np.int64)
    inside = np.asarray(((cells >= 0) & (cells < (width, height))).all(axis=1))
    torso_count = int(np.count_nonzero(inside[: _ALONG.size]))
    thigh_count = int(np.count_nonzero(inside)) - torso_count
    if torso_count + thigh_count == 0:
        return None, None
    colours = image_bgr[cells[inside, 1], cells[inside, 0]][None]
    lightness, a, b = cv2.cvtColor(colours, cv2.COLOR_BGR2LAB)[0].T
    # Every colour counts for the eight bins around it, so that a shade more or less is no jump.
    weights = _SHARES[0][:, lightness] * _SHARES[1][:, a] * _SHARES[2][:, b]
    low = _LOW_BINS[0][lightness] + _LOW_BINS[1][a] + _LOW_BINS[2][b]
    low[torso_count:] += _BIN_COUNT
    bins = low + _CORNER_BINS[:, None]
    counts = np.asarray(
        np.bincount(bins.ravel(), weights.ravel(), minlength=2 * _BIN_COUNT), np.float64
    )
    return (
        _normal(counts[:_BIN_COUNT]) if torso_count >= _POINTS_MIN else None,
        _normal(counts[_BIN_COUNT:]) if thigh_count >= _POINTS_MIN else None,
    )


def _normal(counts: NDArray[np.float64]) -> Histogram:
    return np.asarray(counts / counts.sum(), np.float64)
