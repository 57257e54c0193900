"""Coaching: how often each cue came and helped, tempo, and our own mistakes in the count."""

from PySide6.QtWidgets import QVBoxLayout

from studio.store.dashboards.charts import Line
from studio.store.dashboards.coaching import CoachingPage, Corrections, CueRow
from studio.ui.numbers import for_number
from studio.ui.owner.charts.bars import BarRow
from studio.ui.owner.charts.lines import LineChart, Scale
from studio.ui.owner.pages.page import OwnerPage, bar_rows, has_values
from studio.ui.owner.pages.series import day_ticks, line_row
from studio.ui.owner.parts import OwnerParts
from studio.ui.owner.widgets.card import Card
from studio.ui.owner.widgets.flow import Flow, Placed
from studio.ui.owner.wording import number_words, percent_words

_LEAST_ANSWERED = 5
"""Fewer cues whose end was seen say nothing about whether one helps."""


class CoachingView(OwnerPage):
    """Six questions about whether the coaching works."""

    def __init__(self, parts: OwnerParts) -> None:
        """Lay out the page.

        Args:
            parts: What to build from.
        """
        super().__init__(parts)
        self.tiles = self.tile_row(
            self.tr("cues given"),
            self.tr("cues helped"),
            self.tr("tempo kept"),
            self.tr("reps we miscounted"),
        )
        self.given_card = self.bars_card(self.tr("Which cues are given most?"))
        self.helped_card = self.bars_card(self.tr("Which cues help least?"))
        self.tempo_card = self.bars_card(self.tr("Where is the tempo not kept?"))
        self.helped = LineChart(look=parts.look)
        self.helped_line_card = self.card(self.tr("Do the cues help?"), self.helped)
        self.tempo = LineChart(look=parts.look)
        self.tempo_line_card = self.card(self.tr("Is the tempo kept?"), self.tempo)
        self.wrong_card = self.bars_card(self.tr("Where do we miscount?"))
        cards = (
            self.given_card,
            self.helped_line_card,
            self.tempo_line_card,
            self.helped_card,
            self.wrong_card,
            self.tempo_card,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(parts.theme.px(3))
        column.addWidget(self.tiles)
        column.addWidget(Flow([Placed(widget=card) for card in cards], theme=parts.theme), 1)

    def show_page(self, page: CoachingPage) -> None:
        """Show these days.

        Args:
            page: From the store.
        """
        self._show_tiles(page)
        self._show_given(page)
        self._show_helped(page)
        self._show_line(
            self.helped_line_card,
            self.helped,
            page.helped_by_time,
            about=self.tr("Share of cues after which the fault was gone within two reps"),
            nothing=self.tr("What became of a cue has not been seen in these days."),
        )
        self._show_line(
            self.tempo_line_card,
            self.tempo,
            page.tempo_by_time,
            about=self.tr("Share of reps with every phase near the time asked for"),
            nothing=self.tr("No rep had a tempo to keep in these days."),
        )
        names = [self.parts.exercise_name(bar.key, bar.name) for bar in page.tempo_by_exercise]
        values = [percent_words(bar.value) for bar in page.tempo_by_exercise]
        self.tempo_card.show_bars(
            bar_rows(page.tempo_by_exercise, names, values),
            nothing=self.tr("No rep had a tempo to keep in these days."),
            about=self.tr("Share of reps in tempo, the lowest first"),
            longest=1.0,
        )
        self._show_wrong(page.corrections)

    def _show_tiles(self, page: CoachingPage) -> None:
        given, helped, tempo, wrong = self.tiles.tiles
        given.show_number(
            number_words(page.given),
            note=self.tr("{count} for every 100 reps").format(count=_per_hundred(page)),
            key=page.totals.behind,
        )
        helped.show_number(
            percent_words(page.helped_ratio),
            note=self.tr("{count} of {all} followed up").format(
                count=number_words(page.helped), all=number_words(page.answered)
            ),
            key=page.totals.behind,
        )
        tempo.show_number(
            percent_words(page.tempo_kept_ratio),
            note=self.tr("of the reps with a tempo"),
            key=page.totals.behind,
        )
        corrections = page.corrections
        wrong.show_number(
            percent_words(corrections.wrong_ratio, digits=1),
            note=self.tr("clients added {added}, took away {removed}").format(
                added=number_words(corrections.added), removed=number_words(corrections.removed)
            ),
            key=corrections.behind if corrections.sets_corrected else None,
        )
        self.fit_tiles()

    def _show_given(self, page: CoachingPage) -> None:
        rows = [
            BarRow(
                words=self.parts.fault_name(row.cue_id),
                value=row.given,
                value_words=for_number(
                    row.given, one=self.tr("{count} time"), many=self.tr("{count} times")
                ).format(count=number_words(row.given)),
                key=row.given_behind,
            )
            for row in page.cues
            if row.given
        ]
        self.given_card.show_bars(rows, nothing=self.tr("No cue was given in these days."))

    def _show_helped(self, page: CoachingPage) -> None:
        told = [row for row in page.cues if row.answered >= _LEAST_ANSWERED]
        told.sort(key=lambda row: row.helped_ratio or 0.0)
        self.helped_card.show_bars(
            [self._helped_row(row) for row in told],
            nothing=self.tr("No cue was given often enough to tell."),
            about=self.tr("Share of times the fault left within two reps"),
            longest=1.0,
        )

    def _helped_row(self, row: CueRow) -> BarRow:
        return BarRow(
            words=self.parts.fault_name(row.cue_id),
            value=row.helped_ratio or 0.0,
            value_words=self.tr("{share} of {count}").format(
                share=percent_words(row.helped_ratio), count=number_words(row.answered)
            ),
            key=row.given_behind,
        )

    def _show_line(
        self, card: Card, chart: LineChart, line: Line, *, about: str, nothing: str
    ) -> None:
        if not has_values(line):
            card.show_nothing(nothing)
            return
        card.show_content(about)
        chart.show_lines(
            [line_row(line, value_words=percent_words)],
            scale=Scale(unit=" %", factor=100.0, high=100.0, least_span=30.0),
            ticks=day_ticks([line]),
        )

    def _show_wrong(self, corrections: Corrections) -> None:
        bars = [bar for bar in corrections.by_exercise if bar.values]
        names = [self.parts.exercise_name(bar.key, bar.name) for bar in bars]
        values = [
            for_number(
                bar.values,
                one=self.tr("{share} ({count} rep)"),
                many=self.tr("{share} ({count} reps)"),
            ).format(share=percent_words(bar.value, digits=1), count=number_words(bar.values))
            for bar in bars
        ]
        nothing = self.tr("Nobody put a count right in these days.")
        self.wrong_card.show_bars(
            bar_rows(bars, names, values),
            nothing=nothing,
            about=self.tr("Reps clients put right, of those counted"),
        )


def _per_hundred(page: CoachingPage) -> str:
    reps = page.totals.reps
    return number_words(100 * page.given / reps if reps else None, digits=1)
