"""The station without its screens: give it a camera and a journal, poll its snapshots.

station = Station(...)
station.start()
station.commands.put(WakeUp())
snapshot = station.snapshots.take(0.0)      # newest state, or None
event = station.events.get_nowait()         # facts, in order, none lost
station.stop()
"""

import queue
import time
from collections.abc import Callable
from functools import partial

from studio.catalog.loader import Catalog
from studio.coaching.coach import Coach
from studio.engine.course.conductor import Conductor
from studio.engine.course.durable_events import DurableEvents, StorageWatch
from studio.engine.course.live_set import SetJournal
from studio.engine.course.set_maker import CoachMaker, SetMaker
from studio.engine.health_notes import HealthNotes
from studio.engine.people.client_store import ClientStore, GuestsOnly
from studio.engine.people.training_desk import TrainingDesk
from studio.engine.pipeline.analysis import AnalysisThread
from studio.engine.pipeline.camera import Camera
from studio.engine.pipeline.mailbox import Mailbox
from studio.engine.replay import SetCoach
from studio.engine.snapshot import Command, Event, Snapshot
from studio.engine.supervision.heartbeat import Heartbeats, Part
from studio.model.exercise import Exercise
from studio.model.landmarks import Side
from studio.settings import StationSettings
from studio.store.ids import new_id
from studio.store.interrupted import InterruptedSet
from studio.vision.estimator import PoseEstimator
from studio.vision.source import FrameSource

_CLOSE_S = 3.5


class Station:
    """Camera, analysis and session of one station.

    Attributes:
        snapshots: Newest state; take it as often as the screen is painted.
        events: Facts, in order.
        commands: Put wishes here, from any thread.
        storage: Give `storage.told` to the journal as its `on_fault`.
    """

    def __init__(
        self,
        settings: StationSettings,
        catalog: Catalog,
        opener: Callable[[], FrameSource],
        estimator_factory: Callable[[], PoseEstimator],
        journal: SetJournal,
        *,
        storage: StorageWatch | None = None,
        make_coach: CoachMaker | None = None,
        new_set_id: Callable[[], str] = new_id,
        clock: Callable[[], float] = time.monotonic,
        heartbeats: Heartbeats | None = None,
        clients: ClientStore | None = None,
    ) -> None:
        """Nothing runs before `start`.

        Args:
            settings: Of this station.
            catalog: Exercises and cues.
            opener: Opens the camera, clip or demo athlete; called whenever somebody steps up.
            estimator_factory: Loads the pose network; called once, in the analysis thread.
            journal: Already started; the station stops before the journal does.
            storage: What the journal tells about the disk; None = all is well for ever.
            make_coach: A fresh coach for an exercise and a leg; None = the real one.
            new_set_id: Makes a UUIDv7 as text.
            clock: Monotonic seconds, the one sources stamp pictures with.
            heartbeats: Who hears that the threads live; None = nobody.
            clients: Who is known by name; None = everybody is a guest.
        """
        self.snapshots: Mailbox[Snapshot] = Mailbox()
        self.events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self.commands: queue.SimpleQueue[Command] = queue.SimpleQueue()
        self.storage = storage or StorageWatch()
        heartbeats, self._notes = heartbeats or Heartbeats(), HealthNotes(journal)
        self._camera = Camera(self._notes.opening(opener), clock=clock, heartbeats=heartbeats)
        facts = DurableEvents(self.events, storage=self.storage)
        self._clock = clock
        desk = TrainingDesk(
            catalog.exercises, settings, clients or GuestsOnly(), journal, new_set_id=new_set_id
        )
        make_coach = make_coach or _coach_maker(catalog)
        sets = SetMaker(catalog, make_coach, journal=journal, events=facts, desk=desk)
        self._conductor = self._conduct(settings, catalog, sets=sets, events=facts, desk=desk)
        self._analysis = AnalysisThread(
            conductor=self._conductor,
            camera=self._camera,
            estimator=estimator_factory,
            commands=self.commands,
            snapshots=self.snapshots,
            events=facts,
            clock=clock,
            beat=partial(heartbeats.beat, Part.ANALYSIS),
            notes=self._notes,
        )

    @property
    def failure(self) -> BaseException | None:
        """Why the analysis thread ended by itself, or None."""
        return self._analysis.failure

    @property
    def analysed(self) -> int:
        """Pictures analysed so far."""
        return self._analysis.analysed

    @property
    def dropped(self) -> int:
        """Pictures that a newer one replaced before they could be looked at."""
        return self._camera.dropped

    def start(self, *, interrupted: InterruptedSet | None = None) -> None:
        """Load the network and begin, with the camera off. Once only.

        Args:
            interrupted: A set that was cut off a moment ago and goes on; None = nobody is there.
        """
        if interrupted is not None:
            self._conductor.resume(interrupted, now_s=self._clock())
        self._notes.started()
        self._analysis.start()

    def stop(self) -> None:
        """End the set under way, write it down, give the camera back. Safe to call twice."""
        self._analysis.stop()
        if self.failure is None:
            self._notes.stopped()
        self._camera.turn_off()
        self._camera.join(timeout_s=_CLOSE_S)

    def _conduct(
        self,
        settings: StationSettings,
        catalog: Catalog,
        *,
        sets: SetMaker,
        events: DurableEvents,
        desk: TrainingDesk,
    ) -> Conductor:
        return Conductor(
            settings=settings,
            catalog=catalog,
            sets=sets,
            events=events,
            storage=self.storage,
            camera=self._camera,
            desk=desk,
            forget_client=self._forget_client,
        )

    def _forget_client(self) -> None:
        self._analysis.forget_client()


def _coach_maker(catalog: Catalog) -> CoachMaker:
    def make(exercise: Exercise, side: Side) -> SetCoach:
        return Coach(exercise, cues=catalog.cues, side=side)

    return make
