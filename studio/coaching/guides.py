"""The shapes each cue draws on the client's body (coaching.md 4.3, design.md 10).

A guide says what to do: a line to reach, a bubble to fill, an anchor to keep in the floor. Quiet
while all is well. Everything is in pixels of the unmirrored picture, y down; a point seen less
well than `VISIBLE` gives no guide.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from studio.coaching.cue_frames import landmark_of
from studio.coaching.rules import Measure, Part
from studio.kinematics.filters import OneEuroArrayFilter
from studio.model.cue import CueLevel
from studio.model.exercise import Exercise, Position
from studio.model.guide import (
    Guide,
    GuideAnchor,
    GuideBubble,
    GuideLevel,
    GuideLine,
    GuideWedge,
    Point,
)
from studio.model.landmarks import Landmark, Side
from studio.model.pose import VISIBLE, Pose

UPRIGHT_ASKED_DEG = 15.0
"""Up to this limit the shin guide stands upright; beyond it the guide leans to the limit, since a
fully upright shin is not asked for there (coaching.md ten facts, 1)."""

ANCHOR_FROM_RATIO = 0.06
"""Foot lengths of lift that are still fine; anchors appear beyond (coaching.md C09)."""

ANCHOR_LOOSE_RATIO = 0.25
WALL_NEAR_RATIO = 0.12
STRAIGHT_DEG = 12.0
PASSED_DEG = -8.0
"""Hip fold of a finished bridge: lifted far enough (C16), and not past the line (C15)."""

MOVING_FROM = 0.2
"""Share of the way down from where on a leaning shin guide makes sense; standing it does not."""

LONG_HALF = 0.5
_PERCENT = 100.0
_FALLBACK_TRUNK_PX = 200.0
_LEVELS = {CueLevel.AMBER: GuideLevel.AMBER, CueLevel.RED: GuideLevel.RED}


class DrawnPoints:
    """Calms the points that guides hang on, as the drawn body line is calmed.

    Points are filtered in percent of the trunk's length, so that near and far behave alike;
    measured numbers never pass through here.
    """

    def __init__(self) -> None:
        """Begin without a client."""
        self._filter = OneEuroArrayFilter(min_cutoff_hz=1.5, beta=0.02)
        self._px_per_percent = math.nan
        self._visible_s = math.nan

    def update(self, pose: Pose, *, side: Side, time_s: float) -> dict[Part, Point]:
        """The near points to draw at; a point not seen is missing.

        Args:
            pose: The client.
            side: The near one.
            time_s: Stream time.
        """
        points = pose.points_px.astype(np.float64)
        if math.isnan(self._px_per_percent):
            self._px_per_percent = _trunk_px(points) / _PERCENT
        smooth = self._filter.update(points / self._px_per_percent, time_s=time_s)
        drawn = smooth * self._px_per_percent
        return {
            part: (
                float(drawn[landmark_of(part, side), 0]),
                float(drawn[landmark_of(part, side), 1]),
            )
            for part in Part
            if pose.visibility[landmark_of(part, side)] >= VISIBLE
        }


def _trunk_px(points: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> float:
    shoulder = points[[Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER]].mean(axis=0)
    hip = points[[Landmark.LEFT_HIP, Landmark.RIGHT_HIP]].mean(axis=0)
    length_px = math.dist(shoulder, hip)
    return length_px if length_px > 1.0 else _FALLBACK_TRUNK_PX


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideScene:
    """What a guide is drawn from.

    Attributes:
        cue_id: Of the cue that draws.
        exercise: Whose limits.
        points: Near points in picture pixels, y down; missing = not seen.
        values: Near numbers, smoothed; NaN = not seen.
        facing: +1 when the client faces picture right, -1 left (upright body).
        thigh_px: Length of the near thigh.
        shank_px: Length of the near shank.
        q: Muscle length now; NaN = not seen.
        level: Level of the cue now; None = ok or not judged.
        shin_is_off: Whether the shin cue is active at the same time.
    """

    cue_id: str
    exercise: Exercise
    points: Mapping[Part, Point]
    values: Mapping[Measure, float]
    facing: float
    thigh_px: float
    shank_px: float
    q: float
    level: CueLevel | None
    shin_is_off: bool

    @property
    def guide_level(self) -> GuideLevel:
        """The cue's level as a guide's."""
        return GuideLevel.QUIET if self.level is None else _LEVELS[self.level]

    def has(self, *parts: Part) -> bool:
        """Whether all these points are seen."""
        return all(part in self.points for part in parts)


def hips_back_guides(scene: GuideScene) -> tuple[Guide, ...]:
    """A dashed line at the heel, and behind it the bubble the hip is to fill (C01)."""
    least = scene.exercise.limits.hips_behind_heels_min_ratio
    reached = scene.values[Measure.HIPS_BEHIND_HEELS]
    if least is None or math.isnan(reached) or not scene.has(Part.HIP, Part.HEEL):
        return ()
    if not scene.thigh_px > 0.0:
        return ()
    (hip_x, hip_y), (heel_x, heel_y) = scene.points[Part.HIP], scene.points[Part.HEEL]
    radius = 0.22 * scene.thigh_px
    missing = (least - reached) * scene.thigh_px
    level = scene.guide_level
    if level is GuideLevel.QUIET and missing <= 0.0 and scene.q >= LONG_HALF:
        level = GuideLevel.GOOD
    line = GuideLine(
        cue_id=scene.cue_id,
        points_px=((heel_x, heel_y), (heel_x, hip_y - 2.0 * radius)),
        level=GuideLevel.QUIET,
        dashed=True,
    )
    bubble = GuideBubble(
        cue_id=scene.cue_id,
        centre_px=(hip_x - scene.facing * max(missing, 0.0), hip_y),
        radius_px=radius,
        fill_ratio=min(max(reached / least, 0.0), 1.0),
        level=level,
    )
    return line, bubble


def shin_guides(scene: GuideScene) -> tuple[Guide, ...]:
    """The line to keep, the shin itself, and the wedge between them when it leaves (C02)."""
    high = scene.exercise.limits.shin_high_deg
    shank_deg = scene.values[Measure.SHANK]
    if high is None or math.isnan(shank_deg) or not scene.has(Part.KNEE, Part.ANKLE):
        return ()
    ankle, knee = scene.points[Part.ANKLE], scene.points[Part.KNEE]
    asked_deg = scene.facing * (high if high > UPRIGHT_ASKED_DEG else 0.0)
    seen_deg = math.degrees(math.atan2(knee[0] - ankle[0], ankle[1] - knee[1]))
    length = 1.15 * math.dist(ankle, knee)
    lean = math.radians(asked_deg)
    end = (ankle[0] + length * math.sin(lean), ankle[1] - length * math.cos(lean))
    level = scene.guide_level
    guides: list[Guide] = [GuideLine(cue_id=scene.cue_id, points_px=(ankle, knee), level=level)]
    if asked_deg == 0.0 or scene.q >= MOVING_FROM:
        asked = GuideLine(
            cue_id=scene.cue_id, points_px=(ankle, end), level=GuideLevel.QUIET, dashed=True
        )
        guides.insert(0, asked)
    if level is not GuideLevel.QUIET:
        wedge = GuideWedge(
            cue_id=scene.cue_id,
            apex_px=ankle,
            radius_px=0.55 * length,
            from_deg=asked_deg,
            to_deg=seen_deg,
            level=level,
        )
        guides.append(wedge)
    return tuple(guides)


def knee_wall_guides(scene: GuideScene) -> tuple[Guide, ...]:
    """A wall in front of the knee, there only while the knee comes near it (C03)."""
    most = scene.exercise.limits.knee_travel_max_ratio
    travelled = scene.values[Measure.KNEE_TRAVEL]
    if most is None or math.isnan(travelled) or scene.shin_is_off:
        return ()
    if not scene.has(Part.KNEE, Part.ANKLE) or not scene.shank_px > 0.0:
        return ()
    if travelled < most - WALL_NEAR_RATIO:
        return ()
    knee, ankle = scene.points[Part.KNEE], scene.points[Part.ANKLE]
    wall_x = knee[0] + scene.facing * (most - travelled) * scene.shank_px
    top = knee[1] - 0.35 * scene.shank_px
    return (
        GuideLine(
            cue_id=scene.cue_id,
            points_px=((wall_x, ankle[1]), (wall_x, top)),
            level=scene.guide_level,
        ),
    )


def heel_guides(scene: GuideScene) -> tuple[Guide, ...]:
    """An anchor where the heel belongs, once the heel leaves it (C09)."""
    return _anchor(scene, Part.HEEL, scene.values[Measure.HEEL_LIFT])


def toe_guides(scene: GuideScene) -> tuple[Guide, ...]:
    """An anchor where the forefoot belongs, once it leaves it (C10)."""
    return _anchor(scene, Part.TOE, scene.values[Measure.TOE_LIFT])


def _anchor(scene: GuideScene, part: Part, lift_ratio: float) -> tuple[Guide, ...]:
    if not lift_ratio > ANCHOR_FROM_RATIO or not scene.has(Part.HEEL, Part.TOE):
        return ()
    foot_px = math.dist(scene.points[Part.HEEL], scene.points[Part.TOE])
    x, y = scene.points[part]
    return (
        GuideAnchor(
            cue_id=scene.cue_id,
            at_px=(x, y + lift_ratio * foot_px),
            lift_ratio=min(lift_ratio / ANCHOR_LOOSE_RATIO, 1.0),
            level=scene.guide_level,
        ),
    )


def overextension_guides(scene: GuideScene) -> tuple[Guide, ...]:
    """The line from shoulder over hip to knee, only while it is passed (C15)."""
    if scene.level is None or not scene.has(Part.SHOULDER, Part.HIP, Part.KNEE):
        return ()
    shoulder, hip, knee = (scene.points[part] for part in (Part.SHOULDER, Part.HIP, Part.KNEE))
    return (
        GuideLine(
            cue_id=scene.cue_id,
            points_px=(shoulder, knee),
            level=GuideLevel.QUIET,
            dashed=True,
        ),
        GuideLine(cue_id=scene.cue_id, points_px=(shoulder, hip, knee), level=scene.guide_level),
    )


def lockout_guides(scene: GuideScene) -> tuple[Guide, ...]:
    """Lying on the back: the line that shoulder, hip and knee are to make (C16)."""
    fold_deg = scene.values[Measure.HIP_FOLD]
    if scene.exercise.position is not Position.SUPINE or math.isnan(fold_deg):
        return ()
    if not scene.q < LONG_HALF or not scene.has(Part.SHOULDER, Part.KNEE):
        return ()
    is_straight = PASSED_DEG <= fold_deg <= STRAIGHT_DEG
    level = GuideLevel.GOOD if is_straight else GuideLevel.QUIET
    return (
        GuideLine(
            cue_id=scene.cue_id,
            points_px=(scene.points[Part.SHOULDER], scene.points[Part.KNEE]),
            level=level,
            dashed=level is GuideLevel.QUIET,
        ),
    )


GUIDES: Mapping[str, Callable[[GuideScene], tuple[Guide, ...]]] = {
    "hips_back": hips_back_guides,
    "shin_vertical": shin_guides,
    "knee_travel": knee_wall_guides,
    "heels_down": heel_guides,
    "toes_down": toe_guides,
    "hip_not_back": overextension_guides,
    "lockout": lockout_guides,
}
"""By cue key; the other cues draw nothing on the body (depth and tempo have their own gauges)."""
