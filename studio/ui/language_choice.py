"""A client's language for one visit; the station's whenever nobody is here."""

import logging
from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from studio.errors import KnownError
from studio.model.session import StationState
from studio.settings import Language
from studio.ui.main_window import MainWindow
from studio.ui.screens.screen import Screen, ScreenParts
from studio.ui.translation import Languages

_log = logging.getLogger(__name__)

UNTOUCHED_MS = 60_000
"""Who chose a language and went away leaves the station its own."""

PartsMaker = Callable[[Language], ScreenParts]
ScreensMaker = Callable[[ScreenParts], Mapping[StationState, Screen]]


class LanguageChoice(QObject):
    """Furnishes the window anew in the language touched; only on the attract screen.

    The screens are built again instead of being told word by word: so nothing of the other
    language can be left standing.

    Signals:
        chosen: The `Language` the station now speaks.
    """

    chosen = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        languages: Languages,
        *,
        make_parts: PartsMaker,
        make_screens: ScreensMaker,
    ) -> None:
        """Follow a window that speaks the station's language.

        Args:
            window: On its attract screen.
            languages: Speaking the station's own.
            make_parts: Speaks a language and makes what its screens are built from.
            make_screens: One for each state.
        """
        super().__init__(window)
        self._window = window
        self._languages = languages
        self._make_parts = make_parts
        self._make_screens = make_screens
        self._own = languages.language
        self._wished = self._own
        self._untouched = QTimer(self)
        self._untouched.setSingleShot(True)
        self._untouched.setInterval(UNTOUCHED_MS)
        self._untouched.timeout.connect(self._on_untouched)
        # Not while a button of the screens that go still handles its touch.
        self._change = QTimer(self)
        self._change.setSingleShot(True)
        self._change.timeout.connect(self._on_change_due)
        window.language_wished.connect(self._on_language_wished)
        window.entered.connect(self._on_entered)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Who touches anything, staff on their pages too, is still here."""
        if event.type() == QEvent.Type.MouseButtonPress and self._untouched.isActive():
            self._untouched.start()
        return False

    def _on_language_wished(self, language: Language) -> None:
        self._wished = language
        self._change.start(0)

    def _on_untouched(self) -> None:
        self._on_language_wished(self._own)

    def _on_entered(self, state: StationState) -> None:
        """A client begins, or has left."""
        if state is not StationState.ATTRACT:
            self._untouched.stop()
            self._change.stop()
        elif self._languages.language is not self._own and not self._untouched.isActive():
            self._on_language_wished(self._own)

    def _on_change_due(self) -> None:
        """Nothing happens once somebody trains."""
        window, wished = self._window, self._wished
        if window.state is not StationState.ATTRACT or wished is self._languages.language:
            return
        try:
            parts = self._make_parts(wished)
        except KnownError as error:
            _log.error("the language stays: %s", error.text)
            return
        if wished is self._own:
            self._untouched.stop()
        else:
            self._untouched.start()
            handle = window.windowHandle()
            if handle is not None:
                handle.installEventFilter(self)
        level, is_muted = window.volume_panel.level, window.volume_panel.is_muted
        window.furnish(parts, self._make_screens(parts))
        window.set_volume(level, is_muted=is_muted)
        self.chosen.emit(wished)
