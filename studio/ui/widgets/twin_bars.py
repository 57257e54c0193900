"""Left beside right: two bars a measure that grow apart from the middle (coaching.md C22)."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from studio.coaching.side_match import SideMatch, SideMeasure, SideRow
from studio.model.exercise import Driver
from studio.model.landmarks import Side
from studio.ui.numbers import local_number
from studio.ui.theme import Colour, TextSize, Theme, Weight
from studio.ui.widgets.labels import Label, Role

_MOST_ROWS = 3


def match_words(match: SideMatch) -> str:
    """What is to be said of it; "" = the bars say enough."""
    if match.shorter is None:
        return ""
    words = {
        Side.LEFT: QCoreApplication.translate("TwinBars", "Left was shorter by {percent} %."),
        Side.RIGHT: QCoreApplication.translate("TwinBars", "Right was shorter by {percent} %."),
    }[match.shorter]
    return words.format(percent=round(match.percent))


def measure_words(measure: SideMeasure) -> str:
    """The name of a measure."""
    translate = QCoreApplication.translate
    return {
        SideMeasure.RANGE: translate("TwinBars", "Range"),
        SideMeasure.MOVING: translate("TwinBars", "Moving"),
        SideMeasure.HOLD: translate("TwinBars", "Hold"),
        SideMeasure.REPS: translate("TwinBars", "Reps"),
    }[measure]


class TwinBars(QWidget):
    """A line a measure: value, bar, name, bar, value. Both bars are drawn alike: no side is blamed.

    Attributes:
        match: What is shown; None = nothing.
    """

    def __init__(self, *, theme: Theme) -> None:
        """Start empty.

        Args:
            theme: Sizes and letters.
        """
        super().__init__()
        self._theme = theme
        self.match: SideMatch | None = None
        self._is_angle = True
        self._font = theme.font(TextSize.BODY, Weight.MEDIUM)
        self._strong = theme.font(TextSize.BODY, Weight.STRONG)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def rows(self) -> tuple[SideRow, ...]:
        """The lines drawn."""
        return () if self.match is None else self.match.rows[:_MOST_ROWS]

    def show_match(self, match: SideMatch | None, *, driver: Driver | None = None) -> None:
        """Draw this.

        Args:
            match: Both legs; None = nothing.
            driver: What the range is measured in.
        """
        self.match = match
        self._is_angle = driver is None or driver.unit == "deg"
        self.updateGeometry()
        self.update()

    def value_words(self, row: SideRow, value: float) -> str:
        """A value with its unit."""
        match row.measure:
            case SideMeasure.REPS:
                return str(round(value))
            case SideMeasure.RANGE if self._is_angle:
                return local_number(f"{value:.0f}°")
            case SideMeasure.RANGE:
                return local_number(f"{value:.2f}")
            case _:
                return local_number(f"{value:.1f} s")

    def sizeHint(self) -> QSize:
        """A line of letters a measure."""
        line_px = QFontMetrics(self._font).height()
        rows = max(1, len(self.rows))
        return QSize(self._theme.px(110), rows * line_px + (rows - 1) * self._theme.px(1.5))

    def minimumSizeHint(self) -> QSize:
        """Names, values and some bar."""
        metrics = QFontMetrics(self._strong)
        names, values = self._widths(metrics)
        return QSize(names + 2 * values + self._theme.px(30), self.sizeHint().height())

    def _widths(self, metrics: QFontMetrics) -> tuple[int, int]:
        names = [metrics.horizontalAdvance(measure_words(row.measure)) for row in self.rows]
        values = [
            metrics.horizontalAdvance(self.value_words(row, value))
            for row in self.rows
            for value in (row.left, row.right)
        ]
        return max(names, default=0), max(values, default=0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines."""
        if not self.rows:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line_px = QFontMetrics(self._font).height()
        for place, row in enumerate(self.rows):
            top = place * (line_px + self._theme.px(1.5))
            self._paint_row(painter, row, QRectF(0, top, self.width(), line_px))
        painter.end()

    def _paint_row(self, painter: QPainter, row: SideRow, area: QRectF) -> None:
        gap = float(self._theme.px(2.5))
        names, values = self._widths(QFontMetrics(self._strong))
        middle = QRectF(area.center().x() - names / 2, area.top(), names, area.height())
        room = middle.left() - gap - values - gap
        painter.setFont(self._font)
        painter.setPen(QColor(Colour.TEXT_QUIET))
        painter.drawText(middle, Qt.AlignmentFlag.AlignCenter, measure_words(row.measure))
        painter.setFont(self._strong)
        longest = max(row.left, row.right)
        for is_left, value in ((True, row.left), (False, row.right)):
            length = max(1.0, room * value / longest)
            left = middle.left() - gap - length if is_left else middle.right() + gap
            thick = area.height() * 0.5
            bar = QRectF(left, area.center().y() - thick / 2, length, thick)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(Colour.SKY))
            painter.drawRoundedRect(bar, thick * 0.3, thick * 0.3)
            painter.setPen(QColor(Colour.TEXT))
            edge = 0.0 if is_left else area.width() - values
            side = Qt.AlignmentFlag.AlignLeft if is_left else Qt.AlignmentFlag.AlignRight
            words = QRectF(edge, area.top(), values, area.height())
            flags = int(side | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(words, flags, self.value_words(row, value))


class SidesPanel(QFrame):
    """Twin bars with their names, and a sentence where a leg is shorter again.

    Attributes:
        bars: The bars.
        words: The sentence.
    """

    def __init__(self, *, theme: Theme) -> None:
        """Start hidden.

        Args:
            theme: Sizes and letters.
        """
        super().__init__()
        self.setProperty("role", "panel")
        self.bars = TwinBars(theme=theme)
        self.words = Label(role=Role.BODY, wraps=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(7), theme.px(3), theme.px(7), theme.px(3))
        column.setSpacing(theme.px(1.5))
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Left"), role=Role.CAPTION, wraps=False))
        head.addStretch(1)
        head.addWidget(self.words)
        head.addStretch(1)
        head.addWidget(Label(self.tr("Right"), role=Role.CAPTION, wraps=False))
        column.addLayout(head)
        column.addWidget(self.bars)
        self.hide()

    def show_match(self, match: SideMatch | None, *, driver: Driver | None) -> None:
        """Show both legs.

        Args:
            match: None hides the panel.
            driver: What the range is measured in.
        """
        self.bars.show_match(match, driver=driver)
        self.words.setText("" if match is None else match_words(match))
        self.setVisible(match is not None)
