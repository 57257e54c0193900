"""Benches, boxes and mats: plain blocks, placed where an exercise's two end poses need them."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.model.exercise import AthleteMotion
from studio.vision.athlete.body import Body, Joint
from studio.vision.athlete.drawing import Colour
from studio.vision.athlete.weights import PLATE_AT_M, PLATE_RADIUS_M

_MAT: Colour = (150, 128, 96)
_PAD: Colour = (112, 92, 84)
_WOOD: Colour = (150, 178, 204)
_SEAT_BELOW_HIP_M = 0.115

Facet = tuple[NDArray[np.float64], Colour]
"""(4, 3) corners in the camera's world frame, and a colour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A box standing on the floor, in the athlete's frame: metres.

    Attributes:
        centre_m: Forward and left of its middle.
        half_m: Half its length forward and left.
        top_m: Height of its upper face.
        colour: Of the lit upper face.
    """

    centre_m: tuple[float, float]
    half_m: tuple[float, float]
    top_m: float
    colour: Colour


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Need:
    """What a prop is placed by."""

    motion: AthleteMotion
    start: Body
    far: Body

    @property
    def support_m(self) -> float:
        return max(self.motion.left_support_m, self.motion.right_support_m)

    @property
    def high_foot_m(self) -> tuple[float, float]:
        """Forward and left of the ankle that stands high."""
        is_left = self.motion.left_support_m >= self.motion.right_support_m
        x, y, _ = self.start.joints_m[Joint.LEFT_ANKLE if is_left else Joint.RIGHT_ANKLE]
        return float(x), float(y)


def _mat(need: _Need) -> list[Block]:
    joints = need.start.joints_m
    low, high = joints.min(axis=0), joints.max(axis=0)
    half = np.maximum(0.5 * (high - low)[:2] + 0.12, 0.32)
    middle = 0.5 * (low + high)
    centre = (float(middle[0]), float(middle[1]))
    return [
        Block(centre_m=centre, half_m=(float(half[0]), float(half[1])), top_m=0.012, colour=_MAT)
    ]


def _bench(need: _Need) -> list[Block]:
    x = float(need.start.joints_m[Joint.CHEST, 0]) - 0.16
    top_m = need.motion.back_support_m
    return [Block(centre_m=(x, 0.0), half_m=(0.17, 0.50), top_m=top_m, colour=_PAD)]


def _rear_bench(need: _Need) -> list[Block]:
    x, y = need.high_foot_m
    return [Block(centre_m=(x - 0.12, y), half_m=(0.17, 0.30), top_m=need.support_m, colour=_PAD)]


def _box(need: _Need) -> list[Block]:
    x, _ = need.high_foot_m
    return [
        Block(centre_m=(x + 0.10, 0.0), half_m=(0.20, 0.30), top_m=need.support_m, colour=_WOOD)
    ]


def _side_box(need: _Need) -> list[Block]:
    x, y = need.high_foot_m
    centre = (x + 0.06, y + (0.10 if y > 0.0 else -0.10))
    return [Block(centre_m=centre, half_m=(0.18, 0.17), top_m=need.support_m, colour=_WOOD)]


def _seat(need: _Need) -> list[Block]:
    ends = (need.start.joints_m[Joint.PELVIS], need.far.joints_m[Joint.PELVIS])
    x, y, z = (float(value) for value in min(ends, key=lambda hip: float(hip[2])))
    top_m = z - _SEAT_BELOW_HIP_M
    return [Block(centre_m=(x - 0.10, y), half_m=(0.19, 0.24), top_m=top_m, colour=_PAD)]


def _risers(need: _Need) -> list[Block]:
    """Low blocks that carry the plates of a barbell, which are smaller than real ones."""
    joints = need.start.joints_m
    x, _, z = (float(value) for value in 0.5 * (joints[Joint.LEFT_HAND] + joints[Joint.RIGHT_HAND]))
    top_m = z - PLATE_RADIUS_M["barbell"]
    return [
        Block(centre_m=(x, side), half_m=(0.10, 0.07), top_m=top_m, colour=_WOOD)
        for side in (PLATE_AT_M, -PLATE_AT_M)
        if top_m > 0.0
    ]


_MAKERS: dict[str, Callable[[_Need], list[Block]]] = {
    "mat": _mat,
    "bench": _bench,
    "rear_bench": _rear_bench,
    "box": _box,
    "side_box": _side_box,
    "seat": _seat,
    "barbell": _risers,
}

FURNITURE = frozenset(_MAKERS)
"""Names in `AthleteMotion.props` that stand on the floor."""


def standing_blocks(motion: AthleteMotion, *, start: Body, far: Body) -> list[Block]:
    """The furniture of an exercise, in the athlete's frame."""
    need = _Need(motion=motion, start=start, far=far)
    return [block for prop in motion.props if prop in FURNITURE for block in _MAKERS[prop](need)]


def block_corners(block: Block) -> NDArray[np.float64]:
    """(8, 3) metres in the athlete's frame: the lower four around, then the upper four."""
    x, y = block.centre_m
    a, b = block.half_m
    around = ((x + a, y + b), (x - a, y + b), (x - a, y - b), (x + a, y - b))
    return np.array([(*corner, height) for height in (0.0, block.top_m) for corner in around])


def block_facets(
    block: Block, *, turn: NDArray[np.float64], by_m: NDArray[np.float64], eye: NDArray[np.float64]
) -> list[Facet]:
    """The faces of a block that the eye sees, in the camera's world frame."""
    corners = block_corners(block) @ turn.T + by_m
    lower, upper = corners[:4], corners[4:]
    middle = 0.5 * (lower.mean(axis=0) + upper.mean(axis=0))
    facets: list[Facet] = []
    for first in range(4):
        second = (first + 1) % 4
        face = np.stack((lower[first], lower[second], upper[second], upper[first]))
        centre = face.mean(axis=0)
        if float((centre - middle) @ (eye - centre)) > 0.0:
            facets.append((face, _dimmed(block.colour, 0.72 + 0.08 * (first % 2))))
    if float(eye[2]) > block.top_m:
        facets.append((upper, block.colour))
    return facets


def _dimmed(colour: Colour, share: float) -> Colour:
    return int(colour[0] * share), int(colour[1] * share), int(colour[2] * share)
