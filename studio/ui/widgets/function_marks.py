"""The three small marks used everywhere: hip extension, abduction, external rotation."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.model.exercise import GluteFunction
from studio.ui.icons import Icons
from studio.ui.theme import Colour, TextSize, Theme, Weight

MARKED_FUNCTIONS = (
    GluteFunction.EXTENSION,
    GluteFunction.ABDUCTION,
    GluteFunction.EXTERNAL_ROTATION,
)
"""In the order drawn; holding the pelvis still has no mark of its own."""

_LIT_FROM = 0.1


def function_words(function: GluteFunction) -> str:
    """The name of a glute function for the client."""
    translate = QCoreApplication.translate
    return {
        GluteFunction.EXTENSION: translate("FunctionMarks", "Extend"),
        GluteFunction.ABDUCTION: translate("FunctionMarks", "Open"),
        GluteFunction.EXTERNAL_ROTATION: translate("FunctionMarks", "Rotate"),
        GluteFunction.STABILISATION: translate("FunctionMarks", "Hold steady"),
    }[function]


class FunctionMarks(QWidget):
    """Three round marks: lit ones are trained, the arc around a lit one is its share."""

    def __init__(
        self,
        *,
        theme: Theme,
        icons: Icons,
        mark_mm: float = 9.0,
        vertical: bool = False,
        with_words: bool = False,
    ) -> None:
        """Start dark.

        Args:
            theme: Sizes and letters.
            icons: The drawings.
            mark_mm: Diameter of one mark.
            vertical: One below the other; for the edge of a card.
            with_words: Write each lit function's name and share beside the mark.
        """
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._mark_px = theme.px(mark_mm)
        self._gap_px = theme.px(mark_mm * 0.28)
        self._vertical = vertical
        self._with_words = with_words
        self._shares: dict[GluteFunction, float] = {}
        self._font = theme.font(TextSize.BODY, Weight.MEDIUM)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_functions(self, shares: dict[GluteFunction, float]) -> None:
        """Light the marks.

        Args:
            shares: Share of the work of each function, 0..1.
        """
        self._shares = dict(shares)
        self.setAccessibleName(", ".join(function_words(item) for item in shares))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for three marks, and for the words of the lit ones."""
        if self._with_words:
            lit = self._lit()
            width = sum(self._mark_px + self._gap_px + self._words_px(item) for item in lit)
            return QSize(width + self._theme.px(7) * max(0, len(lit) - 1), self._mark_px)
        long_side = 3 * self._mark_px + 2 * self._gap_px
        size = QSize(self._mark_px, long_side)
        return size if self._vertical else size.transposed()

    def minimumSizeHint(self) -> QSize:
        """As `sizeHint`."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the marks."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._with_words:
            self._paint_with_words(painter)
            return
        for place, function in enumerate(MARKED_FUNCTIONS):
            offset = place * (self._mark_px + self._gap_px)
            corner = QPointF(0, offset) if self._vertical else QPointF(offset, 0)
            self._paint_mark(painter, function, corner)

    def _lit(self) -> list[GluteFunction]:
        return [item for item in MARKED_FUNCTIONS if self._shares.get(item, 0.0) >= _LIT_FROM]

    def _words(self, function: GluteFunction) -> str:
        return f"{function_words(function)} {round(100 * self._shares.get(function, 0.0))} %"

    def _words_px(self, function: GluteFunction) -> int:
        return QFontMetrics(self._font).horizontalAdvance(self._words(function)) + 2

    def _paint_with_words(self, painter: QPainter) -> None:
        left = 0
        painter.setFont(self._font)
        for function in self._lit():
            self._paint_mark(painter, function, QPointF(left, 0))
            left += self._mark_px + self._gap_px
            area = QRectF(left, 0, self._words_px(function), self._mark_px)
            painter.setPen(QColor(Colour.TEXT))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(area, flags, self._words(function))
            left += self._words_px(function) + self._theme.px(7)

    def _paint_mark(self, painter: QPainter, function: GluteFunction, corner: QPointF) -> None:
        share = self._shares.get(function, 0.0)
        lit = share >= _LIT_FROM
        line = max(1.5, self._mark_px * 0.07)
        circle = QRectF(corner.x(), corner.y(), self._mark_px, self._mark_px)
        circle = circle.adjusted(line / 2, line / 2, -line / 2, -line / 2)
        painter.setPen(QPen(QColor(Colour.LINE), line))
        painter.setBrush(QColor(Colour.GROUND))
        painter.drawEllipse(circle)
        if lit:
            pen = QPen(QColor(Colour.SKY), line)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(circle, 90 * 16, -round(share * 360 * 16))
        inner = circle.adjusted(*(self._mark_px * side for side in (0.17, 0.17, -0.17, -0.17)))
        self._icons.paint(painter, function.value, inner, Colour.SKY if lit else Colour.LINE)
