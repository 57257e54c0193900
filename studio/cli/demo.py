"""The station without a display: a whole set through the real pipeline, told in words.

The same program as on a screen, drawn offscreen: camera (the demo athlete), pose network, coach,
journal, screens. Each rep is printed as it is counted; a picture of the live screen and of the
summary are written.
"""

import dataclasses
import errno
import os
import time
from datetime import datetime
from math import isnan
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject, QTimer

from studio.app import (
    Foundation,
    RunOptions,
    StationApp,
    lay_foundation,
    make_application,
)
from studio.cli.console import counted
from studio.engine.snapshot import (
    CameraBack,
    CameraLost,
    ChooseExercise,
    Command,
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
from studio.errors import KnownError, Reason
from studio.model.rep import Rep
from studio.model.session import StationState
from studio.paths import data_folder
from studio.ui.ending import ending_on_signals
from studio.vision.model_files import Progress
from studio.vision.open_source import ATHLETE

DEMO_EXERCISE = "goblet_squat"
DEMO_REPS = 5

_WINDOW_PX = (1920, 1080)
_LIMIT_S = 180.0
_DRAWN_MS = 700
_WATCH_MS = 500
_PICTURE_AT_REP = 2
_PICTURE_AT_PROGRESS = 0.6
_FADED_IN_AFTER = 4


def run_demo(*, source: str, data: Path | None, progress: Progress) -> None:
    """Do the demonstration and print it.

    Args:
        source: Where pictures come from.
        data: Folder of everything that is written; None = the usual one.
        progress: Told how far fetching the pose network is.

    Raises:
        KnownError: The world does not allow it, or no set came about.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    options = RunOptions(source=source, data=data, window_px=_WINDOW_PX)
    foundation = lay_foundation(options, progress=progress)
    quiet = dataclasses.replace(foundation.settings, voice=False, mute=True)
    demo = Demo(
        dataclasses.replace(foundation, settings=quiet),
        options,
        folder=data_folder(data) / "demo",
    )
    demo.run()


class Demo(QObject):
    """Leads the station through one set."""

    def __init__(self, foundation: Foundation, options: RunOptions, *, folder: Path) -> None:
        """Build; nothing runs before `run`.

        Args:
            foundation: What the station stands on.
            options: With the source.
            folder: Where pictures of the screen are written.
        """
        self._application = make_application()
        super().__init__()
        self._station_app = StationApp(foundation, options, application=self._application)
        self._exercise = foundation.catalog.exercise(DEMO_EXERCISE)
        self._folder = folder
        self._is_camera = options.source != ATHLETE
        self._fault: KnownError | None = None
        self._finished: SetFinished | None = None
        self._is_told = False
        self._wants_picture = False
        self._pictures_with_body = 0
        self._began_s = 0.0
        self._watch = QTimer(self)
        self._watch.setInterval(_WATCH_MS)
        self._watch.timeout.connect(self._on_watch_fired)
        self._station_app.bridge.event_taken.connect(self._on_event_taken)
        self._station_app.bridge.snapshot_ready.connect(self._on_snapshot_ready)

    def run(self) -> None:
        """From the first touch to the summary; Ctrl+C and the supervisor's stop end it early.

        Raises:
            KnownError: No set came about within three minutes, the disk takes nothing, or the
                station ended by itself.
        """
        self._make_folder()
        self._began_s = time.monotonic()
        try:
            with ending_on_signals():
                self._station_app.start()
                self._say(
                    WakeUp(),
                    ChooseExercise(exercise_id=DEMO_EXERCISE, reps_target=DEMO_REPS),
                    StartSet(),
                )
                self._watch.start()
                self._application.exec()
        finally:
            self._watch.stop()
            self._station_app.stop()
        failure = self._fault or self._station_app.failure
        if failure is not None:
            raise failure
        if not self._is_told:
            print("stopped ahead of the end of the set", flush=True)

    def _say(self, *commands: Command) -> None:
        for command in commands:
            self._station_app.bridge.send(command)

    def _on_event_taken(self, event: Event) -> None:
        match event:
            case SetStarted():
                print(
                    f"{self._exercise.name}: {counted(event.plan.reps_target, 'rep')}", flush=True
                )
            case RepCounted(rep=rep):
                self._take_rep(rep)
            case SetFinished():
                self._finished = event
            case CameraLost(message=message, reason=reason) if self._is_camera:
                self._give_up(KnownError(reason, message))
            case CameraBack():
                self._say(StartSet())  # refused while there was no picture
            case StateChanged(state=StationState.SUMMARY):
                QTimer.singleShot(_DRAWN_MS, self._end)

    def _on_snapshot_ready(self, snapshot: Snapshot) -> None:
        """The live screen is kept once the overlay has faded in and the movement is under way."""
        has_body = snapshot.pose is not None and snapshot.state is StationState.LIVE
        self._pictures_with_body = self._pictures_with_body + 1 if has_body else 0
        is_moving = (snapshot.progress_ratio or 0.0) > _PICTURE_AT_PROGRESS
        if self._wants_picture and is_moving and self._pictures_with_body > _FADED_IN_AFTER:
            self._wants_picture = False
            self._save("live")

    def _take_rep(self, rep: Rep) -> None:
        number = rep.span.number
        print(f"rep {number} of {DEMO_REPS} counted at {rep.span.counted_at_s:.1f} s", flush=True)
        # Only the drawn athlete: a picture of a client is never kept.
        is_wanted = number == _PICTURE_AT_REP and not self._is_camera
        self._wants_picture = self._wants_picture or is_wanted
        if number >= DEMO_REPS:
            QTimer.singleShot(_DRAWN_MS, self._stop_set)

    def _stop_set(self) -> None:
        self._say(StopSet())

    def _save(self, name: str) -> None:
        path = self._folder / f"{name}-{datetime.now().astimezone():%Y%m%d-%H%M%S}.png"
        # Made in memory: the PNG library would tell a full disk in words of its own.
        picture = QBuffer()
        picture.open(QIODevice.OpenModeFlag.WriteOnly)
        self._station_app.window.grab().save(picture, "PNG")
        try:
            path.write_bytes(picture.data().data())
        except OSError as error:
            path.unlink(missing_ok=True)
            self._give_up(write_fault(error, path))
        else:
            print(f"picture of the screen: {path}", flush=True)

    def _make_folder(self) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise write_fault(error, self._folder) from error

    def _end(self) -> None:
        self._is_told = True
        self._save("summary")
        if self._finished is not None:
            print_summary(self._finished)
            if self._finished.count < DEMO_REPS:
                self._give_up(unfinished_fault(self._finished.count))
        self._application.quit()

    def _on_watch_fired(self) -> None:
        fault = self._station_app.station.storage.fault
        if fault is not None and fault.reason is not Reason.DATABASE_LOCKED:
            self._give_up(fault)
        if time.monotonic() - self._began_s > _LIMIT_S:
            self._give_up(
                KnownError(
                    Reason.CAMERA_SILENT,
                    f"No set of {DEMO_REPS} reps came about within {_LIMIT_S:.0f} s; "
                    "this machine is too slow or the source shows nobody.",
                )
            )

    def _give_up(self, fault: KnownError) -> None:
        self._fault = self._fault or fault
        self._application.quit()


def print_summary(finished: SetFinished) -> None:
    """Tell a set in words.

    Args:
        finished: The set.
    """
    reps = counted(finished.count, "rep")
    print(f"summary: {reps}, {_score_words(finished)}")
    for rep in finished.reps:
        tempo = rep.tempo
        phases = (
            tempo.eccentric_s,
            tempo.pause_long_s,
            tempo.concentric_s,
            tempo.pause_short_s,
        )
        times = " - ".join("?" if isnan(phase) else f"{phase:.1f}" for phase in phases)
        depth = "?" if isnan(rep.rom_ratio) else f"{rep.rom_ratio:.0%}"
        print(f"  rep {rep.span.number}: {depth} of the target range, tempo {times} s")
    if finished.deduction:
        print(f"  {finished.deduction}", flush=True)


def unfinished_fault(count: int) -> KnownError:
    """Why a set with fewer reps than asked for is no demonstration, in one line.

    Args:
        count: Reps it ended with.
    """
    return KnownError(
        Reason.CAMERA_SILENT,
        f"The set ended after {count} of {DEMO_REPS} reps: it was stopped, or nobody was seen "
        "any more. Check the source and begin again.",
    )


def write_fault(error: OSError, path: Path) -> KnownError:
    """Why a file could not be written, in one line.

    Args:
        error: From writing.
        path: What was written.
    """
    if error.errno == errno.ENOSPC:
        return KnownError(Reason.DISK_FULL, f"{path}: the disk is full; make room")
    return KnownError(Reason.READ_ONLY, f"{path}: cannot be written ({error.strerror})")


def _score_words(finished: SetFinished) -> str:
    if isnan(finished.score):
        return f"no score (seen: {finished.coverage:.0%})"
    return f"score {finished.score:.0f} (seen: {finished.coverage:.0%})"
