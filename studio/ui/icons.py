"""The line drawings of resources/icons, in any colour and size."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from studio.errors import KnownError, Reason
from studio.ui.theme import Colour


class Icons:
    """Reads each drawing once and paints it in the colour asked for.

    Every drawing except the logo uses one colour, `Colour.TEXT`, which is replaced.
    """

    def __init__(self, folder: Path) -> None:
        """Remember where the drawings are.

        Args:
            folder: resources/icons.
        """
        self._folder = folder
        self._sources: dict[str, str] = {}
        self._renderers: dict[tuple[str, str], QSvgRenderer] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}

    def paint(self, painter: QPainter, name: str, area: QRectF, colour: str = Colour.TEXT) -> None:
        """Draw an icon into a square area.

        Raises:
            KnownError: BAD_RESOURCE when there is no such drawing or it cannot be read.
        """
        self._renderer(name, colour).render(painter, area)

    def pixmap(
        self, name: str, *, size_px: int, colour: str = Colour.TEXT, ratio: float = 1.0
    ) -> QPixmap:
        """An icon as a picture.

        Args:
            name: File name without ".svg".
            size_px: Side of the square in logical pixels.
            colour: Any CSS colour.
            ratio: Device pixels per logical pixel.

        Raises:
            KnownError: BAD_RESOURCE when there is no such drawing or it cannot be read.
        """
        key = (name, str(colour), size_px, ratio)
        if key not in self._pixmaps:
            renderer = self._renderer(name, colour)
            pixmap = QPixmap(round(size_px * ratio), round(size_px * ratio))
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            renderer.render(painter, QRectF(0, 0, size_px, size_px))
            painter.end()
            self._pixmaps[key] = pixmap
        return self._pixmaps[key]

    def _renderer(self, name: str, colour: str) -> QSvgRenderer:
        key = (name, str(colour))
        if key not in self._renderers:
            source = self._source(name).replace(Colour.TEXT.value, str(colour))
            renderer = QSvgRenderer(QByteArray(source.encode()))
            if not renderer.isValid():
                text = f"{self._folder / name}.svg: not a usable drawing; install the program again"
                raise KnownError(Reason.BAD_RESOURCE, text)
            self._renderers[key] = renderer
        return self._renderers[key]

    def _source(self, name: str) -> str:
        if name not in self._sources:
            file = self._folder / f"{name}.svg"
            try:
                self._sources[name] = file.read_text(encoding="utf-8")
            except OSError as error:
                text = f"{file}: cannot be read; install the program again"
                raise KnownError(Reason.BAD_RESOURCE, text) from error
        return self._sources[name]
