"""Two days chosen on a calendar: the first touch is the first day, the second the last."""

from datetime import date, timedelta

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from studio.ui.owner.parts import OwnerParts
from studio.ui.owner.sheets.sheet import Sheet
from studio.ui.owner.widgets.chip import Chip, ChipKind
from studio.ui.owner.wording import days_words, weekday_words
from studio.ui.theme import TextSize
from studio.ui.widgets.labels import Label, Role

_WEEKS = 6


class DaysSheet(Sheet):
    """A month at a time.

    Signals:
        chosen: (first, last) as `datetime.date`.
    """

    chosen = Signal(object, object)

    def __init__(self, *, parts: OwnerParts, today: date, first: date, last: date) -> None:
        """Show the month of the last day.

        Args:
            parts: What to build from.
            today: No day after it can be chosen.
            first: First day chosen so far.
            last: Last day chosen so far.
        """
        super().__init__(self.tr("Which days?"), parts=parts)
        self._today = today
        self._first, self._last = first, last
        self._waits_for_last = False
        self._month = last.replace(day=1)
        theme = parts.theme
        self.before = Chip(self.tr("Month before"), theme=theme, kind=ChipKind.PILL)
        self.after = Chip(self.tr("Next month"), theme=theme, kind=ChipKind.PILL)
        self.month = Label(role=Role.LEAD, wraps=False)
        self.show_button = Chip(self.tr("Show these days"), theme=theme, kind=ChipKind.PILL)
        self.head.addWidget(self.show_button)
        turn = QHBoxLayout()
        turn.setSpacing(theme.px(4))
        for widget in (self.before, self.month, self.after):
            turn.addWidget(widget)
        turn.addStretch(1)
        self.column.addLayout(turn)
        self.days: list[Chip] = []
        self.column.addWidget(self._grid(), 1)
        self.before.clicked.connect(self._on_before_clicked)
        self.after.clicked.connect(self._on_after_clicked)
        self.show_button.clicked.connect(self._on_show_clicked)
        self._show_month()

    def _grid(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self.parts.theme.px(2))
        for weekday in range(7):
            grid.addWidget(Label(weekday_words(weekday), role=Role.CAPTION), 0, weekday)
        for number in range(7 * _WEEKS):
            chip = Chip("", theme=self.parts.theme, is_checkable=True, size=TextSize.BODY)
            chip.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
            chip.clicked.connect(self._on_day_clicked)
            grid.addWidget(chip, 1 + number // 7, number % 7)
            self.days.append(chip)
        return holder

    def _show_month(self) -> None:
        start = self._month - timedelta(days=self._month.weekday())
        for number, chip in enumerate(self.days):
            day = start + timedelta(days=number)
            chip.setProperty("day", day.toordinal())
            chip.set_words(str(day.day))
            chip.setEnabled(day.month == self._month.month and day <= self._today)
            chip.setChecked(self._first <= day <= self._last)
        name = QLocale().standaloneMonthName(self._month.month)
        self.month.setText(f"{name} {self._month.year}")
        following = (self._month + timedelta(days=32)).replace(day=1)
        self.after.setEnabled(following <= self._today)
        words = days_words(self._first, self._last)
        if self._waits_for_last:
            words = self.tr("From {day}: touch the last day").format(day=words)
        self.say_about(words)

    def _on_before_clicked(self) -> None:
        self._month = (self._month - timedelta(days=1)).replace(day=1)
        self._show_month()

    def _on_after_clicked(self) -> None:
        self._month = (self._month + timedelta(days=32)).replace(day=1)
        self._show_month()

    def _on_day_clicked(self) -> None:
        chip = self.sender()
        if not isinstance(chip, Chip):
            return
        day = date.fromordinal(int(chip.property("day")))
        if self._waits_for_last:
            self._first, self._last = min(self._first, day), max(self._first, day)
        else:
            self._first = self._last = day
        self._waits_for_last = not self._waits_for_last
        self._show_month()

    def _on_show_clicked(self) -> None:
        self.chosen.emit(self._first, self._last)
