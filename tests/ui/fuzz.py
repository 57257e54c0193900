"""Keys and touches by chance on a kiosk: whatever they are, it keeps the screen.

Between them somebody leads the station through its states, so that every screen gets its share.
"""

import math
import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from studio.model.session import StationState
from studio.ui.entrance import Entrance
from studio.ui.main_window import MainWindow

_KEYS = (
    *(Qt.Key.Key_F1, Qt.Key.Key_F4, Qt.Key.Key_F10, Qt.Key.Key_F11, Qt.Key.Key_F12),
    *(Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Delete),
    *(Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Backspace),
    *(Qt.Key.Key_Meta, Qt.Key.Key_Super_L, Qt.Key.Key_Menu, Qt.Key.Key_Print, Qt.Key.Key_SysReq),
    *(Qt.Key.Key_Q, Qt.Key.Key_W, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_O, Qt.Key.Key_N),
    *(Qt.Key.Key_HomePage, Qt.Key.Key_Back, Qt.Key.Key_Help),
    *(Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_5, Qt.Key.Key_9),
)
_NONE = Qt.KeyboardModifier.NoModifier
_MODIFIERS = (
    _NONE,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
_BUTTONS = (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton)
_EVENTS_A_COMMAND = 8


@dataclass(kw_only=True)
class FuzzReport:
    """What came of it.

    Attributes:
        events: How many of each kind.
        states: How many events fell on each state.
        pin_pages: How often a page that asks for a PIN of the house was up.
        sign_in_pages: How often clients were asked who they are.
        ways_out: What must never be, in words.
    """

    events: Counter[str] = field(default_factory=Counter)
    states: Counter[StationState] = field(default_factory=Counter)
    pin_pages: int = 0
    sign_in_pages: int = 0
    ways_out: list[str] = field(default_factory=list)


class Fuzzer:
    """One hand that does not know what it does."""

    def __init__(
        self,
        window: MainWindow,
        entrance: Entrance,
        *,
        seed: int,
        lead: Callable[[random.Random], None],
    ) -> None:
        """Take a kiosk.

        Args:
            window: On the whole screen.
            entrance: Of a house whose owner and staff have a PIN.
            seed: Of everything by chance.
            lead: Called now and then to lead the station to another state.
        """
        self._window, self._entrance, self._lead = window, entrance, lead
        self._chance = random.Random(seed)
        self._device: QPointingDevice = QTest.createTouchDevice()
        self._report = FuzzReport()
        # Three seconds of holding are a moment here, so that the corner is held often; and no tap
        # is dropped for coming right behind a change of screens, or most of them would be.
        entrance.corner._timer.setInterval(0)
        window._tap_guard._clock = lambda: math.inf

    def run(self, events: int, *, most_s: float = 500.0) -> FuzzReport:
        """So many events, and a look at the screen after each.

        Args:
            events: How many.
            most_s: Longer than this it must not take.
        """
        end_s = time.monotonic() + most_s
        kinds = {
            "tap": 30, "button": 30, "touch": 15, "key": 15, "shortcut": 15, "tag": 2,
            "wheel": 3, "menu": 3, "drag": 5, "corner": 6, "close": 2, "leave": 2,
        }  # fmt: skip
        for number in range(events):
            if time.monotonic() > end_s:
                raise AssertionError(f"only {number} events in {most_s:.0f} s")
            if number % _EVENTS_A_COMMAND == 0:
                self._lead(self._chance)
            (kind,) = self._chance.choices(list(kinds), weights=list(kinds.values()))
            getattr(self, f"_{kind}")()
            self._report.events[kind] += 1
            QApplication.processEvents()
            self._look(kind)
        return self._report

    # --- events --------------------------------------------------------------------------------

    def _place(self) -> QPoint:
        size = self._window.size()
        across, down = self._chance.random(), self._chance.random()
        return QPoint(int(across * size.width()), int(down * size.height()))

    def _tap(self) -> None:
        button, glass = self._chance.choice(_BUTTONS), self._window.windowHandle()
        act = self._chance.choice((QTest.mouseClick, QTest.mouseDClick))
        act(glass, button, _NONE, self._place())

    def _button(self) -> None:
        """A button that is there, so that pages are not only missed."""
        shown = [one for one in self._window.findChildren(QPushButton) if one.isVisible()]
        if shown:
            middle = self._chance.choice(shown)
            place = middle.mapTo(self._window, middle.rect().center())
            QTest.mouseClick(self._window.windowHandle(), _BUTTONS[0], _NONE, place)

    def _touch(self) -> None:
        """Up to five fingers at once."""
        fingers = range(self._chance.randint(1, 5))
        glass = self._window.windowHandle()
        down = QTest.touchEvent(glass, self._device, autoCommit=False)
        places = [self._place() for _ in fingers]
        for finger in fingers:
            down.press(finger, places[finger], glass)
        down.commit()
        moved = QTest.touchEvent(glass, self._device, autoCommit=False)
        for finger in fingers:
            moved.move(finger, places[finger] + QPoint(20, 0), glass)
        moved.commit()
        up = QTest.touchEvent(glass, self._device, autoCommit=False)
        for finger in fingers:
            up.release(finger, places[finger] + QPoint(20, 0), glass)
        up.commit()

    def _key(self) -> None:
        QTest.keyClick(self._window.windowHandle(), self._chance.choice(_KEYS), _NONE)

    def _shortcut(self) -> None:
        key, held = self._chance.choice(_KEYS), self._chance.choice(_MODIFIERS)
        QTest.keyClick(self._window.windowHandle(), key, held)
        focus = QApplication.focusWidget()
        if focus is not None:  # as if something had got past the window of the system
            QApplication.sendEvent(focus, QKeyEvent(QEvent.Type.KeyRelease, key, held))

    def _tag(self) -> None:
        for _ in range(self._chance.randint(1, 12)):
            digit = Qt.Key(ord(str(self._chance.randint(0, 9))))
            QTest.keyClick(self._window.windowHandle(), digit)
        QTest.keyClick(self._window.windowHandle(), Qt.Key.Key_Return)

    def _wheel(self) -> None:
        at = QPointF(self._place())
        event = QWheelEvent(
            *(at, at, QPoint(0, 120), QPoint(0, 120), Qt.MouseButton.NoButton, _NONE),
            *(Qt.ScrollPhase.NoScrollPhase, False),
        )
        QApplication.sendEvent(self._window.windowHandle(), event)

    def _menu(self) -> None:
        place = self._place()
        target = self._window.childAt(place) or self._window
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(target, QContextMenuEvent(reason, place, place))

    def _drag(self) -> None:
        glass = self._window.windowHandle()
        QTest.mousePress(glass, _BUTTONS[0], _NONE, self._place())
        for _ in range(3):
            QTest.mouseMove(glass, self._place())
        QTest.mouseRelease(glass, _BUTTONS[0], _NONE, self._place())

    def _corner(self) -> None:
        """Long enough to mean it."""
        glass, place = self._window.windowHandle(), QPoint(4, 4)
        QTest.mousePress(glass, _BUTTONS[0], _NONE, place)
        QTest.qWait(2)
        QTest.mouseRelease(glass, _BUTTONS[0], _NONE, place)

    def _close(self) -> None:
        """What Alt+F4 comes to where there is a window manager."""
        self._window.close()

    def _leave(self) -> None:
        self._window.showMinimized()
        self._window.showFullScreen()

    # --- what is looked at -------------------------------------------------------------

    def _look(self, kind: str) -> None:
        report, staff = self._report, self._entrance.staff
        report.states[self._window.state] += 1
        report.pin_pages += staff.pin_page.isVisible()
        report.sign_in_pages += self._entrance.front.page.isVisible()
        out = report.ways_out
        if staff.actor is not None or staff.layer.page not in {None, staff.pin_page}:
            out.append(f"{kind}: a page of the house without a PIN")
        if not (self._window.isVisible() and self._window.isFullScreen()):
            out.append(f"{kind}: the window left the screen")
        others = [
            one
            for one in QApplication.topLevelWidgets()
            if one.isVisible() and one is not self._window
        ]
        if others or QApplication.activePopupWidget() or QApplication.activeModalWidget():
            out.append(f"{kind}: another window came up: {others}")
