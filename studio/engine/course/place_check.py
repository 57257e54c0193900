"""Is the client where the set can begin, and for long enough?"""

import math

from studio.engine.course.hand_raise import HandRaise
from studio.engine.course.placement import Placement
from studio.kinematics.segments import body_points
from studio.model.exercise import Exercise, Position
from studio.model.frame import Frame
from studio.model.pose import Pose
from studio.model.session import PlacementProblem

READY_AFTER_S = 2.5
"""In place for so long, the count-in begins by itself."""

READY_TURNED_AFTER_S = 5.0
"""Turned, but else in place: counting works from any view, so it begins all the same."""

_LYING = frozenset({Position.SUPINE, Position.QUADRUPED, Position.SIDE_LYING})


class PlaceCheck:
    """Watches the client step into place; a raised hand skips the waiting.

    Attributes:
        problems: What is wrong now, worst first.
        raised_ratio: How long a raised hand has been held, 0..1.
        is_ready: The count-in may begin.
    """

    def __init__(self) -> None:
        """Begin with an empty place."""
        self._placement = Placement()
        self._hand = HandRaise()
        self.begin()

    def begin(self) -> None:
        """Another set: look anew."""
        self._placement.reset()
        self._hand.reset()
        self._fine_since_s: float | None = None
        self._turned_since_s: float | None = None
        self.problems: tuple[PlacementProblem, ...] = (PlacementProblem.NOBODY,)
        self.raised_ratio = 0.0
        self.is_ready = False

    def no_camera(self) -> None:
        """There are no pictures to look at."""
        self.begin()
        self.problems = (PlacementProblem.NO_CAMERA,)

    def update(self, pose: Pose | None, *, frame: Frame, exercise: Exercise) -> None:
        """Take in one picture.

        Args:
            pose: The client, or None when not seen.
            frame: The picture.
            exercise: What will be done: its view and body position.
        """
        time_s = frame.time_s
        self.problems = self._placement.update(
            pose, image_bgr=frame.image_bgr, wanted=exercise.view, time_s=time_s
        )
        self.raised_ratio = self._hand.update(pose, time_s=time_s)
        waits = pose is None or not is_in_position(pose, exercise.position)
        others = set(self.problems) - {PlacementProblem.TURNED}
        self._fine_since_s = self._since(
            self._fine_since_s, holds=not self.problems and not waits, time_s=time_s
        )
        self._turned_since_s = self._since(
            self._turned_since_s, holds=not others and not waits, time_s=time_s
        )
        self.is_ready = (
            self._hand.is_fired
            or _lasted(self._fine_since_s, time_s) >= READY_AFTER_S
            or _lasted(self._turned_since_s, time_s) >= READY_TURNED_AFTER_S
        )

    @staticmethod
    def _since(before_s: float | None, *, holds: bool, time_s: float) -> float | None:
        if not holds:
            return None
        return time_s if before_s is None else before_s


def is_in_position(pose: Pose, position: Position) -> bool:
    """Whether somebody who must lie or kneel does so; standing exercises ask for nothing.

    Args:
        pose: The client.
        position: Of the exercise.
    """
    if position not in _LYING:
        return True
    points = body_points(pose)
    for shoulder, hip in (
        (points.mid_shoulder, points.mid_hip),
        (points.left.shoulder, points.left.hip),
        (points.right.shoulder, points.right.hip),
    ):
        if not math.isnan(shoulder[0] + hip[0]):
            return shoulder[1] - hip[1] < abs(shoulder[0] - hip[0])
    return False


def _lasted(since_s: float | None, time_s: float) -> float:
    return 0.0 if since_s is None else time_s - since_s
