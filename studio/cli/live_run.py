"""The real station, led into a live set and measured there."""

import dataclasses
import time
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer

from studio.app import Foundation, RunOptions, StationApp, make_application
from studio.engine.live_bench import Counters, LiveMeasures
from studio.engine.replay_report import Json
from studio.engine.snapshot import (
    CameraBack,
    CameraLost,
    ChooseExercise,
    Command,
    Continue,
    Event,
    StartSet,
    StateChanged,
    WakeUp,
)
from studio.errors import KnownError, Reason
from studio.model.session import StationState

_SETTLE_S = 1.0
_GIVE_UP_S = 30.0
_LOOK_MS = 100
_ENDLESS_REPS = 100_000


class LiveRun(QObject):
    """Opens the station, keeps it in a live set, and measures for so many seconds."""

    def __init__(
        self,
        foundation: Foundation,
        options: RunOptions,
        *,
        exercise_id: str,
        seconds: float,
    ) -> None:
        """Build; nothing runs before `measure`.

        Args:
            foundation: Its settings are used without count-in and without sound.
            options: With the source.
            exercise_id: What is counted.
            seconds: How long to measure once the set is live.

        Raises:
            KnownError: As `StationApp`.
        """
        self._application = make_application()
        super().__init__()
        quiet = dataclasses.replace(foundation.settings, count_in_s=0.0, voice=False, mute=True)
        self._station_app = StationApp(
            dataclasses.replace(foundation, settings=quiet),
            options,
            application=self._application,
        )
        self._exercise_id = exercise_id
        self._seconds = seconds
        self._measures = LiveMeasures()
        self._report: Mapping[str, Json] | None = None
        self._fault: KnownError | None = None
        self._started_s = 0.0
        self._told: Callable[[float], None] = _ignore
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._on_look_fired)
        self._station_app.bridge.event_taken.connect(self._on_event_taken)
        self._station_app.live.stage.set_painted_hook(self._measures.painted)
        self._station_app.bridge.set_busy_hook(self._measures.busy)

    def measure(self, *, told: Callable[[float], None]) -> Mapping[str, Json]:
        """Run to the end.

        Args:
            told: Called with the seconds measured so far.

        Raises:
            KnownError: The source gives no pictures, or the station could not start.
        """
        self._told = told
        self._started_s = time.monotonic()
        try:
            self._station_app.start()
            self._say(WakeUp(), self._choice(), StartSet())
            self._look.start()
            self._application.exec()
        finally:
            self._look.stop()
            self._station_app.stop()
        failure = self._station_app.failure
        if failure is not None:
            raise failure
        if self._report is None:
            raise self._fault or KnownError(
                Reason.CAMERA_SILENT, "No live picture was painted; check that the source plays."
            )
        return self._report

    def _choice(self) -> ChooseExercise:
        return ChooseExercise(exercise_id=self._exercise_id, reps_target=_ENDLESS_REPS)

    def _say(self, *commands: Command) -> None:
        for command in commands:
            self._station_app.bridge.send(command)

    def _counters(self) -> Counters:
        station = self._station_app.station
        return Counters(
            now_s=time.monotonic(),
            analysed=station.analysed,
            dropped=station.dropped,
            cpu_s=time.process_time(),
        )

    def _on_event_taken(self, event: Event) -> None:
        """Whatever ended the set (somebody left the picture), begin another one."""
        match event:
            case StateChanged(state=StationState.SUMMARY | StationState.REST):
                self._say(Continue())
            case StateChanged(state=StationState.STAND_HERE):
                self._say(StartSet())
            case CameraLost(message=message, reason=reason):
                self._fault = KnownError(reason, message)
                if reason.exit_code == Reason.USER_INPUT.exit_code:
                    self._application.quit()  # no waiting mends it
            case CameraBack():
                self._fault = None
                self._say(StartSet())  # refused while there was no picture
            case _:
                pass

    def _on_look_fired(self) -> None:
        now_s = time.monotonic()
        self._measures.look(now_s, seconds=self._seconds)
        began = self._measures.began
        if began is None:
            if self._measures.startup_s == self._measures.startup_s:
                QTimer.singleShot(int(1000 * _SETTLE_S), self._begin)
                self._look.stop()
            elif now_s - self._started_s > _GIVE_UP_S:
                self._application.quit()
        elif now_s - began.now_s >= self._seconds:
            self._report = self._measures.report(self._counters())
            self._application.quit()
        else:
            self._told(now_s - began.now_s)

    def _begin(self) -> None:
        self._measures.begin(self._counters())
        self._look.start()


def _ignore(_passed_s: float) -> None:
    """Nobody wants to know."""
