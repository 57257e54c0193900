"""Which days, whose and where: the filter above the pages."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from studio.store.dashboards.period import Filter, last_days
from studio.ui.owner.widgets.chip import Chip, ChipKind
from studio.ui.owner.wording import days_words
from studio.ui.theme import Theme


class Period(StrEnum):
    """Days that one touch chooses."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    CUSTOM = "custom"


_DAYS = {
    Period.TODAY: 1,
    Period.WEEK: 7,
    Period.MONTH: 30,
    Period.QUARTER: 84,
    Period.YEAR: 365,
}
_LONGEST_NAME = 13


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the filter says.

    Attributes:
        period: Which days.
        first_day: Of a custom period.
        last_day: Of a custom period, included.
        client_id: Whose; "" = everybody's.
        alias: Of that client.
        station_id: Where; "" = at all stations.
        station_name: Of that station.
    """

    period: Period = Period.MONTH
    first_day: date | None = None
    last_day: date | None = None
    client_id: str = ""
    alias: str = ""
    station_id: str = ""
    station_name: str = ""

    def filter(self, *, now: datetime) -> Filter:
        """As the store's queries want it.

        Args:
            now: This moment in the studio's time zone.
        """
        zone = now.tzinfo
        if zone is None:
            raise ValueError("this moment has no time zone")
        first_day, last_day = self.first_day, self.last_day
        days = _DAYS.get(self.period)
        if days is not None:
            chosen = last_days(days, now=now, zone=zone)
            first_day, last_day = chosen.first_day, chosen.last_day
        return Filter(
            zone=zone,
            first_day=first_day,
            last_day=last_day,
            client_id=self.client_id or None,
            station_id=self.station_id or None,
        )

    def days(self, *, now: datetime) -> tuple[date, date]:
        """First and last day.

        Args:
            now: This moment in the studio's time zone.
        """
        chosen = self.filter(now=now)
        last = chosen.last_day or now.date()
        return chosen.first_day or last - timedelta(days=_DAYS[Period.MONTH] - 1), last


class FilterBar(QWidget):
    """Chips for the days, one for a choice of days, one each for the client and the station.

    Where there is one station only, nothing asks for it.

    Signals:
        period_wished: A `Period`; CUSTOM asks for a calendar.
        client_wished: Another client is to be chosen.
        everybody_wished: No client any more.
        station_wished: Another station is to be chosen.
        everywhere_wished: No station any more.
    """

    period_wished = Signal(object)
    client_wished = Signal()
    everybody_wished = Signal()
    station_wished = Signal()
    everywhere_wished = Signal()

    def __init__(self, *, theme: Theme) -> None:
        """Lay out the bar.

        Args:
            theme: Sizes and letters.
        """
        super().__init__()
        words = {
            Period.TODAY: self.tr("Today"),
            Period.WEEK: self.tr("7 days"),
            Period.MONTH: self.tr("30 days"),
            Period.QUARTER: self.tr("12 weeks"),
            Period.YEAR: self.tr("Year"),
            Period.CUSTOM: self.tr("Choose days"),
        }
        self.periods = {
            period: Chip(text, theme=theme, is_checkable=True) for period, text in words.items()
        }
        self.client = Chip(self.tr("All clients"), theme=theme, kind=ChipKind.PILL)
        self.everybody = Chip("×", theme=theme, kind=ChipKind.PILL)
        self.everybody.setAccessibleName(self.tr("All clients"))
        self.station = Chip(self.tr("All stations"), theme=theme, kind=ChipKind.PILL)
        self.everywhere = Chip("×", theme=theme, kind=ChipKind.PILL)
        self.everywhere.setAccessibleName(self.tr("All stations"))
        self._has_stations = False
        self._lay_out(theme)
        self.station.hide()
        self.everywhere.hide()
        self.station.clicked.connect(self.station_wished)
        self.everywhere.clicked.connect(self.everywhere_wished)
        for chip in self.periods.values():
            chip.clicked.connect(self._on_period_clicked)
        self.client.clicked.connect(self.client_wished)
        self.everybody.clicked.connect(self.everybody_wished)

    def _lay_out(self, theme: Theme) -> None:
        self._days, self._pills = QHBoxLayout(), QHBoxLayout()
        for chip in self.periods.values():
            self._days.addWidget(chip)
        self._days.addStretch(1)
        self._pills.addStretch(1)
        for chip in (self.client, self.everybody, self.station, self.everywhere):
            self._pills.addWidget(chip)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addLayout(self._days, 1)
        self._rows.addLayout(self._pills)
        for layout in (self._days, self._pills, self._rows):
            layout.setSpacing(theme.px(1.5))

    def show_choice(self, choice: Choice) -> None:
        """Show what is chosen."""
        for period, chip in self.periods.items():
            chip.setChecked(period is choice.period)
        custom = self.tr("Choose days")
        if choice.period is Period.CUSTOM and choice.first_day and choice.last_day:
            custom = days_words(choice.first_day, choice.last_day)
        self.periods[Period.CUSTOM].set_words(custom)
        self.client.set_words(_short(choice.alias) or self.tr("All clients"))
        self.everybody.setVisible(bool(choice.client_id))
        self.station.set_words(_short(choice.station_name) or self.tr("All stations"))
        self.station.setAccessibleName(choice.station_name or self.tr("All stations"))
        self.station.setVisible(self._has_stations or bool(choice.station_id))
        self.everywhere.setVisible(bool(choice.station_id))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Days and names in one row where there is room, else one above the other."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        names = (self.client, self.everybody, self.station, self.everywhere)
        chips = [chip for chip in (*self.periods.values(), *names) if not chip.isHidden()]
        wanted = sum(chip.sizeHint().width() + self._rows.spacing() for chip in chips)
        fits = wanted + self._rows.spacing() <= self.width()
        way = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if self._rows.direction() is not way:
            self._rows.setDirection(way)
            self._rows.activate()  # it may have been laid out for this size, the other way
            self.updateGeometry()

    def offer_stations(self, *, are_several: bool) -> None:
        """Let a station be chosen where there is a choice."""
        self._has_stations = are_several
        self.station.setVisible(are_several or not self.everywhere.isHidden())
        self._fit()

    def _on_period_clicked(self) -> None:
        chip = self.sender()
        for period, known in self.periods.items():
            if known is chip:
                self.period_wished.emit(period)


def _short(name: str) -> str:
    """A name that leaves room for the other chips; a list tells it whole."""
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…"
