"""What the owner's pages are built from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from studio.model.cue import Cue
from studio.model.exercise import Exercise
from studio.settings import WeightUnit
from studio.ui.icons import Icons
from studio.ui.owner.charts.look import Look, on_paper
from studio.ui.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OwnerParts:
    """Made once for a window.

    Attributes:
        theme: Sizes and letters.
        icons: Line drawings.
        exercises: By id, for their names.
        cues: By id, for the names of their faults.
        unit: Of weights.
        is_paper: Charts are drawn for print.
    """

    theme: Theme
    icons: Icons
    exercises: Mapping[str, Exercise] = field(default_factory=dict)
    cues: Mapping[str, Cue] = field(default_factory=dict)
    unit: WeightUnit = WeightUnit.KG
    is_paper: bool = False

    @property
    def look(self) -> Look:
        """How charts are drawn."""
        return on_paper(self.theme) if self.is_paper else Look(theme=self.theme)

    def exercise_name(self, exercise_id: str, stored: str) -> str:
        """Name of an exercise as shown today, or as it was stored.

        Args:
            exercise_id: Which.
            stored: Its name when it was done.
        """
        known = self.exercises.get(exercise_id)
        return stored if known is None else known.name

    def fault_name(self, cue_id: str) -> str:
        """The fault a cue speaks of, as `Heels lift`; its id where it is not known."""
        known = self.cues.get(cue_id)
        return cue_id if known is None else known.fault
