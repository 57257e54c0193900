"""Stations: when they are used, and how they are."""

from datetime import datetime

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from studio.store.dashboards.names import name_order
from studio.store.dashboards.stations import HeatCell, StationRow, StationsPage
from studio.ui.numbers import for_number
from studio.ui.owner.charts.bars import BarRow
from studio.ui.owner.charts.columns import ColumnChart
from studio.ui.owner.charts.heat import Cell, HeatGrid
from studio.ui.owner.charts.lines import LineChart, Scale
from studio.ui.owner.pages.page import OwnerPage, has_values
from studio.ui.owner.pages.series import columns_of, day_ticks, named_rows, step_words
from studio.ui.owner.parts import OwnerParts
from studio.ui.owner.widgets.card import Card
from studio.ui.owner.widgets.flow import Flow, Placed
from studio.ui.owner.widgets.table import Table, TableColumn, TableRow
from studio.ui.owner.wording import (
    NOT_KNOWN,
    age_words,
    moment_words,
    number_words,
    percent_words,
    weekday_words,
)

_OPENS_HOUR, _CLOSES_HOUR = 6, 22
_MOST_LINES = 4
_LATE_S = 86_400.0
_SLOW_FPS = 20.0


class StationsView(OwnerPage):
    """The week by hours, each station's state, use and frame rate."""

    def __init__(self, parts: OwnerParts) -> None:
        """Lay out the page.

        Args:
            parts: What to build from.
        """
        super().__init__(parts)
        theme = parts.theme
        self.heat = HeatGrid(look=parts.look)
        self.heat_card = self.card(self.tr("When are the stations used?"), self.heat)
        self.use_card = self.bars_card(self.tr("Which station is used most?"))
        self.sets = ColumnChart(look=parts.look)
        self.sets_card = self.card(self.tr("Is it used more, or less?"), self.sets)
        self._use = QStackedWidget()
        self._use.addWidget(self.use_card)
        self._use.addWidget(self.sets_card)
        self.fps = LineChart(look=parts.look)
        self.fps_card = self.card(self.tr("Do the cameras keep up?"), self.fps)
        self.table = Table(
            (
                TableColumn(title=self.tr("Station")),
                TableColumn(title=self.tr("Rows came"), is_number=True),
                TableColumn(title=self.tr("Last set"), is_number=True, rank=4),
                TableColumn(title=self.tr("Camera"), rank=3),
                TableColumn(title=self.tr("Pictures/s"), is_number=True, rank=1),
                TableColumn(title=self.tr("Dropped"), is_number=True, rank=5),
                TableColumn(title=self.tr("Crashes"), is_number=True, rank=1),
                TableColumn(title=self.tr("Faults"), is_number=True, rank=2),
            ),
            theme=theme,
        )
        self.table_card = Card(self.tr("How are the stations?"), self.table, theme=theme)
        self._flow = Flow(
            [
                Placed(widget=self.heat_card, columns=2, weight=5),
                Placed(widget=self._use, weight=5),
                Placed(widget=self.table_card, columns=2, weight=4),
                Placed(widget=self.fps_card, weight=4),
            ],
            theme=theme,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._flow, 1)
        self.table.tapped.connect(self._on_station_tapped)

    def show_page(self, page: StationsPage, *, now: datetime) -> None:
        """Show these days.

        Args:
            page: From the store.
            now: This moment in the studio's time zone.
        """
        self._show_heat(page)
        self._show_use(page)
        self.table.show_rows([self._row(row, now=now) for row in _by_name(page)])
        self.table_card.show_content(
            self.tr(
                "Orange: no rows for a day, a crash, or fewer than {fps} pictures a second"
            ).format(fps=number_words(_SLOW_FPS))
        )
        self._show_fps(page)

    def _show_use(self, page: StationsPage) -> None:
        """Several stations side by side; one alone over time."""
        is_alone = len(page.stations) == 1
        self._use.setCurrentWidget(self.sets_card if is_alone else self.use_card)
        if is_alone and has_values(page.use):
            self.sets_card.show_content(step_words(page.use.step))
            self.sets.show_columns(columns_of(page.use, value_words=number_words))
        elif is_alone:
            self.sets_card.show_nothing(self.tr("Nothing was trained in these days."))
        rows = [
            BarRow(
                words=row.name,
                value=row.sets,
                value_words=for_number(
                    row.sets, one=self.tr("{count} set"), many=self.tr("{count} sets")
                ).format(count=number_words(row.sets)),
                key=row.behind if row.sets else None,
            )
            for row in sorted(page.stations, key=lambda row: -row.sets)
        ]
        self.use_card.show_bars(rows, nothing=self.tr("No station has sent anything yet."))

    def _show_heat(self, page: StationsPage) -> None:
        used = [cell for cell in page.hours if cell.sets]
        if not used:
            self.heat_card.show_nothing(self.tr("Nothing was trained in these days."))
            return
        first = min(_OPENS_HOUR, *(cell.hour for cell in used))
        last = max(_CLOSES_HOUR, *(cell.hour for cell in used))
        self.heat_card.show_content(self.tr("Sets begun in each hour of an average week"))
        self.heat.show_cells(
            [self._cell(cell, first=first) for cell in page.hours if first <= cell.hour <= last],
            rows=[weekday_words(day) for day in range(7)],
            columns=[str(hour) for hour in range(first, last + 1)],
        )

    def _cell(self, cell: HeatCell, *, first: int) -> Cell:
        value = cell.sets_per_week
        words = number_words(value, digits=0 if value >= 9.5 or value == int(value) else 1)
        return Cell(
            row=cell.weekday,
            column=cell.hour - first,
            value=value,
            words=words,
            key=cell.behind if cell.sets else None,
            about=for_number(
                cell.sets,
                one=self.tr("{day}, {hour}:00: {count} set in all"),
                many=self.tr("{day}, {hour}:00: {count} sets in all"),
            ).format(
                day=weekday_words(cell.weekday, is_long=True),
                hour=cell.hour,
                count=number_words(cell.sets),
            ),
        )

    def _row(self, row: StationRow, *, now: datetime) -> TableRow:
        faults = sum(int(bar.value or 0) for bar in row.faults)
        is_late = row.sync_age is None or row.sync_age.total_seconds() > _LATE_S
        is_slow = row.fps is not None and row.fps < _SLOW_FPS
        name = self.tr("{name} (revoked)").format(name=row.name) if row.is_revoked else row.name
        cells = (
            name,
            age_words(row.sync_age),
            moment_words(row.last_set, now=now),
            self._camera_words(row.camera),
            number_words(row.fps, digits=1),
            percent_words(row.dropped_ratio, digits=1),
            number_words(row.crashes),
            number_words(faults) if row.starts is not None or row.faults else NOT_KNOWN,
        )
        is_warm = is_late or is_slow or bool(row.crashes)
        return TableRow(cells=cells, key=row.behind if row.sets else None, is_warm=is_warm)

    def _camera_words(self, camera: str | None) -> str:
        known = {
            "webcam": self.tr("Camera"),
            "network": self.tr("Network camera"),
            "clip": self.tr("A film"),
            "athlete": self.tr("Demo athlete"),
        }
        return NOT_KNOWN if camera is None else known.get(camera, camera)

    def _show_fps(self, page: StationsPage) -> None:
        means = {row.station_id: row.fps for row in page.stations}
        told = [one for one in page.fps_by_station if means.get(one.key) is not None]
        told.sort(key=lambda one: means[one.key] or 0.0)
        shown = told[:_MOST_LINES]
        if not shown:
            self.fps_card.show_nothing(self.tr("No station has told its frame rate yet."))
            return
        about = self.tr("Pictures analysed a second, mean")
        if len(told) > len(shown):
            about = self.tr("Pictures analysed a second, the {count} slowest stations").format(
                count=len(shown)
            )
        self.fps_card.show_content(about)
        self.fps.show_lines(
            named_rows(
                shown,
                name=lambda _key, name: name,
                value_words=lambda fps: number_words(fps, digits=1),
            ),
            scale=Scale(low=0.0, high=30.0),
            ticks=day_ticks([one.line for one in shown]),
        )

    def _on_station_tapped(self, key: object) -> None:
        self.open_key(key, self.tr("This station"))


def _by_name(page: StationsPage) -> list[StationRow]:
    """Station 2 ahead of Station 10."""
    return sorted(page.stations, key=lambda row: name_order(row.name))
