"""The demo athlete as a camera, with the truth of every frame."""

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from studio.model.exercise import Exercise, TempoTarget, View
from studio.model.frame import Frame
from studio.model.landmarks import Side
from studio.vision.athlete.backdrop import studio_backdrop
from studio.vision.athlete.camera import Camera
from studio.vision.athlete.crowd import Actor
from studio.vision.athlete.faults import Fault, FaultKind
from studio.vision.athlete.figure import DEFAULT_CLOTHES, Clothes
from studio.vision.athlete.fingerprint import pictures_digest
from studio.vision.athlete.motion import RepTruth, SpeedShape
from studio.vision.athlete.performer import Performer, SetPlanned
from studio.vision.athlete.scene import Figure, Scene
from studio.vision.athlete.spot import Spot
from studio.vision.athlete.truth import FrameTruth, landmark_points, true_values


class Facing(StrEnum):
    """Which way the athlete looks in the picture, in side and oblique view."""

    LEFT = "left"
    RIGHT = "right"


_HEADING_DEG = {View.SIDE: 90.0, View.OBLIQUE: 45.0, View.FRONT: 0.0}


def heading_of(view: View, facing: Facing) -> float:
    """Heading of the athlete: 0 = facing the camera, 90 = facing right in the picture."""
    return _HEADING_DEG[view] * (1.0 if facing is Facing.RIGHT else -1.0)


def near_side(facing: Facing) -> Side:
    """The side of the body nearer to the camera in side and oblique view."""
    return Side.RIGHT if facing is Facing.RIGHT else Side.LEFT


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTruth:
    """The truth of one set.

    Attributes:
        exercise_id: What is done.
        reps: Every rep, in stream seconds of the first set.
        duration_s: Length of the set; a live source begins again after it.
    """

    exercise_id: str
    reps: tuple[RepTruth, ...]
    duration_s: float


class _Pace:
    """Hands out frame numbers at a fixed rate; a late reader skips, as with a camera."""

    def __init__(self, fps: float) -> None:
        self._fps = fps
        self._closed = threading.Event()
        self._opened_s: float | None = None
        self._last = -1

    def next_number(self) -> int | None:
        """Wait for the next picture's turn; None once closed."""
        now_s = time.monotonic()
        if self._opened_s is None:
            self._opened_s = now_s
        due = max(self._last + 1, int((now_s - self._opened_s) * self._fps))
        wait_s = self._opened_s + due / self._fps - now_s
        if self._closed.wait(max(0.0, wait_s)):
            return None
        self._last = due
        return due

    def close(self) -> None:
        """End the waiting."""
        self._closed.set()


class AthleteSource:
    """The demo athlete doing one exercise.

    Live (`paced`): pictures come at `fps` and sets follow one another without end. Otherwise
    pictures come as fast as they are asked for and end with the set.
    """

    def __init__(
        self,
        exercise: Exercise,
        *,
        reps: int = 5,
        tempo: TempoTarget | None = None,
        shape: SpeedShape = SpeedShape.MINIMUM_JERK,
        view: View | None = None,
        facing: Facing = Facing.RIGHT,
        fault: Fault | Sequence[Fault] | None = None,
        side: Side | Sequence[Side] | None = None,
        size_px: tuple[int, int] = (1280, 720),
        fps: float = 30.0,
        paced: bool = True,
        clothes: Clothes = DEFAULT_CLOTHES,
        at: Spot | None = None,
        others: Sequence[Actor] = (),
    ) -> None:
        """Lay out the set.

        Args:
            exercise: With key poses.
            reps: Reps of one set.
            tempo: None = as prescribed.
            shape: Speed over a move.
            view: None = the one in which the exercise is graded.
            facing: Which way the athlete looks in side and oblique view. An athlete lying on
                one side always shows the front; the working side decides where the head is.
            fault: One or more faults.
            side: Working side of a per-side exercise, or one per rep (("left", "right")
                alternates). None = the side near to the camera, from the front the left.
            size_px: Width and height of the picture.
            fps: Pictures per second.
            paced: Live, or as fast as possible.
            clothes: Colours.
            at: Where the athlete stands and how big; its heading is added to that of the view.
            others: More people in the picture; the truth stays that of the athlete.

        Raises:
            KnownError: BAD_RESOURCE when the exercise has no key poses.
        """
        self._exercise = exercise
        self._view = exercise.view if view is None else view
        faults = (fault,) if isinstance(fault, Fault) else tuple(fault or ())
        plan = SetPlanned(
            reps=reps, tempo=tempo, shape=shape, sides=self._sides(side, facing), faults=faults
        )
        self.performer = Performer(exercise, plan)
        turned_deg = sum(entry.amount for entry in faults if entry.kind is FaultKind.BODY_TURNED)
        place = Spot() if at is None else at
        self._spot = place.turned(heading_of(self._view, facing) + turned_deg)
        self._others = tuple(others)
        motion = self.performer.motion_of(plan.sides[0])
        self._scene = shared_scene(size_px, camera_height_m=motion.camera_height_m)
        self._clothes = clothes
        self._fps, self._is_paced = fps, paced
        self._pace = _Pace(fps)
        self._delivered = 0
        self._is_closed = False

    def _sides(self, side: Side | Sequence[Side] | None, facing: Facing) -> tuple[Side, ...]:
        if not self._exercise.per_side:
            return (Side.BOTH,)
        if side is None:
            return (Side.LEFT if self._view is View.FRONT else near_side(facing),)
        return (side,) if isinstance(side, Side) else tuple(side)

    @property
    def name(self) -> str:
        """For messages."""
        return "demo athlete"

    @property
    def is_live(self) -> bool:
        """True when pictures come at their own pace."""
        return self._is_paced

    @property
    def fps(self) -> float:
        """Pictures per second."""
        return self._fps

    @property
    def frame_count(self) -> int | None:
        """Pictures of the set; None when endless."""
        return None if self._is_paced else self._set_frames

    @property
    def truth(self) -> SetTruth:
        """When the reps are."""
        timeline = self.performer.timeline
        return SetTruth(
            exercise_id=self._exercise.id, reps=timeline.reps, duration_s=timeline.duration_s
        )

    @property
    def _set_frames(self) -> int:
        return int(self.performer.timeline.duration_s * self._fps) + 1

    def read(self) -> Frame | None:
        """The next picture; None at the end of an unpaced set, or once closed."""
        if self._is_closed:
            return None
        number: int | None = self._delivered
        if self._is_paced:
            number = self._pace.next_number()
        elif self._delivered >= self._set_frames:
            number = None
        if number is None:
            return None
        time_s = number / self._fps
        image = self._scene.paint(self._people_at(time_s))
        frame = Frame(
            index=self._delivered, time_s=time_s, arrived_s=time.monotonic(), image_bgr=image
        )
        self._delivered += 1
        return frame

    def pictures_digest(self) -> str:
        """Changes with what the pictures of the first set show, not with the code that paints."""
        pictures = (self._people_at(number / self._fps) for number in range(self._set_frames))
        return pictures_digest(pictures, camera=self._scene.camera)

    def close(self) -> None:
        """End the stream; a waiting read returns at once."""
        self._is_closed = True
        self._pace.close()

    def _people_at(self, time_s: float) -> list[Figure]:
        return [self.figure_at(time_s), *(other.figure_at(time_s) for other in self._others)]

    def figure_at(self, time_s: float) -> Figure:
        """The athlete at a stream time, ready to be painted."""
        body, pose, phase, _ = self.performer.body_at(self._set_time_s(time_s))
        start, far = self.performer.ends_of(phase.side)
        return Figure(
            body=body,
            start=start,
            far=far,
            motion=self.performer.motion_of(phase.side),
            spot=self._spot,
            clothes=self._clothes,
            spine_bend_deg=pose.spine_bend_deg,
        )

    def truth_at(self, time_s: float) -> FrameTruth:
        """What is really so at a stream time."""
        body, _, phase, progress = self.performer.body_at(self._set_time_s(time_s))
        start, far = self.performer.ends_of(phase.side)
        figure = Figure(body=body, start=start, far=far, motion=None, spot=self._spot)
        return FrameTruth(
            time_s=time_s,
            progress=progress,
            kind=phase.kind,
            rep=phase.rep,
            side=phase.side,
            points_px=landmark_points(self._scene.points_px(figure)),
            values=true_values(body, start=start),
        )

    def driver_at(self, time_s: float) -> float:
        """True value of the exercise's driver at a stream time, in its unit."""
        truth = self.truth_at(time_s)
        return driver_value(truth, self._exercise)

    def _set_time_s(self, time_s: float) -> float:
        return time_s % self.performer.timeline.duration_s if self._is_paced else time_s


def driver_value(truth: FrameTruth, exercise: Exercise) -> float:
    """The exercise's driver among the true values: of the working side, or the mean of both."""
    feature = exercise.driver.feature
    if feature in truth.values:
        return truth.values[feature]
    if truth.side is not Side.BOTH:
        return truth.values[f"{truth.side.value}_{feature}"]
    return 0.5 * (truth.values[f"left_{feature}"] + truth.values[f"right_{feature}"])


def shared_scene(size_px: tuple[int, int], *, camera_height_m: float) -> Scene:
    """A studio scene of that size."""
    camera = Camera(size_px=size_px, height_m=camera_height_m)
    return Scene(camera, studio_backdrop(camera))
