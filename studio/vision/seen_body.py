"""A body the network has read in one picture, as the client lock needs it.

Pixels of the unmirrored picture, y down.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.model.landmarks import Landmark
from studio.vision.clothes import Clothes
from studio.vision.region import Region

_JOINTS = np.array(
    [
        Landmark.LEFT_SHOULDER,
        Landmark.RIGHT_SHOULDER,
        Landmark.LEFT_HIP,
        Landmark.RIGHT_HIP,
        Landmark.LEFT_KNEE,
        Landmark.RIGHT_KNEE,
        Landmark.LEFT_ANKLE,
        Landmark.RIGHT_ANKLE,
    ]
)
_EXCHANGED = np.array([1, 0, 3, 2, 5, 4, 7, 6])
_FEET = np.array(
    [
        Landmark.LEFT_ANKLE,
        Landmark.RIGHT_ANKLE,
        Landmark.LEFT_HEEL,
        Landmark.RIGHT_HEEL,
        Landmark.LEFT_FOOT_INDEX,
        Landmark.RIGHT_FOOT_INDEX,
    ]
)
_BONES = np.array([(0, 1), (2, 3), (0, 2), (1, 3), (0, 3), (1, 2), (2, 4), (3, 5), (4, 6), (5, 7)])
"""Pairs of `_JOINTS`; the torso has its diagonals too, so that its middle is no gap."""

_SAME_TORSOS = 0.35
_HALF_WIDTH_TORSOS = 0.25
_IN_FRONT_TORSOS = 0.05


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Body:
    """What the lock needs of a body the network has read.

    Attributes:
        hip_px: Middle of the hips.
        torso_px: Middle of the torso.
        torso_length_px: From hips to shoulders.
        region: Where it is looked for next.
        clothes: What it wears.
        points_px: (33, 2) float64 body points.
    """

    hip_px: tuple[float, float]
    torso_px: tuple[float, float]
    torso_length_px: float
    region: Region
    clothes: Clothes
    points_px: NDArray[np.float64]

    @property
    def joints_px(self) -> NDArray[np.float64]:
        """(8, 2) shoulders, hips, knees and ankles."""
        return np.asarray(self.points_px[_JOINTS])

    @property
    def lowest_foot_px(self) -> float:
        """How far down the picture the body reaches: the nearer somebody stands, the farther."""
        return float(self.points_px[_FEET, 1].max())


def is_same_person(first: Body, second: Body) -> bool:
    """Whether two readings are of one body: their joints coincide, left and right exchanged or not.

    The network now and then takes one side for the other.
    """
    joints_px = second.joints_px
    apart_px = min(
        float(np.linalg.norm(first.joints_px - other, axis=1).mean())
        for other in (joints_px, joints_px[_EXCHANGED])
    )
    return apart_px < _SAME_TORSOS * max(first.torso_length_px, second.torso_length_px, 1.0)


def covered_ratio(body: Body, *, by: Body) -> float:
    """Share of a body's joints that are hidden behind another body.

    Args:
        body: Who may be hidden.
        by: Who may stand in front; somebody whose feet are higher in the picture stands behind
            and hides nothing.
    """
    torso_px = max(by.torso_length_px, 1.0)
    if by.lowest_foot_px < body.lowest_foot_px - _IN_FRONT_TORSOS * torso_px:
        return 0.0
    starts, ends = by.joints_px[_BONES[:, 0]], by.joints_px[_BONES[:, 1]]
    along = ends - starts
    from_start = body.joints_px[:, None] - starts
    length = np.maximum((along**2).sum(axis=1), 1e-6)
    share = np.clip((from_start * along).sum(axis=2) / length, 0.0, 1.0)
    gaps = np.linalg.norm(from_start - share[:, :, None] * along, axis=2).min(axis=1)
    return float((gaps < _HALF_WIDTH_TORSOS * torso_px).mean())
