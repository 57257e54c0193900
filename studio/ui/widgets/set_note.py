"""The one sentence below the results of a set, with the sign that says how to take it."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from studio.engine.snapshot import SetFinished
from studio.ui.screens.screen import ScreenParts
from studio.ui.theme import Colour
from studio.ui.widgets.labels import Label, Role

_HIGH_SCORE = 90.0
"""From here on a deduction is a tip for the next set, not a warning."""

_CLEAN_SCORE = 98
"""Below it a set is not called clean, even where no single deduction is worth a word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What is said of a set.

    Attributes:
        words: One or two sentences.
        icon: Name of the sign, "" = none.
        colour: Of the sign.
    """

    words: str
    icon: str = ""
    colour: Colour = Colour.TEXT


def note_of(finished: SetFinished, *, count: int, kept: int) -> Note:
    """What is to be said of a set.

    Args:
        finished: The set as it ended.
        count: Reps after corrections.
        kept: Of the reps that were measured, how many the client left in.
    """
    translate = QCoreApplication.translate
    is_scored = math.isfinite(finished.score)
    if not count:
        words = translate("SetNote", "No rep was counted. Tap plus for reps you did, or go on.")
        return Note(words=words)
    if kept < len(finished.reps):
        words = translate(
            "SetNote", "Count corrected. The score is still that of all {reps} reps seen."
        )
        return Note(words=words.format(reps=len(finished.reps)))
    if finished.deduction and is_scored and finished.score >= _HIGH_SCORE:
        words = translate("SetNote", "Next time: {tip}").format(tip=finished.deduction)
        return Note(words=words)
    if finished.deduction:
        return Note(words=finished.deduction, icon="warning", colour=Colour.ORANGE)
    if not is_scored:
        words = translate("SetNote", "Counted. Grading needs a better view.")
        return Note(words=words, icon="check", colour=Colour.SKY)
    words = translate("SetNote", "A good set. No one thing stands out.")
    if round(finished.score) >= _CLEAN_SCORE:
        words = translate("SetNote", "Clean set. Nothing to mend.")
    return Note(words=words, icon="check", colour=Colour.SKY)


class SetNote(QFrame):
    """A sign and a sentence on a surface of its own.

    Attributes:
        words: The sentence.
        warns: Whether it stands beside the warning triangle.
    """

    def __init__(self, parts: ScreenParts) -> None:
        """Begin empty.

        Args:
            parts: What to build from.
        """
        super().__init__()
        self.setProperty("role", "note")
        theme = parts.theme
        self._icons = parts.icons
        self.words = Label(role=Role.LEAD)
        self.warns = False
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(5), theme.px(3), theme.px(5), theme.px(3))
        row.setSpacing(theme.px(4))
        side = theme.px(9)
        self._sign = QLabel()
        self._sign.setFixedSize(side, side)
        row.addWidget(self._sign)
        row.addWidget(self.words, 1)

    def show_note(self, note: Note) -> None:
        """Say this."""
        self.words.setText(note.words)
        self.warns = note.icon == "warning"
        self._sign.setVisible(bool(note.icon))
        if note.icon:
            side = self._sign.width()
            self._sign.setPixmap(self._icons.pixmap(note.icon, size_px=side, colour=note.colour))
