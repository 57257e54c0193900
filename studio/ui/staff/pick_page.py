"""Pick some of many: flags, likes, equipment, main lifts."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.icons import Icons
from studio.ui.theme import TOUCH_GAP_MM, Theme
from studio.ui.widgets.labels import Label, Role
from studio.ui.widgets.name_grid import Named, NameGrid
from studio.ui.widgets.touch_button import ButtonKind, TouchButton


class PickPage(QWidget):
    """A grid of names that light up, and a button that saves.

    Signals:
        saved: The keys picked, as a tuple in the order they were picked.
    """

    saved = Signal(object)

    def __init__(self, *, theme: Theme, icons: Icons, name_mm: float = 84.0) -> None:
        """Start empty.

        Args:
            theme: Sizes and letters.
            icons: The drawings.
            name_mm: Room for a name.
        """
        super().__init__()
        self._most: int | None = None
        self._picked: list[str] = []
        self.about = Label(role=Role.LEAD)
        self.grid = NameGrid(theme=theme, icons=icons, name_mm=name_mm, can_pick=True)
        self.none = TouchButton(
            self.tr("None"), theme=theme, icons=icons, icon="close", height_mm=22
        )
        self.save = TouchButton(
            self.tr("Save"),
            theme=theme,
            icons=icons,
            icon="check",
            kind=ButtonKind.PRIMARY,
            height_mm=22,
        )
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(TOUCH_GAP_MM * 1.4))
        foot.addWidget(self.none)
        foot.addWidget(self.save, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(TOUCH_GAP_MM * 1.1))
        column.addWidget(self.about)
        column.addWidget(self.grid, 1)
        column.addLayout(foot)
        self.grid.chosen.connect(self._on_chosen)
        self.none.clicked.connect(self._on_none_clicked)
        self.save.clicked.connect(self._on_save_clicked)

    def show_names(
        self, names: Sequence[Named], *, picked: Iterable[str], about: str, most: int | None = None
    ) -> None:
        """Show what can be picked.

        Args:
            names: Key and name.
            picked: Keys that are lit at first.
            about: What it is for.
            most: So many at the most, the first picked goes; None = any number.
        """
        known = {key for key, _ in names}
        self._most = most
        self._picked = [key for key in picked if key in known]
        self.about.setText(about)
        self.grid.show_names(names)
        self.grid.show_picked(self._picked)

    def _on_chosen(self, key: str) -> None:
        if key in self._picked:
            self._picked.remove(key)
        else:
            self._picked.append(key)
            if self._most is not None:
                self._picked = self._picked[-self._most :]
        self.grid.show_picked(self._picked)

    def _on_none_clicked(self) -> None:
        self._picked = []
        self.grid.show_picked(self._picked)

    def _on_save_clicked(self) -> None:
        self.saved.emit(tuple(self._picked))
