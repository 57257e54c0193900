"""Weights that are held or lie on the athlete, and the machine that carries one.

Drawn simply and small: a real plate would hide the joints that are to be seen.
"""

from collections.abc import Callable

import numpy as np

from studio.model.exercise import AthleteMotion
from studio.vision.athlete.body import Body, Joint, Vector, vector
from studio.vision.athlete.drawing import Blob, Colour, blob

_IRON: Colour = (66, 62, 60)
_STEEL: Colour = (150, 148, 146)
_PAD: Colour = (112, 92, 84)
PLATE_RADIUS_M = {"barbell": 0.115, "bar_lap": 0.07, "bar_back": 0.03}
"""Radius of the plates by prop, smaller than real ones."""

PLATE_AT_M = 0.52
"""Distance of each plate from the middle of the bar."""


def _hands(body: Body) -> Vector:
    middle: Vector = 0.5 * (body.joints_m[Joint.LEFT_HAND] + body.joints_m[Joint.RIGHT_HAND])
    return middle


def _bar_in_hands(body: Body) -> list[Blob]:
    return _barbell(_hands(body), PLATE_RADIUS_M["barbell"])


def _bar_on_back(body: Body) -> list[Blob]:
    place = body.joints_m[Joint.CHEST] + np.array((-0.085, 0.0, 0.02)) @ body.trunk_axes
    return _barbell(place, PLATE_RADIUS_M["bar_back"])


def _bar_on_lap(body: Body) -> list[Blob]:
    place = body.joints_m[Joint.PELVIS] + np.array((0.115, 0.0, 0.03)) @ body.trunk_axes
    return _barbell(place, PLATE_RADIUS_M["bar_lap"])


def _barbell(middle: Vector, plate_m: float) -> list[Blob]:
    left = vector(0.0, 1.0, 0.0)
    bar = blob(
        (middle - 0.60 * left, 0.013), (middle + 0.60 * left, 0.013), colour=_STEEL, nearer_m=0.02
    )
    shapes = [bar]
    for sign in (1.0, -1.0):
        centre = middle + sign * PLATE_AT_M * left
        rim = [
            (centre + plate_m * vector(float(np.cos(turn)), 0.0, float(np.sin(turn))), 0.014)
            for turn in np.linspace(0.0, 2.0 * np.pi, 12, endpoint=False)
        ]
        shapes.append(blob(*rim, colour=_IRON, nearer_m=0.02))
        hub = centre + sign * 0.03 * left
        shapes.append(blob((hub, 0.026), colour=_STEEL, nearer_m=0.03, flat=True))
    return shapes


def _roman_chair(body: Body) -> list[Blob]:
    """A pad against the thighs on a post, and a plate under the feet."""
    joints = body.joints_m
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


def _hand_weights(body: Body) -> list[Blob]:
    rows = (Joint.LEFT_HAND, Joint.RIGHT_HAND)
    return [shape for row in rows for shape in _hand_weight(body.joints_m[row])]


def _hand_weight(hand: Vector) -> list[Blob]:
    ahead = vector(1.0, 0.0, 0.0)
    ends = (hand - 0.09 * ahead, hand + 0.09 * ahead)
    shapes = [blob((ends[0], 0.014), (ends[1], 0.014), colour=_STEEL)]
    for end, sign in zip(ends, (-1.0, 1.0), strict=True):
        shapes.append(blob((end, 0.038), (end + sign * 0.04 * ahead, 0.038), colour=_IRON))
    return shapes


def _kettlebell(body: Body) -> list[Blob]:
    hands = _hands(body)
    down, left = vector(0.0, 0.0, -1.0), vector(0.0, 1.0, 0.0)
    top = hands + 0.01 * down
    ball = hands + 0.19 * down
    return [
        blob((ball, 0.105), colour=_IRON),
        blob((top - 0.05 * left, 0.013), (ball - 0.06 * left, 0.013), colour=_STEEL, nearer_m=0.01),
        blob((top + 0.05 * left, 0.013), (ball + 0.06 * left, 0.013), colour=_STEEL, nearer_m=0.01),
    ]


def _dumbbell(body: Body) -> list[Blob]:
    middle = _hands(body) + 0.02 * body.trunk_axes[0]
    down = vector(0.0, 0.0, -1.0)
    return [
        blob((middle - 0.03 * down, 0.055), (middle - 0.005 * down, 0.055), colour=_IRON),
        blob((middle + 0.13 * down, 0.055), (middle + 0.155 * down, 0.055), colour=_IRON),
        blob((middle, 0.018), (middle + 0.13 * down, 0.018), colour=_STEEL),
    ]


_MAKERS: dict[str, Callable[[Body], list[Blob]]] = {
    "barbell": _bar_in_hands,
    "bar_back": _bar_on_back,
    "bar_lap": _bar_on_lap,
    "kettlebell": _kettlebell,
    "dumbbell": _dumbbell,
    "dumbbells": _hand_weights,
    "roman_chair": _roman_chair,
}

WEIGHTS = frozenset(_MAKERS)
"""Names in `AthleteMotion.props` that move with the athlete."""


def held_blobs(motion: AthleteMotion, body: Body) -> list[Blob]:
    """Everything held, in the athlete's frame."""
    return [shape for prop in motion.props if prop in WEIGHTS for shape in _MAKERS[prop](body)]
