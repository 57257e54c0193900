"""Today: who, what, now."""

from PySide6.QtWidgets import QVBoxLayout

from studio.store.dashboards.today import PersonToday, StationNow, TodayPage
from studio.ui.numbers import for_number
from studio.ui.owner.charts.columns import Column, ColumnChart
from studio.ui.owner.pages.page import OwnerPage, bar_rows
from studio.ui.owner.parts import OwnerParts
from studio.ui.owner.widgets.card import Card
from studio.ui.owner.widgets.flow import Flow, Placed
from studio.ui.owner.widgets.table import Table, TableColumn, TableRow
from studio.ui.owner.wording import age_words, moment_words, number_words, percent_words
from studio.ui.translation import engine_words

_OPENS_HOUR, _CLOSES_HOUR = 6, 22


class TodayView(OwnerPage):
    """Numbers of the day, the stations now, the people, the hours, the exercises."""

    def __init__(self, parts: OwnerParts) -> None:
        """Lay out the page.

        Args:
            parts: What to build from.
        """
        super().__init__(parts)
        theme = parts.theme
        self.tiles = self.tile_row(
            self.tr("sets today"),
            self.tr("reps"),
            self.tr("clients"),
            self.tr("depth, of what was asked"),
            self.tr("quality, of 100"),
        )
        self._make_tables()
        self.now_card = Card(self.tr("Who is training now?"), self.stations, theme=theme)
        self.people_card = Card(self.tr("Who was here today?"), self.people, theme=theme)
        self.hours = ColumnChart(look=parts.look)
        self.hours_card = self.card(self.tr("When was it busy today?"), self.hours)
        self.exercises_card = self.bars_card(self.tr("What was trained today?"))
        self._flow = Flow(
            [
                Placed(widget=self.now_card),
                Placed(widget=self.people_card),
                Placed(widget=self.hours_card),
                Placed(widget=self.exercises_card),
            ],
            theme=theme,
            most_columns=2,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(3))
        column.addWidget(self.tiles)
        column.addWidget(self._flow, 1)
        self.stations.tapped.connect(self._on_station_tapped)
        self.people.tapped.connect(self._on_person_tapped)

    def _make_tables(self) -> None:
        theme = self.parts.theme
        self.stations = Table(
            (
                TableColumn(title=self.tr("Station")),
                TableColumn(title=self.tr("Who")),
                TableColumn(title=self.tr("What")),
                TableColumn(title=self.tr("Reps"), is_number=True),
                TableColumn(title=self.tr("Heard from"), is_number=True, rank=1),
            ),
            theme=theme,
        )
        self.people = Table(
            (
                TableColumn(title=self.tr("Client")),
                TableColumn(title=self.tr("Sets"), is_number=True),
                TableColumn(title=self.tr("Reps"), is_number=True),
                TableColumn(title=self.tr("Last exercise"), rank=1),
                TableColumn(title=self.tr("Last set"), is_number=True),
            ),
            theme=theme,
        )

    def show_page(self, page: TodayPage) -> None:
        """Show the day.

        Args:
            page: From the store.
        """
        self._show_tiles(page)
        self.stations.show_rows([self._station_row(one) for one in page.stations])
        self.now_card.show_content(
            self.tr("{active} of {all} stations in use").format(
                active=page.active_stations, all=len(page.stations)
            )
        )
        if page.people:
            self.people_card.show_content()
            self.people.show_rows([self._person_row(one, page) for one in page.people])
        else:
            self.people_card.show_nothing(self._nobody(page))
        self._show_hours(page)
        words = [self.parts.exercise_name(bar.key, bar.name) for bar in page.exercises]
        values = [
            for_number(bar.value, one=self.tr("{count} set"), many=self.tr("{count} sets")).format(
                count=number_words(bar.value)
            )
            for bar in page.exercises
        ]
        self.exercises_card.show_bars(
            bar_rows(page.exercises, words, values), nothing=self.tr("Nothing so far today.")
        )

    def _show_tiles(self, page: TodayPage) -> None:
        totals = page.totals
        key = totals.behind if totals.sets else None
        figures = (
            number_words(totals.sets),
            number_words(totals.reps),
            number_words(totals.clients),
            percent_words(totals.depth_ratio),
            number_words(totals.score),
        )
        for tile, figure in zip(self.tiles.tiles, figures, strict=True):
            tile.show_number(figure, key=key)
        self.fit_tiles()

    def _nobody(self, page: TodayPage) -> str:
        if page.last_set is None:
            return self.tr("Nobody so far today.")
        return self.tr("Nobody so far today. The last set was {when}.").format(
            when=moment_words(page.last_set, now=page.now)
        )

    def _station_row(self, station: StationNow) -> TableRow:
        who = engine_words(station.alias or "") or (
            self.tr("In use") if station.is_active else self.tr("Free")
        )
        what = "–"
        if station.exercise_id is not None:
            what = self.parts.exercise_name(station.exercise_id, station.exercise_name or "")
        reps = "–"
        if station.is_set_running and station.reps is not None:
            reps = self.tr("{done} of {asked}").format(
                done=station.reps, asked=station.reps_target or "–"
            )
        elif station.sets_today:
            reps = self.tr("{count} today").format(count=number_words(station.reps_today))
        cells = (station.name, who, what, reps, age_words(station.sync_age))
        return TableRow(cells=cells, key=station.behind if station.sets_today else None)

    def _person_row(self, person: PersonToday, page: TodayPage) -> TableRow:
        cells = (
            self.tr("Guests") if person.is_guest else person.alias,
            number_words(person.sets),
            number_words(person.reps),
            self.parts.exercise_name(person.last_exercise_id, person.last_exercise_name),
            moment_words(person.last_seen, now=page.now),
        )
        return TableRow(cells=cells, key=person.behind)

    def _show_hours(self, page: TodayPage) -> None:
        used = [bar.hour for bar in page.hours if bar.sets]
        if not used:
            self.hours_card.show_nothing(self.tr("Nothing so far today."))
            return
        first, last = min(*used, _OPENS_HOUR), max(*used, _CLOSES_HOUR)
        shown = [bar for bar in page.hours if first <= bar.hour <= last]
        self.hours_card.show_content(self.tr("Sets begun in each hour"))
        self.hours.show_columns(
            [
                Column(
                    words=f"{bar.hour}:00",
                    value=bar.sets,
                    value_words=number_words(bar.sets),
                    key=bar.behind if bar.sets else None,
                    about=for_number(
                        bar.sets,
                        one=self.tr("{hour}:00: {count} set"),
                        many=self.tr("{hour}:00: {count} sets"),
                    ).format(hour=bar.hour, count=number_words(bar.sets)),
                )
                for bar in shown
            ]
        )

    def _on_station_tapped(self, key: object) -> None:
        self.open_key(key, self.tr("This station, today"))

    def _on_person_tapped(self, key: object) -> None:
        self.open_key(key, self.tr("This client, today"))
