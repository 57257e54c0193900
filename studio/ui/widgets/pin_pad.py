"""Digits for thumbs: a PIN is typed on the glass, or on a keyboard where there is one.

The pad only collects digits. Whoever uses it compares them, away from the thread of the screen,
and tells the pad what came of it: `accept_no_more`, `refuse`, `lock`.
"""

import math

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.icons import Icons
from studio.ui.theme import TOUCH_GAP_MM, Colour, TextSize, Theme
from studio.ui.widgets.labels import Label, Role
from studio.ui.widgets.touch_button import ButtonKind, TouchButton

LONGEST_PIN = 32
"""More digits are not taken."""

_KEY_MM = 21.0
_TICK_MS = 250
_DOT_MM = 4.0


class PinDots(QWidget):
    """One dot for each digit typed; rings for those that are needed at least."""

    def __init__(self, *, theme: Theme) -> None:
        """Start empty.

        Args:
            theme: Sizes.
        """
        super().__init__()
        self._theme = theme
        self._typed = 0
        self._needed = 0
        self.setFixedHeight(theme.px(_DOT_MM + 2))

    @property
    def typed(self) -> int:
        """How many dots are filled."""
        return self._typed

    def show_typed(self, typed: int, *, needed: int) -> None:
        """Fill so many of at least so many."""
        self._typed, self._needed = typed, needed
        self.update()

    def sizeHint(self) -> QSize:
        """Room for a dozen."""
        return QSize(self._theme.px(12 * _DOT_MM * 1.6), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dots in the middle; they draw together when there are many."""
        count = max(self._typed, self._needed)
        if not count:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = min(self._theme.px(_DOT_MM * 1.8), self.width() / count)
        side = min(self._theme.px(_DOT_MM), 0.8 * step)
        left = (self.width() - count * step + step - side) / 2
        for place in range(count):
            is_filled = place < self._typed
            painter.setPen(QColor(Colour.TEXT if is_filled else Colour.OUTLINE))
            painter.setBrush(QColor(Colour.TEXT if is_filled else Colour.GROUND))
            top = (self.height() - side) / 2
            painter.drawEllipse(int(left + place * step), int(top), int(side), int(side))


class PinPad(QWidget):
    """A question, dots, a line that says what is the matter, and twelve keys.

    Digits, Backspace, Enter and Escape of a keyboard work while it has the focus; it takes it
    when it is shown.

    Signals:
        entered: The digits, when Enter was touched.
        cancelled: The way out was touched.
    """

    entered = Signal(str)
    cancelled = Signal()

    def __init__(self, *, theme: Theme, icons: Icons, can_cancel: bool = True) -> None:
        """Lay out the pad.

        Args:
            theme: Sizes and letters.
            icons: The drawings.
            can_cancel: Whether there is a way out.
        """
        super().__init__()
        self._theme = theme
        self._digits = ""
        self._shortest = 4
        self._locked_s = 0.0
        self._is_busy = False
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        centre = Qt.AlignmentFlag.AlignHCenter
        self.title = Label(role=Role.HEADING, alignment=centre)
        self.message = Label(role=Role.LEAD, alignment=centre)
        self.dots = PinDots(theme=theme)
        self.keys = [
            TouchButton(
                str(digit), theme=theme, icons=icons, size=TextSize.HEADING, height_mm=_KEY_MM
            )
            for digit in range(10)
        ]
        self.delete = TouchButton(
            "", theme=theme, icons=icons, icon="back", kind=ButtonKind.QUIET, height_mm=_KEY_MM
        )
        self.delete.setAccessibleName(self.tr("Delete the last digit"))
        self.enter = TouchButton(
            "", theme=theme, icons=icons, icon="check", kind=ButtonKind.PRIMARY, height_mm=_KEY_MM
        )
        self.enter.setAccessibleName(self.tr("Enter"))
        self.cancel = TouchButton(
            self.tr("Cancel"), theme=theme, icons=icons, kind=ButtonKind.QUIET, wraps=False
        )
        self.cancel.setVisible(can_cancel)
        self._lay_out()
        self._connect()
        self._show_state()

    @property
    def is_locked(self) -> bool:
        """Whether digits are refused for a while."""
        return self._locked_s > 0.0

    def ask(self, words: str, *, shortest: int, message: str = "") -> None:
        """Begin anew with this question.

        Args:
            words: The question.
            shortest: Digits that are needed at least; Enter waits for them.
            message: A line below it.
        """
        self.title.setText(words)
        self.message.setText(message)
        self._shortest = shortest
        self._locked_s = 0.0
        self._timer.stop()
        self._is_busy = False
        self._take_back()

    def accept_no_more(self, message: str) -> None:
        """Say that the digits are being looked at; keys do nothing until told otherwise."""
        self._is_busy = True
        self.message.setText(message)
        self._show_state()

    def refuse(self, message: str) -> None:
        """Say why the digits were not taken, and let them be typed again."""
        self._is_busy = False
        self.message.setText(message)
        self._take_back()

    def lock(self, wait_s: float) -> None:
        """Refuse digits for so long, and count that down.

        Args:
            wait_s: Seconds, more than 0.
        """
        self._is_busy = False
        self._locked_s = wait_s
        self._take_back()
        self._show_wait()
        self._timer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A keyboard does what the keys do."""
        key = event.key()
        if event.text().isascii() and event.text().isdigit():
            self._type(event.text())
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_enter_clicked()
        elif key == Qt.Key.Key_Backspace:
            self._on_delete_clicked()
        elif key == Qt.Key.Key_Escape and self.cancel.isVisible():
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        theme, gap = self._theme, self._theme.px(TOUCH_GAP_MM)
        grid = QGridLayout()
        grid.setSpacing(gap)
        for digit in range(1, 10):
            grid.addWidget(self.keys[digit], (digit - 1) // 3, (digit - 1) % 3)
        for column, key in enumerate((self.delete, self.keys[0], self.enter)):
            grid.addWidget(key, 3, column)
        for key in (*self.keys, self.delete, self.enter):
            key.setMinimumWidth(theme.px(_KEY_MM * 1.35))
        self.message.setMinimumHeight(theme.font_px(TextSize.LEAD) * 3)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addLayout(grid)
        across.addStretch(1)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(0, 0, 0, 0)
        column_layout.setSpacing(theme.px(3))
        column_layout.addStretch(1)
        for widget in (self.title, self.dots, self.message):
            column_layout.addWidget(widget)
        column_layout.addLayout(across)
        column_layout.addSpacing(gap - theme.px(3))
        column_layout.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignHCenter)
        column_layout.addStretch(1)

    def _connect(self) -> None:
        for key in self.keys:
            key.clicked.connect(self._on_digit_clicked)
        self.delete.clicked.connect(self._on_delete_clicked)
        self.enter.clicked.connect(self._on_enter_clicked)
        self.cancel.clicked.connect(self.cancelled)

    def _on_digit_clicked(self) -> None:
        key = self.sender()
        if isinstance(key, TouchButton):
            self._type(key.text())

    def _type(self, digit: str) -> None:
        if self._is_deaf() or len(self._digits) >= LONGEST_PIN:
            return
        self._digits += digit
        self._show_state()

    def _on_delete_clicked(self) -> None:
        if not self._is_deaf():
            self._digits = self._digits[:-1]
            self._show_state()

    def _on_enter_clicked(self) -> None:
        if not self._is_deaf() and len(self._digits) >= self._shortest:
            self.entered.emit(self._digits)

    def _on_tick(self) -> None:
        self._locked_s = max(0.0, self._locked_s - _TICK_MS / 1000)
        if self.is_locked:
            self._show_wait()
            return
        self._timer.stop()
        self.message.setText("")
        self._show_state()

    def _show_wait(self) -> None:
        seconds = math.ceil(self._locked_s)
        self.message.setText(
            self.tr("Too many attempts. Try again in {time}.").format(
                time=f"{seconds // 60}:{seconds % 60:02d}"
            )
        )

    def _take_back(self) -> None:
        self._digits = ""
        self._show_state()

    def _is_deaf(self) -> bool:
        return self._is_busy or self.is_locked

    def _show_state(self) -> None:
        self.dots.show_typed(len(self._digits), needed=self._shortest)
        for key in (*self.keys, self.delete):
            key.setEnabled(not self._is_deaf())
        self.enter.setEnabled(not self._is_deaf() and len(self._digits) >= self._shortest)

    def showEvent(self, event: QShowEvent) -> None:
        """Listen to the keyboard."""
        self.setFocus()
