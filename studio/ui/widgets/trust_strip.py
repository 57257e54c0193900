"""The trust strip: how well the station sees right now. Small and quiet; advice is louder."""

import math

from PySide6.QtCore import QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.engine.snapshot import Trust
from studio.model.exercise import View
from studio.ui.marks import paint_camera, paint_triangle
from studio.ui.theme import Colour, TextSize, Theme, Weight

TEXT_PERIOD_S = 0.2
"""Words change at most five times a second: numbers that flicker cannot be read."""

_LEFT_MIDDLE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


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
        self._words: tuple[str, ...] = ()
        self._advice = ""
        self._changed_s: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """What it says now where there is room."""
        return self._words[0] if self._words else ""

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

    def _trust_words(self, trust: Trust | None) -> tuple[str, ...]:
        """The same in fewer and fewer words, so that a narrow strip says something too."""
        if trust is None:
            return ()
        views = {
            View.SIDE: self.tr("Side view"),
            View.FRONT: self.tr("Front view"),
            View.OBLIQUE: self.tr("Half-turned view"),
        }
        seen = self.tr("Nobody seen") if trust.view is None else views[trust.view]
        speeds = [""]
        if math.isfinite(trust.delay_ms):
            long = self.tr("{fps} pictures a second, {delay} s delay")
            if round(trust.fps) == 1:
                long = self.tr("{fps} picture a second, {delay} s delay")
            short = self.tr("{fps} pictures a second")
            values = {
                "fps": QLocale().toString(round(trust.fps)),
                "delay": QLocale().toString(trust.delay_ms / 1000.0, "f", 2),
            }
            speeds = ["   ·   " + form.format(**values) for form in (long, short)]
        all_seen = self._measures_words(seen, trust.live_measures)
        with_speed = [f"{words}{speed}" for words in all_seen for speed in speeds]
        return (*with_speed, *all_seen, seen)

    def _measures_words(self, seen: str, measures: tuple[str, ...]) -> list[str]:
        """What is measured: all by name, then the first few and how many more."""
        if not measures:
            return [seen]
        watching = self.tr("{view}. I watch: {measures}")
        forms = [watching.format(view=seen, measures=", ".join(measures))]
        for shown in (5, 3, 1):
            if shown < len(measures):
                more = self.tr("{first} and {count} more")
                first = ", ".join(measures[:shown])
                words = more.format(first=first, count=len(measures) - shown)
                forms.append(watching.format(view=seen, measures=words))
        return forms

    def sizeHint(self) -> QSize:
        """One line of small letters."""
        return QSize(self._theme.px(150.0), round(self._theme.font_px(TextSize.BODY) * 2.0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Camera mark, how it sees, and on the right what to do."""
        painter = QPainter(self)
        right = self._paint_advice(painter) if self._advice else float(self.width())
        left = self._paint_camera_mark(painter) if self._camera_on else 0.0
        font = self._theme.font(TextSize.BODY)
        painter.setFont(font)
        painter.setPen(QColor(Colour.OUTLINE))
        metrics = QFontMetricsF(font)
        fitting = (
            words for words in self._words if metrics.horizontalAdvance(words) <= right - left
        )
        box = QRectF(left, 0.0, right - left, self.height())
        painter.drawText(box, _LEFT_MIDDLE, next(fitting, ""))
        painter.end()

    def _paint_camera_mark(self, painter: QPainter) -> float:
        """The mark and its words; returns where they end."""
        font = self._theme.font(TextSize.BODY)
        metrics = QFontMetricsF(font)
        size = metrics.capHeight() * 1.5
        box = QRectF(0.0, (self.height() - size) / 2.0, size, size)
        paint_camera(painter, box, colour=Colour.YELLOW)
        mark = self.tr("Camera on, no video is kept")
        painter.setFont(font)
        painter.setPen(QColor(Colour.TEXT_QUIET))
        painter.drawText(QRectF(1.5 * size, 0, self.width(), self.height()), _LEFT_MIDDLE, mark)
        return 4.5 * size + metrics.horizontalAdvance(mark)

    def _paint_advice(self, painter: QPainter) -> float:
        """Sign and words at the right edge; returns where they begin."""
        font = self._theme.font(TextSize.LEAD, Weight.STRONG)
        metrics = QFontMetricsF(font)
        sign = metrics.capHeight() * 1.3
        width = metrics.horizontalAdvance(self._advice)
        left = self.width() - width - 1.6 * sign
        paint_triangle(
            painter,
            QRectF(left, (self.height() - sign) / 2.0, sign, sign),
            fill=Colour.ORANGE,
        )
        painter.setFont(font)
        painter.setPen(QColor(Colour.TEXT))
        box = QRectF(left + 1.5 * sign, 0.0, width + sign, self.height())
        painter.drawText(box, _LEFT_MIDDLE, self._advice)
        return left - 2.0 * sign
