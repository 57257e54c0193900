"""The owner's pages as one widget: bar, filter, page, and what opens over a page."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from studio.errors import KnownError, Reason
from studio.store.dashboards.behind import RepLine, SetLine, SetsBehind
from studio.store.dashboards.charts import SetsKey
from studio.store.dashboards.clients import ClientsPage
from studio.store.dashboards.curves import SetCurve
from studio.store.dashboards.stations import StationsPage
from studio.ui.fault_words import error_words
from studio.ui.owner.background import Background
from studio.ui.owner.data_desk import DataDesk
from studio.ui.owner.page_bar import PageBar, PageName
from studio.ui.owner.parts import OwnerParts
from studio.ui.owner.reading import PageReader
from studio.ui.owner.sheets.days import DaysSheet
from studio.ui.owner.sheets.everything import BarsSheet, ClientsSheet, StationsSheet
from studio.ui.owner.sheets.sets import SetSheet, SetsSheet
from studio.ui.owner.sheets.sheet import Sheet
from studio.ui.owner.shown import Read, read_page
from studio.ui.owner.views import Views
from studio.ui.owner.widgets.filter_bar import Choice, FilterBar, Period
from studio.ui.owner.widgets.notice import Notice

_REFRESH_MS = 20_000
_UNFILTERED = frozenset({PageName.TODAY, PageName.DATA})
_PAGE, _SETS, _REPS, _CLIENTS, _STATIONS = "page", "sets", "reps", "clients", "stations"


class OwnerPages(QWidget):
    """Everything the owner sees.

    Signals:
        closed: The way out was touched; the widget may be thrown away.
        shown: A page has been filled in; for tests and pictures.
    """

    closed = Signal()
    shown = Signal()

    def __init__(
        self,
        parts: OwnerParts,
        *,
        reader: PageReader,
        desk: DataDesk | None = None,
        can_close: bool = True,
    ) -> None:
        """Lay out the pages; they are read when this is shown.

        Args:
            parts: What to build from.
            reader: Of the store.
            desk: Does what the Data page asks for; None = that page only shows.
            can_close: Whether there is a way out.
        """
        super().__init__()
        self.setObjectName("owner")
        self._parts = parts
        self._reader = reader
        self._desk = desk
        self._choice = Choice()
        self._name = PageName.TODAY
        self._reading = Background("owner-pages", self)
        self._timer = QTimer(self, interval=_REFRESH_MS)
        self._timer.timeout.connect(self._on_refresh_due)
        self.bar = PageBar(parts, can_close=can_close)
        self.filter = FilterBar(theme=parts.theme)
        self.notice = Notice(theme=parts.theme, icons=parts.icons)
        self.views = Views(parts)
        self.stage = QStackedWidget()
        self._sheets: list[Sheet] = []
        for widget in (self.notice, *self.views.all):
            self.stage.addWidget(widget)
        margin = parts.theme.px(5)
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, parts.theme.px(3), margin, margin)
        column.setSpacing(parts.theme.px(2.5))
        column.addWidget(self.bar)
        column.addWidget(self.filter)
        column.addWidget(self.stage, 1)
        self._connect()
        self._show_bars()

    @property
    def name(self) -> PageName:
        """The page that is up, or below the sheets."""
        return self._name

    @property
    def choice(self) -> Choice:
        """Which days, whose and where."""
        return self._choice

    @property
    def sheet(self) -> Sheet | None:
        """The sheet on top; None = a page is up."""
        return self._sheets[-1] if self._sheets else None

    @property
    def is_reading(self) -> bool:
        """Whether something is being read."""
        return self._reading.is_busy

    def go_to(self, name: PageName) -> None:
        """Turn to a page; sheets are closed."""
        self._close_sheets()
        self._name = name
        self._show_bars()
        self.refresh()

    def choose(self, choice: Choice) -> None:
        """Other days, or another client; the page is read anew."""
        self._close_sheets()
        self._choice = choice
        self._show_bars()
        self.refresh()

    def refresh(self) -> None:
        """Read the page anew; of several readings the last one is shown."""
        chosen = self._choice.filter(now=self._reader.now())
        question = partial(read_page, self._reader, self._name, chosen)
        self._reading.ask(_PAGE, question, then=self._on_page_read, failed=self._on_page_failed)

    def push(self, sheet: Sheet) -> None:
        """Open a sheet over what is there."""
        self._sheets.append(sheet)
        self.stage.addWidget(sheet)
        self.stage.setCurrentWidget(sheet)
        sheet.left.connect(self.pop)
        self._show_bars()

    def pop(self) -> None:
        """Close the sheet on top."""
        if not self._sheets:
            return
        sheet = self._sheets.pop()
        self._reading.forget(_SETS if isinstance(sheet, SetsSheet) else _REPS)
        self.stage.removeWidget(sheet)
        sheet.deleteLater()
        self.stage.setCurrentWidget(self._sheets[-1] if self._sheets else self.views.current)
        self._show_bars()

    def shut(self) -> None:
        """Stop reading and close: `closed` is told."""
        self._timer.stop()
        self._reading.stop()
        self._close_sheets()
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what is shown, and read it again now and then."""
        super().showEvent(event)
        self._timer.start()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is read for nobody."""
        super().hideEvent(event)
        self._timer.stop()

    def _connect(self) -> None:
        self.bar.page_wished.connect(self.go_to)
        self.bar.close_wished.connect(self.shut)
        self.filter.period_wished.connect(self._on_period_wished)
        self.filter.client_wished.connect(self._on_client_choice_wished)
        self.filter.everybody_wished.connect(self._on_everybody_wished)
        self.filter.station_wished.connect(self._on_station_choice_wished)
        self.filter.everywhere_wished.connect(self._on_everywhere_wished)
        self.notice.wished.connect(self._on_notice_wished)
        for view in self.views.all:
            view.behind_wished.connect(self.open_sets)
            view.client_wished.connect(self._on_client_wished)
            view.list_wished.connect(self._on_list_wished)
        self.views.client.everybody_wished.connect(self._on_everybody_wished)
        if self._desk is None:
            self.views.client.sheet.hide()
            self.views.data.set_busy(True)
        else:
            self._desk.attach(self)
            self.views.client.sheet_wished.connect(self._on_paper_wished)

    def _show_bars(self) -> None:
        self.bar.show_page(self._name)
        self.filter.show_choice(self._choice)
        self.filter.setVisible(self._name not in _UNFILTERED and not self._sheets)

    def _close_sheets(self) -> None:
        while self._sheets:
            self.pop()

    def _on_refresh_due(self) -> None:
        if not self._sheets and not self._reading.is_busy:
            self.refresh()

    # --- pages ---------------------------------------------------------------------------------

    def _on_page_read(self, read: Read) -> None:
        self.bar.show_demo(read.has_demo)
        self.filter.offer_stations(are_several=read.stations > 1)
        if read.is_first_day:
            self._say_first_day()
        elif read.is_empty:
            self._say_nothing_there(read)
        else:
            now = self._reader.now()
            self.views.show(read, now=now)
            if self._desk is not None and read.name is PageName.DATA:
                self._desk.show_page(read.content)
            self._put_up(self.views.current)
        self.shown.emit()

    def _on_page_failed(self, error: KnownError) -> None:
        self.bar.show_demo(False)
        if error.reason is Reason.NOT_FOUND:
            self._say_first_day()
        else:
            self.notice.say(
                self.tr("The store cannot be read"),
                error_words(error),
                icon="warning",
                button=self.tr("Try again"),
            )
            self._put_up(self.notice)
        self.shown.emit()

    def _put_up(self, widget: QWidget) -> None:
        self.views.current = widget
        if not self._sheets:
            self.stage.setCurrentWidget(widget)

    def _say_first_day(self) -> None:
        self.notice.say(
            self.tr("No sets yet"),
            self.tr(
                "Everything on these pages comes from the sets done at your stations. "
                "It is here a few seconds after the first one."
            ),
            icon="play",
        )
        self._put_up(self.notice)

    def _say_nothing_there(self, read: Read) -> None:
        choice = self._choice
        button = self.tr("Show a year")
        if choice.period is Period.YEAR:
            button = self.tr("Show all stations") if choice.station_id else ""
            button = self.tr("Show all clients") if choice.client_id else button
        if read.content is None:
            title, button = self.tr("This client is gone"), self.tr("Show all clients")
            words = self.tr("Everything of theirs was erased.")
        else:
            title = self.tr("Nothing in these days")
            words = self.tr("No set was done in the days chosen.")
            if choice.client_id and choice.station_id:
                words = self.tr("{client} did no set at {station} in the days chosen.")
            elif choice.client_id:
                words = self.tr("{client} did no set in the days chosen.")
            elif choice.station_id:
                words = self.tr("No set was done at {station} in the days chosen.")
            words = words.format(client=choice.alias, station=choice.station_name)
        self.notice.say(title, words, icon="frame", button=button)
        self._put_up(self.notice)

    def _on_notice_wished(self) -> None:
        wished = self.notice.button.text()
        if wished == self.tr("Show a year"):
            self._choose(period=Period.YEAR)
        elif wished == self.tr("Show all clients"):
            self._on_everybody_wished()
        elif wished == self.tr("Show all stations"):
            self._on_everywhere_wished()
        else:
            self.refresh()

    # --- filter --------------------------------------------------------------------------------

    def _choose(self, **changes: Any) -> None:
        """Change some of what is chosen."""
        self.choose(replace(self._choice, **changes))

    def _on_period_wished(self, period: Period) -> None:
        if period is not Period.CUSTOM:
            self._choose(period=period, first_day=None, last_day=None)
            return
        now = self._reader.now()
        first, last = self._choice.days(now=now)
        sheet = DaysSheet(parts=self._parts, today=now.date(), first=first, last=last)
        sheet.chosen.connect(self._on_days_chosen)
        self.push(sheet)

    def _on_days_chosen(self, first: object, last: object) -> None:
        self._choose(period=Period.CUSTOM, first_day=first, last_day=last)

    def _on_client_choice_wished(self) -> None:
        sheet = ClientsSheet(parts=self._parts)
        sheet.chosen.connect(self._on_client_chosen)
        self.push(sheet)
        self.read_clients(sheet)

    def read_clients(self, sheet: ClientsSheet) -> None:
        """Fill in a list of clients; where no filter holds, of all stations."""
        chosen = self._choice.filter(now=self._reader.now())
        if self._name in _UNFILTERED:
            chosen = replace(chosen, station_id=None)

        def show(page: ClientsPage) -> None:
            if self.sheet is sheet:
                sheet.show_clients(page, now=self._reader.now())

        question = partial(self._reader.clients, chosen)
        self._reading.ask(_CLIENTS, question, then=show, failed=self._on_page_failed)

    def _on_client_chosen(self, client_id: str, alias: str) -> None:
        self._choose(client_id=client_id, alias=alias)

    def _on_station_choice_wished(self) -> None:
        sheet = StationsSheet(parts=self._parts)
        sheet.chosen.connect(self._on_station_chosen)
        self.push(sheet)
        chosen = replace(self._choice.filter(now=self._reader.now()), station_id=None)

        def show(page: StationsPage) -> None:
            if self.sheet is sheet:
                sheet.show_stations(page, now=self._reader.now())
                self.shown.emit()

        question = partial(self._reader.stations, chosen)
        self._reading.ask(_STATIONS, question, then=show, failed=self._on_page_failed)

    def _on_station_chosen(self, station_id: str, name: str) -> None:
        self._choose(station_id=station_id, station_name=name)

    def _on_everywhere_wished(self) -> None:
        self._on_station_chosen("", "")

    def _on_everybody_wished(self) -> None:
        self._on_client_chosen("", "")

    def _on_client_wished(self, client_id: str) -> None:
        self._name = PageName.CLIENTS
        self._on_client_chosen(client_id, self.views.alias_of(client_id))

    # --- what lies behind ------------------------------------------------------------------------

    def open_sets(self, key: SetsKey, title: str) -> None:
        """Open the sets behind a number.

        Args:
            key: Of the number.
            title: Of the number.
        """
        sheet = SetsSheet(title, parts=self._parts)
        sheet.set_wished.connect(self._on_set_wished)
        self.push(sheet)

        def show(found: SetsBehind) -> None:
            sheet.show_sets(found, now=self._reader.now())
            self.shown.emit()

        question = partial(self._reader.sets, key)
        self._reading.ask(_SETS, question, then=show, failed=self._on_page_failed)

    def _on_set_wished(self, one: SetLine) -> None:
        sheet = SetSheet(one, parts=self._parts, now=self._reader.now())
        self.push(sheet)

        def show(found: tuple[tuple[RepLine, ...], SetCurve]) -> None:
            reps, curve = found
            sheet.show_reps(reps)
            sheet.curve_card.show_curve(curve)
            self.shown.emit()

        def question() -> tuple[tuple[RepLine, ...], SetCurve]:
            return self._reader.reps(one.set_id), self._reader.curve(one.set_id)

        self._reading.ask(_REPS, question, then=show, failed=self._on_page_failed)

    def _on_list_wished(self, rows: object, question: str) -> None:
        sheet = BarsSheet(question, rows, parts=self._parts)  # type: ignore[arg-type]
        sheet.key_wished.connect(self._on_key_wished)
        self.push(sheet)

    def _on_key_wished(self, key: object, title: str) -> None:
        if isinstance(key, SetsKey):
            self.open_sets(key, title)
        elif isinstance(key, str):
            self._on_client_wished(key)

    def _on_paper_wished(self, client_id: str) -> None:
        if self._desk is not None:
            self._desk.print_client(client_id, self._choice.filter(now=self._reader.now()))
