"""One client: progress, and volume against what is aimed at."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studio.model.exercise import GluteFunction
from studio.settings import WeightUnit
from studio.store.dashboards.charts import Bar, Line, NamedLine
from studio.store.dashboards.one_client import ClientPage, TempoLines
from studio.store.dashboards.period import Step
from studio.ui.numbers import for_number
from studio.ui.owner.charts.columns import Column, ColumnChart
from studio.ui.owner.charts.lines import LineChart, Scale
from studio.ui.owner.pages.client_words import length_words, position_words
from studio.ui.owner.pages.page import OwnerPage, bar_rows, has_values
from studio.ui.owner.pages.series import day_ticks, is_partial, line_row, named_rows
from studio.ui.owner.parts import OwnerParts
from studio.ui.owner.widgets.bars_card import BarsCard
from studio.ui.owner.widgets.card import Card
from studio.ui.owner.widgets.chip import Chip, ChipKind
from studio.ui.owner.widgets.flow import Flow, Placed
from studio.ui.owner.wording import (
    day_words,
    load_words,
    moment_words,
    number_words,
    percent_words,
)
from studio.ui.weights import KG_PER_LB, unit_words
from studio.ui.widgets.function_marks import function_words
from studio.ui.widgets.labels import Label, Role

_FUNCTIONS = tuple(GluteFunction)


class ClientView(OwnerPage):
    """Tiles, and two leaves of six charts each.

    Signals:
        everybody_wished: Back to the list.
        sheet_wished: Id of the client: a page to print is asked for.
    """

    everybody_wished = Signal()
    sheet_wished = Signal(str)

    def __init__(self, parts: OwnerParts) -> None:
        """Lay out the page.

        Args:
            parts: What to build from.
        """
        super().__init__(parts)
        self._client_id = ""
        theme = parts.theme
        self.back = Chip(self.tr("All clients"), theme=theme, kind=ChipKind.PILL)
        self.name = Label(role=Role.LEAD, wraps=False)
        self.about = Label(role=Role.CAPTION)
        self.progress_chip = Chip(self.tr("Progress"), theme=theme, is_checkable=True)
        self.volume_chip = Chip(self.tr("Volume"), theme=theme, is_checkable=True)
        self.sheet = Chip(self.tr("PDF to print"), theme=theme, kind=ChipKind.PILL)
        self.tiles = self.tile_row(
            self.tr("sessions"),
            self.tr("sets"),
            self.tr("depth, of what was asked"),
            self.tr("tempo kept"),
            self.tr("quality, of 100"),
            self.tr("felt it, of 10"),
        )
        self.result = Label(role=Role.STEP)
        self.result.hide()
        self._make_cards()
        self._leaves = QStackedWidget()
        self._leaves.addWidget(self._progress_leaf())
        self._leaves.addWidget(self._volume_leaf())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(3))
        column.addLayout(self._head())
        column.addWidget(self.result)
        column.addWidget(self.tiles)
        column.addWidget(self._leaves, 1)
        self.back.clicked.connect(self.everybody_wished)
        self.sheet.clicked.connect(self._on_sheet_clicked)
        self.progress_chip.clicked.connect(self._on_progress_clicked)
        self.volume_chip.clicked.connect(self._on_volume_clicked)
        self._turn_to(0)

    def show_page(self, page: ClientPage, *, now: datetime) -> None:
        """Show this client.

        Args:
            page: From the store.
            now: This moment in the studio's time zone.
        """
        if page.head.client_id != self._client_id:
            self.say("")
        self._client_id = page.head.client_id
        self._show_head(page, now=now)
        self._show_progress(page)
        self._show_volume(page)

    def say(self, words: str, *, is_fault: bool = False) -> None:
        """Say what came of a wish; "" = nothing.

        Args:
            words: A sentence.
            is_fault: It went wrong.
        """
        self.result.set_role(Role.SHORT if is_fault else Role.STEP)
        self.result.setText(words)
        self.result.setVisible(bool(words))

    def _make_cards(self) -> None:
        look = self.parts.look
        self.depth_chart = LineChart(look=look)
        self.depth_card = self.card(self.tr("Is the depth growing?"), self.depth_chart)
        self.load_chart = LineChart(look=look)
        self.load_card = self.card(self.tr("Is the load growing?"), self.load_chart)
        self.score_chart = LineChart(look=look)
        self.score_card = self.card(self.tr("How good are the reps?"), self.score_chart)
        self.tempo_chart = LineChart(look=look)
        self.tempo_card = self.card(self.tr("How slow is each phase?"), self.tempo_chart)
        self.kept_chart = LineChart(look=look)
        self.kept_card = self.card(self.tr("Is the tempo kept?"), self.kept_chart)
        self.felt_chart = LineChart(look=look)
        self.felt_card = self.card(self.tr("Is it felt where it should be?"), self.felt_chart)
        self.weeks_chart = ColumnChart(look=look)
        self.weeks_card = self.card(self.tr("Is the weekly volume on target?"), self.weeks_chart)
        self.functions_card = self.bars_card(self.tr("Are all functions trained?"))
        self.positions_card = self.bars_card(self.tr("In how many positions?"))
        self.lengths_card = self.bars_card(self.tr("At which muscle length?"))
        self.exercises_card = self.bars_card(self.tr("Which exercises?"))

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.parts.theme.px(3))
        row.addWidget(self.back)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.about)
        row.addLayout(words, 1)
        for chip in (self.progress_chip, self.volume_chip, self.sheet):
            row.addWidget(chip)
        return row

    def _progress_leaf(self) -> QWidget:
        cards = (
            self.depth_card,
            self.score_card,
            self.load_card,
            self.tempo_card,
            self.kept_card,
            self.felt_card,
        )
        return Flow([Placed(widget=card) for card in cards], theme=self.parts.theme)

    def _volume_leaf(self) -> QWidget:
        placed = [
            Placed(widget=self.weeks_card, columns=2),
            Placed(widget=self.functions_card),
            Placed(widget=self.lengths_card),
            Placed(widget=self.positions_card),
            Placed(widget=self.exercises_card),
        ]
        return Flow(placed, theme=self.parts.theme)

    def _turn_to(self, leaf: int) -> None:
        self._leaves.setCurrentIndex(leaf)
        self.progress_chip.setChecked(leaf == 0)
        self.volume_chip.setChecked(leaf == 1)

    def _show_head(self, page: ClientPage, *, now: datetime) -> None:
        head, totals = page.head, page.totals
        self.name.setText(self.tr("Guests") if head.is_guest else head.alias)
        parts = [
            self.tr("client since {day}").format(day=day_words(head.since.date(), with_year=True)),
            self.tr("last set {when}").format(when=moment_words(head.last_set, now=now)),
        ]
        if not head.is_guest:
            given = head.consent_given
            parts.append(
                self.tr("no consent stands")
                if given is None
                else self.tr("consent of {day}").format(day=day_words(given.date(), with_year=True))
            )
        self.about.setText(" · ".join(parts))
        figures = (
            number_words(totals.sessions),
            number_words(totals.sets),
            percent_words(totals.depth_ratio),
            percent_words(totals.tempo_kept_ratio),
            number_words(totals.score),
            number_words(totals.felt, digits=1),
        )
        for tile, figure in zip(self.tiles.tiles, figures, strict=True):
            tile.show_number(figure, key=totals.behind if totals.sets else None)
        self.fit_tiles()

    def _show_progress(self, page: ClientPage) -> None:
        percent = Scale(unit=" %", factor=100.0, target=1.0, target_words=self.tr("asked for"))
        self._show_named(
            self.depth_card,
            self.depth_chart,
            page.depth_by_exercise,
            scale=percent,
            about=self.tr("Mean depth of what was asked, the exercises done most"),
        )
        self._show_loads(page.load_kg)
        self._show_one(
            self.score_card,
            self.score_chart,
            page.score,
            scale=Scale(high=100.0, least_span=20.0),
            about=self.tr("Mean score of the reps, of 100"),
        )
        self._show_tempo(page.tempo)
        self._show_one(
            self.kept_card,
            self.kept_chart,
            page.tempo_kept,
            scale=Scale(unit=" %", factor=100.0, high=100.0, least_span=30.0),
            about=self.tr("Share of reps with every phase near the time asked for"),
        )
        self._show_one(
            self.felt_card,
            self.felt_chart,
            page.felt,
            scale=Scale(low=0.0, high=10.0),
            about=self.tr("Answers after the set, 0 not at all to 10 very much"),
        )

    def _show_named(
        self,
        card: Card,
        chart: LineChart,
        lines: tuple[NamedLine, ...],
        *,
        scale: Scale,
        about: str,
    ) -> None:
        rows = named_rows(lines, name=self.parts.exercise_name, value_words=percent_words)
        if not rows:
            card.show_nothing(self.tr("Nothing was measured in these days."))
            return
        card.show_content(about)
        chart.show_lines(
            rows[: len(chart.look.series)],
            scale=scale,
            ticks=day_ticks([one.line for one in lines]),
        )

    def _show_loads(self, lines: tuple[NamedLine, ...]) -> None:
        unit = self.parts.unit
        rows = named_rows(
            lines,
            name=self.parts.exercise_name,
            value_words=lambda load: load_words(load, unit=unit),
        )
        if not rows:
            self.load_card.show_nothing(self.tr("No set with a weight in these days."))
            return
        self.load_card.show_content(self.tr("Heaviest load, the exercises done most"))
        factor = 1.0 if unit is WeightUnit.KG else 1.0 / KG_PER_LB
        self.load_chart.show_lines(
            rows[: len(self.load_chart.look.series)],
            scale=Scale(unit=f" {unit_words(unit)}", low=0.0, factor=factor),
            ticks=day_ticks([one.line for one in lines]),
        )

    def _show_one(
        self, card: Card, chart: LineChart, line: Line, *, scale: Scale, about: str
    ) -> None:
        if not has_values(line):
            card.show_nothing(self.tr("Nothing was measured in these days."))
            return
        card.show_content(about)
        words = percent_words if scale.factor != 1.0 else _one_digit
        chart.show_lines([line_row(line, value_words=words)], scale=scale, ticks=day_ticks([line]))

    def _show_tempo(self, tempo: TempoLines) -> None:
        named = (
            (self.tr("Lower"), tempo.eccentric_s),
            (self.tr("Lift"), tempo.concentric_s),
            (self.tr("Hold long"), tempo.pause_long_s),
            (self.tr("Hold short"), tempo.pause_short_s),
        )
        shown = [(words, line) for words, line in named if has_values(line)]
        if not shown:
            self.tempo_card.show_nothing(self.tr("Nothing was measured in these days."))
            return
        self.tempo_card.show_content(self.tr("Mean seconds of each phase of a rep"))
        self.tempo_chart.show_lines(
            [line_row(line, words=words, value_words=_seconds) for words, line in shown],
            scale=Scale(unit=" s", low=0.0),
            ticks=day_ticks([line for _, line in shown]),
        )

    def _show_volume(self, page: ClientPage) -> None:
        self._show_weeks(page)
        self._show_shares(
            self.functions_card,
            page.functions,
            [function_words(GluteFunction(bar.key)) for bar in page.functions],
            about=self.tr("Share of the work; the notch is the target"),
        )
        self._show_shares(
            self.lengths_card,
            page.lengths,
            [length_words(bar.key) for bar in page.lengths],
            about=self.tr("Share of the work; the notch is the target"),
        )
        about = self.tr("Share of the work")
        if page.positions_per_week is not None:
            about = self.tr("{mean} different ones a week, {target} are aimed at").format(
                mean=number_words(page.positions_per_week, digits=1),
                target=page.positions_target,
            )
        names = [position_words(bar.key) for bar in page.positions]
        self._show_shares(self.positions_card, page.positions, names, about=about)
        names = [self.parts.exercise_name(bar.key, bar.name) for bar in page.exercises]
        values = [
            for_number(bar.value, one=self.tr("{count} set"), many=self.tr("{count} sets")).format(
                count=number_words(bar.value)
            )
            for bar in page.exercises
        ]
        self.exercises_card.show_bars(
            bar_rows(page.exercises, names, values),
            nothing=self.tr("Nothing was trained in these days."),
        )

    def _show_weeks(self, page: ClientPage) -> None:
        if not any(week.sets for week in page.weeks):
            self.weeks_card.show_nothing(self.tr("Nothing was trained in these days."))
            return
        about = self.tr("Sets a week that count for the glutes")
        if page.week_target is not None:
            about = self.tr(
                "Sets a week that count for the glutes; the dashed line is the target, {sets}"
            ).format(sets=number_words(page.week_target))
        self.weeks_card.show_content(about)
        columns = [
            Column(
                words=day_words(week.first_day),
                value=week.sets,
                value_words=number_words(week.sets, digits=1),
                key=week.behind if week.sets else None,
                parts=tuple(week.by_function.get(one, 0.0) for one in _FUNCTIONS),
                is_partial=is_partial(week.first_day, week.last_day, Step.WEEK),
            )
            for week in page.weeks
        ]
        self.weeks_chart.show_columns(
            columns,
            part_names=[function_words(one) for one in _FUNCTIONS],
            target=page.week_target,
        )

    def _show_shares(
        self, card: BarsCard, bars: tuple[Bar, ...], names: list[str], *, about: str
    ) -> None:
        values = []
        for bar in bars:
            words = percent_words(bar.value)
            if bar.target is not None:
                words = self.tr("{share} (target {target})").format(
                    share=words, target=percent_words(bar.target)
                )
            values.append(words)
        card.show_bars(
            bar_rows(bars, names, values),
            nothing=self.tr("Nothing was trained in these days."),
            about=about,
            longest=max([0.5, *(bar.value or 0.0 for bar in bars)]),
        )

    def _on_sheet_clicked(self) -> None:
        self.sheet_wished.emit(self._client_id)

    def _on_progress_clicked(self) -> None:
        self._turn_to(0)

    def _on_volume_clicked(self) -> None:
        self._turn_to(1)


def _one_digit(value: float) -> str:
    return number_words(value, digits=1)


def _seconds(value: float) -> str:
    return f"{number_words(value, digits=1)} s"
