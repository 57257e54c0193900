"""Draws shaded round shapes with OpenCV.

Every part of a body is a `Blob`: the convex hull of a few balls, painted in nested strips from a
dark rim to a bright core. Blobs are painted from the farthest to the nearest.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from studio.vision.athlete.camera import Camera

Colour = tuple[int, int, int]
"""Blue, green, red, 0..255."""

_SHIFT = 4
_CORNERS = 18
_ANGLES = np.linspace(0.0, 2.0 * np.pi, _CORNERS, endpoint=False)
_RING = np.stack((np.cos(_ANGLES), np.sin(_ANGLES)), axis=1)
_LIGHT = np.array((-0.42, -0.55))

_STRIPS: tuple[tuple[float, float, float], ...] = (
    (1.0, 0.0, 0.58),
    (0.88, 0.10, 0.76),
    (0.72, 0.20, 0.90),
    (0.52, 0.30, 1.0),
    (0.28, 0.38, 1.08),
)
"""Radius share, shift toward the light (share of the radius) and brightness of each strip."""

_FEW_STRIPS = (_STRIPS[0], _STRIPS[2])


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Blob:
    """The hull of a few balls in one colour.

    Attributes:
        balls_m: (n, 4) float64: x, y, z of the centre and the radius, in metres.
        colour: Fully lit.
        nearer_m: Painted as if it were this much nearer to the camera.
        flat: One strip only (eyes, soles).
        facing: A direction in the same frame; painted only when it points toward the camera.
    """

    balls_m: NDArray[np.float64]
    colour: Colour
    nearer_m: float = 0.0
    flat: bool = False
    facing: NDArray[np.float64] | None = None


def blob(
    *balls: tuple[NDArray[np.float64], float],
    colour: Colour,
    nearer_m: float = 0.0,
    flat: bool = False,
    facing: NDArray[np.float64] | None = None,
) -> Blob:
    """A blob from (centre, radius) pairs."""
    rows = np.array([(*centre, radius) for centre, radius in balls], dtype=np.float64)
    return Blob(balls_m=rows, colour=colour, nearer_m=nearer_m, flat=flat, facing=facing)


def placed(
    shapes: list[Blob], *, turn: NDArray[np.float64], by_m: NDArray[np.float64], scale: float = 1.0
) -> list[Blob]:
    """Blobs turned, scaled about the origin and shifted into the camera's world frame."""
    moved = []
    for shape in shapes:
        rows = shape.balls_m * scale
        rows[:, :3] = rows[:, :3] @ turn.T + by_m
        facing = None if shape.facing is None else turn @ shape.facing
        moved.append(
            Blob(
                balls_m=rows,
                colour=shape.colour,
                nearer_m=shape.nearer_m,
                flat=shape.flat,
                facing=facing,
            )
        )
    return moved


def shade(colour: Colour, brightness: float) -> tuple[float, float, float]:
    """The colour, lit."""
    blue, green, red = (min(255.0, channel * brightness) for channel in colour)
    return blue, green, red


def paint_blobs(
    image: NDArray[np.uint8],
    shapes: list[Blob],
    *,
    camera: Camera,
    alpha: NDArray[np.uint8] | None = None,
) -> None:
    """Paint blobs into a picture, far ones first.

    Args:
        image: (height, width, 3) uint8 BGR, written in place.
        shapes: In the camera's world frame (x right, y away, z up).
        camera: Where the picture is seen from.
        alpha: (height, width) uint8, set to 255 where something is painted.
    """
    eye = np.array((0.0, -camera.distance_m, camera.height_m))
    order: list[tuple[float, Blob]] = []
    for shape in shapes:
        centre = shape.balls_m[:, :3].mean(axis=0)
        if shape.facing is not None and float(shape.facing @ (eye - centre)) <= 0.0:
            continue
        order.append((float(np.linalg.norm(centre - eye)) - shape.nearer_m, shape))
    order.sort(key=lambda entry: -entry[0])
    for _, shape in order:
        _paint_blob(image, shape, camera=camera, alpha=alpha)


def _paint_blob(
    image: NDArray[np.uint8], shape: Blob, *, camera: Camera, alpha: NDArray[np.uint8] | None
) -> None:
    centres, scale = camera.project(shape.balls_m[:, :3])
    radii = shape.balls_m[:, 3] * scale
    strips = _STRIPS
    if shape.flat:
        strips = ((1.0, 0.0, 1.0),)
    elif float(radii.max()) < 9.0:
        strips = _FEW_STRIPS
    for number, (share, shift, brightness) in enumerate(strips):
        lit = centres + (shift * radii)[:, None] * _LIGHT
        rim = lit[:, None, :] + (share * radii)[:, None, None] * _RING
        hull = cv2.convexHull(rim.reshape(-1, 2).astype(np.float32))
        corners = np.round(hull * (1 << _SHIFT)).astype(np.int32)
        cv2.fillConvexPoly(image, corners, shade(shape.colour, brightness), cv2.LINE_AA, _SHIFT)
        if number == 0 and alpha is not None:
            cv2.fillConvexPoly(alpha, corners, 255, cv2.LINE_AA, _SHIFT)


def paint_facets(
    image: NDArray[np.uint8],
    facets: list[tuple[NDArray[np.float64], Colour]],
    *,
    camera: Camera,
    alpha: NDArray[np.uint8] | None = None,
) -> None:
    """Paint flat polygons (benches, boxes, mats) in the order given.

    Args:
        image: (height, width, 3) uint8 BGR, written in place.
        facets: (n, 3) corners in the camera's world frame, and a colour; convex.
        camera: Where the picture is seen from.
        alpha: (height, width) uint8, set to 255 where something is painted.
    """
    for corners_m, colour in facets:
        points, _ = camera.project(corners_m)
        corners = np.round(points * (1 << _SHIFT)).astype(np.int32)
        cv2.fillConvexPoly(image, corners, shade(colour, 1.0), cv2.LINE_AA, _SHIFT)
        if alpha is not None:
            cv2.fillConvexPoly(alpha, corners, 255, cv2.LINE_AA, _SHIFT)
