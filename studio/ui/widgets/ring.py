"""A ring that empties or fills, with a number inside: rest, count-in, score, still there."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme import Colour, TextSize, Theme, Weight


class Ring(QWidget):
    """Draws a share of a circle from the top on, clockwise, with words in the middle."""

    def __init__(
        self,
        *,
        theme: Theme,
        diameter_mm: float,
        size: TextSize,
        colour: Colour = Colour.SKY,
        line_mm: float = 4.0,
    ) -> None:
        """Start empty.

        Args:
            theme: Sizes and letters.
            diameter_mm: Outer diameter wished for; it shrinks with its place, never grows.
            size: Letters of the number; they shrink until they fit.
            colour: Of the share.
            line_mm: Width of the ring.
        """
        super().__init__()
        self._theme = theme
        self._diameter_px = theme.px(diameter_mm)
        self._line_px = theme.px(line_mm)
        self._font = theme.font(size, Weight.HEAVY, tabular=False)
        self._caption_font = theme.font(TextSize.BODY, Weight.MEDIUM)
        self._colour = colour
        self._ratio: float | None = None
        self._words = ""
        self._caption = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    @property
    def words(self) -> str:
        """What stands in the middle."""
        return self._words

    @property
    def ratio(self) -> float | None:
        """The share drawn, 0..1; None = not known."""
        return self._ratio

    def show_value(self, words: str, *, ratio: float | None, caption: str = "") -> None:
        """Draw this.

        Args:
            words: The number.
            ratio: Share of the ring, 0..1; None = not known: a dotted ring.
            caption: A word below the number.
        """
        bounded = None if ratio is None else min(1.0, max(0.0, ratio))
        if (words, bounded, caption) == (self._words, self._ratio, self._caption):
            return
        self._words, self._ratio, self._caption = words, bounded, caption
        self.setAccessibleName(f"{words} {caption}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        """The diameter wished for."""
        return QSize(self._diameter_px, self._diameter_px)

    def minimumSizeHint(self) -> QSize:
        """Half of it."""
        return self.sizeHint() * 0.5

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ring, number and caption."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height(), self._diameter_px)
        half = self._line_px / 2
        area = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        area = area.adjusted(half, half, -half, -half)
        self._paint_ring(painter, area)
        self._paint_words(painter, area.adjusted(half, half, -half, -half))

    def _paint_ring(self, painter: QPainter, area: QRectF) -> None:
        pen = QPen(QColor(Colour.RAISED), self._line_px)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        if self._ratio is None:
            pen.setColor(QColor(Colour.LINE))
            pen.setWidthF(self._line_px / 3)
            pen.setDashPattern([0.1, 3.0])
        painter.setPen(pen)
        painter.drawEllipse(area)
        if self._ratio:
            pen.setColor(QColor(self._colour))
            painter.setPen(pen)
            painter.drawArc(area, 90 * 16, -round(self._ratio * 360 * 16))

    def _paint_words(self, painter: QPainter, area: QRectF) -> None:
        font = _fitting(self._font, self._words, area.width() * 0.78)
        number_px = QFontMetrics(font).capHeight()
        caption_px = QFontMetrics(self._caption_font).height() if self._caption else 0
        middle = area.center().y()
        baseline = middle + number_px / 2 - caption_px / 2
        painter.setPen(QColor(Colour.TEXT))
        painter.setFont(font)
        width = QFontMetrics(font).horizontalAdvance(self._words)
        painter.drawText(round(area.center().x() - width / 2), round(baseline), self._words)
        if self._caption:
            painter.setFont(_fitting(self._caption_font, self._caption, area.width() * 0.7))
            painter.setPen(QColor(Colour.TEXT_QUIET))
            below = QRectF(
                area.left(), baseline + caption_px * 0.35, area.width(), caption_px * 1.2
            )
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.drawText(below, flags, self._caption)


def _fitting(font: QFont, words: str, width_px: float) -> QFont:
    """The same font, smaller if the words would not fit."""
    needed = QFontMetrics(font).horizontalAdvance(words)
    if needed <= width_px or needed == 0:
        return font
    smaller = QFont(font)
    smaller.setPixelSize(max(8, int(font.pixelSize() * width_px / needed)))
    return smaller
