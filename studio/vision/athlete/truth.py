"""What is really so: the true values behind a drawn frame.

Angles are taken from the 3-D joints, seen exactly from the athlete's side or front without
perspective, by the definitions of coaching.md 2.2 and 2.3. Names are those of
`studio.kinematics.features`.
"""

from dataclasses import dataclass
from math import acos, asin, atan2, degrees, hypot

import numpy as np
from numpy.typing import NDArray

from studio.model.landmarks import LANDMARK_COUNT, Landmark, Side
from studio.vision.athlete.body import ADULT, Body, Joint, Proportions, Vector
from studio.vision.athlete.motion import PhaseKind

_SAME: tuple[tuple[Landmark, Joint], ...] = (
    (Landmark.NOSE, Joint.NOSE),
    (Landmark.LEFT_EAR, Joint.LEFT_EAR),
    (Landmark.RIGHT_EAR, Joint.RIGHT_EAR),
    (Landmark.LEFT_SHOULDER, Joint.LEFT_SHOULDER),
    (Landmark.RIGHT_SHOULDER, Joint.RIGHT_SHOULDER),
    (Landmark.LEFT_ELBOW, Joint.LEFT_ELBOW),
    (Landmark.RIGHT_ELBOW, Joint.RIGHT_ELBOW),
    (Landmark.LEFT_WRIST, Joint.LEFT_WRIST),
    (Landmark.RIGHT_WRIST, Joint.RIGHT_WRIST),
    (Landmark.LEFT_HIP, Joint.LEFT_HIP),
    (Landmark.RIGHT_HIP, Joint.RIGHT_HIP),
    (Landmark.LEFT_KNEE, Joint.LEFT_KNEE),
    (Landmark.RIGHT_KNEE, Joint.RIGHT_KNEE),
    (Landmark.LEFT_ANKLE, Joint.LEFT_ANKLE),
    (Landmark.RIGHT_ANKLE, Joint.RIGHT_ANKLE),
    (Landmark.LEFT_HEEL, Joint.LEFT_HEEL),
    (Landmark.RIGHT_HEEL, Joint.RIGHT_HEEL),
    (Landmark.LEFT_FOOT_INDEX, Joint.LEFT_TOE),
    (Landmark.RIGHT_FOOT_INDEX, Joint.RIGHT_TOE),
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FrameTruth:
    """The truth of one frame.

    Attributes:
        time_s: Stream time.
        progress: u, 0 at the start pose, 1 at the far pose.
        kind: What the athlete is doing.
        rep: Number of the rep, 0 = none.
        side: The working side.
        points_px: (33, 2) float64, where each landmark was drawn; NaN = not modelled.
        values: True measures by feature name, sided ones with "left_" or "right_".
    """

    time_s: float
    progress: float
    kind: PhaseKind
    rep: int
    side: Side
    points_px: NDArray[np.float64]
    values: dict[str, float]


def landmark_points(joints: NDArray[np.float64]) -> NDArray[np.float64]:
    """(33, n) rows by `Landmark` from (27, n) rows by `Joint`; NaN where nothing is modelled."""
    points = np.full((LANDMARK_COUNT, joints.shape[1]), np.nan)
    for landmark, joint in _SAME:
        points[landmark] = joints[joint]
    return points


def true_values(body: Body, *, start: Body, size: Proportions = ADULT) -> dict[str, float]:
    """Every measure that a driver of the library needs, and the side-view angles.

    Args:
        body: The body now, in the athlete's frame.
        start: The body at the start pose, for measures that are changes.
        size: Bone lengths.
    """
    joints, before = body.joints_m, start.joints_m
    values: dict[str, float] = {}
    for offset, name in ((0, "left"), (1, "right")):
        for key, value in _leg_values(body, offset, size).items():
            values[f"{name}_{key}"] = value
    trunk = joints[Joint.CHEST] - joints[Joint.PELVIS]
    values["trunk_deg"] = degrees(atan2(trunk[0], trunk[2]))
    standing_m = size.thigh_m + size.shank_m
    values["pelvis_height_ratio"] = (_hip_height_m(joints) - _ankle_height_m(joints)) / standing_m
    values["hip_rise_ratio"] = (_hip_height_m(joints) - _hip_height_m(before)) / size.thigh_m
    gap_m = float(np.linalg.norm(joints[Joint.LEFT_KNEE] - joints[Joint.RIGHT_KNEE]))
    values["knee_gap_deg"] = 2.0 * degrees(asin(min(1.0, gap_m / (2.0 * size.thigh_m))))
    stance_m = np.linalg.norm(before[Joint.LEFT_ANKLE] - before[Joint.RIGHT_ANKLE])
    feet_m = np.linalg.norm(joints[Joint.LEFT_ANKLE] - joints[Joint.RIGHT_ANKLE])
    values["ankle_separation_ratio"] = float(feet_m / stance_m) if stance_m > 0.0 else float("nan")
    return values


def _leg_values(body: Body, offset: int, size: Proportions) -> dict[str, float]:
    joints = body.joints_m
    hip, knee = joints[Joint.LEFT_HIP + offset], joints[Joint.LEFT_KNEE + offset]
    ankle, heel = joints[Joint.LEFT_ANKLE + offset], joints[Joint.LEFT_HEEL + offset]
    shoulder, toe = joints[Joint.LEFT_SHOULDER + offset], joints[Joint.LEFT_TOE + offset]
    outward = 1.0 if offset == 0 else -1.0
    trunk = _flat(shoulder - hip)
    thigh, shank = _flat(knee - hip), _flat(ankle - knee)
    fold = _turn_deg((-trunk[0], -trunk[1]), thigh)
    return {
        "hip_fold_deg": fold,
        "knee_flexion_deg": abs(_turn_deg(thigh, shank)),
        "thigh_deg": degrees(atan2(thigh[0], -thigh[1])),
        "shank_deg": degrees(atan2(-shank[0], -shank[1])),
        "hips_behind_heels_ratio": float(heel[0] - hip[0]) / size.thigh_m,
        "thigh_abduction_deg": _abduction_deg(body, knee - hip, outward),
        "knee_azimuth_deg": _azimuth_deg(hip, knee, ankle, outward),
        "foot_azimuth_deg": outward * degrees(atan2(toe[1] - heel[1], toe[0] - heel[0])),
        "shank_swing_deg": degrees(atan2(-outward * (ankle[1] - knee[1]), knee[2] - ankle[2])),
    }


def _flat(direction: Vector) -> tuple[float, float]:
    """Seen from the side: forward and up."""
    return float(direction[0]), float(direction[2])


def _turn_deg(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Angle from one flat direction to the next; positive turns the way a folding hip does."""
    cross = first[0] * second[1] - first[1] * second[0]
    dot = first[0] * second[0] + first[1] * second[1]
    return degrees(atan2(cross, dot))


def _abduction_deg(body: Body, thigh: Vector, outward: float) -> float:
    """Thigh out of the body's middle plane."""
    share = outward * float(thigh @ body.trunk_axes[1]) / float(np.linalg.norm(thigh))
    return degrees(asin(max(-1.0, min(1.0, share))))


def _azimuth_deg(hip: Vector, knee: Vector, ankle: Vector, outward: float) -> float:
    """Where the knee points about the hip-ankle line, + outward; NaN for a straight leg."""
    line = ankle - hip
    along = line / np.linalg.norm(line)
    off = knee - hip
    off = off - float(off @ along) * along
    if float(np.linalg.norm(off)) < 0.01:
        return float("nan")
    ahead = np.array((1.0, 0.0, 0.0)) - along[0] * along
    side = np.cross(along, ahead)
    return -outward * degrees(atan2(float(off @ side), float(off @ ahead))) * _hand(along)


def _hand(along: Vector) -> float:
    """+1 when the leg hangs down, so that the sign of the azimuth is the same in any position."""
    return -1.0 if along[2] > 0.0 else 1.0


def _hip_height_m(joints: NDArray[np.float64]) -> float:
    return float(0.5 * (joints[Joint.LEFT_HIP, 2] + joints[Joint.RIGHT_HIP, 2]))


def _ankle_height_m(joints: NDArray[np.float64]) -> float:
    return float(0.5 * (joints[Joint.LEFT_ANKLE, 2] + joints[Joint.RIGHT_ANKLE, 2]))


def knee_angle_deg(hip: Vector, knee: Vector, ankle: Vector) -> float:
    """Knee bend in space, 0 = straight."""
    first, second = knee - hip, ankle - knee
    cosine = float(first @ second) / (hypot(*first) * hypot(*second))
    return degrees(acos(max(-1.0, min(1.0, cosine))))
