"""Bars under a question; what there is no room for is a touch away."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from studio.ui.owner.charts.bars import BarChart, BarRow
from studio.ui.owner.widgets.card import Card
from studio.ui.owner.widgets.chip import Chip
from studio.ui.theme import Theme

_LOW_MM = 11.5
"""9 mm on the smallest panel: the chip stands beside a title and must not push it down."""


class BarsCard(Card):
    """A card whose chart is bars.

    Signals:
        list_wished: (rows, question): all of them are asked for.
    """

    list_wished = Signal(object, str)

    def __init__(self, question: str, chart: BarChart, *, theme: Theme) -> None:
        """Lay out the card.

        Args:
            question: Its title.
            chart: Empty.
            theme: Sizes.
        """
        super().__init__(question, chart, theme=theme)
        self.chart = chart
        self._rows: tuple[BarRow, ...] = ()
        self.everything = Chip("", theme=theme, height_mm=_LOW_MM)
        policy = self.everything.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.everything.setSizePolicy(policy)
        self.everything.hide()
        chart.arranged.connect(self._on_arranged)
        self.everything.clicked.connect(self._on_everything_clicked)
        self.add_beside_question(self.everything)

    @property
    def rows(self) -> tuple[BarRow, ...]:
        """All of them."""
        return self._rows

    def show_bars(
        self, rows: Sequence[BarRow], *, nothing: str, about: str = "", longest: float | None = None
    ) -> None:
        """Show these, or say why there are none.

        Args:
            rows: In the order shown.
            nothing: What is said without any.
            about: What is drawn.
            longest: Value of a bar of full length; None = the longest one's.
        """
        self._rows = tuple(rows)
        if not rows:
            self.show_nothing(nothing)
            self.everything.hide()
            return
        self.show_content(about)
        self.chart.show_bars(rows, longest=longest)

    def _on_arranged(self) -> None:
        is_cut = not self.is_empty and self.chart.rows_shown < len(self._rows)
        self.everything.set_words(self.tr("All {count}").format(count=len(self._rows)))
        self.everything.setVisible(is_cut)

    def _on_everything_clicked(self) -> None:
        self.list_wished.emit(self._rows, self.question.text())
