"""Colours, pens and lettering of everything that is drawn on the body.

Colour is never the only carrier (coaching.md 4.3): amber is dashed and has a triangle, red is
thick and has an octagon, good has a tick. A dark halo keeps every line readable on a bright gym
wall.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
)

from studio.model.guide import GuideLevel, Point
from studio.ui.marks import paint_alert, paint_tick, paint_triangle
from studio.ui.theme import FONT_FAMILY, Colour, Theme, Weight
from studio.ui.transform import ViewTransform

LINE_AT_1080_PX = 8.0
"""Line width on a full HD screen; coaching.md 4.3 asks for at least 6."""

LINE_MM = 2.2
"""Line width on the glass: 2.5 minutes of arc at three metres, twice what an eye resolves."""

_MOST_OF_SHORT_SIDE = 1.0 / 130.0
"""On a small panel a line is no wider than this share of the picture, or it hides the leg."""

LEVEL_COLOURS = {
    GuideLevel.QUIET: Colour.TEXT,
    GuideLevel.GOOD: Colour.SKY,
    GuideLevel.AMBER: Colour.ORANGE,
    GuideLevel.RED: Colour.VERMILLION,
}
_QUIET_ALPHA = 0.8
_RED_WIDTH_RATIO = 1.55
_HALO_ALPHA = 0.55
_DASHES = [2.2, 1.3]


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlayStyle:
    """Sizes of everything that is drawn on the body.

    Attributes:
        line_px: Width of a guide line, in view pixels.
    """

    line_px: float

    @classmethod
    def for_screen(cls, short_side_px: int) -> "OverlayStyle":
        """The style for an image whose shorter side has this many pixels."""
        return cls(line_px=max(4.0, LINE_AT_1080_PX * short_side_px / 1080.0))

    @classmethod
    def for_theme(cls, theme: Theme, *, short_side_px: int) -> "OverlayStyle":
        """The style for a panel: millimetres on the glass, as far as the picture has room.

        Args:
            theme: Knows the panel's physical size.
            short_side_px: Shorter side of the window.
        """
        wanted = LINE_MM * theme.dots_per_mm
        return cls(line_px=max(4.0, min(wanted, _MOST_OF_SHORT_SIDE * short_side_px)))

    @property
    def icon_px(self) -> float:
        """Size of an icon beside a line."""
        return 6.0 * self.line_px

    @property
    def letter_px(self) -> int:
        """Pixel size of the letters beside a shape."""
        return round(4.6 * self.line_px)


class Stamps:
    """Words and numbers as images, drawn once each: text is the dearest thing to paint."""

    def __init__(self) -> None:
        """Begin without any."""
        self._images: dict[tuple[str, str, int, bool], QImage] = {}

    def paint(
        self,
        painter: QPainter,
        words: str,
        *,
        centre: QPointF,
        colour: str,
        size_px: int,
        on_plate: bool = True,
    ) -> None:
        """Paint words centred on a point, never mirrored.

        Args:
            painter: On the view.
            words: In the client's language.
            centre: In view pixels.
            colour: Of the letters.
            size_px: Pixel size of the letters.
            on_plate: On a dark plate, or with a dark outline alone.
        """
        key = (words, colour, size_px, on_plate)
        image = self._images.get(key)
        if image is None:
            image = self._images[key] = _stamp(*key)
        painter.drawImage(centre - QPointF(image.width() / 2, image.height() / 2), image)


def _stamp(words: str, colour: str, size_px: int, on_plate: bool) -> QImage:
    font = QFont(FONT_FAMILY)
    font.setWeight(Weight.HEAVY.value)
    font.setPixelSize(max(8, size_px))
    metrics = QFontMetricsF(font)
    padding = 0.45 * size_px
    width = metrics.horizontalAdvance(words) + 2 * padding
    height = metrics.capHeight() + 2 * padding
    image = QImage(round(width), round(height), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    letters = QPainterPath()
    letters.addText(padding, padding + metrics.capHeight(), font, words)
    if on_plate:
        plate = QPainterPath()
        plate.addRoundedRect(QRectF(image.rect()), 0.4 * height, 0.4 * height)
        painter.fillPath(plate, shade(Colour.GROUND, 0.75))
    else:
        painter.strokePath(letters, round_pen(shade(Colour.GROUND, 0.8), 0.2 * size_px))
    painter.fillPath(letters, QColor(colour))
    painter.end()
    return image


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
    """Where guides are painted.

    Attributes:
        painter: On a widget or an image.
        transform: Picture to view.
        style: Sizes.
        stamps: Words already drawn.
        now_s: Any clock; moves what drips or pulses.
    """

    painter: QPainter
    transform: ViewTransform
    style: OverlayStyle
    stamps: Stamps
    now_s: float = 0.0

    def point(self, point_px: Point) -> QPointF:
        """A point of the picture in the view."""
        return QPointF(*self.transform.point(point_px))

    def stroke(self, path: QPainterPath, level: GuideLevel, *, dashed: bool = False) -> None:
        """Stroke a path as its level asks for."""
        stroke_with_halo(self.painter, path, level_pen(level, style=self.style, dashed=dashed))


def shade(colour: str, alpha: float) -> QColor:
    """A colour that lets the picture through."""
    shaded = QColor(colour)
    shaded.setAlphaF(alpha)
    return shaded


def square_pen(colour: QColor, width: float) -> QPen:
    """A solid pen with square ends, which cost a sixth of round ones."""
    pen = round_pen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.SquareCap)
    return pen


def round_pen(colour: QColor, width: float) -> QPen:
    """A solid pen with round ends."""
    join, cap = Qt.PenJoinStyle.RoundJoin, Qt.PenCapStyle.RoundCap
    return QPen(QBrush(colour), width, Qt.PenStyle.SolidLine, cap, join)


def level_pen(level: GuideLevel, *, style: OverlayStyle, dashed: bool = False) -> QPen:
    """The pen of a level: amber is always dashed, red always thick."""
    alpha = _QUIET_ALPHA if level is GuideLevel.QUIET else 1.0
    width = style.line_px * (_RED_WIDTH_RATIO if level is GuideLevel.RED else 1.0)
    pen = square_pen(shade(LEVEL_COLOURS[level], alpha), width)
    if level is GuideLevel.AMBER or (dashed and level is not GuideLevel.RED):
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern(_DASHES)
    return pen


def stroke_with_halo(painter: QPainter, path: QPainterPath, pen: QPen) -> None:
    """Stroke a path over a wider dark one."""
    halo = QPen(pen)
    halo.setBrush(QBrush(shade(Colour.GROUND, _HALO_ALPHA)))
    halo.setWidthF(pen.widthF() * 1.7)
    halo.setStyle(Qt.PenStyle.SolidLine)
    painter.strokePath(path, halo)
    painter.strokePath(path, pen)


def paint_level_icon(
    painter: QPainter, level: GuideLevel, *, above: QPointF, style: OverlayStyle
) -> bool:
    """The icon that repeats the level's colour as a shape; False when the level has none."""
    size = style.icon_px
    box = QRectF(above.x() - size / 2, above.y() - size - style.line_px, size, size)
    if level is GuideLevel.RED:
        paint_alert(painter, box, fill=Colour.VERMILLION)
    elif level is GuideLevel.AMBER:
        paint_triangle(painter, box, fill=Colour.ORANGE)
    elif level is GuideLevel.GOOD:
        paint_tick(painter, box, fill=Colour.SKY)
    return level is not GuideLevel.QUIET
