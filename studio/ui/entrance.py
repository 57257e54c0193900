"""Everything about people at the station's window: who signs in, how staff come in, and no way out.

entrance = Entrance(window, reception=..., ...)
bridge.event_taken.connect(entrance.take_event)     # behind the window
entrance.command_given.connect(bridge.send)
entrance.start(); ...; entrance.stop()
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal

from studio.engine.reception import Reception
from studio.engine.snapshot import Event, StateChanged, StayHere
from studio.model.session import StationState
from studio.ui.errands import Errands
from studio.ui.front_desk import FrontDesk
from studio.ui.key_gate import KeyGate
from studio.ui.main_window import MainWindow
from studio.ui.staff.corner import Corner

_STAY_EVERY_S = 5.0
_ASKED_IN = frozenset(
    {StationState.CHOOSE, StationState.STAND_HERE, StationState.SUMMARY, StationState.REST}
)
"""Where a touch anywhere tells that somebody is here."""


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
        clock: Callable[[], float],
        parent: QObject | None = None,
    ) -> None:
        """Build; nothing is read before `start`.

        Args:
            window: Of the station.
            reception: Knows who people are.
            clock: Monotonic seconds.
            parent: Owner in Qt's sense.
        """
        super().__init__(parent)
        self._window = window
        self._clock = clock
        self._stayed_s = clock()
        self._state = StationState.ATTRACT
        self.errands = Errands(self)
        self.front = FrontDesk(window, reception=reception, errands=self.errands, parent=self)
        self.keys = KeyGate(self, clock=clock)
        self.corner = Corner(self, theme=window.parts.theme)
        window.installEventFilter(self)
        self.front.command_given.connect(self.command_given)
        self.keys.tag_read.connect(self.front.take_tag)
        self.corner.touched.connect(self._on_touched)

    def start(self) -> None:
        """Read who is known; the journal runs."""
        self.front.refresh()

    def stop(self) -> None:
        """Nothing is asked any more. Safe to call twice."""
        self.errands.stop()

    def take_event(self, event: Event) -> None:
        """Take in a fact, behind the window."""
        if isinstance(event, StateChanged):
            self._state = event.state
        self.front.take_event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As soon as there is a window of the system, its keys and touches pass here first."""
        if watched is self._window and event.type() == QEvent.Type.Show:
            handle = self._window.windowHandle()
            if handle is not None:
                handle.installEventFilter(self.corner)
                handle.installEventFilter(self.keys)
        return False

    def _on_touched(self) -> None:
        """Who types a PIN beside the camera's picture is here; the question has its own answers."""
        now_s = self._clock()
        is_asked = self._window.idle_prompt.isVisible()
        if self._state in _ASKED_IN and not is_asked and now_s - self._stayed_s >= _STAY_EVERY_S:
            self._stayed_s = now_s
            self.command_given.emit(StayHere())
