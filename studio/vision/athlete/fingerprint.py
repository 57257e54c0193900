"""Names what the pictures of a set show, without painting them."""

import hashlib
from collections.abc import Iterable
from dataclasses import fields

import numpy as np

from studio.model.exercise import AthleteMotion
from studio.vision.athlete.body import Body
from studio.vision.athlete.camera import Camera
from studio.vision.athlete.scene import Figure

_DECIMALS = 6
"""Joints that differ by less than a micrometre are the same: machines round differently."""

_KEY_POSES = ("start", "far")


def pictures_digest(pictures: Iterable[Iterable[Figure]], *, camera: Camera) -> str:
    """Changes with every figure of every picture, and with the camera.

    The code that paints them is not in it.

    Args:
        pictures: The people in each picture.
        camera: That looks at them.

    Returns:
        A hex digest.
    """
    digest = hashlib.sha256(repr(camera).encode())
    for people in pictures:
        digest.update(b"picture")
        for figure in people:
            _add(digest, figure)
    return digest.hexdigest()


def _add(digest: "hashlib._Hash", figure: Figure) -> None:
    for body in (figure.body, figure.start, figure.far):
        _add_body(digest, body)
    bend = round(figure.spine_bend_deg, _DECIMALS)
    props = _props_of(figure.motion)
    digest.update(f"{figure.spot!r} {figure.clothes!r} {props} {bend}".encode())


def _props_of(motion: AthleteMotion | None) -> dict[str, str]:
    """What a motion says beyond its key poses, which the bodies already show."""
    if motion is None:
        return {}
    return {
        field.name: repr(getattr(motion, field.name))
        for field in fields(motion)
        if field.name not in _KEY_POSES and getattr(motion, field.name) != field.default
    }


def _add_body(digest: "hashlib._Hash", body: Body) -> None:
    for array in (body.joints_m, body.trunk_axes, body.head_axes, *body.foot_axes):
        rounded = np.round(np.asarray(array, dtype=np.float64), _DECIMALS) + 0.0
        digest.update(rounded.tobytes())
