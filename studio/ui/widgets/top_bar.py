"""What is reachable on every screen: who trains, the camera mark and the loudness."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from studio.ui.icons import Icons
from studio.ui.theme import TOUCH_GAP_MM, Theme
from studio.ui.widgets.camera_mark import CameraMark
from studio.ui.widgets.labels import Label, Role
from studio.ui.widgets.touch_button import ButtonKind, TouchButton


class TopBar(QFrame):
    """Name on the left; who trains, camera mark and loudness on the right."""

    def __init__(self, *, theme: Theme, icons: Icons) -> None:
        """Lay out the bar.

        Args:
            theme: Sizes and letters.
            icons: The drawings.
        """
        super().__init__()
        self.setObjectName("topBar")
        logo = QLabel()
        logo.setPixmap(icons.pixmap("logo", size_px=theme.px(11)))
        self.name = Label("Glute Studio", role=Role.LEAD, wraps=False)
        self.who = TouchButton(
            self.tr("Sign in"), theme=theme, icons=icons, icon="person", kind=ButtonKind.QUIET
        )
        self.who.hide()
        self.camera = CameraMark(theme=theme, icons=icons)
        self.volume = TouchButton(
            "", theme=theme, icons=icons, icon="volume", kind=ButtonKind.QUIET
        )
        self.volume.setAccessibleName(self.tr("Voice and sounds"))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(9), theme.px(2), theme.px(6), theme.px(2))
        row.setSpacing(theme.px(TOUCH_GAP_MM))
        row.addWidget(logo)
        row.addWidget(self.name)
        row.addStretch(1)
        row.addWidget(self.who)
        row.addWidget(self.camera)
        row.addWidget(self.volume)
