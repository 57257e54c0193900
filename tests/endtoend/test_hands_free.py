"""A whole visit without a touch: three exercises of the athlete, seen by the real network.

The coach's offer is taken, each set begun and ended, and each rest ended by a raised hand, or by
being in place and still where nobody can stand up for it. Landmarks are kept by content.
"""

import itertools
import queue
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from studio.catalog.loader import Catalog
from studio.coaching.coach import Coach
from studio.engine.course.conductor import Conductor
from studio.engine.course.durable_events import DurableEvents, StorageWatch
from studio.engine.course.set_maker import SetMaker
from studio.engine.judging.landmark_cache import LandmarkCache
from studio.engine.people.client_store import GUEST, GuestsOnly
from studio.engine.people.training_desk import TrainingDesk
from studio.engine.replay import sightings
from studio.engine.snapshot import CueGiven, Event, SetFinished, WakeUp
from studio.model.client import ClientProfile
from studio.model.exercise import Exercise, Position, TempoTarget
from studio.model.landmarks import Landmark, Side
from studio.model.pose import Pose
from studio.model.session import SetPlan, StationState
from studio.settings import StationSettings
from studio.vision.athlete.source import AthleteSource, Facing
from studio.vision.blazepose import BlazePoseEstimator
from tests.builders import make_pose, squat_posture
from tests.engine.fakes import BRIGHT, FakeCamera, FakeJournal, frame_at

STEP_S = 1.0 / 30.0
REPS = 2
QUICK = TempoTarget(eccentric_s=1.2, pause_long_s=0.2, concentric_s=1.0, pause_short_s=0.2)
EXERCISES = 3
SETTINGS = StationSettings(
    count_in_s=1.0, equipment=("mat", "bench", "band", "dumbbell", "barbell", "kettlebell", "box")
)


class Visit:
    """Somebody who never touches the screen."""

    def __init__(
        self, catalog: Catalog, *, estimator: BlazePoseEstimator, cache: LandmarkCache
    ) -> None:
        self._catalog, self._estimator, self._cache = catalog, estimator, cache
        self._queue: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self.told: list[Event] = []
        self.now_s = 0.0
        numbers = itertools.count(1)
        journal = FakeJournal()
        events = DurableEvents(self._queue)
        self.desk = TrainingDesk(
            catalog.exercises,
            SETTINGS,
            GuestsOnly(),
            journal,
            new_set_id=lambda: f"set-{next(numbers)}",
        )
        profile = ClientProfile(level=3, sessions_per_week=2)  # enough sets for three exercises
        self.desk.current.client = replace(GUEST, profile=profile)
        self.conductor = Conductor(
            settings=SETTINGS,
            catalog=catalog,
            sets=SetMaker(
                catalog,
                lambda exercise, side: Coach(exercise, cues=catalog.cues, side=side),
                journal=journal,
                events=events,
                desk=self.desk,
            ),
            events=events,
            storage=StorageWatch(),
            camera=FakeCamera(),
            desk=self.desk,
            forget_client=lambda: None,
        )

    @property
    def state(self) -> StationState:
        return self.conductor.state

    def see(self, pose: Pose) -> None:
        self.now_s += STEP_S
        frame = frame_at(self.now_s, image=BRIGHT)
        if self.conductor.wants_pose(now_s=self.now_s):
            self.conductor.see(frame, replace(pose, time_s=self.now_s), now_s=self.now_s)
        else:
            self.conductor.show(frame)
            self.conductor.tick(self.now_s)
        while not self._queue.empty():
            self.told.append(self._queue.get_nowait())

    def hold(self, pose: Pose, *, until: StationState, seconds: float) -> None:
        for _ in range(round(seconds / STEP_S)):
            if self.state is until:
                return
            self.see(pose)
        assert self.state is until

    def raise_hand(self, *, until: StationState) -> None:
        standing = make_pose(squat_posture(0.0))
        for _ in range(10):
            self.see(standing)
        self.hold(with_hand_up(standing), until=until, seconds=2.5)
        self.see(standing)

    def do_set(self) -> tuple[SetPlan, SetFinished]:
        assert self.conductor.plan is not None
        plan = replace(self.conductor.plan, sets_target=1)  # one set of each is enough to see
        self.desk.current.plan = plan
        exercise = self._catalog.exercise(plan.exercise_id)
        poses = list(self._athlete(exercise, plan.side))
        self.hold(poses[0], until=StationState.LIVE, seconds=12.0)
        for pose in poses:
            self.see(pose)
        assert self.state is StationState.LIVE
        self._end(exercise, poses[-1])
        finished = next(one for one in reversed(self.told) if isinstance(one, SetFinished))
        assert finished.plan == plan
        return plan, finished

    def _end(self, exercise: Exercise, last: Pose) -> None:
        if exercise.position in {Position.SUPINE, Position.QUADRUPED, Position.SIDE_LYING}:
            away = 6.0  # who lies rolls out of the picture
            for _ in range(round(away / STEP_S)):
                self.now_s += STEP_S
                frame = frame_at(self.now_s, image=BRIGHT)
                self.conductor.see(frame, None, now_s=self.now_s)
            while not self._queue.empty():
                self.told.append(self._queue.get_nowait())
            assert self.state is StationState.SUMMARY
            return
        for _ in range(10):
            self.see(last)
        self.hold(with_hand_up(last), until=StationState.SUMMARY, seconds=2.5)

    def _athlete(self, exercise: Exercise, side: Side) -> Iterator[Pose]:
        facing = Facing.LEFT if side is Side.LEFT else Facing.RIGHT
        source = AthleteSource(
            exercise,
            reps=REPS,
            tempo=QUICK,
            side=None if side is Side.BOTH else side,
            facing=facing,
            paced=False,
        )
        content = source.pictures_digest()
        seen = self._cache.load(content)
        if seen is None:
            self._estimator.reset()
            seen = self._cache.keep(content, sightings(source, estimator=self._estimator))
        for sighting in seen:
            assert sighting.pose is not None
            yield sighting.pose


def with_hand_up(pose: Pose) -> Pose:
    """The right arm stretched up, the left one hanging."""
    points = pose.points_px.copy()
    visibility = pose.visibility.copy()
    head = min(points[part, 1] for part in (Landmark.NOSE, Landmark.LEFT_EAR, Landmark.RIGHT_EAR))
    points[Landmark.RIGHT_WRIST] = (points[Landmark.NOSE, 0], head - 120.0)
    shoulder, hip = points[Landmark.RIGHT_SHOULDER, 1], points[Landmark.RIGHT_HIP, 1]
    points[Landmark.RIGHT_ELBOW, 1] = shoulder - 0.35 * (hip - shoulder)
    points[Landmark.LEFT_WRIST, 1] = max(points[Landmark.LEFT_WRIST, 1], hip)
    visibility[[Landmark.RIGHT_WRIST, Landmark.NOSE]] = 1.0
    return replace(
        pose, points_px=points.astype(np.float32), visibility=visibility.astype(np.float32)
    )


@pytest.fixture
def visit(catalog: Catalog, estimator: BlazePoseEstimator, landmark_cache: LandmarkCache) -> Visit:
    return Visit(catalog, estimator=estimator, cache=landmark_cache)


def test_three_exercises_without_a_touch(visit: Visit, catalog: Catalog) -> None:
    visit.conductor.handle(WakeUp(), now_s=0.0)
    visit.raise_hand(until=StationState.STAND_HERE)
    done: dict[str, list[tuple[int, str]]] = {}
    for _ in range(16):
        plan, finished = visit.do_set()
        done.setdefault(plan.exercise_id, []).append((finished.count, plan.side.value))
        visit.raise_hand(
            until=StationState.REST if finished.next_side is None else StationState.STAND_HERE
        )
        if visit.state is StationState.REST and len(done) == EXERCISES:
            break
        if visit.state is StationState.REST:
            visit.raise_hand(until=StationState.STAND_HERE)
    assert len(done) == EXERCISES
    assert {count for sets in done.values() for count, _ in sets} == {REPS}, done
    spoken = [one.cue for one in visit.told if isinstance(one, CueGiven)]
    assert len({(cue.cue_id, cue.since_s) for cue in spoken}) == len(spoken)
