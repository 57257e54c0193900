"""Everything about people at the station's window: who signs in, how staff come in, and no way out.

The engine's facts come in by `take_event` behind the window, its state by `show_snapshot`; what
people wish goes out by `command_given`.
"""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal

from studio.engine.people.reception import Reception, load_aliases
from studio.engine.snapshot import Event, Snapshot, StateChanged, StayHere
from studio.model.session import StationState
from studio.settings import StationSettings
from studio.store.journal import Journal
from studio.ui.bridge import Bridge
from studio.ui.ending import end_loop
from studio.ui.errands import Errands
from studio.ui.front_desk import FrontDesk
from studio.ui.key_gate import KeyGate
from studio.ui.main_window import MainWindow
from studio.ui.owner.opening import station_pages
from studio.ui.staff.corner import Corner
from studio.ui.staff.staff_desk import OwnerPages, StaffDesk
from studio.ui.staff.station_page import SelfTest, short_self_test

_STAY_EVERY_S = 5.0
_ASKED_IN = frozenset(
    {StationState.CHOOSE, StationState.STAND_HERE, StationState.SUMMARY, StationState.REST}
)
"""Where a touch anywhere tells that somebody is here."""

_STAFF_MAY_COME = frozenset(StationState) - {
    StationState.STAND_HERE,
    StationState.COUNT_IN,
    StationState.LIVE,
}
"""Nothing of theirs covers a set."""


class Entrance(QObject):
    """One for the window of a station.

    Signals:
        command_given: A `Command` for the engine.
    """

    command_given = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        *,
        reception: Reception,
        self_test: SelfTest,
        is_kiosk: bool,
        clock: Callable[[], float],
        owner_pages: OwnerPages | None = None,
    ) -> None:
        """Build; nothing is read before `start`.

        Args:
            window: Of the station.
            reception: Knows who people are.
            self_test: Looks the station over; called on another thread.
            is_kiosk: Somebody starts the program again when it ends.
            clock: Monotonic seconds.
            owner_pages: Builds the owner's pages; None = there are none here.
        """
        super().__init__()
        self._window = window
        self._clock = clock
        self._is_kiosk = is_kiosk
        self._stayed_s = clock()
        self._state = StationState.ATTRACT
        self.errands = Errands(self)
        self.front = FrontDesk(window, reception=reception, errands=self.errands, parent=self)
        self.staff = StaffDesk(
            window,
            reception=reception,
            errands=self.errands,
            self_test=self_test,
            can_restart=is_kiosk,
            owner_pages=owner_pages,
            parent=self,
        )
        self.keys = KeyGate(self, clock=clock)
        self.corner = Corner(self, theme=window.parts.theme)
        window.installEventFilter(self)
        self._connect()

    def start(self) -> None:
        """Read who is known; the journal runs. A new kiosk asks for the owner's PIN."""
        self.front.refresh()
        if self._is_kiosk:
            self.staff.open(only_without_pin=True)

    def stop(self) -> None:
        """Nothing is asked any more. Safe to call twice."""
        self.errands.stop()

    def connect_to(self, bridge: Bridge) -> None:
        """Hear the engine, behind the window, and be heard."""
        bridge.event_taken.connect(self.take_event)
        bridge.snapshot_ready.connect(self.show_snapshot)
        self.command_given.connect(bridge.send)

    def take_event(self, event: Event) -> None:
        """Take in a fact, behind the window."""
        if isinstance(event, StateChanged):
            self._state = event.state
            if event.state not in _STAFF_MAY_COME:
                self.staff.layer.close_up()
        self.front.take_event(event)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Take in the newest state."""
        self.staff.show_camera(is_on=snapshot.camera_on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As soon as there is a window of the system, its keys and touches pass here first."""
        if watched is self._window and event.type() == QEvent.Type.Show:
            handle = self._window.windowHandle()
            if handle is not None:
                handle.installEventFilter(self.corner)
                handle.installEventFilter(self.keys)
        return False

    def _connect(self) -> None:
        self.front.command_given.connect(self.command_given)
        self.staff.command_given.connect(self.command_given)
        self.staff.clients_changed.connect(self.front.refresh)
        self.staff.closed.connect(self.front.look_again)
        self.staff.restart_wished.connect(end_loop)
        self.keys.tag_read.connect(self._on_tag_read)
        self.corner.touched.connect(self._on_touched)
        self.corner.held.connect(self._on_corner_held)

    def _on_touched(self) -> None:
        """Who types a PIN beside the camera's picture is here; the question has its own answers."""
        self.staff.layer.stay()
        now_s = self._clock()
        is_asked = self._window.idle_prompt.isVisible()
        if self._state in _ASKED_IN and not is_asked and now_s - self._stayed_s >= _STAY_EVERY_S:
            self._stayed_s = now_s
            self.command_given.emit(StayHere())

    def _on_tag_read(self, typed: str) -> None:
        if self.staff.is_open:
            self.staff.take_tag(typed)
        else:
            self.front.take_tag(typed)

    def _on_corner_held(self) -> None:
        if self._state in _STAFF_MAY_COME:
            self.staff.open()


def station_entrance(
    window: MainWindow,
    data_folder: Path,
    settings: StationSettings,
    journal: Journal,
    hurry: Callable[[], None],
    *,
    is_kiosk: bool,
    clock: Callable[[], float] = time.monotonic,
) -> Entrance:
    """The entrance of a real station.

    Args:
        window: Of the station.
        data_folder: Of the station.
        settings: Of the station.
        journal: Running from `start` on.
        hurry: Makes the shipper send at once.
        is_kiosk: Somebody starts the program again when it ends.
        clock: Monotonic seconds.

    Raises:
        KnownError: The words for aliases are missing.
    """
    return Entrance(
        window,
        reception=Reception(data_folder, journal=journal, aliases=load_aliases()),
        self_test=partial(short_self_test, data_folder, settings),
        is_kiosk=is_kiosk,
        clock=clock,
        owner_pages=station_pages(
            lambda: window.parts,
            window.size,
            data_folder=data_folder,
            settings=settings,
            journal=journal,
            hurry=hurry,
        ),
    )
