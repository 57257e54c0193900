"""During a set: light and distance, told when they keep the station from seeing well.

The angle to the camera is the coach's own matter (`coaching.cues.view_gate`); the count goes on
whatever is told here.
"""

import math
from collections.abc import Mapping
from types import MappingProxyType

from studio.engine.course.placement import DARK_LUMA, brightness, where_in_picture
from studio.model.exercise import Exercise, Position
from studio.model.frame import Frame
from studio.model.pose import Pose
from studio.model.session import PlacementProblem

HOLD_S = 1.0
"""A problem is told once it lasted so long: a rep may leave the picture for a moment."""

FAR_HOLD_S = 6.0
"""Who bows or squats looks small: only who never stands up taller in between is far away."""

ADVICE: Mapping[PlacementProblem, str] = MappingProxyType(
    {
        PlacementProblem.TOO_DARK: "It is too dark to see you well",
        PlacementProblem.TOO_CLOSE: "Step back a little",
        PlacementProblem.TOO_FAR: "Come a little closer",
        PlacementProblem.OUT_OF_FRAME: "I cannot see all of you",
    }
)


_ON_THEIR_FEET = frozenset({Position.STANDING, Position.HINGE, Position.SPLIT, Position.LATERAL})


class SightWatch:
    """Watches one set. Knows no clock.

    Attributes:
        advice: What to do, in English; "" = nothing.
    """

    def __init__(self, exercise: Exercise | None = None) -> None:
        """Begin with nothing to say.

        Args:
            exercise: Who sits, kneels or lies is small by design; None = nobody does.
        """
        self.advice = ""
        self._stands = exercise is None or exercise.position in _ON_THEIR_FEET
        self._problem: PlacementProblem | None = None
        self._since_s = math.inf

    def update(self, pose: Pose | None, *, frame: Frame) -> None:
        """Take in one picture.

        Args:
            pose: The client, or None when not seen: then light alone is looked at.
            frame: The picture.
        """
        problem = self._worst(pose, frame)
        if problem is not self._problem:
            self._problem, self._since_s = problem, frame.time_s
        hold_s = FAR_HOLD_S if problem is PlacementProblem.TOO_FAR else HOLD_S
        lasted = frame.time_s - self._since_s >= hold_s
        self.advice = ADVICE[problem] if problem is not None and lasted else ""

    def _worst(self, pose: Pose | None, frame: Frame) -> PlacementProblem | None:
        if brightness(frame.image_bgr) < DARK_LUMA:
            return PlacementProblem.TOO_DARK
        found = next(iter(where_in_picture(pose)), None) if pose is not None else None
        is_small_by_design = found is PlacementProblem.TOO_FAR and not self._stands
        return None if is_small_by_design else found
