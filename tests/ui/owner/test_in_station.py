"""The owner's pages in a station that runs: what they do goes through its journal."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio.settings import StationSettings
from studio.store.backup import backup_folders
from studio.store.journal import Journal
from studio.store.people.pins import OWNER, PinBook
from studio.store.privacy.audit import read_audit
from studio.ui.owner.opening import station_pages
from studio.ui.owner.page_bar import PageName
from studio.ui.owner.window import OwnerPages
from tests.ui import station_story as story
from tests.ui.fitting import cut_words, overlapping
from tests.ui.owner.conftest import DRESSED

Stores = Callable[[str], Path]


@pytest.fixture
def folder(stores: Stores, tmp_path: Path) -> Path:
    shutil.copy(stores("day") / "owner.db", tmp_path / "owner.db")
    return tmp_path


@pytest.fixture
def journal(folder: Path) -> Iterator[Journal]:
    running = Journal(folder, settings=StationSettings(), on_fault=lambda _told: None)
    running.start()
    yield running
    running.stop()


@pytest.fixture
def pages(folder: Path, journal: Journal, qapp: QApplication, qtbot: QtBot) -> Iterator[OwnerPages]:
    """Built by the factory of the staff's menu, in a window of the client's screens."""
    qapp.setProperty(DRESSED, "")
    theme = story.dress_for(qapp, "wxga")
    screen_parts = story.parts_of(theme)
    window = QWidget()
    window.resize(*story.SIZES["wxga"])
    build = station_pages(
        lambda: screen_parts,
        lambda: QSize(*story.SIZES["wxga"]),
        data_folder=folder,
        settings=StationSettings(),
        journal=journal,
        hurry=lambda: None,
    )
    built = build()
    assert isinstance(built, OwnerPages)
    built.setParent(window)
    built.resize(window.size())
    window.show()
    qtbot.waitUntil(lambda: not built.is_reading, timeout=20_000)
    yield built
    built.shut()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
    screen_parts.athletes.stop()


def test_the_place_around_them_has_the_way_out(pages: OwnerPages) -> None:
    assert not pages.bar.close_button.isVisible()


def test_their_letters_fit_the_window_though_the_clients_screens_are_larger(
    pages: OwnerPages, qtbot: QtBot
) -> None:
    for name in PageName:
        pages.go_to(name)
        qtbot.waitUntil(lambda: not pages.is_reading, timeout=20_000)
        QCoreApplication.processEvents()
        window = pages.window()
        assert [*cut_words(window), *overlapping(window)] == [], name


def test_a_backup_and_a_new_pin_are_made_while_the_station_runs(
    pages: OwnerPages, folder: Path, journal: Journal, qtbot: QtBot
) -> None:
    pages.go_to(PageName.DATA)
    qtbot.waitUntil(lambda: not pages.is_reading, timeout=20_000)
    view = pages.views.data

    view.back_up.click()
    qtbot.waitUntil(lambda: view.result.text().startswith("Written"), timeout=30_000)
    assert len(backup_folders(folder)) == 1

    PinBook(folder, journal=journal).set_pin(OWNER, "314159")
    actions = [row.action for row in read_audit(folder)]
    assert actions == ["backup"]
