"""Do you need help? Asked when both arms were up, or when it looked like a fall."""

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from studio.engine.people.desk_talk import CallStaff
from studio.engine.snapshot import Continue, Snapshot
from studio.model.session import SetPlan
from studio.ui.screens.screen import Screen, ScreenParts
from studio.ui.theme import TOUCH_GAP_MM, TextSize
from studio.ui.widgets.labels import Label, Role
from studio.ui.widgets.touch_button import ButtonKind, TouchButton

_CENTRE = Qt.AlignmentFlag.AlignHCenter


class HelpScreen(Screen):
    """A calm question with two large answers; who does not answer is helped."""

    def __init__(self, parts: ScreenParts, parent: QWidget | None = None) -> None:
        """Lay out the screen.

        Args:
            parts: What to build from.
            parent: Owner in Qt's sense.
        """
        super().__init__(parts, parent)
        theme, icons = parts.theme, parts.icons
        self.question = Label(self.tr("Do you need help?"), role=Role.FAR, alignment=_CENTRE)
        self.waits = Label(role=Role.TITLE, alignment=_CENTRE)
        self.fine = TouchButton(
            self.tr("I am fine"),
            theme=theme,
            icons=icons,
            icon="check",
            size=TextSize.HEADING,
            height_mm=38,
        )
        self.call = TouchButton(
            self.tr("Call the staff"),
            theme=theme,
            icons=icons,
            icon="hand",
            kind=ButtonKind.PRIMARY,
            size=TextSize.HEADING,
            height_mm=38,
        )
        page = QVBoxLayout(self)
        page.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        page.setContentsMargins(*(theme.px(12),) * 4)
        page.setSpacing(theme.px(8))
        page.addStretch(2)
        page.addWidget(self.question)
        page.addWidget(self.waits)
        page.addStretch(2)
        self._answers = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._answers.setSpacing(theme.px(2 * TOUCH_GAP_MM))
        self._answers.addWidget(self.fine, 1)
        self._answers.addWidget(self.call, 1)
        page.addLayout(self._answers)
        self.fine.clicked.connect(self._on_fine_clicked)
        self.call.clicked.connect(self._on_call_clicked)

    def enter(self, plan: SetPlan | None) -> None:
        """Ask anew."""
        self.waits.setText("")

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """How long it waits for an answer, or that a raised hand is seen."""
        left_s = snapshot.help_left_s
        if left_s is None:
            return
        if snapshot.raise_hand_ratio > 0:
            self.waits.setText(self.tr("Hold it up to say that you are fine."))
            return
        words = self.tr("The staff are called in {seconds} s. Raise one hand if you are fine.")
        self.waits.setText(words.format(seconds=math.ceil(left_s)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One answer below the other in portrait."""
        super().resizeEvent(event)
        portrait = self.width() < self.height()
        along = QBoxLayout.Direction.TopToBottom if portrait else QBoxLayout.Direction.LeftToRight
        self._answers.setDirection(along)
        self.waits.set_role(Role.HEADING if self.is_flat() else Role.TITLE)

    def _on_fine_clicked(self) -> None:
        self.command_given.emit(Continue())

    def _on_call_clicked(self) -> None:
        self.command_given.emit(CallStaff())
