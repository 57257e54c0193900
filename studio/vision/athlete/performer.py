"""One person doing one set: where the body is at any moment."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from studio.errors import KnownError, Reason
from studio.model.exercise import AthleteMotion, Exercise, KeyPose, TempoTarget
from studio.model.landmarks import Side
from studio.vision.athlete.body import ADULT, Body, Proportions
from studio.vision.athlete.faults import KNEE_FAULTS, Fault, faulty_motion, faulty_script
from studio.vision.athlete.motion import Phase, SetScript, SpeedShape, Timeline
from studio.vision.athlete.stance import Stance, blend, mirrored_motion


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPlanned:
    """What the athlete is asked to do.

    Attributes:
        reps: Number of reps.
        tempo: None = as the exercise prescribes.
        shape: Speed over a move.
        sides: Working side of each rep, repeated as needed; BOTH for bilateral exercises.
        faults: Everything done badly.
        still_before_s: Standing still at the beginning.
        still_after_s: Standing still at the end.
    """

    reps: int = 5
    tempo: TempoTarget | None = None
    shape: SpeedShape = SpeedShape.MINIMUM_JERK
    sides: tuple[Side, ...] = (Side.BOTH,)
    faults: tuple[Fault, ...] = field(default_factory=tuple)
    still_before_s: float = 1.5
    still_after_s: float = 1.0


class Performer:
    """Turns time into a body in the athlete's frame."""

    def __init__(self, exercise: Exercise, plan: SetPlanned, *, size: Proportions = ADULT) -> None:
        """Lay out the set.

        Raises:
            KnownError: BAD_RESOURCE when the exercise has no key poses or a wrong anchor.
        """
        motion = exercise.motion
        if motion is None:
            text = (
                f"resources/exercises/{exercise.id}.toml: no [motion] table, so nothing can show it"
            )
            raise KnownError(Reason.BAD_RESOURCE, text)
        script = SetScript(
            reps=plan.reps,
            tempo=exercise.tempo if plan.tempo is None else plan.tempo,
            first_phase=exercise.first_phase,
            counts_lift=exercise.counts_lift,
            sides=plan.sides,
            shape=plan.shape,
            still_before_s=plan.still_before_s,
            still_after_s=plan.still_after_s,
        )
        for fault in plan.faults:
            script = faulty_script(script, fault)
        stands_as = _with_faults(
            motion, [one for one in plan.faults if one.kind not in KNEE_FAULTS], exercise=exercise
        )
        motion = _with_faults(motion, plan.faults, exercise=exercise)
        self.timeline = Timeline(script)
        self._poses, steady = _by_side(motion), _by_side(stands_as)
        self._stances = {
            side: Stance(self._poses[side], stands_as=steady[side], size=size)
            for side in set(plan.sides)
        }
        self._ends = {
            side: (stance.body_at(0.0), stance.body_at(1.0))
            for side, stance in self._stances.items()
        }

    def ends_of(self, side: Side) -> tuple[Body, Body]:
        """The bodies at the start and the far pose for a working side."""
        return self._ends[side]

    def motion_of(self, side: Side) -> AthleteMotion:
        """The key poses for a working side."""
        return self._poses[side]

    def body_at(self, time_s: float) -> tuple[Body, KeyPose, Phase, float]:
        """The body, its angles, the phase and u at a stream time."""
        phase = self.timeline.phase_at(time_s)
        progress = self.timeline.progress_at(time_s)
        motion = self._poses[phase.side]
        pose = blend(motion.start, motion.far, progress)
        return self.body_at_progress(progress, side=phase.side), pose, phase, progress

    def body_at_progress(self, progress: float, *, side: Side) -> Body:
        """The body at a progress u, for one working side of the plan."""
        body = self._stances[side].body_at(progress)
        motion = self._poses[side]
        slid = blend(motion.start, motion.far, progress)
        if slid.slide_forward_m == 0.0 == slid.slide_left_m:
            return body
        by_m = np.array((slid.slide_forward_m, slid.slide_left_m, 0.0))
        return body.moved(turn=np.eye(3), by_m=by_m)


def _by_side(motion: AthleteMotion) -> dict[Side, AthleteMotion]:
    return {Side.LEFT: motion, Side.BOTH: motion, Side.RIGHT: mirrored_motion(motion)}


def _with_faults(
    motion: AthleteMotion, faults: Sequence[Fault], *, exercise: Exercise
) -> AthleteMotion:
    """The key poses with every fault in them, one after the other."""
    for fault in faults:
        motion = faulty_motion(
            motion, fault, first_phase=exercise.first_phase, is_per_side=exercise.per_side
        )
    return motion
