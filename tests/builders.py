"""Bodies for tests, made from the angles they shall have.

A simple 3-D body is posed, turned and projected without perspective, so the picture plane and
the metric guess agree exactly. Frame while building: (forward, up, to the body's own left),
metres; turned into the picture's and the network's frames at the end.
"""

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from studio.model.landmarks import LANDMARK_COUNT, Landmark
from studio.model.pose import Pose

THIGH_M = 0.42
SHANK_M = 0.42
TRUNK_M = 0.50
FOOT_M = 0.24
HEEL_BEHIND_M = 0.05
ANKLE_HEIGHT_M = 0.07
HIP_WIDTH_M = 0.20
SHOULDER_WIDTH_M = 0.36

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Posture:
    """Angles as in coaching.md 2.2: forward positive, 0 = upright / hanging."""

    trunk_deg: float = 0.0
    left_thigh_deg: float = 0.0
    right_thigh_deg: float = 0.0
    left_shank_deg: float = 0.0
    right_shank_deg: float = 0.0
    left_abduction_deg: float = 0.0
    right_abduction_deg: float = 0.0


def squat_posture(depth_ratio: float) -> Posture:
    """A goblet squat from standing (0) to the bottom (1); bottom: fold 122, knee 102."""
    return symmetric_posture(
        trunk_deg=42.0 * depth_ratio, thigh_deg=80.0 * depth_ratio, shank_deg=22.0 * depth_ratio
    )


def symmetric_posture(*, trunk_deg: float, thigh_deg: float, shank_deg: float) -> Posture:
    """Both legs alike."""
    return Posture(
        trunk_deg=trunk_deg,
        left_thigh_deg=thigh_deg,
        right_thigh_deg=thigh_deg,
        left_shank_deg=shank_deg,
        right_shank_deg=shank_deg,
    )


def make_pose(
    posture: Posture | None = None,
    *,
    time_s: float = 0.0,
    yaw_deg: float = 0.0,
    facing_left: bool = False,
    pixels_per_m: float = 340.0,
    origin_px: tuple[float, float] = (640.0, 680.0),
    image_size_px: tuple[int, int] = (1280, 720),
    noise_px: float = 0.0,
    seed: int = 0,
) -> Pose:
    """A pose with the given angles.

    Args:
        posture: The angles; None = standing upright.
        time_s: Stream time.
        yaw_deg: 0 = side-on, 90 = facing the camera.
        facing_left: Look to picture left instead of right (at yaw 0).
        pixels_per_m: Scale.
        origin_px: Where the floor below the ankles' middle lies.
        image_size_px: Size of the picture.
        noise_px: SD of noise added to every coordinate.
        seed: Of the noise.
    """
    body = _body(posture or Posture())
    ankles = (body[Landmark.LEFT_ANKLE] + body[Landmark.RIGHT_ANKLE]) / 2.0
    floor = np.array([ankles[0], min(_lowest(body), ankles[1]), ankles[2]])
    seen = _turn(body, yaw_deg=yaw_deg, facing_left=facing_left)
    base = _turn(floor[None, :], yaw_deg=yaw_deg, facing_left=facing_left)[0]
    points = np.empty((LANDMARK_COUNT, 2))
    points[:, 0] = origin_px[0] + (seen[:, 0] - base[0]) * pixels_per_m
    points[:, 1] = origin_px[1] - (seen[:, 1] - base[1]) * pixels_per_m
    generator = np.random.default_rng(seed)
    points += generator.normal(0.0, 1.0, points.shape) * noise_px
    hips = (seen[Landmark.LEFT_HIP] + seen[Landmark.RIGHT_HIP]) / 2.0
    world = _as_network_guesses(seen - hips)
    return Pose(
        time_s=time_s,
        image_size_px=image_size_px,
        points_px=points.astype(np.float32),
        depth_px=(world[:, 2] * pixels_per_m).astype(np.float32),
        world_m=world.astype(np.float32),
        visibility=np.full(LANDMARK_COUNT, 0.99, dtype=np.float32),
        score=0.99,
    )


def hide(pose: Pose, *landmarks: Landmark) -> Pose:
    """The same pose with some points not visible."""
    visibility = pose.visibility.copy()
    visibility[list(landmarks)] = 0.1
    return replace(pose, visibility=visibility)


def _as_network_guesses(body: Vector) -> Vector:
    """The network's metric frame; it makes feet a third too short (median of 45 real clips)."""
    world: Vector = body * (1.0, -1.0, -1.0)
    for heel, toe in (
        (Landmark.LEFT_HEEL, Landmark.LEFT_FOOT_INDEX),
        (Landmark.RIGHT_HEEL, Landmark.RIGHT_FOOT_INDEX),
    ):
        world[toe] = world[heel] + 0.68 * (world[toe] - world[heel])
    return world


def _lowest(body: Vector) -> float:
    feet = [Landmark.LEFT_HEEL, Landmark.RIGHT_HEEL, Landmark.LEFT_FOOT_INDEX]
    return float(body[feet, 1].min())


def _turn(points: Vector, *, yaw_deg: float, facing_left: bool) -> Vector:
    """From (forward, up, left) to (picture right, up, toward the camera).

    At yaw 0 the body faces picture right and its right side is near; with `facing_left` it faces
    picture left and its left side is near. At yaw 90 it faces the camera.
    """
    forward, up, left = points[:, 0], points[:, 1], points[:, 2]
    angle = math.radians(yaw_deg)
    sign = -1.0 if facing_left else 1.0
    right = sign * math.cos(angle) * forward + math.sin(angle) * left
    toward = math.sin(angle) * forward - sign * math.cos(angle) * left
    return np.stack([right, up, toward], axis=1)


def _body(posture: Posture) -> Vector:
    """(33, 3) metres: forward, up, left. Middle of the hips at the origin."""
    body = np.zeros((LANDMARK_COUNT, 3))
    trunk = _direction(posture.trunk_deg)
    neck = trunk * TRUNK_M
    for index in range(Landmark.LEFT_SHOULDER):
        body[index] = neck + trunk * 0.2
    body[Landmark.NOSE] += np.array([trunk[1], -trunk[0], 0.0]) * 0.1
    for sign, offset in ((1.0, 0), (-1.0, 1)):
        side = "left" if offset == 0 else "right"
        body[Landmark.LEFT_EAR + offset] += (0.0, 0.0, sign * 0.07)
        shoulder = neck + np.array([0.0, 0.0, sign * SHOULDER_WIDTH_M / 2.0])
        body[Landmark.LEFT_SHOULDER + offset] = shoulder
        for index in range(Landmark.LEFT_ELBOW, Landmark.LEFT_HIP, 2):
            body[index + offset] = shoulder + np.array([0.1, -0.3, 0.0])
        _leg(
            body,
            offset,
            sign=sign,
            thigh_deg=getattr(posture, f"{side}_thigh_deg"),
            shank_deg=getattr(posture, f"{side}_shank_deg"),
            abduction_deg=getattr(posture, f"{side}_abduction_deg"),
        )
    return body


def _leg(
    body: Vector,
    offset: int,
    *,
    sign: float,
    thigh_deg: float,
    shank_deg: float,
    abduction_deg: float,
) -> None:
    hip = np.array([0.0, 0.0, sign * HIP_WIDTH_M / 2.0])
    knee = hip - _aside(_direction(-thigh_deg), abduction_deg, sign) * THIGH_M
    ankle = knee - _aside(_direction(shank_deg), abduction_deg, sign) * SHANK_M
    body[Landmark.LEFT_HIP + offset] = hip
    body[Landmark.LEFT_KNEE + offset] = knee
    body[Landmark.LEFT_ANKLE + offset] = ankle
    heel = ankle + np.array([-HEEL_BEHIND_M, -ANKLE_HEIGHT_M, 0.0])
    body[Landmark.LEFT_HEEL + offset] = heel
    body[Landmark.LEFT_FOOT_INDEX + offset] = heel + np.array([FOOT_M, 0.0, 0.0])


def _direction(lean_deg: float) -> Vector:
    """A unit vector that leans forward from up."""
    angle = math.radians(lean_deg)
    return np.array([math.sin(angle), math.cos(angle), 0.0])


def _aside(up: Vector, abduction_deg: float, sign: float) -> Vector:
    """Turn an upward segment vector so that its lower end goes outward."""
    angle = math.radians(abduction_deg)
    return up * math.cos(angle) - np.array([0.0, 0.0, sign]) * math.sin(angle)


def mirrored(pose: Pose) -> Pose:
    """The picture mirrored, with left and right swapped so that it is again a possible body."""
    swap = np.arange(LANDMARK_COUNT)
    swap[1:7] = [4, 5, 6, 1, 2, 3]
    swap[7:] = swap[7:].reshape(-1, 2)[:, ::-1].ravel()
    points = pose.points_px[swap].copy()
    points[:, 0] = pose.image_size_px[0] - points[:, 0]
    world = pose.world_m[swap] * np.array([-1.0, 1.0, 1.0], dtype=np.float32)
    return replace(
        pose,
        points_px=points,
        depth_px=pose.depth_px[swap],
        world_m=world,
        visibility=pose.visibility[swap],
    )
