"""The kiosk's windows, dressed and at a size."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from studio.ui.screens.screen import ScreenParts
from studio.ui.widgets.athlete_library import PictureKind
from tests.ui import station_story as story


class PlainFrames:
    """An athlete that is a block: quick, and opaque enough for an outline."""

    def frames(self, exercise_id: str, *, kind: PictureKind) -> list[QImage]:
        if kind is PictureKind.OUTLINE:
            image = QImage(160, 90, QImage.Format.Format_ARGB32_Premultiplied)
            image.fill(0)
            painter = QPainter(image)
            painter.fillRect(65, 15, 30, 60, 0xFF336699)
            painter.end()
            return [image]
        image = QImage(60, 120, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0xFF336699)
        return [image]


@pytest.fixture
def parts(qapp: QApplication) -> Iterator[ScreenParts]:
    """Full HD, 24 inches."""
    theme = story.dress_for(qapp, "full-hd")
    built = story.parts_of(theme, frames=PlainFrames())
    yield built
    built.athletes.stop()
