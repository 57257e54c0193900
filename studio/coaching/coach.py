"""One set, watched: pose after pose goes in; counts, measures, cues and guides come out."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from studio.coaching.counting.cycles import Appeared, Dismissed, RepFact
from studio.coaching.counting.joint_paths import JointPaths
from studio.coaching.counting.live_driver import LiveDriver
from studio.coaching.counting.progress import pattern_progress
from studio.coaching.counting.rep_book import RepBook
from studio.coaching.counting.reps import RepSegmenter
from studio.coaching.cues.cue_judge import CueJudge, CueStep
from studio.coaching.ledger import (
    CoachFact,
    Counted,
    CueSpoken,
    Measured,
    Rejected,
)
from studio.kinematics.features import FeatureExtractor
from studio.kinematics.movement import MovementReader
from studio.kinematics.view import ViewState
from studio.model.cue import Cue, CueLevel, CueVerdict
from studio.model.exercise import Exercise, View
from studio.model.guide import Guide
from studio.model.landmarks import Side
from studio.model.pose import Pose
from studio.model.rep import NotCounted, RejectReason, Rep

_NOT_THE_EXERCISE = frozenset(
    {
        RejectReason.WALKING,
        RejectReason.OTHER_MOVEMENT,
        RejectReason.WRONG_PERSON,
        RejectReason.LOST,
    }
)
"""Movement that no cue of the exercise speaks of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoachStep:
    """Everything known after one picture. None = not seen.

    Attributes:
        time_s: Stream time of the picture.
        features: Every row of `kinematics.features` by its full name; NaN = not seen.
        progress_ratio: u: 0 start pose, 1 the target's far pose.
        driver_value: The driver in its own unit.
        count: Reps on the screen so far, hollow ones included.
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
    """Watches one set of one exercise. Deterministic; knows no clock."""

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
        self._extractor = FeatureExtractor()
        self._reader = MovementReader()
        self._segmenter = RepSegmenter(exercise.pattern, counts_lift=exercise.counts_lift)
        self._driver = LiveDriver(exercise, side=side)
        self._judge = CueJudge(exercise, cues=cues)
        self._paths = JointPaths()
        self._book = RepBook(
            exercise, cues=cues, driver=self._driver, paths=self._paths, judge=self._judge
        )

    def step(self, pose: Pose | None, *, time_s: float) -> CoachStep:
        """Take in one picture.

        Args:
            pose: The client, or None when not seen.
            time_s: Stream time, never smaller than before.
        """
        features = self._extractor.update(pose, time_s=time_s)
        self._paths.update(pose, time_s=time_s)
        facts = self._count(pose, time_s=time_s)
        view = self._extractor.view if pose is not None else None
        self._driver.update(
            features,
            time_s=time_s,
            near=view.near if view else None,
            in_rep=self._segmenter.in_rep,
        )
        judged = self._judge.step(
            time_s=time_s,
            features=features,
            pose=pose,
            progress=self._driver.progress,
            in_rep=self._segmenter.in_rep,
            side=self._driver.side,
            view=view.view if view else None,
        )
        told = [coach_fact for fact in facts for coach_fact in self._tell(fact)]
        told += [*self._judge.take_answers(), *_spoken(judged)]
        return self._as_step(judged, features=features, view=view, facts=told, time_s=time_s)

    def _as_step(
        self,
        judged: CueStep,
        *,
        features: Mapping[str, float],
        view: ViewState | None,
        facts: list[CoachFact],
        time_s: float,
    ) -> CoachStep:
        shown = judged.shown
        return CoachStep(
            time_s=time_s,
            features=features,
            progress_ratio=self._driver.progress,
            driver_value=self._driver.value,
            count=self._segmenter.count + self._segmenter.provisional,
            provisional=self._segmenter.provisional,
            guides=judged.guides,
            cue_id=shown.cue_id if shown else None,
            cue_words=shown.words if shown else "",
            cue_level=shown.level if shown else None,
            cue_since_s=shown.since_s if shown else math.nan,
            view=view.view if view else None,
            yaw_deg=view.yaw_deg if view else math.nan,
            live_measures=judged.live_measures,
            advice=judged.advice,
            facts=tuple(facts),
        )

    def finish(self) -> tuple[CoachFact, ...]:
        """End the set: whatever can still be decided from the pictures so far."""
        self._judge.close()
        told = [told for fact in self._segmenter.finish() for told in self._tell(fact)]
        told += self._judge.take_answers()
        return (*told, *(Measured(rep=rep) for rep in self._book.closed()))

    @property
    def reps(self) -> tuple[Rep, ...]:
        """Counted reps, each with the best numbers known."""
        return self._book.reps

    @property
    def partial_verdicts(self) -> tuple[CueVerdict, ...]:
        """Cue verdicts from movement that was not a whole rep (design.md 7)."""
        return tuple(self._judge.partial_verdicts())

    def _count(self, pose: Pose | None, *, time_s: float) -> list[RepFact]:
        if pose is None:
            return self._segmenter.update(time_s, progress=math.nan, movement=None)
        movement = self._reader.update(pose)
        progress = pattern_progress(movement, pattern=self._exercise.pattern)
        return self._segmenter.update(time_s, progress=progress, movement=movement)

    def _tell(self, fact: RepFact) -> list[CoachFact]:
        if isinstance(fact, Dismissed):
            if fact.reason in _NOT_THE_EXERCISE:
                self._judge.drop_movement(until_s=fact.decided_s)
            return [Rejected(movement=NotCounted(at_s=fact.at_s, reason=fact.reason))]
        if isinstance(fact, Appeared):
            return [Counted(rep=self._book.counted(fact.cycle))]
        return [Measured(rep=rep) for rep in self._book.settled(fact.cycle)]


def _spoken(judged: CueStep) -> list[CoachFact]:
    """The cue that appeared with this picture, if any."""
    shown = judged.shown
    if shown is None or judged.spoken is None:
        return []
    return [
        CueSpoken(
            cue_id=shown.cue_id,
            words=shown.words,
            level=shown.level,
            at_s=shown.since_s,
            rep_number=shown.rep,
            wording=shown.wording,
        )
    ]
