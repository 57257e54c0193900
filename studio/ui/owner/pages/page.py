"""What the owner's pages have in common."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from studio.store.dashboards.charts import Bar, Line, SetsKey
from studio.ui.owner.charts.bars import BarChart, BarRow
from studio.ui.owner.charts.chart import Chart
from studio.ui.owner.parts import OwnerParts
from studio.ui.owner.widgets.bars_card import BarsCard
from studio.ui.owner.widgets.card import Card
from studio.ui.owner.widgets.tile import TileRow


class OwnerPage(QWidget):
    """A page of charts and tables.

    Signals:
        behind_wished: (SetsKey, title): the sets behind a number are asked for.
        client_wished: Id of a client whose page is asked for.
        list_wished: (rows, title): everything a card had no room for.
    """

    behind_wished = Signal(object, str)
    client_wished = Signal(str)
    list_wished = Signal(object, str)

    def __init__(self, parts: OwnerParts) -> None:
        """Keep the parts.

        Args:
            parts: What to build from.
        """
        super().__init__()
        self.parts = parts
        self._tile_rows: list[TileRow] = []

    def minimumSizeHint(self) -> QSize:
        """None: a page fits itself into its window."""
        return QSize(0, 0)

    def bars_card(self, question: str) -> BarsCard:
        """A card of bars whose touches this page sends on."""
        chart = BarChart(look=self.parts.look)
        card = BarsCard(question, chart, theme=self.parts.theme)
        self._send_on(card, chart)
        card.list_wished.connect(self.list_wished)
        return card

    def card(self, question: str, chart: Chart) -> Card:
        """A card of any other chart whose touches this page sends on."""
        card = Card(question, chart, theme=self.parts.theme)
        self._send_on(card, chart)
        return card

    def tile_row(self, *titles: str) -> TileRow:
        """Tiles whose touches this page sends on."""
        row = TileRow(titles, theme=self.parts.theme)
        row.tapped.connect(self._on_tile_tapped)
        self._tile_rows.append(row)
        return row

    def fit_tiles(self) -> None:
        """The tiles get the height their words need at this width."""
        for row in self._tile_rows:
            row.fit(self.width())
        layout = self.layout()
        if self._tile_rows and layout is not None:
            layout.activate()  # it was laid out with the height before

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another height of the tiles."""
        super().resizeEvent(event)
        self.fit_tiles()

    def open_key(self, key: object, title: str) -> None:
        """Go where a mark or row leads.

        Args:
            key: `SetsKey`, or a client's id.
            title: Of what was touched.
        """
        if isinstance(key, SetsKey):
            self.behind_wished.emit(key, title)
        elif isinstance(key, str):
            self.client_wished.emit(key)

    def _send_on(self, card: Card, chart: Chart) -> None:
        chart.tapped.connect(self._on_chart_tapped)
        chart.setProperty("card", card.question.text())

    def _on_chart_tapped(self, key: object) -> None:
        chart = self.sender()
        title = "" if chart is None else str(chart.property("card"))
        self.open_key(key, title)

    def _on_tile_tapped(self, key: object, title: str) -> None:
        self.open_key(key, title)


def has_values(line: Line) -> bool:
    """Whether anything was measured."""
    return any(point.value is not None for point in line.points)


def bar_rows(bars: Sequence[Bar], words: Sequence[str], values: Sequence[str]) -> list[BarRow]:
    """Bars of a page as rows of a chart; those without a value are left out.

    Args:
        bars: Of the page.
        words: The name of each.
        values: The number of each in words.
    """
    return [
        BarRow(
            words=name,
            value=bar.value,
            value_words=value,
            key=bar.behind,
            target=bar.target,
        )
        for bar, name, value in zip(bars, words, values, strict=True)
        if bar.value is not None
    ]
