"""A stick figure squatting side-on: pictures, poses and snapshots for the screens, no network."""

import math
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from studio import paths
from studio.catalog.loader import Catalog
from studio.engine.snapshot import ShownCue, Snapshot, Trust
from studio.model.cue import CueLevel
from studio.model.exercise import View
from studio.model.frame import Frame
from studio.model.guide import Guide, GuideAnchor, GuideBubble, GuideLevel, GuideLine, GuideWedge
from studio.model.landmarks import LANDMARK_COUNT, Landmark, Side
from studio.model.pose import Pose
from studio.model.rep import MeasuredTempo, Rep, RepSpan, RepStatus
from studio.model.session import SetPlan, StationState
from studio.ui.icons import Icons
from studio.ui.screens.screen import ScreenParts
from studio.ui.theme import Theme, load_fonts
from studio.ui.widgets.athlete_library import AthleteLibrary

SIZE_PX = (1280, 720)
Joints = dict[str, tuple[float, float]]


def _towards(start: tuple[float, float], length: float, angle_deg: float) -> tuple[float, float]:
    """From a joint upwards; the angle leans to the right."""
    angle = math.radians(angle_deg)
    return start[0] + length * math.sin(angle), start[1] - length * math.cos(angle)


def squat_joints(progress: float, *, scale: float = 1.0) -> Joints:
    """Joints of the figure at a progress of the squat, in picture pixels, facing right."""
    ankle = (600.0, 640.0)
    knee = _towards(ankle, 150.0 * scale, 26.0 * progress)
    hip = _towards(knee, 155.0 * scale, -92.0 * progress)
    shoulder = _towards(hip, 175.0 * scale, 4.0 + 34.0 * progress)
    head = _towards(shoulder, 70.0 * scale, 2.0 + 12.0 * progress)
    elbow = _towards(shoulder, 90.0 * scale, 180.0 - 40.0 - 10.0 * progress)
    wrist = _towards(elbow, 85.0 * scale, 60.0)
    heel = (ankle[0] - 22.0, ankle[1] + 22.0)
    toe = (ankle[0] + 70.0, ankle[1] + 24.0)
    return {
        "ankle": ankle,
        "knee": knee,
        "hip": hip,
        "shoulder": shoulder,
        "head": head,
        "elbow": elbow,
        "wrist": wrist,
        "heel": heel,
        "toe": toe,
    }


def squat_pose(progress: float, *, time_s: float = 0.0) -> Pose:
    """The pose of the figure; the far side is a little to the right and seen less well."""
    joints = squat_joints(progress)
    points = np.zeros((LANDMARK_COUNT, 2), np.float32)
    visibility = np.zeros(LANDMARK_COUNT, np.float32)
    names = {
        "shoulder": (Landmark.RIGHT_SHOULDER, Landmark.LEFT_SHOULDER),
        "elbow": (Landmark.RIGHT_ELBOW, Landmark.LEFT_ELBOW),
        "wrist": (Landmark.RIGHT_WRIST, Landmark.LEFT_WRIST),
        "hip": (Landmark.RIGHT_HIP, Landmark.LEFT_HIP),
        "knee": (Landmark.RIGHT_KNEE, Landmark.LEFT_KNEE),
        "ankle": (Landmark.RIGHT_ANKLE, Landmark.LEFT_ANKLE),
        "heel": (Landmark.RIGHT_HEEL, Landmark.LEFT_HEEL),
        "toe": (Landmark.RIGHT_FOOT_INDEX, Landmark.LEFT_FOOT_INDEX),
    }
    for name, (near, far) in names.items():
        points[near] = joints[name]
        points[far] = (joints[name][0] + 8.0, joints[name][1] - 3.0)
        visibility[near], visibility[far] = 0.98, 0.45
    points[Landmark.NOSE] = (joints["head"][0] + 18.0, joints["head"][1])
    visibility[Landmark.NOSE] = 0.99
    return Pose(
        time_s=time_s,
        image_size_px=SIZE_PX,
        points_px=points,
        depth_px=np.zeros(LANDMARK_COUNT, np.float32),
        world_m=np.zeros((LANDMARK_COUNT, 3), np.float32),
        visibility=visibility,
        score=0.97,
    )


def _backdrop() -> NDArray[np.uint8]:
    width, height = SIZE_PX
    rows = np.linspace(0.0, 1.0, height)[:, None, None]
    wall = (120 + 50 * rows) * np.array([0.86, 0.92, 0.95])
    image: NDArray[np.uint8] = np.broadcast_to(wall, (height, width, 3)).astype(np.uint8).copy()
    image[600:] = (70, 78, 84)
    for x in range(80, width, 220):
        cv2.rectangle(image, (x, 180), (x + 120, 420), (96, 110, 116), -1)
    cv2.line(image, (0, 600), (width, 600), (50, 56, 60), 4)
    return image


def squat_picture(progress: float) -> NDArray[np.uint8]:
    """(720, 1280, 3) uint8 BGR: the figure as thick limbs before a wall."""
    image = _backdrop()
    joints = {name: (round(x), round(y)) for name, (x, y) in squat_joints(progress).items()}

    def limb(first: str, second: str, width: int, colour: tuple[int, int, int]) -> None:
        cv2.line(image, joints[first], joints[second], colour, width, cv2.LINE_AA)

    skin, shirt, trousers, shoe = (128, 158, 205), (150, 80, 40), (60, 48, 44), (220, 220, 225)
    limb("heel", "toe", 26, shoe)
    limb("ankle", "knee", 46, trousers)
    limb("knee", "hip", 62, trousers)
    limb("hip", "shoulder", 78, shirt)
    limb("shoulder", "elbow", 34, shirt)
    limb("elbow", "wrist", 28, skin)
    cv2.circle(image, joints["head"], 40, skin, -1, cv2.LINE_AA)
    return image


def frame(progress: float = 0.0, *, index: int = 0, time_s: float = 0.0) -> Frame:
    """A picture of the figure."""
    return Frame(index=index, time_s=time_s, arrived_s=time_s, image_bgr=squat_picture(progress))


def shin_guides(progress: float, *, level: GuideLevel) -> tuple[Guide, ...]:
    """What a "shin upright" cue draws, and a bubble behind the heel."""
    joints = squat_joints(progress)
    ankle, knee, heel = joints["ankle"], joints["knee"], joints["heel"]
    upright = (ankle[0], ankle[1] - 190.0)
    bubble = GuideBubble(
        cue_id="C01",
        centre_px=(heel[0] - 70.0, 500.0),
        radius_px=34.0,
        fill_ratio=progress,
        level=GuideLevel.GOOD if progress > 0.95 else GuideLevel.QUIET,
    )
    return (
        GuideLine(cue_id="C02", points_px=(ankle, upright), level=GuideLevel.QUIET, dashed=True),
        GuideLine(cue_id="C02", points_px=(ankle, knee), level=level),
        GuideWedge(
            cue_id="C02",
            apex_px=ankle,
            radius_px=110.0,
            from_deg=0.0,
            to_deg=26.0 * progress,
            level=level,
        ),
        bubble,
        GuideAnchor(cue_id="C09", at_px=heel, lift_ratio=0.0, level=GuideLevel.QUIET),
    )


def plan(exercise_id: str = "goblet_squat", *, side: Side = Side.BOTH) -> SetPlan:
    """A set of ten."""
    return SetPlan(set_id="set-1", exercise_id=exercise_id, side=side, reps_target=10)


TRUST = Trust(
    fps=30.0,
    delay_ms=48.0,
    view=View.SIDE,
    yaw_deg=4.0,
    live_measures=("hips", "shins", "depth"),
    advice="",
)


def shown_cue(level: CueLevel = CueLevel.AMBER, words: str = "Keep your shins upright") -> ShownCue:
    """The cue on screen."""
    return ShownCue(cue_id="C02", words=words, level=level, since_s=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What a synthetic snapshot shows."""

    progress: float = 0.0
    time_s: float = 0.0
    index: int = 0
    count: int = 0
    provisional: int = 0


def snapshot(
    moment: Moment, *, guides: tuple[Guide, ...] = (), cue: ShownCue | None = None
) -> Snapshot:
    """A snapshot of the live set."""
    picture = frame(moment.progress, index=moment.index, time_s=moment.time_s)
    return Snapshot(
        frame=picture,
        analysed_s=moment.time_s,
        pose=squat_pose(moment.progress, time_s=moment.time_s),
        state=StationState.LIVE,
        plan=plan(),
        count=moment.count,
        provisional=moment.provisional,
        progress_ratio=moment.progress,
        driver_value=8.0 + 112.0 * moment.progress,
        guides=guides,
        cue=cue,
        trust=TRUST,
    )


def unseen(moment: Moment) -> Snapshot:
    """The same, but the client is not seen: everything of the body is None."""
    return replace(
        snapshot(moment), pose=None, progress_ratio=None, driver_value=None, guides=(), cue=None
    )


def rep(
    number: int, *, status: RepStatus = RepStatus.FULL, eccentric_s: float = 3.0, rom: float = 0.97
) -> Rep:
    """A rep of a goblet squat."""
    start_s = 5.0 * number
    return Rep(
        span=RepSpan(
            number=number,
            side=Side.BOTH,
            start_s=start_s,
            far_s=start_s + 3.0,
            end_s=start_s + 5.0,
            bottom_s=start_s + 3.2,
            top_s=start_s + 5.0,
            counted_at_s=start_s + 4.8,
        ),
        status=status,
        driver_start=8.0,
        driver_far=118.0,
        rom_ratio=rom,
        tempo=MeasuredTempo(
            eccentric_s=eccentric_s, pause_long_s=1.0, concentric_s=1.0, pause_short_s=0.0
        ),
        score=88.0,
        coverage=0.9,
        deduction="",
        cues=(),
        trace_time_s=np.zeros(2, np.float32),
        trace=np.zeros(2, np.float32),
    )


class Clock:
    """A clock that stands still until it is told."""

    def __init__(self, now_s: float = 100.0) -> None:
        self.now_s = now_s

    def __call__(self) -> float:
        return self.now_s

    def advance(self, passed_s: float) -> None:
        self.now_s += passed_s


def screen_parts(catalog: Catalog, *, dots_per_mm: float = 3.6) -> ScreenParts:
    """What screens are built from, without an athlete. Needs an application."""
    folder = paths.resources()
    load_fonts(folder / "fonts")
    return ScreenParts(
        theme=Theme(dots_per_mm=dots_per_mm),
        icons=Icons(folder / "icons"),
        athletes=AthleteLibrary(None),
        exercises=catalog.exercises,
    )
