"""Pictures of every owner's page, to be looked at as the owner would on a Monday morning.

python -m tests.benchmarks.owner_gallery STORE FOLDER [--size full-hd|wxga|portrait]
    [--page today ...] [--period week|month|quarter|year] [--client ALIAS] [--longer]

STORE is a folder with an `owner.db` (tests/ui/owner/made_up.py and `studio demo-data` make some).
"""

import argparse
import os
import time
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QWidget

from studio import paths
from studio.settings import StationSettings
from studio.store.dashboards.clients import ClientRow
from studio.store.ids import now_utc
from studio.ui.icons import Icons
from studio.ui.owner.actions import OfficeActions, OwnerFolders
from studio.ui.owner.data_desk import DataDesk
from studio.ui.owner.opening import owner_theme
from studio.ui.owner.page_bar import PageName
from studio.ui.owner.paper import write_client_sheet
from studio.ui.owner.parts import OwnerParts
from studio.ui.owner.reading import StoreReader
from studio.ui.owner.widgets.filter_bar import Choice, Period
from studio.ui.owner.window import OwnerPages
from studio.ui.theme import dress
from tests.ui import station_story as story
from tests.ui.fitting import cut_words, overlapping
from tests.ui.owner.made_up import NOW, catalog
from tests.ui.pseudo_locale import PseudoLocale


def settle(application: QApplication, pages: OwnerPages) -> None:
    """Let the page be read and painted."""
    end_s = time.monotonic() + 0.25
    while pages.is_reading or time.monotonic() < end_s:
        application.processEvents()
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        time.sleep(0.01)


def clients(reader: StoreReader, choice: Choice) -> tuple[ClientRow, ...]:
    """Everybody in the store."""
    try:
        return reader.clients(choice.filter(now=reader.now())).clients
    except Exception as error:  # noqa: BLE001 - a store without tables is one of the scenes
        print(error)
        return ()


class Gallery:
    """Takes the pictures of one size."""

    def __init__(self, application: QApplication, options: argparse.Namespace, size: str) -> None:
        self.application = application
        self.options = options
        self.size = size
        theme = owner_theme(story.theme_of(size), QSize(*story.SIZES[size]))
        dress(application, theme, resources=paths.resources())
        known = catalog()
        parts = OwnerParts(
            theme=theme,
            icons=Icons(paths.resources() / "icons"),
            exercises=known.exercises,
            cues=known.cues,
        )
        self.parts = parts
        self.reader = StoreReader(
            options.store,
            data_folder=options.store,
            zone=NOW.tzinfo or now_utc().astimezone().tzinfo,  # type: ignore[arg-type]
            keep_days=730,
            clock=now_utc if options.now else moment,
        )
        folders = OwnerFolders(data=options.store, store=options.store)
        actions = OfficeActions(folders, settings=StationSettings())
        desk = DataDesk(actions, parts=parts, reader=self.reader, settings=StationSettings())
        self.window = QWidget()
        self.window.setObjectName("stage")
        self.window.resize(*story.SIZES[size])
        self.pages = OwnerPages(parts, reader=self.reader, desk=desk)
        self.pages.setParent(self.window)
        self.pages.resize(self.window.size())
        self.window.show()

    def take(self, name: str) -> None:
        settle(self.application, self.pages)
        for fault in (*cut_words(self.window), *overlapping(self.window)):
            print(f"{self.size} {name}: {fault}")
        self.window.grab().save(str(self.options.folder / f"{self.size}-{name}.png"))

    def all(self) -> None:
        options = self.options
        choice = Choice(period=Period(options.period))
        self.pages.choose(choice)
        for name in PageName:
            if options.page and name.value not in options.page:
                continue
            self.pages.go_to(name)
            self.take(name.value)
        people = [row for row in clients(self.reader, choice) if row.sets and not row.is_guest]
        if people and (not options.page or "client" in options.page):
            self.client(people[0], choice)

    def client(self, row: ClientRow, choice: Choice) -> None:
        self.pages.go_to(PageName.CLIENTS)
        chosen = Choice(period=choice.period, client_id=row.client_id, alias=row.alias)
        self.pages.choose(chosen)
        self.take("client")
        self.pages.views.client.volume_chip.click()
        self.take("client-volume")
        self.pages.open_sets(row.behind, "sets")
        self.take("sets")
        sheet = self.pages.sheet
        body = sheet.table.body  # type: ignore[union-attr]
        body.tapped.emit(body.rows[0].key)
        self.take("set")
        self.pages.filter.periods[Period.CUSTOM].click()
        self.take("days")
        page = self.reader.client(chosen.filter(now=self.reader.now()))
        if page is not None:
            path = write_client_sheet(
                page,
                chosen.filter(now=self.reader.now()),
                parts=self.parts,
                into=self.options.folder,
                now=self.reader.now(),
            )
            picture(path, self.options.folder / f"{self.size}-pdf.png")


def picture(pdf: Path, png: Path) -> None:
    """A picture of the first page."""
    document = QPdfDocument()
    document.load(str(pdf))
    page = document.render(0, QSize(1240, 1754))
    white = QImage(page.size(), QImage.Format.Format_RGB32)
    white.fill(0xFFFFFFFF)
    painter = QPainter(white)
    painter.drawImage(0, 0, page)
    painter.end()
    white.save(str(png))
    document.close()


def moment() -> datetime:
    """The Monday morning of the made-up stores."""
    return NOW


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", choices=list(story.SIZES), action="append")
    parser.add_argument("--page", action="append")
    parser.add_argument("--period", default="month", choices=[one.value for one in Period])
    parser.add_argument("--longer", action="store_true", help="every text 40 %% longer")
    parser.add_argument("--now", action="store_true", help="the real moment, not the made-up one")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for variable in ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR"):
        os.environ.pop(variable, None)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    if options.longer:
        application.installTranslator(PseudoLocale(application))
    for size in options.size or story.SIZES:
        gallery = Gallery(application, options, size)
        gallery.all()
        gallery.pages.shut()
        gallery.window.close()


if __name__ == "__main__":
    main()
