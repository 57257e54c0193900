"""One thing to do, readable from three metres."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.icons import Icons
from studio.ui.theme import Colour, TextSize, Theme, Weight

_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
_SMALLEST_MM = 14.0


class FarMessage(QWidget):
    """A round icon with an optional ring around it, and large words on a dark strip."""

    def __init__(self, *, theme: Theme, icons: Icons) -> None:
        """Start empty.

        Args:
            theme: Sizes and letters.
            icons: The drawings.
        """
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._words = ""
        self._icon = ""
        self._colour = Colour.TEXT
        self._ratio = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words

    def show_message(
        self, words: str, *, icon: str, colour: Colour = Colour.TEXT, ratio: float = 0.0
    ) -> None:
        """Say this.

        Args:
            words: At most six.
            icon: Name of the drawing.
            colour: Of icon and ring; the words stay white.
            ratio: 0..1, how far the ring around the icon has closed.
        """
        if (words, icon, colour, ratio) == (self._words, self._icon, self._colour, self._ratio):
            return
        changed = words != self._words
        self._words, self._icon, self._colour, self._ratio = words, icon, colour, ratio
        if changed:
            self.setAccessibleName(words)
            self.updateGeometry()
        self.update()

    def fit_height(self, width_px: int, *, messages: Sequence[str]) -> None:
        """Take one line's height where every message fits on one, else two lines'.

        Args:
            width_px: Width it will have.
            messages: All it may say.
        """
        line_px = self._line_px()
        one_line = QFont(self._theme.font(TextSize.FAR, Weight.HEAVY))
        one_line.setPixelSize(self.smallest_px())
        room = width_px - 0.62 * (line_px + self._theme.px(8)) - 3 * self._theme.px(7)
        widest = max(map(QFontMetrics(one_line).horizontalAdvance, messages), default=0)
        lines = 1 if widest <= room else 2
        self.setFixedHeight(lines * line_px + self._theme.px(8))

    def sizeHint(self) -> QSize:
        """Two lines for three metres, and air."""
        return QSize(self._theme.px(150), 2 * self._line_px() + self._theme.px(8))

    def fitted_font(self) -> QFont:
        """The letters used: as large as fit, never below 16 minutes of arc at three metres.

        Longer words than that wrap further and are drawn smaller, down to half.
        """
        area = self.words_area()
        font = self._theme.font(TextSize.FAR, Weight.HEAVY)
        full = font.pixelSize()
        for pixels in range(full, full // 2, -2):
            font.setPixelSize(pixels)
            if self._fits(font, area):
                break
        return font

    def smallest_px(self) -> int:
        """Pixel size of the smallest letters that may be used for three metres."""
        return round(self._theme.font_px(TextSize.FAR) * _SMALLEST_MM / TextSize.FAR.value)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Strip, icon, ring, words."""
        if not self._words:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(Colour.GROUND)
        ground.setAlphaF(0.86)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(self.rect(), self._theme.px(6), self._theme.px(6))
        self._paint_icon(painter)
        painter.setFont(self.fitted_font())
        painter.setPen(QColor(Colour.TEXT))
        painter.drawText(self.words_area(), _WRAP, self._words)

    def _line_px(self) -> int:
        return QFontMetrics(self._theme.font(TextSize.FAR, Weight.HEAVY)).height()

    def _paint_icon(self, painter: QPainter) -> None:
        circle = self._icon_area()
        line = max(3.0, self._theme.dots_per_mm * 2.2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(Colour.LINE), line))
        painter.drawEllipse(circle)
        if self._ratio > 0:
            pen = QPen(QColor(self._colour), line)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(circle, 90 * 16, -round(self._ratio * 360 * 16))
        inner = circle.adjusted(*(circle.width() * side for side in (0.2, 0.2, -0.2, -0.2)))
        self._icons.paint(painter, self._icon, inner, self._colour)

    def _icon_area(self) -> QRectF:
        side = min(self.height() * 0.62, self.width() * 0.2)
        return QRectF(self._theme.px(7), (self.height() - side) / 2, side, side)

    def words_area(self) -> QRect:
        """Where the words go, in its own pixels."""
        left = round(self._icon_area().right() + self._theme.px(7))
        return QRect(left, 0, max(1, self.width() - left - self._theme.px(6)), self.height())

    def _fits(self, font: QFont, area: QRect) -> bool:
        metrics = QFontMetrics(font)
        widest = max(metrics.horizontalAdvance(word) for word in self._words.split() or [""])
        needed = metrics.boundingRect(area, _WRAP, self._words)
        return widest <= area.width() and needed.height() <= area.height()
