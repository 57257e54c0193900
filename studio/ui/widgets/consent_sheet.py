"""What a client agrees to, in the words of the store, and the two answers.

Two consents apart: the training (`studio.store.people.consent`), and answers about pain
(`studio.store.people.pain_consent`).
"""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.store.people.consent import CONSENT_VERSION
from studio.store.people.pain_consent import PAIN_CONSENT_VERSION
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


def pain_sentences() -> tuple[str, ...]:
    """The text, paragraph by paragraph; a test keeps it the text of `store.pain_consent`."""
    return (
        QCoreApplication.translate(
            "Consent",
            "Answers about pain are health data, so they need a yes of their own. With your yes "
            "this station keeps, under your alias: after which set something hurt, how much and "
            "where, for ten weeks, so that the coach can take it into account next time.",
        ),
        QCoreApplication.translate(
            "Consent",
            "They are not shown on the owner's pages and are not sent to other machines. You can "
            "take your yes back at any time, and they are erased: just ask.",
        ),
        QCoreApplication.translate(
            "Consent",
            "Without your yes an answer counts for today's training, and nothing of it is kept.",
        ),
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
            "", theme=theme, icons=icons, icon="check", kind=ButtonKind.PRIMARY, height_mm=24
        )
        self.no = TouchButton("", theme=theme, icons=icons, height_mm=24)
        self._is_about_pain = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self.title)
        most = max(len(consent_sentences()), len(pain_sentences()))
        self._sentences = [Label(role=Role.LEAD) for _ in range(most)]
        self._flat_px = theme.px(_FLAT_MM)
        for label in self._sentences:
            column.addWidget(label)
        column.addWidget(self.version)
        column.addStretch(1)
        answers = QHBoxLayout()
        answers.setSpacing(theme.px(TOUCH_GAP_MM * 1.4))
        answers.addWidget(self.no, 2, Qt.AlignmentFlag.AlignBottom)
        answers.addWidget(self.yes, 3, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(answers)
        self.yes.clicked.connect(self.agreed)
        self.no.clicked.connect(self.declined)
        self.ask("")

    @property
    def is_about_pain(self) -> bool:
        """Whether the answers about pain are asked for, not the training."""
        return self._is_about_pain

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The text is read whole on a small panel too."""
        super().resizeEvent(event)
        is_flat = self.window().height() < self._flat_px
        for label in self._sentences:
            label.set_role(Role.BODY if is_flat else Role.LEAD)

    def ask(self, alias: str) -> None:
        """Ask somebody whether the training may be kept.

        Args:
            alias: Who.
        """
        self._is_about_pain = False
        self._put(consent_sentences(), version=CONSENT_VERSION)
        self.yes.set_words(self.tr("Yes, keep my training"))
        self.no.set_words(self.tr("No, keep nothing under my name"))
        self.title.setText(
            self.tr("{name}, may the station keep your training?").format(name=alias)
        )

    def ask_pain(self, alias: str) -> None:
        """Ask somebody whether answers about pain may be kept, too.

        Args:
            alias: Who.
        """
        self._is_about_pain = True
        self._put(pain_sentences(), version=PAIN_CONSENT_VERSION)
        self.yes.set_words(self.tr("Yes, keep them too"))
        self.no.set_words(self.tr("No, only for today"))
        self.title.setText(self.tr("{name}, and your answers about pain?").format(name=alias))

    def _put(self, sentences: tuple[str, ...], *, version: str) -> None:
        for place, label in enumerate(self._sentences):
            label.setText(sentences[place] if place < len(sentences) else "")
            label.setVisible(place < len(sentences))
        self.version.setText(self.tr("Text of version {version}").format(version=version))
