"""What a client agrees to, in the words of `studio.store.people.consent`, and the two answers."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.store.people.consent import CONSENT_VERSION
from studio.ui.icons import Icons
from studio.ui.theme import TOUCH_GAP_MM, Theme
from studio.ui.widgets.labels import Label, Role
from studio.ui.widgets.touch_button import ButtonKind, TouchButton

_FLAT_MM = 215.0


def consent_sentences() -> tuple[str, ...]:
    """The text, paragraph by paragraph; a test keeps it the text of `store.consent`."""
    return (
        QCoreApplication.translate(
            "Consent",
            "This station looks at you with a camera while you train. Pictures are never stored "
            "and never leave the station.",
        ),
        QCoreApplication.translate(
            "Consent",
            "With your yes it keeps, under your alias: your sets, reps, joint angles, tempo, loads "
            "and answers, so that you and the staff can see your training.",
        ),
        QCoreApplication.translate(
            "Consent",
            "They are kept for the time the studio has set, can be shown to you, exported for you "
            "and erased at any time: just ask.",
        ),
        QCoreApplication.translate("Consent", "Without your yes you can train as a guest."),
    )


class ConsentSheet(QWidget):
    """The text, its version, a yes and a no.

    Signals:
        agreed: Yes.
        declined: No.
    """

    agreed = Signal()
    declined = Signal()

    def __init__(self, *, theme: Theme, icons: Icons) -> None:
        """Lay out the sheet.

        Args:
            theme: Sizes and letters.
            icons: The drawings.
        """
        super().__init__()
        self.title = Label(role=Role.HEADING)
        self.version = Label(role=Role.CAPTION)
        self.yes = TouchButton(
            self.tr("Yes, keep my training"),
            theme=theme,
            icons=icons,
            icon="check",
            kind=ButtonKind.PRIMARY,
            height_mm=24,
        )
        self.no = TouchButton(
            self.tr("No, keep nothing under my name"), theme=theme, icons=icons, height_mm=24
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self.title)
        self._sentences = [Label(sentence, role=Role.LEAD) for sentence in consent_sentences()]
        self._flat_px = theme.px(_FLAT_MM)
        for label in self._sentences:
            column.addWidget(label)
        self.version.setText(self.tr("Text of version {version}").format(version=CONSENT_VERSION))
        column.addWidget(self.version)
        column.addStretch(1)
        answers = QHBoxLayout()
        answers.setSpacing(theme.px(TOUCH_GAP_MM * 1.4))
        answers.addWidget(self.no, 2, Qt.AlignmentFlag.AlignBottom)
        answers.addWidget(self.yes, 3, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(answers)
        self.yes.clicked.connect(self.agreed)
        self.no.clicked.connect(self.declined)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The text is read whole on a small panel too."""
        super().resizeEvent(event)
        is_flat = self.window().height() < self._flat_px
        for label in self._sentences:
            label.set_role(Role.BODY if is_flat else Role.LEAD)

    def ask(self, alias: str) -> None:
        """Ask somebody.

        Args:
            alias: Who.
        """
        self.title.setText(
            self.tr("{name}, may the station keep your training?").format(name=alias)
        )
