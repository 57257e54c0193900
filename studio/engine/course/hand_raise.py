"""A hand held above the head starts and ends a set, so that nobody walks to the screen."""

import math

from studio.kinematics.angles import Point
from studio.kinematics.segments import BodyPoints, body_points
from studio.model.landmarks import Landmark
from studio.model.pose import VISIBLE, Pose

HOLD_S = 1.0
_GAP_S = 0.25
_ABOVE_RATIO = 0.15
_UPRIGHT_RATIO = 0.85
"""A trunk that leans by more than 30 degrees is at work: hands behind the head rise as it bows."""
_STANDING_THIGH_RATIO = 0.5
_ELBOW_RATIO = 0.22
"""A raised arm lifts its elbow so far above the shoulder, in trunk lengths; measured 0.38 to 0.43.
Hands held before the face or at the head leave it within 0.20."""
_HEAD = (Landmark.NOSE, Landmark.LEFT_EAR, Landmark.RIGHT_EAR)
_SHOULDERS = (Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER)
_ELBOWS = (Landmark.LEFT_ELBOW, Landmark.RIGHT_ELBOW)
_WRISTS = (Landmark.LEFT_WRIST, Landmark.RIGHT_WRIST)


class HandRaise:
    """Notices one or both wrists held above the head for a second.

    After it fired, the hand must come down before it can fire again. Only an upright trunk
    counts: arms beside the head of somebody lying down are no sign.
    """

    def __init__(self, *, one_hand: bool = False) -> None:
        """Begin with the hand down.

        Args:
            one_hand: Both hands up are another sign, a call for help (`engine.alarm_watch`).
        """
        self._one_hand = one_hand
        self.reset()

    def reset(self) -> None:
        """Forget a hand that is up; it must come down first."""
        self._up_since_s: float | None = None
        self._last_up_s = -math.inf
        self._is_spent = True
        self.is_fired = False

    def _counts(self, pose: Pose) -> bool:
        raised = _raised(pose)
        if not self._one_hand:
            return bool(raised)
        if len(raised) != 1 or hands_up(pose) != 1:
            return False
        return _hangs(pose, 1 - raised[0]) and not _is_low(pose)

    @property
    def is_up(self) -> bool:
        """Whether a hand that counts is up."""
        return self._up_since_s is not None and not self._is_spent

    def update(self, pose: Pose | None, *, time_s: float) -> float:
        """Take in one picture; `is_fired` is True at the one picture where the second is full.

        Args:
            pose: The client, or None when not seen.
            time_s: Stream time.

        Returns:
            0..1, how much of the second has passed.
        """
        self.is_fired = False
        if pose is not None and self._counts(pose):
            self._last_up_s = time_s
            if self._up_since_s is None:
                self._up_since_s = time_s
        elif time_s - self._last_up_s > _GAP_S:
            self._up_since_s = None
            self._is_spent = self._is_spent and pose is None
        if self._up_since_s is None or self._is_spent:
            return 0.0
        ratio = min(1.0, (time_s - self._up_since_s) / HOLD_S)
        if ratio >= 1.0:
            self.is_fired = True
            self._is_spent = True
        return ratio


def _raised(pose: Pose) -> list[int]:
    """Which arms are stretched up, 0 = left: the wrist above the head, the elbow well up too."""
    points, least_y = pose.points_px, _highest_y(pose)
    trunk_px = _upright_trunk_px(body_points(pose))
    return [
        place
        for place, (shoulder, elbow, wrist) in enumerate(
            zip(_SHOULDERS, _ELBOWS, _WRISTS, strict=True)
        )
        if pose.visibility[wrist] >= VISIBLE
        and points[wrist, 1] < least_y
        and points[shoulder, 1] - points[elbow, 1] > _ELBOW_RATIO * trunk_px
    ]


def _hangs(pose: Pose, place: int) -> bool:
    """Whether a hand is below its shoulder; of a hidden one the network's guess is taken.

    Hands held together before the face are no sign, and the body may hide one of them.
    """
    wrist, shoulder = _WRISTS[place], _SHOULDERS[place]
    return bool(pose.points_px[wrist, 1] > pose.points_px[shoulder, 1])


def _is_low(pose: Pose) -> bool:
    """Whether the hips are down near the knees, as in the middle of a rep."""
    points = body_points(pose)
    trunk_px = _upright_trunk_px(points)
    drops = [leg.hip[1] - leg.knee[1] for leg in (points.left, points.right)]
    seen = [drop for drop in drops if not math.isnan(drop)]
    return bool(seen) and max(seen) < _STANDING_THIGH_RATIO * trunk_px


def hands_up(pose: Pose) -> int:
    """How many wrists are clearly above the head of an upright body.

    Args:
        pose: The client.
    """
    least_y = _highest_y(pose)
    wrists = [pose.points_px[index, 1] for index in _WRISTS if pose.visibility[index] >= VISIBLE]
    return sum(float(wrist) < least_y for wrist in wrists)


def _highest_y(pose: Pose) -> float:
    """Where a hand is clearly above the head of an upright body, pixels, y down; else -inf."""
    trunk_px = _upright_trunk_px(body_points(pose))
    head = [pose.points_px[index, 1] for index in _HEAD if pose.visibility[index] >= VISIBLE]
    if math.isnan(trunk_px) or not head:
        return -math.inf
    return float(min(head)) - _ABOVE_RATIO * trunk_px


def _upright_trunk_px(points: BodyPoints) -> float:
    """Length of the trunk in the picture when it stands upright, else NaN."""
    (shoulder_x, shoulder_y), (hip_x, hip_y) = trunk_of(points)
    up, across = shoulder_y - hip_y, shoulder_x - hip_x
    length_px = math.hypot(up, across)
    return length_px if up > _UPRIGHT_RATIO * length_px else math.nan


def trunk_of(points: BodyPoints) -> tuple[Point, Point]:
    """Shoulder and hip: the middle of both where both are seen, else one side's; pixels, y up."""
    for shoulder, hip in (
        (points.mid_shoulder, points.mid_hip),
        (points.left.shoulder, points.left.hip),
        (points.right.shoulder, points.right.hip),
    ):
        if not math.isnan(shoulder[0] + hip[0]):
            return shoulder, hip
    return points.mid_shoulder, points.mid_hip
