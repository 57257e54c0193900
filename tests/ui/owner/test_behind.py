"""A touch on a number opens the sets it comes from, and a set its reps."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from studio.store.dashboards.charts import SetsKey
from studio.store.owner.database import open_owner_store
from studio.ui.owner.charts.chart import Chart, Mark
from studio.ui.owner.page_bar import PageName
from studio.ui.owner.sheets.days import DaysSheet
from studio.ui.owner.sheets.everything import BarsSheet, ClientsSheet, StationsSheet
from studio.ui.owner.sheets.sets import SetSheet, SetsSheet
from studio.ui.owner.widgets.filter_bar import Choice, Period
from studio.ui.owner.widgets.table import Table
from tests.ui.fitting import cut_words, overlapping
from tests.ui.owner.conftest import Open, Opened

Stores = Callable[[str], Path]
LEFT = Qt.MouseButton.LeftButton


def _rows(folder: Path, sql: str, *values: Any) -> list[Any]:
    with closing(open_owner_store(folder)) as store:
        return [tuple(row) for row in store.execute(sql, values)]


def _go(opened: Opened, name: PageName, choice: Choice | None = None) -> None:
    opened.pages.choose(choice or Choice(period=Period.YEAR))
    opened.pages.go_to(name)
    opened.settle()


def _touch_mark(opened: Opened, chart: Chart, mark: Mark) -> None:
    opened.qtbot.mouseClick(chart.viewport(), LEFT, pos=chart.place_of(mark))
    opened.settle()


def _touch_row(opened: Opened, table: Table, number: int) -> None:
    area = table.body.row_area(number)
    opened.qtbot.mouseClick(table.body, LEFT, pos=area.center().toPoint())
    opened.settle()


def _sets(opened: Opened) -> SetsSheet:
    sheet = opened.pages.sheet
    assert isinstance(sheet, SetsSheet)
    return sheet


def _ids(sheet: SetsSheet) -> set[str]:
    return {row.key.set_id for row in sheet.table.rows}  # type: ignore[attr-defined]


def test_a_touch_on_an_hour_of_today_opens_the_sets_of_that_hour(
    stores: Stores, open_pages: Open
) -> None:
    folder = stores("day")
    opened = open_pages(folder)
    chart = opened.pages.views.today.hours
    mark = next(mark for mark in chart.marks if mark.key is not None)
    assert isinstance(mark.key, SetsKey)

    _touch_mark(opened, chart, mark)

    found = _rows(
        folder, "SELECT id FROM sets WHERE substr(started_utc, 12, 2) = ?", f"{mark.key.hour:02d}"
    )
    assert found
    assert _ids(_sets(opened)) == {row[0] for row in found}


def test_a_touch_on_an_exercise_opens_its_sets_and_one_of_them_its_reps(
    stores: Stores, open_pages: Open
) -> None:
    folder = stores("day")
    opened = open_pages(folder)
    _go(opened, PageName.EXERCISES)
    card = opened.pages.views.exercises.most_card
    mark = card.chart.marks[1]
    assert isinstance(mark.key, SetsKey)

    _touch_mark(opened, card.chart, mark)

    sheet = _sets(opened)
    wanted = _rows(folder, "SELECT id FROM sets WHERE exercise_id = ?", mark.key.filter.exercise_id)
    assert _ids(sheet) == {row[0] for row in wanted}
    assert sheet.title.text() == "What is trained most?"
    assert [*cut_words(opened.window), *overlapping(opened.window)] == []

    key: Any = sheet.table.rows[0].key
    _touch_row(opened, sheet.table, 0)

    one = opened.pages.sheet
    assert isinstance(one, SetSheet)
    reps = _rows(folder, "SELECT number, score FROM reps WHERE set_id = ? ORDER BY 1", key.set_id)
    assert [row.cells[0].split()[0] for row in one.table.rows] == [str(row[0]) for row in reps]
    assert [row.cells[4] for row in one.table.rows] == [f"{row[1]:.0f}" for row in reps]
    assert one.curve_card.nothing == "No trace of this set is kept."  # of made-up people
    assert [*cut_words(opened.window), *overlapping(opened.window)] == []

    one.back.click()
    assert opened.pages.sheet is sheet
    sheet.back.click()
    assert opened.pages.sheet is None
    assert opened.pages.stage.currentWidget() is opened.pages.views.exercises


def test_a_touch_on_a_cell_of_the_week_opens_the_sets_of_that_hour(
    stores: Stores, open_pages: Open
) -> None:
    folder = stores("ten")
    opened = open_pages(folder)
    _go(opened, PageName.STATIONS)
    chart = opened.pages.views.stations.heat
    mark = next(mark for mark in chart.marks if mark.key is not None)
    key = mark.key
    assert isinstance(key, SetsKey)
    assert key.weekday is not None

    _touch_mark(opened, chart, mark)

    found = _rows(
        folder,
        "SELECT id FROM sets WHERE substr(started_utc, 12, 2) = ? "
        "AND strftime('%w', started_utc) = ?",
        f"{key.hour:02d}",
        str((key.weekday + 1) % 7),
    )
    sheet = _sets(opened)
    assert len(found) == len(sheet.table.rows)
    assert _ids(sheet) == {row[0] for row in found}


def test_a_touch_on_a_point_of_a_client_opens_that_clients_sets(
    stores: Stores, open_pages: Open
) -> None:
    folder = stores("year")
    opened = open_pages(folder)
    _go(opened, PageName.CLIENTS)
    table = opened.pages.views.clients.table
    row = next(row for row in table.rows if row.cells[0] != "Guests")
    _touch_row(opened, table, list(table.rows).index(row))
    assert opened.pages.choice.client_id == row.key
    assert opened.pages.views.client.name.text() == row.cells[0]

    chart = opened.pages.views.client.score_chart
    mark = chart.marks[len(chart.marks) // 2]
    _touch_mark(opened, chart, mark)

    key = mark.key
    assert isinstance(key, SetsKey)
    found = _rows(
        folder,
        "SELECT id FROM sets WHERE client_id = ? AND date(started_utc) BETWEEN ? AND ?",
        row.key,
        str(key.filter.first_day),
        str(key.filter.last_day),
    )
    assert found
    assert _ids(_sets(opened)) == {one[0] for one in found}


def test_a_touch_on_a_tile_opens_the_sets(stores: Stores, open_pages: Open) -> None:
    folder = stores("day")
    opened = open_pages(folder)

    opened.qtbot.mouseClick(opened.pages.views.today.tiles.tiles[0], LEFT)
    opened.settle()

    assert len(_ids(_sets(opened))) == _rows(folder, "SELECT count(*) FROM sets")[0][0]


def test_every_mark_of_every_page_leads_to_as_many_sets_as_there_are(
    stores: Stores, open_pages: Open
) -> None:
    opened = open_pages(stores("day"))
    looked_at = 0
    for name in PageName:
        _go(opened, name)
        page = opened.pages.stage.currentWidget()
        assert page is not None
        for chart in page.findChildren(Chart):
            for mark in chart.marks if chart.isVisible() else ():
                if isinstance(mark.key, SetsKey):
                    found = opened.reader.sets(mark.key)
                    assert 0 < found.total == len(found.sets), (name, mark.about)
                    looked_at += 1
    assert looked_at > 20


def test_what_has_no_room_is_a_touch_away(stores: Stores, open_pages: Open) -> None:
    opened = open_pages(stores("ten"), "wxga")
    _go(opened, PageName.EXERCISES)
    card = opened.pages.views.exercises.most_card
    assert card.chart.rows_shown < len(card.rows)
    assert card.everything.isVisible()

    card.everything.click()
    opened.settle()

    sheet = opened.pages.sheet
    assert isinstance(sheet, BarsSheet)
    assert [row.cells[0] for row in sheet.table.rows] == [row.words for row in card.rows]
    _touch_row(opened, sheet.table, 0)
    assert opened.pages.sheet is not sheet


def test_a_client_is_chosen_for_every_page_and_let_go(stores: Stores, open_pages: Open) -> None:
    folder = stores("ten")
    opened = open_pages(folder)
    _go(opened, PageName.EXERCISES)
    everybody = opened.pages.views.exercises.tiles.tiles[0].figure.text()

    opened.pages.filter.client.click()
    opened.settle()
    sheet = opened.pages.sheet
    assert isinstance(sheet, ClientsSheet)
    row = next(row for row in sheet.table.rows if row.cells[0] == "Ben")
    number = list(sheet.table.body.rows).index(row)
    _touch_row(opened, sheet.table, number)

    sets = _rows(
        folder,
        "SELECT count(*) FROM sets JOIN clients ON clients.id = client_id WHERE alias = 'Ben'",
    )[0][0]
    assert opened.pages.sheet is None
    assert opened.pages.filter.client.text() == "Ben"
    assert opened.pages.views.exercises.tiles.tiles[0].figure.text() == str(sets)

    opened.pages.filter.everybody.click()
    opened.settle()
    assert opened.pages.views.exercises.tiles.tiles[0].figure.text() == everybody


def test_days_are_chosen_on_a_calendar(stores: Stores, open_pages: Open) -> None:
    opened = open_pages(stores("ten"))
    _go(opened, PageName.EXERCISES)
    opened.pages.filter.periods[Period.CUSTOM].click()
    sheet = opened.pages.sheet
    assert isinstance(sheet, DaysSheet)
    assert [*cut_words(opened.window), *overlapping(opened.window)] == []

    for day in ("9", "3"):
        chip = next(chip for chip in sheet.days if chip.isEnabled() and chip.text() == day)
        chip.click()
    later = next(chip for chip in sheet.days if chip.text() == "30")
    assert not later.isEnabled()
    sheet.show_button.click()
    opened.settle()

    choice = opened.pages.choice
    assert (str(choice.first_day), str(choice.last_day)) == ("2026-11-03", "2026-11-09")
    assert opened.pages.filter.periods[Period.CUSTOM].text() == "3 Nov – 9 Nov"


def test_the_pages_are_turned_by_touch(stores: Stores, open_pages: Open) -> None:
    opened = open_pages(stores("day"))
    for name, chip in opened.pages.bar.chips.items():
        opened.qtbot.mouseClick(chip, LEFT)
        opened.settle()
        assert opened.pages.name is name
        assert chip.isChecked()


def test_closing_says_so_and_leaves_nothing_behind(stores: Stores, open_pages: Open) -> None:
    opened = open_pages(stores("day"))

    with opened.qtbot.waitSignal(opened.pages.closed):
        opened.pages.bar.close_button.click()

    assert not opened.pages.is_reading


def test_a_page_that_is_left_before_it_was_read_is_not_shown(
    stores: Stores, open_pages: Open
) -> None:
    opened = open_pages(stores("ten"))
    for name in (PageName.CLIENTS, PageName.COACHING, PageName.STATIONS):
        opened.pages.go_to(name)
    opened.settle()

    assert opened.pages.stage.currentWidget() is opened.pages.views.stations


def test_a_mouse_sees_what_can_be_clicked(
    stores: Stores, open_pages: Open, qapp: QApplication
) -> None:
    opened = open_pages(stores("day"))
    _go(opened, PageName.EXERCISES)
    chart = opened.pages.views.exercises.most_card.chart
    mark = chart.marks[0]
    at = chart.place_of(mark).toPointF()
    none = Qt.MouseButton.NoButton
    keys = Qt.KeyboardModifier.NoModifier
    chart.mouseMoveEvent(QMouseEvent(QMouseEvent.Type.MouseMove, at, at, none, none, keys))

    assert chart.cursor().shape() == Qt.CursorShape.PointingHandCursor
    assert chart.toolTip() == mark.about


@pytest.mark.parametrize("period", [one for one in Period if one is not Period.CUSTOM])
def test_every_period_ends_today(period: Period, stores: Stores, open_pages: Open) -> None:
    opened = open_pages(stores("day"))

    first, last = Choice(period=period).days(now=opened.reader.now())

    assert str(last) == "2026-11-23"
    lengths = {"today": 1, "week": 7, "month": 30, "quarter": 84, "year": 365}
    assert (last - first).days + 1 == lengths[period.value]


def test_one_station_is_chosen_and_every_page_is_about_it_until_it_is_let_go(
    stores: Stores, open_pages: Open
) -> None:
    folder = stores("ten")
    opened = open_pages(folder)
    _go(opened, PageName.EXERCISES)
    pages = opened.pages
    assert pages.filter.station.text() == "All stations"
    assert not pages.filter.everywhere.isVisible()

    opened.qtbot.mouseClick(pages.filter.station, LEFT)
    opened.settle()
    sheet = pages.sheet
    assert isinstance(sheet, StationsSheet)
    assert len(sheet.table.rows) == 10
    assert [*cut_words(opened.window), *overlapping(opened.window)] == []
    (busy,) = [place for place, row in enumerate(sheet.table.rows) if row.cells[2] != "0"][1:2]
    key: Any = sheet.table.rows[busy].key
    _touch_row(opened, sheet.table, busy)

    assert (pages.choice.station_id, pages.filter.station.text()) == key
    for name in (PageName.EXERCISES, PageName.CLIENTS, PageName.COACHING, PageName.STATIONS):
        pages.go_to(name)
        opened.settle()
        assert pages.choice.station_id == key[0]
        assert [*cut_words(opened.window), *overlapping(opened.window)] == []
    assert [row.cells[0] for row in pages.views.stations.table.rows] == [key[1]]
    pages.open_sets(SetsKey(filter=pages.choice.filter(now=opened.reader.now())), "sets")
    opened.settle()
    found = _rows(folder, "SELECT id FROM sets WHERE station_id = ?", key[0])
    assert f"of {len(found)} sets" in _sets(opened).card.about.text()
    assert _ids(_sets(opened)) <= {row[0] for row in found}
    pages.pop()

    opened.qtbot.mouseClick(pages.filter.everywhere, LEFT)
    opened.settle()

    assert pages.choice.station_id == ""
    assert len(pages.views.stations.table.rows) > 1


def test_days_and_client_stay_when_a_station_is_chosen(stores: Stores, open_pages: Open) -> None:
    opened = open_pages(stores("ten"))
    first = date(2026, 1, 5)
    chosen = Choice(period=Period.CUSTOM, first_day=first, last_day=first, client_id="x", alias="X")
    _go(opened, PageName.CLIENTS, chosen)

    opened.pages._on_station_chosen("s", "Station S")

    wanted = replace(chosen, station_id="s", station_name="Station S")
    assert opened.pages.choice == wanted
    opened.settle()
    assert opened.pages.stage.currentWidget() is opened.pages.notice


def test_a_station_nobody_trained_at_says_so_and_leads_back(
    stores: Stores, open_pages: Open
) -> None:
    opened = open_pages(stores("ten"))
    nowhere = Choice(period=Period.YEAR, station_id="nowhere", station_name="Cellar")
    _go(opened, PageName.EXERCISES, nowhere)
    notice = opened.pages.notice
    assert notice.words.text() == "No set was done at Cellar in the days chosen."

    notice.button.click()
    opened.settle()

    assert opened.pages.choice == Choice(period=Period.YEAR)
    assert opened.pages.stage.currentWidget() is opened.pages.views.exercises


def test_where_there_is_one_station_nothing_asks_for_it(stores: Stores, open_pages: Open) -> None:
    opened = open_pages(stores("day"))
    _go(opened, PageName.EXERCISES)
    assert not opened.pages.filter.station.isVisible()


def test_long_names_leave_room_for_the_days(stores: Stores, open_pages: Open) -> None:
    opened = open_pages(stores("ten"), "portrait")
    choice = Choice(
        period=Period.CUSTOM,
        first_day=date(2026, 9, 28),
        last_day=date(2026, 11, 22),
        client_id="x",
        alias="Rosmarin 27",
        station_id="y",
        station_name="Ground floor, back left, by the window",
    )
    _go(opened, PageName.EXERCISES, choice)
    bar = opened.pages.filter

    assert bar.station.text() == "Ground floor…"
    assert bar.station.accessibleName() == choice.station_name
    assert bar.minimumSizeHint().width() <= bar.width()
    assert [*cut_words(opened.window), *overlapping(opened.window)] == []
