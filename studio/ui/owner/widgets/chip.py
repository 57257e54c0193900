"""Flat buttons of the owner's pages: lower than the client's, as nobody here is out of breath."""

from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QSizePolicy

from studio.ui.theme import TextSize, Theme, Weight

CHIP_MM = 13.0
"""Height: above the 9 mm that Material asks for, and the 44 px of WCAG 2.2 AAA."""


class ChipKind(StrEnum):
    """How it looks (resources/theme/owner.qss)."""

    CHIP = "chip"
    PILL = "pill"


class Chip(QPushButton):
    """One word or two on one line."""

    def __init__(
        self,
        words: str,
        *,
        theme: Theme,
        kind: ChipKind = ChipKind.CHIP,
        is_checkable: bool = False,
        size: TextSize = TextSize.CAPTION,
        height_mm: float = CHIP_MM,
    ) -> None:
        """Lay out the button.

        Args:
            words: What it does.
            theme: Sizes and letters.
            kind: How it looks.
            is_checkable: Whether it stays down.
            size: Letter size.
            height_mm: Height.
        """
        super().__init__(words)
        self._theme = theme
        self._height_px = theme.px(height_mm)
        self.setProperty("kind", kind.value)
        self.setCheckable(is_checkable)
        self.setFont(theme.font(size, Weight.STRONG, tabular=False))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)

    def set_words(self, words: str) -> None:
        """Change what it says."""
        self.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Its words with room on both sides."""
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        width = words + self._theme.px(9.5)
        return QSize(max(width, self._height_px), self._height_px)

    def minimumSizeHint(self) -> QSize:
        """As `sizeHint`: words are never cut."""
        return self.sizeHint()
