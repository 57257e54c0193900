"""One set, watched: pose after pose goes in; counts, measures, cues and guides come out."""

from collections.abc import Mapping
from dataclasses import dataclass

from studio.coaching.ledger import CoachFact
from studio.model.cue import Cue, CueLevel
from studio.model.exercise import Exercise, View
from studio.model.guide import Guide
from studio.model.landmarks import Side
from studio.model.pose import Pose
from studio.model.rep import Rep


@dataclass(frozen=True, slots=True, kw_only=True)
class CoachStep:
    """Everything known after one picture. None = not seen.

    Attributes:
        time_s: Stream time of the picture.
        features: Every row of `kinematics.features` by its full name; NaN = not seen.
        progress_ratio: u: 0 start pose, 1 the target's far pose.
        driver_value: The driver in its own unit.
        count: Reps counted so far.
        provisional: Of those, still hollow.
        guides: Shapes to draw.
        cue_id: The cue on screen, or None.
        cue_words: Its words, "" when none.
        cue_level: Its level, or None.
        cue_since_s: Stream time since when it is shown; NaN when none.
        view: View class, or None.
        yaw_deg: 0 = side-on, 90 = front or back; NaN = not known.
        live_measures: Client words of what is live.
        advice: What to do so that grading goes on, or "".
        facts: What became certain with this picture.
    """

    time_s: float
    features: Mapping[str, float]
    progress_ratio: float | None
    driver_value: float | None
    count: int
    provisional: int
    guides: tuple[Guide, ...]
    cue_id: str | None
    cue_words: str
    cue_level: CueLevel | None
    cue_since_s: float
    view: View | None
    yaw_deg: float
    live_measures: tuple[str, ...]
    advice: str
    facts: tuple[CoachFact, ...]


class Coach:
    """Watches one set of one exercise. Deterministic; knows no clock.

    NOT FINISHED: counts nothing yet.
    """

    def __init__(
        self, exercise: Exercise, *, cues: Mapping[str, Cue], side: Side = Side.BOTH
    ) -> None:
        """Prepare for a set.

        Args:
            exercise: What is done.
            cues: Every cue by id; the exercise's own list decides which may speak.
            side: The leg of this set; BOTH = decide rep by rep.
        """
        self._exercise = exercise

    def step(self, pose: Pose | None, *, time_s: float) -> CoachStep:
        """Take in one picture.

        Args:
            pose: The client, or None when not seen.
            time_s: Stream time, never smaller than before.
        """
        raise NotImplementedError

    def finish(self) -> tuple[CoachFact, ...]:
        """End the set: whatever can still be decided from the pictures so far."""
        raise NotImplementedError

    @property
    def reps(self) -> tuple[Rep, ...]:
        """Counted reps, each with the best numbers known."""
        raise NotImplementedError
