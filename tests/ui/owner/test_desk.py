"""What the Data page does: out, backed up, erased, how long kept, another PIN; and paper."""

import shutil
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from pytestqt.qtbot import QtBot

from studio.errors import KnownError, Reason
from studio.settings import SETTINGS_FILE, StationSettings, read_settings
from studio.store.backup import backup_folders, check_backup
from studio.store.bring_in import import_export
from studio.store.database import open_for_writing
from studio.store.export import ExportFormat
from studio.store.identity import ensure_identity
from studio.store.ids import utc_text
from studio.store.owner.database import open_owner_store
from studio.store.people.pins import OWNER
from studio.store.privacy.audit import read_audit
from studio.ui.owner.actions import (
    OfficeActions,
    OwnerFolders,
    change_keep_days,
    target_folders,
)
from studio.ui.owner.page_bar import PageName
from studio.ui.owner.pages.data import KEEP_DAYS
from studio.ui.owner.paper import write_client_sheet
from studio.ui.owner.pin_gate import NewPin, PinGate
from studio.ui.owner.sheets.confirm import EraseSheet
from studio.ui.owner.sheets.everything import ClientsSheet
from studio.ui.owner.widgets.filter_bar import Choice, Period
from tests.small_disk import files_end_at
from tests.ui.fitting import cut_words, overlapping
from tests.ui.owner.conftest import Open, Opened
from tests.ui.owner.made_up import NOW

Stores = Callable[[str], Path]
LEFT = Qt.MouseButton.LeftButton
PIN = "314159"


@pytest.fixture
def folder(stores: Stores, tmp_path: Path) -> Path:
    """A store of its own, with a journal beside it."""
    here = tmp_path / "data"
    here.mkdir()
    shutil.copy(stores("day") / "owner.db", here / "owner.db")
    with closing(open_for_writing(here)) as journal, journal.database.atomic():
        ensure_identity(journal.database, station_name="Station 1", now_utc=utc_text(NOW))
    return here


@dataclass(frozen=True)
class Desk:
    opened: Opened

    def settle(self) -> None:
        view = self.opened.pages.views.data
        self.opened.settle()
        self.opened.qtbot.waitUntil(lambda: view.back_up.isEnabled(), timeout=30_000)
        self.opened.settle()


@pytest.fixture
def desk(folder: Path, open_pages: Open) -> Desk:
    opened = open_pages(folder)
    opened.pages.go_to(PageName.DATA)
    opened.settle()
    return Desk(opened)


@pytest.mark.parametrize("kind", list(ExportFormat))
def test_everything_goes_out_in_one_touch_and_comes_in_again(
    kind: ExportFormat, desk: Desk, folder: Path, tmp_path: Path
) -> None:
    view = desk.opened.pages.views.data
    desk.opened.qtbot.mouseClick(view.exports[kind], LEFT)
    desk.settle()

    written = next((folder / "exports").iterdir())
    assert str(written) in view.result.text()
    into = tmp_path / "again"
    into.mkdir()
    with closing(open_owner_store(folder)) as store:
        reps = store.execute("SELECT count(*) FROM reps").fetchone()[0]
    assert import_export(written, into=into).rows["reps"] == reps
    assert [row.action for row in read_audit(folder)] == ["export"]


def test_a_backup_is_one_touch(desk: Desk, folder: Path) -> None:
    view = desk.opened.pages.views.data
    assert view.backups_card.is_empty

    desk.opened.qtbot.mouseClick(view.back_up, LEFT)
    desk.settle()

    assert len(backup_folders(folder)) == 1
    assert "owner.db" in check_backup(backup_folders(folder)[0])
    assert not view.backups_card.is_empty
    assert "backup" in {row.action for row in read_audit(folder)}


def test_one_client_is_erased_after_being_asked_with_numbers(desk: Desk, folder: Path) -> None:
    opened = desk.opened
    opened.qtbot.mouseClick(opened.pages.views.data.erase, LEFT)
    opened.settle()
    choosing = opened.pages.sheet
    assert isinstance(choosing, ClientsSheet)
    number = next(place for place, row in enumerate(choosing.table.rows) if row.cells[0] == "Carla")
    with closing(open_owner_store(folder)) as store:
        client_id, sets, reps = store.execute(
            "SELECT client_id, count(DISTINCT sets.id), count(*) FROM clients "
            "JOIN sets ON sets.client_id = clients.id JOIN reps ON reps.set_id = sets.id "
            "WHERE alias = 'Carla'"
        ).fetchone()
    at = choosing.table.body.row_area(number).center().toPoint()
    opened.qtbot.mouseClick(choosing.table.body, LEFT, pos=at)
    opened.qtbot.waitUntil(lambda: isinstance(opened.pages.sheet, EraseSheet), timeout=10_000)
    asking = opened.pages.sheet
    assert isinstance(asking, EraseSheet)
    assert f"{sets} sets" in asking.words.text()
    assert str(reps)[:2] in asking.words.text()
    assert [*cut_words(opened.window), *overlapping(opened.window)] == []

    opened.qtbot.mouseClick(asking.erase, LEFT)
    desk.settle()

    assert "Carla is erased" in opened.pages.views.data.result.text()
    assert not [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and client_id.encode() in path.read_bytes()
    ]


def test_whoever_is_kept_is_kept(desk: Desk, folder: Path) -> None:
    before = (folder / "owner.db").read_bytes()
    opened = desk.opened
    opened.pages.views.data.erase.click()
    opened.settle()
    choosing = opened.pages.sheet
    assert isinstance(choosing, ClientsSheet)
    choosing.table.tapped.emit(choosing.table.rows[1].key)
    opened.qtbot.waitUntil(lambda: isinstance(opened.pages.sheet, EraseSheet), timeout=10_000)
    asking = opened.pages.sheet
    assert isinstance(asking, EraseSheet)

    asking.keep.click()
    opened.settle()

    assert opened.pages.sheet is None
    assert (folder / "owner.db").read_bytes() == before


def test_how_long_sets_are_kept_is_written_into_the_settings(desk: Desk, folder: Path) -> None:
    view = desk.opened.pages.views.data
    desk.opened.qtbot.mouseClick(view.keep[365], LEFT)
    desk.settle()

    assert read_settings(folder / SETTINGS_FILE).keep_days == 365
    assert "365 days" in view.result.text()
    assert read_audit(folder)[0].detail == "365 days"


def test_other_settings_stay_as_they_were(folder: Path) -> None:
    actions = OfficeActions(OwnerFolders(data=folder, store=folder), settings=StationSettings())
    change_keep_days(actions, 90, settings=StationSettings(station_name="By the window"))
    change_keep_days(actions, KEEP_DAYS[-1], settings=StationSettings())

    assert read_settings(folder / SETTINGS_FILE).station_name == "By the window"


def test_a_backup_beside_a_station_that_runs_is_made_and_noted(desk: Desk, folder: Path) -> None:
    view = desk.opened.pages.views.data
    with closing(open_for_writing(folder)):
        view.back_up.click()
        desk.settle()

    assert view.result.isVisible()
    assert view.result.property("role") != "short"
    assert read_audit(folder)[0].action == "backup"


def test_the_owners_pin_is_set_by_typing_it_twice(desk: Desk) -> None:
    opened = desk.opened
    book = opened.actions.pins
    assert book is not None
    assert not book.has_pin(OWNER)
    opened.pages.views.data.change_pin.click()
    sheet = opened.pages.sheet
    assert sheet is not None
    pad = sheet.findChild(NewPin)
    assert pad is not None
    for pin in (PIN, PIN):
        opened.qtbot.keyClicks(pad.pad, pin)
        opened.qtbot.keyClick(pad.pad, Qt.Key.Key_Return)
    desk.settle()

    assert book.check(OWNER, PIN).is_right
    assert "PIN is changed" in opened.pages.views.data.result.text()


def test_two_different_pins_are_no_pin(desk: Desk) -> None:
    opened = desk.opened
    opened.pages.views.data.change_pin.click()
    sheet = opened.pages.sheet
    assert sheet is not None
    pad = sheet.findChild(NewPin)
    assert pad is not None
    heard: list[str] = []
    pad.chosen.connect(heard.append)
    for pin in ("111111", "123456", "271828", "271829"):
        opened.qtbot.keyClicks(pad.pad, pin)
        opened.qtbot.keyClick(pad.pad, Qt.Key.Key_Return)

    assert heard == []
    assert "two different" in pad.pad.message.text()


def test_the_right_pin_opens_and_a_false_one_does_not(desk: Desk, qtbot: QtBot) -> None:
    book = desk.opened.actions.pins
    assert book is not None
    book.set_pin(OWNER, PIN)
    codes = desk.opened.actions.codes
    assert codes is not None
    gate = PinGate(codes, parts=desk.opened.pages._parts)
    gate.setParent(desk.opened.window)
    gate.show()
    qtbot.keyClicks(gate.pad, "271828")
    qtbot.keyClick(gate.pad, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Try again" in gate.pad.message.text(), timeout=10_000)

    with qtbot.waitSignal(gate.opened, timeout=10_000):
        qtbot.keyClicks(gate.pad, PIN)
        qtbot.keyClick(gate.pad, Qt.Key.Key_Return)
    gate.stop()


def test_five_failures_lock_the_pad_and_say_for_how_long(desk: Desk, qtbot: QtBot) -> None:
    book = desk.opened.actions.pins
    assert book is not None
    book.set_pin(OWNER, PIN)
    codes = desk.opened.actions.codes
    assert codes is not None
    gate = PinGate(codes, parts=desk.opened.pages._parts)
    gate.setParent(desk.opened.window)
    gate.show()
    for _ in range(5):
        qtbot.waitUntil(lambda: gate.pad.keys[0].isEnabled(), timeout=10_000)
        qtbot.keyClicks(gate.pad, "271828")
        qtbot.keyClick(gate.pad, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not gate._work.is_busy, timeout=10_000)

    assert gate.pad.is_locked
    assert "0:30" in gate.pad.message.text()
    gate.stop()


def test_exports_may_go_to_this_machine_at_least(folder: Path) -> None:
    assert target_folders(OwnerFolders(data=folder, store=folder))[0] == folder


def test_a_client_fits_one_sheet_of_paper(stores: Stores, open_pages: Open, tmp_path: Path) -> None:
    opened = open_pages(stores("year"))
    chosen = Choice(period=Period.YEAR).filter(now=opened.reader.now())
    row = next(
        row for row in opened.reader.clients(chosen).clients if row.sets and not row.is_guest
    )
    choice = Choice(period=Period.YEAR, client_id=row.client_id, alias=row.alias)
    chosen = choice.filter(now=opened.reader.now())
    page = opened.reader.client(chosen)
    assert page is not None

    path = write_client_sheet(
        page, chosen, parts=opened.pages._parts, into=tmp_path, now=opened.reader.now()
    )

    document = QPdfDocument()
    document.load(str(path))
    words = document.getAllText(0).text()
    assert document.pageCount() == 1
    assert row.alias in words
    assert "Is the depth growing?" in words
    assert "Not medical advice." in words
    assert "Demo data" not in words
    assert row.client_id.encode() in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0
    document.close()


@pytest.mark.skipif(sys.platform == "win32", reason="limits files as POSIX does")
def test_a_sheet_that_does_not_fit_on_the_disk_is_no_sheet(
    stores: Stores, open_pages: Open, tmp_path: Path
) -> None:
    opened = open_pages(stores("day"))
    chosen = Choice(period=Period.YEAR).filter(now=opened.reader.now())
    row = next(row for row in opened.reader.clients(chosen).clients if row.sets)
    chosen = Choice(period=Period.YEAR, client_id=row.client_id).filter(now=opened.reader.now())
    page = opened.reader.client(chosen)
    assert page is not None
    into = tmp_path / "stick"
    into.mkdir()

    with files_end_at(4_000), pytest.raises(KnownError) as caught:
        write_client_sheet(
            page, chosen, parts=opened.pages._parts, into=into, now=opened.reader.now()
        )

    assert caught.value.reason is Reason.DISK_FULL
    assert list(into.iterdir()) == []


def test_the_sheet_of_made_up_people_says_so(
    stores: Stores, open_pages: Open, tmp_path: Path
) -> None:
    opened = open_pages(stores("ten"))
    opened.pages.go_to(PageName.CLIENTS)
    opened.settle()
    table = opened.pages.views.clients.table
    table.tapped.emit(table.rows[0].key)
    opened.settle()

    opened.pages.views.client.sheet.click()
    opened.qtbot.waitUntil(
        lambda: opened.pages.views.client.result.text().startswith("Written"), timeout=20_000
    )

    path = Path(opened.pages.views.client.result.text().removeprefix("Written: "))
    document = QPdfDocument()
    document.load(str(path))
    assert "Demo data" in document.getAllText(0).text()
    document.close()
