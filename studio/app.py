"""The station as a program: builds objects, connects them, orders start and stop."""

import gc
import logging
import os
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication

from studio import paths
from studio.catalog.loader import Catalog, load_catalog
from studio.coaching.counting.tempo import load_solver
from studio.engine.course.durable_events import StorageWatch
from studio.engine.pipeline.allocator import share_heaps
from studio.engine.shipper import station_shipper
from studio.engine.snapshot import Event, StateChanged
from studio.engine.station import Station
from studio.engine.supervision.heartbeat import Heartbeats, Part
from studio.engine.supervision.watchdog import Supervisor, Watchdog
from studio.errors import KnownError, Reason
from studio.log import log_uncaught_errors
from studio.settings import StationSettings, load_settings
from studio.store.health import DiskRoom
from studio.store.journal import Journal
from studio.store.people.clients import ClientBook
from studio.ui.bridge import Bridge
from studio.ui.ending import end_loop, ending_on_signals
from studio.ui.entrance import station_entrance
from studio.ui.language_choice import LanguageChoice
from studio.ui.main_window import MainWindow
from studio.ui.screens.by_state import screens_by_state
from studio.ui.self_care import SelfCare
from studio.ui.sound.speaker import make_speaker
from studio.ui.sound.voice import Voice
from studio.ui.station_parts import parts_maker
from studio.ui.theme import Theme, dots_per_mm_that_fit, dress, screen_dots_per_mm
from studio.ui.translation import Interpreter, Languages
from studio.ui.widgets.volume_panel import VOLUME_STEPS
from studio.vision.demo_athlete import DemoAthlete
from studio.vision.estimator import PoseEstimator
from studio.vision.landmark_network import threads_beside_a_screen
from studio.vision.model_files import Progress, ensure_models
from studio.vision.open_source import SourceOpener
from studio.vision.quiet_loading import load_estimator
from studio.vision.source import FrameSource

_log = logging.getLogger(__name__)

_FIRST_EXERCISE = "goblet_squat"
_LARGEST_WINDOW_PX = (1920, 1080)
_CARDS_AHEAD = 12
_LATER_S = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """What the command line asked for.

    Attributes:
        source: Camera, file, address, "auto" or "athlete"; None = as the settings say.
        data: Folder for everything that is written; None = the usual one.
        is_kiosk: Full screen, no frame, no way out for the client.
        window_px: Size of the window outside the kiosk; None = what the screen has room for.
    """

    source: str | None = None
    data: Path | None = None
    is_kiosk: bool = False
    window_px: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Foundation:
    """What the program stands on, built ahead of any window.

    Attributes:
        settings: Of this station.
        catalog: Exercises and cues.
        data_folder: Where everything is written.
        make_estimator: Loads the pose network.
    """

    settings: StationSettings
    catalog: Catalog
    data_folder: Path
    make_estimator: Callable[[], PoseEstimator]


class StationApp(QObject):
    """Everything of one running station, built but not started.

    Attributes:
        station: Camera, analysis and session.
        journal: Writes the facts.
        shipper: Brings them to the owner's store.
        bridge: Between the two threads of work.
        window: What the client sees.
        voice: What the client hears.
        entrance: Who signs in, and how staff come in.
        live: The live screen, for measuring it.
        care: Minds watchdog and disk.
    """

    def __init__(
        self, foundation: Foundation, options: RunOptions, *, application: QApplication
    ) -> None:
        """Build and connect.

        Args:
            foundation: Settings, catalog, network.
            options: From the command line.
            application: The one Qt application.

        Raises:
            KnownError: A resource is broken, or the source is named wrongly.
        """
        super().__init__()
        self._options = options
        self._failed: BaseException | None = None
        self._is_stopped = False
        settings, catalog = foundation.settings, foundation.catalog
        storage, hearts, folder = StorageWatch(), Heartbeats(), foundation.data_folder
        alive = partial(hearts.beat, Part.JOURNAL)
        self.journal = Journal(folder, settings=settings, on_fault=storage.told, beat=alive)
        self.care = SelfCare(Watchdog(hearts, Supervisor()), data_folder=folder)
        self.shipper = station_shipper(settings, folder, journal=self.journal)
        self._later = threading.Timer(_LATER_S, load_solver)
        self._athlete = DemoAthlete(catalog.exercises, first_id=_FIRST_EXERCISE)
        opener, make_estimator = self._opener(settings), foundation.make_estimator
        self.station = Station(
            *(settings, catalog, opener, make_estimator, self.journal),
            storage=storage,
            heartbeats=hearts,
            clients=ClientBook(folder, journal=self.journal),
        )
        self.bridge = Bridge(
            snapshots=self.station.snapshots,
            events=self.station.events,
            commands=self.station.commands,
            clock=time.monotonic,
            rate_hz=application.primaryScreen().refreshRate(),
        )
        choice = self._furnish(application, settings, catalog)
        self.entrance = station_entrance(
            *(self.window, folder, settings, self.journal, self.shipper.hurry),
            is_kiosk=options.is_kiosk,
        )
        sounds = paths.resources() / "sounds"
        speaker = make_speaker(sounds, with_voice=settings.voice, language=settings.language)
        self.voice = Voice(speaker, exercises=catalog.exercises, clock=time.monotonic)
        choice.chosen.connect(self.voice.speak_language)
        self._connect(application)
        self._set_volume(settings)

    def _furnish(
        self, application: QApplication, settings: StationSettings, catalog: Catalog
    ) -> LanguageChoice:
        """The window in the station's language, and who puts it into another."""
        self.languages = Languages(application, resources=paths.resources(), catalog=catalog)
        self.bridge.set_interpreter(Interpreter(self.languages))
        make_parts = parts_maker(
            self.languages,
            settings=settings,
            theme=_theme(application, settings, self._options),
            resources=paths.resources(),
        )
        parts = make_parts(settings.language)
        self._athletes = parts.athletes
        screens, self.live = screens_by_state(parts, clock=time.monotonic)
        self.window = MainWindow(parts, screens=screens, is_kiosk=self._options.is_kiosk)
        self.window.resize(*_window_px(self._options, application.primaryScreen()))
        return LanguageChoice(
            *(self.window, self.languages),
            make_parts=make_parts,
            make_screens=lambda parts: screens_by_state(parts, clock=time.monotonic)[0],
        )

    @property
    def failure(self) -> BaseException | None:
        """What ended the program, None = it was asked to end."""
        return self._failed

    def start(self) -> None:
        """Journal, then engine, then screens.

        Raises:
            KnownError: The database cannot be opened.
        """
        notice = self.journal.start()
        if notice:
            _log.info("%s", notice)
        self.station.start(interrupted=self.journal.interrupted)
        self.shipper.start()
        self.bridge.start()
        self.entrance.start()
        self.care.start()
        self._athletes.prepare(list(self.window.parts.exercises)[:_CARDS_AHEAD])
        if self._options.is_kiosk:
            self.window.showFullScreen()
        else:
            self.window.show()
        self._later.start()
        gc.freeze()  # the program itself is no garbage: looking through it costs pictures

    def stop(self) -> None:
        """The other way round: screens, engine, and the journal last. Safe to call twice."""
        if self._is_stopped:
            return
        self._is_stopped = True
        self.care.stop()
        self.voice.be_quiet()
        self.station.stop()
        self.shipper.stop()
        self.bridge.stop()
        self.entrance.stop()
        self.window.closed.disconnect()
        self.window.close_for_good()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete.value)
        self._later.cancel()
        if self._later.ident is not None:
            self._later.join()
        self._athletes.stop()
        self.languages.stop()
        self.journal.stop()

    def _opener(self, settings: StationSettings) -> Callable[[], FrameSource]:
        spec = self._options.source or settings.camera
        return SourceOpener(spec, athlete=self._athlete.open)

    def _connect(self, application: QApplication) -> None:
        self.bridge.event_taken.connect(self.window.take_event)
        self.entrance.connect_to(self.bridge)
        self.bridge.event_taken.connect(self.voice.take_event)
        self.bridge.event_taken.connect(self._on_event_taken)
        self.bridge.set_prepare_hook(self.window.prepare)
        self.bridge.snapshot_ready.connect(self.window.show_snapshot)
        self.bridge.snapshot_ready.connect(self.care.picture_shown)
        self.care.room_changed.connect(self._on_room_changed)
        self.bridge.went_stale.connect(self.window.blank)
        self.window.command_given.connect(self.bridge.send)
        self.window.volume_changed.connect(self._on_volume_changed)
        self.window.muted_changed.connect(self.voice.set_muted)
        self.window.closed.connect(end_loop)
        application.setQuitOnLastWindowClosed(False)  # the window says so itself
        self.care.ticked.connect(self._on_care_ticked)

    def _set_volume(self, settings: StationSettings) -> None:
        level = round(VOLUME_STEPS * settings.volume_percent / 100)
        self.window.set_volume(level, is_muted=settings.mute)
        self._on_volume_changed(level)
        self.voice.set_muted(settings.mute)

    def _on_volume_changed(self, level: int) -> None:
        self.voice.set_volume(level / VOLUME_STEPS)

    def _on_event_taken(self, event: Event) -> None:
        """The demo athlete does what the client chose."""
        if isinstance(event, StateChanged) and event.plan is not None:
            self._athlete.perform(event.plan.exercise_id, side=event.plan.side)

    def _on_room_changed(self, room: DiskRoom) -> None:
        """Reps are kept to the last byte; their traces are not."""
        self.journal.keeps_traces = room is not DiskRoom.SCARCE

    def _on_care_ticked(self) -> None:
        """An engine that ended by itself ends the program; the supervisor starts it again."""
        if self._failed is None and self.station.failure is not None:
            self._failed = self.station.failure
            QCoreApplication.exit(1)


def run_app(
    options: RunOptions,
    *,
    progress: Progress,
    witness: Callable[["StationApp"], None] | None = None,
) -> int:
    """Open the station and stay until it is closed.

    Args:
        options: From the command line.
        progress: Told how far fetching the pose network is.
        witness: Given the station ahead of its start, to look on; None = nobody looks on.

    Returns:
        The exit code: 0 = closed as asked, 1 = a bug ended it.

    Raises:
        KnownError: The world does not allow it: no display, no model, a broken database, ...
    """
    foundation = lay_foundation(options, progress=progress)
    application = make_application()
    log_uncaught_errors()
    station_app = StationApp(foundation, options, application=application)
    if witness is not None:
        witness(station_app)
    return stay(station_app, application=application)


def stay(station_app: StationApp, *, application: QApplication) -> int:
    """Start, run until asked to end, stop.

    Args:
        station_app: Built, not started.
        application: The one Qt application.

    Returns:
        0 = asked to end, 1 = a bug in the engine ended it.

    Raises:
        KnownError: The database cannot be opened, or the pose network cannot be loaded.
    """
    try:
        with ending_on_signals():
            station_app.start()
            code = application.exec()
    finally:
        station_app.stop()
    if isinstance(station_app.failure, KnownError):
        raise station_app.failure
    return code


def lay_foundation(options: RunOptions, *, progress: Progress) -> Foundation:
    """Settings, catalog and network files.

    Args:
        options: From the command line.
        progress: Told how far fetching the pose network is.

    Raises:
        KnownError: A setting or resource is wrong, the data folder cannot be used, or the
            network is missing and cannot be fetched.
    """
    share_heaps()
    folder = paths.data_folder(options.data)
    settings = load_settings(folder)
    catalog = load_catalog(paths.resources())
    models = ensure_models(progress)
    return Foundation(
        settings=settings,
        catalog=catalog,
        data_folder=folder,
        make_estimator=lambda: load_estimator(models.folder, threads=threads_beside_a_screen()),
    )


def make_application() -> QApplication:
    """The one Qt application.

    Raises:
        KnownError: NO_DISPLAY where there is none; Qt itself would end the program.
    """
    if not has_display():
        text = "There is no display (DISPLAY and WAYLAND_DISPLAY are not set); start it on a screen"
        raise KnownError(Reason.NO_DISPLAY, text)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(application, QApplication):
        raise RuntimeError("another kind of Qt application runs already")
    application.setApplicationName("Glute Studio")
    return application


def has_display() -> bool:
    """Whether Qt can open a window here."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"))


def _theme(application: QApplication, settings: StationSettings, options: RunOptions) -> Theme:
    """Of the screen the window will be on; the program is dressed in it."""
    screen = application.primaryScreen()
    dots_per_mm = screen_dots_per_mm(screen, override=settings.screen_dots_per_mm)
    if settings.screen_dots_per_mm is None:
        size_px = _window_px(options, screen)
        dots_per_mm = dots_per_mm_that_fit(dots_per_mm, size_px=size_px)
    theme = Theme(dots_per_mm=dots_per_mm)
    dress(application, theme, resources=paths.resources())
    return theme


def _window_px(options: RunOptions, screen: QScreen) -> tuple[int, int]:
    """The whole screen in the kiosk; else what was asked for, or most of the screen."""
    if options.is_kiosk:
        return screen.size().width(), screen.size().height()
    if options.window_px is not None:
        return options.window_px
    room = screen.availableSize()
    width, height = _LARGEST_WINDOW_PX
    return min(width, round(0.92 * room.width())), min(height, round(0.9 * room.height()))
