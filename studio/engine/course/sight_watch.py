"""During a set: light and distance, told when they keep the station from seeing well.

The angle to the camera is the coach's own matter (`coaching.cues.view_gate`); the count goes on
whatever is told here.
"""

import math
from collections.abc import Mapping
from types import MappingProxyType

from studio.engine.course.placement import DARK_LUMA, brightness, where_in_picture
from studio.model.frame import Frame
from studio.model.pose import Pose
from studio.model.session import PlacementProblem

HOLD_S = 1.0
"""A problem is told once it lasted so long: a rep may leave the picture for a moment."""

ADVICE: Mapping[PlacementProblem, str] = MappingProxyType(
    {
        PlacementProblem.TOO_DARK: "It is too dark to see you well",
        PlacementProblem.TOO_CLOSE: "Step back a little",
        PlacementProblem.TOO_FAR: "Come a little closer",
        PlacementProblem.OUT_OF_FRAME: "I cannot see all of you",
    }
)


class SightWatch:
    """Watches one set. Knows no clock.

    Attributes:
        advice: What to do, in English; "" = nothing.
    """

    def __init__(self) -> None:
        """Begin with nothing to say."""
        self.advice = ""
        self._problem: PlacementProblem | None = None
        self._since_s = math.inf

    def update(self, pose: Pose | None, *, frame: Frame) -> None:
        """Take in one picture.

        Args:
            pose: The client, or None when not seen: then light alone is looked at.
            frame: The picture.
        """
        problem = _worst(pose, frame)
        if problem is not self._problem:
            self._problem, self._since_s = problem, frame.time_s
        lasted = frame.time_s - self._since_s >= HOLD_S
        self.advice = ADVICE[problem] if problem is not None and lasted else ""


def _worst(pose: Pose | None, frame: Frame) -> PlacementProblem | None:
    if brightness(frame.image_bgr) < DARK_LUMA:
        return PlacementProblem.TOO_DARK
    return next(iter(where_in_picture(pose)), None) if pose is not None else None
