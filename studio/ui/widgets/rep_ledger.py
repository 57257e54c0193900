"""Every movement of a set as a tile to tap: reps, what was not counted and why, corrections."""

import math
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio.coaching.set_ledger import LedgerEntry, added, corrections_of
from studio.model.correction import Correction, CorrectionKind
from studio.model.landmarks import Side
from studio.model.rep import RejectReason, RepStatus
from studio.ui.numbers import for_number
from studio.ui.screens.screen import ScreenParts
from studio.ui.theme import TOUCH_GAP_MM, TextSize
from studio.ui.widgets.labels import Label, Role
from studio.ui.widgets.touch_button import ButtonKind, TouchButton

_TILE_MM = (52.0, 30.0)
_MOST_TILES = 60


class RepLedger(QWidget):
    """Tiles in the order things happened; tapping one offers what can be put right.

    Signals:
        corrected: A `Correction`; the client wishes it.
        left: Back to the results.
        page_turned: Other buttons are below the finger now.
    """

    corrected = Signal(object)
    left = Signal()
    page_turned = Signal()

    def __init__(self, parts: ScreenParts) -> None:
        """Begin empty.

        Args:
            parts: What to build from.
        """
        super().__init__()
        self._parts = parts
        self._entries: tuple[LedgerEntry, ...] = ()
        self._side = Side.BOTH
        self._chosen: int | None = None
        self._first = 0
        self.title = Label(self.tr("Tap what is not right"), role=Role.HEADING)
        self.sums = Label(role=Role.LEAD)
        self.told = Label(role=Role.LEAD)
        self.tiles: list[TouchButton] = []
        self.choices = [self._button(kind=ButtonKind.PRIMARY) for _ in range(2)]
        self.adders = [self._button(icon="plus") for _ in range(2)]
        self.more = self._button(self.tr("More"), icon="forward")
        self.back = self._button(self.tr("Back"), icon="back")
        self._offered: tuple[Correction, ...] = ()
        self._build()

    @property
    def room(self) -> int:
        """How many tiles fit at once."""
        across, down = self._shape()
        return max(1, across * down)

    def show_entries(self, entries: Sequence[LedgerEntry], *, side: Side) -> None:
        """Show a set; what was chosen stays chosen.

        Args:
            entries: Its ledger.
            side: The leg of the set; BOTH = both, or from rep to rep.
        """
        self._entries, self._side = tuple(entries), side
        if self._chosen is not None and self._chosen >= len(self._entries):
            self._chosen = None
        self._refresh()

    def begin(self) -> None:
        """Another look: nothing is chosen, the first tiles are up."""
        self._chosen, self._first = None, 0
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many tiles as fit."""
        super().resizeEvent(event)
        self._first = 0
        self._refresh()

    # --- what it shows ---------------------------------------------------------------------

    def _refresh(self) -> None:
        across, _ = self._shape()
        while len(self.tiles) < min(self.room, _MOST_TILES):
            self.tiles.append(self._tile())
        shown = range(self._first, min(self._first + self.room, len(self._entries)))
        words = self._numbered()
        for place, tile in enumerate(self.tiles):
            entry_place = self._first + place
            is_shown = entry_place in shown
            tile.setVisible(is_shown)
            if is_shown:
                self._grid.addWidget(tile, place // across, place % across)
                self._dress(tile, self._entries[entry_place], words[entry_place])
                tile.setChecked(entry_place == self._chosen)
        self.more.setVisible(len(self._entries) > self.room)
        self._show_sums()
        self._show_choices()

    def _dress(self, tile: TouchButton, entry: LedgerEntry, words: str) -> None:
        tile.set_words(words)
        kind = "tile" if entry.reps else "hollow"
        if tile.property("kind") != kind:
            tile.setProperty("kind", kind)
            tile.style().unpolish(tile)
            tile.style().polish(tile)

    def _numbered(self) -> list[str]:
        """The words of every tile; numbers run over what counts."""
        number, words = 0, []
        for entry in self._entries:
            numbers = [str(number + step) for step in range(1, entry.reps + 1)]
            number += entry.reps
            words.append(self._tile_words(entry, " + ".join(numbers)))
        return words

    def _tile_words(self, entry: LedgerEntry, numbers: str) -> str:
        side = self._side_words(entry.side) if self._has_sides() else ""
        head = "  ".join(part for part in (numbers, side) if part)
        if entry.rep is None:
            tail = self._unseen_words(entry)
        elif entry.correction is CorrectionKind.REMOVED:
            tail = self.tr("Taken away")
        elif math.isfinite(entry.rep.rom_ratio):
            mark = "▼ " if entry.rep.status is RepStatus.SHORT else ""
            percent = round(100 * entry.rep.rom_ratio)
            tail = mark + self.tr("{percent} %").format(percent=percent)
        else:
            tail = self.tr("Not measured")
        return "\n".join(part for part in (head, tail) if part)

    def _unseen_words(self, entry: LedgerEntry) -> str:
        if entry.correction is not None or entry.movement is None:
            return self.tr("Added")
        return self._reason_words(entry.movement.reason)

    def _reason_words(self, reason: RejectReason) -> str:
        return {
            RejectReason.PARTIAL: self.tr("Too small"),
            RejectReason.LOST: self.tr("Lost sight"),
            RejectReason.TOO_FAST: self.tr("Too fast"),
            RejectReason.TOO_SLOW: self.tr("Too slow"),
            RejectReason.WRONG_PERSON: self.tr("Somebody else"),
            RejectReason.OTHER_MOVEMENT: self.tr("Other move"),
            RejectReason.WALKING: self.tr("Walking"),
        }[reason]

    def _why_words(self, reason: RejectReason) -> str:
        return {
            RejectReason.PARTIAL: self.tr("Not counted: too small for a rep."),
            RejectReason.LOST: self.tr("Not counted: you were out of sight."),
            RejectReason.TOO_FAST: self.tr("Not counted: too fast for a rep."),
            RejectReason.TOO_SLOW: self.tr("Not counted: too slow for a rep."),
            RejectReason.WRONG_PERSON: self.tr("Not counted: somebody else moved."),
            RejectReason.OTHER_MOVEMENT: self.tr("Not counted: it looked like another movement."),
            RejectReason.WALKING: self.tr("Not counted: it looked like walking."),
        }[reason]

    def _show_sums(self) -> None:
        """Left and right apart where both trained."""
        if not self._has_sides():
            total = sum(entry.reps for entry in self._entries)
            words = for_number(total, one=self.tr("{reps} rep"), many=self.tr("{reps} reps"))
            self.sums.setText(words.format(reps=total))
            return
        left, right = (
            sum(entry.reps for entry in self._entries if entry.side is side)
            for side in (Side.LEFT, Side.RIGHT)
        )
        words = self.tr("Left {left}  ·  Right {right}")
        self.sums.setText(words.format(left=left, right=right))

    def _show_choices(self) -> None:
        chosen = None if self._chosen is None else self._entries[self._chosen]
        self._offered = () if chosen is None else corrections_of(chosen)
        for place, button in enumerate(self.choices):
            button.setVisible(place < len(self._offered))
            if place < len(self._offered):
                button.set_words(self._choice_words(self._offered[place]))
        sides = (Side.LEFT, Side.RIGHT) if self._has_sides() else (self._side,)
        for place, button in enumerate(self.adders):
            button.setVisible(place < len(sides) and chosen is None)
            if place < len(sides):
                button.set_words(self._adder_words(sides[place]))
        self.told.setText(self._told_words(chosen))

    def _told_words(self, entry: LedgerEntry | None) -> str:
        if entry is None:
            return self.tr("Full tiles count, hollow ones do not.")
        if entry.movement is not None and entry.correction is None:
            return self._why_words(entry.movement.reason)
        if entry.correction is not None:
            return self.tr("You put this right.")
        if entry.rep is not None and entry.rep.status is RepStatus.SHORT:
            return self.tr("Counted, shorter than the target.")
        return self.tr("Counted.")

    def _choice_words(self, correction: Correction) -> str:
        if correction.is_taken_back:
            return self.tr("Undo")
        return {
            CorrectionKind.REMOVED: self.tr("Not a rep"),
            CorrectionKind.SPLIT: self.tr("It was two"),
            CorrectionKind.COUNTED: self.tr("It was a rep"),
            CorrectionKind.ADDED: self.tr("Add a rep"),
        }[correction.kind]

    def _adder_words(self, side: Side) -> str:
        return {
            Side.LEFT: self.tr("Add a left rep"),
            Side.RIGHT: self.tr("Add a right rep"),
            Side.BOTH: self.tr("Add a rep"),
        }[side]

    def _side_words(self, side: Side) -> str:
        return {
            Side.LEFT: self.tr("Left"),
            Side.RIGHT: self.tr("Right"),
            Side.BOTH: "",
        }[side]

    def _has_sides(self) -> bool:
        """Whether legs took turns within the set."""
        return self._side is Side.BOTH and any(
            entry.rep is not None and entry.side is not Side.BOTH for entry in self._entries
        )

    # --- layout ------------------------------------------------------------------------------

    def _shape(self) -> tuple[int, int]:
        """Tiles across and down."""
        theme = self._parts.theme
        gap = self._grid.spacing()
        width, height = (theme.px(side) for side in _TILE_MM)
        across = max(1, (self._field.width() + gap) // (width + gap))
        down = max(1, (self._field.height() + gap) // (height + gap))
        return across, min(down, max(1, _MOST_TILES // across))

    def _build(self) -> None:
        theme = self._parts.theme
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(self.title, 1)
        head.addWidget(self.sums)
        self._field = QWidget()
        self._grid = QGridLayout(self._field)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(TOUCH_GAP_MM * 1.05))
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._grid.setSizeConstraint(QGridLayout.SizeConstraint.SetNoConstraint)
        held = QVBoxLayout()
        held.addWidget(self._field, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(TOUCH_GAP_MM * 1.4))
        for button in (self.back, self.more):
            foot.addWidget(button)
        foot.addWidget(self.told, 1)
        for button in (*self.adders, *self.choices):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(5))
        column.addLayout(head)
        column.addLayout(held, 1)
        column.addLayout(foot)
        self.back.clicked.connect(self.left)
        self.more.clicked.connect(self._on_more_clicked)
        for button in self.choices:
            button.clicked.connect(self._on_choice_clicked)
        for button in self.adders:
            button.clicked.connect(self._on_adder_clicked)

    def _button(
        self, words: str = " ", *, icon: str = "", kind: ButtonKind = ButtonKind.PLAIN
    ) -> TouchButton:
        parts = self._parts
        return TouchButton(
            words, theme=parts.theme, icons=parts.icons, icon=icon, kind=kind, height_mm=24
        )

    def _tile(self) -> TouchButton:
        parts = self._parts
        tile = TouchButton(
            " ",
            theme=parts.theme,
            icons=parts.icons,
            size=TextSize.LEAD,
            widest_mm=_TILE_MM[0],
        )
        tile.setParent(self._field)
        tile.setCheckable(True)
        tile.setFixedSize(*(parts.theme.px(side) for side in _TILE_MM))
        tile.clicked.connect(self._on_tile_clicked)
        return tile

    # --- touches -----------------------------------------------------------------------------

    def _on_tile_clicked(self) -> None:
        place = self._first + self.tiles.index(self.sender())  # type: ignore[arg-type]
        self._chosen = None if place == self._chosen else place
        self._refresh()

    def _on_choice_clicked(self) -> None:
        place = self.choices.index(self.sender())  # type: ignore[arg-type]
        if place < len(self._offered):
            self.corrected.emit(self._offered[place])

    def _on_adder_clicked(self) -> None:
        place = self.adders.index(self.sender())  # type: ignore[arg-type]
        sides = (Side.LEFT, Side.RIGHT) if self._has_sides() else (self._side,)
        self.corrected.emit(added(sides[place]))

    def _on_more_clicked(self) -> None:
        following = self._first + self.room
        self._first = following if following < len(self._entries) else 0
        self._chosen = None
        self._refresh()
        self.page_turned.emit()
