"""The analysis thread: pictures and commands in; snapshots and facts out."""

import logging
import queue
import threading
import time
from collections.abc import Callable

from studio.engine.course.conductor import Conductor
from studio.engine.course.durable_events import DurableEvents
from studio.engine.health_notes import HealthNotes
from studio.engine.pipeline.camera import Camera
from studio.engine.pipeline.health import PaceMeter
from studio.engine.pipeline.mailbox import Mailbox
from studio.engine.snapshot import CameraBack, CameraLost, Command, Snapshot
from studio.engine.supervision.heartbeat import nothing
from studio.model.frame import Frame
from studio.model.session import StationState
from studio.vision.estimator import PoseEstimator

_log = logging.getLogger(__name__)

TICK_S = 0.1
"""Without pictures, time is looked at this often."""

_JOIN_S = 5.0
_FLUSH_S = 1.0


class AnalysisThread:
    """Runs the conductor.

    A picture is worked on as soon as it is there, a command within one picture or one tick.
    """

    def __init__(
        self,
        *,
        conductor: Conductor,
        camera: Camera,
        estimator: Callable[[], PoseEstimator],
        commands: "queue.SimpleQueue[Command]",
        snapshots: Mailbox[Snapshot],
        events: DurableEvents,
        clock: Callable[[], float] = time.monotonic,
        beat: Callable[[], None] = nothing,
        notes: HealthNotes | None = None,
    ) -> None:
        """Nothing runs before `start`.

        Args:
            conductor: The state; used from this thread only.
            camera: Where pictures come from.
            estimator: Loads the pose network; called once, in the thread.
            commands: From the screens.
            snapshots: To the screens.
            events: To the screens, each once it is durable.
            clock: Monotonic seconds.
            beat: Called again and again while the thread lives.
            notes: Of the station's health; None = nobody keeps any.
        """
        self._notes = notes or HealthNotes(None)
        self._conductor = conductor
        self._camera = camera
        self._make_estimator = estimator
        self._estimator: PoseEstimator | None = None
        self._commands = commands
        self._snapshots = snapshots
        self._events = events
        self._clock = clock
        self._beat = beat
        self._stop = threading.Event()
        self._meter = PaceMeter()
        self._thread = threading.Thread(target=self._run, name="analysis", daemon=True)
        self.failure: BaseException | None = None

    @property
    def analysed(self) -> int:
        """Pictures analysed so far."""
        return self._meter.analysed

    def start(self) -> None:
        """Begin. Once only."""
        self._thread.start()

    def stop(self) -> None:
        """End the set under way, write it down, and wait for the thread."""
        self._stop.set()
        if self._thread.ident is not None:
            self._thread.join(_JOIN_S)

    def forget_client(self) -> None:
        """Follow nobody any more; called by the conductor, in this thread."""
        if self._estimator is not None:
            self._estimator.reset()

    def _run(self) -> None:
        try:
            self._estimator = self._make_estimator()
            while not self._stop.is_set():
                self._work()
        except Exception as error:  # noqa: BLE001 - a thread loop: told by `failure`
            _log.exception("the analysis thread failed")
            self.failure = error
        finally:
            self._conductor.shut_down(now_s=self._clock())
            self._events.flush(timeout_s=_FLUSH_S)
            self._snapshots.close()

    def _work(self) -> None:
        """One picture, or one tick without one."""
        self._beat()
        if self._camera.is_on and not self._camera.has_ended:
            frame = self._camera.take(TICK_S)
            self._obey()
        else:
            frame = None
            self._obey(wait_s=TICK_S)
        self._look_at_camera()
        if frame is not None and self._camera.is_on:
            self._analyse(frame)
        self._conductor.tick(self._clock())
        now_s = self._clock()
        pace = self._meter.pace(now_s)
        self._snapshots.put(self._conductor.snapshot(now_s=now_s, pace=pace))
        self._notes.see(
            is_live=self._conductor.state is StationState.LIVE,
            analysed=self._meter.analysed,
            dropped=self._camera.dropped,
            pace=pace,
            now_s=now_s,
        )

    def _analyse(self, frame: Frame) -> None:
        if self._estimator is None or not self._conductor.wants_pose(now_s=self._clock()):
            self._conductor.show(frame)
            return
        pose = self._estimator.estimate(frame)
        self._conductor.see(frame, pose, now_s=self._clock())
        self._meter.add(arrived_s=frame.arrived_s, analysed_s=self._clock())

    def _obey(self, *, wait_s: float = 0.0) -> None:
        """Every command that waits; with nothing there, wait a little for the first."""
        try:
            command = self._commands.get(timeout=wait_s) if wait_s else self._commands.get_nowait()
            while True:
                self._conductor.handle(command, now_s=self._clock())
                command = self._commands.get_nowait()
        except queue.Empty:
            return

    def _look_at_camera(self) -> None:
        while not self._camera.turns.empty():
            turn = self._camera.turns.get_nowait()
            if turn.fault is not None:
                self._events.post(CameraLost(message=turn.fault.text, reason=turn.fault.reason))
                self._notes.fault(turn.fault.reason)
            else:
                self._events.post(CameraBack())
                self._conductor.camera_is_back(self._clock())
