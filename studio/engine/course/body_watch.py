"""What a client says with the body: in place, a raised hand, a call for help."""

from enum import StrEnum

from studio.engine.course.alarm_watch import AlarmWatch
from studio.engine.course.hand_raise import HandRaise
from studio.engine.course.place_check import PlaceCheck
from studio.engine.course.sight_watch import SightWatch
from studio.model.exercise import Exercise
from studio.model.frame import Frame
from studio.model.pose import Pose
from studio.model.session import PlacementProblem


class Sign(StrEnum):
    """What was understood."""

    READY = "ready"
    """In place, or a hand said so: the count-in may begin."""
    HAND = "hand"
    """A hand was up for a second: go on."""
    HELP = "help"
    """Both arms up, or a fall."""


class BodyWatch:
    """Watches the body for signs; during a set both hands up are another sign than one.

    Attributes:
        raised_ratio: 0..1, how long a raised hand has been held.
    """

    def __init__(self) -> None:
        """Begin with nobody."""
        self._place = PlaceCheck()
        self._hand = HandRaise()
        self._alarm: AlarmWatch | None = None
        self._sight = SightWatch()
        self.raised_ratio = 0.0

    @property
    def problems(self) -> tuple[PlacementProblem, ...]:
        """What is amiss with where the client stands, worst first."""
        return self._place.problems

    @property
    def sight_advice(self) -> str:
        """What to do about light or distance during a set; "" = nothing."""
        return self._sight.advice

    @property
    def is_hand_up(self) -> bool:
        """A hand is up, so that every picture is worth looking at."""
        return self._hand.is_up

    def begin(self, exercise: Exercise | None = None) -> None:
        """Another state: a hand that is up must come down first.

        Args:
            exercise: Of the set that begins; None = no set.
        """
        self._hand = HandRaise(one_hand=exercise is not None)
        self._alarm = None if exercise is None else AlarmWatch(exercise)
        self._sight = SightWatch(exercise)
        self.raised_ratio = 0.0

    def begin_place(self) -> None:
        """Somebody looks for their place."""
        self._place.begin()

    def no_camera(self) -> None:
        """There are no pictures to look at."""
        self._place.no_camera()

    def in_place(self, pose: Pose | None, *, frame: Frame, exercise: Exercise) -> Sign | None:
        """Take in one picture while the client finds the place.

        Args:
            pose: The client, or None when not seen.
            frame: The picture.
            exercise: What will be done.
        """
        self._place.update(pose, frame=frame, exercise=exercise)
        self.raised_ratio = self._place.raised_ratio
        return Sign.READY if self._place.is_ready else None

    def update(self, pose: Pose | None, *, frame: Frame) -> Sign | None:
        """Take in one picture of a set, or between sets.

        Args:
            pose: The client, or None when not seen.
            frame: The picture.
        """
        self.raised_ratio = self._hand.update(pose, time_s=frame.time_s)
        if self._alarm is not None:
            self._sight.update(pose, frame=frame)
            if self._alarm.update(pose, time_s=frame.time_s) is not None:
                return Sign.HELP
        return Sign.HAND if self._hand.is_fired else None
