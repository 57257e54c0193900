"""What staff see and do of the station itself: a short self-test, camera, loudness, a new start."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from studio.engine.self_test.doctor import check_database, check_disk
from studio.engine.self_test.finding import CheckState, Finding
from studio.engine.self_test.machine import (
    check_clock,
    check_errors,
    check_sync,
    check_version,
)
from studio.engine.self_test.permissions import check_permissions
from studio.errors import KnownError
from studio.settings import StationSettings
from studio.ui.errands import Errands
from studio.ui.fault_words import error_words
from studio.ui.screens.screen import ScreenParts
from studio.ui.staff.layer import StaffLayer
from studio.ui.staff.menu_page import Choice, Line, MenuPage
from studio.ui.translation import engine_words

SelfTest = Callable[[], Sequence[Finding]]


def short_self_test(data_folder: Path, settings: StationSettings) -> tuple[Finding, ...]:
    """What `studio doctor` can look at while the station runs: all but camera and network.

    Args:
        data_folder: Of the station.
        settings: Of the station.
    """
    return (
        check_database(data_folder),
        check_disk(data_folder),
        check_permissions(data_folder),
        check_clock(datetime.now(UTC), data_folder=data_folder),
        check_sync(data_folder),
        check_errors(data_folder),
        check_version(settings),
    )


class StationPage(QObject):
    """One page with what was found, and what can be done.

    Signals:
        camera_wished: True = on.
        loudness_wished: To hear better, or less.
        restart_wished: The program ends; its supervisor starts it again.
        left: Back.
    """

    camera_wished = Signal(bool)
    loudness_wished = Signal()
    restart_wished = Signal()
    left = Signal()

    def __init__(
        self,
        parts: ScreenParts,
        *,
        layer: StaffLayer,
        errands: Errands,
        self_test: SelfTest,
        can_restart: bool,
    ) -> None:
        """Build the page.

        Args:
            parts: What to build from.
            layer: Where it is shown.
            errands: Does what takes its time.
            self_test: Looks the station over; called on another thread.
            can_restart: Whether somebody starts the program again when it ends.
        """
        super().__init__(layer)
        self._layer, self._errands = layer, errands
        self._self_test, self._can_restart = self_test, can_restart
        self._is_camera_on = False
        self._ticket = 0
        self.menu = MenuPage(theme=parts.theme, icons=parts.icons)
        self.menu.chosen.connect(self._on_chosen)

    def begin(self) -> None:
        """Show the page and look the station over."""
        self._ticket += 1
        ticket = self._ticket
        self.menu.show_choices(
            self._choices(), lines=[Line(words=self.tr("Looking the station over …"))]
        )
        self._layer.show_page(self.menu, title=self.tr("This station"))

        def show(found: Sequence[Finding]) -> None:
            if ticket == self._ticket:
                self.menu.show_lines(self._lines(found))

        def tell(error: KnownError) -> None:
            if ticket == self._ticket:
                self.menu.show_lines([Line(words=error_words(error), is_warning=True)])

        self._errands.ask(self._self_test, then=show, failed=tell)

    def show_camera(self, *, is_on: bool) -> None:
        """Say what the camera does now."""
        if is_on != self._is_camera_on:
            self._is_camera_on = is_on
            button = self.menu.buttons.get("camera")
            if button is not None:
                button.set_words(self._camera_words())

    def wipe(self) -> None:
        """The place is locked."""
        self._ticket += 1

    def _choices(self) -> list[Choice]:
        choices = [
            Choice(key="camera", words=self._camera_words(), icon="camera"),
            Choice(key="loudness", words=self.tr("Voice and sounds"), icon="volume"),
            Choice(key="again", words=self.tr("Look again"), icon="turn"),
        ]
        if self._can_restart:
            choices.append(Choice(key="restart", words=self.tr("Start the program anew")))
        return choices

    def _camera_words(self) -> str:
        return self.tr("Camera off") if self._is_camera_on else self.tr("Camera on")

    def _lines(self, found: Sequence[Finding]) -> list[Line]:
        bad = [one for one in found if one.state is not CheckState.OK]
        lines = [Line(words=_found_words(one), is_warning=True) for one in bad]
        good = ", ".join(engine_words(one.name) for one in found if one.state is CheckState.OK)
        if good:
            lines.append(Line(words=self.tr("In order: {parts}.").format(parts=good)))
        lines.append(Line(words=self.tr("Camera and pose network: see `studio doctor`.")))
        return lines

    def _on_chosen(self, key: str) -> None:
        match key:
            case "camera":
                self.camera_wished.emit(not self._is_camera_on)
            case "loudness":
                self.loudness_wished.emit()
            case "again":
                self.begin()
            case "restart":
                self._ask_restart()
            case "restart now":
                self.restart_wished.emit()

    def _ask_restart(self) -> None:
        self._ticket += 1
        words = self.tr("It takes a few seconds. Whoever is training is logged out.")
        choices = [Choice(key="restart now", words=self.tr("Start anew now"), is_main=True)]
        self.menu.show_choices(choices, lines=[Line(words=words)])


def _found_words(found: Finding) -> str:
    name, message = engine_words(found.name), engine_words(found.message)
    return f"{name}: {message}. {engine_words(found.what_to_do)}".strip()
