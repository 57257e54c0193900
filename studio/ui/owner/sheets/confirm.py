"""Before a client is erased: what goes, in numbers, and a button that says so."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from studio.store.dashboards.charts import Totals
from studio.store.dashboards.one_client import ClientPage
from studio.ui.numbers import for_number
from studio.ui.owner.parts import OwnerParts
from studio.ui.owner.sheets.sheet import Sheet
from studio.ui.owner.wording import number_words
from studio.ui.theme import TOUCH_GAP_MM
from studio.ui.widgets.labels import Label, Role
from studio.ui.widgets.touch_button import ButtonKind, TouchButton


class EraseSheet(Sheet):
    """Names what goes.

    Signals:
        confirmed: (id, alias) of the client who is to be erased.
    """

    confirmed = Signal(str, str)

    def __init__(self, page: ClientPage, *, parts: OwnerParts, backups: int) -> None:
        """Ask.

        Args:
            page: Of the client, over all days.
            parts: What to build from.
            backups: How many copies are known on this machine.
        """
        head = page.head
        super().__init__(self.tr("Erase {client}?").format(client=head.alias), parts=parts)
        self._id, self._alias = head.client_id, head.alias
        theme = parts.theme
        self.words = Label("\n• ".join(self._what_goes(page, backups)), role=Role.LEAD)
        self.more = Label(
            self.tr(
                "Exports and backups that were carried elsewhere have to be removed by hand. "
                "This cannot be taken back."
            ),
            role=Role.QUIET,
        )
        self.keep = TouchButton(self.tr("Keep everything"), theme=theme, icons=parts.icons)
        self.erase = TouchButton(
            self.tr("Erase {client} for good").format(client=head.alias),
            theme=theme,
            icons=parts.icons,
            icon="warning",
            kind=ButtonKind.PRIMARY,
        )
        row = QHBoxLayout()
        row.setSpacing(theme.px(TOUCH_GAP_MM * 2))
        row.addWidget(self.keep)
        row.addWidget(self.erase)
        row.addStretch(1)
        self.column.addStretch(1)
        self.column.addWidget(self.words)
        self.column.addWidget(self.more)
        self.column.addSpacing(theme.px(6))
        self.column.addLayout(row)
        self.column.addStretch(2)
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.keep.clicked.connect(self.left)
        self.erase.clicked.connect(self._on_erase_clicked)

    def _work_words(self, totals: Totals) -> str:
        """The words "3 sessions with 12 sets and 97 reps"; each part has its own number."""
        counted = (
            (totals.sessions, self.tr("{count} session"), self.tr("{count} sessions")),
            (totals.sets, self.tr("{count} set"), self.tr("{count} sets")),
            (totals.reps, self.tr("{count} rep"), self.tr("{count} reps")),
        )
        sessions, sets, reps = (
            for_number(number, one=one, many=many).format(count=number_words(number))
            for number, one, many in counted
        )
        words = self.tr("{sessions} with {sets} and {reps}")
        return words.format(sessions=sessions, sets=sets, reps=reps)

    def _what_goes(self, page: ClientPage, backups: int) -> list[str]:
        return [
            self.tr("These go for good:"),
            self._work_words(page.totals),
            self.tr("joint angles, answers, cues and corrections of those sets"),
            self.tr("the alias, consents, PIN, codes and tags, health answers and ranges"),
            for_number(
                backups,
                one=self.tr("the same in {count} backup on this machine"),
                many=self.tr("the same in {count} backups on this machine"),
            ).format(count=number_words(backups)),
        ]

    def _on_erase_clicked(self) -> None:
        self.erase.setEnabled(False)
        self.confirmed.emit(self._id, self._alias)
