"""Builds the owner's pages: in a station's window, and in a window of their own."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from studio import paths
from studio.settings import StationSettings
from studio.store.journal import Journal
from studio.sync.open_transport import local_folder
from studio.ui.owner.actions import OwnerActions, OwnerFolders, StationActions
from studio.ui.owner.data_desk import DataDesk
from studio.ui.owner.parts import OwnerParts
from studio.ui.owner.reading import StoreReader
from studio.ui.owner.window import OwnerPages
from studio.ui.owner.zone import machine_zone
from studio.ui.screens.screen import ScreenParts
from studio.ui.theme import Theme

_LONG_SIDE_MM = 430.0
_SHORT_SIDE_MM = 262.0
"""Room six charts need, in millimetres of letters: on a small panel they get smaller."""


def owner_theme(theme: Theme, size: QSize) -> Theme:
    """Letters for reading at a desk, so that six charts fit the window.

    Args:
        theme: Of the client's screens.
        size: Of the window in pixels.
    """
    long_px, short_px = max(size.width(), size.height()), min(size.width(), size.height())
    fitting = min(long_px / _LONG_SIDE_MM, short_px / _SHORT_SIDE_MM)
    return Theme(dots_per_mm=min(theme.dots_per_mm, fitting))


def owner_parts(parts: ScreenParts, size: QSize) -> OwnerParts:
    """What the pages are built from, in the language of the screens.

    Args:
        parts: Of the client's screens.
        size: Of the window in pixels.
    """
    return OwnerParts(
        theme=owner_theme(parts.theme, size),
        icons=parts.icons,
        exercises=parts.exercises,
        cues=parts.cues,
        unit=parts.unit,
    )


def build_pages(
    parts: OwnerParts, actions: OwnerActions, *, settings: StationSettings, can_close: bool
) -> OwnerPages:
    """The pages over a store.

    Args:
        parts: What to build from.
        actions: Of this machine; knows the folders.
        settings: That hold now.
        can_close: Whether there is a way out.
    """
    folders = actions.folders
    reader = StoreReader(
        folders.store,
        data_folder=folders.data,
        zone=machine_zone(),
        keep_days=settings.keep_days,
    )
    desk = DataDesk(actions, parts=parts, reader=reader, settings=settings)
    pages = OwnerPages(parts, reader=reader, desk=desk, can_close=can_close)
    pages.setStyleSheet(parts.theme.style_sheet_from(paths.resources() / "theme"))
    return pages


def station_pages(
    current_parts: Callable[[], ScreenParts],
    size: Callable[[], QSize],
    *,
    data_folder: Path,
    settings: StationSettings,
    journal: Journal,
    hurry: Callable[[], None],
) -> Callable[[], QWidget]:
    """Builds the pages anew each time they are opened, in the language of that moment.

    Args:
        current_parts: Of the client's screens, now.
        size: Of the window in pixels, now.
        data_folder: Of the station.
        settings: Of the station.
        journal: Running.
        hurry: Makes the shipper send at once.

    Returns:
        For `StaffDesk`: the widget has a signal `closed`, and needs nothing else.
    """

    def build() -> QWidget:
        folders = OwnerFolders(data=data_folder, store=local_folder(settings, data_folder))
        actions = StationActions(folders, journal=journal, hurry=hurry)
        parts = owner_parts(current_parts(), size())
        return build_pages(parts, actions, settings=settings, can_close=False)

    return build
