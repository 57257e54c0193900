"""A station's window with everything about people, on a real journal; PINs are cheap here."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from argon2 import PasswordHasher
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from studio.engine.people.reception import NewClient, Reception, load_aliases
from studio.engine.self_test.finding import CheckState, Finding
from studio.engine.snapshot import Command
from studio.settings import StationSettings
from studio.store.journal import Journal
from studio.store.people import pins
from studio.store.privacy.audit import Actor
from studio.ui.entrance import Entrance
from studio.ui.main_window import MainWindow
from studio.ui.screens.screen import ScreenParts
from studio.ui.staff.staff_desk import OwnerPages
from studio.ui.widgets.pin_pad import PinPad
from tests.ui import station_story as story

OWNER_PIN = "402957"
STAFF_PIN = "7391"
LEFT = Qt.MouseButton.LeftButton
_SETTLE_S = 20.0


def findings() -> tuple[Finding, ...]:
    """What a short self-test found: one thing is not as it should be."""
    return (
        Finding(name="database", state=CheckState.OK, message="412 reps"),
        Finding(
            name="disk",
            state=CheckState.WARNING,
            message="1.2 GB free in /var/lib/glute-studio",
            what_to_do="Free some room.",
        ),
        Finding(name="clock", state=CheckState.OK, message="right"),
    )


@dataclass(kw_only=True)
class House:
    """Everything of one window.

    Attributes:
        sent: Commands that left for the engine.
        now_s: The clock of the entrance.
    """

    window: MainWindow
    entrance: Entrance
    reception: Reception
    journal: Journal
    folder: Path
    sent: list[Command] = field(default_factory=list)
    now_s: float = 100.0

    def settle(self) -> None:
        """Wait until everything that was asked for is answered and shown."""
        end_s = time.monotonic() + _SETTLE_S
        while time.monotonic() < end_s:
            QApplication.processEvents()
            if self.entrance.errands.is_idle:
                QApplication.processEvents()
                return
        raise AssertionError("an errand does not end")

    def add(self, alias: str, *, agrees: bool = True) -> NewClient:
        """A client with a PIN."""
        added = self.reception.add_client(alias, actor=Actor.STAFF)
        if agrees:
            self.reception.agree(added.client.id)
        return added

    def set_pins(self) -> None:
        """Owner and staff have a PIN."""
        self.reception.set_house_pin(pins.OWNER, OWNER_PIN)
        self.reception.set_house_pin(pins.STAFF, STAFF_PIN)

    def type_pin(self, pad: PinPad, digits: str) -> None:
        """Tap the digits and Enter, and wait for what comes of it."""
        for digit in digits:
            self.tap(pad.keys[int(digit)])
        self.tap(pad.enter)
        self.settle()

    def tap(self, widget: QWidget) -> None:
        """A finger on a widget; it has to be there to be tapped."""
        assert widget.isVisible(), widget.accessibleName()
        QTest.mouseClick(widget, LEFT)

    def hold_corner(self) -> None:
        """A finger in the corner, for long enough; what it asks for is answered."""
        self.entrance.corner.held.emit()
        self.settle()

    def enter_as(self, pin: str) -> None:
        """Staff or owner come in."""
        self.hold_corner()
        page = self.entrance.staff.pin_page
        if pin == OWNER_PIN:
            self.tap(page.other)
        self.type_pin(page.pad, pin)


@contextmanager
def open_house(
    application: QApplication,
    folder: Path,
    *,
    size: str = "full-hd",
    is_kiosk: bool = False,
    has_pins: bool = False,
    owner_pages: OwnerPages | None = None,
    change_parts: Callable[[ScreenParts], ScreenParts] = lambda parts: parts,
) -> Iterator[House]:
    """A window that is shown, and everything about people on it."""
    former = pins._HASHER
    pins._HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    journal = Journal(folder, settings=StationSettings(), on_fault=lambda _fault: None)
    journal.start()
    parts = change_parts(story.parts_of(story.dress_for(application, size)))
    # Taps follow one another faster here than a hand could: the guard against double taps sleeps.
    seconds = iter(range(10_000_000))
    window = MainWindow(
        parts,
        screens=story.screens_of(parts),
        is_kiosk=is_kiosk,
        clock=lambda: float(next(seconds)),
    )
    window.resize(*story.SIZES[size])
    reception = Reception(folder, journal=journal, aliases=load_aliases())
    house: list[House] = []
    entrance = Entrance(
        window,
        reception=reception,
        self_test=findings,
        is_kiosk=is_kiosk,
        clock=lambda: house[0].now_s if house else 100.0,
        owner_pages=owner_pages,
    )
    made = House(
        window=window, entrance=entrance, reception=reception, journal=journal, folder=folder
    )
    house.append(made)
    entrance.command_given.connect(made.sent.append)
    window.command_given.connect(made.sent.append)
    window.show()
    if has_pins:
        made.set_pins()
    entrance.start()
    made.settle()
    try:
        yield made
    finally:
        entrance.stop()
        story.discard(window)
        journal.stop()
        pins._HASHER = former


def corner_of(window: MainWindow) -> QPoint:
    """In the top left, where staff hold a finger."""
    return QPoint(5, 5)
