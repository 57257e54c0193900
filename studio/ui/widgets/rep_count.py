"""The rep count, as large as it can be: hollow while the newest rep may still be taken back."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.marks import paint_fast, paint_tick, paint_triangle
from studio.ui.rep_verdict import RepVerdict
from studio.ui.theme import FONT_FAMILY, Colour, TextSize, Theme, Weight


@dataclass(frozen=True, slots=True, kw_only=True)
class CountShown:
    """What the count says.

    Attributes:
        count: Reps so far.
        target: Reps asked for; None = not told.
        hollow: True while the newest rep may still be taken back.
        verdict: How the newest rep was; None = nothing to say.
    """

    count: int
    target: int | None
    hollow: bool
    verdict: RepVerdict | None = None

    @property
    def is_reached(self) -> bool:
        """Every rep asked for is done; a hollow one may still be taken back."""
        return self.target is not None and self.count - self.hollow >= self.target


_VERDICT_COLOURS = {
    RepVerdict.GOOD: Colour.SKY,
    RepVerdict.SHORT: Colour.ORANGE,
    RepVerdict.FAST: Colour.YELLOW,
}


def verdict_words(verdict: RepVerdict) -> str:
    """The word beside the sign."""
    words = {
        RepVerdict.GOOD: QCoreApplication.translate("RepCount", "Full"),
        RepVerdict.SHORT: QCoreApplication.translate("RepCount", "Short"),
        RepVerdict.FAST: QCoreApplication.translate("RepCount", "Fast"),
    }
    return words[verdict]


def target_words(shown: CountShown) -> str:
    """The line below the number: what is asked for, that it is done, or how many came on top."""
    target = shown.target
    if target is None:
        return ""
    if not shown.is_reached:
        return QCoreApplication.translate("RepCount", "of {target}").format(target=target)
    if shown.count == target:
        return QCoreApplication.translate("RepCount", "All {target} done").format(target=target)
    words = QCoreApplication.translate("RepCount", "{target} + {more} more")
    return words.format(target=target, more=shown.count - target)


def paint_count(painter: QPainter, box: QRectF, shown: CountShown, *, theme: Theme) -> None:
    """Paint the count into a box: number, "of 10", and a sign for the newest rep.

    Once the target is reached, the line says so beside a tick and stays as it is: no fanfare.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    number_box, target_box, verdict_box = _boxes(box)
    _paint_number(painter, number_box, shown)
    if shown.is_reached:
        _paint_signed(
            painter, target_box, target_words(shown), theme=theme, paint=paint_tick, fill=Colour.SKY
        )
    elif shown.target is not None:
        size = _fitting_px(theme.font_px(TextSize.FAR), target_box.height() * 0.8)
        words = target_words(shown)
        _paint_words(painter, target_box, words, font_px=size, colour=Colour.TEXT_QUIET)
    if shown.verdict is not None:
        _paint_verdict(painter, verdict_box, shown.verdict, theme=theme)


def _boxes(box: QRectF) -> tuple[QRectF, QRectF, QRectF]:
    """Number, "of 10" and sign: below each other in a high box, side by side in a wide one."""
    if box.width() > 1.7 * box.height():
        left = QRectF(box.left(), box.top(), box.width() * 0.56, box.height())
        right = QRectF(left.right(), box.top(), box.width() - left.width(), box.height())
        upper = right.adjusted(0.0, 0.18 * box.height(), 0.0, -0.5 * box.height())
        lower = right.adjusted(0.0, 0.52 * box.height(), 0.0, -0.16 * box.height())
        return left, upper, lower
    target, verdict = box.height() * 0.17, box.height() * 0.15
    number = box.adjusted(0.0, 0.0, 0.0, -target - verdict)
    return (
        number,
        QRectF(box.left(), number.bottom(), box.width(), target),
        QRectF(box.left(), number.bottom() + target, box.width(), verdict),
    )


def number_height_px(box_width_px: float, box_height_px: float, *, digits: int) -> float:
    """Height of the digits the count would have in a box of this size."""
    font = _number_font(box_width_px, box_height_px, digits=digits)
    return QFontMetricsF(font).capHeight()


def _number_font(width_px: float, height_px: float, *, digits: int) -> QFont:
    """The largest font whose digits fit; two digits' room always, so that 9 to 10 is no jump."""
    font = QFont(FONT_FAMILY)
    font.setWeight(Weight.HEAVY.value)
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setPixelSize(100)
    metrics = QFontMetricsF(font)
    across = width_px * 0.94 / metrics.horizontalAdvance("0" * max(2, digits))
    down = height_px * 0.94 / metrics.capHeight()
    font.setPixelSize(max(10, int(100 * min(across, down))))
    return font


def _paint_number(painter: QPainter, box: QRectF, shown: CountShown) -> None:
    text = str(shown.count)
    font = _number_font(box.width(), box.height(), digits=len(text))
    metrics = QFontMetricsF(font)
    left = box.center().x() - metrics.horizontalAdvance(text) / 2.0
    base = box.center().y() + metrics.capHeight() / 2.0
    path = QPainterPath()
    path.addText(left, base, font, text)
    if not shown.hollow:
        painter.fillPath(path, QColor(Colour.TEXT))
        return
    pen = QPen(QColor(Colour.TEXT), max(3.0, 0.032 * metrics.capHeight()))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, pen)


def _fitting_px(wanted_px: int, height_px: float) -> int:
    return max(10, min(wanted_px, int(height_px)))


def _paint_words(
    painter: QPainter, box: QRectF, words: str, *, font_px: int, colour: str, left: bool = False
) -> None:
    font = QFont(FONT_FAMILY)
    font.setWeight(Weight.STRONG.value)
    font.setPixelSize(font_px)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignHCenter
    painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter), words)


def _paint_verdict(painter: QPainter, box: QRectF, verdict: RepVerdict, *, theme: Theme) -> None:
    paint = {
        RepVerdict.GOOD: paint_tick,
        RepVerdict.SHORT: paint_triangle,
        RepVerdict.FAST: paint_fast,
    }[verdict]
    words, fill = verdict_words(verdict), _VERDICT_COLOURS[verdict]
    _paint_signed(painter, box, words, theme=theme, paint=paint, fill=fill)


def _paint_signed(
    painter: QPainter,
    box: QRectF,
    words: str,
    *,
    theme: Theme,
    paint: Callable[..., None],
    fill: Colour,
) -> None:
    """A sign and words beside it, in the middle of a box and no wider than it."""
    font_px = _fitting_px(theme.font_px(TextSize.FAR), box.height() * 0.7)
    sign = box.height() * 0.62
    width = 1.35 * sign + _words_width_px(words, font_px=font_px)
    if width > box.width():
        font_px = max(1, int(font_px * box.width() / width))
        sign *= box.width() / width
        width = 1.35 * sign + _words_width_px(words, font_px=font_px)
    gap = sign * 0.35
    left = box.center().x() - width / 2.0
    sign_box = QRectF(left, box.center().y() - sign / 2.0, sign, sign)
    paint(painter, sign_box, fill=fill)
    words_box = QRectF(left + sign + gap, box.top(), width, box.height())
    _paint_words(painter, words_box, words, font_px=font_px, colour=fill, left=True)


def _words_width_px(words: str, *, font_px: int) -> float:
    font = QFont(FONT_FAMILY)
    font.setWeight(Weight.STRONG.value)
    font.setPixelSize(font_px)
    return QFontMetricsF(font).horizontalAdvance(words)


class RepCount(QWidget):
    """Shows a `CountShown`; repaints only when it changes."""

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Prepare an empty count.

        Args:
            theme: Sizes and letters.
            parent: As in Qt.
        """
        super().__init__(parent)
        self._theme = theme
        self._shown: CountShown | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    @property
    def shown(self) -> CountShown | None:
        """What it says now; None = nothing."""
        return self._shown

    def show_count(self, shown: CountShown | None) -> None:
        """Say this."""
        if shown != self._shown:
            self._shown = shown
            self.update()

    def sizeHint(self) -> QSize:
        """Room for two digits that are read from three metres, and a little more."""
        return QSize(self._theme.px(107.0), self._theme.px(120.0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the count."""
        if self._shown is None:
            return
        painter = QPainter(self)
        paint_count(painter, QRectF(self.rect()), self._shown, theme=self._theme)
        painter.end()
