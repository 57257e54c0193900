"""From a posed body to the blobs that are painted: clothes, limbs, head and face."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.vision.athlete.body import Body, Joint, Vector
from studio.vision.athlete.drawing import Blob, Colour, blob


@dataclass(frozen=True, slots=True, kw_only=True)
class Clothes:
    """Colours of one athlete, BGR."""

    skin: Colour = (138, 172, 224)
    hair: Colour = (34, 42, 58)
    shirt: Colour = (84, 66, 196)
    trousers: Colour = (84, 58, 44)
    shoes: Colour = (52, 50, 52)
    soles: Colour = (226, 228, 230)


DEFAULT_CLOTHES = Clothes()
SECOND_CLOTHES = Clothes(
    skin=(82, 112, 164),
    hair=(22, 24, 28),
    shirt=(150, 132, 60),
    trousers=(96, 98, 102),
    shoes=(190, 190, 196),
)
"""For a second person in the picture."""

_EYE_WHITE: Colour = (236, 240, 242)
_EYE_DARK: Colour = (38, 34, 32)
_MOUTH: Colour = (96, 92, 176)
_SHOULDER_FLESH_M = (0.010, 0.0, 0.018)
"""How far the network's shoulder lies forward and above the middle of a drawn one."""

_KNEECAP_M = 0.013
"""How far a bent knee stands out in front of its joint, per unit of bend."""

SAGITTA_PER_DEG = 0.00216
"""Bulge of the back per degree of bend, in trunk lengths (coaching.md 4.2, C05)."""


def body_blobs(
    body: Body, *, clothes: Clothes = DEFAULT_CLOTHES, spine_bend_deg: float = 0.0
) -> list[Blob]:
    """All blobs of one body in the athlete's frame."""
    shapes = _torso(body, clothes, spine_bend_deg)
    shapes += _head(body, clothes)
    for offset, sign in ((0, 1.0), (1, -1.0)):
        shapes += _leg(body, clothes, offset)
        shapes += _arm(body, clothes, offset, sign)
    return shapes


def _torso(body: Body, clothes: Clothes, spine_bend_deg: float) -> list[Blob]:
    joints = body.joints_m
    forward, left, up = body.trunk_axes
    pelvis, chest = joints[Joint.PELVIS], joints[Joint.CHEST]
    trunk_m = float(np.linalg.norm(chest - pelvis))
    hips = [(joints[row] - 0.012 * forward, 0.098) for row in (Joint.LEFT_HIP, Joint.RIGHT_HIP)]
    seat = [(hip - 0.034 * forward - 0.012 * up, radius) for hip, radius in hips]
    low = pelvis + 0.10 * up
    waist = [(low + side * left, 0.094) for side in (0.045, -0.045)]
    ribs = [(pelvis + 0.33 * up + 0.004 * forward + side * left, 0.105) for side in (0.062, -0.062)]
    yoke = [(chest - 0.012 * forward - 0.034 * up + side * left, 0.070) for side in (0.112, -0.112)]
    hem = [(pelvis + 0.055 * up + side * left, 0.088) for side in (0.066, -0.066)]
    nape = (chest + 0.014 * up - 0.016 * forward, 0.058)
    middle = []
    if abs(spine_bend_deg) > 0.5:
        bulge_m = SAGITTA_PER_DEG * spine_bend_deg * trunk_m
        middle = [
            (pelvis + 0.24 * up - bulge_m * forward + side * left, 0.10) for side in (0.05, -0.05)
        ]
    neck = blob(
        (chest + 0.03 * up, 0.050),
        (joints[Joint.NECK] + 0.02 * up, 0.048),
        colour=clothes.skin,
        nearer_m=0.03,
    )
    return [
        blob(*hips, *seat, *waist, colour=clothes.trousers),
        blob(*hem, *waist, *ribs, *yoke, *middle, nape, colour=clothes.shirt, nearer_m=0.05),
        neck,
    ]


def _leg(body: Body, clothes: Clothes, offset: int) -> list[Blob]:
    joints = body.joints_m
    hip, knee = joints[Joint.LEFT_HIP + offset], joints[Joint.LEFT_KNEE + offset]
    ankle = joints[Joint.LEFT_ANKLE + offset]
    toes, left, up = body.foot_axes[offset]
    shank = _unit(ankle - knee)
    behind = _behind(shank, toes)
    thigh = _unit(knee - hip)
    calf = knee + 0.30 * (ankle - knee) + 0.022 * behind
    knee = knee + _KNEECAP_M * (thigh - shank)
    leg = [
        blob(
            (hip + 0.02 * thigh, 0.090),
            (hip + 0.22 * thigh, 0.078),
            (knee, 0.056),
            colour=clothes.trousers,
        ),
        blob((knee, 0.055), (calf, 0.054), (ankle - 0.02 * shank, 0.038), colour=clothes.trousers),
    ]
    heel, ball, toe = (
        joints[row + offset] for row in (Joint.LEFT_HEEL, Joint.LEFT_BALL, Joint.LEFT_TOE)
    )
    shoe = [(heel + 0.022 * toes + 0.018 * up, 0.034), (ankle - 0.034 * up, 0.037)]
    wide = [(ball + 0.020 * up + side * left, 0.024) for side in (0.022, -0.022)]
    tip = _unit(toe - ball)
    front = [(toe - 0.018 * tip + 0.012 * up + side * left, 0.019) for side in (0.016, -0.016)]
    leg.append(blob(*shoe, *wide, colour=clothes.shoes, nearer_m=0.02))
    leg.append(blob(*wide, *front, colour=clothes.shoes, nearer_m=0.025))
    rear_sole = [(heel + 0.012 * toes + side * left, 0.012) for side in (0.018, -0.018)]
    ball_sole = [(ball + side * left, 0.012) for side in (0.032, -0.032)]
    leg.append(blob(*rear_sole, *ball_sole, colour=clothes.soles, flat=True, nearer_m=0.022))
    return leg


def _arm(body: Body, clothes: Clothes, offset: int, sign: float) -> list[Blob]:
    joints = body.joints_m
    shoulder, elbow = joints[Joint.LEFT_SHOULDER + offset], joints[Joint.LEFT_ELBOW + offset]
    wrist, hand = joints[Joint.LEFT_WRIST + offset], joints[Joint.LEFT_HAND + offset]
    along = _unit(hand - wrist)
    forward, left, _ = body.trunk_axes
    shoulder = shoulder - np.array(_SHOULDER_FLESH_M) @ body.trunk_axes
    thumb_side = _unit(forward - 0.6 * sign * left)
    return [
        blob((shoulder, 0.052), (elbow, 0.038), colour=clothes.skin),
        blob(
            (shoulder, 0.060),
            (shoulder + 0.45 * (elbow - shoulder), 0.050),
            colour=clothes.shirt,
            nearer_m=0.015,
        ),
        blob(
            (elbow, 0.038),
            (elbow + 0.3 * (wrist - elbow), 0.039),
            (wrist, 0.026),
            colour=clothes.skin,
            nearer_m=0.01,
        ),
        blob(
            (wrist + 0.01 * along, 0.026),
            (hand - 0.03 * along, 0.034),
            (hand + 0.015 * along, 0.024),
            colour=clothes.skin,
            nearer_m=0.02,
        ),
        blob(
            (wrist + 0.03 * along + 0.022 * thumb_side, 0.014),
            (hand - 0.02 * along + 0.036 * thumb_side, 0.012),
            colour=clothes.skin,
            nearer_m=0.03,
        ),
    ]


def _head(body: Body, clothes: Clothes) -> list[Blob]:
    at = _Placer(body.joints_m[Joint.HEAD], body.head_axes)
    skull = [
        blob(
            (at(-0.022, 0.0, 0.020), 0.092),
            (at(0.018, 0.0, 0.034), 0.086),
            colour=clothes.hair,
            nearer_m=0.02,
        ),
        blob(
            (at(0.020, 0.0, 0.004), 0.079),
            (at(0.038, 0.0, -0.058), 0.050),
            (at(-0.005, 0.0, -0.05), 0.052),
            colour=clothes.skin,
            nearer_m=0.06,
        ),
    ]
    forward, left, _ = body.head_axes
    shapes = skull + _nose_and_mouth(at, clothes, forward)
    for sign in (1.0, -1.0):
        shapes += _ear_and_eye(at, clothes, forward, sign * left)
    return shapes


def _nose_and_mouth(at: "_Placer", clothes: Clothes, forward: Vector) -> list[Blob]:
    return [
        blob(
            (at(0.092, 0.0, 0.010), 0.010),
            (at(0.104, 0.0, -0.022), 0.014),
            colour=clothes.skin,
            nearer_m=0.10,
        ),
        blob(
            (at(0.060, 0.018, -0.062), 0.008),
            (at(0.060, -0.018, -0.062), 0.008),
            (at(0.084, 0.0, -0.058), 0.008),
            colour=_MOUTH,
            nearer_m=0.09,
            flat=True,
            facing=forward,
        ),
    ]


def _ear_and_eye(at: "_Placer", clothes: Clothes, forward: Vector, out: Vector) -> list[Blob]:
    """One ear, eye and brow; `out` points to that side of the head."""
    looks = forward + 0.4 * out
    sign = at.side_of(out)
    eye = ((at(0.088, sign * 0.032, 0.014), 0.010), (at(0.084, sign * 0.042, 0.014), 0.007))
    pupil = (at(0.094, sign * 0.035, 0.014), 0.0075)
    brow = ((at(0.092, sign * 0.020, 0.036), 0.005), (at(0.082, sign * 0.050, 0.037), 0.004))
    return [
        blob(
            (at(-0.004, sign * 0.078, 0.006), 0.018),
            (at(-0.010, sign * 0.076, -0.022), 0.013),
            colour=clothes.skin,
            nearer_m=0.07,
            facing=out + 0.15 * forward,
        ),
        blob(*eye, colour=_EYE_WHITE, nearer_m=0.10, flat=True, facing=looks),
        blob(pupil, colour=_EYE_DARK, nearer_m=0.11, flat=True, facing=looks),
        blob(*brow, colour=clothes.hair, nearer_m=0.11, flat=True, facing=looks),
    ]


class _Placer:
    """Places points given in head coordinates (forward, left, up) in metres."""

    def __init__(self, origin: Vector, axes: NDArray[np.float64]) -> None:
        self._origin, self._axes = origin, axes

    def side_of(self, direction: Vector) -> float:
        """+1 when a direction points to the left of the head, else -1."""
        return 1.0 if float(direction @ self._axes[1]) > 0.0 else -1.0

    def __call__(self, forward_m: float, left_m: float, up_m: float) -> Vector:
        place: Vector = self._origin + np.array((forward_m, left_m, up_m)) @ self._axes
        return place


def _unit(direction: Vector) -> Vector:
    length = float(np.linalg.norm(direction))
    return direction / length if length > 1e-9 else direction


def _behind(shank: Vector, toes: Vector) -> Vector:
    """Direction of the calf: away from the toes, square to the shank."""
    square = -(toes - float(toes @ shank) * shank)
    return _unit(square)
