"""Does what the Data page asks for, one thing after the other, and says what came of it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt

from studio.errors import KnownError
from studio.settings import StationSettings
from studio.store.dashboards.one_client import ClientPage
from studio.store.dashboards.period import Filter
from studio.store.dashboards.stored_data import DataPage
from studio.store.export import ExportFormat
from studio.store.people.pins import OWNER
from studio.sync.forget import Forgotten
from studio.ui.fault_words import error_words
from studio.ui.owner.actions import (
    OwnerActions,
    back_up_into,
    change_keep_days,
    change_pin,
    export_into,
    target_folders,
)
from studio.ui.owner.background import Background
from studio.ui.owner.paper import write_client_sheet
from studio.ui.owner.parts import OwnerParts
from studio.ui.owner.pin_gate import NewPin
from studio.ui.owner.reading import PageReader
from studio.ui.owner.sheets.confirm import EraseSheet
from studio.ui.owner.sheets.everything import ClientsSheet
from studio.ui.owner.sheets.sheet import Sheet
from studio.ui.owner.views import Views

_DOING = "doing"


class Pages(Protocol):
    """What is needed of `OwnerPages`."""

    views: Views

    def push(self, sheet: Sheet) -> None:
        """Open a sheet."""
        ...

    def pop(self) -> None:
        """Close the sheet on top."""
        ...

    def refresh(self) -> None:
        """Read the page anew."""
        ...

    def read_clients(self, sheet: ClientsSheet) -> None:
        """Fill in a list of clients."""
        ...


class DataDesk(QObject):
    """Connects the Data page with what does the work."""

    def __init__(
        self,
        actions: OwnerActions,
        *,
        parts: OwnerParts,
        reader: PageReader,
        settings: StationSettings,
    ) -> None:
        """Prepare.

        Args:
            actions: Of this machine.
            parts: What to build from.
            reader: Of the store.
            settings: That hold now.
        """
        super().__init__()
        self._actions = actions
        self._parts = parts
        self._reader = reader
        self._settings = settings
        self._work = Background("owner-work", self)
        self._pages: Pages | None = None
        self._backups = 0

    def attach(self, pages: Pages) -> None:
        """Listen to these pages.

        Args:
            pages: Whose Data page asks.
        """
        self._pages = pages
        self.setParent(pages if isinstance(pages, QObject) else None)
        view = pages.views.data
        view.export_wished.connect(self._on_export_wished)
        view.backup_wished.connect(self._on_backup_wished)
        view.erase_wished.connect(self._on_erase_wished)
        view.pin_wished.connect(self._on_pin_wished)
        view.keep_wished.connect(self._on_keep_wished)
        view.change_pin.setVisible(self._actions.pins is not None)

    @property
    def is_busy(self) -> bool:
        """Whether something is being done."""
        return self._work.is_busy

    def show_page(self, page: DataPage) -> None:
        """A page was read: look which sticks are plugged in.

        Args:
            page: That was read.
        """
        self._backups = len(page.backups)
        if self._pages is not None:
            here = self._actions.folders.data
            view = self._pages.views.data
            view.show_targets(target_folders(self._actions.folders), here=here)

    def print_client(self, client_id: str, chosen: Filter) -> None:
        """Write a client's page as PDF, into the exports of this machine or onto a stick.

        Args:
            client_id: Whose.
            chosen: Which days.
        """
        page: list[ClientPage | None] = []
        target = target_folders(self._actions.folders)[-1]

        def read() -> None:
            page.append(self._reader.client(chosen))

        def written(_done: None) -> None:
            if page[0] is not None:
                path = write_client_sheet(
                    page[0], chosen, parts=self._parts, into=target, now=self._reader.now()
                )
                self._say(self.tr("Written: {path}").format(path=path))

        self._do(read, then=written)

    def _do(self, work: Callable[[], Any], *, then: Callable[[Any], None]) -> None:
        self._set_busy(True)
        self._say(self.tr("One moment …"))

        def done(result: Any) -> None:
            self._set_busy(False)
            try:
                then(result)
            except KnownError as error:
                self._failed(error)
                return
            if self._pages is not None:
                self._pages.refresh()

        self._work.ask(_DOING, work, then=done, failed=self._failed)

    def _failed(self, error: KnownError) -> None:
        self._set_busy(False)
        self._say(error_words(error), is_fault=True)

    def _say(self, words: str, *, is_fault: bool = False) -> None:
        if self._pages is not None:
            self._pages.views.data.say(words, is_fault=is_fault)
            self._pages.views.client.say(words, is_fault=is_fault)

    def _set_busy(self, is_busy: bool) -> None:
        if self._pages is not None:
            self._pages.views.data.set_busy(is_busy)

    def _on_export_wished(self, kind: ExportFormat, target: Path) -> None:
        work = partial(
            export_into,
            self._actions,
            target,
            kind=kind,
            client_id=None,
            now=self._reader.now(),
        )
        self._do(work, then=self._tell_written)

    def _on_backup_wished(self, target: Path) -> None:
        work = partial(back_up_into, self._actions, target, now=self._reader.now())
        self._do(work, then=self._tell_written)

    def _tell_written(self, folder: Path) -> None:
        self._say(self.tr("Written: {path}").format(path=folder))

    def _on_keep_wished(self, keep_days: int) -> None:
        work = partial(change_keep_days, self._actions, keep_days, settings=self._settings)
        words = self.tr("From the station's next start sets are kept for {days} days.")
        self._do(work, then=lambda _done: self._say(words.format(days=keep_days)))

    # --- erase -----------------------------------------------------------------------------------

    def _on_erase_wished(self) -> None:
        if self._pages is None:
            return
        sheet = ClientsSheet(parts=self._parts)
        sheet.everybody.hide()
        sheet.title.setText(self.tr("Erase whom?"))
        sheet.chosen.connect(self._on_victim_chosen)
        self._pages.push(sheet)
        self._pages.read_clients(sheet)

    def _on_victim_chosen(self, client_id: str, _alias: str) -> None:
        chosen = Filter(zone=self._reader.zone, client_id=client_id)
        self._work.ask(
            _DOING,
            partial(self._reader.client, chosen),
            then=self._ask_before_erasing,
            failed=self._failed,
        )

    def _ask_before_erasing(self, page: ClientPage | None) -> None:
        if self._pages is None or page is None:
            return
        self._pages.pop()
        sheet = EraseSheet(page, parts=self._parts, backups=self._backups)
        sheet.confirmed.connect(self._on_erase_confirmed)
        self._pages.push(sheet)

    def _on_erase_confirmed(self, client_id: str, alias: str) -> None:
        if self._pages is not None:
            self._pages.pop()

        def tell(done: Forgotten) -> None:
            words = self.tr("{client} is erased.").format(client=alias)
            if done.upstream:
                words += " " + self.tr(
                    "The studio's store follows when it is reached: {why}"
                ).format(why=done.upstream)
            if done.left:
                words += " " + self.tr("These files still name them: {files}").format(
                    files=", ".join(path.name for path in done.left)
                )
            self._say(words, is_fault=bool(done.left))

        self._do(partial(self._actions.forget, client_id), then=tell)

    # --- PIN -------------------------------------------------------------------------------------

    def _on_pin_wished(self) -> None:
        if self._pages is None:
            return
        sheet = Sheet(self.tr("Change the owner's PIN"), parts=self._parts)
        pad = NewPin(subject=OWNER, parts=self._parts)
        sheet.column.addWidget(pad, 1, Qt.AlignmentFlag.AlignCenter)
        pad.cancelled.connect(sheet.left)
        pad.chosen.connect(self._on_pin_chosen)
        self._pages.push(sheet)

    def _on_pin_chosen(self, pin: str) -> None:
        if self._pages is not None:
            self._pages.pop()
        self._do(
            partial(change_pin, self._actions, pin),
            then=lambda _done: self._say(self.tr("The owner's PIN is changed.")),
        )
