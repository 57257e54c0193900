"""Loudness of voice and sounds, and silence with one tap."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.icons import Icons
from studio.ui.theme import TOUCH_GAP_MM, Colour, TextSize, Theme
from studio.ui.widgets.labels import Label, Role
from studio.ui.widgets.touch_button import ButtonKind, TouchButton
from studio.ui.widgets.veil import Veil

VOLUME_STEPS = 5
"""Loudness goes from 0 (silent) to this."""

_OPEN_S = 5.0
"""So long after the last touch the panel goes away by itself."""


class _Level(QWidget):
    """Rising bars, as many lit as the volume."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._level = 0
        self._is_muted = False
        self.setFixedSize(QSize(theme.px(50), theme.px(20)))

    def show_level(self, level: int, *, is_muted: bool) -> None:
        self._level, self._is_muted = level, is_muted
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        slot = self.width() / VOLUME_STEPS
        for place in range(VOLUME_STEPS):
            lit = place < self._level
            colour = Colour.OUTLINE if self._is_muted else Colour.SKY
            painter.setBrush(QColor(colour if lit else Colour.LINE))
            height = self.height() * (0.35 + 0.65 * (place + 1) / VOLUME_STEPS)
            bar = QRectF(place * slot + slot * 0.18, self.height() - height, slot * 0.64, height)
            painter.drawRoundedRect(bar, slot * 0.15, slot * 0.15)


class VolumePanel(Veil):
    """Minus, level, plus, mute. A touch beside the sheet closes it, and so does leaving it alone.

    During a set it has no veil: the count stays bright, and what lies beside the sheet, Stop above
    all, takes touches.

    Signals:
        volume_changed: Loudness 0 to `VOLUME_STEPS`.
        muted_changed: True = silent.
    """

    volume_changed = Signal(int)
    muted_changed = Signal(bool)

    def __init__(
        self, parent: QWidget, *, theme: Theme, icons: Icons, open_s: float = _OPEN_S
    ) -> None:
        """Start hidden, at three of five, not muted.

        Args:
            parent: What is covered.
            theme: Sizes and letters.
            icons: The drawings.
            open_s: Seconds from the last touch until it closes by itself.
        """
        super().__init__(parent, theme=theme)
        self._is_veiled = True
        self._closing = QTimer(self, singleShot=True, interval=round(1000 * open_s))
        self._closing.timeout.connect(self.hide)
        self._level = 3
        self._is_muted = False
        title = Label(self.tr("Voice and sounds"), role=Role.HEADING, wraps=False)
        self.minus = _step_button("minus", self.tr("Quieter"), theme, icons)
        self.plus = _step_button("plus", self.tr("Louder"), theme, icons)
        self.bars = _Level(theme)
        self.mute = TouchButton(self.tr("Mute"), theme=theme, icons=icons, icon="volume_off")
        self.done = TouchButton(self.tr("Done"), theme=theme, icons=icons, kind=ButtonKind.PRIMARY)
        self._build(theme, title)
        self.minus.clicked.connect(self._on_minus_clicked)
        self.plus.clicked.connect(self._on_plus_clicked)
        self.mute.clicked.connect(self._on_mute_clicked)
        self.done.clicked.connect(self.hide)
        self._show()

    def _build(self, theme: Theme, title: Label) -> None:
        levels = QHBoxLayout()
        levels.setSpacing(theme.px(TOUCH_GAP_MM * 1.4))
        levels.addWidget(self.minus)
        levels.addStretch(1)
        levels.addWidget(self.bars)
        levels.addStretch(1)
        levels.addWidget(self.plus)
        answers = QHBoxLayout()
        answers.setSpacing(theme.px(TOUCH_GAP_MM * 1.4))
        answers.addWidget(self.mute, 1)
        answers.addWidget(self.done, 1)
        column = QVBoxLayout(self.sheet)
        column.setContentsMargins(*(theme.px(10),) * 4)
        column.setSpacing(theme.px(8))
        column.addWidget(title)
        column.addLayout(levels)
        column.addLayout(answers)

    @property
    def level(self) -> int:
        """Loudness 0 to `VOLUME_STEPS`."""
        return self._level

    @property
    def is_muted(self) -> bool:
        """True = silent, whatever the level."""
        return self._is_muted

    def icon(self) -> str:
        """The drawing that fits the loudness."""
        if self._is_muted or self._level == 0:
            return "volume_off"
        return "volume_low" if self._level <= VOLUME_STEPS // 2 else "volume"

    def set_volume(self, level: int, *, is_muted: bool) -> None:
        """Start from what was kept; says nothing back.

        Args:
            level: Loudness 0 to `VOLUME_STEPS`.
            is_muted: True = silent.
        """
        self._level = min(VOLUME_STEPS, max(0, level))
        self._is_muted = is_muted
        self._show()

    def set_veiled(self, is_veiled: bool) -> None:
        """Dim what lies below and keep touches from it, or leave everything but the sheet alone."""
        self._is_veiled = is_veiled
        self._cut_out()
        self.update()

    def lift(self) -> None:
        """Come up over everything, for a few seconds."""
        super().lift()
        self._cut_out()
        self._closing.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The sheet has moved."""
        super().resizeEvent(event)
        self._cut_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim what lies below, but not a set."""
        if self._is_veiled:
            super().paintEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A touch beside the sheet closes it; one on it keeps it open."""
        if self.sheet.geometry().contains(event.position().toPoint()):
            self._closing.start()
        else:
            self.hide()

    def _cut_out(self) -> None:
        """Without a veil only the sheet is there."""
        if self._is_veiled:
            self.clearMask()
            return
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self.setMask(QRegion(self.sheet.geometry()))

    def _on_minus_clicked(self) -> None:
        self._step(-1)

    def _on_plus_clicked(self) -> None:
        self._step(1)

    def _step(self, change: int) -> None:
        self._closing.start()
        self.set_volume(self._level + change, is_muted=False)
        self.muted_changed.emit(False)
        self.volume_changed.emit(self._level)

    def _on_mute_clicked(self) -> None:
        self._closing.start()
        self.set_volume(self._level, is_muted=not self._is_muted)
        self.muted_changed.emit(self._is_muted)

    def _show(self) -> None:
        self.bars.show_level(self._level, is_muted=self._is_muted)
        self.minus.setEnabled(self._level > 0)
        self.plus.setEnabled(self._level < VOLUME_STEPS)
        self.mute.set_words(self.tr("Unmute") if self._is_muted else self.tr("Mute"))
        self.mute.set_icon("volume" if self._is_muted else "volume_off")


def _step_button(icon: str, name: str, theme: Theme, icons: Icons) -> TouchButton:
    button = TouchButton("", theme=theme, icons=icons, icon=icon, size=TextSize.LEAD)
    button.setAccessibleName(name)
    return button
