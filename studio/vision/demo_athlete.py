"""The demo athlete as the station's camera: it does whatever exercise the client chose."""

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace

from studio.model.exercise import Exercise
from studio.model.frame import Frame
from studio.model.landmarks import Side
from studio.vision.athlete.source import AthleteSource, Facing

_FPS = 30.0
_REPS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    exercise: Exercise
    side: Side


class DemoAthlete:
    """Opens sources that all follow one wish: which exercise the athlete is to do.

    `perform` may be called from any thread; an open source changes over with its next picture.
    """

    def __init__(self, exercises: Mapping[str, Exercise], *, first_id: str) -> None:
        """Begin with one exercise.

        Args:
            exercises: By id; the ones with key poses can be shown.
            first_id: What the athlete does until told otherwise.
        """
        self._exercises = exercises
        self._task = _Task(exercise=exercises[first_id], side=Side.BOTH)

    @property
    def task(self) -> _Task:
        """What is to be done now."""
        return self._task

    def perform(self, exercise_id: str, *, side: Side) -> None:
        """Do this from the next picture on; an exercise without key poses changes nothing.

        Args:
            exercise_id: Which.
            side: The working leg; BOTH where the exercise uses both.
        """
        exercise = self._exercises.get(exercise_id)
        if exercise is not None and exercise.motion is not None:
            self._task = _Task(exercise=exercise, side=side)

    def open(self) -> "DemoAthleteSource":
        """A camera that sees the athlete."""
        return DemoAthleteSource(self)


class DemoAthleteSource:
    """One opening of that camera."""

    def __init__(self, athlete: DemoAthlete) -> None:
        """Begin with what the athlete does now.

        Args:
            athlete: Says what is to be done.
        """
        self._athlete = athlete
        self._changing = threading.Lock()
        self._task = athlete.task
        self._source = _source(self._task)
        self._is_closed = False
        self._delivered = 0
        self._opened_s = time.monotonic()

    @property
    def name(self) -> str:
        """For messages."""
        return "demo athlete"

    @property
    def is_live(self) -> bool:
        """True: it moves at its own pace."""
        return True

    @property
    def fps(self) -> float:
        """Pictures per second."""
        return _FPS

    @property
    def frame_count(self) -> int | None:
        """None: it never ends."""
        return None

    def read(self) -> Frame | None:
        """The next picture; None once closed."""
        self._follow()
        frame = self._source.read()
        if frame is None or self._is_closed:
            return None
        time_s = frame.arrived_s - self._opened_s
        numbered = replace(frame, index=self._delivered, time_s=time_s)
        self._delivered += 1
        return numbered

    def close(self) -> None:
        """End the stream; a waiting read returns at once."""
        with self._changing:
            self._is_closed = True
            self._source.close()

    def _follow(self) -> None:
        """Change over when something else is to be done."""
        task = self._athlete.task
        if task is self._task:
            return
        source = _source(task)
        with self._changing:
            if not self._is_closed:
                self._task, self._source = task, source


def _source(task: _Task) -> AthleteSource:
    """The athlete turns so that the working leg is the one near the camera."""
    side = None if task.side is Side.BOTH else task.side
    facing = Facing.LEFT if side is Side.LEFT else Facing.RIGHT
    return AthleteSource(task.exercise, side=side, facing=facing, fps=_FPS, reps=_REPS)
