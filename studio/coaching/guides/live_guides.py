"""The guides of one set, picture by picture: who may draw, and what of it is drawn."""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from studio.coaching.cues.rules import Measure
from studio.coaching.guides.guide_scene import BodyFollower, GuideBody, GuideScene
from studio.coaching.guides.table import GUIDES, DrawnCue, chosen_guides
from studio.kinematics.filters import OneEuroFilter
from studio.model.cue import Cue, CueGrade, CueLevel
from studio.model.exercise import Exercise, FirstPhase
from studio.model.guide import Guide
from studio.model.landmarks import Side
from studio.model.pose import Pose

_SIDED_NUMBERS = ("knee_azimuth_deg", "knee_bend_front_deg", "foot_azimuth_deg", "cup_deg")
GUIDE_NUMBERS: tuple[str, ...] = tuple(
    f"{side}_{name}" for side in (Side.LEFT, Side.RIGHT) for name in _SIDED_NUMBERS
)
"""Features that guides read beside the measures of the near side."""

FROM_FRONT_DEG = 50.0
"""Yaw from which a body is drawn as seen from the front."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideMoment:
    """What the guides need of one picture.

    Attributes:
        time_s: Stream time.
        pose: The client.
        u: Progress of the driver; NaN = not seen.
        in_rep: Whether a there-and-back is under way.
        near: The side that is judged; None = none now.
        working: The leg of this set; BOTH = both, or decided rep by rep.
        features: By full name; NaN = not seen.
        values: Smoothed numbers of the near side.
        levels: Of every cue with a state, by cue key; None = ok.
        may_draw: Ids of the cues that can be judged in this picture.
        shown_id: The cue on screen, or None.
    """

    time_s: float
    pose: Pose
    u: float
    in_rep: bool
    near: Side | None
    working: Side
    features: Mapping[str, float]
    values: Mapping[Measure, float]
    levels: Mapping[str, CueLevel | None]
    may_draw: Collection[str]
    shown_id: str | None


class LiveGuides:
    """Follows one client through one set and answers what to draw. Knows no clock."""

    def __init__(self, exercise: Exercise, *, cues: Mapping[str, Cue]) -> None:
        """Prepare for a set.

        Args:
            exercise: What is done.
            cues: Those of the exercise, by id.
        """
        self._exercise = exercise
        self._cues = {cue_id: cue for cue_id, cue in cues.items() if cue.key in GUIDES}
        self._follower = BodyFollower(exercise)
        self._filters = {name: OneEuroFilter() for name in GUIDE_NUMBERS}

    def update(self, moment: GuideMoment) -> tuple[Guide, ...]:
        """Take in one picture and answer what to draw; the strongest comes last.

        Args:
            moment: The picture; one without a client is simply left out.
        """
        body = self._follower.update(
            moment.pose, time_s=moment.time_s, u=moment.u, in_rep=moment.in_rep
        )
        numbers = {
            name: one.update(moment.features.get(name, math.nan), time_s=moment.time_s)
            for name, one in self._filters.items()
        }
        if not moment.may_draw:
            return ()
        scene = self._scene(moment, body, numbers)
        drawn = []
        for cue_id, cue in self._cues.items():
            if cue_id in moment.may_draw:
                level = moment.levels.get(cue.key)
                is_shown = cue_id == moment.shown_id
                one = replace(scene, cue_id=cue_id, level=level, is_shown=is_shown)
                drawn.append(
                    DrawnCue(
                        guides=GUIDES[cue.key](one),
                        is_shown=is_shown,
                        is_off=level is not None,
                        priority=cue.priority,
                        is_estimate=cue.grade is CueGrade.C,
                    )
                )
        return chosen_guides(drawn)

    def _scene(
        self, moment: GuideMoment, body: GuideBody, numbers: Mapping[str, float]
    ) -> GuideScene:
        is_long_far = self._exercise.first_phase is FirstPhase.ECCENTRIC
        one_leg = self._exercise.per_side and moment.working is not Side.BOTH
        return GuideScene(
            cue_id="",
            exercise=self._exercise,
            body=body,
            near=moment.near or Side.LEFT,
            legs=(moment.working,) if one_leg else (Side.LEFT, Side.RIGHT),
            values=moment.values,
            numbers=numbers,
            is_from_front=moment.features.get("yaw_deg", math.nan) >= FROM_FRONT_DEG,
            q=moment.u if is_long_far else 1.0 - moment.u,
            in_rep=moment.in_rep,
            level=None,
            shin_is_off=moment.levels.get("shin_vertical") is not None,
        )
