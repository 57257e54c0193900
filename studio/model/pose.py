"""One person's body points in one picture."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pose:
    """The tracked client's body in one frame.

    Attributes:
        time_s: Stream time of the frame.
        image_size_px: Width and height of the picture the points lie in.
        points_px: (33, 2) float32, image pixels of the unmirrored picture, y down. Points
            outside the picture are the network's guess; `visibility` says how far to trust them.
        depth_px: (33,) float32, the network's relative depth at the same scale as
            `points_px`; smaller is nearer to the camera, 0 at the hips.
        world_m: (33, 3) float32, metres at a guessed scale, origin between the hips,
            x right in the picture, y down, z away from the camera.
        visibility: (33,) float32 in 0..1. Below `VISIBLE` a point counts as not seen.
        score: 0..1, the network's confidence that a person is there.
    """

    time_s: float
    image_size_px: tuple[int, int]
    points_px: NDArray[np.float32]
    depth_px: NDArray[np.float32]
    world_m: NDArray[np.float32]
    visibility: NDArray[np.float32]
    score: float


VISIBLE = 0.5
"""A landmark at or above this visibility is usable (coaching.md 2.7)."""

SCORED = 0.65
"""A landmark at or above this visibility may be graded (coaching.md 2.7)."""
