"""Rows that can be touched, page by page: no scrolling, no row half seen."""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from studio.ui.owner.widgets.chip import CHIP_MM, Chip, ChipKind
from studio.ui.theme import Colour, TextSize, Theme, Weight
from studio.ui.widgets.labels import Label, Role

_ROW_MM = 12.0
_LOW_ROW_MM = 8.6
_GAP_MM = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    """One column.

    Attributes:
        title: Above it.
        is_number: Right-aligned.
        rank: Where there is too little room, columns of the highest rank go first; 0 = never.
    """

    title: str
    is_number: bool = False
    rank: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One row.

    Attributes:
        cells: A text for each column.
        key: Told when the row is touched; None = it cannot be.
        is_warm: Drawn in the colour that asks to be looked at; the words say why.
    """

    cells: tuple[str, ...]
    key: object = None
    is_warm: bool = False


class TableRows(QWidget):
    """The rows of one page, painted.

    Signals:
        tapped: The key of a row that was touched.
    """

    tapped = Signal(object)

    def __init__(self, columns: Sequence[TableColumn], *, theme: Theme) -> None:
        """Start without rows.

        Args:
            columns: From left to right; the first one gives way when there is little room.
            theme: Sizes and letters.
        """
        super().__init__()
        self._columns = tuple(columns)
        self._theme = theme
        self._rows: tuple[TableRow, ...] = ()
        self._all: tuple[TableRow, ...] = ()
        self._pressed = -1
        self._font = theme.font(TextSize.CAPTION, Weight.MEDIUM)
        self._head_font = theme.font(TextSize.CAPTION, Weight.REGULAR)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)

    @property
    def rows(self) -> tuple[TableRow, ...]:
        """The rows of this page."""
        return self._rows

    def capacity(self) -> int:
        """How many rows there is room for."""
        return max(1, math.floor((self.height() - self._head_px()) / self._row_px()))

    def show_rows(self, rows: Sequence[TableRow], *, among: Sequence[TableRow]) -> None:
        """Show these rows.

        Args:
            rows: Of this page.
            among: Of all pages: the columns are as wide as these need.
        """
        self._rows, self._all = tuple(rows), tuple(among)
        self.update()

    def row_area(self, number: int) -> QRectF:
        """Where a row lies, in pixels."""
        top = self._head_px() + number * self._row_px()
        return QRectF(0, top, self.width(), self._row_px())

    def shown_columns(self) -> list[int]:
        """Columns there is room for."""
        shown = list(range(len(self._columns)))
        widths = self._widths()
        while len(shown) > 1:
            gaps = sum(self._gap_px(*pair) for pair in itertools.pairwise(shown))
            least = min(widths[0], self._theme.px(38))
            needed = least + sum(widths[place] for place in shown[1:]) + gaps
            worst = max(shown, key=lambda place: (self._columns[place].rank, place))
            if needed <= self.width() or not self._columns[worst].rank:
                break
            shown.remove(worst)
        return shown

    def sizeHint(self) -> QSize:
        """Five rows."""
        return QSize(self._theme.px(100), round(self._head_px() + 5 * self._row_px()))

    def minimumSizeHint(self) -> QSize:
        """One row."""
        return QSize(self._theme.px(60), round(self._head_px() + self._row_px()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Titles, then the rows with thin lines between."""
        painter = QPainter(self)
        shown = self.shown_columns()
        places = self._places(shown)
        painter.setFont(self._head_font)
        painter.setPen(QColor(Colour.TEXT_QUIET))
        head = QRectF(0, 0, self.width(), self._head_px())
        self._paint_cells(painter, [self._columns[one].title for one in shown], shown, places, head)
        painter.setFont(self._font)
        for number, row in enumerate(self._rows):
            area = self.row_area(number)
            if number == self._pressed:
                painter.fillRect(area, QColor(Colour.RAISED))
            painter.fillRect(QRectF(0, area.top(), self.width(), 1), QColor(Colour.LINE))
            painter.setPen(QColor(Colour.ORANGE if row.is_warm else Colour.TEXT))
            self._paint_cells(painter, [row.cells[one] for one in shown], shown, places, area)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show which row is touched."""
        self._pressed = self._row_at(event)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell which row was touched."""
        pressed, self._pressed = self._pressed, -1
        self.update()
        if pressed >= 0 and pressed == self._row_at(event):
            self.tapped.emit(self._rows[pressed].key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A mouse sees what can be clicked."""
        can = self._row_at(event) >= 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if can else Qt.CursorShape.ArrowCursor)

    def _row_at(self, event: QMouseEvent) -> int:
        number = math.floor((event.position().y() - self._head_px()) / self._row_px())
        if 0 <= number < len(self._rows) and self._rows[number].key is not None:
            return number
        return -1

    def _paint_cells(
        self,
        painter: QPainter,
        texts: Sequence[str],
        shown: Sequence[int],
        places: Sequence[tuple[float, float]],
        area: QRectF,
    ) -> None:
        metrics = QFontMetrics(painter.font())
        for text, column, (left, width) in zip(texts, shown, places, strict=True):
            is_number = self._columns[column].is_number
            side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
            words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, math.ceil(width))
            box = QRectF(left, area.top(), width, area.height())
            painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter), words)

    def _widths(self) -> list[int]:
        """What each column needs."""
        metrics, head = QFontMetrics(self._font), QFontMetrics(self._head_font)
        return [
            2
            + max(
                head.horizontalAdvance(column.title),
                max((metrics.horizontalAdvance(row.cells[place]) for row in self._all), default=0),
            )
            for place, column in enumerate(self._columns)
        ]

    def _places(self, shown: Sequence[int]) -> list[tuple[float, float]]:
        """Left and width of each shown column; room that is left goes between them."""
        widths = self._widths()
        gaps = [0.0, *(self._gap_px(*pair) for pair in itertools.pairwise(shown))]
        others = sum(widths[place] for place in shown[1:]) + sum(gaps)
        first = min(widths[shown[0]], self.width() - others)
        spare = max(0.0, self.width() - others - first) / max(1, len(shown) - 1)
        places: list[tuple[float, float]] = []
        left = 0.0
        for place, gap in zip(shown, gaps, strict=True):
            left += gap + (spare if places else 0.0)
            places.append((left, widths[place] if places else first))
            left += places[-1][1]
        return places

    def _gap_px(self, before: int, after: int) -> float:
        """More where a number ends beside a text that begins."""
        meet = self._columns[before].is_number and not self._columns[after].is_number
        return self._theme.px(_GAP_MM) * (2.5 if meet else 1.0)

    def _row_px(self) -> float:
        """Rows that cannot be touched may be lower."""
        can_be_touched = any(row.key is not None for row in self._all)
        return self._theme.px(_ROW_MM if can_be_touched else _LOW_ROW_MM)

    def _head_px(self) -> float:
        return self._theme.px(8.0)


class Table(QWidget):
    """Rows, and two buttons to turn the page where they do not all fit.

    Signals:
        tapped: The key of a row that was touched.
    """

    tapped = Signal(object)

    def __init__(self, columns: Sequence[TableColumn], *, theme: Theme) -> None:
        """Start without rows.

        Args:
            columns: From left to right.
            theme: Sizes and letters.
        """
        super().__init__()
        self._rows: tuple[TableRow, ...] = ()
        self._first = 0
        self.body = TableRows(columns, theme=theme)
        self.before = Chip(self.tr("Previous"), theme=theme, kind=ChipKind.PILL)
        self.after = Chip(self.tr("Next"), theme=theme, kind=ChipKind.PILL)
        self.place = Label(role=Role.CAPTION, wraps=False)
        self._foot = QWidget()
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(3))
        row.addWidget(self.place)
        row.addStretch(1)
        row.addWidget(self.before)
        row.addWidget(self.after)
        self._foot.setFixedHeight(theme.px(CHIP_MM))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(self.body, 1)
        column.addWidget(self._foot)
        self._foot.hide()
        self.body.tapped.connect(self.tapped)
        self.before.clicked.connect(self._on_before_clicked)
        self.after.clicked.connect(self._on_after_clicked)

    @property
    def rows(self) -> tuple[TableRow, ...]:
        """All of them."""
        return self._rows

    def show_rows(self, rows: Sequence[TableRow]) -> None:
        """Show these from the first one on."""
        self._rows, self._first = tuple(rows), 0
        self.body.show_rows((), among=self._rows)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More room, more rows."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        whole = self.body.height() + (self._foot.height() + 4 if self._foot.isVisible() else 0)
        room = max(self.height(), whole) - self.body.row_area(0).top()
        needs_pages = len(self._rows) * self.body.row_area(0).height() > room
        self._foot.setVisible(needs_pages)
        layout = self.layout()
        if layout is not None:
            layout.activate()
        capacity = self.body.capacity() if needs_pages else max(1, len(self._rows))
        self._first = max(0, min(self._first, len(self._rows) - 1))
        shown = self._rows[self._first : self._first + capacity]
        self.body.show_rows(shown, among=self._rows)
        self.before.setEnabled(self._first > 0)
        self.after.setEnabled(self._first + capacity < len(self._rows))
        self.place.setText(
            self.tr("{first} to {last} of {all}").format(
                first=self._first + 1, last=self._first + len(shown), all=len(self._rows)
            )
        )
        foot = self._foot.layout()
        if foot is not None:
            foot.activate()

    def _on_before_clicked(self) -> None:
        self._first = max(0, self._first - self.body.capacity())
        self._arrange()

    def _on_after_clicked(self) -> None:
        self._first += self.body.capacity()
        self._arrange()
