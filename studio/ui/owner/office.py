"""`studio owner`: the pages in a window of their own, behind the owner's PIN where one is set."""

from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import QApplication, QLayout, QMainWindow

from studio import paths
from studio.catalog.loader import load_catalog
from studio.settings import StationSettings
from studio.store.people.pins import OWNER
from studio.ui.ending import ending_on_signals
from studio.ui.icons import Icons
from studio.ui.owner.actions import OfficeActions, OwnerActions, OwnerFolders
from studio.ui.owner.opening import build_pages, owner_theme
from studio.ui.owner.parts import OwnerParts
from studio.ui.owner.pin_gate import PinGate
from studio.ui.owner.window import OwnerPages
from studio.ui.theme import Theme, dress, screen_dots_per_mm
from studio.ui.translation import Languages

_SHARE_OF_SCREEN = 0.86


class OfficeWindow(QMainWindow):
    """First the PIN, then the pages.

    Signals:
        closed: The window was closed.
    """

    closed = Signal()

    def __init__(
        self, parts: OwnerParts, actions: OwnerActions, *, settings: StationSettings, size: QSize
    ) -> None:
        """Build what comes first.

        Args:
            parts: What to build from.
            actions: Of this machine.
            settings: That hold now.
            size: Of the window in pixels.
        """
        super().__init__()
        self._parts = parts
        self._actions = actions
        self._settings = settings
        self.gate: PinGate | None = None
        self.pages: OwnerPages | None = None
        self.setWindowTitle("Glute Studio")
        self.setWindowIcon(QIcon(parts.icons.pixmap("logo", size_px=64)))
        self.setStyleSheet(parts.theme.style_sheet_from(paths.resources() / "theme"))
        layout = self.layout()
        if layout is not None:  # the pages fit themselves into any window
            layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.resize(size)
        book = actions.pins
        if book is not None and book.has_pin(OWNER):
            self.gate = PinGate(book, subject=OWNER, parts=parts)
            self.gate.opened.connect(self._on_opened)
            self.gate.cancelled.connect(self.close)
            self.setCentralWidget(self.gate)
        else:
            self._on_opened()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of everything."""
        if self.gate is not None:
            self.gate.stop()
        if self.pages is not None:
            self.pages.closed.disconnect(self.close)
            self.pages.shut()
        event.accept()
        self.closed.emit()

    def _on_opened(self) -> None:
        self.pages = build_pages(
            self._parts, self._actions, settings=self._settings, can_close=True
        )
        self.pages.closed.connect(self.close)
        self.setCentralWidget(self.pages)


def run_office(
    application: QApplication, *, store: Path, data: Path, settings: StationSettings
) -> int:
    """Open the window and stay until it is closed.

    Args:
        application: The one Qt application.
        store: Where `owner.db` is.
        data: Of this machine.
        settings: Of this machine.

    Returns:
        The exit code.

    Raises:
        KnownError: A resource is broken.
    """
    screen = application.primaryScreen()
    size = screen.availableSize() * _SHARE_OF_SCREEN
    dots_per_mm = screen_dots_per_mm(screen, override=settings.screen_dots_per_mm)
    theme = owner_theme(Theme(dots_per_mm=dots_per_mm), size)
    resources = paths.resources()
    dress(application, theme, resources=resources)
    languages = Languages(application, resources=resources, catalog=load_catalog(resources))
    translation = languages.speak(settings.language)
    parts = OwnerParts(
        theme=theme,
        icons=Icons(resources / "icons"),
        exercises=translation.catalog.exercises,
        cues=translation.catalog.cues,
        unit=settings.units,
    )
    actions = OfficeActions(OwnerFolders(data=data, store=store), settings=settings)
    window = OfficeWindow(parts, actions, settings=settings, size=size)
    application.setQuitOnLastWindowClosed(True)
    try:
        with ending_on_signals():
            window.show()
            return application.exec()
    finally:
        window.close()
        languages.stop()
