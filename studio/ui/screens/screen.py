"""What every kiosk screen has in common."""

from collections.abc import Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from studio.engine.snapshot import Event, Snapshot
from studio.model.cue import Cue
from studio.model.exercise import Exercise
from studio.model.session import SetPlan
from studio.settings import Language, WeightUnit
from studio.ui.icons import Icons
from studio.ui.theme import Theme
from studio.ui.widgets.athlete_library import AthleteLibrary

_FLAT_MM = 215.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ScreenParts:
    """What the screens are built from; made once in `app.py`.

    Attributes:
        theme: Sizes, letters, colours.
        icons: Line drawings.
        athletes: The moving athlete of each exercise.
        exercises: Every exercise by id, in the order shown.
        mirrored: Whether clients see themselves as in a mirror.
        unit: Of weights.
        language: Of all words here.
        cues: By id, for their names.
        coach_words: What the coach says, by key (resources/coach/words.toml).
        weight_steps_kg: Steps of a weight with the plates here, the smallest first.
    """

    theme: Theme
    icons: Icons
    athletes: AthleteLibrary
    exercises: Mapping[str, Exercise]
    mirrored: bool = True
    unit: WeightUnit = WeightUnit.KG
    language: Language = Language.EN
    cues: Mapping[str, Cue] = field(default_factory=dict)
    coach_words: Mapping[str, str] = field(default_factory=dict)
    weight_steps_kg: tuple[float, ...] = (2.5, 10.0)


class Screen(QWidget):
    """A kiosk screen.

    Signals:
        command_given: A `Command` for the engine; the client asked for it.
        page_turned: Other buttons are below the finger now, within the same screen.
        sign_in_wished: Somebody wants to train under their alias, or to join.
    """

    command_given = Signal(object)
    page_turned = Signal()
    sign_in_wished = Signal()

    def __init__(self, parts: ScreenParts, parent: QWidget | None = None) -> None:
        """Keep the parts.

        Args:
            parts: What to build from.
            parent: Owner in Qt's sense.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=True)
        self.parts = parts

    def minimumSizeHint(self) -> QSize:
        """None: the panel decides how large a screen is, and a screen fits itself in."""
        return QSize(0, 0)

    def is_flat(self) -> bool:
        """True where little height is left, so that large words give way."""
        return self.height() < self.parts.theme.px(_FLAT_MM)

    def enter(self, plan: SetPlan | None) -> None:
        """Called when the screen comes up.

        Args:
            plan: The set ahead or under way, if any.
        """

    def leave(self) -> None:
        """Called when another screen comes up; stops what moves."""

    def prepare(self, snapshot: Snapshot, pool: Executor) -> "Future[None] | None":
        """Begin on another thread what `show_snapshot` with this snapshot will need.

        Args:
            snapshot: The newest.
            pool: Where work is done.

        Returns:
            Done when it may be shown; None = there is nothing to wait for.
        """
        return None

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw the newest state. Called at the timer's rate while the screen is up."""

    def take_event(self, event: Event) -> None:
        """Take in a fact. Called for every event, whether or not the screen is up."""
