"""The one cue on screen, in at most six words, held long enough to be read."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.engine.snapshot import ShownCue
from studio.model.cue import CueLevel
from studio.ui.marks import paint_alert, paint_tick, paint_triangle
from studio.ui.theme import FONT_FAMILY, Colour, TextSize, Theme, Weight

HOLD_S = 1.5
"""A cue stays at least this long (kiosk page, section D)."""

_LEVEL_COLOURS = {CueLevel.AMBER: Colour.ORANGE, CueLevel.RED: Colour.VERMILLION}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    cue: ShownCue
    shown_from_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Praise:
    """What is done well now, after a cue."""

    words: str


class CueHold:
    """Keeps a cue for `HOLD_S`, even if the engine has moved on. Knows no clock."""

    def __init__(self) -> None:
        self._held: _Held | None = None

    def update(self, cue: ShownCue | None, *, now_s: float) -> ShownCue | None:
        """Take in the engine's cue and return the one to show."""
        held = self._held
        if held is not None and cue is not None and cue.cue_id == held.cue.cue_id:
            self._held = _Held(cue=cue, shown_from_s=held.shown_from_s)
        elif held is None or now_s - held.shown_from_s >= HOLD_S:
            self._held = None if cue is None else _Held(cue=cue, shown_from_s=now_s)
        return None if self._held is None else self._held.cue

    def clear(self) -> None:
        """Nothing held."""
        self._held = None


_BESIDE_RATIO = 2.6
"""Sign, gap and edges beside the words, in letter sizes; they shrink with the letters."""


def paint_cue(painter: QPainter, box: QRectF, cue: ShownCue | Praise, *, font_px: int) -> None:
    """Paint sign and words on a dark plate, centred in the box."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = _fitting_font(cue.words, font_px=font_px, width_px=box.width())
    metrics = QFontMetricsF(font)
    sign = metrics.capHeight() * 1.35
    gap, padding = sign * 0.5, sign * 0.6
    width = sign + gap + metrics.horizontalAdvance(cue.words)
    height = min(box.height(), metrics.capHeight() * 2.5)
    plate = QRectF(0.0, 0.0, width + 2.0 * padding, height)
    plate.moveCenter(box.center())
    shape = QPainterPath()
    shape.addRoundedRect(plate, 0.28 * height, 0.28 * height)
    ground = QColor(Colour.SURFACE)
    ground.setAlphaF(0.96)
    painter.fillPath(shape, ground)
    sign_box = QRectF(plate.left() + padding, plate.center().y() - sign / 2.0, sign, sign)
    if isinstance(cue, Praise):
        paint_tick(painter, sign_box, fill=Colour.SKY)
    elif cue.level is CueLevel.RED:
        paint_alert(painter, sign_box, fill=_LEVEL_COLOURS[cue.level])
    else:
        paint_triangle(painter, sign_box, fill=_LEVEL_COLOURS[cue.level])
    painter.setFont(font)
    painter.setPen(QColor(Colour.TEXT))
    words = QRectF(sign_box.right() + gap, plate.top(), width, plate.height())
    painter.drawText(
        words, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), cue.words
    )


def _fitting_font(words: str, *, font_px: int, width_px: float) -> QFont:
    font = QFont(FONT_FAMILY)
    font.setWeight(Weight.HEAVY.value)
    font.setPixelSize(font_px)
    needed = QFontMetricsF(font).horizontalAdvance(words) + _BESIDE_RATIO * font_px
    if needed > width_px > 0:
        font.setPixelSize(max(12, int(font_px * width_px / needed)))
    return font


class CueBanner(QWidget):
    """Lies over the top of the stage; paints nothing while there is no cue."""

    def __init__(
        self, *, theme: Theme, clock: Callable[[], float], parent: QWidget | None = None
    ) -> None:
        """Prepare an empty banner.

        Args:
            theme: Sizes and letters.
            clock: Monotonic seconds; measures the hold.
            parent: As in Qt.
        """
        super().__init__(parent)
        self._theme = theme
        self._clock = clock
        self._hold = CueHold()
        self._shown: ShownCue | Praise | None = None
        self._praise: Praise | None = None
        self._praised_s = 0.0
        self._drawn: QImage | None = None
        self._drawn_for: tuple[ShownCue | Praise, QSize] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def shown(self) -> ShownCue | Praise | None:
        """What is on screen now."""
        return self._shown

    def praise(self, words: str) -> None:
        """Say this for a moment, unless a cue has something to say."""
        self._praise, self._praised_s = Praise(words=words), self._clock()

    def show_cue(self, cue: ShownCue | None) -> None:
        """Take in the engine's cue; call with every snapshot, so that holding can end."""
        now_s = self._clock()
        shown: ShownCue | Praise | None = self._hold.update(cue, now_s=now_s)
        if shown is not None or now_s - self._praised_s >= HOLD_S:
            self._praise = None  # too late for it
        shown = shown or self._praise
        if shown != self._shown:
            self._shown = shown
            self.update()

    def clear(self) -> None:
        """Nothing to say, at once."""
        self._hold.clear()
        self._praise = None
        if self._shown is not None:
            self._shown = None
            self.update()

    def sizeHint(self) -> QSize:
        """Letters that are read from three metres, and air around them."""
        return QSize(self._theme.px(200.0), round(self._theme.font_px(TextSize.FAR_LARGE) * 2.0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the cue; drawn once a cue, since the stage below repaints with every picture."""
        if self._shown is None:
            return
        if self._drawn is None or self._drawn_for != (self._shown, self.size()):
            self._drawn = self._draw(self._shown)
            self._drawn_for = (self._shown, self.size())
        painter = QPainter(self)
        painter.drawImage(0, 0, self._drawn)
        painter.end()

    def _draw(self, cue: ShownCue | Praise) -> QImage:
        """Sign and words on their plate."""
        ratio = self.devicePixelRatioF()
        size = self.size() * ratio
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        margin = self._theme.px(3.0)
        box = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        paint_cue(painter, box, cue, font_px=self._theme.font_px(TextSize.FAR_LARGE))
        painter.end()
        return image
