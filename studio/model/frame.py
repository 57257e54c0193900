"""One picture from a camera, a clip or the demo athlete."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Frame:
    """One unmirrored picture.

    Attributes:
        index: 0 for the first picture of the stream, then counting every picture delivered.
        time_s: Stream time. A clip's own presentation time; for a live camera the
            monotonic time since the stream was opened.
        arrived_s: Monotonic clock when the picture was available to the program.
        image_bgr: (height, width, 3) uint8, BGR, unmirrored, y down. Treat as read-only.
    """

    index: int
    time_s: float
    arrived_s: float
    image_bgr: NDArray[np.uint8]

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return int(self.image_bgr.shape[1]), int(self.image_bgr.shape[0])
