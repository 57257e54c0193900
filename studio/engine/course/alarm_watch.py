"""Signs that somebody needs help during a set: both arms up, or a fall (coaching.md 8.3)."""

import math
from collections import deque
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from studio.engine.course.hand_raise import hands_up, trunk_of
from studio.kinematics.segments import BodyPoints, body_points
from studio.model.exercise import Exercise, Position
from studio.model.landmarks import Landmark
from studio.model.pose import VISIBLE, Pose

ARMS_UP_S = 1.0
DROP_RATIO = 0.40
DROP_WITHIN_S = 0.7
LOW_RATIO = 0.35
LOW_FOR_S = 1.0
_GAP_S = 0.25
_LOW_SHOULDER_RATIO = 0.35
"""Even at the bottom of a full squat the shoulders stay above 40 % of where they stood; who lies
does not [reasoned, beside the heights of coaching.md 8.3]. Who lands sitting is not noticed."""

_ELBOWS = (Landmark.LEFT_ELBOW, Landmark.RIGHT_ELBOW)
_SHOULDERS = (Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER)
_STANDING_PERCENT = 90
_REMEMBERED_S = 20.0
_STANDS_FROM_S = 1.0
_MAY_BE_LOW = frozenset({Position.SUPINE, Position.QUADRUPED, Position.SIDE_LYING, Position.SEATED})
_UPRIGHT_RATIO = 0.8


class Alarm(StrEnum):
    """What looked like a call for help."""

    ARMS_UP = "arms_up"
    FALL = "fall"


class AlarmWatch:
    """Watches one set. Knows no clock."""

    def __init__(self, exercise: Exercise) -> None:
        """Begin with nothing seen.

        Args:
            exercise: On mat, box and bench the hips are low by design: no fall is looked for.
        """
        self._arms = _ArmsUp()
        self._fall = None if exercise.position in _MAY_BE_LOW else _Fall()

    def update(self, pose: Pose | None, *, time_s: float) -> Alarm | None:
        """Take in one picture; answers an alarm in the picture with which it is certain.

        Args:
            pose: The client, or None when not seen.
            time_s: Stream time.
        """
        if self._arms.update(pose, time_s=time_s):
            return Alarm.ARMS_UP
        if self._fall is not None and self._fall.update(pose, time_s=time_s):
            return Alarm.FALL
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stood:
    """Heights of one picture of somebody who stands, pixels, y up; hip and shoulder over floor."""

    time_s: float
    floor_y: float
    hip: float
    shoulder: float


class _ArmsUp:
    """Both wrists above the head of an upright body for a second."""

    def __init__(self) -> None:
        self._since_s: float | None = None
        self._last_s = -math.inf

    def update(self, pose: Pose | None, *, time_s: float) -> bool:
        if pose is not None and hands_up(pose) == 2 and _are_elbows_up(pose):
            self._last_s = time_s
            self._since_s = time_s if self._since_s is None else self._since_s
        elif time_s - self._last_s > _GAP_S:
            self._since_s = None
        return self._since_s is not None and time_s - self._since_s >= ARMS_UP_S


def _are_elbows_up(pose: Pose) -> bool:
    """Hands held together before the face leave the elbows at the shoulders."""
    heights: list[float] = (-pose.points_px[:, 1]).tolist()
    seen = [pose.visibility[elbow] >= VISIBLE for elbow in _ELBOWS]
    return all(seen) and all(
        heights[elbow] > heights[shoulder]
        for elbow, shoulder in zip(_ELBOWS, _SHOULDERS, strict=True)
    )


class _Fall:
    """The hips drop fast and stay low, and so do the shoulders."""

    def __init__(self) -> None:
        self._hips: deque[tuple[float, float]] = deque()
        self._stood: deque[_Stood] = deque()
        self._low_since_s: float | None = None
        self._is_fast = self._is_low = False

    def update(self, pose: Pose | None, *, time_s: float) -> bool:
        if pose is not None:
            self._look(body_points(pose), time_s=time_s)
        # Who fell may be hidden from then on: what was seen last holds.
        if self._low_since_s is None or not (self._is_fast and self._is_low):
            return False
        return time_s - self._low_since_s > LOW_FOR_S

    def _look(self, points: BodyPoints, *, time_s: float) -> None:
        (_, shoulder_y), (_, hip_y) = trunk_of(points)
        if math.isnan(hip_y + shoulder_y):
            return
        self._remember_standing(points, time_s=time_s)
        if not self._stood or self._stood[-1].time_s - self._stood[0].time_s < _STANDS_FROM_S:
            return
        floor_y = float(np.median([one.floor_y for one in self._stood]))
        stood_hip = float(np.percentile([one.hip for one in self._stood], _STANDING_PERCENT))
        shoulders = [one.shoulder for one in self._stood]
        stood_shoulder = float(np.percentile(shoulders, _STANDING_PERCENT))
        hip = (hip_y - floor_y) / stood_hip
        self._hips.append((time_s, hip))
        while self._hips[0][0] < time_s - DROP_WITHIN_S:
            self._hips.popleft()
        if hip >= LOW_RATIO:
            self._low_since_s, self._is_fast = None, False
            return
        self._low_since_s = time_s if self._low_since_s is None else self._low_since_s
        highest = max(height for _, height in self._hips)
        self._is_fast = self._is_fast or highest - hip > DROP_RATIO
        self._is_low = shoulder_y - floor_y < _LOW_SHOULDER_RATIO * stood_shoulder

    def _remember_standing(self, points: BodyPoints, *, time_s: float) -> None:
        """An upright body with its feet below it tells where the floor is."""
        ankles = [
            leg.ankle[1] for leg in (points.left, points.right) if not math.isnan(leg.ankle[1])
        ]
        if not ankles:
            return
        (shoulder_x, shoulder_y), (hip_x, hip_y) = trunk_of(points)
        floor_y = min(ankles)
        trunk = math.hypot(shoulder_x - hip_x, shoulder_y - hip_y)
        if min(shoulder_y - hip_y, hip_y - floor_y) < _UPRIGHT_RATIO * trunk:
            return
        self._stood.append(
            _Stood(
                time_s=time_s, floor_y=floor_y, hip=hip_y - floor_y, shoulder=shoulder_y - floor_y
            )
        )
        while self._stood[0].time_s < time_s - _REMEMBERED_S:
            self._stood.popleft()
