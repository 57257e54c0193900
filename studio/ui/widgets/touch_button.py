"""A button for thumbs: never smaller than 20 mm, its words wrap and are never cut."""

from enum import StrEnum

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from studio.ui.icons import Icons
from studio.ui.theme import TOUCH_MM, Colour, TextSize, Theme, Weight

_WRAP = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
_ONE_LINE = int(
    Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
)


class ButtonKind(StrEnum):
    """How much a button asks to be touched; the style sheet paints each its own way."""

    PRIMARY = "primary"
    PLAIN = "plain"
    QUIET = "quiet"
    CHOICE = "choice"


class TouchButton(QPushButton):
    """Icon, words or both. Takes no keyboard focus."""

    def __init__(
        self,
        words: str,
        *,
        theme: Theme,
        icons: Icons,
        icon: str = "",
        kind: ButtonKind = ButtonKind.PLAIN,
        size: TextSize = TextSize.LEAD,
        height_mm: float = TOUCH_MM,
        widest_mm: float = 90.0,
        wraps: bool = True,
    ) -> None:
        """Lay out the button.

        Args:
            words: What it does; "" for an icon alone (then give it an accessible name).
            theme: Sizes and letters.
            icons: Where the drawing comes from.
            icon: Name of the drawing, "" = none.
            kind: How it looks.
            size: Letter size.
            height_mm: Smallest height, at least 20.
            widest_mm: Words wrap beyond this.
            wraps: False keeps the words on one line whatever happens.
        """
        super().__init__(words)
        self._theme = theme
        self._icons = icons
        self._icon_name = icon
        self._text_flags = _WRAP if wraps else _ONE_LINE
        self._widest_px = theme.px(widest_mm)
        self._smallest_px = theme.px(max(TOUCH_MM, height_mm))
        self.setProperty("kind", kind.value)
        self.setFont(theme.font(size, Weight.STRONG, tabular=False))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)

    def set_words(self, words: str) -> None:
        """Change what it says."""
        if words != self.text():
            self.setText(words)
            self.setAccessibleName(words)
            self.updateGeometry()

    def set_icon(self, icon: str) -> None:
        """Change the drawing."""
        if icon != self._icon_name:
            self._icon_name = icon
            self.update()

    def words_area(self) -> QRect:
        """Where the words go, in the button's own pixels."""
        icon = self._icon_px() + self._gap_px() if self._icon_name else 0
        padding = self._padding_px()
        return QRect(padding + icon, 0, self.width() - 2 * padding - icon, self.height())

    def sizeHint(self) -> QSize:
        """Words on one line if they are short enough, else on two or three."""
        if not self.text():
            return QSize(self._smallest_px, self._smallest_px)
        fixed = 2 * self._padding_px() + (
            self._icon_px() + self._gap_px() if self._icon_name else 0
        )
        metrics = QFontMetrics(self.font())
        room = max(self._widest_px - fixed, _longest_word_px(metrics, self.text()))
        words = metrics.boundingRect(QRect(0, 0, room, 10_000), self._text_flags, self.text())
        width = max(self._smallest_px, words.width() + fixed + 2)
        return QSize(width, max(self._smallest_px, words.height() + self._padding_px()))

    def minimumSizeHint(self) -> QSize:
        """As `sizeHint`: a button is never squeezed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground from the style sheet, then icon and wrapped words."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        words, option.text = option.text, ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._ink(option)
        if self._icon_name:
            self._icons.paint(painter, self._icon_name, self._icon_area(words), colour.name())
        if words:
            painter.setPen(colour)
            painter.setFont(self.font())
            painter.drawText(self._words_rect(words), self._text_flags, words)

    def _ink(self, option: QStyleOptionButton) -> QColor:
        """Colour of icon and words; the style sheet knows it for the plain state only."""
        if not self.isEnabled():
            return QColor(Colour.OUTLINE)
        if self.isChecked():
            return QColor(Colour.ON_BRIGHT)
        return option.palette.buttonText().color()

    def _icon_area(self, words: str) -> QRectF:
        side = self._icon_px()
        top = (self.height() - side) / 2
        if not words:
            return QRectF((self.width() - side) / 2, top, side, side)
        return QRectF(self._words_rect(words).left() - side - self._gap_px(), top, side, side)

    def _words_rect(self, words: str) -> QRect:
        """The words, centred together with the icon."""
        area = self.words_area()
        needed = QFontMetrics(self.font()).boundingRect(area, self._text_flags, words)
        spare = max(0, area.width() - needed.width() - 2)
        return area.adjusted(spare // 2, 0, -(spare - spare // 2), 0)

    def _padding_px(self) -> int:
        return self._theme.px(5.0)

    def _gap_px(self) -> int:
        return self._theme.px(2.5)

    def _icon_px(self) -> int:
        if not self.text():
            return round(self._smallest_px * 0.5)
        return max(self._theme.px(8.0), round(self.font().pixelSize() * 1.1))


def _longest_word_px(metrics: QFontMetrics, words: str) -> int:
    return max((metrics.horizontalAdvance(word) for word in words.split()), default=0) + 2
