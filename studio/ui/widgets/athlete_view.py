"""The moving athlete: how an exercise looks when it is done."""

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QImage, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QWidget

from studio.ui.icons import Icons
from studio.ui.theme import Colour, TextSize, Theme
from studio.ui.widgets.athlete_library import AthleteLibrary, PictureKind

_TICK_MS = 66
_REST_RATIO = 0.18


class AthleteView(QWidget):
    """Plays the pictures forth and back in a calm tempo while it is visible.

    Until they are there it says so, so that an empty card never looks finished.
    """

    def __init__(
        self,
        library: AthleteLibrary,
        *,
        icons: Icons,
        theme: Theme,
        cycle_s: float = 4.0,
        is_large: bool = False,
    ) -> None:
        """Start empty.

        Args:
            library: Where the pictures come from.
            icons: For the placeholder.
            theme: For the placeholder's letters.
            cycle_s: Seconds from start pose to start pose.
            is_large: Fills a large part of the screen.
        """
        super().__init__()
        self._library = library
        self._icons = icons
        self._theme = theme
        self._cycle_s = cycle_s
        self._kind = PictureKind.LARGE if is_large else PictureKind.CARD
        self._exercise_id = ""
        self._clock = QElapsedTimer()
        self._clock.start()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.update)
        library.drawn.connect(self._on_athlete_drawn)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def exercise_id(self) -> str:
        """The exercise shown, "" = none."""
        return self._exercise_id

    def show_exercise(self, exercise_id: str) -> None:
        """Show this exercise from its start pose on."""
        self._exercise_id = exercise_id
        self._clock.restart()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Never smaller than a thumb."""
        return QSize(self._theme.px(18), self._theme.px(18))

    def showEvent(self, event: QShowEvent) -> None:
        """Move while visible."""
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stand still while hidden."""
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture of this moment."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        images = self._images()
        if not images:
            self._paint_placeholder(painter)
            return
        image = images[self._index(len(images))]
        scaled = QSize(image.size()).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left = (self.width() - scaled.width()) / 2
        top = (self.height() - scaled.height()) / 2
        painter.drawImage(QRectF(left, top, scaled.width(), scaled.height()), image)

    def _images(self) -> list[QImage]:
        """The pictures of this size; until they are there, those of the cards."""
        if not self._exercise_id:
            return []
        images = self._library.images(self._exercise_id, kind=self._kind)
        return images or self._library.images(self._exercise_id)

    def _index(self, count: int) -> int:
        """Which picture is due: a short rest at both ends, even speed between."""
        phase = (self._clock.elapsed() / 1000.0 / self._cycle_s) % 1.0
        forth = phase * 2 if phase < 0.5 else 2 - phase * 2
        ratio = min(1.0, max(0.0, (forth - _REST_RATIO) / (1 - 2 * _REST_RATIO)))
        smooth = ratio * ratio * (3 - 2 * ratio)
        return round(smooth * (count - 1))

    def _paint_placeholder(self, painter: QPainter) -> None:
        """While it is drawn, a quiet sign; when it will not come, say so."""
        side = min(self.width(), self.height())
        failed = self._library.has_failed(self._exercise_id, kind=self._kind)
        icon_side = side * (0.4 if failed else 0.3)
        font = self._theme.font(TextSize.CAPTION)
        top = (self.height() - icon_side) / 2 - (font.pixelSize() * 0.5 if failed else 0)
        icon = QRectF((self.width() - icon_side) / 2, top, icon_side, icon_side)
        self._icons.paint(painter, "person", icon, Colour.OUTLINE if failed else Colour.LINE)
        if not failed:
            return
        line_px = max(1, self._theme.px(0.4))
        painter.setPen(QPen(QColor(Colour.OUTLINE), line_px, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 6, 6)
        painter.setFont(font)
        painter.setPen(QColor(Colour.TEXT_QUIET))
        below = QRectF(0, icon.bottom(), self.width(), font.pixelSize() * 1.4)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(below, flags, self.tr("No picture"))

    def _on_athlete_drawn(self, exercise_id: str) -> None:
        if exercise_id == self._exercise_id:
            self.update()
