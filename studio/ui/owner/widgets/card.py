"""A question, and the chart that answers it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from studio.ui.theme import Theme
from studio.ui.widgets.labels import Label, Role


class Card(QFrame):
    """A surface with a question as its title, a line on what is drawn, and one widget.

    Where there is nothing to draw, a sentence says so, and why.
    """

    def __init__(self, question: str, content: QWidget, *, theme: Theme) -> None:
        """Lay out the card.

        Args:
            question: Its title.
            content: What answers.
            theme: Sizes.
        """
        super().__init__()
        self.setProperty("role", "panel")
        self.content = content
        self.question = Label(question, role=Role.BODY)
        self.question.setProperty("role", "question")
        self.about = Label(role=Role.CAPTION)
        self._nothing = Label(role=Role.QUIET, alignment=Qt.AlignmentFlag.AlignHCenter)
        self._stack = QStackedLayout()
        self._stack.setSizeConstraint(QStackedLayout.SizeConstraint.SetNoConstraint)
        self._head = QHBoxLayout()
        self._head.setSpacing(theme.px(3))
        self._head.addWidget(self.question, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(length) for length in (5, 4, 5, 4)))
        column.setSpacing(theme.px(1.5))
        column.addLayout(self._head)
        column.addWidget(self.about)
        column.addLayout(self._stack, 1)
        for widget in (content, self._nothing):  # not before the stack has a parent to give them
            self._stack.addWidget(widget)
        self.about.hide()

    @property
    def is_empty(self) -> bool:
        """Whether it says that there is nothing to draw."""
        return self._stack.currentIndex() == 1

    @property
    def nothing(self) -> str:
        """The sentence instead of a chart."""
        return self._nothing.text()

    def add_beside_question(self, widget: QWidget) -> None:
        """A small control at the right of the title."""
        self._head.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)

    def show_content(self, about: str = "") -> None:
        """Show the widget, with a line on what is drawn."""
        self._show_about(about)
        self._stack.setCurrentIndex(0)

    def show_nothing(self, words: str) -> None:
        """Say why there is nothing to draw."""
        self._show_about("")
        self._nothing.setText(words)
        self._stack.setCurrentIndex(1)

    def _show_about(self, about: str) -> None:
        self.about.setText(about)
        self.about.setVisible(bool(about))


def demo_mark(words: str, *, theme: Theme) -> QFrame:
    """A mark that what is shown is made up.

    Args:
        words: What it says.
        theme: Sizes.
    """
    frame = QFrame()
    frame.setProperty("role", "demo")
    row = QHBoxLayout(frame)
    row.setContentsMargins(theme.px(3), theme.px(1.2), theme.px(3), theme.px(1.2))
    label: QLabel = Label(words, role=Role.CAPTION, wraps=False)
    row.addWidget(label)
    return frame
