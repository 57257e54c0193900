"""One number with its words; a touch opens what lies behind it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from studio.ui.theme import Theme
from studio.ui.widgets.labels import Label, Role


class Tile(QPushButton):
    """A number, what it counts, and a lesser line."""

    def __init__(self, words: str, *, theme: Theme) -> None:
        """Start with a dash.

        Args:
            words: What it counts.
            theme: Sizes.
        """
        super().__init__()
        self.setProperty("kind", "figure")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setAccessibleName(words)
        self.key: object = None
        self.title = words
        self.figure = Label("–", role=Role.BODY)
        self.figure.setProperty("role", "figure")
        self.words = Label(words, role=Role.CAPTION)
        self.note = Label(role=Role.CAPTION)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(length) for length in (5, 3, 4, 3)))
        column.setSpacing(theme.px(0.8))
        for label in (self.figure, self.words, self.note):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)
        self.note.hide()
        column.addStretch(1)

    def show_number(self, figure: str, *, note: str = "", key: object = None) -> None:
        """Show this.

        Args:
            figure: The number with its unit.
            note: A lesser line; "" = none.
            key: What lies behind it; None = nothing, and it cannot be touched.
        """
        self.figure.setText(figure)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.key = key
        self.setEnabled(key is not None)
        self.setAccessibleDescription(figure)

    def height_for(self, width: int) -> int:
        """Height its words need.

        Args:
            width: Of the tile in pixels.
        """
        layout = self.layout()
        return 0 if layout is None else layout.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        """None of its own: the row decides."""
        return QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        """As `sizeHint`."""
        return QSize(0, 0)


class TileRow(QWidget):
    """Tiles side by side, in two rows where the window is narrow.

    Signals:
        tapped: (key, title) of the tile that was touched.
    """

    tapped = Signal(object, str)

    def __init__(self, titles: tuple[str, ...], *, theme: Theme, narrow_mm: float = 250.0) -> None:
        """Make the tiles.

        Args:
            titles: What each counts.
            theme: Sizes.
            narrow_mm: Below this width they stand in two rows.
        """
        super().__init__()
        self._theme = theme
        self._narrow_px = theme.px(narrow_mm)
        self.tiles = [Tile(title, theme=theme) for title in titles]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(3))
        self._columns = 0
        for tile in self.tiles:
            tile.clicked.connect(self._on_tile_clicked)
        self._place(len(self.tiles))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fit(self, width: int) -> None:
        """Stand in one row or two, as high as the words need.

        Args:
            width: Of the page in pixels.
        """
        count = len(self.tiles)
        columns = count if width >= self._narrow_px else -(-count // 2)
        self._place(columns)
        gap = self._grid.horizontalSpacing()
        wide = (width - (columns - 1) * gap) // columns
        tallest = max(tile.height_for(wide) for tile in self.tiles)
        rows = -(-count // columns)
        self.setFixedHeight(rows * tallest + (rows - 1) * gap)

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, number // columns, number % columns)
        for column in range(len(self.tiles)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _on_tile_clicked(self) -> None:
        tile = self.sender()
        if isinstance(tile, Tile) and tile.key is not None:
            self.tapped.emit(tile.key, tile.title)
