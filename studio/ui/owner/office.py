"""`studio owner`: the pages in a window of their own, behind the owner's PIN where one is set."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QShowEvent
from PySide6.QtWidgets import QApplication, QLayout, QMainWindow, QStackedWidget

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
_SOMEBODY_IS_IN = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
    }
)


class OfficeWindow(QMainWindow):
    """First the PIN, then the pages; left alone for a while, the PIN again.

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
        self._stage = QStackedWidget()
        self.setCentralWidget(self._stage)
        self.resize(size)
        self._alone = QTimer(self, singleShot=True)
        self._alone.setInterval(round(1000 * settings.owner_lock_s))
        self._alone.timeout.connect(self.lock)
        if self._has_pin():
            self._show_gate()
        else:
            self._on_opened()

    def lock(self) -> None:
        """Take everything off the screen and ask for the PIN; without a PIN nothing is locked."""
        if self.pages is None or not self._has_pin():
            self._alone.start()
            return
        self._drop_pages()
        self._show_gate()

    def showEvent(self, event: QShowEvent) -> None:
        """From now on keys, touches and the mouse pass here first, and tell that somebody is in."""
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only looks on: every event goes its way."""
        if event.type() in _SOMEBODY_IS_IN and self.pages is not None:
            self._alone.start()
        return False

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of everything."""
        self._alone.stop()
        if self.gate is not None:
            self.gate.stop()
        self._drop_pages()
        event.accept()
        self.closed.emit()

    def _has_pin(self) -> bool:
        book = self._actions.pins
        return book is not None and book.has_pin(OWNER)

    def _show_gate(self) -> None:
        codes = self._actions.codes
        if codes is None:
            raise RuntimeError("a PIN without a journal")
        self.gate = PinGate(codes, parts=self._parts)
        self.gate.opened.connect(self._on_opened)
        self.gate.cancelled.connect(self.close)
        self._stage.addWidget(self.gate)
        self._stage.setCurrentWidget(self.gate)

    def _on_opened(self) -> None:
        self._drop_gate()
        self.pages = build_pages(
            self._parts, self._actions, settings=self._settings, can_close=True
        )
        self.pages.closed.connect(self.close)
        self._stage.addWidget(self.pages)
        self._stage.setCurrentWidget(self.pages)
        self._alone.start()

    def _drop_gate(self) -> None:
        if self.gate is not None:
            self._stage.removeWidget(self.gate)
            self.gate.deleteLater()
            self.gate = None

    def _drop_pages(self) -> None:
        if self.pages is not None:
            self.pages.closed.disconnect(self.close)
            self.pages.shut()
            self._stage.removeWidget(self.pages)
            self.pages.hide()
            self.pages.deleteLater()
            self.pages = None


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
