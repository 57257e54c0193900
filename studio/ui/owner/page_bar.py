"""The bar on top of the owner's pages: which page, whether it is made up, and the way out."""

from enum import StrEnum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from studio.ui.owner.parts import OwnerParts
from studio.ui.owner.widgets.card import demo_mark
from studio.ui.owner.widgets.chip import Chip, ChipKind
from studio.ui.theme import TextSize


class PageName(StrEnum):
    """The pages, in their order."""

    TODAY = "today"
    CLIENTS = "clients"
    EXERCISES = "exercises"
    COACHING = "coaching"
    STATIONS = "stations"
    DATA = "data"


class PageBar(QWidget):
    """One chip for each page.

    Signals:
        page_wished: A `PageName`.
        close_wished: The way out was touched.
    """

    page_wished = Signal(object)
    close_wished = Signal()

    def __init__(self, parts: OwnerParts, *, can_close: bool) -> None:
        """Lay out the bar.

        Args:
            parts: What to build from.
            can_close: Whether there is a way out.
        """
        super().__init__()
        theme = parts.theme
        words = {
            PageName.TODAY: self.tr("Today"),
            PageName.CLIENTS: self.tr("Clients"),
            PageName.EXERCISES: self.tr("Exercises"),
            PageName.COACHING: self.tr("Coaching"),
            PageName.STATIONS: self.tr("Stations"),
            PageName.DATA: self.tr("Data"),
        }
        self.chips = {
            name: Chip(text, theme=theme, is_checkable=True, size=TextSize.BODY)
            for name, text in words.items()
        }
        self.demo = demo_mark(self.tr("Demo data"), theme=theme)
        self.demo.hide()
        self.close_button = Chip(self.tr("Close"), theme=theme, kind=ChipKind.PILL)
        self._tail = QWidget()
        tail = QHBoxLayout(self._tail)
        tail.setContentsMargins(0, 0, 0, 0)
        tail.setSpacing(theme.px(1.5))
        tail.addWidget(self.demo)
        tail.addWidget(self.close_button)
        self._gap_px = theme.px(1.5)
        row = QHBoxLayout()
        row.setSpacing(self._gap_px)
        for chip in self.chips.values():
            chip.clicked.connect(self._on_chip_clicked)
            row.addWidget(chip)
        row.addStretch(1)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(self._gap_px)
        self._grid.setColumnStretch(0, 1)
        self._grid.addLayout(row, 0, 0)
        self._grid.addWidget(self._tail, 0, 1)
        self.close_button.setVisible(can_close)
        self.close_button.clicked.connect(self.close_wished)

    def show_page(self, name: PageName) -> None:
        """Mark the page that is up."""
        for known, chip in self.chips.items():
            chip.setChecked(known is name)

    def show_demo(self, has_demo: bool) -> None:
        """Whether what is shown is made up."""
        self.demo.setVisible(has_demo)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Any width: what has no room goes into a second row."""
        return QSize(0, self._grid.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One row or two."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The way out goes below where the pages' names need all the room."""
        names = sum(chip.sizeHint().width() + self._gap_px for chip in self.chips.values())
        has_room = names + self._tail.sizeHint().width() <= self.width()
        self._grid.addWidget(
            self._tail, 0 if has_room else 1, 1 if has_room else 0, Qt.AlignmentFlag.AlignRight
        )
        self._grid.activate()

    def _on_chip_clicked(self) -> None:
        chip = self.sender()
        for name, known in self.chips.items():
            if known is chip:
                self.page_wished.emit(name)
