"""Stop: one sentence, and a button that only who holds it on purpose gets past."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.engine.people.desk_talk import ClearStop
from studio.model.session import SetPlan
from studio.ui.screens.screen import Screen, ScreenParts
from studio.ui.widgets.labels import Label, Role
from studio.ui.widgets.touch_button import TouchButton

HOLD_MS = 3000
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class StoppedScreen(Screen):
    """Says what coaching.md 8.3 says and nothing else. Staff hold the button for three seconds."""

    def __init__(self, parts: ScreenParts, parent: QWidget | None = None) -> None:
        """Lay out the screen.

        Args:
            parts: What to build from.
            parent: Owner in Qt's sense.
        """
        super().__init__(parts, parent)
        theme, icons = parts.theme, parts.icons
        self.setProperty("alarm", True)
        self.words = Label(
            self.tr("Stop. Sit or lie down. Staff is coming."), role=Role.FAR, alignment=_CENTRE
        )
        self.clear = TouchButton(
            self.tr("Staff: hold for 3 seconds"), theme=theme, icons=icons, height_mm=24
        )
        page = QVBoxLayout(self)
        page.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        page.setContentsMargins(*(theme.px(14),) * 4)
        page.addStretch(2)
        page.addWidget(self.words)
        page.addStretch(3)
        page.addWidget(self.clear, 0, _CENTRE)
        self._held = QTimer(self)
        self._held.setSingleShot(True)
        self._held.setInterval(HOLD_MS)
        self._held.timeout.connect(self._on_held)
        self.clear.pressed.connect(self._held.start)
        self.clear.released.connect(self._held.stop)

    def enter(self, plan: SetPlan | None) -> None:
        """Nothing to begin."""

    def leave(self) -> None:
        """Nobody holds the button any more."""
        self._held.stop()

    def _on_held(self) -> None:
        self.command_given.emit(ClearStop())
