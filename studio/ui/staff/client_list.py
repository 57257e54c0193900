"""Everybody known here by name, as staff see them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.model.client import Client
from studio.ui.screens.screen import ScreenParts
from studio.ui.theme import TOUCH_GAP_MM
from studio.ui.widgets.labels import Label, Role
from studio.ui.widgets.name_grid import NameGrid
from studio.ui.widgets.touch_button import ButtonKind, TouchButton


class ClientList(QWidget):
    """Every name, and the button that adds one.

    Signals:
        chosen: Id of the client tapped.
        add_wished: Somebody new.
    """

    chosen = Signal(str)
    add_wished = Signal()

    def __init__(self, parts: ScreenParts) -> None:
        """Start empty.

        Args:
            parts: What to build from.
        """
        super().__init__()
        theme, icons = parts.theme, parts.icons
        self.grid = NameGrid(theme=theme, icons=icons)
        self.empty = Label(
            self.tr("Nobody yet. Add your first client: two taps, no real name."), role=Role.LEAD
        )
        self.add = TouchButton(
            self.tr("Add a client"),
            theme=theme,
            icons=icons,
            icon="plus",
            kind=ButtonKind.PRIMARY,
            height_mm=22,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(TOUCH_GAP_MM * 1.1))
        column.addWidget(self.empty)
        column.addWidget(self.grid, 1)
        column.addWidget(self.add)
        self.grid.chosen.connect(self.chosen)
        self.add.clicked.connect(self.add_wished)

    def show_clients(self, clients: tuple[Client, ...]) -> None:
        """Show everybody known by name."""
        self.empty.setVisible(not clients)
        self.grid.show_names([(client.id, client.alias) for client in clients])
