"""One clear line about something that went wrong in the world: camera gone, disk full."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from studio.ui.icons import Icons
from studio.ui.theme import Colour, Theme
from studio.ui.widgets.labels import Label, Role
from studio.ui.words import as_sentence


class MessageBanner(QFrame):
    """Triangle and words on orange. Hidden while there is nothing to say."""

    def __init__(self, *, theme: Theme, icons: Icons) -> None:
        """Start hidden.

        Args:
            theme: Sizes and letters.
            icons: The drawings.
        """
        super().__init__()
        self.setProperty("role", "banner")
        side = theme.px(9)
        picture = QLabel()
        picture.setPixmap(icons.pixmap("warning", size_px=side, colour=Colour.ON_BRIGHT))
        picture.setFixedSize(side, side)
        self.words = Label(role=Role.LEAD)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(6), theme.px(4), theme.px(6), theme.px(4))
        row.setSpacing(theme.px(4))
        row.addWidget(picture)
        row.addWidget(self.words, 1)
        self.hide()

    def show_message(self, words: str) -> None:
        """Say this; "" = nothing to say."""
        sentence = as_sentence(words)
        if sentence != self.words.text():
            self.words.setText(sentence)
        self.setVisible(bool(words))
