"""All the bars of a card as a list, and all the clients to choose one from."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal

from studio.store.dashboards.clients import ClientsPage
from studio.ui.owner.charts.bars import BarRow
from studio.ui.owner.parts import OwnerParts
from studio.ui.owner.sheets.sheet import Sheet
from studio.ui.owner.widgets.card import Card
from studio.ui.owner.widgets.chip import Chip, ChipKind
from studio.ui.owner.widgets.table import Table, TableColumn, TableRow
from studio.ui.owner.wording import moment_words, number_words


class BarsSheet(Sheet):
    """What a card had no room for.

    Signals:
        key_wished: (key, title) of a row that was touched.
    """

    key_wished = Signal(object, str)

    def __init__(self, question: str, rows: Sequence[BarRow], *, parts: OwnerParts) -> None:
        """Show all rows.

        Args:
            question: Title of the card.
            rows: All of its bars.
            parts: What to build from.
        """
        super().__init__(question, parts=parts)
        self.table = Table(
            (
                TableColumn(title=self.tr("Name")),
                TableColumn(title=self.tr("Value"), is_number=True),
            ),
            theme=parts.theme,
        )
        card = Card(self.tr("All {count}").format(count=len(rows)), self.table, theme=parts.theme)
        self.column.addWidget(card, 1)
        self.table.show_rows(
            [
                TableRow(cells=(row.words, row.value_words), key=row.key, is_warm=row.is_warm)
                for row in rows
            ]
        )
        self.table.tapped.connect(self._on_row_tapped)

    def _on_row_tapped(self, key: object) -> None:
        self.key_wished.emit(key, self.title.text())


class ClientsSheet(Sheet):
    """Whose sets the pages are about.

    Signals:
        chosen: (Id, alias) of a client; "" = everybody.
    """

    chosen = Signal(str, str)

    def __init__(self, *, parts: OwnerParts) -> None:
        """Lay out the list.

        Args:
            parts: What to build from.
        """
        super().__init__(self.tr("Whose sets?"), parts=parts)
        self.everybody = Chip(self.tr("All clients"), theme=parts.theme, kind=ChipKind.PILL)
        self.head.addWidget(self.everybody)
        self.table = Table(
            (
                TableColumn(title=self.tr("Client")),
                TableColumn(title=self.tr("Last set"), is_number=True),
                TableColumn(title=self.tr("Sets"), is_number=True, rank=1),
            ),
            theme=parts.theme,
        )
        self.card = Card(self.tr("Choose a client"), self.table, theme=parts.theme)
        self.column.addWidget(self.card, 1)
        self.card.show_nothing(self.tr("One moment …"))
        self.everybody.clicked.connect(self._on_everybody_clicked)
        self.table.tapped.connect(self._on_row_tapped)

    def show_clients(self, page: ClientsPage, *, now: datetime) -> None:
        """Show everybody.

        Args:
            page: From the store.
            now: This moment in the studio's time zone.
        """
        if not page.clients:
            self.card.show_nothing(self.tr("There is no client yet."))
            return
        self.card.show_content()
        rows = []
        for row in page.clients:
            name = self.tr("Guests") if row.is_guest else row.alias
            cells = (name, moment_words(row.last_seen, now=now), number_words(row.sets))
            rows.append(TableRow(cells=cells, key=(row.client_id, name)))
        self.table.show_rows(rows)

    def _on_everybody_clicked(self) -> None:
        self.chosen.emit("", "")

    def _on_row_tapped(self, key: object) -> None:
        if isinstance(key, tuple):
            self.chosen.emit(*key)
