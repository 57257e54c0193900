"""Every page in every state: nothing stored, a day, a year, ten stations, longer words."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from studio.ui.owner.page_bar import PageName
from studio.ui.owner.widgets.chip import Chip
from studio.ui.owner.widgets.filter_bar import Choice, Period
from tests.ui import station_story as story
from tests.ui.fitting import cut_words, overlapping, place
from tests.ui.owner.conftest import Open, Opened
from tests.ui.pseudo_locale import PseudoLocale

Stores = Callable[[str], Path]
LEAST_TOUCH_MM = 8.9
"""Material's 9 mm, a pixel less."""


@pytest.fixture
def longer(qapp: QApplication) -> Iterator[None]:
    translator = PseudoLocale(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def _go(opened: Opened, name: PageName, period: Period = Period.YEAR) -> None:
    opened.pages.choose(Choice(period=period))
    opened.pages.go_to(name)
    opened.settle()


def _faults(opened: Opened) -> list[str]:
    chips = [
        f"{chip.text()!r} is {chip.width()} x {chip.height()}, not {chip.sizeHint()}"
        for chip in opened.window.findChildren(Chip)
        if chip.isVisible() and chip.width() < chip.sizeHint().width()
    ]
    return [*cut_words(opened.window), *overlapping(opened.window), *chips]


@pytest.mark.parametrize("name", list(PageName))
@pytest.mark.parametrize("store", ["none", "empty"])
def test_on_the_first_day_every_page_says_what_will_be_there(
    name: PageName, store: str, stores: Stores, open_pages: Open
) -> None:
    opened = open_pages(stores(store))
    _go(opened, name)

    pages = opened.pages
    if name is PageName.DATA and store == "empty":
        assert pages.stage.currentWidget() is pages.views.data
        assert "0" in {row.cells[1] for row in pages.views.data.kept.rows}
    else:
        assert pages.stage.currentWidget() is pages.notice
        assert pages.notice.title.text() in {"No sets yet", "Nothing in these days"}
        assert pages.notice.words.text()
    assert not pages.bar.demo.isVisible()
    assert _faults(opened) == []


@pytest.mark.parametrize("size", ["full-hd", "wxga", "portrait"])
@pytest.mark.parametrize("store", ["day", "year", "ten"])
def test_every_page_is_filled_and_can_be_read(
    store: str, size: str, stores: Stores, open_pages: Open
) -> None:
    opened = open_pages(stores(store), size)
    for name in PageName:
        _go(opened, name)
        assert opened.pages.stage.currentWidget() is opened.pages.views.current, name
        assert opened.pages.stage.currentWidget() is not opened.pages.notice, name
        assert opened.pages.bar.demo.isVisible() is (store == "ten"), name
        assert _faults(opened) == [], name


@pytest.mark.parametrize("size", ["full-hd", "wxga", "portrait"])
def test_words_may_be_much_longer(
    size: str, stores: Stores, open_pages: Open, longer: None
) -> None:
    opened = open_pages(stores("ten"), size)
    for name in PageName:
        _go(opened, name)
        assert _faults(opened) == [], name


@pytest.mark.parametrize("size", ["full-hd", "wxga", "portrait"])
def test_one_client_can_be_read_on_both_leaves(size: str, stores: Stores, open_pages: Open) -> None:
    opened = open_pages(stores("year"), size)
    page = opened.reader.clients(Choice(period=Period.YEAR).filter(now=opened.reader.now()))
    row = next(row for row in page.clients if row.sets and not row.is_guest)
    opened.pages.go_to(PageName.CLIENTS)
    opened.pages.choose(Choice(period=Period.YEAR, client_id=row.client_id, alias=row.alias))
    opened.settle()

    client = opened.pages.views.client
    assert opened.pages.stage.currentWidget() is client
    assert client.name.text() == row.alias
    assert _faults(opened) == []
    client.volume_chip.click()
    opened.settle()
    assert client.weeks_card.isVisible()
    assert _faults(opened) == []


@pytest.mark.parametrize("size", ["full-hd", "wxga", "portrait"])
def test_what_can_be_touched_is_large_enough(size: str, stores: Stores, open_pages: Open) -> None:
    opened = open_pages(stores("ten"), size)
    glass = story.theme_of(size).dots_per_mm
    for name in PageName:
        _go(opened, name)
        small = [
            (name, button.text(), button.width(), button.height())
            for button in opened.window.findChildren(QPushButton)
            if button.isVisible() and min(button.width(), button.height()) < LEAST_TOUCH_MM * glass
        ]
        assert small == []


def test_days_without_a_set_say_so_and_offer_a_year(stores: Stores, open_pages: Open) -> None:
    opened = open_pages(stores("ten"))
    _go(opened, PageName.EXERCISES)
    yearly = opened.pages.views.exercises.tiles.tiles[0].figure.text()
    first = opened.reader.now().date().replace(year=2025, month=1, day=1)
    opened.pages.choose(Choice(period=Period.CUSTOM, first_day=first, last_day=first))
    opened.settle()
    notice = opened.pages.notice
    assert opened.pages.stage.currentWidget() is notice
    assert notice.title.text() == "Nothing in these days"

    notice.button.click()
    opened.settle()

    assert opened.pages.choice.period is Period.YEAR
    assert opened.pages.views.exercises.tiles.tiles[0].figure.text() == yearly


def test_a_station_alone_is_shown_over_time_several_side_by_side(
    stores: Stores, open_pages: Open
) -> None:
    for store, is_alone in (("year", True), ("ten", False)):
        opened = open_pages(stores(store))
        _go(opened, PageName.STATIONS)
        view = opened.pages.views.stations
        assert view.sets_card.isVisible() is is_alone
        assert view.use_card.isVisible() is not is_alone


def test_stations_stand_in_the_order_of_their_numbers(stores: Stores, open_pages: Open) -> None:
    opened = open_pages(stores("ten"))
    _go(opened, PageName.STATIONS)

    names = [row.cells[0] for row in opened.pages.views.stations.table.rows]

    assert names == [f"Station {number}" for number in range(1, 11)]

    _go(opened, PageName.TODAY)
    today = [row.cells for row in opened.pages.views.today.stations.rows]
    free = [cells[0] for cells in today if cells[1] == "Free"]
    assert len(free) > 2
    assert free == [name for name in names if name in free]


def test_a_store_that_cannot_be_read_is_told_in_a_line(tmp_path: Path, open_pages: Open) -> None:
    (tmp_path / "owner.db").write_bytes(b"this is no database at all" * 100)
    opened = open_pages(tmp_path)

    assert opened.pages.stage.currentWidget() is opened.pages.notice
    assert opened.pages.notice.title.text() == "The store cannot be read"
    assert opened.pages.notice.button.isVisible()


def test_the_pages_keep_their_place(stores: Stores, open_pages: Open) -> None:
    opened = open_pages(stores("ten"))
    _go(opened, PageName.CLIENTS)
    view = opened.pages.views.clients
    first = place(view.list_card, opened.window)

    opened.pages.refresh()
    opened.settle()

    assert place(view.list_card, opened.window) == first


def test_where_words_are_long_names_stand_below_the_days(
    stores: Stores, open_pages: Open, longer: None
) -> None:
    opened = open_pages(stores("ten"), "portrait")
    _go(opened, PageName.EXERCISES)
    bar = opened.pages.filter

    assert bar.station.y() > bar.periods[Period.CUSTOM].y()
    assert _faults(opened) == []


def test_a_row_of_guests_is_no_client_on_any_page(stores: Stores, open_pages: Open) -> None:
    opened = open_pages(stores("ten"))
    _go(opened, PageName.CLIENTS)
    opened.pages.go_to(PageName.DATA)
    opened.settle()
    clients, data = opened.pages.views.clients, opened.pages.views.data
    named = [row for row in clients.table.rows if row.cells[0] != "Guests"]
    known = next(row.cells[1] for row in data.kept.rows if row.cells[0] == "Clients by name")

    assert len(named) < len(clients.table.rows)
    assert f"{len(named)} of {known} trained" in clients.list_card.about.text()
