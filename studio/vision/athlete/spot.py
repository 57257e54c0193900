"""Where a person stands in the camera's world."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Place, heading and size of one person.

    Attributes:
        right_m: To the right in the picture.
        away_m: Away from the camera.
        heading_deg: 0 = facing the camera, 90 = facing right in the picture.
        scale_ratio: Size of the person.
    """

    right_m: float = 0.0
    away_m: float = 0.0
    heading_deg: float = 0.0
    scale_ratio: float = 1.0

    def turned(self, by_deg: float) -> "Spot":
        """The same spot, facing elsewhere."""
        return replace(self, heading_deg=self.heading_deg + by_deg)

    @property
    def place_m(self) -> NDArray[np.float64]:
        """(3,) metres in the camera's world frame."""
        return np.array((self.right_m, self.away_m, 0.0))
