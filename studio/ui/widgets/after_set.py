"""After a set: did you feel it, how many more, which weight, does anything hurt."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from studio.model.client import MOST_FELT, MOST_PAIN, PainPlace, SetAnswers
from studio.ui.screens.screen import ScreenParts
from studio.ui.theme import TOUCH_GAP_MM
from studio.ui.widgets.labels import Label, Role, panel
from studio.ui.widgets.scale_row import ScaleRow
from studio.ui.widgets.touch_button import ButtonKind, TouchButton
from studio.ui.widgets.weight_stepper import WeightStepper

_MOST_RESERVE = 4
_PLACES_ACROSS = 4


class AfterSet(QWidget):
    """Two pages: how it was, and where it hurts. Nothing has to be answered.

    Signals:
        finished: The client goes on; answers and weight are as shown.
        alarmed: Something is not a matter for training: staff are to come.
    """

    finished = Signal()
    alarmed = Signal()

    def __init__(self, parts: ScreenParts) -> None:
        """Start without an answer.

        Args:
            parts: What to build from.
        """
        super().__init__()
        theme, icons = parts.theme, parts.icons
        self._parts = parts
        felt_ends = (self.tr("0 = not at all"), self.tr("10 = as strongly as I can imagine"))
        self.felt = ScaleRow(MOST_FELT, theme=theme, icons=icons, anchors=felt_ends)
        self.reserve = ScaleRow(_MOST_RESERVE, theme=theme, icons=icons, last_words="4+")
        self.load = WeightStepper(
            theme=theme, icons=icons, steps_kg=parts.weight_steps_kg, unit=parts.unit
        )
        pain_ends = (self.tr("0 = no pain"), self.tr("10 = the worst pain I can imagine"))
        self.pain = ScaleRow(MOST_PAIN, theme=theme, icons=icons, anchors=pain_ends)
        self.places = {place: self._choice(self._place_words(place)) for place in PainPlace}
        self.hurts = self._button(self.tr("Something hurts"), "warning")
        self.go = self._button(self.tr("Continue"), "forward", kind=ButtonKind.PRIMARY)
        sharp = self.tr("Sharp, locking, spreading, or I feel unwell: call staff")
        self.sharp = self._button(sharp, "warning", widest_mm=130.0)
        self.back = self._button(self.tr("Back"), "back")
        self.tell = self._button(self.tr("Continue"), "forward", kind=ButtonKind.PRIMARY)
        signs = self.tr(
            "Call staff for chest pain or pressure, faintness, unusual breathlessness, a sudden "
            "headache, changed sight, new numbness or weakness, a pop in a joint, or a fall."
        )
        self.signs = Label(signs, role=Role.BODY)
        self._is_alone = False
        self._loads = QWidget()
        self._stack = QStackedLayout(self)
        self._stack.setSizeConstraint(QStackedLayout.SizeConstraint.SetNoConstraint)
        self._stack.addWidget(self._how_page())
        self._stack.addWidget(self._pain_page())
        self._connect()

    @property
    def answers(self) -> SetAnswers:
        """What was tapped."""
        place = next((place for place, button in self.places.items() if button.isChecked()), None)
        return SetAnswers(
            felt=self.felt.value,
            reserve=self.reserve.value,
            pain=self.pain.value,
            place=place if self.pain.value is not None else None,
        )

    @property
    def load_kg(self) -> float | None:
        """The weight on screen; None = none told."""
        return self.load.load_kg

    def begin(self, *, load_kg: float | None, is_loadable: bool) -> None:
        """Ask about another set.

        Args:
            load_kg: As planned.
            is_loadable: Whether a weight belongs to it.
        """
        for row in (self.felt, self.reserve, self.pain):
            row.clear()
        for button in self.places.values():
            button.setChecked(False)
        self.load.set_load(load_kg)
        self._loads.setVisible(is_loadable)
        self._is_alone = False
        self._stack.setCurrentIndex(0)

    def ask_where(self, *, alone: bool = False) -> None:
        """Begin with what hurts: the client said that something does.

        Args:
            alone: Ask nothing else; "back" ends it.
        """
        self._is_alone = alone
        self._stack.setCurrentIndex(1)

    def turn(self, *, portrait: bool, flat: bool) -> None:
        """Take a shape.

        Args:
            portrait: Eleven numbers need two lines.
            flat: Little height: the signs to stop are named by the button alone.
        """
        self.signs.setHidden(flat)
        for row in (self.felt, self.pain):
            row.wrap(6 if portrait else MOST_FELT + 1)

    def _button(
        self,
        words: str,
        icon: str,
        *,
        kind: ButtonKind = ButtonKind.PLAIN,
        widest_mm: float = 90.0,
    ) -> TouchButton:
        parts = self._parts
        return TouchButton(
            words,
            theme=parts.theme,
            icons=parts.icons,
            icon=icon,
            kind=kind,
            height_mm=22,
            widest_mm=widest_mm,
        )

    def _choice(self, words: str) -> TouchButton:
        parts = self._parts
        button = TouchButton(words, theme=parts.theme, icons=parts.icons, kind=ButtonKind.CHOICE)
        button.setCheckable(True)
        button.clicked.connect(self._on_place_clicked)
        return button

    def _how_page(self) -> QWidget:
        page, column = self._page()
        column.addWidget(self._asked(self.tr("Did you feel it in your glutes?"), self.felt))
        row = QHBoxLayout()
        row.setSpacing(self._parts.theme.px(6))
        row.addWidget(self._asked(self.tr("How many more could you do?"), self.reserve), 1)
        column.addLayout(row)
        inside = QVBoxLayout(self._loads)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._asked(self.tr("Which weight was it?"), self.load))
        column.addWidget(self._loads)
        column.addStretch(1)
        column.addLayout(self._row(self.hurts, self.go))
        return page

    def _pain_page(self) -> QWidget:
        page, column = self._page()
        places = QWidget()
        grid = QGridLayout(places)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self._parts.theme.px(TOUCH_GAP_MM * 1.05))
        for number, button in enumerate(self.places.values()):
            grid.addWidget(button, number // _PLACES_ACROSS, number % _PLACES_ACROSS)
        column.addWidget(self._asked(self.tr("How much does it hurt?"), self.pain))
        column.addWidget(self._asked(self.tr("Where?"), places))
        note = self.tr("A tired, burning muscle and stiffness the day after are not pain.")
        column.addWidget(Label(note, role=Role.QUIET))
        column.addWidget(self.signs)
        column.addStretch(1)
        column.addLayout(self._row(self.back, self.sharp, self.tell))
        return page

    def _page(self) -> tuple[QWidget, QVBoxLayout]:
        theme = self._parts.theme
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(5.5))
        return page, column

    def _asked(self, question: str, answer: QWidget) -> QFrame:
        theme = self._parts.theme
        frame = panel()
        column = QVBoxLayout(frame)
        column.setContentsMargins(theme.px(6), theme.px(3.5), theme.px(6), theme.px(4))
        column.setSpacing(theme.px(3))
        column.addWidget(Label(question, role=Role.LEAD))
        column.addWidget(answer)
        return frame

    def _row(self, *parts: QWidget) -> QHBoxLayout:
        """Side by side; the last takes what is left."""
        row = QHBoxLayout()
        row.setSpacing(self._parts.theme.px(TOUCH_GAP_MM * 1.4))
        for part in parts:
            row.addWidget(part, int(part is parts[-1]))
        return row

    def _place_words(self, place: PainPlace) -> str:
        return {
            PainPlace.LOW_BACK: self.tr("Low back"),
            PainPlace.FRONT_HIP: self.tr("Front of hip"),
            PainPlace.OUTER_HIP: self.tr("Outer hip"),
            PainPlace.KNEE: self.tr("Knee"),
            PainPlace.HAMSTRING: self.tr("Back of thigh"),
            PainPlace.GROIN: self.tr("Groin"),
            PainPlace.WRIST: self.tr("Wrist"),
        }[place]

    def _connect(self) -> None:
        self.hurts.clicked.connect(self._on_hurts_clicked)
        self.back.clicked.connect(self._on_back_clicked)
        self.go.clicked.connect(self.finished)
        self.tell.clicked.connect(self.finished)
        self.sharp.clicked.connect(self.alarmed)

    def _on_hurts_clicked(self) -> None:
        self._stack.setCurrentIndex(1)

    def _on_back_clicked(self) -> None:
        self.pain.clear()
        if self._is_alone:
            self.finished.emit()
            return
        self._stack.setCurrentIndex(0)

    def _on_place_clicked(self) -> None:
        for button in self.places.values():
            button.setChecked(button is self.sender() and button.isChecked())
