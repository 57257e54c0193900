"""A calm studio behind the athlete, drawn once per picture size and camera."""

import cv2
import numpy as np
from numpy.typing import NDArray

from studio.vision.athlete.camera import Camera
from studio.vision.athlete.drawing import Colour

WALL_BEHIND_M = 2.2
"""Distance of the wall behind the athlete's spot."""

_WALL_TOP: Colour = (196, 194, 190)
_WALL_LOW: Colour = (216, 214, 210)
_FLOOR_FAR: Colour = (128, 146, 162)
_FLOOR_NEAR: Colour = (150, 168, 184)
_SKIRTING: Colour = (176, 174, 172)


def studio_backdrop(camera: Camera) -> NDArray[np.uint8]:
    """(height, width, 3) uint8 BGR: wall, skirting and floor."""
    width, height = camera.size_px
    edge = np.array(((0.0, WALL_BEHIND_M, 0.0), (0.0, WALL_BEHIND_M, 0.09)))
    rows, _ = camera.project(edge)
    floor_row = int(np.clip(rows[0, 1], 0, height))
    board_row = int(np.clip(rows[1, 1], 0, height))
    picture = np.empty((height, width, 3), dtype=np.uint8)
    _fade(picture, 0, board_row, _WALL_TOP, _WALL_LOW)
    _fade(picture, board_row, floor_row, _SKIRTING, _SKIRTING)
    _fade(picture, floor_row, height, _FLOOR_FAR, _FLOOR_NEAR)
    return _vignette(picture)


def plain_backdrop(camera: Camera, colour: Colour) -> NDArray[np.uint8]:
    """(height, width, 3) uint8 BGR of one colour, for cards."""
    width, height = camera.size_px
    picture = np.empty((height, width, 3), dtype=np.uint8)
    picture[:] = colour
    return picture


def _fade(picture: NDArray[np.uint8], top: int, bottom: int, first: Colour, last: Colour) -> None:
    if bottom <= top:
        return
    share = np.linspace(0.0, 1.0, bottom - top)[:, None, None]
    rows = (1.0 - share) * np.array(first) + share * np.array(last)
    picture[top:bottom] = np.round(rows).astype(np.uint8)


def _vignette(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    height, width = picture.shape[:2]
    xs = np.linspace(-1.0, 1.0, width)[None, :]
    ys = np.linspace(-1.0, 1.0, height)[:, None]
    light = 1.02 - 0.10 * np.minimum(1.0, xs**2 * 0.7 + ys**2 * 0.5)
    lit = np.clip(picture * light[:, :, None], 0, 255)
    return np.asarray(lit, dtype=np.uint8)


def soft_shadow(
    image: NDArray[np.uint8], outlines_px: list[NDArray[np.float64]], *, darkness: float = 0.42
) -> None:
    """Darken the floor under the athlete, softly.

    Args:
        image: (height, width, 3) uint8 BGR, written in place.
        outlines_px: Convex outlines on the floor, (n, 2) pixels.
        darkness: 0 = no shadow, 1 = black.
    """
    shrink, blur = 4, 9
    every = np.concatenate(outlines_px)
    height, width = image.shape[:2]
    left, top = np.floor(np.maximum(every.min(axis=0) - 40, 0)).astype(int)
    right, bottom = np.ceil(np.minimum(every.max(axis=0) + 40, (width, height))).astype(int)
    if right - left < shrink or bottom - top < shrink:
        return
    size = ((right - left + shrink - 1) // shrink, (bottom - top + shrink - 1) // shrink)
    mask = np.full((size[1], size[0]), 255, dtype=np.uint8)
    for outline in outlines_px:
        corners = np.round((outline - (left, top)) / shrink).astype(np.int32)
        cv2.fillConvexPoly(mask, cv2.convexHull(corners), int(255 * (1.0 - darkness)))
    mask = np.asarray(cv2.GaussianBlur(mask, (blur, blur), 0), dtype=np.uint8)
    region = image[top:bottom, left:right]
    full = cv2.resize(mask, (right - left, bottom - top), interpolation=cv2.INTER_LINEAR)
    cv2.multiply(region, cv2.cvtColor(full, cv2.COLOR_GRAY2BGR), dst=region, scale=1.0 / 255.0)
