"""All the bars of a card as a list; all the clients, and all the stations, to choose one from."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal

from studio.store.dashboards.clients import ClientsPage
from studio.store.dashboards.stations import StationsPage
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


class ChoiceSheet(Sheet):
    """One of many is chosen, or all of them.

    Signals:
        chosen: (Id, name); "" = all.
    """

    chosen = Signal(str, str)

    def __init__(
        self, question: str, *, everything: str, column: str, hint: str, parts: OwnerParts
    ) -> None:
        """Lay out the list.

        Args:
            question: The title.
            everything: Words of the choice of all.
            column: What a name is of.
            hint: Title of the list.
            parts: What to build from.
        """
        super().__init__(question, parts=parts)
        self.everybody = Chip(everything, theme=parts.theme, kind=ChipKind.PILL)
        self.head.addWidget(self.everybody)
        self.table = Table(
            (
                TableColumn(title=column),
                TableColumn(title=self.tr("Last set"), is_number=True),
                TableColumn(title=self.tr("Sets"), is_number=True, rank=1),
            ),
            theme=parts.theme,
        )
        self.card = Card(hint, self.table, theme=parts.theme)
        self.column.addWidget(self.card, 1)
        self.card.show_nothing(self.tr("One moment …"))
        self.everybody.clicked.connect(self._on_everybody_clicked)
        self.table.tapped.connect(self._on_row_tapped)

    def _show(self, found: Sequence[tuple[str, str, str, int]]) -> None:
        """Id, name, words of the last set, sets."""
        self.card.show_content()
        self.table.show_rows(
            [
                TableRow(cells=(name, last, number_words(sets)), key=(key, name))
                for key, name, last, sets in found
            ]
        )

    def _on_everybody_clicked(self) -> None:
        self.chosen.emit("", "")

    def _on_row_tapped(self, key: object) -> None:
        if isinstance(key, tuple):
            self.chosen.emit(*key)


class ClientsSheet(ChoiceSheet):
    """Whose sets the pages are about."""

    def __init__(self, *, parts: OwnerParts) -> None:
        """Lay out the list.

        Args:
            parts: What to build from.
        """
        super().__init__(
            self.tr("Whose sets?"),
            everything=self.tr("All clients"),
            column=self.tr("Client"),
            hint=self.tr("Choose a client"),
            parts=parts,
        )

    def show_clients(self, page: ClientsPage, *, now: datetime) -> None:
        """Show everybody.

        Args:
            page: From the store.
            now: This moment in the studio's time zone.
        """
        if not page.clients:
            self.card.show_nothing(self.tr("There is no client yet."))
            return
        guests = self.tr("Guests")
        self._show(
            [
                (
                    row.client_id,
                    guests if row.is_guest else row.alias,
                    moment_words(row.last_seen, now=now),
                    row.sets,
                )
                for row in page.clients
            ]
        )


class StationsSheet(ChoiceSheet):
    """Where the sets of the pages were done."""

    def __init__(self, *, parts: OwnerParts) -> None:
        """Lay out the list.

        Args:
            parts: What to build from.
        """
        super().__init__(
            self.tr("Sets of which station?"),
            everything=self.tr("All stations"),
            column=self.tr("Station"),
            hint=self.tr("Choose a station"),
            parts=parts,
        )

    def show_stations(self, page: StationsPage, *, now: datetime) -> None:
        """Show all of them.

        Args:
            page: From the store.
            now: This moment in the studio's time zone.
        """
        if not page.stations:
            self.card.show_nothing(self.tr("There is no station yet."))
            return
        self._show(
            [
                (row.station_id, row.name, moment_words(row.last_set, now=now), row.sets)
                for row in page.stations
            ]
        )
