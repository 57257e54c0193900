"""The one window: the bar on top, the screen of the state, and questions over everything."""

import time
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QContextMenuEvent, QIcon, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from studio.engine.snapshot import (
    CameraBack,
    CameraLost,
    Event,
    Leave,
    Snapshot,
    StateChanged,
    StayHere,
    SwitchCamera,
)
from studio.model.session import SetPlan, StationState
from studio.ui.screens.attract import AttractScreen
from studio.ui.screens.live_set import LiveSetScreen
from studio.ui.screens.screen import Screen, ScreenParts
from studio.ui.tap_guard import TapGuard
from studio.ui.widgets.idle_prompt import IdlePrompt
from studio.ui.widgets.message_banner import MessageBanner
from studio.ui.widgets.top_bar import TopBar
from studio.ui.widgets.volume_panel import VolumePanel

_BETWEEN_SETS = frozenset({StationState.CHOOSE, StationState.SUMMARY, StationState.REST})
"""Where the client may switch the camera off."""


class MainWindow(QMainWindow):
    """Shows the screen of the station's state, and sends on what the client asks for.

    Signals:
        command_given: A `Command` for the engine.
        volume_changed: Loudness 0 to `VOLUME_STEPS`.
        muted_changed: True = silent.
        language_wished: A `Language` somebody touched.
        entered: A `StationState` whose screen has come up.
        sign_in_wished: Somebody else would train here too.
        furnished: The screens are others now.
        closed: The window was closed (never happens in the kiosk).
    """

    command_given = Signal(object)
    volume_changed = Signal(int)
    muted_changed = Signal(bool)
    sign_in_wished = Signal()
    furnished = Signal()
    language_wished = Signal(object)
    entered = Signal(object)
    closed = Signal()

    def __init__(
        self,
        parts: ScreenParts,
        *,
        screens: Mapping[StationState, Screen],
        is_kiosk: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Put the screens into one window.

        Args:
            parts: What the screens are built from.
            screens: One for each state.
            is_kiosk: Full screen, no frame, no pointer, cannot be closed by the client.
            clock: Monotonic seconds; a tap right after a change of screens is dropped.
        """
        super().__init__()
        self._is_kiosk = is_kiosk
        self._may_close = not is_kiosk
        self._tap_guard = TapGuard(self, clock=clock)
        self.setWindowTitle("Glute Studio")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setWindowIcon(QIcon(parts.icons.pixmap("logo", size_px=64)))
        if is_kiosk:
            self.setWindowFlag(Qt.WindowType.FramelessWindowHint, on=True)
            self.setCursor(Qt.CursorShape.BlankCursor)
        self.furnish(parts, screens)

    def furnish(self, parts: ScreenParts, screens: Mapping[StationState, Screen]) -> None:
        """Put in other screens, in another language for one; only while nobody is here.

        Args:
            parts: What the screens are built from.
            screens: One for each state, which begin with ATTRACT.
        """
        self.parts = parts
        self.screens = dict(screens)
        self._state = StationState.ATTRACT
        self._fault = self._camera_message = ""
        theme, icons = parts.theme, parts.icons
        self.top_bar = TopBar(theme=theme, icons=icons)
        self.banner = MessageBanner(theme=theme, icons=icons)
        self._stack = QStackedWidget()
        self._stage = QWidget()
        self._stage.setObjectName("stage")
        column = QVBoxLayout(self._stage)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        warning = QHBoxLayout()
        warning.setContentsMargins(theme.px(6), 0, theme.px(6), 0)
        warning.addWidget(self.banner)
        column.addLayout(warning)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(self._stage)
        self._stage.show()
        self.idle_prompt = IdlePrompt(self._stage, theme=theme, icons=icons)
        self.volume_panel = VolumePanel(self._stage, theme=theme, icons=icons)
        self._add_screens()
        self._connect()
        self._show_state(StationState.ATTRACT, plan=None)
        self.furnished.emit()

    @property
    def state(self) -> StationState:
        """The state on screen."""
        return self._state

    @property
    def screen_shown(self) -> Screen:
        """The screen of the state, also while a page lies over it."""
        return self.screens[self._state]

    @property
    def stage(self) -> QWidget:
        """What lies over everything is a child of this."""
        return self._stage

    def add_page(self, page: Screen) -> None:
        """Keep a page that `show_page` may put in place of a screen."""
        page.page_turned.connect(self._tap_guard.screen_changed)
        self._stack.addWidget(page)

    def show_page(self, page: Screen) -> None:
        """Put a page in place of the screen, until the state changes or `show_screen`."""
        if self._stack.currentWidget() is not page:
            self._stack.setCurrentWidget(page)
            self._tap_guard.screen_changed()

    def shows(self, page: Screen) -> bool:
        """Whether this screen or page is the one in front."""
        return self._stack.currentWidget() is page

    def show_screen(self) -> None:
        """Put the screen of the state back."""
        self.show_page(self.screen_shown)

    def prepare(self, snapshot: Snapshot, pool: Executor) -> "Future[None] | None":
        """As `Screen.prepare`, by the screen that is up; for the bridge."""
        return self.screen_shown.prepare(snapshot, pool)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw the newest state. The state itself follows `StateChanged`, so no fact is skipped."""
        self.screen_shown.show_snapshot(snapshot)
        self.top_bar.camera.show_state(
            is_on=snapshot.camera_on or snapshot.frame is not None,
            can_switch=self._state in _BETWEEN_SETS,
        )
        self.idle_prompt.show_seconds(snapshot.idle_left_s)
        messages = (snapshot.storage_message, snapshot.camera_message)
        if messages != (self._fault, self._camera_message):
            self._fault, self._camera_message = messages
            self._show_banner()

    def blank(self) -> None:
        """Nothing new for too long: show nothing of the body."""
        if isinstance(self.screen_shown, LiveSetScreen):
            self.screen_shown.blank()

    def take_event(self, event: Event) -> None:
        """Take in a fact: every screen hears of it, then the state's screen comes up."""
        for screen in self.screens.values():
            screen.take_event(event)
        if isinstance(event, StateChanged):
            self._show_state(event.state, plan=event.plan)
        elif isinstance(event, CameraLost):
            self._camera_message = event.message
            self._show_banner()
        elif isinstance(event, CameraBack):
            self._camera_message = ""
            self._show_banner()

    def set_volume(self, level: int, *, is_muted: bool) -> None:
        """Show the loudness that was kept from before."""
        self.volume_panel.set_volume(level, is_muted=is_muted)
        self._show_volume()

    def close_for_good(self) -> None:
        """Close, also in the kiosk."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """A client cannot close the kiosk."""
        if not self._may_close:
            event.ignore()
            return
        self.screen_shown.leave()
        event.accept()
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """From now on there is a window of the system, which the taps arrive at."""
        super().showEvent(event)
        self.windowHandle().installEventFilter(self._tap_guard)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """There is no menu."""
        event.accept()

    def _add_screens(self) -> None:
        for screen in self.screens.values():
            screen.command_given.connect(self.command_given)
            screen.sign_in_wished.connect(self.sign_in_wished)
            self.add_page(screen)
            if isinstance(screen, AttractScreen):
                screen.language_wished.connect(self.language_wished)
            elif isinstance(screen, LiveSetScreen):
                screen.volume_wished.connect(self.volume_panel.lift)

    def _connect(self) -> None:
        self.top_bar.camera.switch_wished.connect(self._on_camera_switch_wished)
        self.top_bar.volume.clicked.connect(self.volume_panel.lift)
        self.volume_panel.volume_changed.connect(self._on_volume_changed)
        self.volume_panel.muted_changed.connect(self._on_muted_changed)
        self.idle_prompt.stayed.connect(self._on_stayed)
        self.idle_prompt.left.connect(self._on_left)

    def _show_state(self, state: StationState, *, plan: SetPlan | None) -> None:
        before, self._state = self._state, state
        self.screens[before].leave()
        screen = self.screens[state]
        self.top_bar.setVisible(state is not StationState.LIVE)
        self._stack.setCurrentWidget(screen)
        screen.enter(plan)
        self.volume_panel.hide()
        self.volume_panel.set_veiled(state is not StationState.LIVE)
        self._show_banner()
        self._tap_guard.screen_changed()
        self.entered.emit(state)

    def _show_banner(self) -> None:
        """The disk ahead of the camera; the live stage says by itself what the camera lacks."""
        says_camera = self._state is not StationState.LIVE
        self.banner.show_message(self._fault or (self._camera_message if says_camera else ""))

    def _show_volume(self) -> None:
        icon = self.volume_panel.icon()
        self.top_bar.volume.set_icon(icon)
        for screen in self.screens.values():
            if isinstance(screen, LiveSetScreen):
                screen.show_volume_icon(icon)

    def _on_camera_switch_wished(self, on: bool) -> None:
        self.command_given.emit(SwitchCamera(on=on))

    def _on_volume_changed(self, level: int) -> None:
        self._show_volume()
        self.volume_changed.emit(level)

    def _on_muted_changed(self, is_muted: bool) -> None:
        self._show_volume()
        self.muted_changed.emit(is_muted)

    def _on_stayed(self) -> None:
        self.command_given.emit(StayHere())

    def _on_left(self) -> None:
        self.command_given.emit(Leave())
