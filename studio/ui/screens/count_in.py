"""Three, two, one: seconds until the first rep counts, readable from anywhere in the room."""

import math

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio.engine.snapshot import GoBack, Snapshot
from studio.model.session import SetPlan
from studio.ui.numbers import for_number
from studio.ui.screens.screen import Screen, ScreenParts
from studio.ui.theme import TextSize
from studio.ui.widgets.feed_view import FeedView
from studio.ui.widgets.labels import Label, Role
from studio.ui.widgets.ring import Ring
from studio.ui.widgets.touch_button import ButtonKind, TouchButton
from studio.ui.words import side_words

_SHADE = 0.66


class CountInScreen(Screen):
    """The mirror, dimmed, and one number."""

    def __init__(self, parts: ScreenParts, parent: QWidget | None = None) -> None:
        """Lay out the screen.

        Args:
            parts: What to build from.
            parent: Owner in Qt's sense.
        """
        super().__init__(parts, parent)
        theme, icons = parts.theme, parts.icons
        centre = Qt.AlignmentFlag.AlignHCenter
        self.feed = FeedView(theme=theme, athletes=parts.athletes, mirrored=parts.mirrored)
        self.name = Label(role=Role.FAR, alignment=centre)
        self.ring = Ring(theme=theme, diameter_mm=130, size=TextSize.COUNT, line_mm=7)
        self.words = Label(role=Role.FAR, alignment=centre)
        self.back = TouchButton(
            self.tr("Back"), theme=theme, icons=icons, icon="back", kind=ButtonKind.PLAIN
        )
        over = QVBoxLayout()
        over.setContentsMargins(*(theme.px(6),) * 4)
        over.addWidget(self.name)
        over.addWidget(self.ring, 1)
        over.addWidget(self.words)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        over.addLayout(foot)
        stage = QGridLayout(self)
        edge = theme.px(6)
        stage.setContentsMargins(edge, 0, edge, edge)
        stage.addWidget(self.feed, 0, 0)
        stage.addLayout(over, 0, 0)
        self._whole_s = 0.0
        self._set_words = ""
        self.back.clicked.connect(self._on_back_clicked)

    def enter(self, plan: SetPlan | None) -> None:
        """Show what begins."""
        self._whole_s = 0.0
        exercise = self.parts.exercises.get(plan.exercise_id) if plan else None
        if plan is None or exercise is None:
            return
        self.feed.begin("", shade=_SHADE)
        self.name.setText(exercise.name)
        number = plan.reps_target
        reps = for_number(number, one=self.tr("{reps} rep"), many=self.tr("{reps} reps"))
        reps = reps.format(reps=number)
        self._set_words = "  ·  ".join(part for part in (side_words(plan.side), reps) if part)
        self.words.setText(self._set_words)
        self.ring.show_value("", ratio=1.0)

    def leave(self) -> None:
        """Let go of the picture."""
        self.feed.end()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Mirror and number; who is not in the picture is asked in, or the set does not begin."""
        self.feed.show_frame(snapshot.frame, pose=snapshot.pose)
        is_empty = snapshot.frame is not None and snapshot.pose is None
        words = self.tr("Step into view") if is_empty else self._set_words
        if words != self.words.text():
            self.words.setText(words)
        left_s = snapshot.count_in_s
        if left_s is None:
            return
        self._whole_s = max(self._whole_s, left_s)
        number = max(1, math.ceil(left_s))
        self.ring.show_value(str(number), ratio=left_s / self._whole_s if self._whole_s else None)

    def _on_back_clicked(self) -> None:
        self.command_given.emit(GoBack())
