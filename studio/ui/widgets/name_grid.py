"""Names to tap, page by page; with many of them, their first letters lead to the right page."""

import math
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.icons import Icons
from studio.ui.theme import TOUCH_GAP_MM, Theme
from studio.ui.widgets.labels import Label, Role
from studio.ui.widgets.touch_button import ButtonKind, TouchButton

Named = tuple[str, str]
"""Key and name."""

_NAME_MM = 50.0
_HEIGHT_MM = 20.0
_GAP_MM = TOUCH_GAP_MM * 1.1
_MOST_ROWS = 12
_MOST_GROUPS = 6
_GROUP_MM = 28.0


class NameGrid(QWidget):
    """As many names as there is room for; the rest on further pages.

    Signals:
        chosen: The key of the name tapped.
        page_turned: Other names are below the finger now.
    """

    chosen = Signal(str)
    page_turned = Signal()

    def __init__(
        self,
        *,
        theme: Theme,
        icons: Icons,
        name_mm: float = _NAME_MM,
        can_pick: bool = False,
        most_columns: int = 6,
    ) -> None:
        """Start empty.

        Args:
            theme: Sizes and letters.
            icons: The drawings.
            name_mm: Room for a name.
            can_pick: Names are lit while they are among those of `show_picked`.
            most_columns: Names across.
        """
        super().__init__()
        self._theme, self._icons = theme, icons
        self._name_mm, self._can_pick, self._most_columns = name_mm, can_pick, most_columns
        self._picked: frozenset[str] = frozenset()
        self._names: tuple[Named, ...] = ()
        self._page = self._group = 0
        self._shape = (0, 0)
        self._starts: list[int] = []  # the page each group begins on
        self.names: list[TouchButton] = []
        self.groups = [self._button(ButtonKind.CHOICE) for _ in range(_MOST_GROUPS)]
        self.previous = self._button(ButtonKind.PLAIN, "back", self.tr("Page before"))
        self.next = self._button(ButtonKind.PLAIN, "forward", self.tr("Next page"))
        self.page_words = Label(role=Role.LEAD, wraps=False)
        self._grid = QGridLayout()
        self._lay_out()
        for group in self.groups:
            group.setCheckable(True)
            group.clicked.connect(self._on_group_clicked)
        self.previous.clicked.connect(self._on_previous_clicked)
        self.next.clicked.connect(self._on_next_clicked)

    def show_names(self, names: Sequence[Named]) -> None:
        """Show these, from the first page on.

        Args:
            names: In the order shown.
        """
        self._names = tuple(names)
        self._page = self._group = 0
        self._fit()

    def show_picked(self, picked: Iterable[str]) -> None:
        """Light these.

        Args:
            picked: Keys.
        """
        self._picked = frozenset(picked)
        self._show_page()

    @property
    def pages(self) -> int:
        """How many there are."""
        return max(1, math.ceil(len(self._names) / max(1, len(self.names))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many names as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _button(self, kind: ButtonKind, icon: str = "", name: str = "") -> TouchButton:
        button = TouchButton("", theme=self._theme, icons=self._icons, icon=icon, kind=kind)
        button.setAccessibleName(name)
        return button

    def _lay_out(self) -> None:
        gap = self._theme.px(_GAP_MM)
        self._grid.setSpacing(gap)
        foot = QHBoxLayout()
        foot.setSpacing(gap)
        for group in self.groups:
            foot.addWidget(group)
        foot.addStretch(1)
        for widget in (self.previous, self.page_words, self.next):
            foot.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        column.addLayout(self._grid)
        column.addStretch(1)
        column.addLayout(foot)

    def _fit(self) -> None:
        """Choose rows and columns: the foot takes a row where one page is not enough."""
        theme = self._theme
        pitch = theme.px(_HEIGHT_MM) + theme.px(_GAP_MM)
        columns = min(
            self._most_columns,
            max(1, (self.width() + theme.px(_GAP_MM)) // theme.px(self._name_mm + _GAP_MM)),
        )
        rows = min(_MOST_ROWS, max(1, (self.height() + theme.px(_GAP_MM)) // pitch))
        if len(self._names) > rows * columns:
            rows = max(1, rows - 1)
        if (columns, rows) != self._shape:
            self._shape = (columns, rows)
            self._make(columns, rows)
        self._show_page()

    def _make(self, columns: int, rows: int) -> None:
        for button in self.names:
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.names = []
        for place in range(columns * rows):
            button = self._button(ButtonKind.CHOICE if self._can_pick else ButtonKind.PLAIN)
            button.setCheckable(self._can_pick)
            button.clicked.connect(self._on_name_clicked)
            self._grid.addWidget(button, place // columns, place % columns)
            self.names.append(button)
        for column in range(self._most_columns):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _show_page(self) -> None:
        size, pages = max(1, len(self.names)), self.pages
        self._page = min(self._page, pages - 1)
        part = self._names[self._page * size : (self._page + 1) * size]
        for place, button in enumerate(self.names):
            button.setVisible(place < len(part))
            if place < len(part):
                button.set_words(part[place][1])
                button.setChecked(part[place][0] in self._picked)
        for widget in (self.previous, self.page_words, self.next):
            widget.setVisible(pages > 1)
        self.previous.setEnabled(self._page > 0)
        self.next.setEnabled(self._page < pages - 1)
        self.page_words.setText(f"{self._page + 1} / {pages}")
        self._show_groups()

    def _show_groups(self) -> None:
        room = self.width() - self._theme.px(75.0)
        most = min(_MOST_GROUPS, room // self._theme.px(_GROUP_MM + _GAP_MM))
        groups = _groups(self._names, most=most) if self.pages > 1 else []
        self._starts = [start // max(1, len(self.names)) for start, _ in groups]
        first = self._page * len(self.names)
        here = sum(start <= first for start, _ in groups) - 1
        if self._group < len(groups) and self._starts[self._group] == self._page:
            here = self._group  # several may begin on one page: the one that was tapped
        for place, button in enumerate(self.groups):
            button.setVisible(place < len(groups))
            if place < len(groups):
                button.set_words(groups[place][1])
                button.setChecked(place == here)

    def _on_name_clicked(self) -> None:
        place = self.names.index(self.sender())  # type: ignore[arg-type]
        key = self._names[self._page * len(self.names) + place][0]
        self.names[place].setChecked(key in self._picked)
        self.chosen.emit(key)

    def _on_group_clicked(self) -> None:
        place = self.groups.index(self.sender())  # type: ignore[arg-type]
        self._group = place
        self._turn(self._starts[place])

    def _on_previous_clicked(self) -> None:
        self._turn(self._page - 1)

    def _on_next_clicked(self) -> None:
        self._turn(self._page + 1)

    def _turn(self, page: int) -> None:
        self._page = max(0, page)
        self._show_page()
        self.page_turned.emit()


def _groups(names: Sequence[Named], *, most: int) -> list[tuple[int, str]]:
    """Where each group of first letters begins, and its words ("A-D"); [] for less than two."""
    if most < 2:
        return []
    size = math.ceil(len(names) / most)
    starts: list[int] = []
    for place, (_, name) in enumerate(names):
        is_new_letter = place == 0 or name[:1].upper() != names[place - 1][1][:1].upper()
        if is_new_letter and (not starts or place - starts[-1] >= size):
            starts.append(place)
    found = []
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(names)
        first, last = names[start][1][:1].upper(), names[end - 1][1][:1].upper()
        found.append((start, first if first == last else f"{first}–{last}"))
    return found if len(found) > 1 else []
