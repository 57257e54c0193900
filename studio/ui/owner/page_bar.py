"""The bar on top of the owner's pages: which page, whether it is made up, and the way out."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

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
        self.close_button.setVisible(can_close)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(1.5))
        for chip in self.chips.values():
            chip.clicked.connect(self._on_chip_clicked)
            row.addWidget(chip)
        row.addStretch(1)
        row.addWidget(self.demo)
        row.addWidget(self.close_button)
        self.close_button.clicked.connect(self.close_wished)

    def show_page(self, name: PageName) -> None:
        """Mark the page that is up."""
        for known, chip in self.chips.items():
            chip.setChecked(known is name)

    def show_demo(self, has_demo: bool) -> None:
        """Whether what is shown is made up."""
        self.demo.setVisible(has_demo)

    def _on_chip_clicked(self) -> None:
        chip = self.sender()
        for name, known in self.chips.items():
            if known is chip:
                self.page_wished.emit(name)
