"""Choose an exercise: the coach's card first, then all of them, and a sheet for the one touched."""

import math
from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from studio.coaching.intent import MODEL, SWITCHED
from studio.engine.people.desk_talk import AdviceGiven
from studio.engine.snapshot import ChooseExercise, Event, Leave, Snapshot, StateChanged
from studio.model.exercise import Exercise, GluteFunction
from studio.model.session import SetPlan, StationState
from studio.ui.screens.screen import Screen, ScreenParts
from studio.ui.theme import TOUCH_GAP_MM
from studio.ui.widgets.exercise_card import ExerciseCard
from studio.ui.widgets.exercise_sheet import ExerciseSheet
from studio.ui.widgets.function_marks import MARKED_FUNCTIONS, function_words
from studio.ui.widgets.labels import Label, Role
from studio.ui.widgets.next_card import NextCard
from studio.ui.widgets.touch_button import ButtonKind, TouchButton

_CARD_WIDTH_MM = 100.0
_CARD_HEIGHT_MM = 92.0
_LEAST_CARD_HEIGHT_MM = 52.0
_CARD_GAP_MM = 6.0
_MOST_COLUMNS, _MOST_ROWS = 5, 5
_FEWEST_ROWS = 2
_TRAINS_FROM = 0.35
_USUAL_REPS = 10


class ChooseScreen(Screen):
    """A grid of cards, by function and page; a touch opens the sheet, the sheet chooses."""

    def __init__(self, parts: ScreenParts, parent: QWidget | None = None) -> None:
        """Lay out the screen.

        Args:
            parts: What to build from.
            parent: Owner in Qt's sense.
        """
        super().__init__(parts, parent)
        self._function: GluteFunction | None = None
        self._page = 0
        self._shape = (0, 0)
        self.cards: list[ExerciseCard] = []
        self._advice: AdviceGiven | None = None
        self.coach = NextCard(parts)
        self.sheet = ExerciseSheet(
            theme=parts.theme,
            icons=parts.icons,
            athletes=parts.athletes,
            unit=parts.unit,
            steps_kg=parts.weight_steps_kg,
        )
        self.filters: dict[GluteFunction | None, TouchButton] = {
            None: self._filter_button(self.tr("All"))
        }
        for function in MARKED_FUNCTIONS:
            self.filters[function] = self._filter_button(function_words(function), function.value)
        self.done = self._button(self.tr("Done"), "close")
        self.advised = self._button(self.tr("Coach's pick"), "person")
        self.previous = self._button("", "back", self.tr("Page before"))
        self.next = self._button("", "forward", self.tr("Next page"))
        self.page_words = Label(role=Role.LEAD, wraps=False)
        self._grid = QGridLayout()
        self._stack = QStackedLayout(self)
        self._stack.setSizeConstraint(QStackedLayout.SizeConstraint.SetNoConstraint)
        self._cards = self._cards_page()
        self._coach_page = self._page_of(self.coach)
        self._sheet_page = self._page_of(self.sheet)
        for page in (self._cards, self._coach_page, self._sheet_page):
            self._stack.addWidget(page)
        self._connect()

    @property
    def shows_sheet(self) -> bool:
        """True while one exercise is open."""
        return self._stack.currentWidget() is self._sheet_page

    @property
    def shows_advice(self) -> bool:
        """True while the coach's card is open."""
        return self._stack.currentWidget() is self._coach_page

    def enter(self, plan: SetPlan | None) -> None:
        """Begin with what the coach says; without it with the cards."""
        self.advised.setVisible(self._advice is not None)
        self._stack.setCurrentWidget(self._cards if self._advice is None else self._coach_page)

    def take_event(self, event: Event) -> None:
        """Take the coach's words; the next client begins with the first page of everything."""
        if isinstance(event, StateChanged) and event.state is StationState.ATTRACT:
            self._function = None
            self._advice = None
            self.coach.forget()
            self._page = 0
            self._show_page()
        elif isinstance(event, AdviceGiven):
            self._advice = event
            self.coach.show_advice(event)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """A raised hand begins what the coach picked; the card says so."""
        self.coach.show_hand(snapshot.raise_hand_ratio, camera_on=snapshot.camera_on)

    def open_exercise(self, exercise: Exercise) -> None:
        """Open the sheet of this exercise."""
        loads_kg = {} if self._advice is None else self._advice.loads_kg
        model = self.parts.exercises.get(MODEL) if exercise.id in SWITCHED else None
        self.sheet.show_exercise(
            exercise,
            reps=usual_reps(exercise),
            load_kg=loads_kg.get(exercise.id),
            power_reason=model.cues_off_reason if model else "",
        )
        self._stack.setCurrentWidget(self._sheet_page)
        self.page_turned.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many cards as are still large enough."""
        super().resizeEvent(event)
        for page in (self.sheet, self.coach):
            page.turn(portrait=self.width() < self.height(), flat=self.is_flat())
        self._lay_out_grid()

    def _filter_button(self, words: str, icon: str = "") -> TouchButton:
        button = TouchButton(
            words,
            theme=self.parts.theme,
            icons=self.parts.icons,
            icon=icon,
            kind=ButtonKind.CHOICE,
        )
        button.setCheckable(True)
        return button

    def _button(self, words: str, icon: str, name: str = "") -> TouchButton:
        button = TouchButton(words, theme=self.parts.theme, icons=self.parts.icons, icon=icon)
        button.setAccessibleName(name or words)
        return button

    def _cards_page(self) -> QWidget:
        theme = self.parts.theme
        gap = theme.px(TOUCH_GAP_MM)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(theme.px(9), theme.px(3), theme.px(9), theme.px(7))
        column.setSpacing(theme.px(6))
        head = QHBoxLayout()
        head.setSpacing(gap)
        for button in self.filters.values():
            head.addWidget(button)
        head.addStretch(1)
        self._grid.setSpacing(theme.px(_CARD_GAP_MM))
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(7))
        foot.addWidget(self.done)
        foot.addWidget(self.advised)
        foot.addStretch(1)
        for widget in (self.previous, self.page_words, self.next):
            foot.addWidget(widget)
        column.addLayout(head)
        column.addLayout(self._grid, 1)
        column.addLayout(foot)
        return page

    def _page_of(self, content: QWidget) -> QWidget:
        theme = self.parts.theme
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(theme.px(9), theme.px(3), theme.px(9), theme.px(8))
        column.addWidget(content)
        return page

    def _connect(self) -> None:
        for button in self.filters.values():
            button.clicked.connect(self._on_filter_clicked)
        self.previous.clicked.connect(self._on_previous_clicked)
        self.next.clicked.connect(self._on_next_clicked)
        self.done.clicked.connect(self._on_done_clicked)
        self.sheet.went_back.connect(self._on_sheet_went_back)
        self.sheet.chosen.connect(self._on_sheet_chosen)
        self.coach.chosen.connect(self._on_coach_chosen)
        self.coach.everything_wished.connect(self._on_everything_wished)
        self.coach.left.connect(self._on_done_clicked)
        self.advised.clicked.connect(self._on_advised_clicked)

    def _lay_out_grid(self) -> None:
        theme = self.parts.theme
        height_mm = self.height() / theme.dots_per_mm - 62
        width_mm = self.width() / theme.dots_per_mm - 18
        columns = min(_MOST_COLUMNS, max(2, round(width_mm / _CARD_WIDTH_MM)))
        rows = min(_MOST_ROWS, max(1, int(height_mm / _CARD_HEIGHT_MM + 0.66)))
        if height_mm >= _FEWEST_ROWS * (_LEAST_CARD_HEIGHT_MM + _CARD_GAP_MM) - _CARD_GAP_MM:
            rows = max(rows, _FEWEST_ROWS)
        if (columns, rows) != self._shape:
            self._shape = (columns, rows)
            self._make_cards()
        self._show_page()

    def _make_cards(self) -> None:
        columns, rows = self._shape
        for card in self.cards:
            self._grid.removeWidget(card)
            card.deleteLater()
        self.cards = []
        for place in range(columns * rows):
            card = ExerciseCard(
                theme=self.parts.theme, icons=self.parts.icons, athletes=self.parts.athletes
            )
            card.clicked.connect(self._on_card_clicked)
            self._grid.addWidget(card, place // columns, place % columns)
            self.cards.append(card)
        for column in range(_MOST_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for row in range(_MOST_ROWS):
            self._grid.setRowStretch(row, 1 if row < rows else 0)

    def _show_page(self) -> None:
        shown = self._filtered()
        size = max(1, len(self.cards))
        pages = max(1, math.ceil(len(shown) / size))
        self._page = min(self._page, pages - 1)
        part = shown[self._page * size : (self._page + 1) * size]
        for place, card in enumerate(self.cards):
            card.show_exercise(part[place] if place < len(part) else None)
        for function, button in self.filters.items():
            button.setChecked(function is self._function)
        self.previous.setEnabled(self._page > 0)
        self.next.setEnabled(self._page < pages - 1)
        self.page_words.setText(f"{self._page + 1} / {pages}")

    def _filtered(self) -> Sequence[Exercise]:
        everything = list(self.parts.exercises.values())
        if self._function is None:
            return everything
        function = self._function
        return [item for item in everything if item.functions.get(function, 0.0) >= _TRAINS_FROM]

    def _on_filter_clicked(self) -> None:
        sender = self.sender()
        self._function = next(key for key, button in self.filters.items() if button is sender)
        self._page = 0
        self._show_page()

    def _on_previous_clicked(self) -> None:
        self._page -= 1
        self._show_page()

    def _on_next_clicked(self) -> None:
        self._page += 1
        self._show_page()

    def _on_done_clicked(self) -> None:
        self.command_given.emit(Leave())

    def _on_card_clicked(self) -> None:
        card = self.sender()
        if isinstance(card, ExerciseCard) and card.exercise is not None:
            self.open_exercise(card.exercise)

    def _on_sheet_went_back(self) -> None:
        self._turn_to(self._cards)

    def _on_everything_wished(self) -> None:
        self._turn_to(self._cards)

    def _on_advised_clicked(self) -> None:
        self._turn_to(self._coach_page)

    def _turn_to(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)
        self.page_turned.emit()

    def _on_coach_chosen(self) -> None:
        offer = self.coach.offer
        if offer is not None:
            command = ChooseExercise(
                exercise_id=offer.exercise_id,
                reps_target=offer.reps,
                load_kg=self.coach.load_kg,
                is_advised=True,
            )
            self.command_given.emit(command)

    def _on_sheet_chosen(self) -> None:
        if self.sheet.exercise is None:
            return
        command = ChooseExercise(
            exercise_id=self.sheet.exercise.id,
            side=self.sheet.side,
            reps_target=self.sheet.reps_target,
            load_kg=self.sheet.load_kg,
            for_power=self.sheet.for_power,
        )
        self.command_given.emit(command)


def usual_reps(exercise: Exercise) -> int:
    """The suggestion on the sheet: the middle of the range for muscle, else of the next one."""
    ranges = exercise.rep_ranges
    for found in (ranges.hypertrophy, ranges.endurance, ranges.strength):
        if found is not None:
            return (found.low + found.high) // 2
    return _USUAL_REPS
