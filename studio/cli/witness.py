"""Looks on while the station runs: tells each fact as it is shown, or trains all by itself."""

import json
from collections.abc import Callable

from studio.app import StationApp
from studio.engine.pipeline.frame_age import FrameAges
from studio.engine.snapshot import (
    ChooseExercise,
    Command,
    Continue,
    Event,
    RepCounted,
    SetFinished,
    SetStarted,
    Snapshot,
    StartSet,
    StateChanged,
    StopSet,
    WakeUp,
)
from studio.model.session import StationState

EXERCISE = "goblet_squat"


class FactPrinter:
    """Prints one JSON line for each fact, once the screens have it."""

    def __init__(self, station_app: StationApp, *, tell: Callable[[str], None]) -> None:
        """Listen.

        Args:
            station_app: Not started yet.
            tell: Takes one line.
        """
        self._tell = tell
        station_app.care.first_picture.connect(self._on_first_picture)
        station_app.care.camera_picture.connect(self._on_camera_picture)
        station_app.bridge.event_taken.connect(self._on_event_taken)
        self._ages = FrameAges(tell=self._on_ages_counted)
        station_app.live.stage.set_painted_hook(self._ages.painted)

    def _on_first_picture(self, seconds: float) -> None:
        self._say(fact="first_picture", seconds=round(seconds, 3))

    def _on_camera_picture(self, seconds: float) -> None:
        self._say(fact="camera_picture", seconds=round(seconds, 3))

    def _on_event_taken(self, event: Event) -> None:
        match event:
            case StateChanged():
                self._say(fact="state", state=event.state.value)
            case SetStarted():
                self._say(fact="set_started", set_id=event.plan.set_id)
            case RepCounted():
                self._say(fact="rep", set_id=event.set_id, number=event.rep.span.number)
            case SetFinished():
                self._say(fact="set_finished", set_id=event.plan.set_id, count=event.count)

    def _on_ages_counted(self, counts: list[int]) -> None:
        self._say(fact="frame_ages", counts=counts)

    def _say(self, **fact: str | int | float | list[int]) -> None:
        self._tell(json.dumps(fact))


class ByItself:
    """Does what a client would do, set after set; the demo athlete does the moving."""

    def __init__(self, station_app: StationApp, *, reps: int) -> None:
        """Listen.

        Args:
            station_app: Not started yet.
            reps: Of each set.
        """
        self._send = station_app.bridge.send
        self._reps = reps
        self._state: StationState | None = None
        self._has_answered = False
        station_app.bridge.snapshot_ready.connect(self._on_snapshot_ready)

    def _on_snapshot_ready(self, snapshot: Snapshot) -> None:
        if snapshot.state is not self._state:
            self._state, self._has_answered = snapshot.state, False
        command = self._command(snapshot)
        if command is not None and not self._has_answered:
            self._has_answered = True
            self._send(command)

    def _command(self, snapshot: Snapshot) -> Command | None:
        match snapshot.state:
            case StationState.ATTRACT:
                return WakeUp()
            case StationState.CHOOSE:
                return ChooseExercise(exercise_id=EXERCISE, reps_target=self._reps)
            case StationState.STAND_HERE:
                return StartSet()
            case StationState.LIVE if snapshot.count >= self._reps and not snapshot.provisional:
                return StopSet()
            case StationState.SUMMARY | StationState.REST:
                return Continue()
        return None


class Witness:
    """Gives a station whoever is wanted to look on."""

    def __init__(self, *, tell: Callable[[str], None] | None, reps: int | None) -> None:
        """Nobody looks on before the station is there.

        Args:
            tell: Takes a line for each fact; None = facts are not told.
            reps: Of each set the station trains by itself; None = it waits for clients.
        """
        self._tell = tell
        self._reps = reps
        self._present: list[FactPrinter | ByItself] = []

    def __call__(self, station_app: StationApp) -> None:
        """Look on from now.

        Args:
            station_app: Not started yet.
        """
        if self._tell is not None:
            self._present.append(FactPrinter(station_app, tell=self._tell))
        if self._reps is not None:
            self._present.append(ByItself(station_app, reps=self._reps))
