"""The question "Still there?": the last seconds before the station forgets who was here."""

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.icons import Icons
from studio.ui.theme import TOUCH_GAP_MM, TextSize, Theme
from studio.ui.widgets.labels import Label, Role
from studio.ui.widgets.ring import Ring
from studio.ui.widgets.touch_button import ButtonKind, TouchButton
from studio.ui.widgets.veil import Veil

PROMPT_S = 20.0
"""Length of the countdown (WCAG 2.2.1 asks for at least 20 s)."""


class IdlePrompt(Veil):
    """A ring that runs out, and two answers.

    Signals:
        stayed: "I'm here" was touched.
        left: "I'm done" was touched.
    """

    stayed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget, *, theme: Theme, icons: Icons) -> None:
        """Start hidden.

        Args:
            parent: What is covered.
            theme: Sizes and letters.
            icons: The drawings.
        """
        super().__init__(parent, theme=theme)
        centre = Qt.AlignmentFlag.AlignHCenter
        title = Label(self.tr("Still there?"), role=Role.TITLE, alignment=centre, wraps=False)
        words = Label(
            self.tr("The station will close your session."), role=Role.LEAD, alignment=centre
        )
        self.ring = Ring(theme=theme, diameter_mm=56, size=TextSize.FAR_LARGE)
        self.stay = TouchButton(
            self.tr("I'm here"),
            theme=theme,
            icons=icons,
            icon="check",
            kind=ButtonKind.PRIMARY,
            height_mm=24,
        )
        self.leave = TouchButton(self.tr("I'm done"), theme=theme, icons=icons, height_mm=24)
        answers = QHBoxLayout()
        answers.setSpacing(theme.px(TOUCH_GAP_MM * 1.6))
        answers.addWidget(self.leave)
        answers.addWidget(self.stay, 1)
        self.sheet.setMinimumWidth(theme.px(125))
        column = QVBoxLayout(self.sheet)
        column.setContentsMargins(*(theme.px(12),) * 4)
        column.setSpacing(theme.px(6))
        for widget in (title, words):
            column.addWidget(widget)
        column.addWidget(self.ring, 0, centre)
        column.addLayout(answers)
        self.stay.clicked.connect(self.stayed)
        self.leave.clicked.connect(self.left)

    def show_seconds(self, left_s: float | None) -> None:
        """Count down; None hides the question.

        Args:
            left_s: Seconds until the session is closed.
        """
        if left_s is None:
            self.hide()
            return
        self.ring.show_value(str(max(0, math.ceil(left_s))), ratio=left_s / PROMPT_S)
        if self.isHidden():
            self.lift()
