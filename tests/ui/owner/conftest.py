"""Stores of made-up people, and the owner's pages over them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio import paths
from studio.settings import StationSettings
from studio.ui.icons import Icons
from studio.ui.owner.actions import OfficeActions, OwnerFolders
from studio.ui.owner.data_desk import DataDesk
from studio.ui.owner.opening import owner_theme
from studio.ui.owner.parts import OwnerParts
from studio.ui.owner.reading import StoreReader
from studio.ui.owner.window import OwnerPages
from studio.ui.theme import dress
from tests.ui import station_story as story
from tests.ui.owner.made_up import NOW, Size, catalog, make_store

SIZES = {
    "empty": Size(days=0),
    "day": Size(clients=5),
    "year": Size(clients=6, days=365, every=9),
    "ten": Size(stations=10, clients=12, days=60, every=5, is_demo=True),
}
DRESSED = "dressed_for"


@pytest.fixture(scope="session")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """A store by name, made once. "none" is a folder without one."""
    made: dict[str, Path] = {}

    def store(name: str) -> Path:
        if name not in made:
            made[name] = tmp_path_factory.mktemp(f"owner-{name}")
            if name in SIZES:
                make_store(made[name], SIZES[name])
        return made[name]

    return store


def parts_for(application: QApplication, size: str) -> OwnerParts:
    """Parts for a panel of that size; the program is dressed for it."""
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    theme = owner_theme(story.theme_of(size), QSize(*story.SIZES[size]))
    dressed = f"owner-{size}"
    if application.property(DRESSED) != dressed:
        dress(application, theme, resources=paths.resources())
        application.setProperty(DRESSED, dressed)
    known = catalog()
    return OwnerParts(
        theme=theme,
        icons=Icons(paths.resources() / "icons"),
        exercises=known.exercises,
        cues=known.cues,
    )


@pytest.fixture
def parts(qapp: QApplication) -> OwnerParts:
    """Full HD."""
    return parts_for(qapp, "full-hd")


@dataclass(frozen=True)
class Opened:
    """The pages in a window, with what they read from."""

    window: QWidget
    pages: OwnerPages
    reader: StoreReader
    actions: OfficeActions
    qtbot: QtBot

    def settle(self) -> None:
        """Until everything that was asked for is shown, and laid out."""
        self.qtbot.waitUntil(lambda: not self.pages.is_reading, timeout=20_000)
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()


Open = Callable[..., Opened]


@pytest.fixture
def open_pages(qapp: QApplication, qtbot: QtBot) -> Iterator[Open]:
    """Opens the pages over a folder, at a size."""
    opened: list[Opened] = []

    def open_them(folder: Path, size: str = "full-hd") -> Opened:
        parts = parts_for(qapp, size)
        reader = StoreReader(folder, data_folder=folder, zone=UTC, keep_days=730, clock=lambda: NOW)
        settings = StationSettings()
        actions = OfficeActions(
            OwnerFolders(data=folder, store=folder), settings=settings, clock=lambda: NOW
        )
        desk = DataDesk(actions, parts=parts, reader=reader, settings=settings)
        window = QWidget()
        window.setObjectName("stage")
        window.resize(*story.SIZES[size])
        pages = OwnerPages(parts, reader=reader, desk=desk)
        pages.setParent(window)
        pages.resize(window.size())
        window.show()
        one = Opened(window=window, pages=pages, reader=reader, actions=actions, qtbot=qtbot)
        opened.append(one)
        one.settle()
        return one

    yield open_them
    for one in opened:
        one.pages.shut()
        one.window.close()
        one.window.deleteLater()
        QCoreApplication.sendPostedEvents(one.window, QEvent.Type.DeferredDelete.value)
