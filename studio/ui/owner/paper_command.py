"""`studio export --pdf`: a client's sheet without a screen."""

import os
from pathlib import Path

from PySide6.QtWidgets import QApplication

from studio import paths
from studio.catalog.loader import load_catalog
from studio.errors import KnownError, Reason
from studio.settings import StationSettings
from studio.store.dashboards.period import Filter
from studio.ui.icons import Icons
from studio.ui.owner.paper import write_client_sheet
from studio.ui.owner.parts import OwnerParts
from studio.ui.owner.reading import StoreReader
from studio.ui.owner.zone import machine_zone
from studio.ui.theme import Theme, load_fonts
from studio.ui.translation import Languages

_DOTS_PER_MM = 4.0


def write_sheet_of(
    client_id: str, *, store: Path, data: Path, into: Path, settings: StationSettings
) -> Path:
    """Write all days of a client onto one sheet.

    Args:
        client_id: Whose.
        store: Where `owner.db` is.
        data: Of this machine.
        into: An existing folder.
        settings: Of this machine: language and unit of weights.

    Returns:
        The file.

    Raises:
        KnownError: NOT_FOUND when there is nothing of theirs, READ_ONLY.
    """
    running = QApplication.instance()
    if running is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        running = QApplication(["studio"])
    resources = paths.resources()
    load_fonts(resources / "fonts")
    languages = Languages(running, resources=resources, catalog=load_catalog(resources))
    translation = languages.speak(settings.language)
    reader = StoreReader(store, data_folder=data, zone=machine_zone(), keep_days=settings.keep_days)
    chosen = Filter(zone=reader.zone, client_id=client_id)
    try:
        page = reader.client(chosen)
        if page is None or page.is_empty:
            text = "There is no set of this client in the store. See: studio export --clients"
            raise KnownError(Reason.NOT_FOUND, text)
        parts = OwnerParts(
            theme=Theme(dots_per_mm=_DOTS_PER_MM),
            icons=Icons(resources / "icons"),
            exercises=translation.catalog.exercises,
            cues=translation.catalog.cues,
            unit=settings.units,
        )
        return write_client_sheet(page, chosen, parts=parts, into=into, now=reader.now())
    finally:
        languages.stop()
