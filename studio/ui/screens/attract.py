"""What the station shows while nobody is here. It never shows a client's data, and is silent."""

from itertools import cycle

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio.engine.snapshot import WakeUp
from studio.model.session import SetPlan
from studio.settings import Language
from studio.ui.screens.screen import Screen, ScreenParts
from studio.ui.theme import TOUCH_GAP_MM, TextSize
from studio.ui.translation import language_name
from studio.ui.widgets.athlete_view import AthleteView
from studio.ui.widgets.function_marks import FunctionMarks
from studio.ui.widgets.labels import Label, Role
from studio.ui.widgets.touch_button import ButtonKind, TouchButton

_NEXT_EXERCISE_MS = 12_000
_DRIFT_MM = ((0, 0), (4, 2), (2, 5), (-3, 3), (-4, -2), (1, -4))


class AttractScreen(Screen):
    """The whole screen is one touch target. What it shows moves a little, against burn-in.

    Signals:
        language_wished: A `Language` the client would rather read.
    """

    language_wished = Signal(object)

    def __init__(self, parts: ScreenParts, parent: QWidget | None = None) -> None:
        """Lay out the screen.

        Args:
            parts: What to build from.
            parent: Owner in Qt's sense.
        """
        super().__init__(parts, parent)
        theme, icons = parts.theme, parts.icons
        self._exercises = cycle(parts.exercises.values())
        self._drifts = cycle(_DRIFT_MM)
        self.athlete = AthleteView(parts.athletes, icons=icons, theme=theme, is_large=True)
        self.title = Label(self.tr("Every rep counted. Every rep coached."), role=Role.FAR)
        self.words = Label(self.tr("Glute training with a coach that watches."), role=Role.HEADING)
        self.touch = TouchButton(
            self.tr("Touch to start"),
            theme=theme,
            icons=icons,
            icon="touch",
            kind=ButtonKind.PRIMARY,
            size=TextSize.HEADING,
            height_mm=30,
            widest_mm=160,
        )
        self.privacy = Label(
            self.tr("The camera is off until you touch. Pictures are never kept."), role=Role.QUIET
        )
        self.footer = Label(
            self.tr("Training aid. Estimates from one camera. Not medical advice."), role=Role.QUIET
        )
        self.name = Label(role=Role.LEAD, alignment=Qt.AlignmentFlag.AlignHCenter)
        self.marks = FunctionMarks(theme=theme, icons=icons, mark_mm=11)
        self.languages = {
            language: self._language_button(language)
            for language in Language
            if language is not parts.language
        }
        self._build()
        self._timer = QTimer(self)
        self._timer.setInterval(_NEXT_EXERCISE_MS)
        self._timer.timeout.connect(self.show_next)
        self.touch.clicked.connect(self._on_touched)
        self.show_next()

    def enter(self, plan: SetPlan | None) -> None:
        """Begin to move."""
        self._timer.start()

    def leave(self) -> None:
        """Stand still."""
        self._timer.stop()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A touch anywhere wakes the station."""
        self._on_touched()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words above the athlete in portrait."""
        super().resizeEvent(event)
        portrait = self.width() < self.height()
        self.title.set_role(Role.TITLE if self.is_flat() else Role.FAR)
        self._main.setDirection(
            QBoxLayout.Direction.TopToBottom if portrait else QBoxLayout.Direction.LeftToRight
        )

    def _language_button(self, language: Language) -> TouchButton:
        """Named in its own language, so that who needs it finds it."""
        parts, words = self.parts, language_name(language)
        button = TouchButton(words, theme=parts.theme, icons=parts.icons, kind=ButtonKind.QUIET)
        button.clicked.connect(self._on_language_clicked)
        return button

    def _build(self) -> None:
        theme = self.parts.theme
        words = QVBoxLayout()
        words.setSpacing(theme.px(7))
        words.addStretch(2)
        words.addWidget(self.title)
        words.addWidget(self.words)
        words.addSpacing(theme.px(6))
        words.addWidget(self.touch, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(2)
        show = QVBoxLayout()
        show.setSpacing(theme.px(4))
        show.addWidget(self.athlete, 1)
        show.addWidget(self.name)
        show.addWidget(self.marks, 0, Qt.AlignmentFlag.AlignHCenter)
        self._main = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._main.setSpacing(theme.px(10))
        self._main.addLayout(words, 6)
        self._main.addLayout(show, 5)
        self._page = QVBoxLayout(self)
        self._page.setSpacing(theme.px(6))
        self._page.addLayout(self._main, 1)
        notes = QVBoxLayout()
        notes.setSpacing(theme.px(1))
        notes.addWidget(self.privacy)
        notes.addWidget(self.footer)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(TOUCH_GAP_MM))
        foot.addLayout(notes, 1)
        for button in self.languages.values():
            foot.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self._page.addLayout(foot)
        self._drift(0, 0)

    def _drift(self, across_mm: int, down_mm: int) -> None:
        theme = self.parts.theme
        edge = 12
        self._page.setContentsMargins(
            theme.px(edge + across_mm),
            theme.px(edge + down_mm),
            theme.px(edge - across_mm),
            theme.px(edge - down_mm),
        )

    def show_next(self) -> None:
        """Show the next exercise, and everything a little elsewhere."""
        exercise = next(self._exercises, None)
        if exercise is None:
            return
        self.athlete.show_exercise(exercise.id)
        self.name.setText(exercise.name)
        self.marks.show_functions(exercise.functions)
        self._drift(*next(self._drifts))

    def _on_language_clicked(self) -> None:
        sender = self.sender()
        wished = next(key for key, button in self.languages.items() if button is sender)
        self.language_wished.emit(wished)

    def _on_touched(self) -> None:
        self.command_given.emit(WakeUp())
