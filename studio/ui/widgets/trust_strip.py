"""The trust strip: how well the station sees right now. Small and quiet; advice is louder."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.engine.snapshot import Trust
from studio.model.exercise import View
from studio.ui.marks import paint_camera, paint_triangle
from studio.ui.theme import Colour, TextSize, Theme, Weight

TEXT_PERIOD_S = 0.2
"""Words change at most five times a second: numbers that flicker cannot be read."""


class TrustStrip(QWidget):
    """One line of small letters under the stage, with the camera-on mark at its start."""

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Prepare an empty strip.

        Args:
            theme: Sizes and letters.
            parent: As in Qt.
        """
        super().__init__(parent)
        self._theme = theme
        self._camera_on = False
        self._words = ""
        self._advice = ""
        self._changed_s: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """What it says now."""
        return self._words

    @property
    def advice(self) -> str:
        """What to do so that grading goes on; "" = nothing."""
        return self._advice

    @property
    def camera_on(self) -> bool:
        """Whether the camera-on mark is lit."""
        return self._camera_on

    def show_trust(self, trust: Trust | None, *, camera_on: bool, now_s: float) -> None:
        """Say how well the station sees.

        Args:
            trust: The newest; None = not known.
            camera_on: True while pictures flow.
            now_s: Monotonic clock; slows the words down.
        """
        recent = self._changed_s is not None and now_s - self._changed_s < TEXT_PERIOD_S
        if recent and camera_on == self._camera_on and trust is not None:
            return
        words, advice = self._trust_words(trust), "" if trust is None else trust.advice
        if (words, advice, camera_on) != (self._words, self._advice, self._camera_on):
            self._words, self._advice, self._camera_on = words, advice, camera_on
            self._changed_s = now_s
            self.update()

    def _trust_words(self, trust: Trust | None) -> str:
        if trust is None:
            return ""
        views = {
            View.SIDE: self.tr("Side view"),
            View.FRONT: self.tr("Front view"),
            View.OBLIQUE: self.tr("Half-turned view"),
        }
        seen = self.tr("Nobody seen") if trust.view is None else views[trust.view]
        if trust.live_measures:
            seen = f"{seen}: {', '.join(trust.live_measures)}"
        speed = self.tr("{fps:.0f} pictures a second, {delay:.0f} ms")
        return f"{seen}   ·   {speed.format(fps=trust.fps, delay=trust.delay_ms)}"

    def sizeHint(self) -> QSize:
        """One line of small letters."""
        return QSize(self._theme.px(150.0), round(self._theme.font_px(TextSize.BODY) * 2.0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Camera mark, how it sees, and on the right what to do."""
        painter = QPainter(self)
        font = self._theme.font(TextSize.BODY)
        size = QFontMetricsF(font).capHeight() * 1.5
        middle = self.height() / 2.0
        painter.setFont(font)
        left = 0.0
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if self._camera_on:
            paint_camera(
                painter, QRectF(0.0, middle - size / 2.0, size, size), colour=Colour.VERMILLION
            )
            left = 1.5 * size
            mark = self.tr("Camera on, no video is kept")
            painter.setPen(QColor(Colour.TEXT_QUIET))
            painter.drawText(QRectF(left, 0, self.width(), self.height()), flags, mark)
            left += QFontMetricsF(font).horizontalAdvance(mark) + 3.0 * size
        painter.setPen(QColor(Colour.OUTLINE))
        painter.drawText(QRectF(left, 0, self.width() - left, self.height()), flags, self._words)
        if self._advice:
            self._paint_advice(painter, sign_px=size)
        painter.end()

    def _paint_advice(self, painter: QPainter, *, sign_px: float) -> None:
        font = self._theme.font(TextSize.LEAD, Weight.STRONG)
        width = QFontMetricsF(font).horizontalAdvance(self._advice)
        left = self.width() - width - 2.0 * sign_px
        painter.fillRect(QRectF(left, 0, width, self.height()), QColor(Colour.GROUND))
        sign = QRectF(left, self.height() / 2.0 - sign_px * 0.6, sign_px * 1.2, sign_px * 1.2)
        paint_triangle(painter, sign, fill=Colour.ORANGE)
        painter.setFont(font)
        painter.setPen(QColor(Colour.TEXT))
        box = QRectF(left + 1.6 * sign_px, 0, width + sign_px, self.height())
        painter.drawText(
            box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self._advice
        )
