"""Clients: everybody in a list, who is going shallower, and who has not come."""

from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout

from studio.store.dashboards.clients import ClientRow, ClientsPage
from studio.ui.numbers import for_number
from studio.ui.owner.pages.page import OwnerPage
from studio.ui.owner.pages.shallower import show_shallower
from studio.ui.owner.parts import OwnerParts
from studio.ui.owner.widgets.card import Card
from studio.ui.owner.widgets.flow import Flow, Placed
from studio.ui.owner.widgets.table import Table, TableColumn, TableRow
from studio.ui.owner.wording import (
    day_words,
    moment_words,
    number_words,
    percent_words,
)


class ClientsView(OwnerPage):
    """The list; a touch opens a client's page."""

    def __init__(self, parts: OwnerParts) -> None:
        """Lay out the page.

        Args:
            parts: What to build from.
        """
        super().__init__(parts)
        theme = parts.theme
        self.table = Table(
            (
                TableColumn(title=self.tr("Client")),
                TableColumn(title=self.tr("Last set"), is_number=True),
                TableColumn(title=self.tr("Sessions"), is_number=True, rank=2),
                TableColumn(title=self.tr("Sets"), is_number=True, rank=1),
                TableColumn(title=self.tr("Depth"), is_number=True),
                TableColumn(title=self.tr("Quality"), is_number=True, rank=1),
                TableColumn(title=self.tr("Felt it"), is_number=True, rank=3),
            ),
            theme=theme,
        )
        self.list_card = Card(self.tr("Who trains here?"), self.table, theme=theme)
        self.shallower_card = self.bars_card(self.tr("Who is going shallower?"))
        self.away = Table(
            (
                TableColumn(title=self.tr("Client")),
                TableColumn(title=self.tr("Client since"), is_number=True),
            ),
            theme=theme,
        )
        self.away_card = Card(self.tr("Who did not come?"), self.away, theme=theme)
        self._side = Flow(
            [Placed(widget=self.shallower_card), Placed(widget=self.away_card)],
            theme=theme,
            most_columns=1,
        )
        self._flow = Flow(
            [Placed(widget=self.list_card, columns=2, weight=2), Placed(widget=self._side)],
            theme=theme,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._flow, 1)
        self.table.tapped.connect(self._on_client_tapped)
        self.away.tapped.connect(self._on_client_tapped)

    def show_page(self, page: ClientsPage, *, now: datetime) -> None:
        """Show these days.

        Args:
            page: From the store.
            now: This moment in the studio's time zone.
        """
        came = [row for row in page.clients if row.sets]
        away = [row for row in page.clients if not row.sets and not row.is_guest]
        if came:
            self.list_card.show_content(
                self.tr("{came} of {all} trained in these days").format(
                    came=number_words(page.totals.clients),
                    all=number_words(sum(not row.is_guest for row in page.clients)),
                )
            )
            self.table.show_rows([self._row(row, now=now) for row in came])
        else:
            self.list_card.show_nothing(self.tr("Nobody trained in these days."))
        show_shallower(self.shallower_card, page.shallower, parts=self.parts)
        if away:
            self.away_card.show_content(
                for_number(
                    len(away),
                    one=self.tr("{count} client without a set in these days"),
                    many=self.tr("{count} clients without a set in these days"),
                ).format(count=number_words(len(away)))
            )
            rows = [
                TableRow(
                    cells=(row.alias, day_words(row.since.date(), with_year=True)),
                    key=row.client_id,
                )
                for row in away
            ]
            self.away.show_rows(rows)
        else:
            self.away_card.show_nothing(self.tr("Everybody came in these days."))

    def _row(self, row: ClientRow, *, now: datetime) -> TableRow:
        cells = (
            self.tr("Guests") if row.is_guest else row.alias,
            moment_words(row.last_seen, now=now),
            number_words(row.sessions),
            number_words(row.sets),
            percent_words(row.depth_ratio),
            number_words(row.score),
            number_words(row.felt, digits=1),
        )
        return TableRow(cells=cells, key=row.client_id)

    def _on_client_tapped(self, key: object) -> None:
        self.open_key(key, "")
