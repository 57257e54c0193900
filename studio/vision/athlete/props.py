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
_PLATE_RADIUS_M = {"barbell": 0.115, "bar_lap": 0.07, "bar_back": 0.03}
"""Smaller than real ones: a real plate hides the joints that are to be seen."""

_SEAT_BELOW_HIP_M = 0.115
_PLATE_AT_M = 0.52
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
    "seat",
    "side_box",
    "roman_chair",
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


def standing_blocks(motion: AthleteMotion, *, start: Body, far: Body) -> list[Block]:
    """Benches, boxes and mats of an exercise, placed where its two end poses need them."""
    joints = start.joints_m
    left_stands_high = motion.left_support_m > 0.0
    high_foot = joints[Joint.LEFT_ANKLE if left_stands_high else Joint.RIGHT_ANKLE]
    foot_x, foot_y = float(high_foot[0]), float(high_foot[1])
    support_m = max(motion.left_support_m, motion.right_support_m)
    blocks = []
    for prop in motion.props:
        if prop == "mat":
            blocks.append(_mat(joints))
        elif prop == "bench":
            centre = (float(joints[Joint.CHEST, 0]) - 0.16, 0.0)
            blocks.append(_block(centre, (0.17, 0.50), motion.back_support_m, _PAD))
        elif prop == "rear_bench":
            blocks.append(_block((foot_x - 0.12, foot_y), (0.17, 0.30), support_m, _PAD))
        elif prop == "box":
            blocks.append(_block((foot_x + 0.10, 0.0), (0.20, 0.30), support_m, _WOOD))
        elif prop == "side_box":
            outward = 0.10 if left_stands_high else -0.10
            blocks.append(_block((foot_x + 0.06, foot_y + outward), (0.18, 0.17), support_m, _WOOD))
        elif prop == "seat":
            blocks.append(_seat(start, far))
        elif prop == "barbell":
            blocks += _risers(joints)
    return blocks


def _risers(joints: NDArray[np.float64]) -> list[Block]:
    """Low blocks that carry the plates, which are smaller than real ones."""
    hands = 0.5 * (joints[Joint.LEFT_HAND] + joints[Joint.RIGHT_HAND])
    top_m = float(hands[2]) - _PLATE_RADIUS_M["barbell"]
    if top_m <= 0.0:
        return []
    x = float(hands[0])
    sides = (_PLATE_AT_M, -_PLATE_AT_M)
    return [_block((x, side), (0.10, 0.07), top_m, _WOOD) for side in sides]


def _mat(joints: NDArray[np.float64]) -> Block:
    low, high = joints.min(axis=0), joints.max(axis=0)
    half = np.maximum(0.5 * (high - low)[:2] + 0.12, 0.32)
    middle = 0.5 * (low + high)
    centre = (float(middle[0]), float(middle[1]))
    return _block(centre, (float(half[0]), float(half[1])), 0.012, _MAT)


def _seat(start: Body, far: Body) -> Block:
    hips = min((start.joints_m[Joint.PELVIS], far.joints_m[Joint.PELVIS]), key=lambda hip: hip[2])
    top_m = float(hips[2]) - _SEAT_BELOW_HIP_M
    return _block((float(hips[0]) - 0.10, float(hips[1])), (0.19, 0.24), top_m, _PAD)


def _block(
    centre_m: tuple[float, float], half_m: tuple[float, float], top_m: float, colour: Colour
) -> Block:
    return Block(centre_m=centre_m, half_m=half_m, bottom_m=0.0, top_m=top_m, colour=colour)


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
            shapes += _barbell(hands, _PLATE_RADIUS_M[prop])
        elif prop == "bar_back":
            back = joints[Joint.CHEST] - 0.085 * body.trunk_axes[0] + 0.02 * body.trunk_axes[2]
            shapes += _barbell(back, _PLATE_RADIUS_M[prop])
        elif prop == "bar_lap":
            lap = joints[Joint.PELVIS] + 0.115 * body.trunk_axes[0] + 0.03 * body.trunk_axes[2]
            shapes += _barbell(lap, _PLATE_RADIUS_M[prop])
        elif prop == "kettlebell":
            shapes += _kettlebell(hands)
        elif prop == "dumbbell":
            shapes += _dumbbell(hands, body.trunk_axes[0])
        elif prop == "dumbbells":
            for row in (Joint.LEFT_HAND, Joint.RIGHT_HAND):
                shapes += _hand_weight(joints[row])
        elif prop == "roman_chair":
            shapes += _roman_chair(joints)
    return shapes


def _barbell(middle: Vector, plate_m: float) -> list[Blob]:
    left = vector(0.0, 1.0, 0.0)
    bar = blob(
        (middle - 0.60 * left, 0.013), (middle + 0.60 * left, 0.013), colour=_STEEL, nearer_m=0.02
    )
    shapes = [bar]
    for sign in (1.0, -1.0):
        centre = middle + sign * _PLATE_AT_M * left
        rim = [
            (centre + plate_m * vector(float(np.cos(turn)), 0.0, float(np.sin(turn))), 0.014)
            for turn in np.linspace(0.0, 2.0 * np.pi, 12, endpoint=False)
        ]
        shapes.append(blob(*rim, colour=_IRON, nearer_m=0.02))
        hub = centre + sign * 0.03 * left
        shapes.append(blob((hub, 0.026), colour=_STEEL, nearer_m=0.03, flat=True))
    return shapes


def _roman_chair(joints: NDArray[np.float64]) -> list[Blob]:
    """A pad against the thighs on a post, and a plate under the feet."""
    hips = 0.5 * (joints[Joint.LEFT_HIP] + joints[Joint.RIGHT_HIP])
    knees = 0.5 * (joints[Joint.LEFT_KNEE] + joints[Joint.RIGHT_KNEE])
    ankles = 0.5 * (joints[Joint.LEFT_ANKLE] + joints[Joint.RIGHT_ANKLE])
    thigh = (hips - knees) / float(np.linalg.norm(hips - knees))
    front = vector(float(thigh[2]), 0.0, -float(thigh[0]))
    left = vector(0.0, 0.16, 0.0)
    top, low = hips - 0.10 * thigh + 0.13 * front, hips - 0.30 * thigh + 0.12 * front
    foot = vector(float(low[0]) + 0.05, 0.0, 0.02)
    plate = ankles + vector(0.02, 0.0, -0.12)
    return [
        blob((low, 0.024), (foot, 0.024), colour=_IRON),
        blob((plate - vector(0.0, 0.0, 0.05), 0.024), (foot, 0.024), colour=_IRON),
        blob((plate + left, 0.018), (plate - left, 0.018), colour=_IRON),
        blob(
            (top + left, 0.035),
            (top - left, 0.035),
            (low + left, 0.035),
            (low - left, 0.035),
            colour=_PAD,
        ),
    ]


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
