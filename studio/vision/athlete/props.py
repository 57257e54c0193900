"""Things that stand or are held beside the athlete, drawn simply so as not to confuse the network."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.model.exercise import AthleteMotion
from studio.vision.athlete.body import Body, Joint, Vector, vector
from studio.vision.athlete.drawing import Blob, Colour, blob

_IRON: Colour = (66, 62, 60)
_STEEL: Colour = (150, 148, 146)
_MAT: Colour = (150, 128, 96)
_PAD: Colour = (112, 92, 84)
_WOOD: Colour = (150, 178, 204)
PLATE_RADIUS_M = 0.19
SMALL_PLATE_RADIUS_M = 0.085
PROPS = (
    "bench",
    "rear_bench",
    "box",
    "mat",
    "barbell",
    "bar_back",
    "bar_lap",
    "kettlebell",
    "dumbbell",
    "dumbbells",
)
"""Everything `AthleteMotion.props` may name."""

Facet = tuple[NDArray[np.float64], Colour]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Block:
    """A box standing on the floor, in the athlete's frame: metres.

    Attributes:
        centre_m: (2,) forward and left of its middle.
        half_m: (2,) half its length forward and left.
        bottom_m: Height of its lower face.
        top_m: Height of its upper face.
        colour: Of the lit upper face.
    """

    centre_m: tuple[float, float]
    half_m: tuple[float, float]
    bottom_m: float
    top_m: float
    colour: Colour


def standing_blocks(motion: AthleteMotion, start: Body) -> list[Block]:
    """Benches, boxes and mats of an exercise, placed where its start pose needs them."""
    joints = start.joints_m
    blocks = []
    for prop in motion.props:
        if prop == "mat":
            middle = 0.5 * (joints.min(axis=0) + joints.max(axis=0))
            half = np.maximum(0.5 * (joints.max(axis=0) - joints.min(axis=0))[:2] + 0.12, 0.32)
            blocks.append(_block(middle, (float(half[0]), float(half[1])), 0.0, 0.012, _MAT))
        elif prop == "bench":
            chest = joints[Joint.CHEST]
            centre = chest - vector(0.16, 0.0, 0.0)
            blocks.append(_block(centre, (0.17, 0.50), 0.0, motion.back_support_m, _PAD))
        elif prop == "rear_bench":
            foot = joints[Joint.RIGHT_ANKLE if motion.right_support_m > 0.0 else Joint.LEFT_ANKLE]
            height_m = max(motion.left_support_m, motion.right_support_m)
            blocks.append(_block(foot - vector(0.12, 0.0, 0.0), (0.17, 0.30), 0.0, height_m, _PAD))
        elif prop == "box":
            blocks.append(_step_box(motion, joints))
    return blocks


def _step_box(motion: AthleteMotion, joints: NDArray[np.float64]) -> Block:
    height_m = max(motion.left_support_m, motion.right_support_m)
    foot = joints[Joint.LEFT_ANKLE if motion.left_support_m > 0.0 else Joint.RIGHT_ANKLE]
    centre = vector(float(foot[0]) + 0.12, 0.0, 0.0)
    return _block(centre, (0.20, 0.30), 0.0, height_m, _WOOD)


def _block(
    centre: Vector, half_m: tuple[float, float], bottom_m: float, top_m: float, colour: Colour
) -> Block:
    middle = (float(centre[0]), float(centre[1]))
    return Block(centre_m=middle, half_m=half_m, bottom_m=bottom_m, top_m=top_m, colour=colour)


def block_facets(
    block: Block, *, turn: NDArray[np.float64], by_m: NDArray[np.float64], eye: NDArray[np.float64]
) -> list[Facet]:
    """The faces of a block that the eye sees, in the camera's world frame."""
    x, y = block.centre_m
    a, b = block.half_m
    low, high = block.bottom_m, block.top_m
    around = ((x + a, y + b), (x - a, y + b), (x - a, y - b), (x + a, y - b))
    lower = np.array([(*corner, low) for corner in around]) @ turn.T + by_m
    upper = np.array([(*corner, high) for corner in around]) @ turn.T + by_m
    facets: list[Facet] = []
    for first in range(4):
        second = (first + 1) % 4
        face = np.stack((lower[first], lower[second], upper[second], upper[first]))
        outward = face.mean(axis=0) - 0.5 * (lower.mean(axis=0) + upper.mean(axis=0))
        if float(outward @ (eye - face.mean(axis=0))) > 0.0:
            facets.append((face, _dimmed(block.colour, 0.72 + 0.08 * (first % 2))))
    if float(eye[2]) > high:
        facets.append((upper, block.colour))
    return facets


def _dimmed(colour: Colour, share: float) -> Colour:
    return int(colour[0] * share), int(colour[1] * share), int(colour[2] * share)


def held_blobs(motion: AthleteMotion, body: Body) -> list[Blob]:
    """Weights in the hands or on the hips, in the athlete's frame."""
    joints = body.joints_m
    hands = 0.5 * (joints[Joint.LEFT_HAND] + joints[Joint.RIGHT_HAND])
    shapes: list[Blob] = []
    for prop in motion.props:
        if prop == "barbell":
            shapes += _barbell(hands, PLATE_RADIUS_M)
        elif prop == "bar_back":
            back = joints[Joint.CHEST] - 0.085 * body.trunk_axes[0] + 0.02 * body.trunk_axes[2]
            shapes += _barbell(back, SMALL_PLATE_RADIUS_M)
        elif prop == "bar_lap":
            lap = joints[Joint.PELVIS] + 0.115 * body.trunk_axes[0] + 0.03 * body.trunk_axes[2]
            shapes += _barbell(lap, SMALL_PLATE_RADIUS_M)
        elif prop == "kettlebell":
            shapes += _kettlebell(hands)
        elif prop == "dumbbell":
            shapes += _dumbbell(hands, body.trunk_axes[0])
        elif prop == "dumbbells":
            for row in (Joint.LEFT_HAND, Joint.RIGHT_HAND):
                shapes += _hand_weight(joints[row])
    return shapes


def _barbell(middle: Vector, plate_m: float) -> list[Blob]:
    left = vector(0.0, 1.0, 0.0)
    bar = blob(
        (middle - 0.60 * left, 0.013), (middle + 0.60 * left, 0.013), colour=_STEEL, nearer_m=0.02
    )
    shapes = [bar]
    for sign in (1.0, -1.0):
        centre = middle + sign * 0.52 * left
        rim = [
            (centre + plate_m * vector(float(np.cos(turn)), 0.0, float(np.sin(turn))), 0.014)
            for turn in np.linspace(0.0, 2.0 * np.pi, 12, endpoint=False)
        ]
        shapes.append(blob(*rim, colour=_IRON, nearer_m=0.02))
        hub = centre + sign * 0.03 * left
        shapes.append(blob((hub, 0.026), colour=_STEEL, nearer_m=0.03, flat=True))
    return shapes


def _hand_weight(hand: Vector) -> list[Blob]:
    ahead = vector(1.0, 0.0, 0.0)
    ends = (hand - 0.09 * ahead, hand + 0.09 * ahead)
    shapes = [blob((ends[0], 0.014), (ends[1], 0.014), colour=_STEEL)]
    for end, sign in zip(ends, (-1.0, 1.0), strict=True):
        shapes.append(blob((end, 0.038), (end + sign * 0.04 * ahead, 0.038), colour=_IRON))
    return shapes


def _kettlebell(hands: Vector) -> list[Blob]:
    down, left = vector(0.0, 0.0, -1.0), vector(0.0, 1.0, 0.0)
    top = hands + 0.01 * down
    ball = hands + 0.19 * down
    return [
        blob((ball, 0.105), colour=_IRON),
        blob((top - 0.05 * left, 0.013), (ball - 0.06 * left, 0.013), colour=_STEEL, nearer_m=0.01),
        blob((top + 0.05 * left, 0.013), (ball + 0.06 * left, 0.013), colour=_STEEL, nearer_m=0.01),
    ]


def _dumbbell(hands: Vector, forward: Vector) -> list[Blob]:
    middle = hands + 0.02 * forward
    down = vector(0.0, 0.0, -1.0)
    return [
        blob((middle - 0.03 * down, 0.055), (middle - 0.005 * down, 0.055), colour=_IRON),
        blob((middle + 0.13 * down, 0.055), (middle + 0.155 * down, 0.055), colour=_IRON),
        blob((middle, 0.018), (middle + 0.13 * down, 0.018), colour=_STEEL),
    ]
