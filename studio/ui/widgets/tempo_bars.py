"""The four phases of a rep as four colours: as prescribed, and as done."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.model.exercise import FirstPhase, TempoTarget
from studio.model.rep import MeasuredTempo
from studio.ui.numbers import local_number
from studio.ui.theme import Colour, TextSize, Theme, Weight

_FAST_S = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phase:
    words: str
    colour: Colour
    target_s: float | None
    done_s: float


def phase_words() -> tuple[str, str, str, str]:
    """Eccentric, pause at the long end, concentric, pause at the short end, for the client."""
    translate = QCoreApplication.translate
    return (
        translate("TempoBars", "Lower"),
        translate("TempoBars", "Pause"),
        translate("TempoBars", "Lift"),
        translate("TempoBars", "Squeeze"),
    )


class TempoBars(QWidget):
    """One column a phase: name, seconds, and a bar whose notch is the target."""

    def __init__(self, *, theme: Theme) -> None:
        """Start empty.

        Args:
            theme: Sizes and letters.
        """
        super().__init__()
        self._theme = theme
        self._phases: tuple[_Phase, ...] = ()
        self._is_measured = False
        self._name_font = theme.font(TextSize.CAPTION, Weight.MEDIUM)
        self._number_font = theme.font(TextSize.LEAD, Weight.STRONG, tabular=False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def has_measures(self) -> bool:
        """Whether any phase has a length that was measured."""
        return any(math.isfinite(phase.done_s) for phase in self._phases)

    def show_tempo(
        self, target: TempoTarget, *, first: FirstPhase, done: MeasuredTempo | None = None
    ) -> None:
        """Draw the target, or what was done against it.

        Args:
            target: As prescribed.
            first: Which phase a rep begins with; the columns stand in the order they are done.
            done: Means over the set; NaN = not measured. None = draw the target alone.
        """
        names = phase_words()
        targets = (
            target.eccentric_s,
            target.pause_long_s,
            target.concentric_s,
            target.pause_short_s,
        )
        means = _seconds(done)
        colours = (Colour.SKY, Colour.YELLOW, Colour.ORANGE, Colour.PURPLE)
        phases = [
            _Phase(words=name, colour=colour, target_s=wanted, done_s=mean)
            for name, colour, wanted, mean in zip(names, colours, targets, means, strict=True)
        ]
        if first is FirstPhase.CONCENTRIC:
            phases = [*phases[2:], *phases[:2]]
        self._phases = tuple(phases)
        self._is_measured = done is not None
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Four columns, two lines of letters and a bar."""
        lines = QFontMetrics(self._name_font).height() + QFontMetrics(self._number_font).height()
        return QSize(self._theme.px(110), lines + self._theme.px(9))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the longest word four times."""
        metrics = QFontMetrics(self._name_font)
        numbers = QFontMetrics(self._number_font)
        widest = max(
            (
                max(metrics.horizontalAdvance(phase.words), numbers.horizontalAdvance(words))
                for phase in self._phases
                for words in [self._words(phase)]
            ),
            default=0,
        )
        return QSize(4 * (widest + self._theme.px(3)), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the columns."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._phases:
            return
        gap = self._theme.px(3)
        width = (self.width() - 3 * gap) / 4
        longest = max(self._length_s(phase) for phase in self._phases)
        for place, phase in enumerate(self._phases):
            left = place * (width + gap)
            self._paint_phase(painter, phase, left=left, width=width, longest_s=longest)

    def _length_s(self, phase: _Phase) -> float:
        target = _FAST_S if phase.target_s is None else phase.target_s
        return max(target, phase.done_s if math.isfinite(phase.done_s) else 0.0, 0.1)

    def _paint_phase(
        self, painter: QPainter, phase: _Phase, *, left: float, width: float, longest_s: float
    ) -> None:
        name_px = QFontMetrics(self._name_font).height()
        number_px = QFontMetrics(self._number_font).height()
        painter.setFont(self._name_font)
        painter.setPen(QColor(Colour.TEXT_QUIET))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(left, 0, width, name_px), flags, phase.words)
        painter.setFont(self._number_font)
        painter.setPen(QColor(Colour.TEXT))
        painter.drawText(QRectF(left, name_px, width, number_px), flags, self._words(phase))
        track = QRectF(left, name_px + number_px + self._theme.px(2), width, self._theme.px(5))
        radius = track.height() / 2
        path = QPainterPath()
        path.addRoundedRect(track, radius, radius)
        painter.setClipPath(path)
        painter.fillRect(track, QColor(Colour.RAISED))
        target_s = _FAST_S if phase.target_s is None else phase.target_s
        shown_s = phase.done_s if self._is_measured else target_s
        if math.isfinite(shown_s):
            filled = QRectF(track)
            filled.setWidth(track.width() * min(1.0, shown_s / longest_s))
            painter.fillRect(filled, QColor(phase.colour))
        painter.setClipping(False)
        if self._is_measured and phase.target_s is not None:
            notch = track.left() + track.width() * min(1.0, phase.target_s / longest_s)
            notch = min(notch, track.right() - self._theme.px(0.8))
            mark = QRectF(notch, track.top() - self._theme.px(1), self._theme.px(0.8), 0)
            mark.setBottom(track.bottom() + self._theme.px(1))
            painter.fillRect(mark, QColor(Colour.TEXT))

    def _words(self, phase: _Phase) -> str:
        if self._is_measured:
            if not math.isfinite(phase.done_s):
                return "–"
            return local_number(f"{phase.done_s:.1f} s")
        if phase.target_s is None:
            return self.tr("fast")
        return local_number(f"{phase.target_s:g} s")


def _seconds(done: MeasuredTempo | None) -> tuple[float, float, float, float]:
    if done is None:
        return (math.nan, math.nan, math.nan, math.nan)
    return (done.eccentric_s, done.pause_long_s, done.concentric_s, done.pause_short_s)
