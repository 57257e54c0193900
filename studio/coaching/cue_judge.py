"""All cues of one set together: watched live, judged rep by rep, at most one on screen.

NOT FINISHED: no cue is measured yet; every cue is "not seen".
"""

from collections.abc import Mapping
from dataclasses import dataclass

from studio.coaching.metrics import PathCue
from studio.model.cue import Cue, CueLevel, CueVerdict
from studio.model.exercise import Exercise, View
from studio.model.guide import Guide
from studio.model.landmarks import Side
from studio.model.pose import Pose
from studio.model.rep import Rep


@dataclass(frozen=True, slots=True, kw_only=True)
class CueOnScreen:
    """The one cue the client sees."""

    cue_id: str
    words: str
    level: CueLevel
    since_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CueStep:
    """What the cues say after one picture.

    Attributes:
        guides: Shapes to draw on the body.
        shown: The cue on screen, or None.
        spoken: Its id in the one picture with which it appeared, else None.
        live_measures: Client words of what can be judged right now.
        advice: What to do so that grading goes on, or "".
    """

    guides: tuple[Guide, ...]
    shown: CueOnScreen | None
    spoken: str | None
    live_measures: tuple[str, ...]
    advice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RepVerdicts:
    """What the cues say about a rep that is over.

    Attributes:
        beyond_amber: One for each cue that went beyond amber.
        path: Form cues for the score; a cue that was not seen is marked so, never ok.
        hold_ratio: Hold reached, 0..1; None = not prescribed or not seen.
        no_bounce: 1 = stopped at the long end, 0 = bounced; None = not prescribed or not seen.
    """

    beyond_amber: tuple[CueVerdict, ...]
    path: tuple[PathCue, ...]
    hold_ratio: float | None
    no_bounce: float | None


class CueJudge:
    """Watches the cues of one set."""

    def __init__(self, exercise: Exercise, *, cues: Mapping[str, Cue]) -> None:
        """Prepare for a set.

        Args:
            exercise: Decides which cues may speak.
            cues: Every cue by id.
        """

    def step(
        self,
        *,
        time_s: float,
        features: Mapping[str, float],
        pose: Pose | None,
        progress: float | None,
        in_rep: bool,
        side: Side,
        view: View | None,
    ) -> CueStep:
        """Take in one picture.

        Args:
            time_s: Stream time.
            features: By full name; NaN = not seen.
            pose: The client, or None when not seen.
            progress: u of the driver, None = not seen.
            in_rep: Whether a there-and-back is under way.
            side: The judged leg: near, or the one of this set.
            view: From where the client is seen, None = not known.
        """
        return CueStep(guides=(), shown=None, spoken=None, live_measures=(), advice="")

    def finish_rep(self, rep: Rep) -> RepVerdicts:
        """Judge the rep just over from everything seen between its start and end."""
        return RepVerdicts(beyond_amber=(), path=(), hold_ratio=None, no_bounce=None)

    def partial_verdicts(self) -> tuple[CueVerdict, ...]:
        """Verdicts from movement that was not a whole rep."""
        return ()
