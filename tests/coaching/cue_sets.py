"""Sets of made-up bodies for the cues: squats with chosen faults, picture by picture."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from studio.catalog.loader import Catalog, load_catalog
from studio.coaching.cues.cue_judge import CueJudge, CueStep
from studio.coaching.cues.verdict_sheet import RepVerdicts
from studio.kinematics.features import FeatureExtractor
from studio.model.exercise import Exercise
from studio.model.landmarks import Landmark, Side
from studio.model.pose import Pose
from studio.model.rep import MeasuredTempo, Rep, RepSpan, RepStatus
from studio.paths import resources
from tests.builders import Posture, make_pose, symmetric_posture

CATALOG: Catalog = load_catalog(resources())

SHIN_ONLY = replace(CATALOG.exercise("goblet_squat"), cues=("C02", "C03", "C04", "C17", "C19"))
"""A goblet squat whose shins alone can be told."""

STAND_S = 1.0
REP_S = 5.0
GOOD_TEMPO = MeasuredTempo(
    eccentric_s=3.0, pause_long_s=1.0, concentric_s=1.0, pause_short_s=math.nan
)

PostureAt = Callable[[float], Posture]
"""From the depth (0 standing, 1 bottom) to the posture."""

Touch = Callable[[Pose, float], Pose]
"""Changes a pose, knowing the depth."""


def good_squat(depth: float) -> Posture:
    """Fold 122, shin 20, hips well behind the heels."""
    return symmetric_posture(trunk_deg=42 * depth, thigh_deg=80 * depth, shank_deg=20 * depth)


def shin_squat(depth: float) -> Posture:
    """The shin leans 42 degrees forward; the hips stay behind the heels."""
    return symmetric_posture(trunk_deg=42 * depth, thigh_deg=88 * depth, shank_deg=42 * depth)


def untouched(pose: Pose, depth: float) -> Pose:
    """The pose as it is."""
    return pose


def heels_lifted(ratio: float) -> Touch:
    """Heel and ankle rise with depth by that many foot lengths at the bottom."""

    def touch(pose: Pose, depth: float) -> Pose:
        points = pose.points_px.copy()
        foot_px = abs(points[Landmark.RIGHT_HEEL, 0] - points[Landmark.RIGHT_FOOT_INDEX, 0])
        for landmark, share in (
            (Landmark.LEFT_HEEL, 1.0),
            (Landmark.RIGHT_HEEL, 1.0),
            (Landmark.LEFT_ANKLE, 0.75),
            (Landmark.RIGHT_ANKLE, 0.75),
        ):
            points[landmark, 1] -= share * ratio * depth * foot_px
        return replace(pose, points_px=points)

    return touch


def depth_at(time_s: float) -> float:
    """Depth in one cycle of standing, down 3 s, hold 1 s, up 1 s."""
    since_s = time_s - STAND_S
    if since_s <= 0.0 or since_s >= REP_S:
        return 0.0
    if since_s < 3.0:
        return (1.0 - math.cos(math.pi * since_s / 3.0)) / 2.0
    if since_s < 4.0:
        return 1.0
    return (1.0 + math.cos(math.pi * (since_s - 4.0))) / 2.0


@dataclass(slots=True)
class SquatSet:
    """Drives a judge through rep after rep.

    Attributes:
        exercise: What is judged.
        yaw_deg: How far the body is turned.
        steps: Every answer so far.
        verdicts: Of every rep so far.
        set_side: The leg of the set.
        fps: Pictures per second.
    """

    exercise: Exercise = field(default_factory=lambda: CATALOG.exercise("goblet_squat"))
    yaw_deg: float = 0.0
    steps: list[CueStep] = field(default_factory=list)
    verdicts: list[RepVerdicts] = field(default_factory=list)
    set_side: Side = Side.BOTH
    fps: float = 30.0
    judge: CueJudge = field(init=False)
    extractor: FeatureExtractor = field(default_factory=FeatureExtractor)
    now_s: float = 0.0

    def __post_init__(self) -> None:
        """Make the judge."""
        self.judge = CueJudge(self.exercise, cues=CATALOG.cues)

    def do_rep(
        self,
        posture_at: PostureAt = good_squat,
        *,
        touch: Touch = untouched,
        rom_ratio: float = 1.0,
        tempo: MeasuredTempo = GOOD_TEMPO,
        side: Side = Side.BOTH,
    ) -> RepVerdicts:
        """Stand, squat, stand; then judge."""
        began_s = self.now_s
        self.move(posture_at, touch=touch, seconds=STAND_S + REP_S + 0.5)
        span = RepSpan(
            number=len(self.verdicts) + 1,
            side=side,
            start_s=began_s + STAND_S,
            far_s=began_s + STAND_S + 3.5,
            end_s=began_s + STAND_S + REP_S,
            bottom_s=began_s + STAND_S + 3.5,
            top_s=began_s + STAND_S + REP_S,
            counted_at_s=began_s + STAND_S + REP_S,
        )
        verdicts = self.judge.finish_rep(rep_of(span, rom_ratio=rom_ratio, tempo=tempo))
        self.verdicts.append(verdicts)
        return verdicts

    def move(
        self, posture_at: PostureAt = good_squat, *, touch: Touch = untouched, seconds: float
    ) -> None:
        """One cycle, or the beginning of one, without judging it."""
        for index in range(round(seconds * self.fps)):
            depth = depth_at(index / self.fps)
            time_s = self.now_s + index / self.fps
            pose = make_pose(posture_at(depth), time_s=time_s, yaw_deg=self.yaw_deg)
            self.step(touch(pose, depth), time_s=time_s, depth=depth)
        self.now_s += seconds

    def step(self, pose: Pose | None, *, time_s: float, depth: float) -> CueStep:
        """One picture."""
        features = self.extractor.update(pose, time_s=time_s)
        driver = self.exercise.driver
        fold = features["right_hip_fold_deg"]
        progress = (fold - driver.start) / driver.rom_target
        answer = self.judge.step(
            time_s=time_s,
            features=features,
            pose=pose,
            progress=None if math.isnan(progress) else progress,
            in_rep=depth > 0.03,
            side=self.set_side if self.set_side is not Side.BOTH else Side.RIGHT,
            view=self.extractor.view.view if pose is not None else None,
        )
        self.steps.append(answer)
        return answer


def rep_of(span: RepSpan, *, rom_ratio: float, tempo: MeasuredTempo) -> Rep:
    """A measured rep that is not scored yet."""
    return Rep(
        span=span,
        status=RepStatus.FULL,
        driver_start=0.0,
        driver_far=122.0,
        rom_ratio=rom_ratio,
        tempo=tempo,
        score=math.nan,
        coverage=0.0,
        deduction="",
        cues=(),
        trace_time_s=np.empty(0, np.float32),
        trace=np.empty(0, np.float32),
    )
