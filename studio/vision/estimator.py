"""The door every pose network comes through."""

from typing import Protocol

from studio.model.frame import Frame
from studio.model.pose import Pose


class PoseEstimator(Protocol):
    """Finds and follows the client's body."""

    def estimate(self, frame: Frame) -> Pose | None:
        """The client's body in this picture, or None when not seen."""
        ...

    def reset(self) -> None:
        """Forget whom it followed."""
        ...
